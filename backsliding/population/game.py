"""What a group of states decides: a norm is chosen, and then each state joins it or not.

With a given jump nobody's gain depends on who else joins, so each state decides by itself, and
each state's leaders want the norm at their own policy. Who decides then settles the level. If the
jump grows with the number of members, each decision depends on the others', and there may be
several memberships in which no state regrets its decision.

Source: ours, from Part V.A; footnote 157 for norms that a broad membership makes more forceful,
footnote 158 for norms that reach states that refused them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import domains
from ..closed_forms import critical_norm
from ..norms import Norm
from ..records import Record, Result
from ..solver import TIE
from . import checks
from .best_norm import Adopted, best_norm
from .measure import Measure
from .membership import joins
from .states import Population

#: Who may choose the level of a norm.
CHOOSERS = ("unanimity", "median", "leader", "sum")

#: The jump in benefits, given an array of numbers of members.
Reward = Callable[[NDArray[np.int64]], NDArray[np.float64]]


@dataclass(frozen=True, eq=False, repr=False)
class Majority(Result):
    """The lowest and the highest level that no majority would exchange for another."""

    lowest: float
    highest: float


def majority_norm(lam: ArrayLike) -> Majority:
    """Return the level a group adopts by majority vote, one state one vote.

    Each state's leaders like a norm the better, the nearer it is to their own policy, on either
    side. So the median policy is never outvoted; with an even number of states nor is any level
    between the two in the middle.

    Parameters
    ----------
    lam : array_like of one axis, positive
        Cost of protection, one entry a voter; at least one.

    Returns
    -------
    Majority
        ``lowest`` and ``highest``, equal when the number of voters is odd.

    Examples
    --------
    >>> majority_norm([1.25, 1.0, 0.8, 0.4])
    Majority(lowest=1.0, highest=1.25)

    Source: ours; Part V.A argues that who is at the table decides how high the norm is.
    """
    own = np.sort(1.0 / checks.costs(lam))
    middle = own.size - 1
    return Majority(float(own[middle // 2]), float(own[(middle + 1) // 2]))


def liftable_whole(lam: ArrayLike, D: float) -> bool:
    """Return whether some norm lifts every state of a group that it moves and lowers none.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection, one entry a state; at least one.
    D : float, zero or more
        Jump in benefits.

    Returns
    -------
    bool
        True where the strongest state's own policy is a norm that still lifts the weakest.

    Examples
    --------
    >>> group = [1 / 0.8, 1.0, 1 / 1.2]
    >>> liftable_whole(group, D=0.2), liftable_whole(group, D=0.19)
    (True, False)

    Source: ours; Part V.A and V.B.2 argue that a norm serves similar states better.
    """
    lam = domains.cost_parameter(lam)
    (D,) = domains.single(D=D)
    if np.size(lam) == 0:
        raise ValueError(f"lam must hold at least one state; got the shape {np.shape(lam)}")
    return bool(np.max(1.0 / lam) <= critical_norm(np.max(lam), D) * (1.0 + TIE))


def adopted_norm(
    pop: Population,
    chooser: str,
    D: float,
    m: float = 1.0,
    outside: float = 0.0,
    measure: Measure | None = None,
) -> Adopted:
    """Return the norm that a treaty settles on, who joins it, and what it then does.

    Parameters
    ----------
    pop : Population
    chooser : str
        "unanimity": the norm is raised from nothing for as long as no state's leaders object, so
        up to the weakest state's own policy. "median": the state in the middle decides, or the
        weaker of two in the middle. "leader": the strongest state decides. "sum": the norm that
        does most good, added up over states.
    D, m, outside, measure
        As for `Population.best_norm`, where states may refuse the norm.

    Returns
    -------
    Adopted
        ``k``, ``members``, ``pull``, ``slide`` and ``net``; ``attained`` is False if the sum
        decides and its best is only approached, as for `Population.best_norm`.

    Examples
    --------
    >>> pop = Population([1 / 0.8, 1.0, 1 / 1.2, 1 / 3, 1 / 3])
    >>> for chooser in CHOOSERS:
    ...     found = adopted_norm(pop, chooser, D=0.2)
    ...     print(f"{chooser}: {found.members} join at {found.k:.3f}, net {found.net:.3f}")
    unanimity: 3 join at 0.800, net -0.600
    median: 3 join at 1.200, net 0.600
    leader: 5 join at 3.000, net 0.000
    sum: 5 join at 3.775, net 1.549

    Source: ours, from Part V.A; `backsliding.results.preferred_level`.
    """
    domains.instance("pop", pop, Population, "a Population")
    domains.one_of("chooser", chooser, CHOOSERS)
    if chooser == "sum":
        return best_norm(pop._tally(D, m, measure, True, outside))
    own = pop.autonomous
    level = {
        "unanimity": float(np.min(own)),
        "median": majority_norm(pop.lam).lowest,
        "leader": float(np.max(own)),
    }[chooser]
    swept = pop.sweep(level, D, m, measure, voluntary=True, outside=outside)
    totals = (swept.members, swept.pull, swept.slide, swept.net)
    return Adopted(level, *(np.asarray(each).item() for each in totals))


@dataclass(frozen=True, eq=False, repr=False)
class Membership(Result):
    """A membership in which no state regrets its decision, and what the norm then does."""

    members: int
    D: float
    pull: float
    slide: float
    net: float


@dataclass(frozen=True, eq=False)
class Memberships(Record):
    """All such memberships, from the smallest up, and the tipping points between neighbours."""

    equilibria: tuple[Membership, ...]
    tipping: tuple[int, ...]


def memberships(
    pop: Population, k: float, reward: Reward, m: float = 1.0, measure: Measure | None = None
) -> Memberships:
    """Return who may be members of a treaty whose jump grows with their number.

    A state that refuses keeps its own policy. One that joins counts itself among the members. The
    members are the weakest states, however many they are, and states alike decide alike.

    Parameters
    ----------
    pop : Population
    k : float, zero or more
        Level of the norm.
    reward : callable
        The jump in benefits, given an array of numbers of members from nought up: numbers, zero
        or more, that do not fall.
    m, measure
        As for `Population.best_norm`.

    Returns
    -------
    Memberships
        ``equilibria``: memberships that no single state has reason to leave or to enter, with the
        jump, the pull, the slide and the net at each; there is always one. ``tipping``: from this
        many members on, others join until the next larger equilibrium; with one fewer, members
        leave down to the next smaller.

    Examples
    --------
    >>> pop = Population([1 / 0.8] * 2 + [1 / 1.5] * 4)
    >>> found = memberships(pop, k=1.0, reward=lambda n: 0.05 * n)
    >>> [(each.members, round(each.net, 3)) for each in found.equilibria], found.tipping
    ([(2, 0.4), (6, -1.6)], (4,))

    Source: ours, from Part V.A and footnote 157.
    """
    domains.instance("pop", pop, Population, "a Population")
    k, m = domains.single(k=k, m=m)
    jumps = _jumps(reward, len(pop))
    weakest_first = np.sort(pop.lam)[::-1]
    # Whether the n-th weakest would join as the n-th member, for n = 1, 2, ...
    follows = np.asarray(joins(weakest_first, Norm(k, jumps[1:], m)))
    last = np.r_[True, follows] & ~np.r_[follows, False]
    first = follows & ~np.r_[True, follows[:-1]]
    found = []
    for members in np.flatnonzero(last):
        jump = float(jumps[members])
        swept = pop.sweep(k, jump, m, measure, voluntary=True)
        totals = (float(each) for each in (swept.pull, swept.slide, swept.net))
        found.append(Membership(int(members), jump, *totals))
    return Memberships(tuple(found), tuple((np.flatnonzero(first) + 1).tolist()))


def _jumps(reward: Reward, n: int) -> NDArray[np.float64]:
    """Return the jump for each number of members, from none to all."""
    if not callable(reward):
        got = domains.quoted(reward)
        raise TypeError(f"reward must be a function of the number of members; got {got}")
    jumps = np.asarray(domains.non_negative("reward", reward(np.arange(n + 1))))
    if np.shape(jumps) != (n + 1,):
        raise ValueError(
            f"reward must give one jump for each of {n + 1} numbers of members; "
            f"got the shape {np.shape(jumps)}"
        )
    falls = np.flatnonzero(np.diff(jumps) < 0.0)
    if falls.size:
        n = int(falls[0])
        raise ValueError(
            "reward must not fall as members join; "
            f"got {jumps[n]} for {n} and {jumps[n + 1]} for {n + 1}"
        )
    return jumps
