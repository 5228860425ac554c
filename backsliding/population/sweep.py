"""One population under many norms.

Put the states in rising order of their own policies. Under a norm at ``k`` those out of reach
come first, then the ones it lifts, then the ones it anchors at ``k``, then the ones that slide
freely to the share ``m/2``. If states may refuse, the strongest do, and come last. So four
look-ups in sorted arrays say who is who, and running totals add each group up: many norms cost
little more than sorting the states once.

Source: ours, from Part III.A and III.B; `response` in `backsliding.results` derives where a state
ends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..closed_forms import lifted_band
from ..domains import Array, Real
from ..norms import FULL_SLOPE
from ..records import Result
from ..solver import TIE
from .measure import Measure, ensure_rising, measured
from .membership import joining_threshold
from .totals import RunningTotal, running_total


@dataclass(frozen=True, eq=False, repr=False)
class Sweep(Result):
    """What each of several norms does to a population, and how many join; one entry a norm."""

    k: Real
    pull: Real
    slide: Real
    net: Real
    members: int | NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Tally:
    """States in rising order, prepared for adding up what norms with one jump and one slope do.

    ``own`` adds up what the states' own policies count for, ``free`` what members lose that slide
    freely, and ``weight`` the weights. ``refused`` adds up what states lose that refuse, and
    ``thresholds`` are the lowest norms that the states join; both are None if all join all norms.
    """

    policy: Array
    weight: RunningTotal | None
    own: RunningTotal
    free: RunningTotal
    refused: RunningTotal | None
    thresholds: Array | None
    D: float
    m: float
    measure: Measure | None

    def under(self, ks: Array, joined: NDArray[np.int64] | None = None) -> Sweep:
        """Return what norms at ``ks`` do.

        ``joined`` says how many states join each norm, where they are not to be found by their
        thresholds. Those that join are the weakest.
        """
        # As in the solver, welfares that differ by no more than rounding tie, and a tie lifts.
        lifted = np.searchsorted(self.policy, lifted_band(ks * (1.0 - TIE), self.D).weakest)
        anchored = np.searchsorted(self.policy, ks)
        joined = np.maximum(self._joined(ks) if joined is None else joined, anchored)
        sliding = np.minimum(np.searchsorted(self.policy, self._released(ks)), joined)
        here = measured(ks, self.measure)
        pull = here * self._weight(lifted, anchored) - self.own.between(lifted, anchored)
        held = self.own.between(anchored, sliding) - here * self._weight(anchored, sliding)
        # Sums of terms that are never negative: only rounding can take them below zero.
        pull, held = np.maximum(pull, 0.0), np.maximum(held, 0.0)
        slide = held + self.free.between(sliding, joined)
        if self.refused is not None:
            slide = slide + self.refused.between(joined, len(self.policy))
        return Sweep(ks, pull, slide, pull - slide, joined)

    def _released(self, ks: Array) -> Array:
        """Return the weakest state that slides freely past each norm."""
        kept = 0.5 * self.m
        with np.errstate(over="ignore"):  # the slope is so small that no state is released
            released: Array = ks / kept if kept > 0.0 else np.full_like(ks, np.inf)
        return released

    def _joined(self, ks: Array) -> NDArray[np.int64]:
        """Return how many states join each norm. Ties join."""
        if self.thresholds is None:
            return np.full(ks.shape, len(self.policy))
        return np.searchsorted(self.thresholds - TIE * self.policy, ks, side="right")

    def _weight(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> Array:
        if self.weight is None:
            return (last - first).astype(np.float64)
        return self.weight.between(first, last)


def tally(
    policy: Array, weights: Array | None, D: float, m: float, measure: Measure | None, share: float
) -> Tally:
    """Prepare own policies in rising order for any number of norms with this jump and slope.

    ``share`` of a norm reaches states that refuse it.
    """
    worth = measured(policy, measure)
    ensure_rising(worth, policy)

    def total(values: Array) -> RunningTotal:
        return running_total(values if weights is None else weights * values)

    def lost(slope: float) -> RunningTotal:  # by states that slide freely to where it takes them
        if measure is None:  # exact; the difference below loses digits where the slope is near 2
            return total((1.0 - 0.5 * slope) * worth)
        return total(worth - measured(0.5 * slope * policy, measure))

    refused = thresholds = None
    if share < 1.0 and m < FULL_SLOPE:
        refused = lost(FULL_SLOPE * (1.0 - share) + share * m)
        thresholds = np.maximum.accumulate(joining_threshold(1.0 / policy, D, m, share))
    weight = None if weights is None else running_total(weights)
    return Tally(policy, weight, total(worth), lost(m), refused, thresholds, D, m, measure)
