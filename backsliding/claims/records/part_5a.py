"""Claims of Part V.A: how high the norm, and who wants it there."""

from __future__ import annotations

import numpy as np

from ... import model, results
from ...norms import Norm
from ...symbols import D
from .. import exact
from ..cases import at_most, below, drawn, equal, gain, outcome
from ..evidence import Verdict, instance, proof, step, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "C59",
    "Part V.A",
    "for k ≤ S*: S* - S_out never rises in k, falls strictly from k = m S*/2 on, is 0 at S*",
    Verdict.HOLDS,
    "part-5a#high-standards",
    formalised=Formalised.OURS,
)
def higher_norms_less_backsliding(
    says=at_most, strictly=below, when=lambda s, k, m: k >= m * s / 2
):
    """A higher norm makes backsliding less likely; the nearer it is to S*, the less there is.

    Never more, that is. As long as the norm stands below m S*/2 raising it does nothing for the
    state: with the article's slope, for all states beyond twice its level (P6).
    """
    c = drawn()
    low, high = np.sort(np.random.default_rng(59).uniform(0.01, 1, (2, c.s.size)), axis=0) * c.s
    slides = [c.s - outcome(c.s, Norm(level, c.D, c.m)) for level in (high, low)]
    near = [4 - exact.outcome(4, (level, 0.2, 1)) for level in (3, 2.5)]
    far = [4 - exact.outcome(4, (level, 0.2, 1)) for level in (1, 0.1)]
    return [
        proof("the slide is the smaller of S* - k and S* - m S*/2", derived(results.best_level())),
        survey("two norms below a state", says(*slides)),
        survey(
            "the lower of them at m S*/2 or above: strictly",
            strictly(*slides),
            (high > 1.001 * low) & when(c.s, low, c.m),
        ),
        witness(
            "D = 1/5, m = 1: s = 4 slides by {} at k = 3, {} at k = 5/2".format(*near),
            strictly(*near),
        ),
        witness("by {} at k = 1, {} at k = 1/10".format(*far), says(*far)),
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
        witness("D = 1/5: s = 2 gains {} at k = 1/10, {} at k = 1".format(*gains), says(*gains)),
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

    They gain even where their conduct does not change (P6). As each state's gain never falls up
    to one level and never rises beyond, no level is preferred to the median policy by a majority
    of all states. It need not be the only such level, since states out of reach do not care.
    """
    c = drawn()
    low, high = np.sort(np.random.default_rng(61).uniform(0.02, 1, (2, c.s.size)), axis=0)
    below_s = [gain(c.s, Norm(share * c.s, c.D, c.m)) for share in (low, high)]
    reach = np.sqrt(c.D * c.s)
    above_s = [gain(c.s, Norm(c.s + share * reach, c.D, c.m)) for share in (low, high)]
    beyond = gain(c.s, Norm(c.s + (1.001 + high) * reach, c.D, c.m))
    apart = (high > 1.001 * low) & (c.m < 1.99)
    gains = [exact.gain(2, (level, 0.2, 1)) for level in (1, 1.4, 2, 2.3)]
    return [
        proof(
            "∂G/∂k is 2-m, then 2(S*-k)/S* up to k̄, where G is 0",
            derived(results.preferred_level()),
        ),
        survey("two norms below a state", rises(*below_s), apart),
        survey("two norms above it, within its reach", falls(above_s[1], above_s[0])),
        survey("a norm out of reach: nothing", equal(beyond, 0)),
        witness(
            "s = 2, D = 1/5, m = 1: {}, {}, {} at k = 1, 7/5, 2".format(*gains[:3]),
            rises(gains[0], gains[1]) and rises(gains[1], gains[2]),
        ),
        witness(f"{gains[3]} at k = 23/10", falls(gains[3], gains[2])),
    ]


@claim(
    "C62",
    "Part V.A",
    "for some group: the k with the highest Σ S_out lies below max S*, the leader's ideal",
    Verdict.HOLDS,
    "part-5a#too-high",
    formalised=Formalised.OURS,
)
def higher_than_optimal(says=lambda best, ideal: best < ideal):
    """High performers at the table may push the norm above the optimum.

    They may. The article does not define the optimum; here it is the level with the highest sum.
    The leader's ideal can also lie below it: the best norm may stand above every state (P7), as
    in the second case.
    """

    def best(states, levels):
        return max(map(exact.fraction, levels), key=lambda level: exact.net(states, level))

    mixed, alike = [1] * 8 + [3], [1, 1.1, 1.2]
    low, high = best(mixed, (1, 1.4, 3, 3.7)), best(alike, (1, 1.1, 1.2, 1.4))
    sums = [exact.net(mixed, level) for level in (1.4, 3, 3.7)]
    return [
        step("the best level is the k̄ of some state", derived(results.best_level())),
        instance(
            "eight at 1, one at 3, D = 1/5, m = 1: net {}, {}, {} at k = 7/5, 3, 37/10".format(
                *sums
            ),
            says(low, 3),
        ),
        instance(
            f"s = 1, 11/10, 6/5: of 1, 11/10, 6/5, 7/5 best is {high}, so not always",
            not says(high, exact.fraction(1.2)),
        ),
    ]
