"""Claims of Part V.A: how high the norm, and who wants it there."""

from __future__ import annotations

import numpy as np

from ... import critical_norm, model, results
from ...norms import Norm
from ...population import Population
from ...symbols import D
from .. import exact
from ..cases import at_most, below, drawn, equal, gain, outcome
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "C59",
    "Part V.A",
    "for k < S*: S* - S_out falls in k",
    Verdict.CONDITIONAL,
    "part-5a#high-standards",
    condition="k ≥ m S*/2; below that the slide does not depend on k",
)
def higher_norms_less_backsliding(says=below, when=lambda s, k, m: k >= m * s / 2):
    """A higher norm makes backsliding less likely; the nearer it is to S*, the less there is.

    Raising a low norm does nothing for states beyond twice its level (P6).
    """
    c = drawn()
    low, high = np.sort(np.random.default_rng(59).uniform(0.02, 0.99, (2, c.s.size)), axis=0) * c.s
    slides = [c.s - outcome(c.s, Norm(level, c.D, c.m)) for level in (high, low)]
    near = [4 - exact.outcome(4, (level, 0.2, 1)) for level in (3, 2.5)]
    far = [4 - exact.outcome(4, (level, 0.2, 1)) for level in (1, 0.1)]
    return [
        survey(
            "two norms below a state", says(*slides), (high > 1.001 * low) & when(c.s, low, c.m)
        ),
        witness("s = 4: slide {} at k = 3, {} at k = 5/2".format(*near), says(*near)),
        outside(witness("s = 4: slide {} at k = 1, {} at k = 1/10".format(*far), says(*far))),
    ]


@claim(
    "C60",
    "Part V.A",
    "m = 2, k ≤ S*: leaders gain D whatever k",
    Verdict.HOLDS,
    "part-5a#high-standards",
    formalised=Formalised.OURS,
)
def no_reason_to_raise_the_norm(worth=D, says=equal):
    """Without backsliding a high performer that complies has no reason to raise the norm."""
    c = drawn()
    jump_only = model.welfare_at_norm(2) - model.welfare
    gains = [exact.gain(2, (level, 0.2, 2)) for level in (0.1, 1)]
    return [
        proof("at or beyond k, W rises by D, in which there is no k", same(jump_only, worth)),
        survey("states above", says(gain(c.s, Norm(c.k, c.D, 2.0)), c.D), c.k <= c.s),
        witness("s = 2: gains {} at k = 1/10, {} at k = 1".format(*gains), says(*gains)),
    ]


@claim(
    "C61",
    "Part V.A",
    "m < 2: leaders' gain rises in k up to S*, falls to 0 at k̄",
    Verdict.HOLDS,
    "part-5a#high-standards",
    formalised=Formalised.OURS,
)
def a_reason_to_raise_the_norm(rises=below, falls=lambda high, low: at_most(high, low)):
    """With backsliding it does have one: its leaders gain by every rise, up to its own policy.

    They gain even where their conduct does not change (P6). As each state's gain has one peak,
    a vote by majority settles on the median policy.
    """
    c = drawn()
    low, high = np.sort(np.random.default_rng(61).uniform(0.02, 1, (2, c.s.size)), axis=0) * c.s
    below_s = [gain(c.s, Norm(level, c.D, c.m)) for level in (low, high)]
    above_s = [gain(c.s, Norm(c.s + level, c.D, c.m)) for level in (low, high)]
    apart = (high > 1.001 * low) & (c.m < 1.99)
    gains = [exact.gain(2, (level, 0.2, 1)) for level in (1, 1.4, 2, 2.3)]
    return [
        proof("each branch, step by step", derived(results.preferred_level())),
        survey("two norms below a state", rises(*below_s), apart),
        survey("two norms above it", falls(above_s[1], above_s[0])),
        witness(
            "s = 2, k = 1, 7/5, 2: {}, {}, {}".format(*gains[:3]),
            rises(gains[0], gains[1]) and rises(gains[1], gains[2]),
        ),
        witness(f"k = 23/10: {gains[3]}", falls(gains[3], gains[2])),
    ]


@claim(
    "C62",
    "Part V.A",
    "argmax Σ S_out < max S*, the leader's ideal",
    Verdict.CONDITIONAL,
    "part-5a#too-high",
    condition=(
        "the leader stands above every other state's k̄, and lifting the others does more good "
        "than lifting the leader"
    ),
)
def higher_than_optimal(
    says=lambda best, ideal: best < ideal,
    when=lambda ideal, reached, others, leader: (ideal > reached) & (others > leader),
):
    """High performers at the table may push the norm above the optimum.

    The article does not define the optimum; here it is the level with the highest sum. The
    leader's ideal can also lie below it: the best norm may stand above every state (P7).
    """
    random = np.random.default_rng(62)
    found = []
    for s in np.sort(random.uniform(0.5, 2, (150, 5)) * [1, 1, 1, 1, 2]):
        D_ = random.uniform(0.02, 0.5)
        pop, reach = Population(1 / s), critical_norm(1 / s, D_)
        nets = [pop.respond(Norm(level, D_)).net for level in reach]
        condition = when(s[-1], reach[:-1].max(), max(nets[:-1]), nets[-1])
        found.append((says(pop.best_norm(D_).k, s[-1]), condition))

    def best(states, levels):
        return max(map(exact.fraction, levels), key=lambda level: exact.net(states, level))

    mixed, alike = [1] * 8 + [3], [1, 1.1, 1.2]
    low, high = best(mixed, (1, 1.4, 3, 3.7)), best(alike, (1, 1.1, 1.2, 1.4))
    return [
        survey("five states and their best norm", *np.array(found).T),
        witness(f"eight at 1, one at 3: of 1, 7/5, 3, 37/10 best is {low}", says(low, 3)),
        outside(
            witness(
                f"s = 1, 11/10, 6/5: of 1, 11/10, 6/5, 7/5 best is {high}",
                says(high, exact.fraction(1.2)),
            )
        ),
    ]
