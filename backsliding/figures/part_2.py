"""The article's three cases drawn: their dates, and what the model says of each.

Dates and rates come from `backsliding.cases`, outcomes from the solver. Source: Part II; every
figure is ours.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from ..cases import MINIMUM_WEEKS, REPLACEMENT_RATES, SWEDISH_WEEKS, Case
from ..norms import Norm, WindowedNorm
from ..response import best_response
from ..yes_no import adoption_threshold
from . import style

#: Height of one line of a timeline, in inches.
LINE = 0.36


@style.styled
def timeline(case: Case, ax: Axes | None = None) -> Axes:
    """Draw a case's events down a line of years: squares abroad, circles at home.

    Source: Part II, the footnotes that `Case.table` gives.
    """
    ax = style.axes(ax, size=(4.4, LINE * (len(case.events) + 2.6)))
    first, last = case.span
    years = np.array([event.year for event in case.events], dtype=float)
    places = (years - first) / (last - first) * (len(years) - 1)
    rows = _apart(places)
    ax.plot([0, 0], [places[0] - 0.4, places[-1] + 0.4], color=style.FAINT, linewidth=1.0)
    for event, place, row in zip(case.events, places, rows, strict=True):
        color = style.NORM if event.abroad else style.BENEFIT
        ax.plot([0, 0.1], [place, row], color=style.FAINT, linewidth=0.7)
        ax.plot([0], [place], "s" if event.abroad else "o", color=color, markersize=6, zorder=3)
        style.label(ax, f"{event.year}  {event.what}", (0.12, row), color=color, fontsize=11)
    bottom = max(rows[-1], places[-1]) + 1.3
    ax.plot([0.0], [bottom], "s", color=style.NORM, markersize=6)
    style.label(ax, "abroad", (0.05, bottom), color=style.NORM, fontsize=11)
    ax.plot([0.45], [bottom], "o", color=style.BENEFIT, markersize=6)
    style.label(ax, "at home", (0.5, bottom), color=style.BENEFIT, fontsize=11)
    ax.set(xlim=(-0.05, 1.5), ylim=(bottom + 0.6, min(rows[0], 0.0) - 0.8))
    ax.set_axis_off()
    return ax


@style.styled
def adoption(m: float = 1.0, D: float = 0.2, ax: Axes | None = None) -> Axes:
    """Draw the costs at which a right of yes or no is adopted, under three norms.

    Source: ours, from Part II.B.
    """
    ax = style.axes(ax, size=(4.4, 2.2))
    rows = {
        "norm leaves it out": (Norm(0.0, D, m), style.LOWERED),
        "no norm": (None, style.INK),
        "norm asks for it": (Norm(1.0, D, m), style.LIFTED),
    }
    for line, (norm, color) in enumerate(rows.values()):
        top = float(adoption_threshold(norm))
        ax.plot([0.0, top], [line, line], color=color, linewidth=5)
        style.dot(ax, top, line, color=color)
        style.label(ax, f"{top:g}", (top + 0.08, line), color=color)
    style.frame(ax, r"cost of the right, $\lambda$: adopted on the bar", "", (0, 3))
    ax.set_yticks(range(len(rows)), list(rows))
    ax.set_ylim(-0.6, len(rows) - 0.4)
    return ax


@style.styled
def one_slope_two_measures(ax: Axes | None = None) -> Axes:
    """Draw what Sweden would keep of its pay and of its weeks, for every slope.

    The same slope would have to explain both. Source: Part II.C, text at footnotes 87 and 92
    to 100; the comparison is ours.
    """
    ax = style.axes(ax)
    rates = list(REPLACEMENT_RATES.values())
    m = np.linspace(0.0, 2.0, 401)
    pay = best_response(1 / rates[0], Norm(rates[1], 0.0, m)).policy / rates[0]
    weeks = best_response(1 / SWEDISH_WEEKS, Norm(MINIMUM_WEEKS, 0.0, m)).policy / SWEDISH_WEEKS
    ax.plot(m, pay, color=style.BENEFIT)
    ax.plot(m, weeks, color=style.COST, linestyle=style.DASHED)
    style.label(ax, "pay", (0.1, pay[0] + 0.04), color=style.BENEFIT)
    style.label(ax, "weeks", (0.1, weeks[0] + 0.04), color=style.COST)
    style.guide(ax, 1.0, 1.0)
    style.frame(ax, "slope beyond the norm, $m$", "share kept", (0, 2), (0, 1.08))
    ax.set_xticks([0, 1, 2], ["0", "1\n(the article's)", "2\n(no flattening)"])
    return ax


@style.styled
def omitted_right(window: float = 1.0, end: float = 3.0, ax: Axes | None = None) -> Axes:
    """Draw what becomes of a right that a catalogue leaves out, a norm at zero.

    Two readings of the flattening: without end, as in the article, and within a window only.
    Source: ours, from the Introduction and the end of Part II.
    """
    ax = style.axes(ax)
    s = np.linspace(1e-3, end, 600)
    ax.plot(s, s, color=style.FAINT, linewidth=1.2, linestyle=style.DOTTED)
    windowed = WindowedNorm(0.0, 0.0, window=window)
    readings = {
        "without end": (Norm(0.0, 0.0), style.BENEFIT, style.SOLID),
        f"up to {window:g} only": (windowed, style.COST, style.DASHED),
    }
    for name, (norm, color, dash) in readings.items():
        policy = best_response(1 / s, norm).policy
        ax.plot(s, policy, color=color, linestyle=dash)
        style.label(ax, name, (0.82 * end, 0.94 * policy[480]), color=color, va="top")
    style.label(ax, "not left out", (0.35 * end, 0.38 * end), color=style.FAINT, ha="right")
    style.frame(
        ax, "protection if the right were not left out", "protection", (0, 1.1 * end), (0, end)
    )
    return ax


def _apart(places: np.ndarray, gap: float = 1.0) -> np.ndarray:
    """Return the heights of labels: near their places, in order, and never overlapping."""
    rows = places.copy()
    for _ in range(200):
        for i in range(1, len(rows)):
            lack = gap - (rows[i] - rows[i - 1])
            if lack > 0:
                rows[i - 1] -= lack / 2
                rows[i] += lack / 2
    return rows
