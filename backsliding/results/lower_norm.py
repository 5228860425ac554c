"""A norm below the state: who slides, and how far.

Source: Part III.B, Figures 3 and 4; footnote 122.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, condition, derivation, identity, only_root, require_equal, solution
from ..symbols import D, S, flattening, k, lam, m, s, x, y
from .base_case import base_case
from .higher_norm import critical_norm, lifted_band


@derivation("A jump and nothing else", "Part III.B, Figure 3")
def jump_alone() -> Proof:
    """Derive that a jump alone moves no state above the norm. Source: III.B, Figure 3."""
    W = model.welfare_at_norm(sp.Integer(2))
    slope = sp.diff(W, S)
    yield identity(
        "Beyond the norm every policy is worth $D$ more than before,",
        sp.expand(W - model.welfare),
        name="W_{IL}(S) - W(S)",
    )
    yield condition("so an inner optimum is found as before,", slope, name=r"\frac{dW_{IL}}{dS}")
    S_star = base_case()["S_star"]
    yield solution("and so is the answer.", slope, {"S^{*}": S_star}, of=S)
    return S_star


@derivation("The flattened optimum", "Part III.B, Figure 4")
def flattened_policy() -> Proof:
    """Derive the best policy on the flattened stretch. Source: Part III.B, Figure 4."""
    W = model.welfare_at_norm()
    yield identity("Beyond the norm the leaders now get", W, name="W_{IL}(S)")
    slope = sp.diff(W, S)
    yield condition("An inner optimum needs", slope, name=r"\frac{dW_{IL}}{dS}")
    best = only_root(slope, S)
    yield solution("which has one solution.", slope, {"S^{*}_{IL}": best}, of=S)
    yield identity(
        "It is a maximum.", sp.diff(W, S, 2), name=r"\frac{d^2 W_{IL}}{dS^2}", sign="< 0"
    )
    article = best.subs(m, 1)
    yield identity("With the article's slope of 1 it is", article, name="S^{*}_{IL}")
    share = sp.simplify(best / base_case()["S_star"])
    yield identity(
        "Of its own policy the state would keep the share", share, name=r"S^{*}_{IL} / S^{*}"
    )
    return {"policy": best, "article": article, "share": share}


@derivation("Where a state above the norm ends", "Part III.B")
def outcome_above() -> Proof:
    """Derive where a state above the norm ends. Source: Part III.B, footnote 122."""
    S_star, S_IL = base_case()["S_star"], flattened_policy()["policy"]
    climb = sp.diff(model.welfare, S).subs(S, S_star - x)
    yield identity(
        "Not left of the norm: the norm lies below the state, so at every policy left of it, "
        r"$S = S^{*} - x$, welfare still climbs towards $k$, where the jump adds to it.",
        sp.expand(climb),
        name=r"\frac{dW}{dS}\Big|_{S^{*} - x}",
        sign="> 0",
    )
    fall = sp.diff(model.welfare_at_norm(), S).subs(S, k + x).subs(k, S_IL + y)
    yield identity(
        r"If $S^{*}_{IL} \ge k$, the peak of the flattened stretch lies on it, and is chosen. "
        r"If instead $k = S^{*}_{IL} + y$, then at every policy $k + x$ beyond the norm "
        "welfare falls, so the state stops at $k$. (The article shows that moving left of $k$ "
        "does not pay, and leaves the right to its first-order condition.)",
        sp.expand(fall),
        name=r"\frac{dW_{IL}}{dS}\Big|_{k + x}",
        sign="< 0",
    )
    outcome = sp.Max(S_IL, k)
    require_equal(outcome.subs(k, S_IL + y), S_IL + y, "the norm above the flattened optimum")
    require_equal(outcome.subs(m, 2 * lam * (k + y)), k + y, "the norm below it")
    yield identity(
        "Either way the state ends at the larger of the two.", outcome, name=r"S_{\text{out}}"
    )
    yield identity(
        r"With $m = 2 - \delta$ the flattened optimum falls short of the state's own policy for "
        r"every $\delta > 0$; the norm does because $k < S^{*}$. Backsliding, in either case.",
        sp.factor(S_star - S_IL.subs(m, 2 - flattening)),
        name="S^{*} - S^{*}_{IL}",
        sign=r"\ge 0",
    )
    yield identity(
        "On a flat curve, $m = 0$, the flattened optimum is zero and every state above comes "
        "down to the norm (footnote 122).",
        S_IL.subs(m, 0),
        name=r"S^{*}_{IL}\big|_{m = 0}",
    )
    return outcome


@derivation("Two corners", "Part III.B; ours")
def corners() -> Proof:
    """Derive what a norm at the state's own policy does, and one near zero. Source: ours."""
    S_star, S_IL = base_case()["S_star"], flattened_policy()["policy"]
    yield identity(
        "A norm at the state's own policy brings its leaders the jump for nothing,",
        sp.simplify(critical_norm()["gain"].subs(k, S_star)),
        name="[W_{IL}(k) - W(S^{*})]_{k = S^{*}}",
        sign="> 0",
    )
    yield identity(
        "and the flattened optimum lies no higher, so the state stays where it is.",
        sp.factor(S_star - S_IL.subs(m, 2 - flattening)),
        name="S^{*} - S^{*}_{IL}",
        sign=r"\ge 0",
    )
    ends = sliding_policy()
    corner = only_root(ends - k, s)
    yield solution(
        "States beyond this one end above the norm; the others stop at it (if $m = 0$, all do).",
        ends - k,
        {"s": corner},
        of=s,
    )
    yield identity(
        "As the norm sinks to zero, so does that bound,",
        sp.limit(corner, k, 0),
        name=r"\lim_{k \to 0} 2k/m",
    )
    yield identity(
        "so every state ends on the flattened stretch and keeps the same share.",
        flattened_policy()["share"],
        name=r"S_{\text{out}} / S^{*}",
    )
    return flattened_policy()["share"]


def sliding_policy() -> sp.Expr:
    """Return where a state that slides freely under the norm ends."""
    return flattened_policy()["policy"].subs(lam, 1 / s)


def sliding_gain() -> sp.Expr:
    """Return what the leaders of a state that slides freely gain."""
    gain = D + (2 - m) * k - (1 - m**2 / 4) * s
    worked_out = model.welfare_at_norm().subs({lam: 1 / s, S: sliding_policy()}) - s
    require_equal(gain, worked_out, "what leaders gain whose state slides freely")
    return gain


@derivation("The whole response", "ours, from Part III")
def response() -> Proof:
    """Collect the outcome and the gain for every state at once. Source: ours, from Part III."""
    weakest = lifted_band()["weakest"]
    named = {weakest: sp.Symbol(r"s_{\min}")}
    S_IL = sliding_policy()
    outcome = sp.Piecewise((s, s < weakest), (k, m * s <= 2 * k), (S_IL, True))
    yield identity("A state ends at", outcome.xreplace(named), name=r"S_{\text{out}}(s)")
    at_norm, sliding = lifted_band()["gain"], sliding_gain()
    gain = sp.Piecewise((0, s < weakest), (at_norm, m * s <= 2 * k), (sliding, True))
    yield identity(
        "and its leaders gain; in the last case the jump, $m$ for each unit between the norm and "
        "$m s/2$, and the benefit at the norm, less the cost and what they would have alone.",
        gain.xreplace(named),
        name="G(s)",
    )
    return {"outcome": outcome, "gain": gain.subs(sliding, sp.expand(sliding))}
