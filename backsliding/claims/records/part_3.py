"""Claims of Part III up to III.A: a state alone, how much hangs on its curves, an example."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import detention, model, results
from ...symbols import S, lam
from .. import exact
from ..concave import concave_outcomes
from ..evidence import Verdict, instance, outside, proof, step, survey, witness
from ..record import claim
from ..symbolic import derived, negative, same

#: Benefits whose slope falls, rises and falls again, at the cost ``S**2``: see C13.
VALLEY = ((0, 0, 2), (1.2, 0, 1), (1.6, 0, 5), (2, 0, 0.5))

HIGH_VALLEY = ((0, 0, 2), (1.2, 0, 1), (1.6, 0, 6), (2, 0, 1))


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
        proof("the first-order condition has one root, 1/λ", derived(results.base_case())),
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

    In one line: welfare rises up to some policy, falls from another on, and in between a
    continuous function has a maximum. Where both curves start at zero, one crossing from above
    is enough for it; where benefits start above costs it is not.
    """
    random = np.random.default_rng(11)
    slopes, costs = random.integers(0, 60, (200, 5)) / 10, random.integers(1, 40, 200) / 10
    slopes[:, 0] += 0.1  # pays at first; with cost lam S**2 and finite slopes, costs win later
    curves = [tuple((i, 0, slope) for i, slope in enumerate(row)) for row in slopes.tolist()]
    steepest = [exact.fraction(max(row)) for row in slopes.tolist()]
    tops = [
        max(4, b / 2 / exact.fraction(c)) for b, c in zip(steepest, costs.tolist(), strict=True)
    ]
    asked = zip(costs.tolist(), curves, tops, strict=True)
    return [
        step(
            "one crossing gives none if B = 1 + S and C = 2S", derived(results.no_inner_optimum())
        ),
        survey(
            "benefits with five random slopes up to 6, the first above zero; cost λS²",
            [says(exact.best(lam, curve), top) for lam, curve, top in asked],
        ),
        witness(
            "B has slopes 2, 1, 5, 1/2 with kinks at 6/5, 8/5, 2; C = S²: the optimum is 1",
            says(exact.best(1, VALLEY), 2),
        ),
    ]


@claim(
    "C12",
    "Part III, footnote 104",
    "B concave, C convex: outcomes lie in {S*, k} if k > S*, in [k, S*] if k ≤ S*",
    Verdict.HOLDS,
    "part-4c#generality",
    argument="propositions#prop-generality",
)
def concave_benefits(says=lambda policy, s, k: (k <= policy) & (policy <= s)):
    """A convex cost and a concave benefit complicate the arithmetic and change nothing else.

    Their difference has a single peak, so this follows from P2. That a state above slides at all
    takes benefits without a kink at S* as well. What does change is the factor one half: with C
    = λS^p a state keeps (m/2)^(1/(p-1)) of its own policy (P13). Whose costs and benefits they
    are, the public's or the leaders' (footnote 104), makes no difference to the algebra.
    """
    policy, s, k = concave_outcomes()
    random, kinked = np.random.default_rng(112), []
    for slopes in np.sort(random.integers(1, 60, (200, 3)) / 10)[:, ::-1].tolist():
        bent = tuple((at, 0, slope) for at, slope in zip((0, 0.8, 1.6), slopes, strict=True))
        level, jump, cut = random.integers((1, 0, 0), (40, 30, 10)).tolist()
        level = exact.fraction(level) / 10
        norm = exact.with_norm(bent, level, exact.fraction(jump) / 10, min(slopes[2], cut / 10))
        own, end = exact.best(1, bent), exact.best(1, norm)
        kinked.append(end in (own, level) if level > own else says(end, own, level))
    curve = ((0, 0, 3), (1, 0, 2), (2, 0, 1))
    s_star = exact.best(1, curve)
    lifted = exact.best(1, exact.with_norm(curve, 1.5, 0.8, 1))
    lowered = exact.best(1, exact.with_norm(curve, 0.6, 0.1, 1))
    between = says(policy, np.maximum(s, k), np.minimum(s, k))
    no_halfway = (policy == s) | (policy == k)
    return [
        survey(
            "B = a(√(1+cS) - 1), C = λS^p, p from 1.1 to 4, norm above: S* or k",
            between & no_halfway,
            k > s,
        ),
        survey("the same curves, norm below: between k and S*", between, k <= s),
        survey("three falling slopes, cost S², in fractions, norm above or below", kinked),
        witness(
            f"B has slopes 3, 2, 1 with kinks at 1, 2; C = S²: S* = {s_star}; a norm at 3/2 with "
            f"D = 4/5 that cuts slopes by 1: {lifted}",
            lifted == 1.5,
        ),
        witness(
            f"the same, k = 3/5, D = 1/10: {lowered}", says(lowered, s_star, exact.fraction(0.6))
        ),
    ]


@claim(
    "C13",
    "Part III",
    "B and C continuous, monotone, B crossing C once, from above, imply: S_out in {S*, k} if "
    "k > S*, and k ≤ S_out ≤ S* if k ≤ S*",
    Verdict.FAILS,
    "part-4c#generality",
)
def any_single_crossing(
    says=lambda policy, s, k: policy in (s, k) if k > s else k <= policy <= s,
):
    """Any continuous, monotone curves with B crossing C once, from above, give the same results.

    That no state goes past the norm, from either side, holds under every norm if and only if
    B - C has a single peak (P2). This covers every concave benefit with a convex cost, and so
    all the article's own examples (C12). That a state above slides at all takes more: benefits
    without a kink at S*.
    """

    def found(curve, k, D, cut):
        s, policy = exact.best(1, curve), exact.best(1, exact.with_norm(curve, k, D, cut))
        return policy, says(policy, s, exact.fraction(k)) or not exact.crosses_once(1, curve)

    over, over_ok = found(VALLEY, 1.5, 0.3, 0)
    under, under_ok = found(HIGH_VALLEY, 1.5, 0.1, 1)
    return [
        witness(
            "B has slopes 2, 1, 5, 1/2 with kinks at 6/5, 8/5, 2; C = S²; S* = 1; a norm at 3/2 "
            f"with D = 3/10, m as before: ends at {over} > k",
            over_ok,
        ),
        witness(
            "slopes 2, 1, 6, 1 with the same kinks; S* = 2; a norm at 3/2 with D = 1/10 that cuts "
            f"slopes by 1: ends at {under} < k < S*",
            under_ok,
        ),
    ]


@claim(
    "C15",
    "Part III, footnotes 111 and 112",
    "S(France) < S(20 months) < S(United Kingdom)",
    Verdict.CONDITIONAL,
    "part-3-example",
    condition="legal maxima are compared, not average durations",
)
def twenty_months(says=lambda france, norm, uk: france < norm < uk):
    """A twenty-month norm would stand above France and below the United Kingdom.

    The article speaks of the limits, and of them it is right. By the averages in the same
    footnotes both countries stand above. The order does not depend on how months become
    protection; the size of the slide does (P15).
    """

    def protection(durations):
        months = (durations["France"], detention.CEILING, durations["United Kingdom"])
        return [1 / exact.fraction(m) for m in months]

    limits, averages = protection(detention.LEGAL_LIMITS), protection(detention.AVERAGES)
    return [
        instance("limits of 48 and 6 months: 1/48 < 1/20 < 1/6", says(*limits)),
        outside(witness("averages of 9 and 3 months: 1/9 > 1/20", says(*averages))),
    ]
