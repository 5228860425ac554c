"""Many states under norms: who signs, which arrangement serves whom, and what time does.

Parameters in, axes out. Outcomes come from `backsliding.response` and `backsliding.population`.

Source: Part V. The article draws no figure there; all of these are ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from ...closed_forms import critical_norm, lifted_band
from ...norms import Norm
from ...population import (
    CHOOSERS,
    Outcome,
    Population,
    adopted_norm,
    best_regional_norms,
    cumulative_effect,
    highest_joiner,
    joining_threshold,
    majority_norm,
    memberships,
    respond_by_region,
    turning_points,
)
from ...response import best_response
from . import style
from .part_1 import CLEAR

#: Rows that a figure of states can hold; each takes a quarter of an inch.
ROWS = 1000

#: A norm with a jump large enough for states well above it to want a share of it.
LARGE = Norm(1.0, 1.0)


@style.styled
def world(pop: Population, norm: Norm, ax: Axes | None = None, *, voluntary: bool = False) -> Axes:
    """Draw every state of a world: where it would be alone, and where the norm takes it.

    ``voluntary`` says whether states may refuse it.

    Source: ours.
    """
    if len(pop) > ROWS:
        raise ValueError(f"pop must have at most {ROWS} states to be drawn; got {len(pop)}")
    rows = np.arange(len(pop))[::-1]
    ax = style.axes(ax, size=(style.SIZE[0], 0.9 + 0.26 * max(len(pop), 4)))
    out = pop.respond(norm, voluntary=voluntary)
    ax.axvline(norm.k, color=style.NORM, linestyle=style.DASHED, linewidth=1.2)
    _moves(ax, rows, pop.autonomous, out)
    labels = pop.names or [str(i + 1) for i in range(len(pop))]
    ax.set_yticks(rows, labels, parse_math=False)  # a name is a name, not a formula
    ax.tick_params(axis="y", length=0)
    end = 1.08 * max(norm.k, pop.autonomous.max(), out.policy.max())
    style.frame(ax, style.POLICY, "", (0, end), (-0.7, len(pop) - 0.2))
    style.label(ax, "$k$", (norm.k, len(pop) - 0.2), "above", color=style.NORM)
    return ax


@style.styled
def sweep(pop: Population, D: float, m: float = 1.0, ax: Axes | None = None) -> Axes:
    """Draw pull, slide and net against the level of the norm, and mark the best.

    Source: ours, from Part V.A and V.B.3.
    """
    ax = style.axes(ax)
    top = pop.autonomous.max()
    end = 1.15 * critical_norm(1 / top, D)
    ks = np.linspace(0, end, 800)
    swept = pop.sweep(ks, D, m)
    ax.axhline(0.0, **style.ZERO)
    lost = -swept.slide
    # Each curve is named where it has room: pull at its peak, the others on their way down.
    peak = np.argmax(swept.pull[: len(ks) // 2])
    slow, half = (np.argmax(lost >= share * lost[0]) for share in (0.8, 0.3))
    lines = {
        "pull": (swept.pull, style.LIFTED, style.DASHED, peak, "above"),
        "slide, as a loss": (lost, style.LOWERED, style.DASHDOT, slow, "below right"),
        "net": (swept.net, style.INK, style.SOLID, half, "above left"),
    }
    for name, (total, color, dash, at, side) in lines.items():
        ax.plot(ks, total, color=color, linestyle=dash)
        style.label(ax, name, (ks[at], total[at]), side, color=color)
    best = pop.best_norm(D, m)
    style.dot(ax, best.k, best.net)
    style.label(ax, "best", (best.k, best.net), "above right")
    style.frame(ax, style.LEVEL, "sum over states", (0, end))
    return ax


@style.styled
def voluntary_sweep(pop: Population, D: float, m: float = 1.0, ax: Axes | None = None) -> Axes:
    """Draw the net against the level, where no state can refuse the norm and where all can.

    A dot marks the best level of either; an open one is approached from below, not attained.

    Source: ours, from Part V.A and V.B.1.
    """
    ax = style.axes(ax)
    ends = critical_norm(pop.lam, D)
    edges = np.unique(np.r_[ends, joining_threshold(pop.lam, D, m)])
    end = 1.12 * ends.max()
    ks = np.sort(np.r_[np.linspace(0, end, 600), edges, edges * (1 - 1e-9), edges * (1 + 1e-9)])
    ax.axhline(0.0, **style.ZERO)
    for voluntary, dash, name in (
        (False, style.DASHED, "unavoidable"),
        (True, style.SOLID, "voluntary"),
    ):
        net = pop.sweep(ks, D, m, voluntary=voluntary).net
        drops = (np.diff(ks) < 1e-6 * end) & (np.abs(np.diff(net)) > 1e-3 * D)
        seen = np.where(np.r_[False, drops], np.nan, net)
        ax.plot(ks, seen, color=style.BENEFIT, linestyle=dash, label=name)
        best = pop.best_norm(D, m, voluntary=voluntary)
        style.dot(ax, best.k, best.net, open=not best.attained)
    ax.legend(loc="lower right")
    style.frame(ax, style.LEVEL, "net, sum over states", (0, end))
    return ax


@style.styled
def who_decides(
    own: Sequence[float] = (0.8, 1.0, 1.2, 3.0, 3.0),
    D: float = 0.2,
    m: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw what a treaty does that states may refuse, by who chooses its level.

    Source: ours, from Part V.A.
    """
    ax = style.axes(ax)
    pop = Population(1 / np.array(own, dtype=float))
    names = []
    for place, chooser in enumerate(CHOOSERS):
        found = adopted_norm(pop, chooser, D, m)
        bars = _bars(ax, place, found)
        names.append(f"{chooser}\n$k={found.k:.3g}$\n{found.members} join")
    ax.legend(bars, ["pull", "slide"], loc="upper left")
    ax.set_xticks(range(len(CHOOSERS)), names)
    style.frame(ax, "who chooses the level", "sum over states", (-0.6, len(CHOOSERS) - 0.4))
    ax.locator_params(axis="y", nbins=4)
    return ax


