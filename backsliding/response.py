"""What states do: payoffs in numbers, and the one solver for every norm.

A state with autonomous policy ``s = 1/lam`` that adopts ``S`` leaves its leaders with

    welfare = s + reward(S) - lam (S - s)**2,

where ``reward`` is what the norm adds to the benefit ``2 S``. On a quadratic piece of the
benefit curve the best policy is the first-order condition clipped to the piece, so the best
response is the best of one candidate a piece. The search is exact: no grid, no iteration.
Written in this form, the gain from a norm never appears as a small difference of two large
welfares.

Nothing here uses the formulas of `backsliding.results`; the tests hold the two against each
other.

Source: Part III (base case), III.A, III.B; Part IV.B for curves with more pieces.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import domains
from .domains import Real
from .norms import FULL_SLOPE, BenefitCurve, Piece

#: Two welfares closer than this share of the terms compared are a tie: the same decision
#: would be reversed by rounding the inputs.
TIE = 8 * np.finfo(np.float64).eps

#: States solved at a time, so that scratch arrays stay in the processor's cache.
BLOCK = 1 << 14

NO_NORM = BenefitCurve((Piece(0.0),))


class HasCurve(Protocol):
    """Anything that can say what benefit curve it gives leaders: a norm, or a bare curve."""

    def curve(self) -> BenefitCurve:
        """Return the benefit curve."""


@dataclass(frozen=True)
class Response:
    """What states do under a norm, one entry a state.

    Attributes
    ----------
    policy : float or ndarray
        Protection each state grants.
    gain : float or ndarray
        Leaders' welfare with the norm minus without it.
    """

    policy: Real
    gain: Real
    autonomous: Real = field(repr=False)

    @property
    def welfare(self) -> Real:
        """Leaders' welfare at the chosen policy."""
        return self.autonomous + self.gain

    @property
    def effect(self) -> str | NDArray[np.str_]:
        """What the norm does to each state's policy: "lifted", "lowered" or "unmoved"."""
        names = np.array(["lowered", "unmoved", "lifted"])
        chosen = names[np.sign(self.policy - self.autonomous).astype(int) + 1]
        return chosen if np.ndim(self.policy) else str(chosen)


def benefit(S: ArrayLike, norm: HasCurve | None = None) -> Real:
    """Return the leaders' benefit from a policy: ``2 S`` and what the norm adds.

    Parameters
    ----------
    S : array_like, zero or more
        Policies, in the unit of protection.
    norm : norm or curve, optional
        The norm in force; none by default.

    Returns
    -------
    float or ndarray
        In the unit of benefits; the shape of ``S`` broadcast with the norm's parameters.

    Raises
    ------
    ValueError
        If a policy is negative, infinite or not a number.

    Examples
    --------
    >>> from backsliding import Norm
    >>> benefit(2.0), benefit(2.0, Norm(k=1.0, D=0.5))
    (4.0, 3.5)

    Source: Part III (``B = 2S``); Part III.A and III.B for the curve under a norm.
    """
    S = domains.non_negative("S", S)
    return domains.plain(FULL_SLOPE * S + _curve(norm).reward(S))


def cost(S: ArrayLike, lam: ArrayLike) -> Real:
    """Return the leaders' cost of a policy, ``lam S**2``.

    Parameters
    ----------
    S : array_like, zero or more
        Policies.
    lam : array_like, positive
        The state's cost of protection.

    Returns
    -------
    float or ndarray
        In the unit of benefits; the broadcast shape of ``S`` and ``lam``.

    Raises
    ------
    ValueError
        If a policy or a cost lies outside its domain, or the shapes do not fit.

    Examples
    --------
    >>> cost(2.0, lam=0.5)
    2.0

    Source: Part III.
    """
    S, lam = domains.non_negative("S", S), domains.cost_parameter(lam)
    domains.broadcast(S=S, lam=lam)
    return domains.plain(lam * S * S)


def welfare(S: ArrayLike, lam: ArrayLike, norm: HasCurve | None = None) -> Real:
    """Return the leaders' welfare at a policy: benefit less cost.

    Parameters
    ----------
    S : array_like, zero or more
        Policies.
    lam : array_like, positive
        The state's cost of protection.
    norm : norm or curve, optional
        The norm in force; none by default.

    Returns
    -------
    float or ndarray
        In the unit of benefits; the broadcast shape of the arguments.

    Raises
    ------
    ValueError
        If a policy or a cost lies outside its domain, or the shapes do not fit.

    Examples
    --------
    >>> welfare(2.0, lam=0.5)
    2.0

    Source: Part III, ``W = B - C``.
    """
    return benefit(S, norm) - cost(S, lam)


