"""Claims of the Introduction."""

from __future__ import annotations

import re

import numpy as np

from ... import lifted_band, results
from ...norms import Norm, WindowedNorm
from ...symbols import flattening, k
from ...symbols import w as window_length
from .. import exact
from ..cases import at_most, below, drawn, equal, outcome
from ..evidence import Verdict, outside, proof, step, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same

#: The population of several rows: states at these policies, a norm at 1 with a jump of 1/5.
SPREAD = (0.3, 0.7, 0.9, 1, 1.5, 3)


@claim(
    "C1",
    "Introduction; Part II.B",
    "b = S* - S_out > 0; for a fixed norm S_out does not fall as S* rises",
    Verdict.HOLDS,
    "introduction#definition",
    formalised=Formalised.OURS,
)
def backsliding_is_loss_or_stagnation(says=at_most):
    """Backsliding is a loss of protection, or stagnation where progress was otherwise due.

    Both kinds occur in the model. Protection is withdrawn at the norm's arrival only; from then
    on, if protection gets cheaper, it never falls, and all backsliding is stagnation.
    """
    c = drawn()
    later = c.s * np.random.default_rng(1).uniform(1, 3, c.s.size)
    path = [exact.outcome(s, (1, 0.2, 1)) for s in (1.5, 1.8, 2.4)]
    return [
        proof("if a state is stronger, a step up is worth more to it", derived(results.ranks())),
        survey(
            "a state before and after its own policy rose, by up to a factor of 3",
            says(outcome(c.s, c.norm), outcome(later, c.norm)),
        ),
        witness("k = 1, D = 1/5, m = 1: s = 3/2 falls to 1 when the norm arrives", path[0] == 1),
        witness("it stays there when s = 9/5", says(path[0], path[1]) and path[1] == 1),
        witness(
            "and rises to 6/5, not 12/5, when s = 12/5", says(path[1], path[2]) and path[2] < 2
        ),
    ]


@claim(
    "C2",
    "Abstract; Introduction; Part III",
    "D > 0 lifts S* in [s_min, k); m < 2 lowers every S* > k",
    Verdict.HOLDS,
    "part-3b#response",
)
def one_mechanism(lifts=below, lowers=lambda policy, s: below(policy, s)):
    """The same norm lifts some poor performers and lowers high performers.

    It takes two parameters, not one: the jump lifts and the flattening lowers (C5, C39).
    """
    c = drawn()
    up, beyond = np.random.default_rng(2).uniform(0, 1, (2, c.s.size))
    weakest = lifted_band(c.k, c.D).weakest
    near, high = weakest + (0.001 + 0.998 * up) * (c.k - weakest), c.k * (1.001 + 19 * beyond)
    weak, strong = exact.outcome(0.7, (1, 0.2, 1)), exact.outcome(3, (1, 0.2, 1))
    return [
        proof(
            "below: who moves goes to k, from s_min on; above: max(m S*/2, k) < S*",
            derived(results.two_candidates()),
            derived(results.lifted_band()),
            derived(results.outcome_above()),
        ),
        survey("a state anywhere between s_min and k", lifts(near, outcome(near, c.norm))),
        survey("a state up to 20 times the norm", lowers(outcome(high, c.norm), high), c.m < 1.99),
        witness(
            f"k = 1, D = 1/5, m = 1: s = 7/10 moves to {weak}", lifts(exact.fraction(0.7), weak)
        ),
        witness(f"the same norm: s = 3 moves to {strong}", lowers(strong, 3)),
    ]


@claim(
    "C3",
    "Introduction, footnotes 6, 7 and 8",
    "D > 0, m < 2: S_out - S* is zero, then positive, then negative as S* rises",
    Verdict.HOLDS,
    "part-3b#response",
    formalised=Formalised.OURS,
)
def gains_sit_in_the_middle(
    says=lambda signs: re.fullmatch("0+[+]+0?-+", signs) is not None,
):
    """Protection rises among middling performers; among top performers it stays or falls.

    The article reports this of treaties and democracies; here it is a statement about the model.
    """

    def signs(changes):
        return "".join("-0+"[int(np.sign(change)) + 1] for change in changes)

    s, random = np.geomspace(0.02, 40, 300), np.random.default_rng(3)
    norms = [Norm(k, D, m) for k, D, m in random.uniform((0.5, 0.05, 0), (4, 2, 1.9), (60, 3))]
    moved = [outcome(s, norm) - s for norm in norms]
    patterns = [says(signs(np.where(equal(change, 0), 0, change))) for change in moved]
    few = [exact.outcome(s, (1, 0.2, 1)) - exact.fraction(s) for s in SPREAD]
    return [
        proof(
            "S_out is S* below s_min, then k > S*, then max(m S*/2, k) < S*",
            derived(results.lifted_band()),
            derived(results.two_candidates()),
            derived(results.outcome_above()),
        ),
        survey(
            "norms at 1/2 to 4, D 1/20 to 2, m up to 1.9, each for 300 states from 1/50 to 40",
            patterns,
        ),
        witness(
            "s = 3/10, 7/10, 9/10, 1, 3/2, 3; k = 1, D = 1/5, m = 1: 0 + + 0 - -", says(signs(few))
        ),
    ]


