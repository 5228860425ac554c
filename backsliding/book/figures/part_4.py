"""The article's Figure 5, and what else Part IV needs drawn.

Parameters in, axes out. Curves and outcomes come from `backsliding.response`.

Source: Part IV.B.3, Figure 5. The other figures are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes

from ... import domains
from ...closed_forms import autonomous_policy, lifted_band
from ...generality import Benefits
from ...norms import FULL_SLOPE, Ladder, Norm
from ...response import benefit, best_response, cost
from ...theories import mimicry
from . import style
from .part_1 import CLEAR
from .part_3 import ARTICLE_COST, band

#: Two thresholds, as the article draws them: no numbers are printed there.
TWO_RUNGS = Ladder([Norm(0.6, 1.2), Norm(2.9, 1.7)])


@style.styled
def figure_5(
    lam: float = ARTICLE_COST, ladder: Ladder = TWO_RUNGS, ax: Axes | None = None
) -> Axes:
    """Draw benefits and costs of a state that stands between two thresholds.

    Source: Part IV.B.3, Figure 5.
    """
    ax = style.axes(ax)
    levels = [rung.k for rung in ladder.rungs]
    s = autonomous_policy(lam)
    end = 1.2 * max(levels[-1], s)
    S = np.linspace(0.0, end, 300)
    top = 1.08 * max(benefit(end), benefit(end, ladder))
    style.frame(ax, style.PROTECTION, "benefits, costs", (0, end), (0, top))
    ax.plot(S, cost(S, lam), color=style.COST, linestyle=style.DASHED)
    ax.plot(S, benefit(S), label="no norm", **style.NO_NORM | {"color": style.BENEFIT})
    _stretches(ax, ladder, levels, end)
    outcome = float(best_response(lam, ladder).policy)
    style.span(ax, outcome, cost(outcome, lam), benefit(outcome, ladder))
    style.guide(ax, outcome, cost(outcome, lam))
    style.guide(ax, s, cost(s, lam))
    if abs(outcome - s) > 0.02 * end:
        color = style.LIFTED if outcome > s else style.LOWERED
        style.arrow(ax, (s, 0.05 * top), (outcome, 0.05 * top), color=color)
    seen = 0.62 * min(end, float(np.sqrt(top / lam)))
    style.label(ax, "$C_i$", (seen, cost(seen, lam)), "below right", color=style.COST)
    style.end_labels(ax)
    named = {f"$k_{i}$": k for i, k in enumerate(levels)}
    if outcome not in (*levels, s):
        close = min(abs(outcome - k) for k in levels) < 0.08 * end
        named["\n" * close + "$S^*_{IL}$"] = outcome  # on a line of its own beside a threshold
    style.marks(ax, x={"$0$": 0.0, **named, "$S^*$": s}, y={})
    return ax


@style.styled
def responses(
    norms: Mapping[str, object],
    end: float = 3.2,
    marks: Mapping[str, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw where every state ends under each of several norms, against where it is alone.

    Source: ours; Part IV.
    """
    ax = style.axes(ax)
    ax.plot([0, end], [0, end], **style.NO_NORM)
    s = np.linspace(end / 1600, end, 1600)
    _compare(ax, norms, s, lambda norm: _outcomes(s, norm))
    style.frame(ax, style.OWN, style.OUTCOME, (0, end), (0, end * 1.05))
    style.label(ax, "no norm", (end, end), color=style.FAINT)
    ax.legend(loc="upper left")
    if marks is not None:
        style.marks(ax, x={"$0$": 0.0, **marks}, y=dict(marks))
    return ax


@style.styled
def change_of_policy(
    norms: Mapping[str, object], end: float = 2.4, k: float = 1.0, ax: Axes | None = None
) -> Axes:
    """Draw how far each state moves under each of several norms: up above zero, down below.

    Source: ours; Part IV.B.4.
    """
    ax = style.axes(ax)
    ax.axhline(0.0, **style.ZERO)
    s = np.linspace(end / 1600, end, 1600)
    _compare(ax, norms, s, lambda norm: _outcomes(s, norm) - s)
    style.frame(ax, style.OWN, "change of policy, $S-S^*$", (0, end))
    style.marks(ax, x={"$0$": 0.0, "$k$": k})
    ax.legend(loc="best")
    return ax


