"""Claims of Part V.B.2: regions and tiers."""

from __future__ import annotations

import numpy as np

from ... import critical_norm, results
from ...norms import Ladder, Norm
from .. import exact
from ..cases import at_most, drawn_ladders, equal, outcome
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived

LOW_REGION, HIGH_REGION = (0.5, 0.7, 0.9), (2, 2.4, 2.8)


@claim(
    "C70",
    "Part V.B.2",
    "rungs at regional levels: m = 2: S_out ≥ regional; m < 2, S* ≥ k0: S_out ≤ regional",
    Verdict.CONDITIONAL,
    "part-5b#regions",
    formalised=Formalised.OURS,
    condition="each rung brings a full D of its own, at the level of the regional norm",
)
def tiers_and_regions(as_well=at_most, worse=at_most):
    """Without backsliding tiered universal norms would do as well as regional ones; with it, not.

    If one D is split between the rungs, regions win even without backsliding. Levels are held
    fixed: two rungs at one level are one norm worth 2D. The statement is about what the lower
    rung does to states above it; the upper one can still lift some that end between the two.
    """
    ladder = drawn_ladders()
    lower, upper = (
        Norm(ladder.lower.k, ladder.lower.D, 2.0),
        Norm(ladder.upper.k, ladder.upper.D, 2.0),
    )
    tiered = outcome(ladder.s, Ladder([lower, upper]))
    flat = Norm(ladder.upper.k, ladder.upper.D, ladder.lower.m)
    dragged = outcome(ladder.s, Ladder([ladder.lower, flat]))
    rungs, split = [(1.15, 0.3), (3.2, 0.3)], [(1.15, 0.15), (3.2, 0.15)]

    def total(states, rungs, m):
        return sum(exact.outcome(s, *((k, jump, m) for k, jump in rungs)) for s in states)

    regional = [total(LOW_REGION, rungs[:1], m) + total(HIGH_REGION, rungs[1:], m) for m in (2, 1)]
    universal = [total(LOW_REGION + HIGH_REGION, rungs, m) for m in (2, 1)]
    divided = total(LOW_REGION + HIGH_REGION, split, 2)
    return [
        proof(
            "a lower tier adds to benefits, falling from k0 on if m < 2", derived(results.tiers())
        ),
        survey("m = 2, against the lower norm", as_well(outcome(ladder.s, lower), tiered)),
        survey("m = 2, against the higher norm", as_well(outcome(ladder.s, upper), tiered)),
        survey(
            "m < 2, states from k0 up, against the higher norm",
            worse(dragged, outcome(ladder.s, flat)),
            ladder.s >= ladder.lower.k,
        ),
        witness(
            f"two regions, m = 2: regional {regional[0]}, tiered {universal[0]}",
            as_well(regional[0], universal[0]),
        ),
        witness(
            f"m = 1: regional {regional[1]}, tiered {universal[1]}",
            worse(universal[1], regional[1]),
        ),
        outside(witness(f"m = 2, D split: tiered {divided}", as_well(regional[0], divided))),
    ]


@claim(
    "C71",
    "Part V.B.2, footnote 174",
    "a state in reach of its region's norm ends at it",
    Verdict.CONDITIONAL,
    "part-5b#regions",
    formalised=Formalised.OURS,
    condition="the share of a lower norm that leaks in is at most 2(k̄ - k)/((2-m)S*)",
)
def ambitious_regions(
    says=equal,
    withstood=lambda s, k, D, m: 2 * (critical_norm(1 / s, D) - k) / ((2 - m) * s),
):
    """Regional norms can be ambitious where practice is high; one global norm costs more.

    That needs insulation between regions, which V.A denies. The norm that does a region most
    good stands at some state's k̄, and loses that state to the smallest leak.
    """
    random = np.random.default_rng(71)
    s, jump, m, leak, share = random.uniform((1, 0.05, 1, 0, 0), (4, 1, 1.9, 1, 1), (500, 5)).T
    k = s + share * np.sqrt(jump * s)
    leaked = Norm(0.1 * s, jump, m).transmitted(leak)
    end = outcome(s, Ladder([leaked, Norm(k, jump, m)]))

    def held(leak):
        leak = exact.fraction(leak)
        return exact.outcome(2.8, (1.1, leak * 3 / 10, 2 - leak), (3.2, 0.3, 1))

    some, more = held(0.36), held(0.38)
    own, one_for_all = exact.outcome(2.8, (3.2, 0.3, 1)), exact.outcome(2.8, (1.15, 0.3, 1))
    return [
        proof("the share withstood, step by step", derived(results.leak())),
        survey(
            "states at their region's norm, some of a lower norm leaking in",
            says(end, k),
            leak <= withstood(s, k, jump, m),
        ),
        witness(
            f"s = 14/5, k = 16/5: ends at {own}; under the low region's 23/20 at {one_for_all}",
            says(own, exact.fraction(3.2)) and one_for_all < own,
        ),
        witness(
            f"36 % of a norm at 11/10 leaks in: ends at {some}", says(some, exact.fraction(3.2))
        ),
        outside(witness(f"38 %: ends at {float(more):.4g}", says(more, exact.fraction(3.2)))),
    ]
