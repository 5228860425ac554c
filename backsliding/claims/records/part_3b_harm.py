"""Claims of Part III.B: who gains and who slides, and what a flat curve does."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import benefit, lifted_band, model, results
from ...norms import Norm
from ...symbols import D, S, flattening, k, m
from .. import exact
from ..cases import at_most, below, drawn, equal, outcome
from ..evidence import Verdict, instance, outside, proof, step, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, non_negative, same


@claim(
    "C27",
    "Part III.B, Figure 3",
    "benefits under the norm, less those without it, are ≥ 0 for S ≥ k",
    Verdict.CONDITIONAL,
    "part-3b",
    formalised=Formalised.OURS,
    condition="a jump and no flattening, as where the article says it; else S ≤ k + D/(2-m)",
)
def leaders_benefit_rises(
    says=lambda change: at_most(0, change),
    when=lambda S, k, D, m: at_most((2 - m) * (S - k), D),
    turning=D / flattening,
):
    """The norm raises the benefit of leaders whose states are above it.

    The article says it of the jump (Figure 3), and there it is exact. Carried over to the
    flattened curve, as here, it reverses far enough out.
    """
    c = drawn()
    change = benefit(c.s, c.norm) - benefit(c.s)
    added = model.benefit_at_norm(2 - flattening) - model.benefit
    near, far = (
        exact.payoff(S, 1, (*exact.LINE, (1, 0.2, 1))) - 2 * S + S**2
        for S in (exact.fraction(1.1), exact.fraction(1.3))
    )
    return [
        proof("the difference is zero at k + D/(2-m)", same(added.subs(S, k + turning), 0)),
        proof("the difference does not rise in S", non_negative(-sp.diff(added, S))),
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
        proof("max(m S*/2, k) = k for m = 0", derived(results.outcome_above())),
        survey("states above a norm", says(outcome(c.s, Norm(c.k, c.D, 0.0)), c.k), c.s > c.k),
        witness(f"s = 4, k = 1, m = 0: ends at {end}", says(end, 1)),
    ]


@claim(
    "C32b",
    "Part III.B, footnote 122; Part IV.B.1",
    "for some S* > k: an exact target at k takes the state to k, as a flat curve does",
    Verdict.HOLDS,
    "part-4a#exact-targets",
    formalised=Formalised.OURS,
)
def flat_curve_as_exact_target(says=lambda target, flat: target == flat):
    """A norm that is floor and ceiling at once might make benefits flat beyond it.

    For each state there is a jump with which the two do the same, and the footnote says no more
    than "might". With a given jump they part: a flat curve brings every state above down to the
    norm, a target leaves those beyond s_max where they are (C42), here the state at 4.
    """
    near, far = ((exact.on_target(s, 1, 0.2), exact.outcome(s, (1, 0.2, 0))) for s in (1.5, 4))
    return [
        step("the jump from which a target draws a state", derived(results.flat_or_exact())),
        instance("s = 3/2, k = 1, D = 1/5: target {}, flat curve {}".format(*near), says(*near)),
        instance("s = 4: target {}, flat curve {}, so not always".format(*far), not says(*far)),
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
    """States below the norm and close to it rise; all states above it slide.

    That it is all of them rests on a flattening without limit (C35, P16).
    """
    c = drawn()
    end, flattened = outcome(c.s, c.norm), c.m < 2
    near, far = (exact.outcome(s, (1, 0.2, 1)) for s in (0.65, 0.63))
    top = exact.outcome(1000, (1, 0.2, 1))
    return [
        proof(
            "below: s_min is indifferent, stronger states move; above: max(m S*/2, k) < S*",
            derived(results.lifted_band()),
            derived(results.two_candidates()),
            derived(results.outcome_above()),
        ),
        survey("lifted and in the band agree", below(c.s, end) == lifted(c.s, c.k, c.D)),
        survey("lowered and above agree", below(end, c.s) == lowered(c.s, c.k), flattened),
        witness(
            "k = 1, D = 1/5, m = 1: s = 13/20 moves to 1, 63/100 stays",
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

    Exact break-evens exist: with S* evenly spread and the article's slope, the net effect is
    zero if states reach as far above the norm as the weakest lifted state lies below it.
    """

    def net(*states):
        return sum(exact.outcome(s, (1, 0.2, 1)) - exact.fraction(s) for s in states)

    close, wide = net(0.7, 0.8, 0.9, 1.05, 1.1), net(0.7, 0.8, 0.9, 1.5, 3)
    return [
        instance(
            f"k = 1, D = 1/5, m = 1: s = 7/10, 4/5, 9/10, 21/20, 11/10: net {close}", says(close)
        ),
        instance(
            f"the same norm: s = 7/10, 4/5, 9/10, 3/2, 3: net {wide}, so the sign is open",
            says(-wide),
        ),
    ]


@claim(
    "C35",
    "Part III.B",
    "k → 0 implies S_out → m S*/2 for every state",
    Verdict.HOLDS,
    "part-3b#corners",
    formalised=Formalised.COROLLARY,
)
def any_norm_however_low(share=m / 2, says=equal):
    """With the article's slope any norm, however low, halves every state beyond twice its level.

    A corollary the article does not draw, and an artefact of flattening without limit: with a
    window the strongest states do not slide at all (P16). C4 and C43 lean on this corner.
    """
    c = drawn()
    end = outcome(c.s, Norm(1e-6, c.D, c.m))
    low = exact.outcome(10, (exact.fraction(1) / 10**6, 0, 1))
    return [
        proof("S*_IL / S* = m/2", same(results.flattened_policy()["share"], share)),
        proof("2k/m → 0, so every state ends on the stretch", derived(results.corners())),
        survey("a norm at one millionth", says(end, np.maximum(c.m * c.s / 2, 1e-6))),
        witness(f"s = 10, k = 1/1000000, m = 1: ends at {low}", says(low, 5)),
    ]
