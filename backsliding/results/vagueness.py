"""Vague norms and hidden conduct.

Source: Part IV.B.4.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, condition, derivation, identity, only_root, solution
from ..symbols import D, S, flattening, k, lam, m, s, w, x, y
from .base_case import base_case

#: A possible threshold, and the share of possible thresholds that a policy meets.
t = sp.Symbol("t", positive=True)


#: What a norm adds to a policy on average if the threshold is uncertain, and if conduct is seen
#: with an error.
VAGUE = sp.Integral(D - (2 - m) * (S - x), (x, k - w, S)) / (2 * w)
HIDDEN = sp.Integral(D - (2 - m) * (S - y - k), (y, -w, S - k)) / (2 * w)


@derivation(
    "The curve of a vague norm", "Part IV.B.4", concludes=sp.Eq(VAGUE, HIDDEN, evaluate=False)
)
def averaged_curve() -> Proof:
    """Derive the benefit curve of a vague norm. Source: Part IV.B.4; the kernel is ours."""
    met = D - flattening * (S - t)
    yield identity(
        r"Under a clear norm at $t$, with $m = 2 - \delta$, a policy $S \ge t$ adds to the "
        "leaders' benefit",
        met,
        name="r(S, t)",
    )
    reward = sp.integrate(met, (t, k - w, S)) / (2 * w)
    past = S - (k - w)
    yield identity(
        "Let all thresholds between $k - w$ and $k + w$ be equally likely. A policy in that "
        "stretch meets those from $k - w$ up to $S$, a length of $S - k + w$, on which the "
        "flattening has come by half of that length on average. Over the whole stretch, of "
        "length $2w$, this averages to",
        past * (D - flattening * past / 2) / (2 * w),
        name="r(S)",
        equals=reward,
    )
    yield identity("It is nothing where the stretch begins,", reward.subs(S, k - w), name="r(k-w)")
    yield identity(
        "and joins the line beyond it, which lies as a clear norm's does.",
        met.subs({S: k + w, t: k}),
        name="r(k+w)",
        equals=reward.subs(S, k + w),
    )
    yield identity(
        "Half of the flattening is in force at the middle of the stretch; the rest of the "
        "slope there is the jump, spread out.",
        sp.simplify(sp.diff(reward, S).subs(S, k)),
        name=r"\frac{dr}{dS}\Big|_{k}",
    )
    return sp.factor(reward)


@derivation("A benchmark where vagueness is neutral", "ours")
def neutral_benchmark() -> Proof:
    """Derive that vagueness leaves total pull alone in one benchmark. Source: ours."""
    r, a = sp.Function("r"), sp.Symbol("a", positive=True)
    welfare = r(S) - lam * (S - a) ** 2
    yield identity(
        r"Let all states have the same curvature $\lambda$ and differ in their own policies "
        "$a$ (in the article's model both go together). Under a norm with reward $r$ a state "
        "maximises",
        welfare,
        name="G(S, a)",
    )
    yield identity(
        "At its best policy a state's gain changes with $a$ only directly, by twice the "
        "curvature times its pull (the envelope theorem).",
        sp.diff(welfare, a),
        2 * lam * (S - a),
        name=r"\frac{d}{d a} \max_S G",
    )
    pull = sp.Symbol("P")
    yield solution(
        "So the pull of all states, evenly spread over their own policies, is what the top "
        "state gains less what the bottom state gains, over twice the curvature. If the top "
        "state collects the whole reward $D$ and the bottom one nothing,",
        2 * lam * pull - D,
        {"P": D / (2 * lam)},
        of=pull,
    )
    return D / (2 * lam)


@derivation("When vagueness protects", "Part IV.B.4; ours")
def protection() -> Proof:
    """Derive when vagueness keeps a state at the norm from slipping. Source: IV.B.4; ours."""
    welfare = model.welfare.subs(lam, 1 / s) + averaged_curve().result
    at_norm = sp.simplify(sp.diff(welfare, S).subs({S: k, s: k}))
    yield identity(
        "A state whose own policy is the norm itself, $s = k$, finds that one step up from "
        "there changes its leaders' welfare by",
        at_norm,
        name=r"\frac{dW_{IL}}{dS}\Big|_{k}",
    )
    widest = only_root(at_norm, w)
    yield solution(
        r"It ends above the norm if $w < \bar w$ and below it if $w > \bar w$, where",
        at_norm,
        {r"\bar w": widest},
        of=w,
    )
    strict = sp.Symbol("delta", positive=True)
    yield identity(
        "Under a clear norm no state that starts above ends below. The more the norm flattens "
        "the less vagueness it takes to bring it there.",
        -sp.diff(widest, flattening).subs(flattening, strict),
        name=r"- \frac{d \bar w}{d \delta}",
        sign="> 0",
    )
    return widest


@derivation("A norm that may mean anything", "Part IV.B.4; ours")
def meaningless() -> Proof:
    """Derive what is left of a norm that may mean anything. Source: Part IV.B.4; ours."""
    welfare = model.welfare + averaged_curve().result
    slope = sp.diff(welfare, S)
    yield condition(
        "Hold $k$, and let the stretch of possible thresholds grow without end to both sides. "
        "A state's policy soon lies within it, where an inner optimum needs",
        sp.collect(sp.expand(slope), S),
        name=r"\frac{dW_{IL}}{dS}",
    )
    best = only_root(slope, S)
    yield solution("which has one solution.", slope, {"S": sp.simplify(best)}, of=S)
    limit = sp.limit(best, w, sp.oo).subs(flattening, 2 - m)
    yield identity(
        "The jump is spread so thin that it vanishes. Half of the flattening does not: half "
        "of the possible thresholds lie below zero, where every policy is past them.",
        sp.factor(limit),
        name=r"\lim_{w \to \infty} S",
    )
    yield identity(
        "If they all lie between nothing and $2 w$, so that $k = w$ grows with the spread, "
        "nothing is left of either.",
        sp.limit(best.subs(k, w), w, sp.oo),
        base_case()["S_star"],
        name=r"\lim_{k = w \to \infty} S",
    )
    return limit
