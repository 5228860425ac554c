"""Claims of Part V.B.3: very high norms."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import lifted_band, results
from ...norms import Norm
from ...population import Population
from ...symbols import D, x
from .. import exact
from ..cases import at_most, below
from ..evidence import Verdict, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, negative, same


@claim(
    "C72",
    "Part V.B.3",
    "Σ slides and the number of sliders fall in k; both are 0 iff k ≥ max S*",
    Verdict.HOLDS,
    "part-5b#aspirations",
)
def aspirational_norms_end_backsliding(falls=at_most, ends=lambda slide: slide == 0):
    """Norms above all practice remove backsliding; on the way there they shrink it.

    A norm just above everyone is not empty: it lifts the leaders (P7).
    """
    s = np.random.default_rng(72).uniform(0.3, 4, (60, 6))
    levels = np.linspace(0.1, 6, 80)
    falling, zero = [], []
    for states in s:
        under = Population(1 / states).respond(Norm(levels[:, None], 0.2))
        falling.append(
            np.all(falls(under.slide[1:], under.slide[:-1]) & (np.diff(under.lowered) <= 0))
        )
        zero.append(np.all(ends(np.round(under.slide, 12)) == (levels >= states.max())))

    def slide(level):
        states = [exact.fraction(t) for t in (0.5, 0.9, 1.5, 3)]
        return sum(max(t - exact.outcome(t, (level, 0.2, 1)), 0) for t in states)

    slides = [slide(level) for level in (0.8, 1.3, 2, 3)]
    return [
        survey("six states under 80 norms: sum and number", falling),
        survey("zero from the top performer's policy on", zero),
        witness(
            "s = 1/2, 9/10, 3/2, 3 at k = 4/5, 13/10: {}, {}".format(*slides),
            falls(slides[1], slides[0]),
        ),
        witness(
            "at k = 2, 3: {2}, {3}".format(*slides),
            falls(slides[3], slides[2]) and ends(slides[3]),
        ),
    ]


@claim(
    "C73",
    "Part V.B.3",
    "total pull falls in k",
    Verdict.CONDITIONAL,
    "part-5#ambition",
    formalised=Formalised.OURS,
    condition="costs λ are evenly spread; with S* evenly spread total pull rises (P17)",
)
def very_high_norms_pull_less(
    falls=lambda high, low: below(high, low),
    total=x - sp.log(1 + x),
):
    """Very high norms reduce the upward pull on low performers.

    Of the lowest performers that is right, since the weakest state a norm lifts rises with it
    (C21). The statement tested is ours and stronger: that all states together are pulled less.
    For one state, pull rises with the norm up to k̄ and is zero beyond; in the aggregate the
    sign depends on who is there.
    """
    level = D * (1 + x) / x**2  # the norm at which k / s_min = 1 + x
    lam = np.linspace(0.01, 40, 200_001)
    pulls = []
    for k in (0.5, 1, 2, 4):
        band = (lam >= 1 / k) & (lam <= 1 / lifted_band(k, 0.2).weakest)
        pulls.append(np.trapezoid(k - 1 / lam[band], lam[band]))
    one = [exact.outcome(1, (k, 0.2, 1)) - 1 for k in (1.4, 1.2)]
    return [
        proof("derived step by step", derived(results.ambition())),
        proof(
            "with λ even, total pull is x - log(1+x), rising in x",
            same(sp.diff(total, x), x / (1 + x)),
        ),
        proof("and x falls as k rises", negative(sp.factor(sp.diff(level, x)))),
        survey(
            "λ even, D = 1/5, k = 1/2, 1, 2, 4", falls(np.array(pulls[1:]), np.array(pulls[:-1]))
        ),
        outside(
            witness(
                "one state at 1, within its reach: {} at k = 7/5, {} at 6/5".format(*one),
                falls(*one),
            )
        ),
    ]
