"""How every static figure looks: one size, one palette, one way to label.

Colours are dark on a transparent ground; the book's stylesheet inverts a figure's lightness
in dark mode and leaves the hues. No curve is told from another by colour alone: each has its
own dash pattern and its name beside it.
"""

from __future__ import annotations

import os
import re

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.backends import BackendFilter, backend_registry
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation
from numpy.typing import ArrayLike

#: Width and height in inches, and the one size of text in points. Shrunk to a phone's 340 px the
#: text is 13 px high and an index to a letter 9 px, and neither may be less.
SIZE = (4.4, 3.1)
TEXT = 12

INK = "#1c1c1c"
FAINT = "#6b6b6b"
BENEFIT = "#1d5c8f"
COST = "#a8431f"
NORM = "#4c6b2f"
LIFTED = "#1d5c8f"
LOWERED = "#a8431f"
#: Colours for norms that are compared; none of them means up or down.
SERIES = (INK, NORM, "#6b3f86")

STYLE = {
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "figure.max_open_warning": 0,  # a cell shows all its figures, and then closes them
    "font.family": "STIXGeneral",
    "font.size": TEXT,
    "axes.facecolor": "none",
    "axes.labelpad": 6,
    "axes.labelsize": TEXT,
    "axes.titlesize": TEXT,
    "legend.frameon": False,
    "legend.fontsize": TEXT,
    "legend.handlelength": 2.8,
    "lines.linewidth": 1.8,
    "lines.solid_capstyle": "butt",
    "mathtext.fontset": "stix",
    "savefig.transparent": True,
    "svg.fonttype": "path",
    "svg.hashsalt": "backsliding",
    "text.color": INK,
    "xtick.color": INK,
    "xtick.labelsize": TEXT,
    "xtick.major.pad": 6,
    "ytick.color": INK,
    "ytick.labelsize": TEXT,
}

#: Dash patterns, so that curves differ without their colours. Dots are for what does not happen,
#: such as the path without a norm, and for guides to the axis.
SOLID, DASHED, DASHDOT, DOTTED = "-", (0, (5, 2)), (0, (3, 1, 1, 1)), (0, (1, 2))
DASHES = (SOLID, DASHED, DASHDOT)
NO_NORM = {"color": FAINT, "linewidth": 1.2, "linestyle": DOTTED}
HATCHED = {"facecolor": "none", "edgecolor": LOWERED, "hatch": "///", "linewidth": 0}
ZERO = {"color": FAINT, "linewidth": 0.9}

#: What the axes measure, in the same words in every figure.
PROTECTION = "level of protection, $S$"
POLICY = "policy, $S$"
OWN = "policy without the norm, $S^{*}$"
OUTCOME = "policy with the norm, $S$"
LEVEL = "level of the norm, $k$"
GAIN = "leaders' gain"

#: Where a label stands beside its point: in which direction, and which edge of it faces the point.
SIDES = {
    "right": (1.0, 0.0, "left", "center"),
    "left": (-1.0, 0.0, "right", "center"),
    "above": (0.0, 1.0, "center", "bottom"),
    "below": (0.0, -1.0, "center", "top"),
    "above right": (0.7, 0.7, "left", "bottom"),
    "above left": (-0.7, 0.7, "right", "bottom"),
    "below right": (0.7, -0.7, "left", "top"),
    "below left": (-0.7, -0.7, "right", "top"),
}
#: From the point to the label, and from one baseline to the next, in points.
GAP, LINE = 7.0, 1.3 * TEXT


#: Decorates what draws a figure, so that it does so in the book's style and not in the reader's.
styled = mpl.rc_context(STYLE)


class ShownOnce(Axes):
    """Axes that a notebook shows as their figure, once, and not as ``<Axes: >``.

    A cell that ends shows the figures drawn in it, and so does a widget's ``interact``; what is
    returned to them must not appear a second time. In a later cell the figure is shown again.
    """

    drawn_in: int | None = None

    def _ipython_display_(self) -> None:
        if not _is_inline():
            raise NotImplementedError  # elsewhere they are printed as any axes are
        from IPython.display import display

        if plt.fignum_exists(self.figure.number) or self.drawn_in != _cell():
            display(self.figure)
            plt.close(self.figure)


def axes(ax: Axes | None = None, *, size: tuple[float, float] = SIZE) -> Axes:
    """Return the axes to draw on: the reader's own, or new ones.

    Where nothing can show them, matplotlib does not keep the figures, so a loop may draw many.
    """
    if ax is not None:
        return ax
    if plt.get_backend().lower() in backend_registry.list_builtin(BackendFilter.NON_INTERACTIVE):
        figure = Figure(figsize=size)
        FigureCanvasAgg(figure)
        return figure.add_subplot()
    if not _is_inline():
        return plt.figure(figsize=size).add_subplot()
    new = plt.figure(figsize=size).add_subplot(axes_class=ShownOnce)
    new.drawn_in = _cell()
    return new


def _is_inline() -> bool:
    return plt.get_backend().endswith("inline")


def _cell() -> int:
    """Return the number of the notebook's cell that runs."""
    from IPython import get_ipython

    return get_ipython().execution_count


def typeset(text: str) -> str:
    """Set words as print does: curled apostrophes outside formulas, no space before a star.

    Examples
    --------
    >>> typeset("the state's own, $S^*$, under $B_i'$")
    "the state’s own, $S^{*}$, under $B_i'$"
    """
    words = re.split(r"(\$[^$]*\$)", text.replace("^*", "^{*}"))
    return "".join(part if part.startswith("$") else part.replace("'", "’") for part in words)


