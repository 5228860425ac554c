"""One population under many norms, and the norm that does it most good.

Put the states in rising order of their own policies. Under a norm at ``k`` those out of reach
come first, then the ones it lifts, then the ones it anchors at ``k``, then the ones that slide
freely to the share ``m/2``. So three look-ups in sorted arrays say who is who, and running totals
add each group up: many norms cost little more than sorting the states once.

Source: ours, from Part III.A and III.B; `backsliding.results.response`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import formulas
from ..closed_forms import lifted_band
from ..solver import TIE
from .measure import Measure, ensure_rising, measured
from .totals import RunningTotal, running_total

Array = NDArray[np.float64]


class Sweep(NamedTuple):
    """What each of several norms does to a population; one entry a norm."""

    pull: Array
    slide: Array
    net: Array


class BestNorm(NamedTuple):
    """The level of one norm that does most good, and how much that is."""

    k: float
    net: float


class Ranking(NamedTuple):
    """States from the weakest to the strongest, and running totals of what they weigh and do.

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


@dataclass(frozen=True, eq=False)
class Tally:
    """A ranking made ready to be added up under norms with one jump and one slope.

    ``own`` adds up the states' own measures; ``share`` times ``loss`` what free slides take.
    """

    policy: Array
    own: RunningTotal
    loss: RunningTotal
    share: float
    weight: RunningTotal | None
    D: float
    m: float
    measure: Measure | None

    def under(self, ks: Array, reached: Array | None = None) -> Sweep:
        """Return what norms at ``ks`` do.

        ``reached``, a lower level for each, asks for every state that a norm there would lift to
        be lifted to ``ks``: an upper bound on what any norm between the two does.
        """
        # The solver takes a welfare within rounding of another for a tie, and a tie for lifted.
        lowest = (ks if reached is None else reached) * (1.0 - TIE)
        lifted = np.searchsorted(self.policy, lifted_band(lowest, self.D).weakest)
        anchored = np.searchsorted(self.policy, ks)
        sliding = np.searchsorted(self.policy, self._released(ks))
        here = measured(ks, self.measure)
        pull = here * self._weight(lifted, anchored) - self.own.between(lifted, anchored)
        held = self.own.between(anchored, sliding) - here * self._weight(anchored, sliding)
        # Sums of terms that are never negative: only rounding can take them below zero.
        pull, held = np.maximum(pull, 0.0), np.maximum(held, 0.0)
        slide = held + self.share * self.loss.between(sliding, len(self.policy))
        return Sweep(pull, slide, pull - slide)

    def _released(self, ks: Array) -> Array:
        """Return the weakest state that slides freely past each norm."""
        kept = 0.5 * self.m
        with np.errstate(over="ignore"):  # so nearly flat that no state is released
            return ks / kept if kept > 0.0 else np.full_like(ks, np.inf)

    def _weight(self, first: NDArray, last: NDArray) -> Array:
        if self.weight is None:
            return (last - first).astype(np.float64)
        return self.weight.between(first, last)


def tally(ranking: Ranking, D: float, m: float, measure: Measure | None) -> Tally:
    """Make a ranking ready for any number of norms with this jump and slope."""
    policy, own, weights, weight = ranking
    kept = 0.5 * m
    if measure is None:
        return Tally(policy, own, own, 1.0 - kept, weight, D, m, None)
    worth = measured(policy, measure)
    ensure_rising(worth, policy)
    lost = worth - measured(kept * policy, measure)
    if weights is not None:
        worth, lost = weights * worth, weights * lost
    return Tally(policy, running_total(worth), running_total(lost), 1.0, weight, D, m, measure)


def best_of(table: Tally) -> BestNorm:
    """Return the best norm. Under it some state is on the knife-edge of being lifted at all.

    As the norm rises every state's outcome rises, until the norm passes the state's critical norm
    and the outcome drops; so only critical norms need be compared. They are first bounded block
    by block: none does more good than the block's highest would if it lost no state that the
    block's lowest lifts. Blocks whose bound falls short of a value already found are passed over.
    """
    width = isqrt(len(table.policy))
    low = np.arange(0, len(table.policy), width)
    high = np.minimum(low + width, len(table.policy)) - 1
    lowest, highest = (_critical(table.policy[ends], table.D) for ends in (low, high))
    bound = table.under(highest, reached=lowest).net
    promising = bound >= np.max(table.under(highest).net)
    ks = _critical(table.policy[np.repeat(promising, high - low + 1)], table.D)
    net = table.under(ks).net
    best = int(np.argmax(net))
    # At the strongest state's critical norm nobody slides: less than nothing is rounding.
    return BestNorm(float(ks[best]), max(float(net[best]), 0.0))


def _critical(policy: Array, D: float) -> Array:
    return formulas.critical_norm(1.0 / policy, D)
