"""Claims of Part IV.B.4: how vague norms pull."""

from __future__ import annotations

from .. import exact
from ..evidence import Verdict, instance, witness
from ..record import Formalised, claim


def shown(vague, clear):
    """Return two sums in words, as decimals that are exact or cut."""
    return f"{float(vague):.4g} against {float(clear):.4g} under a clear norm"


@claim(
    "C51",
    "Part IV.B.4",
    "under a vague norm S* < S_out < k for some states",
    Verdict.HOLDS,
    "part-4b#vague-norms",
    formalised=Formalised.OURS,
)
def part_of_the_way(says=lambda policy, s, k: s < policy < k):
    """With a vague norm some states improve without reaching k.

    Under a clear norm none does (C16). It is so whether flattening is averaged over the thresholds
    or sets in to the right of the norm only.
    """
    ends = exact.under_vague(0.6, width=0.4), exact.under_one_sided(0.6, width=0.4)
    words = "k = 1, D = 1/5, m = 1, thresholds from 3/5 to 7/5, {}: s = 3/5 ends at {}"
    readings = "flattening averaged", "flattening right of k only"
    return [
        instance(words.format(reading, end), says(end, exact.fraction(0.6), 1))
        for reading, end in zip(readings, ends, strict=True)
    ]


@claim(
    "C52",
    "Part IV.B.4",
    "pull under a vague norm ≤ pull under a clear one",
    Verdict.FAILS,
    "part-4b#less-pull",
    formalised=Formalised.OURS,
)
def vague_norms_pull_less(says=lambda vague, clear: vague <= clear):
    """Vague norms and conduct that is hard to observe generate less upward pull.

    What stands: states at the edge of a clear norm's reach are pulled less, and with a small
    reward and the article's slope all states below the norm together are. But states out of a
    clear norm's reach gain a stretch they can climb, and states near k go beyond it to be safe,
    also where nothing is flattened left of k, as the article has it. With states evenly spread
    and equally curved gains and losses cancel exactly, whatever the vagueness (P1).
    """

    def pulls(states, under, D, width):
        vague = sum(max(under(s, D=D, width=width) - exact.fraction(s), 0) for s in states)
        clear = sum(max(exact.outcome(s, (1, D, 1)) - exact.fraction(s), 0) for s in states)
        return vague, clear

    even = [exact.fraction(n) / 20 for n in range(1, 20)]
    far = pulls((0.5, 0.6, 0.63), exact.under_one_sided, 0.2, 0.4)
    near = pulls((0.8, 0.9, 0.95), exact.under_one_sided, 0.2, 0.1)
    averaged = pulls((0.8, 0.9, 0.95), exact.under_vague, 0.2, 0.1)
    all_below = pulls(even, exact.under_one_sided, 1, 0.2)
    return [
        witness(
            "k = 1, D = 1/5, m = 1, flattening right of k only, half-width 2/5; s = 1/2, 3/5, "
            f"63/100, out of a clear norm's reach: pull {shown(*far)}",
            says(*far),
        ),
        witness(f"half-width 1/10, s = 4/5, 9/10, 19/20, near k: {shown(*near)}", says(*near)),
        witness(f"the same, flattening averaged: {shown(*averaged)}", says(*averaged)),
        witness(
            "D = 1, half-width 1/5, flattening right of k only, s = 1/20, 2/20 .. 19/20: "
            f"{shown(*all_below)}",
            says(*all_below),
        ),
    ]
