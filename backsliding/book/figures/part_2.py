"""The article's three cases drawn: their dates, and what the model says of each.

Dates and rates come from `backsliding.book.cases`, outcomes from the solver. Source: Part II;
every figure is ours.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from ...norms import Norm, WindowedNorm
from ...response import best_response
from ...yes_no import adoption_threshold
from ..cases import MINIMUM_WEEKS, REPLACEMENT_RATES, SWEDISH_WEEKS, Case
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
    rows = style.apart(places, gap=1.0)
    ax.plot([0, 0], [places[0] - 0.4, places[-1] + 0.4], color=style.FAINT, linewidth=1.0)
    for event, place, row in zip(case.events, places, rows, strict=True):
        ax.plot([0], [place], "_", color=style.FAINT, markersize=7)
        ax.plot([0, 0.1], [place, row], color=style.FAINT, linewidth=0.7)
        _event(ax, 0.12, row, f"{event.year}  {event.what}", event.abroad)
    bottom = max(rows[-1], places[-1]) + 1.3
    _event(ax, 0.12, bottom, "abroad", abroad=True)
    _event(ax, 0.52, bottom, "at home", abroad=False)
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
        style.label(ax, f"{top:g}", (top, line), color=color)
    style.frame(ax, r"cost of the right, $\lambda$: adopted on the bar", "", (0, 3))
    ax.set_xticks(range(4))
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
    style.label(ax, "pay", (0.0, pay[0]), "above right", color=style.BENEFIT)
    style.label(ax, "weeks", (0.0, weeks[0]), "above right", color=style.COST)
    style.guide(ax, 1.0, 1.0)
    style.frame(ax, "slope beyond the norm, $m$", "share kept", (0, 2), (0, 1.08))
    style.marks(ax, x={"0": 0, "1\n(the article's)": 1, "2\n(no flattening)": 2})
    return ax


@style.styled
def omitted_right(window: float = 1.0, end: float = 3.0, ax: Axes | None = None) -> Axes:
    """Draw what becomes of a right that a catalogue leaves out, a norm at zero.

    Two readings of the flattening: without end, as in the article, and within a window only.
    Source: ours, from the Introduction and the end of Part II.
    """
    ax = style.axes(ax)
    s = np.linspace(1e-3, end, 600)
    ax.plot(s, s, **style.NO_NORM)
    windowed = WindowedNorm(0.0, 0.0, window=window)
    readings = {
        "flattened without end": (Norm(0.0, 0.0), style.BENEFIT, style.SOLID),
        f"flattened up to {window:g}": (windowed, style.COST, style.DASHED),
    }
    for name, (norm, color, dash) in readings.items():
        policy = style.broken(best_response(1 / s, norm).policy, 0.05 * end)
        ax.plot(s, policy, color=color, linestyle=dash)
        style.label(ax, name, (s[380], policy[380]), "below right", color=color)
    style.label(ax, "not left out", (s[220], s[220]), "above left", color=style.FAINT)
    style.frame(ax, "protection if the right were not left out", "protection", (0, end), (0, end))
    return ax


def _event(ax: Axes, x: float, row: float, text: str, abroad: bool) -> None:
    """Write an event beside its square, if it is abroad, or its circle."""
    color = style.NORM if abroad else style.BENEFIT
    ax.plot([x], [row], "s" if abroad else "o", color=color, markersize=6)
    style.label(ax, text, (x + 0.01, row), color=color)