def best_response(lam: ArrayLike, norm: HasCurve | None = None) -> Response:
    """Return the policy that maximises the leaders' welfare under a norm.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection, one entry a state.
    norm : norm or curve, optional
        The norm in force; none by default. Its parameters may be arrays that broadcast with
        ``lam``: ``best_response(lam[:, None], Norm(k=levels, D=0.2))`` answers for every
        state under every norm.

    Returns
    -------
    Response
        ``policy``, ``welfare``, ``gain`` and ``effect``, shaped like ``lam`` (broadcast with
        the norm's parameters). Between policies that leave leaders equally well off, up to
        rounding, the highest is chosen.

    Raises
    ------
    ValueError
        If a cost is zero, negative, infinite or not a number.

    Examples
    --------
    >>> from backsliding import Norm
    >>> r = best_response([3.0, 1.25, 0.8, 0.25], Norm(k=1.0, D=0.2))
    >>> r.policy.round(3).tolist(), r.effect.tolist()
    ([0.333, 1.0, 1.0, 2.0], ['unmoved', 'lifted', 'lowered', 'lowered'])

    Source: Part III.A (states below the norm), Part III.B (states above it).
    """
    lam = domains.cost_parameter(lam)
    table = [(*piece, end) for piece, end in _curve(norm).stretches()]
    shape = _common_shape(lam, table)
    policy, gain = np.empty(shape or 1), np.empty(shape or 1)
    with np.errstate(over="ignore", invalid="ignore"):  # a hopeless candidate may overflow
        for block, (cost_here, *rows) in _blocks(policy.shape, lam, *table):
            _solve(cost_here, rows, policy.reshape(-1)[block], gain.reshape(-1)[block])
    autonomous = np.broadcast_to(1.0 / lam, shape)
    return Response(policy.reshape(shape)[()], gain.reshape(shape)[()], autonomous[()])


def _solve(lam: Real, rows: list, policy: NDArray, gain: NDArray) -> None:
    """Fill ``policy`` and ``gain`` for one block of states: the best candidate of each piece.

    The pieces come in rising order, so that letting a later one win a tie sends it to the
    higher policy.
    """
    s = 1.0 / lam
    margin = np.zeros_like(policy)
    gain[:] = -np.inf
    for start, level, slope, bend, end in rows:
        S = np.clip((0.5 * slope - bend * start) / (lam - bend), start, end)
        x, away = S - start, S - s
        reward = level + ((slope - FULL_SLOPE) + bend * x) * x
        marginal_loss = lam * away
        value = reward - marginal_loss * away
        rounding = TIE * (np.abs(reward) + np.abs(marginal_loss) * (S + s))
        better = value + (rounding + margin) >= gain  # false where a hopeless one overflowed
        np.copyto(policy, S, where=better)
        np.copyto(margin, rounding, where=better)
        np.fmax(gain, value, out=gain)


def _curve(norm: HasCurve | None) -> BenefitCurve:
    if norm is None:
        return NO_NORM
    if not hasattr(norm, "curve"):
        raise ValueError(f"norm must be a norm, a benefit curve or None; got {norm!r}")
    return norm.curve()


def _common_shape(lam: Real, table: list) -> tuple[int, ...]:
    """Return the shape that states and the norm's parameters broadcast to."""
    shapes = [np.shape(value) for row in table for value in row]
    try:
        return np.broadcast_shapes(np.shape(lam), *shapes)
    except ValueError:
        across = np.broadcast_shapes(*shapes)
        message = f"lam and the norm's parameters must broadcast; got {np.shape(lam)} and {across}"
        raise ValueError(message) from None


def _blocks(shape: tuple[int, ...], *rows):
    """Yield slices of the flattened ``shape``, with each row's values cut to the slice.

    Scalars stay scalars: a norm shared by all states costs no memory.
    """

    def flat(value):
        return value if np.ndim(value) == 0 else np.broadcast_to(value, shape).reshape(-1)

    def cut(value, block):
        return value if np.ndim(value) == 0 else value[block]

    lam, *table = rows
    lam = np.broadcast_to(lam, shape).reshape(-1)
    table = [[flat(value) for value in row] for row in table]
    for first in range(0, lam.size, BLOCK):
        block = slice(first, first + BLOCK)
        yield block, (lam[block], *([cut(value, block) for value in row] for row in table))
