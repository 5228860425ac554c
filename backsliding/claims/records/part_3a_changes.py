"""Claims of Part III.A: what a higher norm, cheaper rights or another jump would change."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import results
from ...norms import Norm
from ...symbols import D, k, lam, s, x, y
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, disproof, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import GAIN, derived, negative, positive, same


@claim(
    "C14",
    "Part III.A",
    "slope 2 + a on [k-w, k] instead of a jump: states below (k-w)/(1+a/4) do not move",
    Verdict.CONDITIONAL,
    "part-3a",
    formalised=Formalised.OURS,
    condition="the slope is steeper on a stretch just below the norm only, w < k",
)
def steeper_slope(
    says=lambda policy, s: policy == s,
    weakest=x / (1 + y / 4),
):
    """A steeper slope of benefits in place of a jump would give similar results.

    If the slope is steeper everywhere below the norm there is no critical norm: every state
    moves part of the way, min(k, (1+a/2)s). On a short stretch it is similar, though some
    states stop short of the norm.
    """
    climbed = (1 + y / 2) * s  # first-order condition on the stretch, which starts at x
    worth = y * (climbed - x) - (climbed - s) ** 2 / s
    random = np.random.default_rng(14).integers((1, 1, 1, 1), (40, 40, 40, 60), (300, 4))
    stays = [
        says(exact.outcome(state, (level - w, 0, 2 + a), (level, 0, 1)), state)
        for level, w, a, state in (
            (fractions[0], fractions[0] * fractions[1] / 4, fractions[2], fractions[3])
            for fractions in ([exact.fraction(int(n)) / 10 for n in row] for row in random)
        )
        if w < level and state * (1 + a / 4) < level - w
    ]
    short, long = ((0.8, 0, 3), (1, 0, 2)), ((0, 0, 2.5), (1, 0, 2))
    end = exact.outcome(0.6, *short)
    moved = exact.best(5, long)
    return [
        proof(
            "climbing the stretch is worth 0 at s = (k-w)/(1+a/4), and more to stronger states",
            same(worth.subs(s, weakest), 0),
            derived(results.ranks()),
        ),
        survey("states below that bound, a stretch below k that is steeper by 1/10 to 4", stays),
        witness(
            f"slope 3 on [4/5, 1], 2 elsewhere: s = 3/5 ends at {end}",
            says(end, exact.fraction(0.6)),
        ),
        outside(
            disproof("steeper everywhere: no critical norm", derived(results.steeper_slope()))
        ),
        outside(
            witness(
                f"slope 5/2 from 0 to 1, 2 beyond: s = 1/5 ends at {moved}",
                says(moved, exact.fraction(0.2)),
            )
        ),
    ]


@claim(
    "C21",
    "Part III.A, footnotes 117 and 119; Part V.A",
    "∂s_min/∂k > 0, with s_min = k + D/2 - √(D² + 4Dk)/2",
    Verdict.HOLDS,
    "part-3a#band",
)
def ambitious_norms_lose_the_weakest(weakest=k + D / 2 - sp.sqrt(D**2 + 4 * D * k) / 2):
    """A norm that is too ambitious misses the worst performers; a lower one may reach them.

    The distance from which states are lifted also grows with the norm (P17): a higher norm
    loses the weakest states and lifts the others from further away.
    """
    at_root = ((D + y) ** 2 - D**2) / (4 * D)  # the k at which the root is D + y
    rise = sp.diff(weakest, k).subs(k, at_root)
    return [
        proof("for s_min moving is worth what staying is", same(GAIN.subs(lam, 1 / weakest), 0)),
        proof("∂s_min/∂k > 0", positive(sp.simplify(sp.factor(rise, deep=True)))),
    ]


@claim(
    "C22",
    "Part III.A",
    "lower λ: the number of states that move to k does not fall, and √(D/λ) rises",
    Verdict.CONDITIONAL,
    "part-3a",
    condition="the cut leaves every state below the norm",
)
def cheaper_rights_move_more_states(
    says=lambda before, after: after >= before,
    when=lambda s, k: (s < k).all(axis=-1),
    reach=sp.sqrt(D / lam),
):
    """If rights become cheaper, more states move to the norm, and from further away.

    Never fewer; and never fewer states meet the norm, in any case. But fewer may move to it if
    the cut takes some of them past it unaided.
    """
    random = np.random.default_rng(22)
    s, cheaper = random.uniform(0.3, 2, (400, 5)), random.uniform(1, 2, (400, 1))
    level, jump = random.uniform(0.5, 6, (400, 1)), random.uniform(0, 2, (400, 1))
    norm = Norm(level, jump, random.uniform(0, 2, (400, 1)))
    ends = [outcome(t, norm) for t in (s, cheaper * s)]
    movers = [
        ((t < level) & equal(end, level)).sum(axis=-1)
        for t, end in zip((s, cheaper * s), ends, strict=True)
    ]
    meeting = [at_most(level, end).sum(axis=-1) for end in ends]

    def count(states):
        return sum(t < 1 and exact.outcome(t, (1, 0.2, 1)) == 1 for t in states)

    few = [exact.fraction(t) for t in (0.5, 0.7, 0.8, 0.9)]
    far = [exact.fraction(t) for t in (0.3, 0.45, 0.5)]
    cuts = [(count(group), count([t * 3 / 2 for t in group])) for group in (far, few)]
    return [
        proof("∂√(D/λ)/∂λ < 0", negative(sp.diff(reach, lam))),
        proof("√(D/λ) is the furthest a state moves up", same(GAIN.subs(k, 1 / lam + reach), 0)),
        proof(
            "up to a norm above it a stronger state moves if a weaker one does",
            derived(results.ranks()),
            derived(results.two_candidates()),
        ),
        survey("five states, costs cut by up to half", says(*movers), when(cheaper * s, level)),
        survey("how many meet the norm, whatever the cut", meeting[1] >= meeting[0]),
        witness(
            "s = 3/10, 9/20, 1/2, costs cut by a third, k = 1, D = 1/5: movers {} to {}".format(
                *cuts[0]
            ),
            says(*cuts[0]),
        ),
        outside(
            witness(
                "the same with s = 1/2, 7/10, 4/5, 9/10: movers {} to {}".format(*cuts[1]),
                says(*cuts[1]),
            )
        ),
    ]


@claim(
    "C23",
    "Part III.A",
    "∂s_min/∂D < 0 and ∂k̄/∂λ < 0",
    Verdict.HOLDS,
    "part-3a#band",
)
def larger_jumps_reach_further(
    weakest=k + D / 2 - sp.sqrt(D**2 + 4 * D * k) / 2,
    critical=1 / lam + sp.sqrt(D / lam),
):
    """A larger jump reaches more states, and further ones; dearer rights make a response rarer.

    The second half is about states below the norm. Those above it do not move up at any cost.
    """
    at_root = ((D + y) ** 2 - D**2) / (4 * D)
    fall = sp.diff(weakest, D).subs(k, at_root)
    return [
        proof("the signs of ∂k̄/∂λ and ∂k̄/∂D", derived(results.comparative_statics())),
        proof("for s_min moving is worth what staying is", same(GAIN.subs(lam, 1 / weakest), 0)),
        proof("∂s_min/∂D < 0", negative(sp.simplify(sp.factor(fall, deep=True)))),
        proof("moving to k̄ is worth as much as staying", same(GAIN.subs(k, critical), 0)),
        proof("∂k̄/∂λ < 0", negative(sp.diff(critical, lam))),
    ]


@claim(
    "C24",
    "Part III.A, footnote 120",
    "D = 0 implies S_out = S*",
    Verdict.CONDITIONAL,
    "part-3a",
    condition="the norm does not flatten benefits beyond it, m = 2",
)
def no_jump_no_effect(says=lambda policy, s: equal(policy, s), when=lambda m: m == 2):
    """Without a jump we are back where international law has no effect.

    Footnote 120 stands before any flattening is introduced, where this is exact. With
    flattening, a norm without a jump lifts nobody and lowers everyone above it.
    """
    c = drawn()
    end = exact.outcome(3, (1, 0, 2))
    halved = exact.outcome(3, (1, 0, 1))
    return [
        proof(
            "as D → 0 the reach vanishes; and with m = 2 nobody above moves",
            derived(results.comparative_statics()),
            derived(results.jump_alone()),
        ),
        survey(
            "states under norms with D = 0",
            says(outcome(c.s, Norm(c.k, 0.0, c.m)), c.s),
            when(c.m),
        ),
        witness(f"s = 3, k = 1, m = 2: stays at {end}", says(end, 3)),
        outside(witness(f"s = 3, k = 1, m = 1: falls to {halved}", says(halved, 3))),
    ]
