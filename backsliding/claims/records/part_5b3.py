"""Claims of Part V.B.3: very high norms."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import critical_norm, results
from ...norms import Norm
from ...population import Population
from ...symbols import D, k, lam
from .. import exact
from ..cases import at_most, below, drawn, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import GAIN, derived, negative, same


@claim(
    "C72",
    "Part V.B.3",
    "m < 2: Σ slides and the number of sliders never rise in k; both are 0 iff k ≥ max S*",
    Verdict.HOLDS,
    "part-5b#aspirations",
    formalised=Formalised.OURS,
)
def aspirational_norms_end_backsliding(falls=at_most, ends=lambda slide: slide == 0):
    """Norms above all practice remove backsliding; on the way there they shrink it.

    A norm just above everyone is not empty: it lifts the leaders (P7).
    """
    random = np.random.default_rng(72)
    levels = np.linspace(0.1, 6, 80)
    falling, zero = [], []
    for states in random.uniform(0.3, 4, (60, 6)):
        norm = Norm(levels[:, None], random.uniform(0, 2), random.uniform(0, 1.9))
        under = Population(1 / states).respond(norm)
        falling.append(
            np.all(falls(under.slide[1:], under.slide[:-1]) & (np.diff(under.lowered) <= 0))
        )
        zero.append(np.all(ends(np.round(under.slide, 12)) == (levels >= states.max())))

    def slide(level):
        states = [exact.fraction(t) for t in (0.5, 0.9, 1.5, 3)]
        return sum(max(t - exact.outcome(t, (level, 0.2, 1)), 0) for t in states)

    slides = [slide(level) for level in (0.8, 1.3, 2, 3)]
    return [
        proof(
            "a state slides iff S* > k, by the smaller of S* - k and S* - m S*/2",
            derived(results.outcome_above()),
            derived(results.best_level()),
        ),
        survey("six states under 80 norms: sum and number", falling),
        survey("zero from the top performer's policy on", zero),
        witness(
            "D = 1/5, m = 1: s = 1/2, 9/10, 3/2, 3 slide by {}, {} at k = 4/5, 13/10".format(
                *slides
            ),
            falls(slides[1], slides[0]),
        ),
        witness(
            "by {2}, {3} at k = 2, 3".format(*slides),
            falls(slides[3], slides[2]) and ends(slides[3]),
        ),
    ]


@claim(
    "C73",
    "Part V.B.3",
    "a state is lifted by no norm above k̄(S*), and the weaker the state, the lower its k̄",
    Verdict.HOLDS,
    "part-5#ambition",
    formalised=Formalised.OURS,
)
def very_high_norms_pull_less(
    lifted=lambda k, highest: at_most(k, highest), highest=1 / lam + sp.sqrt(D / lam)
):
    """Very high norms reduce the upward pull on low performers.

    Up to k̄ a higher norm pulls a state further up; beyond it, not at all, and for low performers
    k̄ is low. What a higher norm does to the pull on all states together depends on who is there
    (P17); the article does not speak of it.
    """
    c = drawn()
    bound = critical_norm(1 / c.s, c.D)
    rise = outcome(c.s, c.norm) - c.s
    ends = [exact.outcome(1, (k, 0.2, 1)) - 1 for k in (1.2, 1.4, 1.5)]
    return [
        proof(
            "k̄ is 1/λ + √(D/λ), where a state is indifferent",
            same(GAIN.subs(k, highest), 0),
            derived(results.critical_norm()),
        ),
        proof("k̄ falls in λ", negative(sp.diff(highest, lam))),
        survey(
            "states below a norm: lifted if and only if it is at most k̄",
            below(0, rise) == lifted(c.k, bound),
            c.s < c.k,
        ),
        witness(
            "D = 1/5: s = 1 rises by {}, {}, {} at k = 6/5, 7/5, 3/2".format(*ends),
            ends == [exact.fraction(0.2), exact.fraction(0.4), 0],
        ),
    ]
