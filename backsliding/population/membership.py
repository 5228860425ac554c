"""What a state decides: its leaders compare their welfare under a norm and outside it.

The comparison is ours in this exact form. The article speaks of the costs of joining and of the
reluctance of top performers; the leaders' welfare is its own measure of what they want.

Source: Part V.A and V.B.1; footnote 158 for states that a norm reaches although they refused.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import domains, formulas
from ..domains import Real
from ..norms import FULL_SLOPE
from ..response import AnyNorm, Response, best_response, in_force
from ..solver import direction, rounding


def joins(
    lam: ArrayLike, norm: AnyNorm, outside: AnyNorm | None = None
) -> bool | NDArray[np.bool_]:
    """Return whether a state's leaders are at least as well off under a norm as outside it.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection, one entry a state.
    norm : norm or curve
        What they face if they join.
    outside : norm or curve, optional
        What they face if they do not: nothing, by default; ``norm.transmitted(tau)`` for a norm
        that reaches part of the way into states that refuse it.

    Returns
    -------
    bool or ndarray of bool
        Gains that are equal up to rounding count as joining.

    Examples
    --------
    >>> from backsliding import Norm
    >>> joins([2.0, 1.25, 1 / 1.5, 1 / 3], Norm(k=1.0, D=0.2)).tolist()
    [True, True, True, False]

    Source: Part V.B.1; Part V.A with ``outside``.
    """
    joined = _prefers(lam, *_alternatives(lam, norm, outside))
    return bool(joined) if joined.ndim == 0 else joined


def _alternatives(
    lam: ArrayLike, norm: AnyNorm, outside: AnyNorm | None
) -> tuple[Response, Response]:
    """Return what states do if they join, and what they do if they do not."""
    if outside is not None:
        in_force(outside, "outside")
    inside, alone = best_response(lam, norm), best_response(lam, outside)
    domains.broadcast(norm=inside.gain, outside=alone.gain)
    return inside, alone


def choose(
    lam: NDArray[np.float64], norm: AnyNorm | None, share: float
) -> tuple[Response, NDArray[np.bool_]]:
    """Return what states that may refuse a norm do, and which of them join it.

    The share ``share`` of the norm reaches those that refuse. If it is 1, all states join.
    """
    inside = best_response(lam, norm)
    if share == 1.0 or norm is None:
        return inside, np.ones(np.shape(inside.policy), dtype=bool)
    outside: AnyNorm | None = None
    if share > 0.0:
        transmitted = getattr(norm, "transmitted", None)
        if transmitted is None:
            raise TypeError(
                f"norm must be one that can arrive in part; got {domains.quoted(norm)}"
            )
        outside = transmitted(share)
    alone = best_response(lam, outside)
    joined = _prefers(lam, inside, alone)
    policy = np.where(joined, inside.policy, alone.policy)
    gain = np.where(joined, inside.gain, alone.gain)
    return Response(policy, gain, inside.autonomous), joined


def _prefers(lam: ArrayLike, inside: Response, alone: Response) -> NDArray[np.bool_]:
    doubt = _doubt(lam, inside) + _doubt(lam, alone)
    return np.greater_equal(inside.gain, alone.gain - doubt)


def ratification(
    lam: ArrayLike, norm: AnyNorm, outside: AnyNorm | None = None
) -> str | NDArray[np.str_]:
    """Return what each state does about a treaty, and what the treaty does to it.

    Parameters
    ----------
    lam, norm, outside
        As for `joins`.

    Returns
    -------
    str or ndarray of str
        "promises" (joins, changes nothing, gains nothing), "rises" (joins and grants more than it
        would alone), "stays" (joins, changes nothing and is rewarded), "slides" (joins and grants
        less) or "refuses".

    Examples
    --------
    >>> from backsliding import Norm
    >>> ratification([2.0, 1.25, 1.0, 1 / 1.5, 1 / 3], Norm(k=1.0, D=0.2)).tolist()
    ['promises', 'rises', 'stays', 'slides', 'refuses']

    Source: ours, from Part V.B.1 and V.B.3.
    """
    r, alone = _alternatives(lam, norm, outside)
    moved = direction(r.policy, r.autonomous)
    signed = np.select(
        [moved > 0.0, moved < 0.0, r.gain > _doubt(lam, r)],
        ["rises", "slides", "stays"],
        "promises",
    )
    pattern = np.where(_prefers(lam, r, alone), signed, "refuses")
    return str(pattern) if pattern.ndim == 0 else pattern


def highest_joiner(k: ArrayLike, D: ArrayLike, m: ArrayLike = 1.0) -> Real:
    """Return the strongest state whose leaders would join a treaty.

    Parameters
    ----------
    k, D, m : array_like
        As for `Norm`.

    Returns
    -------
    float or ndarray
        Its own policy; infinite without flattening, when all join.

    Examples
    --------
    >>> highest_joiner(k=1.0, D=[0.2, 0.5, 1.0]).round(3).tolist()
    [1.558, 2.0, 2.667]

    Source: ours, from Part V.B.1; `backsliding.results.participation`.
    """
    k, D, m = map(np.asarray, domains.together(k=k, D=D, m=m))
    with np.errstate(all="ignore"):  # a branch that does not apply may be infinite
        held = (m == 0.0) | (formulas.participation_switch(k, m) >= D)
        sliding = formulas.highest_sliding_joiner(k, D, m)
        limit = np.where(held, formulas.strongest_captured(k, D), sliding)
    all_join = m == FULL_SLOPE
    domains.finite("policy", np.where(all_join, 0.0, limit), of="k, D and m")
    return domains.plain(np.where(all_join, np.inf, limit))


def joining_threshold(
    lam: ArrayLike, D: ArrayLike, m: ArrayLike = 1.0, outside: ArrayLike = 0.0
) -> Real:
    """Return the lowest norm that a state joins; it joins every higher one, too.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection.
    D, m : array_like
        As for `Norm`.
    outside : array_like, between 0 and 1, optional
        Share of the norm that reaches a state that refuses it.

    Returns
    -------
    float or ndarray
        A level below the state's own policy or at it; zero if the state joins every norm.

    Examples
    --------
    >>> joining_threshold(1 / 2.09, D=[0.2, 0.5, 1.0]).round(4).tolist()
    [1.4435, 1.0677, 0.5675]

    Source: ours, from Part V.A and V.B.1; `backsliding.results.joining_threshold`.
    """
    lam, D, m, outside = map(np.asarray, domains.together(lam=lam, D=D, m=m, outside=outside))
    with np.errstate(all="ignore"):  # a branch that does not apply may be infinite
        held = formulas.joining_switch(lam, m, outside) >= D
        levels = (
            formulas.joining_threshold_held(lam, D, m, outside),
            formulas.joining_threshold_free(lam, D, m, outside),
        )
    alike = (m == FULL_SLOPE) | (outside == 1.0)  # there is nothing to escape
    return domains.plain(np.where(alike, 0.0, np.maximum(np.where(held, *levels), 0.0)))


def _doubt(lam: ArrayLike, r: Response) -> Real:
    return rounding(domains.cost_parameter(lam), r.autonomous, r.policy, r.gain)
