"""What changes when flattening comes to an end.

Source: ours. The article's flattening (Part III.B) has no end.
"""

from __future__ import annotations

import sympy as sp

from ..derivation import Proof, derivation, identity, solution
from ..symbols import D, flattening, k, m, s, w, x
from .lower_norm import sliding_gain


@derivation("States that a bounded anchor leaves alone", "ours")
def immune_states() -> Proof:
    """Derive which states a norm with a bounded anchor cannot move. Source: ours."""
    staying = D - flattening * w
    sliding = sliding_gain().subs(m, 2 - flattening)
    yield identity(
        "Let benefits recover their full slope at $k + w$. A state beyond that which keeps "
        "its own policy loses the flattening of the whole stretch, and no more,",
        staying,
        name="W_{IL}(s) - W(s)",
    )
    yield identity(
        "while sliding to the flattened optimum would be worth",
        sp.expand(sliding),
        name="W_{IL}(S^{*}_{IL}) - W(s)",
    )
    margin = sp.expand(staying - sliding)
    edge = (k + w) * (4 / (4 - flattening))  # 4 (k + w) would be multiplied out
    yield solution("It is indifferent between the two at", margin, {r"\bar s": edge}, of=s)
    article = edge.subs(flattening, 1)
    yield identity(
        r"and every state beyond stays. With the article's slope, $\delta = 1$:",
        article,
        name=r"\bar s",
    )
    yield identity(
        "Beyond it by $x$, staying is better by",
        sp.expand(margin.subs(s, edge + x).subs(flattening, 1)),
        name="W_{IL}(s) - W_{IL}(S^{*}_{IL})",
        sign="> 0",
    )
    return {"weakest": edge, "article": article}


@derivation("A bound on every slide", "ours")
def slide_bound() -> Proof:
    """Derive how far any state can slide under a bounded anchor. Source: ours."""
    most, slide = sp.Symbol("Phi", positive=True), sp.Symbol("y", positive=True)
    yield identity(
        r"Let all flattening together take at most $\Phi$ from the leaders. Sliding by $y$ "
        "costs them",
        slide**2 / s,
        name="W(s) - W(s - y)",
        sign="> 0",
    )
    yield solution(
        "so they never slide further than this, as they never climb further than their reach.",
        most - slide**2 / s,
        {"y": sp.sqrt(most * s)},
        of=slide,
    )
    return sp.sqrt(most * s)
