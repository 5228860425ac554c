"""The search behind `backsliding.best_response`: one candidate a piece, and the best of them.

A state that would alone choose ``s = 1/lam`` and adopts ``S`` leaves its leaders the welfare
``s + reward(S) - lam (S - s)**2``, where ``reward`` is what the norm adds to the benefit ``2 S``.
In this form the gain from a norm is never a small difference of two large welfares. On a quadratic
piece of the benefit curve the best policy is the first-order condition clipped to the piece, so
the search is exact: no grid, no iteration. ``static/model.js`` does the same in the browser.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from . import domains
from .domains import Array, Real
from .norms import BenefitCurve, Piece

#: Welfares this close, as a share of the terms compared, tie: rounding could reverse their order.
TIE = 8 * float(np.finfo(np.float64).eps)

#: States solved at a time, so that the work stays in the processor's cache.
BLOCK = 1 << 14

Candidate = tuple[Array, Real]  # policies, and the reward of each


class Solution(NamedTuple):
    """States' best policies, what they gain by them, and their own policies."""

    policy: Real
    gain: Real
    autonomous: Real


def search(lam: Real, curve: BenefitCurve) -> Solution:
    """Return every state's best policy on a curve; costs and the curve's parameters broadcast."""
    shape = np.shape(lam)
    if curve.shape:
        shape = domains.broadcast(lam=lam, norm=np.broadcast_to(0.0, curve.shape))

    def flat(value: Real) -> Real:  # a number shared by all states costs no memory
        return value if isinstance(value, float) else np.broadcast_to(value, shape).reshape(-1)

    stretches = [[flat(value) for value in (*piece, end)] for piece, end in curve.stretches()]
    lam = np.ravel(lam) if np.shape(lam) == shape else np.broadcast_to(lam, shape).reshape(-1)
    found = np.empty((3, lam.size))
    with np.errstate(over="ignore", invalid="ignore"):  # a candidate far out of reach may overflow
        for first in range(0, lam.size, BLOCK):
            block = slice(first, first + BLOCK)
            rows = [[v if isinstance(v, float) else v[block] for v in row] for row in stretches]
            s = np.divide(1.0, lam[block], out=found[2, block])
            candidates = [_candidate(Piece(*row), end, lam[block], s) for *row, end in rows]
            found[0, block], found[1, block] = best_of(candidates, lam[block], s)
    return Solution(*(domains.plain(part.reshape(shape)) for part in found))


def _candidate(piece: Piece, end: Real, lam: Array, s: Array) -> Candidate:
    """Return the best policy on one piece, by the first-order condition, and its reward."""
    start, _, slope, bend = piece
    S = s * (0.5 * slope) if piece.straight else (0.5 * slope - bend * start) / (lam - bend)
    return (S := S.clip(start, end)), piece.reward(S)


def best_of(candidates: list[Candidate], lam: Array, s: Array) -> tuple[Array, Array]:
    """Return the best of candidates, each a policy and its reward, in rising order, and its gain.

    A tie goes to the higher policy. Gains are compared through the distance between two policies:
    far below the state's own both are large losses, whose difference would be mostly rounding.
    """
    (policy, reward), *later = candidates
    near = policy - s
    gain = reward - lam * near * near
    for i, (S, here) in enumerate(later, start=1):
        away, apart = S - s, lam * (S - policy)
        advantage = (here - reward) - apart * (away + near)
        doubt = TIE * np.abs(reward) + TIE * (np.abs(here) + apart * (S + policy + 2.0 * s))
        better = advantage + doubt >= 0.0
        policy = np.fmax(policy, S * better)  # faster than np.where
        gain = np.fmax(gain, here - lam * away * away)  # nan where it is far out of reach
        if i < len(later):
            reward, near = here * better + reward * ~better, policy - s
    return policy, gain


def rounding(lam: Real, s: Real, S: Real, value: Real) -> Real:
    """Return how far rounding the inputs may have moved the gain from a policy."""
    loss = lam * (S - s)
    return TIE * (np.abs(value + loss * (S - s)) + np.abs(loss) * (S + s))


def direction(policy: Real, autonomous: Real) -> Array:
    """Return 1 for states that are lifted, -1 for lowered ones, 0 for those that stay.

    A change in the last digit, as from working a cost out from a policy and back, counts as none.
    """
    change = policy - autonomous
    return np.where(np.abs(change) <= TIE * autonomous, 0.0, np.sign(change))
