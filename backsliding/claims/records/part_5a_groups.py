"""Claims of Part V.A: who is at the table, and who stays away."""

from __future__ import annotations

import numpy as np

from ... import results
from ...norms import Norm
from ...population import highest_joiner
from .. import exact
from ..cases import at_most, below, drawn, equal, gain, outcome
from ..evidence import Verdict, instance, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived


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

    The norm is the median policy, the lowest level that no majority of all states would change
    (C61). States at one and the same policy all want the norm that moves nobody. That the risk
    grows with the number of high performers is our reading; the article says nothing of their
    number.
    """
    low = [0.8, 1, 1.2]
    groups = [low, [*low, 3, 3], [*low, 3, 3, 3, 3]]
    pulls = [exact.pull(low, sorted(group)[len(group) // 2]) for group in groups]
    return [
        instance(
            "D = 1/5: s = 4/5, 1, 6/5 with none, two, four at 3: they rise by {}, {}, {}".format(
                *pulls
            ),
            says(*pulls),
        )
    ]


@claim(
    "C64",
    "Part V.A, footnote 157; Part V.B.2",
    "if max S* - min S* ≤ √(D min S*), every state ends at k = max S* and none falls",
    Verdict.HOLDS,
    "part-5a#lifted-whole",
    formalised=Formalised.OURS,
)
def similar_states(
    says=lambda ends, k: np.all(equal(ends, k)),
    when=lambda spread, weakest, D: spread <= np.sqrt(D * weakest),
):
    """For similar states it is easier to make a norm with positive effects and little backsliding.

    How similar can be said exactly (P8): if the spread is larger, the weakest stays behind. More
    force from universality (footnote 157) is a larger D or share, and enters as its root.
    """
    random = np.random.default_rng(64)
    s = random.uniform(0.5, 1.5, (400, 3)) * random.uniform(1, 3, (400, 1))
    jump, top, m = random.uniform(0.01, 1, 400), s.max(axis=1), random.uniform(0, 2, (400, 1))
    ends = outcome(s, Norm(top[:, None], jump[:, None], m))
    lifted = [says(end, level) for end, level in zip(ends, top, strict=True)]
    group = (0.8, 1, 1.2)
    whole, torn = (
        [float(exact.outcome(s, (1.2, jump, 1))) for s in group] for jump in (0.2, 0.19)
    )
    return [
        proof("the spread that a norm at max S* bridges", derived(results.liftable_group())),
        survey(
            "three states, within that spread or not: the two agree",
            lifted == when(np.ptp(s, axis=1), s.min(axis=1), jump),
        ),
        witness("s = 4/5, 1, 6/5, D = 1/5: all end at 6/5", says(whole, 1.2)),
        witness("D = 19/100: s = 4/5 stays", not says(torn, 1.2)),
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
        proof(
            "max(k, (1 - τ(2-m)/2)S*) falls in τ until it is k",
            derived(results.hand_in_hand()),
            derived(results.outcome_above()),
        ),
        survey("refusers above the norm slide", slides(refuser, c.s), above),
        survey("members slide at least as far", less(member, refuser), above),
        witness(f"k = 1, D = 1/5, m = 1, τ = 1/2: s = 3 falls to {half}", slides(half, 3)),
        witness(f"as a member: to {whole}", less(whole, half)),
    ]


@claim(
    "C66",
    "Part V.A",
    "for some S* > k leaders lose by the norm, G < 0: exactly for those above a threshold",
    Verdict.HOLDS,
    "part-5b#reluctant",
    formalised=Formalised.OURS,
)
def undermining(
    says=lambda gain: below(gain, 0), when=lambda s, k, D, m: s > highest_joiner(k, D, m)
):
    """There is a risk that high performers try to undermine the making of norms.

    Those whose leaders lose have reason to. Those between the norm and the threshold, the
    strongest state that would join, slide and gain by it all the same.
    """
    c = drawn()
    worth = gain(c.s, c.norm)
    flattened = (c.s > c.k) & (c.m < 1.99)
    top, near = exact.gain(3, (1, 0.2, 1)), exact.gain(1.5, (1, 0.2, 1))
    return [
        proof("above the norm G falls in S* and runs out", derived(results.participation())),
        survey(
            "states above a norm: losing and standing above the threshold agree",
            says(worth) == when(c.s, c.k, c.D, np.minimum(c.m, 1.99)),
            flattened,
        ),
        witness(f"k = 1, D = 1/5, m = 1: s = 3 gains {top}", says(top)),
        witness(f"s = 3/2 gains {near}", not says(near)),
    ]
