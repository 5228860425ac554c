"""Results the article does not state: several rungs."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import results, symbols
from ...norms import Ladder, Norm
from ...symbols import S, flattening
from .. import exact
from ..cases import at_most, drawn_ladders, equal, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "P4",
    "ours, from Part IV.B.3",
    "below k0 all as under k0 alone iff D1 ≤ (k1-k0)[(2-m0)+(k1-k0)/k0]; above k1 all as under k1 "
    "alone iff D1 is at least a floor",
    Verdict.HOLDS,
    "propositions#prop-ladders",
    formalised=Formalised.NEW,
)
def when_a_ladder_behaves(
    ceiling=lambda k0, k1, m0: (k1 - k0) * (2 - m0 + (k1 - k0) / k0),
    inner=lambda k0, k1, m0: k1 * (1 - m0 / 2) ** 2,
    corner=lambda k0, k1, m0: (k1 - k0) * (2 - m0 - (k1 - k0) / k1),
):
    """Two rungs act as the article says if the higher one's reward is neither small nor large.

    The floor is k1(1-m0/2)² if k0 ≤ m0 k1/2, else (k1-k0)[(2-m0)-(k1-k0)/k1]. With the article's
    slope a protocol keeps the states above it only if its own reward is at least a quarter of its
    level, once a base treaty stands at half that level or lower.
    """
    letters = symbols.k0, symbols.k1, symbols.m0
    ladder = drawn_ladders()
    k0, k1, D1, m0 = ladder.lower.k, ladder.upper.k, ladder.upper.D, ladder.lower.m
    share = np.linspace(0.02, 1 - 1e-6, 80)[:, None]
    left, right = share * k0, k1 / share

    def alike(states, alone):
        return equal(outcome(states, ladder.both), outcome(states, alone)).all(axis=0)

    high = ceiling(k0, k1, m0)
    low = np.where(k0 <= m0 * k1 / 2, inner(k0, k1, m0), corner(k0, k1, m0))
    clear = abs(D1 / high - 1) > 1e-3, abs(D1 - low) > 1e-3 * k1
    lower = (1.2, 0.1, 1)
    ends = [exact.outcome(1.199, lower, (1.3, jump, 1)) for jump in (0.1, 0.12)]
    falls = [exact.outcome(1.9001, (0.5, 0.3, 1), (1.9, jump, 1)) for jump in (0.47, 0.48)]
    return [
        proof("m = 1, k0 ≤ k1/2: the floor lies below the ceiling", derived(results.both_hold())),
        proof(
            "the floor, by either rival: a policy between the rungs, or the lower rung",
            same(results.undercut()["least_inner"], inner(*letters)),
            same(results.undercut()["least_corner"], corner(*letters)),
        ),
        proof("the ceiling", same(results.leapfrog()["by_slope"], ceiling(*letters))),
        survey(
            "80 states below each lower rung", alike(left, ladder.lower) == (high >= D1), clear[0]
        ),
        survey(
            "80 states above each upper rung", alike(right, ladder.upper) == (low <= D1), clear[1]
        ),
        witness(
            "m = 1, k = 6/5, 13/10, D0 = 1/10: s = 1199/1000 ends at {} for D1 = 1/10, {} for "
            "3/25".format(*ends),
            ends[0] < ends[1],
        ),
        witness(
            "m = 1, k = 1/2, 19/10, D0 = 3/10: s = 19001/10000 ends at {} for D1 = 47/100, {} for "
            "12/25".format(*falls),
            falls[0] < falls[1],
        ),
    ]


@claim(
    "P18",
    "ours, from Part V.B.2",
    "an added rung below: S_out does not rise for S* ≥ k0; if m = 2, it falls for no S*",
    Verdict.HOLDS,
    "propositions#prop-ladders-regions",
    formalised=Formalised.NEW,
)
def ladders_against_regions(lower=at_most, higher=at_most, added=-flattening):
    """A lower rung raises nobody who stands above it; without flattening it lowers nobody.

    This step of the article's argument for regions is a theorem. The comparison of regions and
    tiers in sum is not: weak states can rise by the higher tier (C70).
    """
    ladder = drawn_ladders()
    rung, top = ladder.lower, ladder.upper
    end, alone = outcome(ladder.s, Ladder([rung, top])), outcome(ladder.s, top)
    jumps = Norm(rung.k, rung.D, 2.0), Norm(top.k, top.D, 2.0)
    free, alone_free = outcome(ladder.s, Ladder(jumps)), outcome(ladder.s, jumps[1])
    flat = exact.outcome(2, (0.5, 0.3, 1), (1.9, 0.1, 1)), exact.outcome(2, (1.9, 0.1, 1))
    steep = exact.outcome(2, (0.5, 0.3, 2), (1.9, 0.1, 2)), exact.outcome(2, (1.9, 0.1, 2))
    return [
        proof(
            "between the rungs it adds D0 - (2-m)(S - k0)",
            same(sp.diff(results.tiers()["between"], S), added),
        ),
        proof(
            "so it adds what never rises in S, and a constant if m = 2", derived(results.tiers())
        ),
        survey("states from k0 up, any slopes", lower(end, alone), ladder.s >= rung.k),
        survey("m = 2, every state", higher(alone_free, free)),
        witness(
            "m = 1, k1 = 19/10, D1 = 1/10: s = 2 ends at {} with a rung at 1/2, D0 = 3/10, at {} "
            "without".format(*flat),
            lower(*flat),
        ),
        witness("the same, m = 2: {} and {}".format(*steep), higher(steep[1], steep[0])),
    ]
