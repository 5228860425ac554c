"""Claims of Part V.A: who is at the table, and how high the norm."""

from __future__ import annotations

import numpy as np

from ... import critical_norm, model, results
from ...norms import Norm
from ...population import Population, highest_joiner
from ...symbols import D
from .. import exact
from ..cases import at_most, below, drawn, equal, gain, outcome
from ..evidence import Verdict, instance, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


def net(states, level, D=0.2, m=1):
    """Return what a norm adds to the sum of policies, less what it takes away."""
    ends = [exact.outcome(s, (level, D, m)) for s in states]
    return sum(ends) - sum(exact.fraction(s) for s in states)


def pull(states, level, D=0.2):
    """Return what a norm adds to the policies of the states that it lifts."""
    ends = [exact.outcome(s, (level, D, 1)) for s in states]
    return sum(max(end - exact.fraction(s), 0) for end, s in zip(ends, states, strict=True))


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
        return max(map(exact.fraction, levels), key=lambda level: net(states, level))

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


@claim(
    "C63",
    "Part V.A",
    "the median S* as norm: pull rises, then falls, as high performers join",
    Verdict.HOLDS,
    "part-5a#little-zeal",
    formalised=Formalised.OURS,
)
def some_high_performers(says=lambda none, few, many: none < few > many):
    """A uniform group has little zeal; high performers supply it, and risk too high a norm.

    The norm is the one a majority settles on (C61). States at one and the same policy all want
    the norm that moves nobody. That the risk grows with the number of high performers is our
    reading; the article says nothing of their number.
    """
    low = [0.8, 1, 1.2]
    groups = [low, [*low, 3, 3], [*low, 3, 3, 3, 3]]
    pulls = [pull(low, sorted(group)[len(group) // 2]) for group in groups]
    return [
        instance(
            "s = 4/5, 1, 6/5 with none, two, four at 3: pull {}, {}, {}".format(*pulls),
            says(*pulls),
        )
    ]


@claim(
    "C64",
    "Part V.A, footnote 157; Part V.B.2",
    "at k = max S*: every state ends at k and none falls",
    Verdict.CONDITIONAL,
    "part-5a#lifted-whole",
    formalised=Formalised.OURS,
    condition="max S* - min S* ≤ √(D min S*)",
)
def similar_states(
    says=lambda ends, k: np.all(equal(ends, k)),
    when=lambda spread, weakest, D: spread <= np.sqrt(D * weakest),
):
    """A norm for similar states can have positive effects and little backsliding.

    More force from universality (footnote 157) is a larger D or share, and enters as its root.
    """
    random = np.random.default_rng(64)
    s = random.uniform(0.5, 1.5, (400, 3)) * random.uniform(1, 3, (400, 1))
    jump, top = random.uniform(0.01, 1, 400), s.max(axis=1)
    ends = outcome(s, Norm(top[:, None], jump[:, None]))
    lifted = [says(end, level) for end, level in zip(ends, top, strict=True)]
    group = (0.8, 1, 1.2)
    whole, torn = (
        [float(exact.outcome(s, (1.2, jump, 1))) for s in group] for jump in (0.2, 0.19)
    )
    return [
        survey("three states", lifted, when(np.ptp(s, axis=1), s.min(axis=1), jump)),
        witness("s = 4/5, 1, 6/5, D = 1/5: all end at 6/5", says(whole, 1.2)),
        outside(witness("D = 19/100: s = 4/5 stays", says(torn, 1.2))),
    ]


@claim(
    "C65",
    "Part V.A, footnote 158",
    "0 < τ_out < 1: S_out(1) ≤ S_out(τ_out) < S* for S* > k",
    Verdict.HOLDS,
    "part-5a#uninvited",
    formalised=Formalised.OURS,
)
def refusing_weakens_exposure(slides=below, less=at_most):
    """Norms reach states that refuse them; refusing lowers the exposure but does not end it.

    It can make leaders worse off than joining: half-exposure may be the worst of all (P10).
    """
    c = drawn()
    tau = np.random.default_rng(65).uniform(0.01, 0.99, c.s.size)
    member, refuser = outcome(c.s, c.norm), outcome(c.s, c.norm.transmitted(tau))
    above = (c.s > c.k) & (c.m < 2)
    half, whole = exact.outcome(3, (1, 0.1, 1.5)), exact.outcome(3, (1, 0.2, 1))
    return [
        survey("refusers above the norm slide", slides(refuser, c.s), above),
        survey("members slide at least as far", less(member, refuser), above),
        witness(f"s = 3, k = 1, τ = 1/2: falls to {half}", slides(half, 3)),
        witness(f"as a member: to {whole}", less(whole, half)),
    ]


@claim(
    "C66",
    "Part V.A",
    "S* > k implies that leaders lose by the norm, G < 0",
    Verdict.CONDITIONAL,
    "part-5b#reluctant",
    formalised=Formalised.OURS,
    condition="S* lies above the strongest joiner's",
)
def undermining(
    says=lambda gain: below(gain, 0), when=lambda s, k, D, m: s > highest_joiner(k, D, m)
):
    """High performers may try to undermine the making of norms.

    Those between the norm and the strongest joiner lose policy and gain politically: they slide
    and support the norm all the same.
    """
    c = drawn()
    worth = gain(c.s, c.norm)
    flattened = (c.s > c.k) & (c.m < 1.99)
    top, near = exact.gain(3, (1, 0.2, 1)), exact.gain(1.5, (1, 0.2, 1))
    return [
        survey(
            "states above", says(worth), flattened & when(c.s, c.k, c.D, np.minimum(c.m, 1.99))
        ),
        witness(f"s = 3, k = 1, D = 1/5: gains {top}", says(top)),
        outside(witness(f"s = 3/2: gains {near}", says(near))),
    ]