@style.styled
def benefit_curves(
    norms: Mapping[str, object], end: float = 2.0, k: float = 1.0, ax: Axes | None = None
) -> Axes:
    """Draw the leaders' benefits under each of several norms.

    Source: ours; Part IV.B.4 describes the vague one in words.
    """
    ax = style.axes(ax)
    S = np.linspace(0.0, end, 1601)
    _compare(ax, norms, S, lambda norm: style.broken(benefit(S, norm), 0.02 * end))
    style.frame(ax, style.PROTECTION, "benefits, $B$", (0, end), (0, None))
    style.marks(ax, x={"$0$": 0.0, "$k$": k}, y={})
    ax.legend(loc="upper left")
    return ax


@style.styled
def receptivity(
    s: Sequence[float] = (0.8, 1.5, 3.0), norm: Norm = CLEAR, ax: Axes | None = None
) -> Axes:
    """Draw what states do as ever more of one norm reaches their domestic politics.

    Source: ours, for Part IV.A.
    """
    ax = style.axes(ax)
    tau = np.linspace(0.0, 1.0, 801)
    for own, dash in zip(s, style.DASHES, strict=False):
        policy = style.broken(best_response(1 / own, norm.transmitted(tau)).policy, 0.05)
        color, side = (style.LIFTED, "below") if own < norm.k else (style.LOWERED, "above")
        ax.plot(tau, policy, color=color, linestyle=dash)
        style.label(ax, f"$S^*={own:g}$", (0.0, own), f"{side} right", color=color)
    style.frame(ax, r"share transmitted, $\tau$", style.OUTCOME, (0, 1), (0, 1.1 * max(s)))
    style.marks(ax, y={"$0$": 0.0, "$k$": norm.k})
    return ax


@style.styled
def captured_states(D: float = 0.2, end: float = 3.0, ax: Axes | None = None) -> Axes:
    """Draw, for every exact target, the band of states that it captures from both sides.

    Source: ours, from Part IV.B.1.
    """
    ax = band(style.axes(ax), D, end, "level of the target, $k$", style.LOWERED)
    k = np.linspace(0.0, end, 300)
    ax.fill_between(k, k, lifted_band(k, D).strongest, **style.HATCHED)
    return ax


@style.styled
def when_a_ladder_behaves(m: float = 1.0, ax: Axes | None = None) -> Axes:
    """Draw how large the upper rung's jump must and may be, against the lower rung's level.

    Both axes are in units of the upper rung's level. Source: ours, for Part IV.B.3.
    """
    domains.single(m=m)
    ax = style.axes(ax)
    low = np.linspace(0.2, 0.999, 300)
    gap = 1.0 - low
    most = gap * ((FULL_SLOPE - m) + gap / low)
    inner = low <= m / 2
    least = np.where(inner, (1 - m / 2) ** 2, gap * ((FULL_SLOPE - m) - gap))
    ax.fill_between(low, least, most, color=style.NORM, alpha=0.2, linewidth=0)
    ax.plot(low, most, color=style.LIFTED)
    ax.plot(low, least, color=style.LOWERED, linestyle=style.DASHED)
    style.label(ax, "some weak states leapfrog", (0.46, 1.55), color=style.LIFTED)
    style.label(ax, "as under one norm", (0.25, 0.75), color=style.NORM)
    style.label(ax, "some strong states are undercut", (0.22, 0.1), color=style.LOWERED)
    limits = (0.2, 1.0), (0, 2.0)
    style.frame(ax, "lower rung's level, $k_0/k_1$", "upper rung's jump, $D_1/k_1$", *limits)
    return ax


