"""Claims of Part IV.B.4: vague norms and hidden conduct."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import benefit, results
from ...norms import Norm, OneSidedVagueNorm, VagueNorm
from ...symbols import D, S, flattening, k, x, y
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, disproof, instance, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


def under_vague(s, k=1, D=0.2, m=1, width=0.1):
    """Return where a state ends when a norm's threshold is spread evenly."""
    return exact.best(1 / exact.fraction(s), exact.vague(k, D, m, width))


@claim(
    "C51",
    "Part IV.B.4",
    "under a vague norm S* < S_out < k for some states",
    Verdict.HOLDS,
    "part-4b#vague-norms",
)
def part_of_the_way(says=lambda policy, s, k: s < policy < k):
    """With a vague norm some states improve without reaching k.

    Under a clear norm none does (C16).
    """
    end = under_vague(0.6, width=0.4)
    return [
        instance(
            f"s = 3/5, k = 1, D = 1/5, threshold on 3/5 .. 7/5: ends at {end}",
            says(end, exact.fraction(0.6), 1),
        )
    ]


@claim(
    "C52",
    "Part IV.B.4",
    "pull under a vague norm ≤ pull under a clear one",
    Verdict.FAILS,
    "part-4b#less-pull",
)
def vague_norms_pull_less(says=lambda vague, clear: vague <= clear):
    """Vague norms and conduct that is hard to observe generate less upward pull.

    True of states at the edge of a clear norm's reach. States beyond it gain a stretch they can
    climb, and states near k go further than k to be safe. With states evenly spread and equally
    curved the two cancel exactly, whatever the vagueness (P1).
    """

    def pulls(states, m, width):
        vague = sum(max(under_vague(s, m=m, width=width) - exact.fraction(s), 0) for s in states)
        clear = sum(max(exact.outcome(s, (1, 0.2, m)) - exact.fraction(s), 0) for s in states)
        return vague, clear

    far, near = pulls((0.5, 0.6, 0.63), 1, 0.4), pulls((0.8, 0.9, 0.95, 1, 1.05), 2, 0.1)
    flattened = pulls((0.8, 0.9, 0.95, 1, 1.05), 1, 0.1)
    return [
        witness(
            "out of reach, s = 1/2, 3/5, 63/100, width 2/5: {} against {}".format(*far), says(*far)
        ),
        witness("near k, s = 4/5 to 21/20, width 1/10: {} against {}".format(*near), says(*near)),
        witness("the same, flattened as well: {} against {}".format(*flattened), says(*flattened)),
    ]


@claim(
    "C53",
    "Part IV.B.4",
    "for S* ≥ k: S_out under a vague norm ≥ S_out under a clear one",
    Verdict.CONDITIONAL,
    "part-4b#less-backsliding",
    formalised=Formalised.OURS,
    condition="flattening sets in to the right of k only, or the half-width is at most D/(2-m)",
)
def vagueness_spares_states_near_the_norm(
    says=at_most,
    when=lambda D, m, width: (2 - m) * width <= D,
):
    """Vagueness lowers the risk of backsliding for states just above the norm.

    If the threshold itself is in doubt, and the doubt is wide, benefits are flattened below k
    too, and states fall below the norm: a clear norm never does that.
    """
    c = drawn()
    random = np.random.default_rng(53)
    width, s = c.k * random.uniform(0.05, 1, c.s.size), c.k * random.uniform(1, 1.2, c.s.size)
    clear = outcome(s, c.norm)
    spread = outcome(s, VagueNorm(c.k, c.D, c.m, width))
    one_sided = outcome(s, OneSidedVagueNorm(c.k, c.D, c.m, width))
    narrow, wide = under_vague(1.05, width=0.1), under_vague(1.05, width=0.5)
    return [
        proof("the half-width at which protection ends", derived(results.protection())),
        survey("flattening beyond k only", says(clear, one_sided)),
        survey(
            "threshold in doubt, narrowly; k ≤ S* ≤ 6k/5",
            says(clear, spread),
            when(c.D, c.m, width),
        ),
        witness(f"s = 21/20, k = 1, D = 1/5, m = 1, half-width 1/10: {narrow}", says(1, narrow)),
        outside(witness(f"half-width 1/2: {wide}", says(1, wide))),
    ]


@claim(
    "C54",
    "Part IV.B.4",
    "width → ∞ implies S_out = S*",
    Verdict.CONDITIONAL,
    "part-4b#meaningless-norm",
    formalised=Formalised.OURS,
    condition="no reading asks for less than nothing, or none of the flattening arrives: m = 2",
)
def meaningless_norm(says=equal, when=lambda m: m == 2):
    """A norm too vague to mean anything, or conduct wholly hidden, has no effect.

    The effect of the jump does vanish. That of the flattening vanishes if the thresholds spread
    from zero upwards. If they spread on both sides of a fixed norm, half of them come to lie
    below zero, half of the flattening stays, and every state keeps (2+m)/4 of its own policy.
    """
    c = drawn()
    end = outcome(c.s, VagueNorm(c.k, c.D, c.m, 1e12))
    straight, bent = (under_vague(4, m=slope, width=10**30) for slope in (2, 1))
    close = abs(straight - 4) < exact.fraction(1) / 10**20
    return [
        outside(disproof("the share kept is (2+m)/4", derived(results.meaningless()))),
        survey("a threshold spread over a million millions", says(end, c.s), when(c.m)),
        survey("spread from zero up", says(outcome(c.s, VagueNorm(5e11, c.D, c.m, 5e11)), c.s)),
        survey("nothing transmitted", says(outcome(c.s, c.norm.transmitted(0.0)), c.s)),
        witness("s = 4, m = 2, width 10^30: ends at 4 but for 10^-20", close),
        outside(witness(f"s = 4, m = 1: ends near {float(bent):.4g}", says(float(bent), 4.0))),
    ]


@claim(
    "C55",
    "Part IV.B.4",
    "E[B'' with threshold k + e] = E[B'' with policy seen as S - e]",
    Verdict.HOLDS,
    "part-4b#vague-norms",
    formalised=Formalised.OURS,
)
def hidden_conduct_is_a_vague_norm(seen=S - x, threshold=k + x):
    """A vague norm and conduct that is hard to observe act alike.

    In both cases leaders expect 2S + D F - (2-m) H, with F the chance that they are found at or
    above the norm and H the average distance by which they are found beyond it.
    """
    met = {"vague": S - threshold, "hidden": seen - k}
    expected = [sp.integrate(D - flattening * margin, (x, -y, S - k)) for margin in met.values()]
    c = drawn()
    grid = (np.arange(2000) + 0.5)[:, None] / 1000 - 1
    width, far = 0.5 * c.k, np.maximum(c.s, 0.6 * c.k)
    averaged = np.mean(benefit(far, Norm(c.k + grid * width, c.D, c.m)), axis=0)
    vague = benefit(far, VagueNorm(c.k, c.D, c.m, width))
    return [
        proof("the averaged curve, step by step", derived(results.averaged_curve())),
        proof("the norm counts as met by the same margin", same(*met.values())),
        proof("and pays the same on average", same(*expected)),
        survey(
            "the average over 2000 thresholds is the vague norm's curve",
            np.isclose(averaged, vague, rtol=1e-3, atol=1e-3 * (1 + c.D)),
        ),
        witness(
            "at S = k half the jump is expected",
            exact.payoff(1, 0, exact.vague(1, 1, 2, 1 / 2)) == 2.5,
        ),
    ]
