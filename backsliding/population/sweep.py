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
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..closed_forms import lifted_band
from ..domains import Array, Real
from ..norms import FULL_SLOPE
from ..records import Result
from ..solver import TIE
from .measure import Measure, ensure_rising, measured
from .membership import joining_threshold
from .totals import Ranks, RunningTotal, running_total


@dataclass(frozen=True, eq=False, repr=False)
class Sweep(Result):
    """What each of several norms does to a population, and how many join; one entry a norm."""

    k: Real
    pull: Real
    slide: Real
    net: Real
    members: int | NDArray[np.int64]


class Ranking(NamedTuple):
    """States from the weakest to the strongest, with running totals of weights and policies.

    ``weights`` and ``weight`` are None where every state counts alike.
    """

    policy: Array
    own: RunningTotal
    weights: Array | None
    weight: RunningTotal | None


def rank(autonomous: Array, weights: Array | None) -> Ranking:
    """Put states in rising order of their own policies."""
    if weights is None:
        policy = np.sort(autonomous)
        return Ranking(policy, running_total(policy), None, None)
    order = np.argsort(autonomous)
    policy, weights = autonomous[order], weights[order]
    return Ranking(policy, running_total(weights * policy), weights, running_total(weights))


class Loss(NamedTuple):
    """What is lost by states that keep a fixed share of their own policies.

    It is ``share``, one less what they keep, of the sum of what they had.
    """

    totals: RunningTotal
    share: float

    def between(self, first: Ranks, last: Ranks) -> Array:
        """Return what the states from rank ``first`` up to, not including, ``last`` lose."""
        return self.share * self.totals.between(first, last)


@dataclass(frozen=True, eq=False)
class Tally:
    """A ranking, prepared for adding up what norms with one jump and one slope do.

    ``own`` adds up the states' own measures, ``free`` what members lose that slide freely,
    ``refused`` what states lose that refuse; ``thresholds`` are the lowest norms that the states
    join, or None if all states join all norms.
    """

    policy: Array
    own: RunningTotal
    free: Loss
    refused: Loss
    thresholds: Array | None
    weight: RunningTotal | None
    D: float
    m: float
    measure: Measure | None

    def under(
        self, ks: Array, reached: Array | None = None, joined: NDArray[np.int64] | None = None
    ) -> Sweep:
        """Return what norms at ``ks`` do.

        If ``reached`` gives a lower level for each norm, every state that a norm there would lift
        is counted as lifted to ``ks``: an upper bound for all levels between the two. ``joined``
        says how many states join, from the weakest up.
        """
        # As in the solver, welfares that differ by no more than rounding tie, and a tie lifts.
        lowest = (ks if reached is None else reached) * (1.0 - TIE)
        lifted = np.searchsorted(self.policy, lifted_band(lowest, self.D).weakest)
        anchored = np.searchsorted(self.policy, ks)
        joined = np.maximum(self._joined(ks) if joined is None else joined, anchored)
        sliding = np.minimum(np.searchsorted(self.policy, self._released(ks)), joined)
        here = measured(ks, self.measure)
        pull = here * self._weight(lifted, anchored) - self.own.between(lifted, anchored)
        held = self.own.between(anchored, sliding) - here * self._weight(anchored, sliding)
        # Sums of terms that are never negative: only rounding can take them below zero.
        pull, held = np.maximum(pull, 0.0), np.maximum(held, 0.0)
        slide = held + self.free.between(sliding, joined)
        if self.thresholds is not None:
            slide = slide + self.refused.between(joined, len(self.policy))
        return Sweep(ks, pull, slide, pull - slide, joined)

    def _released(self, ks: Array) -> Array:
        """Return the weakest state that slides freely past each norm."""
        kept = 0.5 * self.m
        with np.errstate(over="ignore"):  # the slope is so small that no state is released
            released: Array = ks / kept if kept > 0.0 else np.full_like(ks, np.inf)
        return released

    def _joined(self, ks: Array) -> NDArray[np.int64]:
        """Return how many states join each norm; they are the weakest. Ties join."""
        if self.thresholds is None:
            return np.full(ks.shape, len(self.policy))
        return np.searchsorted(self.thresholds - TIE * self.policy, ks, side="right")

    def _weight(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> Array:
        if self.weight is None:
            return (last - first).astype(np.float64)
        return self.weight.between(first, last)


def tally(ranking: Ranking, D: float, m: float, measure: Measure | None, share: float) -> Tally:
    """Prepare a ranking for any number of norms with this jump and slope.

    ``share`` of a norm reaches states that refuse it.
    """
    policy, own, weights, weight = ranking
    kept = 0.5 * m, 0.5 * (FULL_SLOPE * (1.0 - share) + share * m)
    thresholds = None
    if share < 1.0 and m < FULL_SLOPE:
        thresholds = np.maximum.accumulate(joining_threshold(1.0 / policy, D, m, share))
    if measure is None:
        free, refused = (Loss(own, 1.0 - each) for each in kept)
        return Tally(policy, own, free, refused, thresholds, weight, D, m, None)
    worth = measured(policy, measure)
    ensure_rising(worth, policy)
    lost = [worth - measured(each * policy, measure) for each in kept]
    if weights is not None:
        worth, lost = weights * worth, [weights * each for each in lost]
    free, refused = (Loss(running_total(each), 1.0) for each in lost)
    own = running_total(worth)
    return Tally(policy, own, free, refused, thresholds, weight, D, m, measure)
