"""The slow route to every number: payoffs as the article writes them, searched point by point.

Nothing here comes from the package. A benefit curve is a plain function of the policy; the
search looks at thousands of policies between its breaks, then at ever finer grids around the
best of them. It uses neither slopes nor first-order conditions.
"""

# ruff: noqa: SIM300 (a capital S is a policy, not a constant to be moved right)

from itertools import pairwise
from typing import NamedTuple

import mpmath
import numpy as np

# Shares of a stretch at which it is first looked at: evenly, and ever closer to its start.
FIRST_LOOK = np.unique(np.r_[np.linspace(0, 1, 401)[:-1], np.logspace(-9, -1, 161)])
CLOSER_LOOK = np.linspace(0, 1, 41)
LOOKS = 9  # each narrows the bracket twentyfold; twice as many as float64 can tell apart


def no_norm():
    """Part III: benefits are twice the policy."""
    return lambda S: 2 * S


def single(k, D, m=1.0):
    """Part III.A and III.B: a jump at ``k`` and another slope beyond it."""
    return lambda S: np.where(S < k, 2 * S, 2 * k + D + m * (S - k))


def exact_target(k, D):
    """Part IV.B.1: the jump is had at ``S = k`` only."""
    return lambda S: 2 * S + D * (S == k)


def windowed(k, D, m, window):
    """Ours: a flattening that ends ``window`` above the norm."""

    def benefit(S):
        flattened, full = np.minimum(S - k, window), np.maximum(S - k - window, 0)
        return np.where(S < k, 2 * S, 2 * k + D + m * flattened + 2 * full)

    return benefit


def ladder(rungs):
    """Part IV.B.3: rungs ``(k, D, m)`` from low to high; each slope holds to the next rung."""
    levels = [k for k, _, _ in rungs] + [np.inf]

    def benefit(S):
        total = 2 * np.minimum(S, levels[0])
        for (k, D, m), end in zip(rungs, levels[1:], strict=True):
            total = total + D * (S >= k) + m * np.clip(S - k, 0, end - k)
        return total

    return benefit


def share_met(S, k, width):
    """Of thresholds even on ``k - width .. k + width``, the share that a policy meets."""
    ramp = (S - k + width) / np.where(width > 0, 2 * width, 1)
    return np.where(width > 0, np.clip(ramp, 0, 1), S >= k)


def vague(k, D, m, width):
    """Part IV.B.4: the average of ``single`` over thresholds even on ``k - width .. k + width``.

    The share of thresholds met is ``met``; integrating it gives the average length flattened.
    """

    def benefit(S):
        met = share_met(S, k, width)
        flattened = width * met**2 + np.maximum(S - k - width, 0)
        return 2 * S + D * met - (2 - m) * flattened

    return benefit


class Candidates(NamedTuple):
    """The best policy found on each stretch: stretches first, then the shape of the states."""

    policy: np.ndarray
    welfare: np.ndarray
    doubt: np.ndarray  # what rounding may have done to each welfare
    blur: np.ndarray  # and therefore to each policy: at a peak, welfare falls off as lam dS**2


def candidates(benefit, lam, breaks=()):
    """Search each stretch between ``breaks`` (rising, all zero or more) for the best policy.

    ``lam``, the breaks and the parameters of ``benefit`` broadcast. The last stretch is
    searched to twice the highest of the breaks and ``1/lam``. A stretch holds its start, not
    its end; one whose ends agree is a single point.
    """
    shape = np.broadcast_shapes(np.shape(lam), *map(np.shape, breaks), np.shape(benefit(1 / lam)))
    lam = np.broadcast_to(lam, shape).astype(float)
    edges = [np.zeros(shape), *(np.broadcast_to(b, shape).astype(float) for b in breaks)]
    edges.append(2 * np.maximum(edges[-1], 1 / lam))
    found = [_search(benefit, lam, *stretch) for stretch in pairwise(edges)]
    return Candidates(*(np.array(part) for part in zip(*found, strict=True)))


def _search(benefit, lam, start, end):
    last = np.maximum(start, np.nextafter(end, -np.inf))
    low, high, shares = start, last, FIRST_LOOK
    for _ in range(LOOKS):
        shares = shares.reshape(-1, *[1] * lam.ndim)
        S = np.clip(low + (high - low) * shares, low, high)
        best = np.argmax(benefit(S) - lam * S**2, axis=0)[None]
        policy = np.take_along_axis(S, best, axis=0)[0]
        low = np.take_along_axis(S, np.maximum(best - 1, 0), axis=0)[0]
        high = np.take_along_axis(S, np.minimum(best + 1, len(S) - 1), axis=0)[0]
        high = np.where(best[0] == len(S) - 1, last, high)
        shares = CLOSER_LOOK
    brought, paid = benefit(policy), lam * policy**2
    doubt = 8 * np.finfo(float).eps * (np.abs(brought) + paid)
    return policy, brought - paid, doubt, np.sqrt(2 * doubt / lam) + 1e-9 * policy


class Best(NamedTuple):
    policy: np.ndarray
    welfare: np.ndarray


def best(benefit, lam, breaks=()):
    """Return the best policy found and its welfare; of policies equally good, the highest."""
    found = candidates(benefit, lam, breaks)
    tied = is_tied(found)
    policy = np.max(np.where(tied, found.policy, -np.inf), axis=0)
    return Best(policy, np.max(found.welfare, axis=0))


def is_tied(found):
    """Say of each candidate whether it is the best, as far as rounding can tell."""
    winner = np.argmax(found.welfare, axis=0)[None]
    welfare, doubt = (np.take_along_axis(part, winner, axis=0) for part in found[1:3])
    return found.welfare >= welfare - (doubt + found.doubt)


def is_clear(found):
    """Say of each state whether all its best candidates are one policy, up to their blur."""
    tied = is_tied(found)
    highest = np.max(np.where(tied, found.policy - found.blur, -np.inf), axis=0)
    lowest = np.min(np.where(tied, found.policy + found.blur, np.inf), axis=0)
    return highest <= lowest


DIGITS = 90
GRID = 33


def best_in_many_digits(benefit, lam, breaks=()):
    """Search as above, for one state, in `DIGITS` digits; return the best policy and welfare.

    ``benefit`` is a function of an mpmath number and of the stretch's number, so that a jump is
    on the right side of its break. Policies are right to 25 of them.
    """
    with mpmath.workdps(DIGITS):
        lam, *edges = map(mpmath.mpf, (lam, 0, *breaks))
        edges.append(2 * max(edges[-1], 1 / lam))
        found = []
        for stretch, (start, end) in enumerate(pairwise(edges)):
            welfare = lambda S, stretch=stretch: benefit(S, stretch) - lam * S**2  # noqa: E731
            found.append(_narrowed(welfare, start, end))
        return Best(*max(found, key=lambda each: (each[1], each[0])))


def _narrowed(welfare, low, high):
    """Look at a grid, evenly and ever closer to its start, and then around the best of it."""
    fine, end = mpmath.mpf(10) ** -28, high
    steps = [mpmath.mpf(i) / GRID for i in range(GRID + 1)]
    grid = sorted({low + (high - low) * x for t in steps for x in (t, t**40)})
    while True:
        values = [welfare(S) for S in grid]
        i = max(range(len(grid)), key=lambda i: (values[i], i))
        low, high = grid[max(i - 1, 0)], grid[min(i + 1, len(grid) - 1)]
        if high - low <= fine * high or high <= fine**3 * end:
            return grid[i], values[i]
        grid = [low + (high - low) * mpmath.mpf(j) / 8 for j in range(9)]
