"""Results the article does not state: the two letters of a norm, and shares of it."""

from __future__ import annotations

import numpy as np

from ... import results
from ...symbols import D, flattening, k, s
from .. import exact
from ..cases import at_most, drawn, equal, gain, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "P3",
    "ours, from Part III.B",
    "S_out = f(S*, k, D) for S* < k and g(S*, k, m) for S* > k",
    Verdict.HOLDS,
    "propositions#prop-separability",
    formalised=Formalised.NEW,
)
def separability(
    below_norm=lambda s, k, D: np.where(s + np.sqrt(D * s) >= k, k, s),
    above_norm=lambda s, k, m: np.maximum(m * s / 2, k),
):
    """Under one norm the jump alone governs states below, the slope alone states above.

    A reform that buys leaders' assent with a larger jump costs no extra backsliding; one that
    blunts the anchor costs no pull.
    """
    c = drawn()
    end = outcome(c.s, c.norm)
    ends = [
        exact.outcome(t, (1, jump, slope))
        for t in (0.5, 3)
        for jump, slope in ((0.5, 1), (0.5, 0))
    ]
    return [
        proof(
            "k̄ does not depend on m, nor max(m S*/2, k) on D",
            derived(results.separability()),
            derived(results.outcome_above()),
            derived(results.two_candidates()),
        ),
        survey("states below", equal(end, below_norm(c.s, c.k, c.D)), c.s < c.k),
        survey("states above", equal(end, above_norm(c.s, c.k, c.m)), c.s > c.k),
        witness(
            "k = 1, D = 1/2: s = 1/2 ends at {}, {} for m = 1, 0; s = 3 at {}, {}".format(*ends),
            ends[0] == ends[1] == 1 and (ends[2], ends[3]) == (1.5, 1),
        ),
    ]


@claim(
    "P10",
    "ours, from Part V.A, footnote 158",
    "G(τ) is convex with G(0) = 0, and G'(0) = D - (2-m)(S* - k) for S* > k",
    Verdict.HOLDS,
    "propositions#prop-exposure",
    formalised=Formalised.NEW,
)
def half_exposure_trap(convex=at_most, slope=D - flattening * (s - k)):
    """Leaders some way above a norm can be worse off with half of it than with all or nothing.

    Those with S* > k + D/(2-m) lose at first. Some of them gain by the whole, as in the case
    below. Others lose by the whole too, but less than by a part that they cannot avoid, and join
    for that reason; those far above lose most by the whole.
    """
    c = drawn()
    low, high = np.random.default_rng(110).uniform(0, 1, (2, c.s.size))
    worth = [gain(c.s, c.norm.transmitted(share)) for share in (low, (low + high) / 2, high)]
    gains = [exact.gain(2.5, (1, share, 2 - share)) for share in map(exact.fraction, (0.5, 1))]
    return [
        proof(
            "for each policy the gain is a straight line in τ, and the best of lines is convex; "
            "the slope at τ = 0",
            derived(results.exposure()),
            same(results.exposure()["slope"], slope),
        ),
        survey("half way between two shares", convex(worth[1], (worth[0] + worth[2]) / 2)),
        witness(
            "k = 1, D = 1, m = 1: s = 5/2 gains {} by half, {} by the whole".format(*gains),
            convex(gains[0], gains[1] / 2) and gains[0] < 0 < gains[1],
        ),
    ]
