"""Claims of Part V.B.1: who joins, and what it costs later."""

from __future__ import annotations

import numpy as np

from ... import lifted_band, model, results
from ...norms import Norm
from ...population import joins
from ...symbols import D
from .. import exact
from ..cases import at_most, below, drawn, equal, gain, outcome
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "C67",
    "Part V.B.1",
    "m = 1: leaders with S* > k refuse, G < 0; m = 2: they gain D",
    Verdict.CONDITIONAL,
    "part-5b#reluctant",
    formalised=Formalised.OURS,
    condition="S* > s_max (if D ≤ k/2) or S* > 4(D+k)/3 (if D > k/2)",
)
def reluctant_leaders(
    refuses=lambda gain: below(gain, 0),
    strongest=lambda k, D: np.where(k / 2 >= D, lifted_band(k, D).strongest, 4 * (D + k) / 3),
    free=D,
):
    """Joining would be nearly free for top performers but for backsliding; so they hold back.

    The article says it of top performers, and of those far above the norm it is right.
    Backsliding alone does not imply refusal: leaders collect D, and those not far above the norm
    slide and gain.
    """
    c = drawn()
    worth = gain(c.s, Norm(c.k, c.D, 1.0))
    top, near = exact.gain(3, (1, 0.2, 1)), exact.gain(1.5, (1, 0.2, 1))
    return [
        proof("G falls in S* above the norm and runs out there", derived(results.participation())),
        proof(
            "without flattening they gain D", same(model.welfare_at_norm(2) - model.welfare, free)
        ),
        survey(
            "refusing and standing beyond the threshold agree",
            refuses(worth) == (c.s > strongest(c.k, c.D)),
            c.s > c.k,
        ),
        witness(f"k = 1, D = 1/5, m = 1: s = 3 gains {top}", refuses(top)),
        outside(witness(f"s = 3/2: gains {near}", refuses(near))),
    ]


@claim(
    "C68",
    "Part V.B.1; Part V.B.3",
    "S* < s_min: S_out = S* and G = 0; leaders join if G is at least the cost of signing",
    Verdict.CONDITIONAL,
    "part-5b#reluctant",
    formalised=Formalised.OURS,
    condition="signing costs nothing, and leaders to whom it makes no difference sign",
)
def empty_promises(keeps=equal, signs=lambda worth, cost: at_most(cost, worth)):
    """Poor performers sign promises that they do not keep.

    The article does not say why they sign; in the model it is a matter of indifference to them,
    and any cost of signing keeps them away. With C67: the weakest join for nothing, the middle
    gain, the top refuse.
    """
    c = drawn()
    weak = c.s < lifted_band(c.k, c.D).weakest * 0.999
    end, worth = exact.outcome(0.5, (1, 0.2, 1)), exact.gain(0.5, (1, 0.2, 1))
    return [
        proof(
            "below s_min a state stays, and its leaders get what they got",
            derived(results.lifted_band()),
            derived(results.two_candidates()),
        ),
        survey("states below s_min do not move", keeps(outcome(c.s, c.norm), c.s), weak),
        survey("their leaders gain nothing, and join", signs(gain(c.s, c.norm), 0.0), weak),
        survey(
            "they also join by the rule the book uses throughout", joins(1 / c.s, c.norm), weak
        ),
        witness(f"k = 1, D = 1/5: s = 1/2 ends at {end}", keeps(end, exact.fraction(0.5))),
        witness(f"its leaders gain {worth}", signs(worth, 0)),
        outside(
            witness("if signing costs 1/1000 they stay out", signs(worth, exact.fraction(0.001)))
        ),
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
        proof("it stands still to 2k/m, then rises at the rate m/2", derived(results.progress())),
        survey("states at or above a norm", says(rise, later - now), c.m < 1.99),
        witness(
            "k = 1, D = 1/5, m = 1: s = 1, 2, 3 end at {}, {}, {}".format(*ends),
            says(ends[1] - ends[0], 1) and says(ends[2] - ends[1], 1),
        ),
    ]
