"""Curves that are not the article's: concave benefits, steeper costs, searched point by point."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Smooth(NamedTuple):
    """Where states end under smooth curves, beside what they would do alone and the norm."""

    policy: NDArray
    s: NDArray
    k: NDArray


@cache
def concave_outcomes(number: int = 300, seed: int = 12) -> Smooth:
    """Return outcomes for ``B = a (sqrt(1 + c S) - 1)`` and ``C = lam S**p``.

    ``p`` lies between 1.1 and 4. A norm at ``k`` brings ``D`` and cuts the slope of benefits
    beyond it by a random share. Each state's own optimum and ``k`` are among the policies
    searched, so that an outcome that is one of them is found to be exactly that.
    """
    random = np.random.default_rng(seed)
    a, c, lam = np.exp(random.uniform(-1, 1.5, (3, number)))
    p, kept = random.uniform(1.1, 4, number), random.uniform(0, 1, number)

    def benefit(S):
        return a * (np.sqrt(1 + c * S) - 1)

    def surplus(S):  # marginal: falls in S, from above zero
        return a * c / (2 * np.sqrt(1 + c * S)) - lam * p * S ** (p - 1)

    s = _root(surplus, number)
    k, D = s * np.exp(random.uniform(-1.5, 1.5, number)), random.exponential(0.3, number)
    grid = np.linspace(0, 1, 1500)[:, None] * 2 * np.maximum(s, k)
    S = np.concatenate([grid, [s], [k]])
    met = k <= S
    welfare = benefit(S) + met * (D - (1 - kept) * (benefit(S) - benefit(k))) - lam * S**p
    tied = welfare >= welfare.max(axis=0) - 1e-12
    named = np.where(tied[-1], k, s)
    searched = np.take_along_axis(S, welfare.argmax(axis=0)[None], axis=0)[0]
    return Smooth(np.where(tied[-1] | tied[-2], named, searched), s, k)


def _root(falling, number: int) -> NDArray:
    """Return where a falling function of the policy is zero, by halving brackets."""
    low, high = np.full(number, 1e-9), np.full(number, 1e6)
    for _ in range(120):
        middle = np.sqrt(low * high)
        up = falling(middle) > 0
        low, high = np.where(up, middle, low), np.where(up, high, middle)
    return low
