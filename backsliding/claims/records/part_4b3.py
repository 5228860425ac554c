"""Claims of Part IV.B.3: several standards on one issue."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import results
from ...norms import Ladder, Norm
from ...symbols import m
from .. import exact
from ..cases import at_most, drawn, drawn_ladders, equal, outcome
from ..evidence import Verdict, instance, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, non_negative


@claim(
    "C45",
    "Part IV.B.3, Figure 5",
    "for S* < k0: S_out under (k0, k1) = S_out under k0 alone",
    Verdict.FAILS,
    "part-4b#left-of-the-ladder",
    formalised=Formalised.OURS,
)
def left_of_the_lowest_rung(says=lambda both, alone: both == alone):
    """To the left of the lowest threshold states behave as in the base model.

    What stands: they stay or move up to a threshold, and nothing else; and the article's next
    paragraph has the step from one threshold to the next. What fails is that the second makes no
    difference: with a large enough reward it reaches past the first. It does not if D1 is at most
    (k1-k0)[(2-m0) + (k1-k0)/k0] (P4).
    """
    upper = (1.3, 1, 1)
    pairs = [
        (exact.outcome(1, (1.2, jump, 1), upper), exact.outcome(1, (1.2, jump, 1)))
        for jump in (0.01, 0.05)
    ]
    words = "m = 1, k0 = 6/5, k1 = 13/10, D1 = 1, {}: s = 1 ends at {}, not at {}"
    return [
        witness(words.format("D0 = 1/100", *pairs[0]), says(*pairs[0])),
        witness(words.format("D0 = 1/20", *pairs[1]), says(*pairs[1])),
    ]


@claim(
    "C46",
    "Part IV.B.3, Figure 5",
    "for S* > k1: S_out under (k0, k1) = S_out under k1 alone",
    Verdict.FAILS,
    "part-4b#right-of-the-ladder",
    formalised=Formalised.OURS,
)
def right_of_the_highest_rung(says=lambda both, alone: both == alone):
    """To the right of the highest threshold states backslide as in the base model.

    What stands: all of them backslide to some degree, as the article's next sentences say. What
    fails is that they do so as under the highest norm alone: a lower rung can drag a state from
    above the higher norm to far below it, unless the higher rung's own reward is large enough
    (P4).
    """
    lower, upper = (0.5, 0.3, 1), (1.9, 0.1, 1)
    pairs = [(exact.outcome(s, lower, upper), exact.outcome(s, upper)) for s in (1.91, 2)]
    words = "m = 1, k0 = 1/2, D0 = 3/10, k1 = 19/10, D1 = 1/10: s = {} ends at {}, not at {}"
    return [
        witness(words.format("191/100", *pairs[0]), says(*pairs[0])),
        witness(words.format("2", *pairs[1]), says(*pairs[1])),
    ]


@claim(
    "C47",
    "Part IV.B.3",
    "for k0 < S* < k1: S_out = k1 or k0 ≤ S_out ≤ S*; S_out does not fall in S*",
    Verdict.HOLDS,
    "part-4b#two-thresholds",
    formalised=Formalised.OURS,
)
def in_between(
    says=lambda policy, s, k0, k1: equal(policy, k1) | (at_most(k0, policy) & at_most(policy, s)),
    ordered=at_most,
):
    """States between two thresholds rise to the next or slide towards the last.

    The nearer a state is to the higher one, the more likely it is to rise: if a state rises,
    so does every state above it.
    """
    ladder = drawn_ladders()
    s, k0, k1 = ladder.s, ladder.lower.k, ladder.upper.k
    inside = k0 + (k1 - k0) * np.linspace(0.01, 0.98, s.size)
    end, next_end = (outcome(t, ladder.both) for t in (inside, inside + (k1 - k0) / 100))
    rungs = (1, 0.2, 1), (2, 0.8, 1)
    ends = [exact.outcome(t, *rungs) for t in (1.1, 1.5, 1.7)]
    return [
        proof(
            "not left of k0 (C30), not between S* and k1 nor beyond k1 (C16); and the stronger a "
            "state, the more a step up is worth to it",
            derived(results.outcome_above()),
            derived(results.two_candidates()),
            derived(results.ranks()),
        ),
        survey("states between two rungs", says(end, inside, k0, k1)),
        survey("the same and a slightly stronger state", ordered(end, next_end)),
        witness(
            f"k = 1, 2, D = 1/5, 4/5, m = 1: s = 3/2 ends at {ends[1]}",
            says(ends[1], exact.fraction(1.5), 1, 2),
        ),
        witness(f"s = 17/10 ends at {ends[2]}", says(ends[2], exact.fraction(1.7), 1, 2)),
        witness("in that order", ordered(ends[1], ends[2])),
    ]


@claim(
    "C48",
    "Part IV.B.3",
    "under one ladder some better performer rises and some worse one falls",
    Verdict.HOLDS,
    "part-4b#two-thresholds",
    formalised=Formalised.OURS,
)
def some_better_rise_some_worse_fall(says=lambda worse, better: worse < 0 < better):
    """Two thresholds may lift some relatively high performers and lower some poorer ones."""
    rungs = (1, 0.2, 1), (2, 0.8, 1)
    worse, better = (exact.outcome(s, *rungs) - exact.fraction(s) for s in (1.3, 1.8))
    return [
        instance(
            f"k = 1, 2, D = 1/5, 4/5, m = 1: s = 13/10 moves by {worse}, s = 9/5 by {better}",
            says(worse, better),
        )
    ]


@claim(
    "C49",
    "Part IV.B.3",
    "for S* > k: S* - S_out does not rise in m",
    Verdict.HOLDS,
    "part-4b#two-thresholds",
    formalised=Formalised.OURS,
)
def flatter_means_further(says=at_most):
    """The flatter benefits are beyond the threshold, the larger the slide.

    Up to the corner: once a state is at the norm, a flatter curve takes it no further.
    """
    c = drawn()
    steeper = c.m + (2 - c.m) * np.random.default_rng(49).uniform(0, 1, c.s.size)
    flat, steep = exact.outcome(4, (1, 0.2, 1)), exact.outcome(4, (1, 0.2, 1.5))
    return [
        proof(
            "max(m S*/2, k) does not fall in m",
            derived(results.outcome_above()),
            non_negative(sp.diff(results.flattened_policy()["policy"], m)),
        ),
        survey(
            "states above, a flatter and a steeper curve",
            says(outcome(c.s, c.norm), outcome(c.s, Norm(c.k, c.D, steeper))),
            c.s > c.k,
        ),
        witness(
            f"k = 1, D = 1/5: s = 4 ends at {flat} for m = 1, at {steep} for m = 3/2",
            says(flat, steep) and flat < steep,
        ),
    ]


@claim(
    "C50",
    "Part IV.B.1, footnote 132; Part IV.B.3; Part V.B.2, footnote 174",
    "S_out with a further rung ≥ S_out without",
    Verdict.CONDITIONAL,
    "part-4b#added-rungs",
    formalised=Formalised.OURS,
    condition="the rung is added above the existing norm and flattens no more than it does",
)
def protocols_contain_backsliding(says=at_most, when=lambda added, existing: added >= existing):
    """Protocols and other further standards help to contain backsliding.

    A standard added below an existing one does the opposite, and so may one above it that
    flattens benefits further.
    """
    ladder = drawn_ladders()
    lower, upper = ladder.lower, ladder.upper
    no_flatter = lower.m + (2 - lower.m) * np.random.default_rng(50).uniform(0, 1, ladder.s.size)
    protocols = Ladder([lower, Norm(upper.k, upper.D, no_flatter)])
    before, after = outcome(ladder.s, lower), outcome(ladder.s, protocols)
    top_only = outcome(ladder.s, upper)
    added_below = outcome(ladder.s, ladder.both)
    existing = np.r_[lower.k, upper.k]
    added = np.r_[upper.k, lower.k]
    base, protocol = (1, 0.2, 1), (1.8, 0.6, 1)
    kept = exact.outcome(2.6, base), exact.outcome(2.6, base, protocol)
    dragged = exact.outcome(1.3, protocol), exact.outcome(1.3, (0.5, 0.3, 1), protocol)
    further = exact.outcome(4, base), exact.outcome(4, base, (1.8, 0.6, 0.5))
    return [
        proof(
            "a rung added above adds to benefits what never falls in S; then no policy falls",
            derived(results.added_rung()),
        ),
        survey(
            "a rung added above, up to 4 times as high and no flatter",
            says(np.r_[before, top_only], np.r_[after, added_below]),
            when(added, existing),
        ),
        witness(
            "k = 1, D = 1/5, m = 1: s = 13/5 ends at {}; with a rung 9/5, D1 = 3/5, at {}".format(
                *kept
            ),
            says(*kept),
        ),
        outside(
            witness(
                "k = 9/5, D = 3/5, m = 1: s = 13/10 ends at {}, with a rung at 1/2, D0 = 3/10, "
                "at {}".format(*dragged),
                says(*dragged),
            )
        ),
        outside(
            witness(
                "k = 1, m = 1: s = 4 ends at {}, with a rung at 9/5 and m1 = 1/2 at {}".format(
                    *further
                ),
                says(*further),
            )
        ),
    ]