@style.styled
def tipping(
    own: Sequence[float] = (0.8, 0.8, 1.5, 1.5, 1.5, 1.5),
    k: float = 1.0,
    growth: float = 0.05,
    m: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw the jump that each further member asks for, and the one that so many members bring.

    Full dots are memberships that nobody would leave or enter, an open one a tipping point.

    Source: ours, from Part V.A and footnote 157.
    """
    ax = style.axes(ax)
    s = np.sort(np.array(own, dtype=float))
    members = np.arange(len(s) + 1)
    asked = np.where(s > k, -best_response(1 / s, Norm(k, 0.0, m)).gain, 0.0)
    look = {"color": style.COST, "linestyle": style.DASHED, "label": "asked for"}
    ax.step(members[1:], asked, where="mid", **look)
    ax.plot(members, growth * members, color=style.BENEFIT, label="brought")
    found = memberships(Population(1 / s), k, lambda n: growth * n, m)
    for each in found.equilibria:
        style.dot(ax, each.members, each.D)
    for point in found.tipping:
        style.dot(ax, point, growth * point, open=True)
    end, top = len(s) + 0.3, 1.15 * max(growth * len(s), asked.max())
    style.frame(ax, "members, from the weakest up", "jump, $D$", (0, end), (0, top))
    style.end_labels(ax)
    return ax


@style.styled
def frontier(
    pop: Population, D: float, ms: Sequence[float] = (1.0,), ax: Axes | None = None
) -> Axes:
    """Draw what a norm pulls up against what slides, as its level rises.

    Source: ours, from Part V.B.3.
    """
    ax = style.axes(ax)
    top = pop.autonomous.max()
    ks = np.linspace(0.02 * top, critical_norm(1 / top, D) * (1 - 1e-9), 1200)
    for m, dash in zip(ms, (style.SOLID, style.DASHED), strict=False):
        swept = pop.sweep(ks, D, m)
        ax.plot(swept.slide, swept.pull, color=style.BENEFIT, linestyle=dash, linewidth=1.3)
        for share in (0.1, 0.2, 0.4, 1.0):
            at = int(np.argmin(np.abs(ks - share * top)))
            style.dot(ax, swept.slide[at], swept.pull[at])
            side = "right" if share == 1.0 else "above right"
            text = r"$k=\max S^*$" if share == 1.0 else f"${share:g}\\,\\max S^*$"
            style.label(ax, text, (swept.slide[at], swept.pull[at]), side)
    style.frame(ax, "total slide", "total pull", (None, None), (0, None))
    return ax


@style.styled
def preferred_levels(
    own: Sequence[float] = (0.6, 1.2, 2.2), D: float = 0.2, m: float = 1.0, ax: Axes | None = None
) -> Axes:
    """Draw what norms at every level are worth to the leaders of a few states.

    Source: ours, from Part V.A.
    """
    ax = style.axes(ax)
    end = 1.2 * max(critical_norm(1 / s, D) for s in own)
    ks = np.linspace(0.0, end, 600)
    ax.axhline(0.0, **style.ZERO)
    for s, dash in zip(own, style.DASHES, strict=False):
        ax.plot(ks, best_response(1 / s, Norm(ks, D, m)).gain, color=style.BENEFIT, linestyle=dash)
        style.dot(ax, s, D)
        style.label(ax, f"$S^*={s:g}$", (s, D), "above")
    style.frame(ax, style.LEVEL, style.GAIN, (0, end), (-4 * D, 2.2 * D))
    return ax


@style.styled
def who_is_at_the_table(
    weak: Sequence[float] = (0.8, 1.0, 1.2),
    strong: float = 3.0,
    most: int = 6,
    D: float = 0.2,
    ax: Axes | None = None,
) -> Axes:
    """Draw what the weak states gain when strong ones join them and all vote on the level.

    Source: ours, from Part V.A.
    """
    ax = style.axes(ax)
    for count in range(most + 1):
        pop = Population(1 / np.array([*weak, *[strong] * count], dtype=float))
        out = pop.respond(Norm(majority_norm(pop.lam).lowest, D))
        bars = _bars(ax, count, out)
    ax.legend(bars, ["pull", "slide"], loc="upper right")
    ax.set_xticks(range(most + 1))
    style.frame(ax, "strong states at the table", "sum over states", (-0.6, most + 0.6))
    return ax


@style.styled
def ratification_pattern(norm: Norm = CLEAR, end: float = 2.6, ax: Axes | None = None) -> Axes:
    """Draw what a treaty is worth to every state's leaders, and what each would do about it.

    Source: ours, from Part V.B.1.
    """
    ax = style.axes(ax)
    own = np.linspace(1e-3, end, 800)
    weakest, highest = lifted_band(norm.k, norm.D).weakest, highest_joiner(norm.k, norm.D, norm.m)
    limits = (0.0, weakest, norm.k, highest, end)
    ax.axhline(0.0, **style.ZERO)
    ax.plot(own, best_response(1 / own, norm).gain, color=style.BENEFIT)
    words = ("promises,\nchanges\nnothing", "joins\nand\nrises", "joins\nand\nslides", "refuses")
    for first, last, text in zip(limits, limits[1:], words, strict=False):
        if last < end:
            style.guide(ax, last, 4.4 * norm.D, -3.2 * norm.D)
        middle = 0.5 * (first + min(last, end))
        style.label(ax, text, (middle, 4.4 * norm.D), "below")
    style.frame(ax, style.OWN, style.GAIN, (0, end), (-3.2 * norm.D, 4.4 * norm.D))
    return ax


@style.styled
def partial_exposure(
    own: Sequence[float] = (1.5, 2.5, 4.0), norm: Norm = LARGE, ax: Axes | None = None
) -> Axes:
    """Draw what a share of a norm is worth to the leaders of states above it.

    Source: ours, from Part V.A and footnote 158.
    """
    ax = style.axes(ax)
    shares = np.linspace(0, 1, 300)
    ax.axhline(0.0, **style.ZERO)
    for s, dash in zip(own, (style.DASHED, style.SOLID, style.DASHDOT), strict=False):
        gains = best_response(1 / s, norm.transmitted(shares)).gain
        ax.plot(shares, gains, color=style.BENEFIT, linestyle=dash, label=f"$S^*={s:g}$")
    style.frame(ax, r"share transmitted, $\tau$", style.GAIN, (0, 1))
    style.end_labels(ax)
    return ax


@style.styled
def arrangements(pop: Population, D: float, m: float = 1.0, ax: Axes | None = None) -> Axes:
    """Draw a world under its best single norm, its best regional norms, and the same as tiers.

    Source: ours, from Part V.B.2.
    """
    ax = style.axes(ax, size=(style.SIZE[0], 4.6))
    levels = {name: best.k for name, best in best_regional_norms(pop, D, m).items()}
    outcomes = {
        "one norm\nfor all": pop.respond(Norm(pop.best_norm(D, m).k, D, m)),
        "regional\nnorms": respond_by_region(pop, levels, D, m),
        "both norms\nas tiers\nfor all": respond_by_region(pop, levels, D, m, leak=1.0),
    }
    step, bands = len(pop) + 1.6, []
    for place, (text, out) in enumerate(outcomes.items()):
        rows = -place * step - np.arange(len(pop))
        _moves(ax, rows, pop.autonomous, out)
        bands.append((rows.mean(), f"{text}\n(net {_signed(out.net)})"))
    ax.set_yticks([at for at, _ in bands], [text for _, text in bands])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    for k in levels.values():
        ax.axvline(k, color=style.NORM, linestyle=style.DOTTED, linewidth=1.0)
    style.frame(ax, style.POLICY, "", (0, None))
    return ax


@style.styled
def leakage(
    pop: Population, D: float, ms: Sequence[float] = (2.0, 1.0), ax: Axes | None = None
) -> Axes:
    """Draw the net of the best regional norms as more of each leaks into the other regions.

    Source: ours, from Part V.B.2 and V.A.
    """
    ax = style.axes(ax)
    shares = np.linspace(0, 1, 401)
    ax.axhline(0.0, **style.ZERO)
    for m, dash in zip(ms, (style.DASHED, style.SOLID), strict=False):
        levels = {name: best.k for name, best in best_regional_norms(pop, D, m).items()}
        nets = [respond_by_region(pop, levels, D, m, tau).net for tau in shares]
        curve = style.broken(nets, 0.2 * D)
        ax.plot(shares, curve, color=style.BENEFIT, linestyle=dash, label=f"$m={m:g}$")
        style.dot(ax, 0.0, nets[0])
    style.frame(ax, "share of each norm that leaks", "net, sum over states", (0, 1))
    style.end_labels(ax)
    return ax


@style.styled
def progress(norm: Norm = CLEAR, end: float = 3.0, ax: Axes | None = None) -> Axes:
    """Draw a state whose own policy rises year by year, under a norm that stays.

    Source: ours, from Part V.B.1 and the Introduction's definition.
    """
    ax = style.axes(ax)
    points = turning_points(norm)
    own = np.linspace(0, end, 1201)[1:]
    policy = best_response(1 / own, norm).policy
    ax.fill_between(own, own, policy, where=policy > own, color=style.LIFTED, alpha=0.25, lw=0)
    ax.fill_between(own, own, policy, where=policy < own, **style.HATCHED)
    ax.plot(own, own, **style.NO_NORM)
    for held in (own < points.arrival, own >= points.arrival):
        ax.plot(own[held], policy[held], color=style.BENEFIT)
    style.label(ax, "no norm", (0.8 * end, 0.8 * end), "above left", color=style.FAINT)
    style.label(ax, "with the norm", (own[800], policy[800]), "below right", color=style.BENEFIT)
    style.guide(ax, points.even, norm.k)
    style.frame(ax, f"time, as {style.OWN}", style.POLICY, (0, end), (0, end))
    places = {r"$s_{\min}$": points.arrival, "even": points.even, "$2k/m$": points.release}
    style.marks(ax, x={n: x for n, x in places.items() if x <= end}, y={"$0$": 0.0, "$k$": norm.k})
    return ax


@style.styled
def balance(norms: Mapping[str, Norm], end: float = 3.0, ax: Axes | None = None) -> Axes:
    """Draw what norms have added to protection by the time a state's own policy has risen so far.

    Source: ours, from Part V.B.1.
    """
    ax = style.axes(ax)
    own = np.linspace(0, end, 600)
    ax.axhline(0.0, **style.ZERO)
    for (name, norm), dash in zip(norms.items(), style.DASHES, strict=False):
        added = cumulative_effect(own, norm)
        ax.plot(own, added, color=style.BENEFIT, linestyle=dash, label=name)
        even = turning_points(norm).even
        if even <= end:
            style.dot(ax, even, 0.0)
    style.frame(ax, f"time, as {style.OWN}", "added so far", (0, end))
    style.end_labels(ax)
    return ax


@style.styled
def ambition(D: float = 0.2, end: float = 4.0, ax: Axes | None = None) -> Axes:
    """Draw total pull against the level, for states spread evenly in three ways.

    Source: ours, from Part V.B.3; `backsliding.results.ambition`.
    """
    ax = style.axes(ax)
    k = np.linspace(0.05, end, 300)
    weakest = lifted_band(k, D).weakest
    lines = {
        "even in $S^*$": (0.5 * (k - weakest) ** 2, style.SOLID),
        r"even in $\lambda$, in $S^2$": (np.full_like(k, D), style.DASHED),
        r"even in $\lambda$": (k / weakest - 1 - np.log(k / weakest), style.DASHDOT),
    }
    for name, (pull, dash) in lines.items():
        ax.plot(k, pull, color=style.BENEFIT, linestyle=dash, label=name)
    style.frame(ax, style.LEVEL, "total pull", (0, end), (0, 2.2 * D))
    style.end_labels(ax)
    return ax


def _moves(ax: Axes, rows: np.ndarray, own: np.ndarray, out: Outcome) -> None:
    """Draw what a norm does to each state, on its row."""
    for row, start, end, effect in zip(rows, own, out.policy, out.effect, strict=True):
        style.move(ax, row, start, start if effect == "unmoved" else end)


def _bars(ax: Axes, place: float, out: Outcome) -> tuple[BarContainer, BarContainer]:
    """Draw pull and slide as two bars side by side, the second hatched."""
    return (
        ax.bar(place - 0.18, out.pull, 0.34, color=style.LIFTED),
        ax.bar(place + 0.18, out.slide, 0.34, fc="none", ec=style.LOWERED, hatch="////"),
    )


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")
