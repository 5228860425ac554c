"""Claims of Part III.B: who gains and who slides, and what a flat curve does."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import benefit, lifted_band, model, results
from ...norms import Norm
from ...symbols import D, S, flattening, k, m
from .. import exact
from ..cases import at_most, below, drawn, equal, outcome
from ..evidence import Verdict, disproof, instance, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, non_negative, same


@claim(
    "C27",
    "Part III.B, Figure 3",
    "B''(S) ≥ B(S) for S ≥ k",
    Verdict.CONDITIONAL,
    "part-3b",
    condition="S ≤ k + D/(2-m); with a jump and no flattening, everywhere",
)
def leaders_benefit_rises(
    says=lambda change: at_most(0, change),
    when=lambda S, k, D, m: at_most((2 - m) * (S - k), D),
    turning=D / flattening,
):
    """The norm raises the benefit of leaders whose states are above it.

    Said of the jump, it is right. Once benefits are flattened it reverses far enough out.
    """
    c = drawn()
    change = benefit(c.s, c.norm) - benefit(c.s)
    added = model.benefit_at_norm(2 - flattening) - model.benefit
    near, far = (
        exact.payoff(S, 1, (*exact.LINE, (1, 0.2, 1))) - 2 * S + S**2
        for S in (exact.fraction(1.1), exact.fraction(1.3))
    )
    return [
        proof("B'' - B is zero at k + D/(2-m)", same(added.subs(S, k + turning), 0)),
        proof("and falls in S", non_negative(-sp.diff(added, S))),
        survey("policies at or beyond a norm", says(change), (c.k <= c.s) & when(*c)),
        witness(f"k = 1, D = 1/5, m = 1, S = 11/10: {near}", says(near)),
        outside(witness(f"at S = 13/10: {far}", says(far))),
    ]


@claim(
    "C32",
    "Part III.B, footnote 122",
    "m = 0 and S* > k imply S_out = k",
    Verdict.HOLDS,
    "part-3b",
)
def flat_curve(says=equal):
    """If benefits are flat beyond the norm, every state above comes down to it."""
    c = drawn()
    end = exact.outcome(4, (1, 0.2, 0))
    return [
        survey("states above a norm", says(outcome(c.s, Norm(c.k, c.D, 0.0)), c.k), c.s > c.k),
        witness(f"s = 4, k = 1, m = 0: ends at {end}", says(end, 1)),
    ]


@claim(
    "C32b",
    "Part III.B, footnote 122; Part IV.B.1",
    "S_out under an exact target at k equals S_out under a norm at k with m = 0",
    Verdict.FAILS,
    "part-4a#exact-targets",
    formalised=Formalised.OURS,
)
def flat_curve_as_exact_target(says=lambda target, flat: target == flat):
    """A norm that is floor and ceiling at once would make benefits flat beyond it.

    An exact target pays only at k. States far above it do not come down at all (C42), while a
    flat curve brings all of them down. The flat curve stands for a strong norm, not an exact one.
    """
    pairs = [(exact.on_target(s, 1, 0.2), exact.outcome(s, (1, 0.2, 0))) for s in (1.56, 4)]
    return [
        disproof("the comparison, step by step", derived(results.flat_or_exact())),
        witness(
            "s = 39/25, k = 1, D = 1/5: target {}, flat {}".format(*pairs[0]), says(*pairs[0])
        ),
        witness("s = 4: target {}, flat {}".format(*pairs[1]), says(*pairs[1])),
    ]


@claim(
    "C33",
    "Part III.B",
    "S_out > S* iff s_min ≤ S* < k; S_out < S* iff S* > k (m < 2)",
    Verdict.HOLDS,
    "part-3b#response",
)
def who_gains_who_slides(
    lifted=lambda s, k, D: at_most(lifted_band(k, D).weakest, s) & (s < k),
    lowered=lambda s, k: s > k,
):
    """States below the norm and close to it gain; all states above it slide.

    That it is all of them rests on a flattening without limit (C35, P16).
    """
    c = drawn()
    end, flattened = outcome(c.s, c.norm), c.m < 2
    near, far = (exact.outcome(s, (1, 0.2, 1)) for s in (0.65, 0.63))
    top = exact.outcome(1000, (1, 0.2, 1))
    return [
        survey("lifted and in the band agree", below(c.s, end) == lifted(c.s, c.k, c.D)),
        survey("lowered and above agree", below(end, c.s) == lowered(c.s, c.k), flattened),
        witness(
            "k = 1, D = 1/5: s = 13/20 moves to 1, 63/100 stays",
            [near, far] == [1, exact.fraction(0.63)],
        ),
        witness(f"s = 1000 falls to {top}", top == 500),
    ]


@claim(
    "C34",
    "Part III.B",
    "Σ(S_out - S*) takes both signs, depending on the distribution of S*",
    Verdict.HOLDS,
    "part-5#adding-up",
)
def more_good_than_harm(says=lambda change: change > 0):
    """That more states slide does not mean that the norm does more harm than good.

    Exact break-evens exist: with S* evenly spread, the net effect is zero where states reach as
    far above the norm as the weakest lifted state lies below it.
    """

    def net(*states):
        return sum(exact.outcome(s, (1, 0.2, 1)) - exact.fraction(s) for s in states)

    close, wide = net(0.7, 0.8, 0.9, 1.05, 1.1), net(0.7, 0.8, 0.9, 1.5, 3)
    return [
        instance(f"s = 7/10, 4/5, 9/10, 21/20, 11/10: net {close}", says(close)),
        instance(f"s = 7/10, 4/5, 9/10, 3/2, 3: net {wide}, so the sign is open", says(-wide)),
    ]


@claim(
    "C35",
    "Part III.B",
    "k → 0 implies S_out → m S*/2 for every state",
    Verdict.HOLDS,
    "part-3b#corners",
    formalised=Formalised.OURS,
)
def any_norm_however_low(share=m / 2, says=equal):
    """Any norm, however low, halves the policy of every state beyond twice its level.

    A corollary the article does not draw, and an artefact of flattening without limit: with a
    window the strongest states do not slide at all (P16). C4 and C43 lean on this corner.
    """
    c = drawn()
    end = outcome(c.s, Norm(1e-6, 0.0, c.m))
    low = exact.outcome(10, (exact.fraction(1) / 10**6, 0, 1))
    return [
        proof("S*_IL / S* = m/2", same(results.flattened_policy()["share"], share)),
        survey("a norm at 1e-6 without a jump", says(end, np.maximum(c.m * c.s / 2, 1e-6))),
        witness(f"s = 10, k = 1/1000000: ends at {low}", says(low, 5)),
    ]
