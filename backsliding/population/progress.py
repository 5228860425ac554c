"""A state whose own policy rises under a norm that stays where it is.

Source: the Introduction counts stagnation as backsliding where progress was otherwise due;
Part V.B.1 fears that a treaty impedes later progress.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .. import domains, formulas
from ..closed_forms import lifted_band
from ..domains import Real
from ..norms import FULL_SLOPE, Norm
from ..records import Result


@dataclass(frozen=True, eq=False, repr=False)
class TurningPoints(Result):
    """Own policies at which the path of a state under a norm turns.

    At ``arrival`` the norm takes hold and the state jumps to it; at ``level`` the state would be
    there unaided; at ``release`` it climbs on; and at ``even`` the norm has held back as much as
    it had brought.
    """

    arrival: Real
    level: Real
    release: Real
    even: Real


def turning_points(norm: Norm) -> TurningPoints:
    """Return where the path of a state turns as its own policy rises past a norm.

    Parameters
    ----------
    norm : Norm
        One standard that does not change.

    Returns
    -------
    TurningPoints
        In the unit of protection; infinite where the path has no such turn.

    Examples
    --------
    >>> turning_points(Norm(k=1.0, D=0.2))
    TurningPoints(arrival=0.641742, level=1.0, release=2.0, even=1.35826)

    Source: ours, from Part V.B.1; `backsliding.results.progress`, `backsliding.results.balance`.
    """
    k, D, m = map(np.asarray, _one_standard(norm))
    arrival = lifted_band(k, D).weakest
    with np.errstate(all="ignore"):  # a branch that does not apply may be infinite
        release = np.where(np.equal(m, 0.0), np.inf, 2.0 * k / m)
        held = np.where(np.greater(k, 0.0), formulas.even_while_held(k, D), 0.0)
        later = formulas.even_after_release(k, D, m)
    early = held <= release
    even = np.where(early, held, later)
    never = np.equal(m, FULL_SLOPE) & ~early
    domains.finite("turning point", np.where(never, 0.0, even), of="norm")
    turns = release, np.where(never, np.inf, even)
    return TurningPoints(arrival, norm.k, *(domains.plain(each) for each in turns))


def cumulative_effect(own: ArrayLike, norm: Norm) -> Real:
    """Return what a norm has added to protection by the time a state's own policy is ``own``.

    The own policy rises from zero at an even pace, and time is counted by it: a norm that holds a
    state one unit up for as long as its own policy takes to rise by one has added one.

    Parameters
    ----------
    own : array_like, zero or more
        How far the own policy has risen.
    norm : Norm
        One standard that does not change.

    Returns
    -------
    float or ndarray
        In the unit of protection, squared; negative once the norm has taken more than it gave.

    Examples
    --------
    >>> [round(cumulative_effect(own, Norm(k=1.0, D=0.2)), 3) for own in (0.5, 1.0, 1.5, 3.0)]
    [0.0, 0.064, -0.061, -1.686]

    Source: ours, from Part V.B.1.
    """
    k, _, m = _one_standard(norm)
    own = domains.non_negative("own", own)
    domains.broadcast(own=own, norm=np.broadcast_to(0.0, norm.curve().shape))
    points = turning_points(norm)
    arrival, release = points.arrival, points.release
    ahead, behind = k - np.clip(own, arrival, k), np.clip(own, k, release) - k
    started = np.where(np.isfinite(release), release, 0.0)
    with np.errstate(over="ignore", invalid="ignore"):  # refused below
        lifted = 0.5 * ((k - np.asarray(arrival)) ** 2 - ahead**2)
        sliding = np.where(own > release, (own - started) * (own + started), 0.0)
        total = lifted - 0.5 * behind**2 - 0.5 * (1.0 - 0.5 * m) * sliding
    return domains.finite("sum", total, of="own and norm")


def _one_standard(norm: Norm) -> tuple[Real, Real, Real]:
    domains.instance("norm", norm, Norm, "a Norm")
    return norm.k, norm.D, norm.m
