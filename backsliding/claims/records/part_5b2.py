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
    "tiers at the regional levels: m = 2: Σ S_out ≥ Σ regional; m < 2: Σ S_out ≤ Σ regional",
    Verdict.CONDITIONAL,
    "part-5b#regions",
    formalised=Formalised.OURS,
    condition=(
        "each tier brings a full D of its own; and for m < 2 the sum is over the states of the "
        "region with the higher norm that stand at or above the lower tier: over all states it "
        "can go either way"
    ),
)
def tiers_and_regions(as_well=at_most, worse=at_most):
    """Without backsliding tiered universal norms would do as well as regional ones; with it, not.

    The step about states above the lower tier is a theorem (P18): without flattening the tier
    lowers none of them, with it it raises none. But weak states also receive the upper tier and
    can rise by it, so that with a slight flattening tiers can do better in sum. If one D is split
    between the tiers, regions win even without backsliding.
    """
    ladder = drawn_ladders()
    lower, upper = (
        Norm(ladder.lower.k, ladder.lower.D, 2.0),
        Norm(ladder.upper.k, ladder.upper.D, 2.0),
    )
    tiered = outcome(ladder.s, Ladder([lower, upper]))
    dragged, alone = outcome(ladder.s, ladder.both), outcome(ladder.s, ladder.upper)
    rungs, split = [(1.15, 0.3), (3.2, 0.3)], [(1.15, 0.15), (3.2, 0.15)]

    def total(states, rungs, m):
        return sum(exact.outcome(s, *((k, jump, m) for k, jump in rungs)) for s in states)

    regional = [total(LOW_REGION, rungs[:1], m) + total(HIGH_REGION, rungs[1:], m) for m in (2, 1)]
    universal = [total(LOW_REGION + HIGH_REGION, rungs, m) for m in (2, 1)]
    divided = total(LOW_REGION + HIGH_REGION, split, 2)
    wide, narrow, slight = (1,) * 10 + (2.9,) * 3, (2.6, 2.6, 3, 3), exact.fraction(1.8)
    levels = [(1.54, 0.3), (3.48, 0.3)]
    gentle = total(wide + narrow, levels, slight)
    apart = total(wide, levels[:1], slight) + total(narrow, levels[1:], slight)
    return [
        proof(
            "from k0 on a lower tier adds what never rises in S, and a constant if m = 2",
            derived(results.tiers()),
            derived(results.added_rung()),
        ),
        survey("m = 2, against the lower norm", as_well(outcome(ladder.s, lower), tiered)),
        survey("m = 2, against the higher norm", as_well(outcome(ladder.s, upper), tiered)),
        survey(
            "any slopes, states from k0 up, against the higher norm",
            worse(dragged, alone),
            ladder.s >= ladder.lower.k,
        ),
        witness(
            "s = 1/2, 7/10, 9/10 with k = 23/20; 2, 12/5, 14/5 with k = 16/5; D = 3/10, m = 2: "
            f"sum {regional[0]} with regions, {universal[0]} with tiers",
            as_well(regional[0], universal[0]),
        ),
        witness(
            f"the same, m = 1: {regional[1]} with regions, {universal[1]} with tiers",
            worse(universal[1], regional[1]),
        ),
        outside(
            witness(
                f"the same, m = 2, D split evenly: {divided} with tiers",
                as_well(regional[0], divided),
            )
        ),
        outside(
            witness(
                "m = 9/5: ten at 1 and three at 29/10 with k = 77/50; 13/5, 13/5, 3, 3 with "
                f"k = 87/25: {float(apart):.6g} with regions, {float(gentle):.6g} with tiers",
                worse(gentle, apart),
            )
        ),
    ]


@claim(
    "C71",
    "Part V.B.2, footnote 174",
    "S* ≤ k ≤ k̄: the state ends at its region's norm k, also if part of a lower norm leaks in",
    Verdict.CONDITIONAL,
    "part-5b#regions",
    formalised=Formalised.OURS,
    condition=(
        "the share of the lower norm that leaks in is at most 2(k̄ - k)/((2-m)S*), with m the "
        "slope beyond that norm"
    ),
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
    low, high = (0.1, 0.02, 0, 0, 0, 0, 0, 0.02), (4, 1, 1.95, 1, 1, 2, 1, 0.98)
    s, jump, m, leak, share, own_m, low_jump, level = random.uniform(low, high, (1500, 8)).T
    k = s + share * np.sqrt(jump * s)
    leaked = Norm(level * k, low_jump, m).transmitted(leak)
    end = outcome(s, Ladder([leaked, Norm(k, jump, own_m)]))

    def held(leak):
        leak = exact.fraction(leak)
        return exact.outcome(2.8, (1.1, leak * 3 / 10, 2 - leak), (3.2, 0.3, 1))

    some, more = held(0.36), held(0.38)
    one_for_all = [exact.outcome(t, (1.15, 0.3, 1)) for t in HIGH_REGION]
    own = [exact.outcome(t, (3.2, 0.3, 1)) for t in HIGH_REGION]
    slides = [
        sum(max(exact.fraction(t) - end, 0) for t, end in zip(HIGH_REGION, ends, strict=True))
        for ends in (own, one_for_all)
    ]
    return [
        proof("the share at which it is indifferent to leaving k", derived(results.leak())),
        survey(
            "states at their region's norm, some of a lower norm leaking in",
            says(end, k),
            leak <= withstood(s, k, jump, m),
        ),
        witness(
            "D = 3/10, m = 1: s = 2, 12/5, 14/5 slide by {} under k = 16/5, by {} under the "
            "weak region's 23/20".format(*slides),
            slides[0] < slides[1],
        ),
        witness(
            f"k = 16/5 and 36 % of a norm at 11/10, both D = 3/10, m = 1: s = 14/5 ends at {some}",
            says(some, exact.fraction(3.2)),
        ),
        outside(witness(f"38 % of it: at {float(more):.4g}", says(more, exact.fraction(3.2)))),
    ]
