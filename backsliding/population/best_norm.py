"""The norm that does most good to a population: found exactly, among a few candidates.

Source: ours, from Part V.A; `backsliding.results.best_level` and
`backsliding.results.best_voluntary` derive where it lies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Context, Decimal
from typing import Any

import numpy as np

from .. import formulas
from ..domains import Array
from ..records import Result
from .sweep import Sweep, Tally

#: How a best level is written: rounded up it would lose the state that it just lifts.
WRITTEN = Context(prec=10, rounding=ROUND_DOWN)


class Chosen(Result):
    """A base for results with a level ``k`` that is printed so that it can be typed in again."""

    k: float
    attained: bool

    @property
    def written(self) -> Decimal:
        """The level in ten digits, never above it, and below it if it is not attained."""
        level = Decimal(repr(float(self.k)))
        short = WRITTEN.plus(level)
        return short if self.attained or short < level else WRITTEN.next_minus(short)

    def _shown(self) -> dict[str, Any]:
        return self._named() | {"k": self.written}


@dataclass(frozen=True, eq=False, repr=False)
class BestNorm(Chosen):
    """The level of one norm that does most good, and how much that is.

    Where ``attained`` is False, ``net`` is a limit that levels approach from below ``k``; at ``k``
    itself one more state joins, and slides. Print and type in ``written``, which has this net to
    six digits: it has ten digits and is never above ``k``. Rounding ``k`` up would lose one state.
    """

    k: float
    net: float
    attained: bool = True


@dataclass(frozen=True, eq=False, repr=False)
class Adopted(Chosen):
    """A norm that is chosen, and what it does; ``attained`` and ``written`` as for `BestNorm`."""

    k: float
    members: int
    pull: float
    slide: float
    net: float
    attained: bool = True


def best_norm(table: Tally) -> Adopted:
    """Return the best norm, under which some state is indifferent about rising or about joining.

    As the norm rises every state's outcome rises, but for two drops: when the norm comes to the
    state's joining threshold, and when it has passed the state's critical norm. So only critical
    norms need be compared, and what is approached just below the thresholds.
    """
    ks = np.asarray(formulas.critical_norm(1.0 / table.policy, table.D))
    best = _highest(ks, table.under(ks))
    if table.thresholds is not None:
        edges = np.unique(table.thresholds[table.thresholds > 0.0])
        if edges.size:
            below = np.nextafter(edges, 0.0)
            ahead = np.searchsorted(table.thresholds, edges)
            limit = _highest(edges, table.under(below, joined=ahead), attained=False)
            best = limit if limit.net > max(best.net, 0.0) else best
    # At the strongest state's critical norm nobody slides, so only rounding makes this negative.
    return replace(best, net=max(best.net, 0.0))


def _highest(ks: Array, swept: Sweep, attained: bool = True) -> Adopted:
    """Return the norm with the highest net; of several the lowest."""
    best = int(np.argmax(swept.net))
    totals = (ks, swept.members, swept.pull, swept.slide, swept.net)
    k, members, pull, slide, net = (np.ravel(each)[best].item() for each in totals)
    return Adopted(k, members, pull, slide, net, attained)
