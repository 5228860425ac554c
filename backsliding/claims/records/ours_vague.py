"""Results the article does not state: vague norms, and how far any norm lifts."""

from __future__ import annotations

import numpy as np

from ... import model, results
from ...kernels import KernelNorm
from ...norms import OneSidedVagueNorm, VagueNorm
from ...smooth import best_response as smooth_response
from ...symbols import D, S, lam
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, proof, step, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "P11",
    "ours, from Part IV.B.4",
    "a state at k ends at or above it iff the half-width is at most D/(2-m)",
    Verdict.HOLDS,
    "propositions#prop-vagueness",
    formalised=Formalised.NEW,
    argument="propositions#prop-vagueness",
)
def vagueness_threshold(
    widest=lambda D, m: D / (2 - m),
    normal=lambda D, m: 2 * D / ((2 - m) * np.sqrt(2 * np.pi)),
    spared=at_most,
):
    """Doubt about a threshold protects states at the norm up to a point, and harms them beyond.

    The bound is for flattening averaged over thresholds that are evenly spread. With normally
    spread ones it is σ = 2D f(0)/(2-m), f(0) the standard density at the middle; spreads of other
    shapes need not keep it. If flattening sets in only to the right of k, no state from k up does
    worse than under a clear norm.
    """
    c = drawn()
    curved = c.m < 1.98
    width = c.k * np.random.default_rng(111).uniform(0.02, 1, c.s.size)
    limit = widest(c.D, np.minimum(c.m, 1.98))
    end = outcome(c.k, VagueNorm(c.k, c.D, c.m, width))
    stays = [
        (
            float(
                smooth_response(1.0, KernelNorm(1.0, jump, m, sigma=f * normal(jump, m))).policy
            ),
            f,
        )
        for jump, m in ((0.2, 1.0), (0.1, 0.0), (0.3, 1.5), (0.5, 0.5))
        for f in (0.95, 1.06)
    ]
    above = np.maximum(c.s, c.k)
    one_sided = outcome(above, OneSidedVagueNorm(c.k, c.D, c.m, width))
    exactly = [exact.best(1, exact.vague(1, 0.2, 1, w)) for w in (0.2, 0.21)]
    return [
        step("at S = k welfare rises iff w < D/(2-m)", derived(results.protection())),
        survey(
            "evenly spread",
            at_most(c.k, end) == (width <= limit),
            curved & (abs(width / limit - 1) > 1e-6),
        ),
        survey(
            "normally spread, four norms, a little below the limit and above it",
            [(end > 1) == (f < 1) for end, f in stays],
        ),
        survey("one-sided flattening", spared(outcome(above, c.norm), one_sided)),
        witness(
            "s = k = 1, D = 1/5, m = 1: {} at half-width 1/5, {} at 21/100".format(*exactly),
            spared(1, exactly[0]) and exactly[1] < 1,
        ),
    ]


@claim(
    "P19",
    "ours, from Part III.A; Part IV.B.4",
    "a reward that rises by at most D in all: S_out - S* ≤ √(D/λ)",
    Verdict.HOLDS,
    "propositions#prop-reach",
    formalised=Formalised.NEW,
)
def nobody_is_lifted_further(reach=lambda s, D: np.sqrt(D * s)):
    """However a norm's reward is spread out, it lifts no state by more than √(D/λ).

    Vagueness can move states that a clear norm leaves where they are, but moves none of them by
    more than that.
    """
    c = drawn()
    width = c.k * np.random.default_rng(119).uniform(0.02, 1, c.s.size)
    rises = [outcome(c.s, norm) - c.s for norm in (c.norm, VagueNorm(c.k, c.D, c.m, width))]
    one_sided = outcome(c.s, OneSidedVagueNorm(c.k, c.D, c.m, width)) - c.s
    edge = exact.outcome(0.5, (1, 0.5, 1)) - exact.fraction(0.5)
    return [
        proof(
            "rising to S costs λ(S - S*)², which is D at S* + √(D/λ)",
            same(model.welfare.subs(S, 1 / lam) - model.welfare, lam * (S - 1 / lam) ** 2),
            same((lam * (S - 1 / lam) ** 2).subs(S, results.critical_norm()["k_bar"]), D),
        ),
        survey("clear norms", at_most(rises[0], reach(c.s, c.D))),
        survey("vague norms, flattening averaged", at_most(rises[1], reach(c.s, c.D))),
        survey("vague norms, flattening right of k", at_most(one_sided, reach(c.s, c.D))),
        witness(
            f"s = 1/2, k = 1, D = 1/2: rises by {edge}, the whole reach",
            equal(float(edge), reach(0.5, 0.5)),
        ),
    ]
