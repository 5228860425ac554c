"""Claims of the Introduction."""

from __future__ import annotations

import re

import numpy as np

from ... import lifted_band, results
from ...norms import Norm, WindowedNorm
from .. import exact
from ..cases import at_most, below, drawn, equal, outcome
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived

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
    on, if protection gets cheaper, all backsliding is stagnation.
    """
    c = drawn()
    later = c.s * np.random.default_rng(1).uniform(1, 3, c.s.size)
    path = [exact.outcome(s, (1, 0.2, 1)) for s in (1.5, 1.8, 2.4)]
    return [
        survey(
            "a state before and after its costs fell",
            says(outcome(c.s, c.norm), outcome(later, c.norm)),
        ),
        witness("s = 3/2 falls to 1 when a norm at 1 arrives", path[0] == 1),
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
    near = (lifted_band(c.k, c.D).weakest + c.k) / 2
    weak, strong = exact.outcome(0.7, (1, 0.2, 1)), exact.outcome(3, (1, 0.2, 1))
    return [
        survey("a state half way up the band", lifts(near, outcome(near, c.norm))),
        survey(
            "a state a tenth above the norm",
            lowers(outcome(1.1 * c.k, c.norm), 1.1 * c.k),
            c.m < 2,
        ),
        witness(f"s = 7/10 moves to {weak}", lifts(exact.fraction(0.7), weak)),
        witness(f"s = 3 moves to {strong}", lowers(strong, 3)),
    ]


@claim(
    "C3",
    "Introduction, footnotes 6, 7 and 8",
    "S_out - S* is zero, then positive, then negative as S* rises",
    Verdict.HOLDS,
    "part-3b#response",
    formalised=Formalised.OURS,
)
def gains_sit_in_the_middle(
    says=lambda signs: re.fullmatch("0*[+]+0?-+", signs) is not None,
):
    """Gains are found among middling performers; top performers gain nothing or lose.

    The article reports this of treaties and democracies; here it is a statement about the model.
    """

    def signs(changes):
        return "".join("-0+"[int(np.sign(change)) + 1] for change in changes)

    s, random = np.geomspace(0.02, 40, 300), np.random.default_rng(3)
    norms = [Norm(k, D, m) for k, D, m in random.uniform((0.5, 0.1, 0), (4, 2, 1.9), (60, 3))]
    moved = [outcome(s, norm) - s for norm in norms]
    patterns = [says(signs(np.where(equal(change, 0), 0, change))) for change in moved]
    few = [exact.outcome(s, (1, 0.2, 1)) - exact.fraction(s) for s in SPREAD]
    return [
        survey("300 states under each of random norms", patterns),
        witness(
            "s = 3/10, 7/10, 9/10, 1, 3/2, 3 under k = 1, D = 1/5: 0 + + 0 - -", says(signs(few))
        ),
    ]


@claim(
    "C4",
    "Introduction, footnotes 12 and 13; Part II",
    "a right left out is a norm at k = 0: S_out < S* for every state",
    Verdict.CONDITIONAL,
    "part-2d",
    formalised=Formalised.OURS,
    condition="benefits are flattened from zero up, by a window no shorter than 3S*/4",
)
def omitted_rights(says=below, when=lambda s, window: s < 4 * window / 3):
    """Rights left out of the Universal Declaration became rarer.

    The story needs a flattening in force at k = 0 and, for the strongest states, without limit:
    the article's first example is its model's most fragile corollary.
    """
    c = drawn()
    window = c.k
    end = outcome(c.s, WindowedNorm(0.0, 0.0, 1.0, window))
    without_limit, window_of_1 = (
        exact.outcome(4, (0, 0, 1)),
        exact.outcome(4, (0, 0, 1), (1, 0, 2)),
    )
    return [
        survey("a norm at 0 that flattens a window", says(end, c.s), when(c.s, window)),
        witness(f"s = 4, no limit: falls to {without_limit}", says(without_limit, 4)),
        outside(witness(f"s = 4, flattened up to 1: ends at {window_of_1}", says(window_of_1, 4))),
    ]


@claim(
    "C5",
    "Introduction, footnote 23; Part IV.A",
    "∂S_out/∂θ ≥ 0 below k and ≤ 0 above, not zero throughout either",
    Verdict.CONDITIONAL,
    "part-4a#two-effects",
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
    shares, k = np.array([[0.3], [0.9]]), 1.0
    s = np.r_[np.linspace(0.05, 0.99, 60), np.linspace(1.01, 6, 60)]
    random = np.random.default_rng(5).uniform((0.05, 0), (1, 1.8), (40, 2))
    ends = [outcome(s, Norm(k, D, m).transmitted(shares)) for D, m in random]
    changes = [np.round(end[1] - end[0], 9) for end in ends]
    both = [says(change[:60], change[60:]) for change in changes]

    def change(s, before, after):
        return exact.outcome(s, before) - exact.outcome(s, after)

    tau = [-change(s, (1, 0.1, 1.5), (1, 0.2, 1)) for s in (0.7, 3)]
    jump = [-change(s, (1, 0.1, 1), (1, 0.5, 1)) for s in (0.5, 3)]
    return [
        proof("a common factor moves both", derived(results.hand_in_hand())),
        survey("120 states, share raised from 3/10 to 9/10", both),
        witness("share 1/2 to 1: s = 7/10 by {}, s = 3 by {}".format(*tau), says(*tau)),
        outside(
            witness("D from 1/10 to 1/2: s = 1/2 by {}, s = 3 by {}".format(*jump), says(*jump))
        ),
    ]
