"""The states and norms that surveys ask: drawn once for all over the model's domain.

A survey is not a proof. It is what stands in for one where the solver is the only route, and
it never carries a verdict without an exact case beside it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import best_response
from ..norms import Ladder, Norm
from ..response import HasCurve

#: How far two floating-point results may differ and still be called equal.
TOLERANCE = 1e-9


class Cases(NamedTuple):
    """Many states ``s``, each with a norm of its own ``(k, D, m)``."""

    s: NDArray
    k: NDArray
    D: NDArray
    m: NDArray

    @property
    def norm(self) -> Norm:
        """The norms."""
        return Norm(self.k, self.D, self.m)


@cache
def drawn(number: int = 600, seed: int = 2014) -> Cases:
    """Return cases over four orders of magnitude, with the article's slopes among them.

    ``s`` and ``k`` lie between 0.05 and 20, ``D`` between 0.001 and 10, and ``m`` between 0 and
    2; half of the slopes are 0, 1 or 2.
    """
    random = np.random.default_rng(seed)
    s, k = np.exp(random.uniform(np.log(0.05), np.log(20), (2, number)))
    D = np.exp(random.uniform(np.log(0.001), np.log(10), number))
    m = np.where(
        random.random(number) < 0.5, random.integers(0, 3, number), random.uniform(0, 2, number)
    )
    return Cases(s, k, D, m)


class Ladders(NamedTuple):
    """Many states ``s``, each under a rung of its own and a higher one."""

    s: NDArray
    lower: Norm
    upper: Norm

    @property
    def both(self) -> Ladder:
        """The two rungs together."""
        return Ladder([self.lower, self.upper])


@cache
def drawn_ladders(number: int = 600, seed: int = 5) -> Ladders:
    """Return states between 0.05 and 20 under ladders whose upper rung is up to 4 times higher."""
    random = np.random.default_rng(seed)
    s, k = np.exp(random.uniform(np.log(0.05), np.log(20), (2, number)))
    D, D1 = np.exp(random.uniform(np.log(0.001), np.log(10), (2, number)))
    m, m1 = random.uniform(0, 2, (2, number))
    return Ladders(s, Norm(k, D, m), Norm(k * random.uniform(1.02, 4, number), D1, m1))


def outcome(s: ArrayLike, norm: HasCurve | None = None) -> NDArray:
    """Return where states that would choose ``s`` alone end under a norm, by the solver."""
    return np.asarray(best_response(1 / np.asarray(s, dtype=float), norm).policy)


def gain(s: ArrayLike, norm: HasCurve) -> NDArray:
    """Return what the norm is worth to the leaders of states ``s``, by the solver."""
    return np.asarray(best_response(1 / np.asarray(s, dtype=float), norm).gain)


def equal(a: ArrayLike, b: ArrayLike) -> NDArray | bool:
    """Say where two results agree: fractions exactly, others up to `TOLERANCE`."""
    if _exact(a, b):
        return a == b
    return np.isclose(a, b, rtol=TOLERANCE, atol=TOLERANCE)


def at_most(a: ArrayLike, b: ArrayLike) -> NDArray | bool:
    """Say where ``a <= b``: fractions exactly, others up to `TOLERANCE`."""
    return a <= b if _exact(a, b) else np.less_equal(a, b) | equal(a, b)


def below(a: ArrayLike, b: ArrayLike) -> NDArray | bool:
    """Say where ``a < b``: fractions exactly, others by more than `TOLERANCE`."""
    return a < b if _exact(a, b) else np.less(a, b) & ~equal(a, b)


def between(a: ArrayLike, x: ArrayLike, b: ArrayLike) -> NDArray | bool:
    """Say where ``x`` lies between ``a`` and ``b``, whichever of the two is the higher."""
    return (at_most(a, x) & at_most(x, b)) | (at_most(b, x) & at_most(x, a))


def strictly_between(a: ArrayLike, x: ArrayLike, b: ArrayLike) -> NDArray | bool:
    """Say where ``x`` lies between ``a`` and ``b`` and is neither."""
    return (below(a, x) & below(x, b)) | (below(b, x) & below(x, a))


def _exact(*values: ArrayLike) -> bool:
    return all(isinstance(value, int | Fraction) for value in values)
