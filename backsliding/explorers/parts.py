"""What several scenes draw alike: payoffs and welfare under a norm.

The numbers come from `backsliding.norms` and `backsliding.response`. The browser's copy is
static/parts.js.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..norms import FULL_SLOPE, BenefitCurve, Norm, Piece
from ..response import benefit, cost, welfare
from . import pictures
from .numerals import fixed

#: Policies and payoffs shown, and the shape of the two panels.
END, TOP, WELFARE = 6.0, 10.0, (-1.0, 6.0)


def payoff_marks(lam: float, curve: BenefitCurve, *, norm: bool = True) -> list[pictures.Mark]:
    """Return costs and benefits, and under a norm the untouched benefits as a ghost."""
    untouched = pictures.quadratic(benefit, 0.0, END)
    ghost = [pictures.curve("ghost", [untouched]), _ghost_label()] if norm else []
    return [
        *ghost,
        pictures.curve("cost", [pictures.quadratic(lambda S: cost(S, lam), 0.0, END)]),
        benefit_curve("benefit", curve),
        pictures.segments("jump", _jumps(curve, lambda S: FULL_SLOPE * S)),
        _cost_label(lam),
        _benefit_label(curve.pieces[-1]),
    ]


def welfare_marks(lam: float, curve: BenefitCurve, *, norm: bool = True) -> list[pictures.Mark]:
    """Return the leaders' welfare at every policy, and without the norm as a ghost."""

    def alone(S: float) -> float:
        return welfare(S, lam)

    ghost = [pictures.curve("ghost", [pictures.quadratic(alone, 0.0, END)])] if norm else []
    strokes = [
        pictures.quadratic(lambda S, p=piece: alone(S) + p.reward(S), a, b)
        for piece, a, b in _shown(curve)
    ]
    return [
        *ghost,
        pictures.curve("welfare", strokes),
        pictures.segments("jump", _jumps(curve, alone)),
    ]


def _shown(curve: BenefitCurve) -> Iterator[tuple[Piece, float, float]]:
    """Yield the pieces that have a length within the panel, with where they start and end."""
    for piece, end in curve.stretches():
        if piece.start < min(end, END):
            yield piece, piece.start, min(end, END)


def _jumps(curve: BenefitCurve, base) -> Iterator[list[float]]:
    for before, after in zip(curve.pieces, curve.pieces[1:], strict=False):
        S = after.start
        if S < END:
            yield [S, base(S) + before.reward(S), S, base(S) + after.reward(S)]


def benefit_curve(role: str, curve: BenefitCurve) -> pictures.Mark:
    """Return a benefit curve, as the one that counts or as a ghost to compare it with."""
    strokes = [
        pictures.quadratic(lambda S, p=piece: FULL_SLOPE * S + p.reward(S), a, b)
        for piece, a, b in _shown(curve)
    ]
    return pictures.curve(role, strokes)


def _ghost_label() -> pictures.Mark:
    return pictures.text("ghost", (0.93 * TOP / FULL_SLOPE, 0.93 * TOP), "no norm", "start")


def _cost_label(lam: float) -> pictures.Mark:
    S = math.sqrt(0.45 * TOP / lam)
    return pictures.text("cost", (S, cost(S, lam)), "costs", "start", -14)


def _benefit_label(last: Piece) -> pictures.Mark:
    """Name the benefit curve where it leaves the panel, at the top or at the side."""

    def height(S: float) -> float:
        return FULL_SLOPE * S + last.reward(S)

    room = 0.93 * TOP - height(last.start)
    reach = last.start + room / last.slope if last.slope > 0.0 else END
    S = max(min(END, reach), min(last.start, END))
    anchor = "end" if reach < END else "start"
    return pictures.text("benefit", (S, min(height(S), TOP)), "benefits", anchor)


def norm_places(s: float, k: float, outcome: float) -> list[pictures.Mark]:
    """Return the places of a state's own policy, of the norm, and of where the state ends."""
    return [
        pictures.place("best", s, "S*"),
        pictures.place("norm", k, "k"),
        pictures.place("outcome", outcome, "ends here"),
    ]


def level_handle(k: float) -> pictures.Mark:
    """Return what moves a norm along the axis."""
    return pictures.handle("k", (k, 0.0), "x", k, "Level of the norm, k", fixed(k))


def norm_handles(k: float, D: float) -> list[pictures.Mark]:
    """Return what moves a norm: its level, on the axis, and its jump, at the top of it."""
    top = min(FULL_SLOPE * k + D, TOP)
    return [
        level_handle(k),
        pictures.handle("D", (k, top), "y", D, "Jump at the norm, D", fixed(D)),
    ]


def slope_handles(norm: Norm) -> list[pictures.Mark]:
    """Return what tilts the benefit curve beyond the norm: its far end."""
    x = slope_grip(norm.k)
    y = min(benefit(x, norm), TOP)
    return [pictures.handle("m", (x, y), "y", norm.m, "Slope beyond the norm, m", fixed(norm.m))]


def slope_grip(k: float) -> float:
    """Return the policy at which the far end of the benefit curve is held."""
    return min(k + 2.5, END)


def movement(s: float, outcome: float, effect: str, y: float) -> list[pictures.Mark]:
    """Return the arrow from a state's own policy to where it ends, if it moves."""
    return [] if effect == "unmoved" else [pictures.arrow(effect, (s, y), (outcome, y))]
