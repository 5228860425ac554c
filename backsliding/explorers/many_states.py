"""What scenes of many states share: sums over states, and an axis that is numbered to fit them.

The browser's copy is static/many_states.js.
"""

from __future__ import annotations

import math

import numpy as np

#: Steps an axis may be numbered in.
NUMBERING = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def totals(change: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the sums over states of what is gained and of what is lost."""
    return np.maximum(change, 0.0).sum(axis=0), np.maximum(-change, 0.0).sum(axis=0)


def numbering(highest: float) -> tuple[float, float]:
    """Return the step of an axis's numbers, and where the axis ends: at most five steps up."""
    step = next((s for s in NUMBERING if highest <= 5 * s), NUMBERING[-1])
    return float(step), step * max(1, math.ceil(highest / step))
