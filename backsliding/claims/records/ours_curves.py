"""Results the article does not state: other benefits, costs and scales."""

from __future__ import annotations

from itertools import product

import numpy as np
import sympy as sp

from ... import results
from ...generality import Benefits
from ...norms import Norm
from ...symbols import lam, m, x
from .. import exact
from ..cases import below, drawn, equal, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "P2",
    "ours, from Part III",
    "for every k, D ≥ 0 and flattening: S_out in {S*, k} if k > S*, and in [k, S*] if not, "
    "if and only if B - C has a single peak",
    Verdict.HOLDS,
    "propositions#prop-generality",
    formalised=Formalised.NEW,
    argument="propositions#prop-generality",
)
def single_peak(
    says=lambda policy, s, k: policy in (s, k) if k > s else k <= policy <= s,
    peaked=lambda benefits: benefits.is_single_peaked(),
):
    """The right condition for Part III is that benefits less costs have a single peak.

    Enough: beyond S* welfare falls and any flattening only helps; left of k, welfare is below its
    value at k. Needed: a norm at the bottom of a valley is overshot, or fallen short of. It does
    not promise that a state above slides: with a kink at S* it may stay, as in the last case.
    """
    random = np.random.default_rng(102)
    asked = []
    for slopes in random.integers(1, 60, (60, 3)) / 10:
        benefits = Benefits([str(slope) for slope in slopes], ["0.8", "1.6"])
        curve = tuple(
            (at, 0, slope) for at, slope in zip((0, 0.8, 1.6), slopes.tolist(), strict=True)
        )
        if len(benefits.best_policies()) > 1:
            continue
        norms = product(random.integers(1, 40, 4) / 10, (0.01, 0.3, 2.0), (0, 1, 6))
        if broken := benefits.breaking_norm():
            norms = [*norms, broken]
        own = exact.best(1, curve)
        ends = [
            (exact.best(1, exact.with_norm(curve, *norm)), exact.fraction(norm[0]))
            for norm in norms
        ]
        held = all(says(end, own, level) for end, level in ends)
        asked.append(held == peaked(benefits))
    concave, valley = ((0, 0, 3), (1, 0, 1)), ((0, 0, 2), (1.2, 0, 1), (1.6, 0, 5), (2, 0, 0.5))
    stays = exact.best(1, exact.with_norm(((0, 0, 4), (1, 0, 1)), 0.5, 0.1, 1))
    calm, wild = (
        exact.best(1, exact.with_norm(curve, 1.5, 0.3, 0)) for curve in (concave, valley)
    )
    return [
        survey(
            "three slopes up to 6, kinks at 4/5, 8/5, cost S²: unbroken by any of 36 norms and by "
            "the one constructed to break it, and single-peaked, agree",
            asked,
        ),
        witness(
            f"B has slopes 3, 1 with a kink at 1; C = S²; S* = 1, k = 3/2, D = 3/10: at {calm}",
            says(calm, 1, 1.5),
        ),
        witness(
            "slopes 2, 1, 5, 1/2 with kinks at 6/5, 8/5, 2, not single-peaked; the same norm: at "
            f"{wild}",
            not says(wild, 1, 1.5),
        ),
        witness(
            f"slopes 4, 1 with a kink at 1; k = 1/2, D = 1/10, slopes cut by 1: stays at {stays}",
            says(stays, 1, 0.5) and stays == 1,
        ),
    ]


@claim(
    "P13",
    "ours, from Part III",
    "C = λS^p: far above a norm a state keeps (m/2)^(1/(p-1)) of its own policy",
    Verdict.HOLDS,
    "propositions#prop-curvature",
    formalised=Formalised.NEW,
)
def steeper_costs_milder_slides(share=(m / 2) ** (1 / x), rises=below):
    """The higher the power with which costs rise, the milder the slide; half is the quadratic's.

    With the article's slope the share kept is 1/4, 1/2, 0.71 for p = 3/2, 2, 3.
    """
    slope = sp.Symbol("b", positive=True)  # p = 1 + x
    best = (slope / (lam * (1 + x))) ** (1 / x)
    kept = sp.simplify(best.subs(slope, m) / best.subs(slope, 2))
    at = [share.subs({m: 1, x: power}) for power in (sp.Rational(1, 2), 1, 2)]
    return [
        proof("both optima and their ratio", derived(results.powers_of_cost())),
        proof(
            "the first-order condition: b = λpS^(p-1)",
            same(sp.simplify(lam * (1 + x) * best**x), slope),
        ),
        proof(
            "the ratio of the optima with slopes m and 2",
            same(sp.powsimp(kept / share, force=True), 1),
        ),
        witness(
            "m = 1: p = 3/2, 2, 3 keep {}, {}, {}".format(*at),
            rises(float(at[0]), float(at[1])) and rises(float(at[1]), float(at[2])),
        ),
    ]


@claim(
    "P15",
    "ours, from Part III, footnotes 111 and 112",
    "S_out, as a share of S*, changes when a constant is added to every S",
    Verdict.HOLDS,
    "propositions#prop-scale",
    formalised=Formalised.NEW,
    argument="propositions#prop-scale",
)
def a_true_zero(differs=lambda one, other: one != other, same_unit=equal):
    """Results depend on where zero protection is put, not on the unit it is measured in.

    On one scale for the twenty months the United Kingdom slides to a limit of twelve, on the
    other to twenty. Empirical use must fix a ratio scale.
    """
    c = drawn()
    unit = np.exp(np.random.default_rng(115).uniform(-3, 3, c.s.size))
    rescaled = outcome(unit * c.s, Norm(unit * c.k, unit * c.D, c.m))
    per_month = 1 / exact.outcome(exact.fraction(1) / 6, (exact.fraction(1) / 20, 0, 1))
    spared = 60 - exact.outcome(54, (40, 0, 1))
    return [
        survey(
            "all of S, k and D in another unit, from 1/20 to 20 times as large",
            same_unit(rescaled, unit * outcome(c.s, c.norm)),
        ),
        witness(
            "D = 0, m = 1, a limit of 6 months, a norm of 20: with S = 1/months the state ends at "
            f"{per_month} months, with S = 60 - months at {spared}",
            differs(per_month, spared),
        ),
    ]
