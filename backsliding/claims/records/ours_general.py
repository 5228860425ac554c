"""Results the article does not state: laws that hold for norms of any shape."""

from __future__ import annotations

from itertools import product

import numpy as np
import sympy as sp

from ... import VagueNorm, best_response, results
from ...generality import Benefits
from ...norms import ExactTarget, Ladder, Norm, WindowedNorm
from ...symbols import D, S, flattening, k, lam, m, s, x
from .. import exact
from ..cases import at_most, below, drawn, drawn_ladders, equal, gain, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, non_negative, same

#: One norm of each shape.
SHAPES = (
    Norm(1.0, 0.2),
    Norm(1.0, 0.2, 2.0),
    ExactTarget(1.0, 0.2),
    WindowedNorm(1.0, 0.2, 1.0, 0.8),
    VagueNorm(1.0, 0.2, 1.0, 0.3),
    Ladder([Norm(1.0, 0.2, 1.2), Norm(2.0, 0.8, 0.6)]),
)


@claim(
    "P1",
    "ours, from Part III; Part IV.B.4; Part V.B.3",
    "∫(S_out² - S*²)dλ over [λ1, λ2] = G(λ1) - G(λ2); with λ even, total pull in S² is D",
    Verdict.HOLDS,
    "propositions#prop-conservation",
    formalised=Formalised.NEW,
)
def conservation_law(
    brackets=lambda low, change, high: at_most(low, change) & at_most(change, high),
    pull=D,
    share=lambda D, lam: D / (2 * lam),
):
    """What a norm does to policies adds up to what it does to the two end states' leaders.

    It holds for every norm, clear or vague, single or tiered. With costs evenly spread, a norm
    does net good exactly if its top performer gains by it, that is, would join. And with states
    evenly spread and equally curved, any reward that rises by D pulls by D/(2λ) in all.
    """
    costs = np.sort(np.random.default_rng(101).uniform(0.2, 5, (2, 400)), axis=0)
    inside = []
    for norm in SHAPES:
        low, high = (best_response(cost, norm) for cost in costs)
        change, width = low.welfare - high.welfare, costs[1] - costs[0]
        inside.append(brackets(width * high.policy**2, change, width * low.policy**2))
    ends = [exact.outcome(t, (1, 0.2, 1)) for t in (3, 2)]
    change = exact.gain(3, (1, 0.2, 1)) + 3 - exact.gain(2, (1, 0.2, 1)) - 2
    sixth = exact.fraction(1) / 6
    return [
        proof(
            "the benchmark of equal curvature",
            same(results.neutral_benchmark().result, share(D, lam)),
        ),
        proof("the envelope: V'(λ) = -S_out² on each branch", derived(results.conservation())),
        proof(
            "with λ even, ∫(k² - 1/λ²)dλ over the lifted is D",
            same(results.conserved_pull().result, pull),
        ),
        survey("V(λ1) - V(λ2) between (λ2-λ1)S_out(λ2)² and (λ2-λ1)S_out(λ1)²", inside),
        survey(
            "total pull of a reward that rises by D along a ramp, λ = 1",
            [
                np.isclose(ramp_pull(0.2, width), share(0.2, 1), rtol=1e-3)
                for width in (0, 0.05, 0.2, 0.5)
            ],
        ),
        witness(
            f"λ from 1/3 to 1/2: welfare falls by {change}",
            brackets(sixth * ends[1] ** 2, change, sixth * ends[0] ** 2),
        ),
    ]


def ramp_pull(D, width):
    """Return the total pull of a reward rising evenly by ``D`` over a stretch of this length.

    States are evenly spread and lose ``(S - s)**2`` by leaving ``s``; nothing is flattened.
    """
    s = np.linspace(-3, 3, 600_001)
    foot, top = -width / 2, width / 2
    on_ramp = np.clip(s + (D / (2 * width) if width else 0), foot, top)
    reward = D * (on_ramp - foot) / width if width else D * (on_ramp >= 0)
    choices = [(s, D * (s >= top)), (np.maximum(s, top), D), (on_ramp, reward)]
    worth = np.array([np.broadcast_to(r - (S - s) ** 2, s.shape) for S, r in choices])
    policy = np.take_along_axis(np.array([S for S, _ in choices]), worth.argmax(axis=0)[None], 0)[
        0
    ]
    return np.sum(policy - s) * (s[1] - s[0])


