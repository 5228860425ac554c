"""A state that no norm reaches.

Source: Part III, Figure 1.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, condition, derivation, identity, only_root, solution
from ..symbols import S, lam


@derivation("A state alone", "Part III, Figure 1")
def base_case() -> Proof:
    """Derive what a state does when there is no norm. Source: Part III, Figure 1."""
    W = model.welfare
    slope = sp.diff(W, S)
    S_star = only_root(slope, S)
    at_best = W.subs(S, S_star)
    yield identity("The leaders weigh benefits against costs.", W, name="W(S) = B(S) - C(S)")
    yield condition(
        "An inner optimum needs one more unit of protection to bring as much as it costs.",
        slope,
        name=r"\frac{dW}{dS}",
    )
    yield solution("Exactly one policy does that.", slope, {"S^{*}": S_star}, of=S)
    yield identity(
        "It is the maximum, and the only one: welfare is concave at every policy.",
        sp.diff(W, S, 2),
        name=r"\frac{d^2 W}{dS^2}",
        sign="< 0",
    )
    yield identity("What the leaders get there.", at_best, 1 / lam, name="W(S^{*})")
    yield identity(
        "The dearer protection is to the leaders, the less of it they grant.",
        sp.diff(S_star, lam),
        name=r"\frac{d S^{*}}{d \lambda}",
        sign="< 0",
    )
    yield identity(
        "Welfare is the gap between the two curves, so here they are furthest apart, and "
        "their slopes agree.",
        sp.diff(model.benefit, S),
        sp.diff(model.cost, S).subs(S, S_star),
        name=r"\frac{dB}{dS}\Big|_{S^{*}} = \frac{dC}{dS}\Big|_{S^{*}}",
    )
    meeting = sp.Symbol("S", positive=True)
    again = only_root(W.subs(S, meeting), meeting)
    yield solution(
        "Beyond zero the curves meet once more, at twice the optimum.",
        W,
        {r"S_{\text{meet}} = 2 S^{*}": again},
        of=S,
    )
    yield identity(
        r"Leaving $S^{*}$ loses the leaders $\lambda$ times the square of the distance.",
        at_best - W,
        lam * (S - S_star) ** 2,
        name="W(S^{*}) - W(S)",
    )
    return {"S_star": S_star, "welfare": sp.simplify(at_best), "meeting": again}
