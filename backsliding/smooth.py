"""Best responses on benefit curves that are smooth rather than made of quadratic pieces.

The exact solver does not apply to them, so they are searched, state by state, in two steps:
the best of `POINTS` evenly spaced policies on the stretch where the curve bends, and then the
point between that policy's neighbours at which marginal welfare changes sign, by bisection to
the last digit. Where the curve is straight the first-order condition is exact.

**Error.** The grid can miss a peak that is higher than every grid policy and farther than one
cell from the best of them. Between grid policies the gain is at most ``c h**2 / 8`` above
them, for a cell of ``h`` and a second derivative of at most ``c``, so that is the most
welfare the answer can fall short by. For the normal kernel it is below ``1e-6 D``. Unless two
peaks are that close in height, the policy itself is right to about ``1e-12``.

Source: ours. Used for `backsliding.kernels` (Part IV.B.4) and `backsliding.fading`.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import domains
from .norms import FULL_SLOPE
from .response import Response

POINTS = 4001
HALVINGS = 60

#: States searched at a time, so that the table of states by policies stays below 10 MB.
BLOCK = 256


class Stretch(NamedTuple):
    """The policies between which a curve bends. Below ``low`` it is as if no norm were there."""

    low: float
    high: float


@runtime_checkable
class SmoothNorm(Protocol):
    """A norm whose reward is smooth from ``core().low`` up, and straight beyond ``high``."""

    def core(self) -> Stretch:
        """Return the stretch on which the curve bends."""

    def reward(self, S: ArrayLike) -> NDArray:
        """Return what the norm adds to the benefit ``2 S``."""

    def marginal_reward(self, S: ArrayLike) -> NDArray:
        """Return the slope of `reward`."""


def best_response(lam: ArrayLike, norm: SmoothNorm) -> Response:
    """Return the policy that maximises leaders' welfare on a smooth benefit curve.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection, one entry a state.
    norm : SmoothNorm
        For instance a `backsliding.kernels.KernelNorm`.

    Returns
    -------
    Response
        As from `backsliding.best_response`, within the error stated above.

    Raises
    ------
    ValueError
        If a cost is zero, negative, infinite or not a number.

    Examples
    --------
    >>> from backsliding.kernels import KernelNorm
    >>> r = best_response(1 / 0.6, KernelNorm(k=1.0, D=0.2, m=2.0, sigma=0.2))
    >>> round(float(r.policy), 4)
    0.6196

    Source: ours, for Part IV.B.4.
    """
    domains.instance("norm", norm, SmoothNorm, "a smooth norm, such as a KernelNorm")
    lam = np.asarray(domains.cost_parameter(lam))
    s = 1.0 / lam.ravel()
    policy, gain = np.empty_like(s), np.empty_like(s)
    grid = np.linspace(*norm.core(), POINTS)
    level = norm.reward(grid)
    for first in range(0, s.size, BLOCK):
        here = slice(first, first + BLOCK)
        found = (*_tails(s[here], norm), _in_the_core(s[here], norm, grid, level))
        policy[here], gain[here] = _best(s[here], found, norm)
    shape = lam.shape
    return Response(policy.reshape(shape)[()], gain.reshape(shape)[()], (1.0 / lam)[()])


def _tails(s: NDArray, norm: SmoothNorm) -> tuple[NDArray, NDArray]:
    """Return the best policy on the straight line below the core, and on the one above."""
    low, high = norm.core()
    slope = FULL_SLOPE + float(norm.marginal_reward(high))
    return np.minimum(s, low), np.maximum(0.5 * slope * s, high)


def _in_the_core(s: NDArray, norm: SmoothNorm, grid: NDArray, level: NDArray) -> NDArray:
    """Return the best policy within the core: best on the grid, then bisected."""
    best = np.argmax(level - (grid - s[:, None]) ** 2 / s[:, None], axis=1)
    low, high = grid[np.maximum(best - 1, 0)], grid[np.minimum(best + 1, POINTS - 1)]
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        rising = norm.marginal_reward(middle) > 2.0 * (middle - s) / s
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    return 0.5 * (low + high)


def _best(s: NDArray, policies: tuple, norm: SmoothNorm) -> tuple[NDArray, NDArray]:
    """Return the best of some policies for each state, and what it gains."""
    table = np.array(policies)
    gains = norm.reward(table) - (table - s) ** 2 / s
    best = np.argmax(gains, axis=0)[None]
    return np.take_along_axis(table, best, 0)[0], np.take_along_axis(gains, best, 0)[0]
