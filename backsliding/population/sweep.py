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

from ..closed_forms import critical_norm
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
    """States from the weakest to the strongest, and what they weigh.

    ``cost`` falls, ``policy`` rises; ``weights`` is None where every state counts alike.
    """

    cost: Array
    policy: Array
    weights: Array | None


def rank(lam: Array, weights: Array | None) -> Ranking:
    """Put states in rising order of their own policies."""
    if weights is None:
        cost = np.sort(lam)[::-1].copy()
        return Ranking(cost, 1.0 / cost, None)
    order = np.argsort(lam)[::-1]
    cost = lam[order]
    return Ranking(cost, 1.0 / cost, weights[order])


@dataclass(frozen=True, eq=False)
class Tally:
    """A ranking made ready to be added up under norms with one jump and one slope.

    ``critical`` is the highest norm that lifts each state, ``free`` where each slides to when no
    norm stops it. ``own`` adds up the states' own measures, ``loss`` what free slides take away.
    """

    critical: Array
    policy: Array
    free: Array
    own: RunningTotal
    loss: RunningTotal
    weight: RunningTotal | None
    measure: Measure | None

    def under(self, ks: Array, reached: Array | None = None) -> Sweep:
        """Return what norms at ``ks`` do.

        ``reached``, a lower level for each, asks for every state that a norm there would lift to
        be lifted to ``ks``: an upper bound on what any norm between the two does.
        """
        # The solver takes a welfare within rounding of another for a tie, and a tie for lifted.
        lowest = (ks if reached is None else reached) * (1.0 - TIE)
        lifted = np.searchsorted(self.critical, lowest)
        anchored = np.searchsorted(self.policy, ks)
        sliding = np.searchsorted(self.free, ks)
        here = measured(ks, self.measure)
        pull = here * self._weight(lifted, anchored) - self.own.between(lifted, anchored)
        held = self.own.between(anchored, sliding) - here * self._weight(anchored, sliding)
        # Sums of terms that are never negative: only rounding can take them below zero.
        pull, held = np.maximum(pull, 0.0), np.maximum(held, 0.0)
        slide = held + self.loss.between(sliding, len(self.policy))
        return Sweep(pull, slide, pull - slide)

    def _weight(self, first: NDArray, last: NDArray) -> Array:
        if self.weight is None:
            return (last - first).astype(np.float64)
        return self.weight.between(first, last)


def tally(ranking: Ranking, D: float, m: float, measure: Measure | None) -> Tally:
    """Add a ranking up once, for any number of norms with this jump and slope."""
    cost, policy, weights = ranking
    free = 0.5 * m * policy
    own = measured(policy, measure)
    ensure_rising(own, policy)
    loss = (1.0 - 0.5 * m) * policy if measure is None else own - measured(free, measure)
    weight = None
    if weights is not None:
        own, loss, weight = weights * own, weights * loss, running_total(weights)
    critical = critical_norm(cost, D)
    return Tally(critical, policy, free, running_total(own), running_total(loss), weight, measure)


def best_of(table: Tally) -> BestNorm:
    """Return the best norm. Under it some state is on the knife-edge of being lifted at all.

    As the norm rises every state's outcome rises, until the norm passes the state's critical norm
    and the outcome drops; so only critical norms need be compared. They are first bounded block
    by block: none does more good than the block's highest would if it lost no state that the
    block's lowest lifts. Blocks whose bound falls short of a value already found are passed over.
    """
    ks = table.critical
    width = isqrt(len(ks))
    low = np.arange(0, len(ks), width)
    high = np.minimum(low + width, len(ks)) - 1
    bound = table.under(ks[high], reached=ks[low]).net
    promising = bound >= np.max(table.under(ks[high]).net)
    ks = ks[np.repeat(promising, high - low + 1)]
    net = table.under(ks).net
    best = int(np.argmax(net))
    return BestNorm(float(ks[best]), float(net[best]))
