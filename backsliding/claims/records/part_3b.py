"""Claims of Part III.B: where a state above the norm ends."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import model, results
from ...norms import Norm
from ...symbols import D, S, k, lam, m
from .. import exact
from ..cases import at_most, below, drawn, equal, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import claim
from ..symbolic import derived, negative, same


@claim(
    "C25",
    "Part III.B",
    "S_out = k if k = S*",
    Verdict.HOLDS,
    "part-3b#corners",
)
def norm_at_the_states_own_policy(says=equal):
    """A norm at the state's own policy belongs to either section: the state stays there.

    The contents list gives this section a weak inequality, its heading a strict one. Behaviour
    is the same; that all states backslide needs the strict one.
    """
    c = drawn()
    end = exact.outcome(1, (1, 0.2, 1))
    return [
        proof(
            "at k = S* leaders get D and the flattened optimum lies no higher",
            derived(results.corners()),
        ),
        survey("k = S*, any D and m", says(outcome(c.s, Norm(c.s, c.D, c.m)), c.s)),
        witness(f"s = k = 1, D = 1/5: ends at {end}", says(end, 1)),
    ]


@claim(
    "C26",
    "Part III.B, Figure 3",
    "m = 2 and k ≤ S* imply S_out = S*",
    Verdict.HOLDS,
    "part-3b",
)
def jump_alone(says=equal, optimum=1 / lam):
    """With a jump and nothing else, states above the norm do not move."""
    c = drawn()
    slope = sp.diff(model.welfare_at_norm(sp.Integer(2)), S)
    end = exact.outcome(3, (1, 0.2, 2))
    return [
        proof("the jump leaves every slope as it was", derived(results.jump_alone())),
        proof("beyond k the first-order condition is as before", same(slope.subs(S, optimum), 0)),
        survey("states above a norm", says(outcome(c.s, Norm(c.k, c.D, 2.0)), c.s), c.k <= c.s),
        witness(f"s = 3, k = 1, D = 1/5, m = 2: ends at {end}", says(end, 3)),
    ]


@claim(
    "C28",
    "Part III.B, Figure 4",
    "B'' = 2k + D + (S - k); for S* < k, S_out does not depend on m",
    Verdict.HOLDS,
    "part-3b",
)
def flattening_leaves_those_below_alone(says=equal, curve=2 * k + D + (S - k)):
    """On the flattened curve, states below the norm behave exactly as in III.A."""
    c = drawn()
    other = np.random.default_rng(28).uniform(0, 2, c.s.size)
    under, without = outcome(c.s, c.norm), outcome(c.s, Norm(c.k, c.D, other))
    ends = [exact.outcome(0.7, (1, 0.2, slope)) for slope in (0, 1, 2)]
    return [
        proof(
            "the curve is the model's with slope 1",
            same(model.benefit_at_norm(sp.Integer(1)), curve),
        ),
        proof(
            "whether a state below moves does not depend on m",
            derived(results.separability()),
            derived(results.two_candidates()),
        ),
        survey("states below a norm, under two slopes", says(under, without), c.s < c.k),
        witness(
            "s = 7/10, k = 1, D = 1/5: ends at 1 for m = 0, 1, 2",
            all(says(end, 1) for end in ends),
        ),
    ]


@claim(
    "C29",
    "Part III.B, Figure 4",
    "S*_IL = 1/(2λ); for any slope, m/(2λ)",
    Verdict.HOLDS,
    "part-3b",
)
def flattened_optimum(policy=m / (2 * lam), printed=1 / (2 * lam)):
    """On the flattened part the best policy is half of what it was.

    The half is that of the article's slope, m = 1, and of quadratic costs (P13).
    """
    W = model.welfare_at_norm()
    return [
        proof("W_IL'(m/(2λ)) = 0", same(sp.diff(W, S).subs(S, policy), 0)),
        proof("W_IL'' < 0", negative(sp.diff(W, S, 2))),
        proof("with the article's slope it is 1/(2λ)", same(policy.subs(m, 1), printed)),
    ]


@claim(
    "C30",
    "Part III.B",
    "for S* > k: S_out = max(m S*/2, k) < S*",
    Verdict.HOLDS,
    "part-3b",
)
def larger_of_two(
    ends_at=lambda s, k, m: np.maximum(m * s / 2, k),
    says=below,
):
    """A state above the norm ends at the larger of 1/(2λ) and k; it backslides in either case.

    The article argues that moving left of k loses. Moving right of it loses too, since there
    the slope of benefits is below that of costs; without that half k would not be the maximum.
    """
    c = drawn()
    end, above = outcome(c.s, c.norm), c.s > c.k
    corner, inner = exact.outcome(1.2, (1, 0.2, 1)), exact.outcome(4, (1, 0.2, 1))
    return [
        proof("neither left of k nor right of the larger one", derived(results.outcome_above())),
        survey("states above a norm", equal(end, ends_at(c.s, c.k, c.m)), above),
        survey("with some flattening, below S*", says(end, c.s), above & (c.m < 2)),
        witness(
            f"s = 6/5, k = 1: ends at {corner}", says(corner, exact.fraction(1.2)) and corner == 1
        ),
        witness(f"s = 4, k = 1: ends at {inner}", says(inner, 4) and inner == 2),
    ]


@claim(
    "C31",
    "Part III.B",
    "S* > k implies S_out ≥ k",
    Verdict.HOLDS,
    "part-3b",
)
def nobody_falls_below_the_norm(says=at_most):
    """A state above the norm never goes below it.

    Three things would undo this: a valley in B - C (C13), a lower rung (C46), vagueness (C53).
    """
    c = drawn()
    end = exact.outcome(1.2, (1, 0.2, 0))
    return [
        proof("it ends at max(m S*/2, k), as in C30", derived(results.outcome_above())),
        survey("states above a norm", says(c.k, outcome(c.s, c.norm)), c.s > c.k),
        witness(f"s = 6/5, k = 1, flat beyond: ends at {end}", says(1, end)),
    ]
