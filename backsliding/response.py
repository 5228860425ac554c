"""What states do under a norm, and what it is worth to their leaders: payoffs in numbers.

`best_response` answers for every norm: one made of pieces by the exact search in
`backsliding.solver`, a smooth one by the numeric search in `backsliding.smooth`.
Nothing here uses the formulas of `backsliding.results`; the tests compare the two.

Source: Part III (base case), III.A, III.B; Part IV.B for curves with more pieces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import domains, smooth, solver
from .domains import Real
from .norms import FULL_SLOPE, BenefitCurve, Piece
from .records import Result
from .smooth import SmoothNorm

__all__ = ["Response", "benefit", "best_response", "cost", "welfare"]

NO_NORM = BenefitCurve((Piece(0.0),))


class HasCurve(Protocol):
    """Anything that can say what benefit curve it gives leaders: a norm, or a bare curve."""

    def curve(self) -> BenefitCurve:
        """Return the benefit curve."""


#: a norm of pieces, or a smooth one
AnyNorm = HasCurve | SmoothNorm


@dataclass(frozen=True, eq=False, repr=False)
class Response(Result):
    """What states do under a norm, one entry a state.

    Attributes
    ----------
    policy : float or ndarray
        Protection each state grants.
    gain : float or ndarray
        Leaders' welfare with the norm minus without it.
    autonomous : float or ndarray
        Protection each state grants without the norm.

    Examples
    --------
    >>> best_response(0.5)
    Response(autonomous=2.0, policy=2.0, welfare=2.0, gain=0.0, effect='unmoved')
    """

    policy: Real
    gain: Real
    autonomous: Real

    @property
    def welfare(self) -> Real:
        """Leaders' welfare at the chosen policy."""
        # Alone a state grants S* = 1/lam and its leaders have W(S*) = 2/lam - 1/lam = 1/lam: the
        # same number, because benefits rise by 2 a unit. To it comes what the norm is worth.
        with np.errstate(over="ignore"):  # refused below
            total = self.autonomous + self.gain
        return domains.finite("welfare", total, of="lam and norm")

    @property
    def effect(self) -> str | NDArray[np.str_]:
        """What the norm does to each state's policy, "lifted", "lowered" or "unmoved".

        A change in the last digits, which rounding the cost may make, is none.
        """
        names = np.array(["lowered", "unmoved", "lifted"])
        chosen = names[solver.direction(self.policy, self.autonomous).astype(int) + 1]
        return chosen if np.ndim(self.policy) else str(chosen)

    def _named(self) -> dict[str, Any]:
        names = ("autonomous", "policy", "welfare", "gain", "effect")
        return {name: getattr(self, name) for name in names}


def benefit(S: ArrayLike, norm: AnyNorm | None = None) -> Real:
    """Return the leaders' benefit from a policy: ``2 S`` and what the norm adds.

    Parameters
    ----------
    S : array_like, zero or more
        Policies, in the unit of protection.
    norm : norm or curve, optional
        The norm in force; none by default. Its parameters may be arrays that broadcast with
        ``S``.

    Examples
    --------
    >>> from backsliding import Norm
    >>> benefit(2.0), benefit(2.0, Norm(k=1.0, D=0.5))
    (4.0, 3.5)

    Source: Part III (``B = 2S``); Part III.A and III.B for the curve under a norm.
    """
    S = domains.non_negative("S", S)
    with np.errstate(over="ignore"):  # refused below
        total = FULL_SLOPE * S + in_force(norm).reward(S)
    return domains.finite("benefit", total, of="S")


def cost(S: ArrayLike, lam: ArrayLike) -> Real:
    """Return the leaders' cost of a policy, ``lam S**2``, in the unit of benefits.

    Parameters
    ----------
    S : array_like, zero or more
        Policies.
    lam : array_like, positive
        The state's cost of protection.

    Examples
    --------
    >>> cost(2.0, lam=0.5)
    2.0

    Source: Part III.
    """
    S, lam = domains.together(S=S, lam=lam)
    with np.errstate(over="ignore"):  # refused below
        total = lam * S * S
    return domains.finite("cost", total, of="S and lam")


def welfare(S: ArrayLike, lam: ArrayLike, norm: AnyNorm | None = None) -> Real:
    """Return the leaders' welfare at a policy: benefit less cost.

    Parameters
    ----------
    S, lam, norm
        As for `cost` and `benefit`.

    Examples
    --------
    >>> welfare(2.0, lam=0.5)
    2.0

    Source: Part III, ``W = B - C``.
    """
    enjoyed, borne = benefit(S, norm), cost(S, lam)
    domains.broadcast(norm=enjoyed, lam=borne)
    with np.errstate(over="ignore"):  # refused below
        left = enjoyed - borne
    return domains.finite("welfare", left, of="S, lam and norm")


def best_response(lam: ArrayLike, norm: AnyNorm | None = None) -> Response:
    """Return the policy that maximises the leaders' welfare under a norm.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection, one entry a state.
    norm : norm or curve, optional
        The norm in force, of any kind; none by default. The parameters of those made of pieces
        may be arrays that broadcast with ``lam``:
        ``best_response(lam[:, None], Norm(k=levels, D=0.2))`` answers for every state under
        every norm.

    Returns
    -------
    Response
        ``policy``, ``welfare``, ``gain`` and ``effect``, shaped like ``lam`` (broadcast with
        the norm's parameters). Between policies that leave leaders equally well off, up to
        rounding, the highest is chosen.

    Notes
    -----
    Under a smooth norm, a `backsliding.kernels.KernelNorm` or a `backsliding.fading.FadingNorm`,
    the answer is searched for state by state, and `backsliding.smooth` states its error. Under
    every other, that of `backsliding.theories.CompliancePull` among them, the search is exact.

    The welfare of an exact answer is right up to rounding. So is its policy, to one part in 1e15
    for costs, levels and jumps from 1e-12 to 1e12, unless two policies are equally good up to
    rounding; the answer may then be either of them. The two can lie noticeably apart only for a
    state whose own policy ``s`` is far above the policy ``S`` where it ends: relatively, by at
    most the square root of ``16 eps s / S``, which is 2e-5 where ``s`` is a hundred thousand
    times ``S``.

    A jump, a slope or a width so small that it is denormal acts like zero.

    Examples
    --------
    >>> from backsliding import Norm
    >>> r = best_response([3.0, 1.25, 0.8, 0.25], Norm(k=1.0, D=0.2))
    >>> r.policy.round(3).tolist(), r.effect.tolist()
    ([0.333, 1.0, 1.0, 2.0], ['unmoved', 'lifted', 'lowered', 'lowered'])

    Source: Part III.A (states below the norm), Part III.B (states above it).
    """
    lam, curve = domains.cost_parameter(lam), in_force(norm)
    if isinstance(curve, BenefitCurve):
        return Response(*solver.search(lam, curve))
    return Response(*smooth.search(lam, curve))


def in_force(norm: AnyNorm | None, name: str = "norm") -> BenefitCurve | SmoothNorm:
    """Return what answers for a norm: its benefit curve, or the norm itself if it is smooth."""
    if norm is None:
        return NO_NORM
    if not isinstance(norm, type):
        if hasattr(norm, "curve"):
            return norm.curve()
        if isinstance(norm, SmoothNorm):
            return norm
    raise TypeError(f"{name} must be a norm, a benefit curve or None; got {domains.quoted(norm)}")