@claim(
    "P2",
    "ours, from Part III",
    "III.A and III.B hold for every k, D and flattening if and only if B - C has a single peak",
    Verdict.HOLDS,
    "propositions#prop-generality",
    formalised=Formalised.NEW,
)
def single_peak(
    says=lambda policy, s, k: policy in (s, k) if k > s else k <= policy <= s,
    peaked=lambda benefits: benefits.is_single_peaked(),
):
    """The right condition for Part III is that benefits less costs have a single peak.

    Enough: beyond S* welfare falls and any flattening only helps; left of k, welfare is below its
    value at k. Needed: a norm at the bottom of a valley is overshot, or fallen short of.
    """
    random = np.random.default_rng(102)
    asked = []
    for slopes in random.integers(1, 60, (60, 3)) / 10:
        benefits = Benefits([str(slope) for slope in slopes], ["0.8", "1.6"])
        curve = tuple(
            (at, 0, slope) for at, slope in zip((0, 0.8, 1.6), slopes.tolist(), strict=True)
        )
        if len(benefits.best_policies()) > 1:
            continue
        norms = product(random.integers(1, 40, 4) / 10, (0.01, 0.3, 2.0), (0, 1, 6))
        if broken := benefits.breaking_norm():
            norms = [*norms, broken]
        own = exact.best(1, curve)
        ends = [
            (exact.best(1, exact.with_norm(curve, *norm)), exact.fraction(norm[0]))
            for norm in norms
        ]
        held = all(says(end, own, level) for end, level in ends)
        asked.append(held == peaked(benefits))
    concave, valley = ((0, 0, 3), (1, 0, 1)), ((0, 0, 2), (1.2, 0, 1), (1.6, 0, 5), (2, 0, 0.5))
    calm, wild = (
        exact.best(1, exact.with_norm(curve, 1.5, 0.3, 0)) for curve in (concave, valley)
    )
    return [
        survey("three slopes, cost S²: unbroken by any norm tried and single-peaked agree", asked),
        witness(f"slopes 3, 1; S* = 1, k = 3/2, D = 3/10: ends at {calm}", says(calm, 1, 1.5)),
        witness(f"slopes 2, 1, 5, 1/2; S* = 1, k = 3/2: ends at {wild}", not says(wild, 1, 1.5)),
    ]


@claim(
    "P3",
    "ours, from Part III.B",
    "S_out = f(S*, k, D) for S* < k and g(S*, k, m) for S* > k",
    Verdict.HOLDS,
    "propositions#prop-separability",
    formalised=Formalised.NEW,
)
def separability(
    below_norm=lambda s, k, D: np.where(s + np.sqrt(D * s) >= k, k, s),
    above_norm=lambda s, k, m: np.maximum(m * s / 2, k),
):
    """Under one norm the jump alone governs states below, the slope alone states above.

    A reform that buys leaders' assent with a larger jump costs no extra backsliding; one that
    blunts the anchor costs no pull.
    """
    c = drawn()
    end = outcome(c.s, c.norm)
    ends = [
        exact.outcome(t, (1, jump, slope))
        for t in (0.5, 3)
        for jump, slope in ((0.5, 1), (0.5, 0))
    ]
    return [
        proof("each branch, step by step", derived(results.separability())),
        survey("states below", equal(end, below_norm(c.s, c.k, c.D)), c.s < c.k),
        survey("states above", equal(end, above_norm(c.s, c.k, c.m)), c.s > c.k),
        witness(
            "k = 1, D = 1/2: s = 1/2 ends at {}, {} for m = 1, 0; s = 3 at {}, {}".format(*ends),
            ends[0] == ends[1] == 1 and (ends[2], ends[3]) == (1.5, 1),
        ),
    ]


@claim(
    "P9",
    "ours, from Part III; Part IV.A",
    "s < s' implies S_out(s) ≤ S_out(s') under any common benefits curve",
    Verdict.HOLDS,
    "propositions#prop-ranks",
    formalised=Formalised.NEW,
)
def ranks_are_safe(says=at_most, cost=S**2 / s):
    """No common norm, of any shape, reverses the order of states.

    The cost of a further step falls in s, so stronger states never choose less. As protection
    gets cheaper, no policy ever falls. Only unequal shares transmitted reverse ranks (C38).
    """
    weaker, stronger = np.sort(np.random.default_rng(109).uniform(0.05, 6, (2, 400)), axis=0)
    ordered = [says(outcome(weaker, norm), outcome(stronger, norm)) for norm in SHAPES]
    common = [exact.outcome(t, (1, 0.2, 1), (2, 0.8, 1)) for t in (1.5, 1.7)]
    return [
        proof("derived step by step", derived(results.ranks())),
        proof("the cost is λS², with λ = 1/s", same(cost.subs(s, 1 / lam), lam * S**2)),
        proof("its slope in S falls in s", non_negative(-sp.diff(cost, S, s))),
        survey("pairs of states under norms of six shapes", ordered),
        witness(
            "a ladder at 1 and 2: s = 3/2, 17/10 end at {}, {}".format(*common), says(*common)
        ),
    ]


