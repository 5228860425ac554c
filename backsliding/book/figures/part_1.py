"""What the Introduction and Part I need drawn: the claim, and the definition of backsliding.

Source: ours, from the Introduction and Part I; outcomes come from `backsliding.response`.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from ... import domains
from ...norms import Norm
from ...response import best_response
from . import style

#: The clear norm that the figures of our own start from.
CLEAR = Norm(1.0, 0.2)

#: Six states, from far below a norm at 1 to far above it. Ours.
SIX_STATES = (0.3, 0.7, 0.9, 1.4, 2.0, 3.0)


@style.styled
def movements(norm: Norm = CLEAR, states: ArrayLike = SIX_STATES, ax: Axes | None = None) -> Axes:
    """Draw where a norm takes each of several states, one line a state.

    Source: ours, from the Introduction.
    """
    ax = style.axes(ax, size=(4.4, 2.6))
    states = np.asarray(states, dtype=float)
    ends = best_response(1 / states, norm).policy
    ax.axvline(norm.k, color=style.NORM, linewidth=1.2, linestyle=style.DASHED)
    for line, (start, end) in enumerate(zip(states, ends, strict=True)):
        style.move(ax, line, start, end)
        if end == start:
            style.label(ax, "unmoved", (start, line))
    style.frame(ax, "level of protection", "", (0, 1.1 * states.max()))
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_ylim(-0.6, len(states) - 0.4)
    style.marks(ax, x={"$0$": 0.0, "the norm": norm.k})
    return ax


@style.styled
def history(
    start: float = 1.3,
    growth: float = 0.5,
    arrival: float = 1.0,
    end: float = 6.0,
    norm: Norm = CLEAR,
    ax: Axes | None = None,
) -> Axes:
    """Draw a state that would grant more every year, and the same state once a norm arrives.

    The shaded area is backsliding: what is granted falls short of what would have been.
    Source: ours, from the definition in the Introduction.
    """
    domains.positive("start", start)
    domains.positive("end", end)
    domains.non_negative("growth", growth)
    domains.non_negative("arrival", arrival)
    ax = style.axes(ax)
    time = np.linspace(0.0, end, 601)
    alone = start + growth * time
    under = np.where(time < arrival, alone, best_response(1 / alone, norm).policy)
    ax.plot(time, alone, **style.NO_NORM)
    ax.plot(time, under, color=style.BENEFIT)
    lost = {"color": style.LOWERED, "alpha": 0.2, "linewidth": 0}
    ax.fill_between(time, under, alone, where=under < alone, **lost)
    late = int(0.72 * time.size)
    style.label(ax, "no norm", (time[late], alone[late]), "above left", color=style.FAINT)
    style.label(ax, "with the norm", (time[late], under[late]), "below right", color=style.BENEFIT)
    style.guide(ax, arrival, 1.02 * alone[-1])
    style.frame(ax, "time", "level of protection", (0, end), (0, 1.06 * alone[-1]))
    style.marks(ax, x={"the norm arrives": arrival}, y={"$0$": 0.0, "norm": norm.k})
    return ax
