"""The response curve under any norm, sampled: two scenes draw it beside a ghost to compare with.

The browser's copy is static/every_state.js.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..response import HasCurve, Response, best_response
from . import panels, parts, pictures

#: Own policies at which the curve is drawn: these many steps of this length.
STEPS, STEP = 300, 0.02
OWN = STEP * np.arange(1, STEPS + 1)
#: Three points this near to a line are drawn as one; sampled in even steps.
STRAIGHT = 1e-9


def panel(
    r: Response, norm: HasCurve, other: HasCurve, words: str, places: list
) -> dict[str, Any]:
    """Return where every state ends under a norm, with the response to another as a ghost."""
    marks = [
        *places,
        pictures.line("ghost", _thinned(best_response(1.0 / OWN, other).policy, 0)),
        *_stretches(norm),
        panels.state_moved(r),
        dotted(words),
    ]
    return panels.responses(r, marks)


def dotted(words: str) -> pictures.Mark:
    """Return what names the dotted curve of a panel, in its lower right corner."""
    return pictures.text("ghost", (parts.END, 0.0), f"dotted: {words}", "end", 10)


def _stretches(norm: HasCurve) -> Iterator[pictures.Mark]:
    """Yield the curve's stretches, each of states that the norm moves alike, and its gaps."""
    r = best_response(1.0 / OWN, norm)
    ends = [*(np.flatnonzero(r.effect[1:] != r.effect[:-1]) + 1).tolist(), STEPS]
    for start, end in zip([0, *ends], ends, strict=False):
        yield pictures.line(str(r.effect[start]), _thinned(r.policy[start:end], start))
    yield pictures.segments(
        "jump", [[OWN[i - 1], r.policy[i - 1], OWN[i], r.policy[i]] for i in ends[:-1]]
    )


def _thinned(policy: np.ndarray, start: int) -> list[list[float]]:
    """Return the points of a stretch without those on a straight line between their neighbours."""
    bends = np.abs(policy[:-2] - 2.0 * policy[1:-1] + policy[2:]) > STRAIGHT
    kept = np.ones(policy.size, dtype=bool)
    kept[1:-1] = bends
    own = OWN[start : start + policy.size]
    return np.column_stack([own[kept], policy[kept]]).tolist()