def frame(ax: Axes, xlabel: str, ylabel: str, xlim=None, ylim=None) -> None:
    """Name the axes and set their limits."""
    ax.set(xlabel=typeset(xlabel), ylabel=typeset(ylabel), xlim=xlim, ylim=ylim)


def marks(ax: Axes, x: dict[str, float] | None = None, y: dict[str, float] | None = None) -> None:
    """Put the article's letters on an axis, at their values, instead of numbers.

    An axis that is given none, ``{}``, shows no numbers either.
    """
    if x is not None:
        ax.xaxis.set_ticks(list(x.values()), [typeset(name) for name in x])
        if not any("\n" in name for name in x):
            # so that letters with a star and letters without one stand level
            for name in ax.get_xticklabels():
                name.set_va("baseline")
            ax.tick_params(axis="x", pad=TEXT + 3)
    if y is not None:
        ax.yaxis.set_ticks(list(y.values()), [typeset(name) for name in y])


def label(ax: Axes, text: str, at: tuple[float, float], side: str = "right", *, color=INK) -> None:
    """Write a name beside a point, clear of it by the same distance in every figure."""
    right, up, ha, va = SIDES[side]
    aside = ScaledTranslation(GAP * right / 72, GAP * up / 72, ax.figure.dpi_scale_trans)
    place = {"transform": ax.transData + aside, "ha": ha, "va": va}
    ax.text(*at, typeset(text), color=color, **place)


def end_labels(ax: Axes) -> None:
    """Write the label of each curve that has one past its end, and part labels that are close.

    Set the limits first.
    """
    low, high = ax.get_ylim()
    height = 72 * ax.figure.get_figheight() * ax.get_position().height
    curves = [line for line in ax.lines if not line.get_label().startswith("_")]
    curves.sort(key=lambda line: line.get_ydata()[-1])
    ends = np.array([line.get_ydata()[-1] for line in curves], dtype=float)
    for line, row in zip(curves, apart(ends, LINE / height * (high - low)), strict=True):
        label(ax, line.get_label(), (ax.get_xlim()[1], row), color=line.get_color())


def apart(places: np.ndarray, gap: float) -> np.ndarray:
    """Return the heights of labels: near their places, in order, and never overlapping.

    Examples
    --------
    >>> apart(np.array([0.0, 5.0, 5.0]), gap=1.0).tolist()
    [0.0, 4.5, 5.5]
    """
    rows = np.array(places, dtype=float)
    for _ in range(200):
        for i in range(1, len(rows)):
            lack = gap - (rows[i] - rows[i - 1])
            if lack > 0:
                rows[i - 1] -= lack / 2
                rows[i] += lack / 2
    return rows


def broken(curve: ArrayLike, step: float) -> np.ndarray:
    """Return a curve with a gap wherever it jumps by more than a step.

    Examples
    --------
    >>> broken([0.0, 0.1, 2.0, 2.1], step=1.0).tolist()
    [0.0, 0.1, nan, 2.1]
    """
    parted = np.array(curve, dtype=float)
    parted[1:][np.abs(np.diff(parted)) > step] = np.nan
    return parted


def guide(ax: Axes, x: float, top: float, bottom: float = 0.0) -> None:
    """Draw a fine dotted line down to the axis."""
    ax.plot([x, x], [bottom, top], color=FAINT, linewidth=0.9, linestyle=DOTTED)


def dot(ax: Axes, x: float, y: float, *, color=INK, open=False) -> None:
    """Mark a point; an open circle marks a value that is not attained, or that is left."""
    face = {"markerfacecolor": "none"} if open else {}
    ax.plot([x], [y], "o", color=color, markersize=5.5, clip_on=False, zorder=4, **face)


def jump(ax: Axes, x: float, low: float, high: float) -> None:
    """Draw benefits that jump: a line from an open circle to a full one, and a guide below."""
    ax.plot([x, x], [low, high], color=FAINT, linewidth=0.9)
    dot(ax, x, low, color=BENEFIT, open=True)
    dot(ax, x, high, color=BENEFIT)
    guide(ax, x, low)


def arrow(
    ax: Axes, start: tuple[float, float], end: tuple[float, float], heads="-|>", *, color=INK
) -> None:
    """Draw an arrow from where a state was to where it goes."""
    line = {"arrowstyle": heads, "color": color, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops=line)


def move(ax: Axes, row: float, start: float, end: float) -> None:
    """Draw what a norm does to a state, on a row: an arrow from an open dot, or a full dot."""
    if start == end:
        dot(ax, start, row)
        return
    color = LIFTED if end > start else LOWERED
    dot(ax, start, row, color=color, open=True)
    arrow(ax, (start, row), (end, row), color=color)


def span(ax: Axes, x: float, low: float, high: float) -> None:
    """Draw a distance between two curves as an upright arrow with two heads."""
    arrow(ax, (x, low), (x, high), "<|-|>")


def point_out(ax: Axes, text: str, at: tuple[float, float], where: tuple[float, float]) -> None:
    """Write about one spot in the figure from beside it, with a fine line to the spot."""
    line = {"arrowstyle": "-", "color": INK, "linewidth": 0.7}
    ax.annotate(typeset(text), at, where, arrowprops=line, color=INK, va="center")


def use_in_notebook() -> None:
    """Make notebooks show figures as SVG that is the same, byte for byte, at every run."""
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    # A system's own STIX would be preferred to matplotlib's, and has other outlines.
    os.environ["MPL_IGNORE_SYSTEM_FONTS"] = "true"
    set_matplotlib_formats("svg", metadata={"Date": None}, bbox_inches=None)
    mpl.rcParams.update(STYLE)
