"""Best responses on benefit curves that are smooth rather than made of quadratic pieces.

The exact search does not apply to them, so they are searched, state by state, in two steps:
the best of `POINTS` evenly spaced policies on the stretch where the curve bends, and then the
point between that policy's neighbours at which marginal welfare changes sign, by bisection to
the last digit. Where the curve is straight the first-order condition is exact.

**Error.** The grid can miss a peak between two of its policies that is higher than the best of
them. Between policies that are ``h`` apart the gain rises at most ``c h**2 / 8`` above them, if
its second derivative is at most ``c``, so the welfare of the answer falls short of the best by no
more than that. For the normal kernel it is below ``1e-6 D``. Unless two peaks are as close in
height as this, the policy itself is right to about ``1e-12``.

Source: ours. Used for `backsliding.kernels` (Part IV.B.4) and `backsliding.fading`.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike

from . import domains
from .domains import Array, Real, plain
from .norms import FULL_SLOPE
from .norms.curve import LARGEST
from .norms.standard import Standard
from .solver import Candidate, Solution, best_of

POINTS = 4001
HALVINGS = 60

#: States searched at a time, so that the table of states by policies stays below 10 MB.
BLOCK = 256


class Core(NamedTuple):
    """The policies between which a curve bends. Below ``low`` it is as if no norm were there."""

    low: float
    high: float


@runtime_checkable
class SmoothNorm(Protocol):
    """A norm whose reward is smooth from ``core().low`` up, and straight beyond ``high``."""

    def core(self) -> Core:
        """Return the stretch on which the curve bends."""

    def reward(self, S: ArrayLike) -> Real:
        """Return what the norm adds to the benefit ``2 S``."""

    def marginal_reward(self, S: ArrayLike) -> Real:
        """Return the slope of `reward`."""


class SmoothStandard(Standard):
    """What all smooth norms share: each parameter is one number."""

    def _validate(self, *names: str) -> None:
        super()._validate(*names)
        domains.single(**{name: getattr(self, name) for name in names})

    def _share(self, tau: ArrayLike) -> float:
        (found,) = domains.single(tau=tau)
        return found


def search(lam: Real, norm: SmoothNorm) -> Solution:
    """Return every state's best policy on a smooth benefit curve, within the error stated above.

    Examples
    --------
    >>> from backsliding.kernels import KernelNorm
    >>> round(search(1 / 0.6, KernelNorm(k=1.0, D=0.2, m=2.0, sigma=0.2)).policy, 4)
    0.6196

    Source: ours, for Part IV.B.4.
    """
    costs = np.ravel(lam)
    s = 1.0 / costs
    found = np.empty((2, s.size))
    grid = np.linspace(*norm.core(), POINTS)
    level = norm.reward(grid)
    with np.errstate(over="ignore", invalid="ignore"):  # a policy far out of reach may overflow
        for first in range(0, s.size, BLOCK):
            here = slice(first, first + BLOCK)
            below, above = _tails(s[here], norm)
            policies = (below, _in_the_core(s[here], norm, grid, level), above)
            candidates: list[Candidate] = [(S, norm.reward(S)) for S in policies]
            found[0, here], found[1, here] = best_of(candidates, costs[here], s[here])
    return Solution(*(plain(part.reshape(np.shape(lam))) for part in (*found, s)))


def _tails(s: Array, norm: SmoothNorm) -> tuple[Array, Array]:
    """Return the best policy on the straight line below the core, and on the one above."""
    low, high = norm.core()
    # At `high` itself what is left of a narrow kernel can still be steep.
    far = min(high + (high - low), LARGEST)
    slope = FULL_SLOPE + float(norm.marginal_reward(far))
    return np.minimum(s, low), np.maximum(0.5 * slope * s, high)


def _in_the_core(s: Array, norm: SmoothNorm, grid: Array, level: Real) -> Array:
    """Return the best policy within the core: best on the grid, then bisected."""
    best = np.argmax(level - (grid - s[:, None]) ** 2 / s[:, None], axis=1)
    low, high = grid[np.maximum(best - 1, 0)], grid[np.minimum(best + 1, POINTS - 1)]
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        rising = norm.marginal_reward(middle) > 2.0 * (middle - s) / s
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    found: Array = 0.5 * (low + high)
    return found