@claim(
    "P10",
    "ours, from Part V.A, footnote 158",
    "G(τ) is convex with G(0) = 0, and G'(0) = D - (2-m)(S* - k) for S* > k",
    Verdict.HOLDS,
    "propositions#prop-exposure",
    formalised=Formalised.NEW,
)
def half_exposure_trap(convex=at_most, slope=D - flattening * (s - k)):
    """Leaders far above a norm can be worse off with half of it than with all or nothing.

    Those with S* > k + D/(2-m) lose at first. Some of them gain from full membership, so that
    exposure they cannot avoid makes them join.
    """
    c = drawn()
    low, high = np.random.default_rng(110).uniform(0, 1, (2, c.s.size))
    worth = [gain(c.s, c.norm.transmitted(share)) for share in (low, (low + high) / 2, high)]
    gains = [exact.gain(2.5, (1, share, 2 - share)) for share in map(exact.fraction, (0.5, 1))]
    return [
        proof("the slope at no exposure", same(results.exposure()["slope"], slope)),
        survey("half way between two shares", convex(worth[1], (worth[0] + worth[2]) / 2)),
        witness(
            "s = 5/2, k = 1, D = 1: {} at half, {} in full".format(*gains),
            convex(gains[0], gains[1] / 2) and gains[0] < 0 < gains[1],
        ),
    ]


@claim(
    "P13",
    "ours, from Part III",
    "C = λS^p: far above a norm a state keeps (m/2)^(1/(p-1)) of its own policy",
    Verdict.HOLDS,
    "propositions#prop-curvature",
    formalised=Formalised.NEW,
)
def steeper_costs_milder_slides(share=(m / 2) ** (1 / x), rises=below):
    """The steeper costs are, the milder the slide; "half" belongs to the quadratic.

    With the article's slope the share kept is 1/4, 1/2, 0.71 for p = 3/2, 2, 3.
    """
    slope = sp.Symbol("b", positive=True)  # p = 1 + x
    best = (slope / (lam * (1 + x))) ** (1 / x)
    kept = sp.simplify(best.subs(slope, m) / best.subs(slope, 2))
    at = [share.subs({m: 1, x: power}) for power in (sp.Rational(1, 2), 1, 2)]
    return [
        proof("derived step by step", derived(results.powers_of_cost())),
        proof(
            "the first-order condition: b = λpS^(p-1)",
            same(sp.simplify(lam * (1 + x) * best**x), slope),
        ),
        proof(
            "the ratio of the optima with slopes m and 2",
            same(sp.powsimp(kept / share, force=True), 1),
        ),
        witness(
            "p = 3/2, 2, 3 keep {}, {}, {}".format(*at),
            rises(float(at[0]), float(at[1])) and rises(float(at[1]), float(at[2])),
        ),
    ]


@claim(
    "P15",
    "ours, from Part III, footnotes 111 and 112",
    "S_out, as a share of S*, changes when a constant is added to every S",
    Verdict.HOLDS,
    "propositions#prop-scale",
    formalised=Formalised.NEW,
)
def a_true_zero(differs=lambda one, other: one != other, same_unit=equal):
    """Results depend on where zero protection is put, not on the unit it is measured in.

    On one scale for the twenty months the United Kingdom slides to a limit of twelve, on the
    other to twenty. Empirical use must fix a ratio scale.
    """
    c = drawn()
    unit = 3.0
    rescaled = outcome(unit * c.s, Norm(unit * c.k, unit * c.D, c.m))
    per_month = 1 / exact.outcome(exact.fraction(1) / 6, (exact.fraction(1) / 20, 0, 1))
    spared = 60 - exact.outcome(54, (40, 0, 1))
    return [
        survey(
            "all of S, k and D three times as large",
            same_unit(rescaled, unit * outcome(c.s, c.norm)),
        ),
        witness(
            f"S = 1/months: {per_month} months; S = 60 - months: {spared}",
            differs(per_month, spared),
        ),
    ]


@claim(
    "P18",
    "ours, from Part V.B.2",
    "an added rung below: S_out falls for S* ≥ k0 if m < 2, rises for every S* if m = 2",
    Verdict.HOLDS,
    "propositions#prop-ladders-regions",
    formalised=Formalised.NEW,
)
def ladders_against_regions(lower=at_most, higher=at_most, added=-flattening):
    """A lower rung pulls down whoever stands above it; without flattening it pulls nobody down.

    So the article's argument for regions is a theorem, given a full D for each rung and no leaks.
    """
    ladder = drawn_ladders()
    rung, top = ladder.lower, Norm(ladder.upper.k, ladder.upper.D, ladder.lower.m)
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
        survey("states from k0 up", lower(end, alone), ladder.s >= rung.k),
        survey("m = 2, every state", higher(alone_free, free)),
        witness(
            "s = 2, k1 = 19/10: {} with a rung at 1/2, {} without".format(*flat), lower(*flat)
        ),
        witness("m = 2: {} and {}".format(*steep), higher(steep[1], steep[0])),
    ]
