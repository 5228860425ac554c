"""Claims of Part III up to III.A: a state alone, and how much hangs on its curves."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import model, results
from ...symbols import S, lam
from .. import exact
from ..concave import concave_outcomes
from ..evidence import Verdict, disproof, proof, survey, witness
from ..record import claim
from ..symbolic import derived, negative, same

#: Benefits whose slope falls, rises and falls again, at the cost ``S**2``: see C13.
VALLEY = ((0, 0, 2), (1.2, 0, 1), (1.6, 0, 5), (2, 0, 0.5))

HIGH_VALLEY = ((0, 0, 2), (1.2, 0, 1), (1.6, 0, 6), (2, 0, 1))

KINK = ((0, 0, 4), (1, 0, 1))


@claim(
    "C10",
    "Part III, Figure 1",
    "argmax of 2S - λS² is S* = 1/λ, with W(S*) = 1/λ; dS*/dλ < 0",
    Verdict.HOLDS,
    "part-3",
)
def state_alone(policy=1 / lam):
    """Without a norm a state picks 1/λ: less, the dearer protection is to its leaders.

    The curves are furthest apart there, and meet again at twice that policy.
    """
    W = model.welfare
    return [
        proof("derived step by step", derived(results.base_case())),
        proof("W'(1/λ) = 0", same(sp.diff(W, S).subs(S, policy), 0)),
        proof("W''(S) < 0 at every S", negative(sp.diff(W, S, 2))),
        proof("W(1/λ) = 1/λ, and W(2/λ) = 0", same(W.subs(S, policy), 1 / lam)),
        proof("d(1/λ)/dλ < 0", negative(sp.diff(policy, lam))),
    ]


@claim(
    "C11",
    "Part III",
    "B' > C' near S = 0 and B' < C' for all large S imply 0 < S* < ∞",
    Verdict.HOLDS,
    "part-3",
)
def interior(says=lambda policy, last_kink: 0 < policy <= last_kink):
    """If protection pays at first and costs win later, leaders grant some and not all of it.

    This is sufficient as stated. It is not what the sentence on single crossing delivers (C13).
    """
    slopes = np.random.default_rng(11).integers(0, 60, (80, 5)) / 10
    slopes[:, 0] += 0.1  # pays at first; with cost S**2 and finite slopes, costs win later
    curves = [tuple((i, 0, slope) for i, slope in enumerate(row)) for row in slopes.tolist()]
    tops = [max(4, max(row) / 2) for row in slopes.tolist()]
    ends = [says(exact.best(1, c), top) for c, top in zip(curves, tops, strict=True)]
    return [
        survey("benefits with five random slopes, the first above zero; cost S²", ends),
        witness("slopes 2, 1, 5, 1/2: the optimum is 1", says(exact.best(1, VALLEY), 2)),
    ]


@claim(
    "C12",
    "Part III, footnote 104",
    "B concave, C convex: outcomes lie in {S*, k} if k > S*, in [k, S*] if k ≤ S*",
    Verdict.HOLDS,
    "part-4c#generality",
)
def concave_benefits(says=lambda policy, s, k: (k <= policy) & (policy <= s)):
    """A convex cost and a concave benefit complicate the arithmetic and change nothing else.

    What does change is the factor one half: with C = λS^p a state keeps (m/2)^(1/(p-1)) of its
    own policy (P13). Whose costs and benefits they are, the public's or the leaders' (footnote
    104), makes no difference to the algebra.
    """
    policy, s, k = concave_outcomes()
    curve = ((0, 0, 3), (1, 0, 2), (2, 0, 1))
    s_star = exact.best(1, curve)
    lifted = exact.best(1, exact.with_norm(curve, 1.5, 0.8, 1))
    lowered = exact.best(1, exact.with_norm(curve, 0.6, 0.1, 1))
    between = says(policy, np.maximum(s, k), np.minimum(s, k))
    no_halfway = (policy == s) | (policy == k)
    return [
        survey("B = a(√(1+cS) - 1), C = λS^p, norm above: S* or k", between & no_halfway, k > s),
        survey("the same curves, norm below: between k and S*", between, k <= s),
        witness(f"slopes 3, 2, 1, cost S²: S* = {s_star}, k = 3/2: {lifted}", lifted == 1.5),
        witness(f"the same, k = 3/5: {lowered}", says(lowered, s_star, exact.fraction(0.6))),
    ]


@claim(
    "C13",
    "Part III",
    "B and C continuous and monotone, B crossing C once, from above, imply III.A and III.B",
    Verdict.FAILS,
    "part-4c#generality",
)
def any_single_crossing(
    says=lambda policy, s, k: policy in (s, k) if k > s else k <= policy < s,
    optimum=lambda welfare: max(range(5), key=lambda i: welfare(exact.fraction(i) / 4)) > 0,
):
    """Any continuous, monotone curves with B crossing C once, from above, give the same results.

    The condition that is needed, and enough, is that B - C has a single peak (P2). It covers
    every concave benefit with a convex cost, and so all the article's own examples.
    """

    def found(curve, k, D, cut):
        s, policy = exact.best(1, curve), exact.best(1, exact.with_norm(curve, k, D, cut))
        return policy, says(policy, s, exact.fraction(k)) or not exact.crosses_once(1, curve)

    over, over_ok = found(VALLEY, 1.5, 0.3, 0)
    under, under_ok = found(HIGH_VALLEY, 1.5, 0.1, 1)
    stays, stays_ok = found(KINK, 0.5, 0.1, 1)
    return [
        disproof("no interior optimum, step by step", derived(results.no_inner_optimum())),
        witness(f"slopes 2, 1, 5, 1/2; S* = 1, k = 3/2, D = 3/10: ends at {over} > k", over_ok),
        witness(f"slopes 2, 1, 6, 1; S* = 2, k = 3/2, D = 1/10: at {under} < k < S*", under_ok),
        witness(f"slopes 4, 1; S* = 1, k = 1/2, slopes cut by 1: stays at {stays}", stays_ok),
        witness("B = 1 + S, C = 2S: no interior optimum", optimum(lambda S: 1 + S - 2 * S)),
    ]