@claim(
    "C4",
    "Introduction, footnotes 12 and 13; Part II",
    "a right left out is a norm at k = 0 with m < 2: S_out < S*",
    Verdict.CONDITIONAL,
    "part-2d",
    formalised=Formalised.OURS,
    condition=(
        "benefits are flattened from zero up over a window longer than (2+m)S*/4; with the "
        "article's slope, than 3S*/4"
    ),
)
def omitted_rights(says=below, when=lambda s, m, window: (2 + m) * s < 4 * window):
    """Rights left out of the Universal Declaration became rarer.

    The story needs a flattening in force at k = 0 and, for the strongest states, without limit:
    the article's first example is its model's most fragile corollary.
    """
    c = drawn()
    window = c.k
    end = outcome(c.s, WindowedNorm(0.0, 0.0, c.m, window))
    without_limit = exact.outcome(4, (0, 0, 1))
    window_of_1, at_limit = (exact.outcome(4, (0, 0, 1), (end, 0, 2)) for end in (1, 3))
    limit = results.immune_states()["weakest"].subs(k, 0)
    return [
        step(
            "a state is indifferent to sliding at S* = 4w/(2+m), and stays beyond",
            same(limit, 4 * window_length / (4 - flattening)),
        ),
        survey(
            "a norm at 0 that flattens a window of 1/20 to 20",
            says(end, c.s),
            when(c.s, c.m, window) & (c.m < 2),
        ),
        witness(f"s = 4, m = 1, no limit: falls to {without_limit}", says(without_limit, 4)),
        outside(
            witness(f"s = 4, m = 1, flattened to 1: ends at {window_of_1}", says(window_of_1, 4))
        ),
        outside(
            witness(f"flattened to 3, the limit itself: ends at {at_limit}", says(at_limit, 4))
        ),
    ]


@claim(
    "C5",
    "Introduction, footnote 23; Part IV.A",
    "∂S_out/∂θ ≥ 0 below k and ≤ 0 above, not zero throughout either",
    Verdict.CONDITIONAL,
    "part-4a#two-effects",
    formalised=Formalised.OURS,
    condition="θ is the share of the norm transmitted, which scales D and 2 - m together",
)
def hand_in_hand(
    says=lambda weak, strong: (
        np.all(weak >= 0) & np.any(weak > 0) & np.all(strong <= 0) & np.any(strong < 0)
    ),
):
    """Whatever strengthens a norm's effect on low performers strengthens it on high performers.

    Of the parameters of Part III this is true of neither: the jump moves only states below the
    norm, the slope only states above. The symmetry needs a common factor, which Part III lacks.
    """
    s = np.r_[np.linspace(0.02, 0.99, 60), np.linspace(1.01, 6, 60)]
    random = np.random.default_rng(5).uniform((0.05, 0, 0, 0.2), (1, 1.8, 0.6, 0.4), (200, 4))
    ends = [
        outcome(s, Norm(1.0, D, m).transmitted(np.array([[share], [share + more]])))
        for D, m, share, more in random
    ]
    changes = [np.round(end[1] - end[0], 9) for end in ends]
    both = [says(change[:60], change[60:]) for change in changes]

    def change(s, before, after):
        return exact.outcome(s, before) - exact.outcome(s, after)

    tau = [-change(s, (1, 0.1, 1.5), (1, 0.2, 1)) for s in (0.7, 3)]
    jump = [-change(s, (1, 0.1, 1), (1, 0.5, 1)) for s in (0.5, 3)]
    return [
        step("a share of both lengthens the reach and the slide", derived(results.hand_in_hand())),
        survey("norms at 1, a share raised by 1/5 to 2/5, each for 120 states", both),
        witness(
            "k = 1, D = 1/5, m = 1, share 1/2 to 1: s = 7/10 by {}, s = 3 by {}".format(*tau),
            says(*tau),
        ),
        outside(
            witness(
                "k = 1, m = 1, D from 1/10 to 1/2: s = 1/2 by {}, s = 3 by {}".format(*jump),
                says(*jump),
            )
        ),
    ]
