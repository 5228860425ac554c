"""Claims of Part IV.B.4: vague norms and the slide, and what means nothing or is not seen."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import benefit, results
from ...norms import Norm, OneSidedVagueNorm, VagueNorm
from ...symbols import D, S, flattening, k, x, y
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, disproof, outside, proof, step, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "C53",
    "Part IV.B.4",
    "for S* ≥ k: S_out under a vague norm ≥ S_out under a clear one",
    Verdict.CONDITIONAL,
    "part-4b#less-backsliding",
    formalised=Formalised.OURS,
    condition=(
        "flattening sets in to the right of k only, as the article has it; or, if it is averaged "
        "over the thresholds, the half-width is at most D/(2-m)"
    ),
    argument="propositions#prop-vagueness",
)
def vagueness_spares_states_near_the_norm(
    says=at_most,
    when=lambda D, m, width: (2 - m) * width <= D,
):
    """Vagueness lowers the risk of backsliding for states just above the norm.

    In the article's reading it holds for all states from the norm up. In our averaged reading a
    wide doubt flattens benefits below k too, and states fall below the norm: a clear norm never
    does that.
    """
    c = drawn()
    random = np.random.default_rng(53)
    width = c.k * np.exp(random.uniform(np.log(0.02), np.log(5), c.s.size))
    s = c.k * random.choice([1, 1.2, 20], c.s.size) ** random.uniform(0, 1, c.s.size)
    clear = outcome(s, c.norm)
    spread = outcome(s, VagueNorm(c.k, c.D, c.m, width))
    one_sided = outcome(s, OneSidedVagueNorm(c.k, c.D, c.m, width))
    narrow, wide = exact.under_vague(1.05, width=0.1), exact.under_vague(1.05, width=0.5)
    own = exact.under_one_sided(1.05, width=0.5)
    return [
        step(
            "averaged: the half-width at which a state at k turns", derived(results.protection())
        ),
        survey("flattening right of k only; k ≤ S* ≤ 20k", says(clear, one_sided)),
        survey(
            "flattening averaged, half-width at most D/(2-m); k ≤ S* ≤ 20k",
            says(clear, spread),
            when(c.D, c.m, width),
        ),
        witness(
            f"k = 1, D = 1/5, m = 1, half-width 1/2, flat right of k only: s = 21/20 at {own}",
            says(1, own),
        ),
        witness(f"averaged, half-width 1/10: at {narrow}", says(1, narrow)),
        outside(witness(f"averaged, half-width 1/2: at {wide}", says(1, wide))),
    ]


@claim(
    "C54",
    "Part IV.B.4",
    "width → ∞ implies S_out = S*",
    Verdict.CONDITIONAL,
    "part-4b#meaningless-norm",
    formalised=Formalised.OURS,
    condition=(
        "flattening sets in to the right of k only, as the article has it; or, if it is averaged "
        "over the thresholds, none of these lies below zero, or m = 2"
    ),
)
def meaningless_norm(says=equal, when=lambda m: m == 2):
    """A norm too vague to mean anything, or conduct wholly hidden, has no effect.

    The effect of the jump vanishes in any case, and in the article's reading that of the
    flattening too. In our averaged reading it vanishes if the thresholds spread from zero upwards.
    If they spread on both sides of a fixed norm, half of them come to lie below zero, half of the
    flattening stays, and every state keeps (2+m)/4 of its own policy.
    """
    c = drawn()
    end = outcome(c.s, VagueNorm(c.k, c.D, c.m, 1e12))
    straight, bent = (exact.under_vague(4, m=slope, width=10**30) for slope in (2, 1))
    own = exact.under_one_sided(4, width=10**30)
    close = max(abs(straight - 4), abs(own - 4)) < exact.fraction(1) / 10**20
    return [
        survey(
            "flattening right of k only, half-width 10^12",
            says(outcome(c.s, OneSidedVagueNorm(c.k, c.D, c.m, 1e12)), c.s),
        ),
        survey("averaged, half-width 10^12", says(end, c.s), when(c.m)),
        survey(
            "averaged, thresholds from zero to 10^12",
            says(outcome(c.s, VagueNorm(5e11, c.D, c.m, 5e11)), c.s),
        ),
        survey("nothing transmitted", says(outcome(c.s, c.norm.transmitted(0.0)), c.s)),
        witness(
            "k = 1, D = 1/5, half-width 10^30: with m = 2 averaged, or m = 1 and flattening right "
            "of k only, s = 4 ends at 4 but for 10^-20",
            close,
        ),
        outside(
            disproof(
                "averaged about a fixed norm, (2+m)/4 is kept", derived(results.meaningless())
            )
        ),
        outside(
            witness(
                f"averaged, m = 1, half-width 10^30: s = 4 ends near {float(bent):.4g}",
                says(float(bent), 4.0),
            )
        ),
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

    So they do if the error of observation is added to the policy, as the statement has it. In
    both cases leaders expect 2S + D F - (2-m) H, with F the chance that they are found at or
    above the norm and H the average distance by which they are found beyond it.
    """
    met = {"vague": S - threshold, "hidden": seen - k}
    expected = [sp.integrate(D - flattening * margin, (x, -y, S - k)) for margin in met.values()]
    c = drawn()
    grid = (np.arange(2000) + 0.5)[:, None] / 1000 - 1
    share = np.random.default_rng(55).uniform(0.02, 0.98, c.s.size)
    width, far = share * c.k, np.maximum(c.s, (1.02 - share) * c.k)
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
            "k = 1, D = 1, m = 2, half-width 1/2: at S = k half the jump is expected",
            exact.payoff(1, 0, exact.vague(1, 1, 2, 1 / 2)) == 2.5,
        ),
    ]
