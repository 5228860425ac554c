"""How every static figure looks: one size, one palette, one way to label.

Colours are dark on a transparent ground; the book's stylesheet inverts a figure's lightness
in dark mode and leaves the hues. No curve is told from another by colour alone: each has its
own dash pattern and its name beside it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from . import arguments

P = ParamSpec("P")
R = TypeVar("R")

#: Width and height in inches: narrow enough that text stays legible on a phone.
SIZE = (4.4, 3.1)

INK = "#1c1c1c"
FAINT = "#6b6b6b"
BENEFIT = "#1d5c8f"
COST = "#a8431f"
NORM = "#4c6b2f"
LIFTED = "#1d5c8f"
LOWERED = "#a8431f"

STYLE = {
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "font.family": "STIXGeneral",
    "font.size": 12,
    "axes.facecolor": "none",
    "axes.labelsize": 12,
    "axes.titlesize": 12,
    "legend.frameon": False,
    "legend.fontsize": 11,
    "lines.linewidth": 1.8,
    "lines.solid_capstyle": "butt",
    "mathtext.fontset": "stix",
    "savefig.transparent": True,
    "svg.fonttype": "path",
    "svg.hashsalt": "backsliding",
    "text.color": INK,
    "xtick.color": INK,
    "xtick.labelsize": 11,
    "ytick.color": INK,
    "ytick.labelsize": 11,
}

#: Dash patterns, so that curves differ without their colours.
SOLID, DASHED, DOTTED = "-", (0, (5, 2)), (0, (1, 2))


def styled(draw: Callable[P, R]) -> Callable[P, R]:
    """Check what is to be drawn, and draw it in the book's style, not the reader's."""
    signature = inspect.signature(draw)

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> R:
        arguments.check(signature.bind(*args, **kwargs))
        with mpl.rc_context(STYLE):
            return draw(*args, **kwargs)

    return drawn


def axes(ax: Axes | None = None, *, size: tuple[float, float] = SIZE) -> Axes:
    """Return the axes to draw on: the reader's own, or new ones."""
    return plt.figure(figsize=size).add_subplot() if ax is None else ax


def frame(ax: Axes, xlabel: str, ylabel: str, xlim=None, ylim=None) -> None:
    """Name the axes and set their limits."""
    ax.set(xlabel=xlabel, ylabel=ylabel, xlim=xlim, ylim=ylim)


def marks(ax: Axes, x: dict[str, float] | None = None, y: dict[str, float] | None = None) -> None:
    """Put the article's letters on the axes, at their values, instead of numbers."""
    for places, axis in ((x, ax.xaxis), (y, ax.yaxis)):
        if places is not None:
            axis.set_ticks(list(places.values()), list(places))


def label(ax: Axes, text: str, at: tuple[float, float], *, color=INK, **kwargs) -> None:
    """Write a curve's name beside it."""
    ax.text(*at, text, color=color, **{"ha": "left", "va": "center"} | kwargs)


def guide(ax: Axes, x: float, top: float, bottom: float = 0.0, *, color=FAINT) -> None:
    """Draw a fine dotted line down to the axis."""
    ax.plot([x, x], [bottom, top], color=color, linewidth=0.9, linestyle=DOTTED)


def dot(ax: Axes, x: float, y: float, *, color=INK, open=False, **kwargs) -> None:
    """Mark a point; an open circle marks a value that is not attained."""
    face = {"markerfacecolor": "none"} if open else {}
    ax.plot([x], [y], "o", color=color, markersize=5.5, clip_on=False, zorder=4, **face, **kwargs)


def arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], *, color=INK) -> None:
    """Draw an arrow from where a state was to where it goes."""
    _annotate(ax, start, end, "-|>", color)


def span(ax: Axes, x: float, low: float, high: float, *, color=INK) -> None:
    """Draw a distance between two curves as an upright arrow with two heads."""
    _annotate(ax, (x, low), (x, high), "<|-|>", color)


def point_out(
    ax: Axes, text: str, at: tuple[float, float], where: tuple[float, float], *, color=INK
) -> None:
    """Write about one spot in the figure from beside it, with a fine line to the spot."""
    line = {"arrowstyle": "-", "color": color, "linewidth": 0.7}
    ax.annotate(text, at, where, arrowprops=line, color=color, va="center", fontsize=11)


def _annotate(ax: Axes, start, end, heads: str, color: str) -> None:
    line = {"arrowstyle": heads, "color": color, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops=line)


def use_in_notebook() -> None:
    """Make notebooks show figures as SVG that is the same, byte for byte, at every run."""
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    set_matplotlib_formats("svg", metadata={"Date": None}, bbox_inches=None)
    mpl.rcParams.update(STYLE)
