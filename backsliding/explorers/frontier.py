"""Pull against slide as one norm for all rises, and where other arrangements lie beside it.

The browser's copy is static/frontier.js.

Source: ours, from Part V.B.2 and V.B.3.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Self

import numpy as np

from ..closed_forms import autonomous_policy, critical_norm, flattened_policy
from ..norms import Norm
from ..population import BestNorm, Outcome, Population, best_regional_norms, respond_by_region
from ..response import best_response
from . import pictures
from .many_states import numbering, totals
from .numerals import fixed

#: How far beyond a critical norm the frontier is looked at again, relative to it.
JUST_BEYOND = 1.0 + 1e-6
#: Share of the x axis left of zero, so that what lies at zero is not on the axis itself.
LEFT_OF_ZERO = 0.05


class Best(NamedTuple):
    """The one norm for all, and the norm for each region if none leaks, that do most good."""

    single: BestNorm
    regional: dict[str, BestNorm]

    @classmethod
    def of(cls, pop: Population, D: float, m: float) -> Self:
        """Return the best norms for a population with regions."""
        return cls(pop.best_norm(D, m), dict(best_regional_norms(pop, D, m)))


def panel(pop: Population, D: float, m: float, out: Outcome, best: Best) -> dict[str, Any]:
    """Return total pull against total slide: one norm at every level, the best, the present."""
    curve = _curve(pop.lam, D, m)
    levels = {name: norm.k for name, norm in best.regional.items()}
    single = _point(pop.respond(Norm(best.single.k, D, m)))
    each = _point(respond_by_region(pop, levels, D, m))
    here = _point(out)
    ends = np.max([*curve, single, each, here], axis=0)
    (x_step, x_end), (y_step, y_end) = (numbering(float(end)) for end in ends)
    even = min(x_end, y_end)
    return pictures.panel(
        f"Total pull against total slide; now they are {fixed(here[1])} and {fixed(here[0])}.",
        x=(-LEFT_OF_ZERO * x_end, x_end),
        y=(0.0, y_end),
        ticks=(x_step, y_step),
        height=350,
        labels=("total slide", "total pull"),
        marks=[
            pictures.line("zero", [[0.0, 0.0], [even, even]]),
            pictures.text("ghost", (even, even), "pull = slide", "end", -14),
            pictures.line("frontier", curve),
            pictures.text("norm", curve[0], "k = 0", "start", 6),
            pictures.dots("chosen", [here]),
            pictures.dots("norm", [single, each]),
            pictures.text("norm", single, "best for all", "start", -4),
            pictures.text("norm", each, "best for each", "start", 10),
        ],
    )


def _point(out: Outcome) -> list[float]:
    return [float(out.slide), float(out.pull)]


def _curve(lam: np.ndarray, D: float, m: float) -> list[list[float]]:
    """Return slide and pull at every level of one norm at which their course bends or breaks."""
    reach = critical_norm(lam, D)
    bends = [autonomous_policy(lam), flattened_policy(lam, m), reach, reach * JUST_BEYOND]
    ks = np.sort(np.concatenate([[0.0], *bends]))
    policy = best_response(lam[:, None], Norm(ks, D, m)).policy
    pull, slide = totals(policy - autonomous_policy(lam)[:, None])
    return np.column_stack([slide, pull]).tolist()
