"""Claims of Parts I and II."""

from __future__ import annotations

import numpy as np

from ... import lifted_band, results, symbols, yes_no
from ...cases import MINIMUM_WEEKS, SWEDISH_WEEKS
from ...norms import Norm
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "C6",
    "Part I, footnote 50",
    "k ≥ max S*: S_out ≥ S* for all; the higher k, the stronger the weakest state still lifted",
    Verdict.HOLDS,
    "part-1",
    formalised=Formalised.OURS,
)
def maximal_standards(
    no_slide=lambda policy, s: np.all(at_most(s, policy)),
    weakest=lambda k, D: lifted_band(k, D).weakest,
):
    """Norms that nobody fully meets end backsliding, and limit the influence on poor performers.

    Influence ends altogether only beyond the top performer's critical norm: one just above
    everyone still lifts the leaders (P7).
    """
    random = np.random.default_rng(6)
    s, m = random.uniform(0.2, 4, (400, 4)), random.uniform(0, 2, (400, 1))
    k, D = s.max(axis=1) * random.uniform(1, 2.5, 400), random.uniform(0.01, 1, 400)
    end = outcome(s, Norm(k[:, None], D[:, None], m))
    safe = [no_slide(e, own) for e, own in zip(end, s, strict=True)]
    lifted = equal(end, k[:, None]) == at_most(weakest(k, D)[:, None], s)
    states = [exact.fraction(t) for t in (0.5, 0.9, 1.5, 3)]
    far, near = ([exact.outcome(t, (level, 0.2, 1)) - t for t in states] for level in (3.78, 3.5))
    return [
        proof(
            "a state below a norm stays or moves up to it; s_min rises with k (C21)",
            derived(results.two_candidates()),
            derived(results.lifted_band()),
        ),
        survey("four states, a norm above them all: nobody slides", safe),
        survey("the same: exactly those from s_min on are lifted", lifted),
        witness(
            "s = 1/2, 9/10, 3/2, 3, D = 1/5, k = 3.5: the first three stay, the last rises by 1/2",
            near == [0, 0, 0, exact.fraction(0.5)],
        ),
        witness("k = 3.78: nobody moves", not any(far)),
    ]


@claim(
    "C7",
    "Part I",
    "|S_out - k| ≤ |S* - k|",
    Verdict.HOLDS,
    "part-1",
    formalised=Formalised.OURS,
)
def gravitational_pull(says=lambda policy, s, k: at_most(abs(policy - k), abs(s - k))):
    """A norm draws policy towards itself.

    It fails with two norms (C46) and may fail with a vague one, which can be overshot (C52).
    """
    c = drawn()
    ends = [exact.outcome(s, (1, 0.2, 1)) for s in (0.7, 3)]
    return [
        proof(
            "S_out is S* or k from below; from above it lies between k and S*",
            derived(results.two_candidates()),
            derived(results.outcome_above()),
        ),
        survey("states under one norm", says(outcome(c.s, c.norm), c.s, c.k)),
        witness(
            f"k = 1, D = 1/5, m = 1: s = 7/10 ends at {ends[0]}",
            says(ends[0], exact.fraction(0.7), 1),
        ),
        witness(f"the same norm: s = 3 ends at {ends[1]}", says(ends[1], 3, 1)),
    ]


@claim(
    "C8",
    "Part II.B",
    "a right of yes or no: under a norm at 0, states with λ ≤ m adopt it; without, λ ≤ 2",
    Verdict.CONDITIONAL,
    "part-2b",
    formalised=Formalised.OURS,
    condition="some reward remains beyond the norm, m > 0",
)
def low_standards_delay(
    says=lambda threshold, without: (threshold > 0) & (threshold <= without),
    when=lambda m: m > 0,
):
    """A low standard makes a reform harder; on its own it does not block it.

    As protection gets cheaper, adoption is put off until the cost has fallen to m, not 2: with
    the article's slope, until it has halved. On a flat curve, m = 0, it is put off for ever.
    """
    m = np.r_[0.0, np.linspace(0.01, 2, 100)]
    without, under = yes_no.adoption_threshold(), yes_no.adoption_threshold(Norm(0.0, 0.0, m))

    def threshold(m):
        return exact.payoff(1, 0, ((0, 0, m),)) - exact.payoff(0, 0, ((0, 0, m),))

    delayed, blocked = threshold(1), threshold(0)
    return [
        proof("adopted up to λ = m", same(results.yes_no()["left_out"], symbols.m)),
        survey("norms at zero", says(under, without), when(m)),
        witness(
            f"slope 1: adopted up to λ = {delayed}, not 2",
            says(delayed, threshold(2)) and delayed < 2,
        ),
        outside(witness(f"slope 0: adopted up to λ = {blocked}", says(blocked, threshold(2)))),
    ]


@claim(
    "C9",
    "Part II.C, footnotes 98 and 99",
    "s = 90 ends at k = 80, then at k = 75",
    Verdict.CONDITIONAL,
    "part-2c",
    formalised=Formalised.OURS,
    condition="m ≤ 2k/s: 16/9 for the first step, 5/3 for the second",
)
def swedish_replacement_rate(
    says=equal,
    when=lambda m, k: m <= 2 * k / 90,
):
    """Sweden's replacement rate fell from 90 to 80 and 75 percent as the benchmark came in.

    The model stops at the corner, k; and k was set to the two outcomes, so that they are no test
    of it. The same slope applied to the fourteen weeks predicts that 26 weeks fall to 14 as well,
    which the article does not report.
    """
    m, k, D = np.meshgrid(np.linspace(0, 2, 81), [80.0, 75.0], [0.0, 1.0, 30.0])
    steps = [exact.outcome(90, (level, 0, 1)) for level in (80, 75)]
    weeks = exact.outcome(SWEDISH_WEEKS, (MINIMUM_WEEKS, 0, 1))
    steep = exact.outcome(90, (80, 0, 1.9))
    return [
        proof("above a norm S_out = max(m S*/2, k)", derived(results.outcome_above())),
        survey(
            "s = 90, k = 80 and 75, 81 slopes from 0 to 2, D = 0, 1, 30",
            says(outcome(90.0, Norm(k, D, m)), k),
            when(m, k),
        ),
        witness("slope 1: {}, then {}".format(*steps), says(steps[0], 80) and says(steps[1], 75)),
        witness(f"slope 1, 26 weeks and a minimum of 14: {weeks}", says(weeks, 14)),
        outside(witness(f"slope 19/10, k = 80: ends at {steep}", says(steep, 80))),
    ]
