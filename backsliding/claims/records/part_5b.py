"""Claims of Part V.B: reluctant leaders, regions, very high norms."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import critical_norm, lifted_band, model, results
from ...norms import Ladder, Norm
from ...population import Population, joins
from ...symbols import D, x
from .. import exact
from ..cases import at_most, below, drawn, drawn_ladders, equal, gain, outcome
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, negative, same

LOW_REGION, HIGH_REGION = (0.5, 0.7, 0.9), (2, 2.4, 2.8)


@claim(
    "C67",
    "Part V.B.1",
    "m = 1: leaders with S* > k refuse; m = 2: they gain D",
    Verdict.CONDITIONAL,
    "part-5b#reluctant",
    condition="S* > s_max (if D ≤ k/2) or S* > 4(D+k)/3 (if D > k/2)",
)
def reluctant_leaders(
    refuses=lambda gain: below(gain, 0),
    strongest=lambda k, D: np.where(k / 2 >= D, lifted_band(k, D).strongest, 4 * (D + k) / 3),
    free=D,
):
    """Joining would be nearly free for top performers but for backsliding; so they hold back.

    Backsliding alone does not imply refusal: leaders collect D, and those not far above the norm
    slide and gain.
    """
    c = drawn()
    worth = gain(c.s, Norm(c.k, c.D, 1.0))
    top, near = exact.gain(3, (1, 0.2, 1)), exact.gain(1.5, (1, 0.2, 1))
    return [
        proof("who joins, step by step", derived(results.participation())),
        proof(
            "without flattening they gain D", same(model.welfare_at_norm(2) - model.welfare, free)
        ),
        survey(
            "refusing and standing beyond the threshold agree",
            refuses(worth) == (c.s > strongest(c.k, c.D)),
            c.s > c.k,
        ),
        witness(f"s = 3, k = 1, D = 1/5: gains {top}", refuses(top)),
        outside(witness(f"s = 3/2: gains {near}", refuses(near))),
    ]


@claim(
    "C68",
    "Part V.B.1; Part V.B.3",
    "S* < s_min: S_out = S* and G = 0, so leaders join",
    Verdict.HOLDS,
    "part-5b#reluctant",
    formalised=Formalised.OURS,
)
def empty_promises(keeps=equal, gains=lambda worth: equal(worth, 0)):
    """Poor performers sign promises that they do not keep.

    With C67: the weakest join for nothing, the middle gain, the top refuse.
    """
    c = drawn()
    weak = c.s < lifted_band(c.k, c.D).weakest * 0.999
    end, worth = exact.outcome(0.5, (1, 0.2, 1)), exact.gain(0.5, (1, 0.2, 1))
    return [
        survey("states below the band do not move", keeps(outcome(c.s, c.norm), c.s), weak),
        survey("their leaders gain nothing", gains(gain(c.s, c.norm)), weak),
        survey("and join", joins(1 / c.s, c.norm), weak),
        witness(f"s = 1/2, k = 1, D = 1/5: ends at {end}", keeps(end, exact.fraction(0.5))),
        witness(f"gains {worth}", gains(worth)),
    ]


@claim(
    "C69",
    "Part V.B.1; Introduction",
    "for k ≤ s < s', m < 2: S_out(s') - S_out(s) < s' - s",
    Verdict.HOLDS,
    "part-5c#moved-on",
    formalised=Formalised.OURS,
)
def progress_is_slowed(says=below):
    """Joining a treaty can impede later progress.

    A state that has joined stands still until its own policy is 2k/m, and then rises by m/2 of
    what it would have.
    """
    c = drawn()
    now = np.maximum(c.s, c.k)
    later = now * np.random.default_rng(69).uniform(1.01, 3, c.s.size)
    rise = outcome(later, c.norm) - outcome(now, c.norm)
    ends = [exact.outcome(s, (1, 0.2, 1)) for s in (1, 2, 3)]
    return [
        survey("states at or above a norm", says(rise, later - now), c.m < 1.99),
        witness(
            "s = 1, 2, 3 under k = 1: {}, {}, {}".format(*ends),
            says(ends[1] - ends[0], 1) and says(ends[2] - ends[1], 1),
        ),
    ]


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


@claim(
    "C72",
    "Part V.B.3",
    "Σ slides and the number of sliders fall in k; both are 0 iff k ≥ max S*",
    Verdict.HOLDS,
    "part-5b#aspirations",
)
def aspirational_norms_end_backsliding(falls=at_most, ends=lambda slide: slide == 0):
    """Norms above all practice remove backsliding; on the way there they shrink it.

    A norm just above everyone is not empty: it lifts the leaders (P7).
    """
    s = np.random.default_rng(72).uniform(0.3, 4, (60, 6))
    levels = np.linspace(0.1, 6, 80)
    falling, zero = [], []
    for states in s:
        under = Population(1 / states).respond(Norm(levels[:, None], 0.2))
        falling.append(
            np.all(falls(under.slide[1:], under.slide[:-1]) & (np.diff(under.lowered) <= 0))
        )
        zero.append(np.all(ends(np.round(under.slide, 12)) == (levels >= states.max())))

    def slide(level):
        states = [exact.fraction(t) for t in (0.5, 0.9, 1.5, 3)]
        return sum(max(t - exact.outcome(t, (level, 0.2, 1)), 0) for t in states)

    slides = [slide(level) for level in (0.8, 1.3, 2, 3)]
    return [
        survey("six states under 80 norms: sum and number", falling),
        survey("zero from the top performer's policy on", zero),
        witness(
            "s = 1/2, 9/10, 3/2, 3 at k = 4/5, 13/10: {}, {}".format(*slides),
            falls(slides[1], slides[0]),
        ),
        witness(
            "at k = 2, 3: {2}, {3}".format(*slides),
            falls(slides[3], slides[2]) and ends(slides[3]),
        ),
    ]


@claim(
    "C73",
    "Part V.B.3",
    "total pull falls in k",
    Verdict.CONDITIONAL,
    "part-5#ambition",
    formalised=Formalised.OURS,
    condition="costs λ are evenly spread; with S* evenly spread total pull rises (P17)",
)
def very_high_norms_pull_less(
    falls=lambda high, low: below(high, low),
    total=x - sp.log(1 + x),
):
    """Very high norms reduce the upward pull on low performers.

    Of the lowest performers that is right, since the weakest state a norm lifts rises with it
    (C21). The statement tested is ours and stronger: that all states together are pulled less.
    For one state, pull rises with the norm up to k̄ and is zero beyond; in the aggregate the
    sign depends on who is there.
    """
    level = D * (1 + x) / x**2  # the norm at which k / s_min = 1 + x
    lam = np.linspace(0.01, 40, 200_001)
    pulls = []
    for k in (0.5, 1, 2, 4):
        band = (lam >= 1 / k) & (lam <= 1 / lifted_band(k, 0.2).weakest)
        pulls.append(np.trapezoid(k - 1 / lam[band], lam[band]))
    one = [exact.outcome(1, (k, 0.2, 1)) - 1 for k in (1.4, 1.2)]
    return [
        proof("derived step by step", derived(results.ambition())),
        proof(
            "with λ even, total pull is x - log(1+x), rising in x",
            same(sp.diff(total, x), x / (1 + x)),
        ),
        proof("and x falls as k rises", negative(sp.factor(sp.diff(level, x)))),
        survey(
            "λ even, D = 1/5, k = 1/2, 1, 2, 4", falls(np.array(pulls[1:]), np.array(pulls[:-1]))
        ),
        outside(
            witness(
                "one state at 1, within its reach: {} at k = 7/5, {} at 6/5".format(*one),
                falls(*one),
            )
        ),
    ]
