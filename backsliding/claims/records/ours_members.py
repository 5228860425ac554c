"""Results the article does not state: who signs, and what a low norm does to them."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import lifted_band, results
from ...norms import Norm
from ...population import joins
from ...symbols import k, m
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "P5",
    "ours, from Part V.B.1",
    "a refuser being left alone, m = 1, D ≤ k/2: joiners above k have S* ≤ s_max; "
    "any m: a joiner's slide² ≤ D S*",
    Verdict.HOLDS,
    "propositions#prop-joiners",
    formalised=Formalised.NEW,
)
def willing_backsliders(
    joining=lambda s, k, D: s <= lifted_band(k, D).strongest,
    cap=lambda s, D: D * s,
):
    """Some states slide and sign; voluntary membership caps how far they slide.

    Under the article's slope and for a modest jump those who join a flattened floor from above
    are exactly the states that an exact target would capture. A slide costs slide²/S*, and must
    be worth D.
    """
    c = drawn()
    modest = np.minimum(c.D, c.k / 2)
    signs = joins(1 / c.s, Norm(c.k, modest, 1.0))
    slide = c.s - outcome(c.s, c.norm)
    member = joins(1 / c.s, c.norm) & (c.s > c.k)
    clear = abs(c.s / lifted_band(c.k, modest).strongest - 1) > 1e-6
    worth, refused = exact.gain(1.5, (1, 0.2, 1)), exact.gain(1.6, (1, 0.2, 1))
    return [
        proof(
            "gains fall in S* and run out at s_max or beyond 2k", derived(results.participation())
        ),
        proof("a slide costs its square over S*, and D pays", derived(results.capped_slide())),
        survey(
            "joining and lying below s_max agree",
            signs == joining(c.s, c.k, modest),
            (c.s > c.k) & clear,
        ),
        survey("members that slide", at_most(slide**2, cap(c.s, c.D)), member),
        witness(
            "a slide of exactly the cap: s = 4, k = 2, D = 1, m = 1 gains 0",
            exact.gain(4, (2, 1, 1)) == 0
            and equal(4 - exact.outcome(4, (2, 1, 1)), 2)
            and equal(cap(4, 1), 4),
        ),
        witness(f"k = 1, D = 1/5: s = 3/2 gains {worth}, s = 8/5 {refused}", refused < 0 < worth),
    ]


@claim(
    "P6",
    "ours, from Part III.B; Part V.A",
    "k < m S*/2: ∂G/∂k = 2 - m and ∂S_out/∂k = 0",
    Verdict.HOLDS,
    "propositions#prop-dead-zone",
    formalised=Formalised.NEW,
)
def dead_zone(rate=2 - m, still=equal):
    """A low norm that is raised changes a strong leader's welfare and not its conduct.

    With the article's slope welfare rises one for one with the norm.
    """
    c = drawn()
    free = results.response()["gain"].args[-1].expr
    shares = np.random.default_rng(106).uniform(0.01, 0.99, (2, c.s.size))
    low, high = c.m * c.s / 2 * shares
    ends = [outcome(c.s, Norm(level, c.D, c.m)) for level in (low, high)]
    gains = [exact.gain(4, (level, 0.2, 1)) for level in (1, 1.5)]
    same_end = exact.outcome(4, (1, 0.2, 1)), exact.outcome(4, (1.5, 0.2, 1))
    return [
        proof("∂G/∂k for a state that slides freely", same(sp.diff(free, k), rate)),
        proof("max(m S*/2, k) is m S*/2 there", derived(results.outcome_above())),
        survey("two norms below m S*/2", still(*ends)),
        witness(
            "D = 1/5, m = 1: s = 4 ends at {}, {} for k = 1, 3/2".format(*same_end),
            still(*same_end),
        ),
        witness(
            "its leaders gain {}, {}".format(*gains), gains[1] - gains[0] == exact.fraction(0.5)
        ),
    ]
