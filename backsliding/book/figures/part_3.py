"""The article's Figures 1 to 4, and what else Part III needs drawn.

Parameters in, axes out. Curves and outcomes come from `backsliding.response`.

Source: Part III, Figures 1 to 4. The other figures are ours.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from ... import domains
from ...closed_forms import autonomous_policy, critical_norm, lifted_band, printed_critical_norm
from ...norms import Norm
from ...response import benefit, best_response, cost, welfare
from . import style
from .part_1 import CLEAR

#: A state and its norms as the article draws them: no numbers are printed there.
ARTICLE_COST = 0.5
ABOVE = Norm(k=2.9, D=1.6, m=2.0)
BELOW = Norm(k=1.1, D=1.2, m=2.0)
BELOW_FLATTENED = Norm(k=0.6, D=1.2, m=1.0)


@style.styled
def figure_1(lam: float = ARTICLE_COST, ax: Axes | None = None) -> Axes:
    """Draw benefits and costs of a state alone, furthest apart at its policy.

    Source: Part III, Figure 1.
    """
    ax = style.axes(ax)
    s = autonomous_policy(lam)
    _curves(ax, lam, None, end=2.25 * s)
    tangent = np.array([0.55, 1.45]) * s
    slope = 2.0 * (tangent - s)
    ax.plot(tangent, cost(s, lam) + slope, color=style.COST, linewidth=0.9)
    style.guide(ax, s, benefit(s))
    style.span(ax, s, cost(s, lam), benefit(s))
    _name_gap(ax, s, lam, "$W(S^*)$")
    style.marks(ax, x={"$0$": 0.0, r"$S^*=1/\lambda$": s, r"$2/\lambda$": 2 * s}, y={})
    return ax


@style.styled
def figure_2(lam: float = ARTICLE_COST, norm: Norm = ABOVE, ax: Axes | None = None) -> Axes:
    """Draw a state below a norm: the jump at the norm, and the two policies it weighs.

    Source: Part III.A, Figure 2.
    """
    ax = style.axes(ax)
    s = autonomous_policy(lam)
    _curves(ax, lam, norm, end=1.35 * max(norm.k, s), name="$B_i'$", jump="right")
    _gap(ax, s, lam, norm)
    _name_gap(ax, s, lam, "$W(S^*)$")
    _gap(ax, norm.k, lam, norm)
    style.label(ax, "$W_{IL}(k)$", (norm.k, benefit(norm.k) + 0.6 * norm.D), "left")
    style.marks(ax, x={"$0$": 0.0, "$S^*$": s, "$k$": norm.k}, y={})
    return ax


@style.styled
def figure_3(lam: float = ARTICLE_COST, norm: Norm = BELOW, ax: Axes | None = None) -> Axes:
    """Draw a state above a norm that brings a jump and nothing else: it does not move.

    Source: Part III.B, Figure 3.
    """
    ax = style.axes(ax)
    s = autonomous_policy(lam)
    _curves(ax, lam, norm, end=1.9 * s, name="$B_i'$")
    _gap(ax, s, lam, norm)
    _name_gap(ax, s, lam, "$W_{IL}(S^*)$")
    style.marks(ax, x={"$0$": 0.0, "$k$": norm.k, "$S^*$": s}, y={})
    return ax


@style.styled
def figure_4(
    lam: float = ARTICLE_COST, norm: Norm = BELOW_FLATTENED, ax: Axes | None = None
) -> Axes:
    """Draw a state above a norm that flattens its benefits: it slides.

    Source: Part III.B, Figure 4. The article writes the outcome once as the second policy of
    state i and once as the optimum under international law; they are one thing.
    """
    ax = style.axes(ax)
    s = autonomous_policy(lam)
    outcome = float(best_response(lam, norm).policy)
    _curves(ax, lam, norm, end=1.9 * s, name="$B_i''$")
    _gap(ax, outcome, lam, norm)
    style.guide(ax, s, benefit(s))
    row = 0.05 * ax.get_ylim()[1]
    style.arrow(ax, (s, row), (outcome, row), color=style.LOWERED)
    places = {"$0$": 0.0, "$k$": norm.k, r"$S^*_{IL}$": outcome, "$S^*$": s}
    style.marks(ax, x=places, y={})
    return ax


@style.styled
def gain_from_moving(lam: float, D: float, ax: Axes | None = None) -> Axes:
    """Draw what moving up to a norm is worth, against the norm's level.

    The curve crosses zero at the critical norm; where the article's printed formula would put
    the crossing is marked too. Source: Part III.A; the comparison is ours.
    """
    ax = style.axes(ax)
    s = autonomous_policy(lam)
    true, printed = critical_norm(lam, D), printed_critical_norm(lam, D)
    k = np.linspace(s, 1.12 * max(true, printed), 200)
    ax.plot(k, welfare(k, lam, Norm(k, D)) - welfare(s, lam), color=style.BENEFIT)
    ax.axhline(0.0, **style.ZERO)
    style.dot(ax, true, 0.0)
    style.label(ax, r"$\bar k$", (true, 0.0), "above right")
    gain = float(welfare(printed, lam, Norm(printed, D)) - welfare(s, lam))
    style.dot(ax, printed, gain, color=style.COST, open=True)
    style.label(ax, "printed", (printed, gain), "above right", color=style.COST)
    style.frame(ax, style.LEVEL, "gain from moving, $W_{IL}(k)-W(S^*)$")
    return ax


@style.styled
def misprint(D: float = 0.2, end: float = 2.5, ax: Axes | None = None) -> Axes:
    """Draw from how far below a norm states are lifted, and how far by the printed formula.

    The states between the two curves are the ones the printed formula puts on the wrong side.
    Source: Part III.A, footnote 114; the figure is ours.
    """
    ax = style.axes(ax)
    s = np.linspace(1e-3, end, 400)
    true, printed = critical_norm(1 / s, D) - s, printed_critical_norm(1 / s, D) - s
    ax.plot(s, true, color=style.BENEFIT, label=r"$\bar k-S^*$")
    ax.plot(s, printed, color=style.COST, linestyle=style.DASHED, label="printed")
    ax.fill_between(s, true, printed, where=s <= 1, color=style.BENEFIT, alpha=0.25, linewidth=0)
    ax.fill_between(s, true, printed, where=s >= 1, **style.HATCHED)
    middle = float(np.interp(0.5, s, true))
    style.point_out(ax, "moves, though the\nformula says no", (0.5, 0.85 * middle), (0.05, 0.8))
    style.point_out(ax, "stays, though the\nformula says it moves", (1.8, 0.9), (0.3, 1.45))
    style.guide(ax, 1.0, float(np.interp(1.0, s, true)))
    limits = (0, end), (0, printed[-1] * 1.05)
    style.frame(ax, style.OWN, "norm's distance above it, $k-S^*$", *limits)
    style.end_labels(ax)
    return ax


@style.styled
def lifted_states(D: float = 0.2, end: float = 3.0, ax: Axes | None = None) -> Axes:
    """Draw, for every norm, the band of states it lifts and the band's mirror above it.

    Source: ours, from Part III.A.
    """
    return band(style.axes(ax), D, end, style.LEVEL, style.FAINT)


def band(ax: Axes, D: float, end: float, level: str, above: str) -> Axes:
    """Draw the band of states below each norm, and its mirror above in a colour of its own."""
    k = np.linspace(0.0, end, 300)
    edges = lifted_band(k, D)
    ax.fill_between(k, edges.weakest, k, color=style.LIFTED, alpha=0.22, linewidth=0)
    ax.plot(k, edges.weakest, color=style.LIFTED, label=r"$s_{\min}$")
    ax.plot(k, k, color=style.INK, linewidth=1.0, label="$S^*=k$")
    ax.plot(k, edges.strongest, color=above, linestyle=style.DASHED, label=r"$s_{\max}$")
    style.frame(ax, level, style.OWN, (0, end), (0, None))
    style.end_labels(ax)
    return ax


@style.styled
def slopes(
    lam: float = 0.5, k: float = 0.6, D: float = 0.5, ms: tuple = (2, 1, 0), ax: Axes | None = None
) -> Axes:
    """Draw a state's welfare under one norm, for several slopes beyond it.

    Source: Part III.B; footnote 122 for the flat curve.
    """
    ax = style.axes(ax)
    s = autonomous_policy(lam)
    end = 1.8 * s
    S = np.linspace(0.0, end, 400)
    ax.plot(S, welfare(S, lam), label="no norm", **style.NO_NORM)
    for m, dash in zip(ms, style.DASHES, strict=False):
        norm = Norm(k, D, m)
        beyond = np.linspace(k, end, 300)
        look = {"color": style.BENEFIT, "linestyle": dash, "label": f"$m={m}$"}
        ax.plot(beyond, welfare(beyond, lam, norm), **look)
        r = best_response(lam, norm)
        style.dot(ax, float(r.policy), float(r.welfare))
    style.frame(ax, style.POLICY, "welfare, $W$", (0, end))
    style.end_labels(ax)
    style.marks(ax, x={"$0$": 0.0, "$k$": k, "$S^*$": s})
    return ax


@style.styled
def response_curve(norm: Norm = CLEAR, end: float = 3.2, ax: Axes | None = None) -> Axes:
    """Draw where every state ends, against where it would be alone.

    Source: ours, from Part III.A and III.B together.
    """
    domains.positive("end", end)
    ax = style.axes(ax)
    weakest = lifted_band(norm.k, norm.D).weakest
    corner = 2 * norm.k / norm.m if norm.m > 0 else np.inf
    ax.plot([0, end], [0, end], **style.NO_NORM)
    stretches = {
        "unmoved": (0.0, weakest, "below right", style.INK, style.SOLID),
        "lifted": (weakest, norm.k, "above", style.LIFTED, style.SOLID),
        "anchored": (norm.k, min(corner, end), "below", style.LOWERED, style.DASHED),
        "sliding": (min(corner, end), end, "below right", style.LOWERED, style.SOLID),
    }
    for name, (first, last, side, color, dash) in stretches.items():
        s = np.linspace(first, last, 50)[1:-1]
        if last > first:
            outcome = best_response(1 / s, norm).policy
            ax.plot(s, outcome, color=color, linestyle=dash, linewidth=2.4)
            style.label(ax, name, (s.mean(), outcome.mean()), side, color=color)
    style.frame(ax, style.OWN, style.OUTCOME, (0, end), (0, end * 1.05))
    style.label(ax, "no norm", (end, end), color=style.FAINT)
    places = {"$0$": 0.0, r"$s_{\min}$": weakest, "$k$": norm.k, "$2k/m$": corner}
    style.marks(ax, x={n: x for n, x in places.items() if x <= end}, y={"$k$": norm.k})
    return ax


@style.styled
def one_state_every_norm(
    lam: float = 0.5, D: float = 0.2, m: float = 1.0, ax: Axes | None = None
) -> Axes:
    """Draw one state's policy against the level of the norm, from zero to beyond its reach.

    Source: ours, from Part III.A and III.B together.
    """
    ax = style.axes(ax)
    s, k_bar = autonomous_policy(lam), critical_norm(lam, D)
    for first, last in ((1e-6, k_bar), (k_bar * (1 + 1e-9), 1.4 * k_bar)):
        k = np.linspace(first, last, 300)
        ax.plot(k, best_response(lam, Norm(k, D, m)).policy, color=style.BENEFIT)
    ax.axhline(s, **style.NO_NORM)
    style.label(ax, "no norm", (0.0, s), "above right", color=style.FAINT)
    style.frame(ax, style.LEVEL, style.OUTCOME, (0, 1.4 * k_bar), (0, 1.15 * k_bar))
    places = {"$0$": 0.0, "$mS^*/2$": m * s / 2, "$S^*$": s, r"$\bar k$": k_bar}
    style.marks(ax, x=places, y={"$mS^*/2$": m * s / 2, "$S^*$": s})
    return ax


def _curves(
    ax: Axes, lam: float, norm: Norm | None, *, end: float, name: str = "$B_i$", jump: str = "left"
) -> None:
    """Draw costs, benefits, and under a norm the untouched benefits as a ghost."""
    S = np.linspace(0.0, end, 300)
    top = 1.06 * max(benefit(end), benefit(end, norm))
    style.frame(ax, style.PROTECTION, "benefits, costs", (0, end), (0, top))
    ax.plot(S, cost(S, lam), color=style.COST, linestyle=style.DASHED)
    seen = 0.78 * min(end, float(np.sqrt(top / lam)))
    style.label(ax, "$C_i$", (seen, cost(seen, lam)), "below right", color=style.COST)
    ghost = {} if norm is None else {"linewidth": 1.2, "linestyle": style.DOTTED}
    ax.plot(S, benefit(S), color=style.BENEFIT, label="$B_i$", **ghost)
    if norm is not None:
        k, beyond = norm.k, np.linspace(norm.k, end, 200)
        ax.plot([0, k], [0, benefit(k)], color=style.BENEFIT)
        ax.plot(beyond, benefit(beyond, norm), color=style.BENEFIT, label=name)
        style.jump(ax, k, benefit(k), benefit(k, norm))
        style.label(ax, "$D$", (k, benefit(k) + 0.6 * norm.D), jump)
    style.end_labels(ax)


def _gap(ax: Axes, S: float, lam: float, norm: Norm) -> None:
    """Draw the welfare at a policy as the distance between the two curves there."""
    low = cost(S, lam)
    style.guide(ax, S, low)
    style.span(ax, S, low, benefit(S, norm))


def _name_gap(ax: Axes, S: float, lam: float, text: str) -> None:
    """Name that distance on its left, half way between the costs and the line above them."""
    style.label(ax, text, (S, 0.5 * (cost(S, lam) + benefit(0.62 * S))), "left")
