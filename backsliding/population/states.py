"""A population: many states, how much each counts, and what norms do to all of them.

Source: Part III.B (some states are lifted, others lowered) and Part V. The article defines no
sum over states; the sums are ours, and `backsliding.population.measure` lets them be changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import domains
from ..records import Result
from ..response import AnyNorm
from . import checks
from .best_norm import BestNorm, best_norm
from .measure import Measure
from .membership import choose
from .outcome import Outcome
from .sweep import Sweep, Tally, tally


@dataclass(frozen=True, eq=False, repr=False, init=False)
class Population(Result):
    """Many states, each with its own cost of protection.

    Parameters
    ----------
    lam : array_like of one dimension, positive
        Cost of protection, one entry a state.
    weights : array_like, zero or more, optional
        How much each state counts when states are added up: its people, say. By default every
        state counts once.
    regions, names : sequence of str, optional
        The region each state belongs to, and its name. Names must differ.

    Arguments with labels, such as Series of pandas, must have the same labels in the same order;
    labels of ``lam`` that are words become the states' names if there are no others.

    Raises
    ------
    ValueError
        If there is no state, all weights are zero, the lengths do not match, a name comes twice,
        or the policies' sum is not a finite number.

    Examples
    --------
    >>> from backsliding import Norm
    >>> pop = Population([2.0, 1.25, 0.4], weights=[1.0, 1.0, 3.0])
    >>> out = pop.respond(Norm(k=1.0, D=0.2))
    >>> [round(float(total), 12) for total in (out.pull, out.slide, out.net)]
    [0.2, 3.75, -3.55]

    Source: Part V; the weights are ours.
    """

    lam: NDArray[np.float64]
    weights: NDArray[np.float64] | None
    regions: tuple[str, ...] | None
    names: tuple[str, ...] | None

    def __init__(
        self,
        lam: ArrayLike,
        weights: ArrayLike | None = None,
        regions: Iterable[str] | None = None,
        names: Iterable[str] | None = None,
    ) -> None:
        domains.same_labels(lam=lam, weights=weights, regions=regions, names=names)
        costs = checks.costs(lam)
        held = {
            "lam": costs,
            "weights": checks.weights(weights, costs),
            "regions": checks.labels("regions", regions, len(costs)),
            "names": checks.names(checks.named_by(lam, names), len(costs)),
        }
        self.__setstate__(held)
        checks.summable(self.autonomous, self.weights)

    @classmethod
    def from_policies(
        cls,
        S: ArrayLike,
        weights: ArrayLike | None = None,
        regions: Iterable[str] | None = None,
        names: Iterable[str] | None = None,
    ) -> Self:
        """Return the population whose states choose given policies when no norm reaches them.

        Parameters
        ----------
        S : array_like of one dimension, positive
            Each state's own policy, from a true zero and in a unit comparable with jumps ``D``.
        weights, regions, names : optional
            As for a population from costs.

        Examples
        --------
        >>> Population.from_policies([0.5, 4.0]).lam.tolist()
        [2.0, 0.25]

        Source: Part III.A; the cost of protection is the inverse of the state's own policy.
        """
        domains.same_labels(S=S, weights=weights, regions=regions, names=names)
        lam = 1.0 / checks.one_each("S", domains.own_policy(S))
        return cls(lam, weights, regions, checks.named_by(S, names))

    def _named(self) -> dict[str, Any]:
        about = {"state": self.names, "region": self.regions, "weight": self.weights}
        return about | {"lam": self.lam, "autonomous": self.autonomous}

    def __len__(self) -> int:
        return len(self.lam)

    @property
    def autonomous(self) -> NDArray[np.float64]:
        """The policies of the states when no norm reaches them."""
        return 1.0 / self.lam

    def respond(
        self,
        norm: AnyNorm | None,
        measure: Measure | None = None,
        *,
        voluntary: bool = False,
        outside: float = 0.0,
    ) -> Outcome:
        """Return what one norm does to every state, whether or not states may refuse it.

        Parameters
        ----------
        norm : norm or curve
            The norm in force, of any kind. Its parameters may be arrays with one entry a state, or
            with a further axis in front for many norms.
        measure : callable, optional
            What a policy counts for when states are added up; by default the policy itself.
        voluntary : bool, optional
            True if states may refuse the norm, as those do whose leaders are better off outside
            it. By default the norm reaches all states in full.
        outside : float, between 0 and 1, optional
            If states may refuse, the share of the norm that reaches those that do.

        Returns
        -------
        Outcome
            Each state's policy, whether it joined, and weighted sums of what changed.

        Raises
        ------
        ValueError
            If the measure is not finite, or a share is given although no state may refuse.
        TypeError
            If the norm is one that cannot arrive in part, and a share of it is to.

        Examples
        --------
        >>> from backsliding import Norm
        >>> out = Population([1.25, 0.25]).respond(Norm(k=1.0, D=0.2))
        >>> out.policy.tolist(), out.lifted, out.lowered
        ([1.0, 2.0], 1, 1)
        >>> out = Population([1.25, 0.25]).respond(Norm(k=1.0, D=0.2), voluntary=True)
        >>> out.policy.tolist(), out.joined.tolist(), out.members
        ([1.0, 4.0], [True, False], 1)

        Source: Part III.A and III.B; Part V.A and V.B.1 for norms that are joined.
        """
        response, joined = choose(self.lam, norm, checks.exposure(voluntary, outside))
        if np.shape(response.policy)[-1] != len(self):
            raise ValueError(
                f"the norm's last axis must have one entry a state, {len(self)}, or none; "
                f"together with the states it has the shape {np.shape(response.policy)}"
            )
        return Outcome(response, self.weights, self.regions, measure, joined, self.names)

    def sweep(
        self,
        ks: ArrayLike,
        D: float,
        m: float = 1.0,
        measure: Measure | None = None,
        *,
        voluntary: bool = False,
        outside: float = 0.0,
    ) -> Sweep:
        """Return pull, slide, net and members of many norms that differ in their level only.

        Takes time in proportion to ``(n + len(ks)) log n``; the states are sorted once.

        Parameters
        ----------
        ks : array_like, zero or more
            Levels, in any order.
        D : float, zero or more
            Jump in benefits.
        m : float, between 0 and 2, optional
            Slope of benefits beyond the norm.
        measure : callable, optional
            What a policy counts for, given as a function of an array of policies that does not
            fall as they rise; by default the policy itself.
        voluntary, outside
            As for `respond`.

        Returns
        -------
        Sweep
            ``k``, ``pull``, ``slide``, ``net`` and ``members``, each shaped like ``ks``.

        Examples
        --------
        >>> pop = Population([2.0, 1.25, 0.4])
        >>> pop.sweep([0.5, 1.0, 2.5], D=0.2).net.round(12).tolist()
        [-1.55, -1.05, 0.0]
        >>> pop.sweep([0.5, 1.0, 2.5], D=0.2, voluntary=True).net.round(12).tolist()
        [-0.3, 0.2, 0.0]

        Source: ours, from Part III; Part V.B.3 compares norms by their level.
        """
        levels = np.asarray(domains.non_negative("ks", ks))
        under = self._tally(D, m, measure, voluntary, outside).under(levels.ravel())
        totals = (levels, under.pull, under.slide, under.net, under.members)
        shaped = (np.reshape(each, levels.shape) for each in totals)
        return Sweep(*(each if each.ndim else each.item() for each in shaped))

    def best_norm(
        self,
        D: float,
        m: float = 1.0,
        measure: Measure | None = None,
        *,
        voluntary: bool = False,
        outside: float = 0.0,
    ) -> BestNorm:
        """Return the level at which a norm does most good, and how much that is.

        The maximum is exact. If no state may refuse, it always lies at some state's critical
        norm, so at the best level a state is indifferent between complying and not; like
        everywhere in this package, the tie goes to the higher policy. If states may refuse, it
        may also lie just below a level at which one more state would join, and slide. No level
        then does most good: ``attained`` is False, ``k`` is the level at which that state joins,
        and ``net`` is the limit of what levels do that approach ``k`` from below. Of several best
        critical norms the lowest is returned. As a norm just above the strongest state lifts it
        and lowers nobody, the best net is never negative.

        Parameters
        ----------
        D, m, measure, voluntary, outside
            As for `sweep`.

        Returns
        -------
        BestNorm
            ``k`` in the unit of protection and ``net`` in the measure's; ``attained``.

        Examples
        --------
        >>> best = Population([1.0] * 8 + [1 / 3]).best_norm(D=0.2)
        >>> round(best.k, 3), round(best.net, 3)
        (1.447, 2.078)
        >>> best = Population([1.0] * 20 + [1 / 2.09] * 10).best_norm(D=0.2, voluntary=True)
        >>> round(best.k, 3), round(best.net, 3), best.attained
        (1.443, 8.869, False)

        Source: ours; Part V.A speaks of norms above the optimum without defining it.
        """
        best = best_norm(self._tally(D, m, measure, voluntary, outside))
        return BestNorm(best.k, best.net, best.attained)

    def in_region(self, region: str) -> Self:
        """Return the states of one region as a population of their own."""
        domains.one_of("region", region, self.region_names)
        chosen = np.array(self.regions) == region
        columns = (self.weights, self.regions, self.names)
        about = (c if c is None else np.asarray(c)[chosen].tolist() for c in columns)
        return type(self)(self.lam[chosen], *about)

    @property
    def region_names(self) -> tuple[str, ...]:
        """The regions, in the order in which they first occur."""
        return tuple(dict.fromkeys(self.regions or ()))

    @cached_property
    def _ranked(self) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
        """The states' own policies in rising order, and the weights in that order."""
        if self.weights is None:
            return np.sort(self.autonomous), None
        order = np.argsort(self.autonomous)
        return self.autonomous[order], self.weights[order]

    def _tally(
        self, D: float, m: float, measure: Measure | None, voluntary: bool, outside: float
    ) -> Tally:
        D, m = domains.single(D=D, m=m)
        share = checks.exposure(voluntary, outside)
        return tally(*self._ranked, D, m, measure, share)
