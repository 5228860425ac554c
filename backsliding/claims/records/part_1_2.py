"""Claims of Parts I and II."""

from __future__ import annotations

import numpy as np

from ... import results, symbols, yes_no
from ...cases import MINIMUM_WEEKS, SWEDISH_WEEKS
from ...norms import Norm
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import same


@claim(
    "C6",
    "Part I, footnote 50",
    "k ≥ max S* implies no slide and no pull",
    Verdict.CONDITIONAL,
    "part-1",
    condition="k > k̄ of the top performer; the slide is zero from k = max S* on",
)
def maximal_standards(
    no_slide=lambda policy, s: np.all(at_most(s, policy)),
    no_pull=lambda policy, s: np.all(at_most(policy, s)),
    when=lambda k, highest: k > highest,
):
    """Norms that nobody fully meets end backsliding, and also their influence on the weak.

    The first half is exact. Influence ends later: a norm just above everyone lifts the leaders.
    """
    random = np.random.default_rng(6)
    s = random.uniform(0.2, 4, (400, 4))
    k, D = s.max(axis=1) * random.uniform(1, 2.5, 400), random.uniform(0.01, 1, 400)
    end = outcome(s, Norm(k[:, None], D[:, None]))
    highest = (s + np.sqrt(D[:, None] * s)).max(axis=1)
    idle = [no_slide(e, own) and no_pull(e, own) for e, own in zip(end, s, strict=True)]
    states = np.array([0.5, 0.9, 1.5, 3])
    far, near = (
        np.array([float(exact.outcome(t, (level, 0.2, 1))) for t in states])
        for level in (3.78, 3.5)
    )
    return [
        survey("four states, a norm above them all", idle, when(k, highest)),
        witness(
            "s = 1/2, 9/10, 3/2, 3, D = 1/5, k = 3.78: nobody moves",
            no_slide(far, states) and no_pull(far, states),
        ),
        outside(
            witness(
                f"k = 3.5 lifts s = 3 to {near[-1]:.4g}",
                no_slide(near, states) and no_pull(near, states),
            )
        ),
    ]


@claim(
    "C7",
    "Part I",
    "|S_out - k| ≤ |S* - k|",
    Verdict.HOLDS,
    "part-1",
)
def gravitational_pull(says=lambda policy, s, k: at_most(abs(policy - k), abs(s - k))):
    """A norm draws policy towards itself.

    It fails with two norms (C46) and may fail with a vague one, which can be overshot (C52).
    """
    c = drawn()
    ends = [exact.outcome(s, (1, 0.2, 1)) for s in (0.7, 3)]
    return [
        survey("one norm", says(outcome(c.s, c.norm), c.s, c.k)),
        witness(f"s = 7/10, k = 1: ends at {ends[0]}", says(ends[0], exact.fraction(0.7), 1)),
        witness(f"s = 3, k = 1: ends at {ends[1]}", says(ends[1], 3, 1)),
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

    The model gives exactly these numbers: the corner at k. The same slope applied to the
    fourteen weeks predicts that 26 weeks fall to 14 as well, which the article does not report.
    """
    m, k = np.meshgrid(np.linspace(0, 2, 81), [80.0, 75.0])
    steps = [exact.outcome(90, (level, 0, 1)) for level in (80, 75)]
    weeks = exact.outcome(SWEDISH_WEEKS, (MINIMUM_WEEKS, 0, 1))
    steep = exact.outcome(90, (80, 0, 1.9))
    return [
        survey("slopes between 0 and 2", says(outcome(90.0, Norm(k, 0.0, m)), k), when(m, k)),
        witness("slope 1: {}, then {}".format(*steps), says(steps[0], 80) and says(steps[1], 75)),
        witness(f"slope 1, 26 weeks and a minimum of 14: {weeks}", says(weeks, 14)),
        outside(witness(f"slope 19/10, k = 80: ends at {steep}", says(steep, 80))),
    ]