@style.styled
def valley(curve: Benefits, k: float, D: float, ax: Axes | None = None) -> Axes:
    """Draw welfare under benefits of another shape, with the jump and without it.

    An open dot is the state's own policy, a full one its policy under the norm.

    Source: ours, for the generality claim of Part III.
    """
    if len(curve.best_policies()) > 1:
        raise ValueError(f"curve must leave the state one best policy of its own; got {curve}")
    ax = style.axes(ax)
    S = np.linspace(0.0, 1.3 * float(max(*curve.kinks, *curve.best_policies())), 601)
    alone = np.array([float(curve(x)) for x in S]) - S**2
    under = alone + np.where(k <= S, D, np.nan)
    ax.plot(S, alone, label="no norm", **style.NO_NORM | {"linewidth": 1.8})
    ax.plot(S, under, color=style.BENEFIT, label="from the norm on")
    (own,) = map(float, curve.best_policies())
    outcome = float(curve.best_policies(k, D)[-1])
    reached = alone if outcome < k else under
    style.dot(ax, own, float(np.interp(own, S, alone)), open=True)
    style.dot(ax, outcome, float(np.interp(outcome, S, reached)))
    top = 1.35 * float(np.nanmax([alone, under]))
    style.frame(ax, style.POLICY, "welfare, $W$", (0, S[-1]), (0, top))
    places = {"$0$": 0.0, "$S^*$": own, "$k$": float(k), "outcome": outcome}
    style.marks(ax, x=places, y={})
    ax.legend(loc="upper left")
    return ax


@style.styled
def race_to_the_middle(
    lam: Sequence[float] = (0.5, 2.0), end: float = 12.0, ax: Axes | None = None
) -> Axes:
    """Draw what states do, and their average, as the wish to be alike grows.

    Source: ours, for Part IV.C.
    """
    ax = style.axes(ax)
    gamma = np.linspace(0.0, end, 200)
    found = [mimicry(lam, float(strength)) for strength in gamma]
    policies = np.array([equilibrium.policy for equilibrium in found])
    ax.plot(gamma, policies, color=style.FAINT, linewidth=1.2)
    ax.plot(gamma, [equilibrium.mean for equilibrium in found], color=style.INK)
    harmonic = 1 / float(np.mean(lam))
    ax.axhline(harmonic, color=style.INK, linestyle=style.DASHED, linewidth=1.0)
    style.label(ax, "harmonic mean", (end, policies[-1].min()), "below left")
    for own, policy in zip(1 / np.asarray(lam), policies[8], strict=True):
        side = "above right" if own > found[0].mean else "below right"
        style.label(ax, f"$S^*={own:g}$", (gamma[8], policy), side, color=style.FAINT)
    style.point_out(ax, "average", (gamma[60], found[60].mean), (gamma[90], 1.3))
    style.frame(ax, r"strength of mimicry, $\gamma$", style.POLICY, (0, end), (0, None))
    return ax


def _stretches(ax: Axes, norm: Ladder, levels: Sequence[float], end: float) -> None:
    """Draw a benefit curve with its jumps, each from an open circle to a full one."""
    edges = [0.0, *levels, end]
    for i, (start, stop) in enumerate(pairwise(edges)):
        S = np.linspace(start, stop, 60)
        B = benefit(S, norm)
        if i < len(levels):
            B[-1] -= norm.rungs[i].D  # the curve before the jump
            style.jump(ax, stop, B[-1], benefit(stop, norm))
            style.label(ax, f"$D_{i}$", (stop, B[-1] + 0.7 * norm.rungs[i].D), "left")
        ax.plot(S, B, color=style.BENEFIT, label="$B_i$" if stop == end else None)


def _compare(
    ax: Axes,
    norms: Mapping[str, object],
    x: np.ndarray,
    curve: Callable[[object], np.ndarray],
) -> None:
    """Draw one curve for each norm, told apart by colours and dashes, and named for a legend."""
    for (name, norm), dash, color in zip(norms.items(), style.DASHES, style.SERIES, strict=False):
        ax.plot(x, curve(norm), color=color, linestyle=dash, label=name)


def _outcomes(s: np.ndarray, norm: object) -> np.ndarray:
    """Return where evenly spaced states end; there is a gap where the outcome jumps."""
    return style.broken(best_response(1 / s, norm).policy, 12 * (s[1] - s[0]))
