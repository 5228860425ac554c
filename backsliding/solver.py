"""The search behind `backsliding.best_response`: one candidate a piece, block by block.

A state with autonomous policy ``s = 1/lam`` that adopts ``S`` leaves its leaders with

    welfare = s + reward(S) - lam (S - s)**2,

where ``reward`` is what the norm adds to the benefit ``2 S``. On a quadratic piece of the
benefit curve the best policy is the first-order condition clipped to the piece, so the best
response is the best of one candidate a piece. The search is exact: no grid, no iteration.
Written in this form, the gain from a norm never appears as a small difference of two large
welfares.

States are taken a block at a time and every step writes into arrays that are used again, so
that the work stays in the processor's cache and little new memory is asked of the system: that,
and not the arithmetic, is what a million states cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .domains import Real
from .norms import FULL_SLOPE, BenefitCurve

#: Two welfares closer than this share of the terms compared are a tie: the same decision
#: would be reversed by rounding the inputs.
TIE = 8 * np.finfo(np.float64).eps

#: States solved at a time: few enough for the seven arrays in use to stay in cache (3.5 MB),
#: and enough to make little of what each call of NumPy costs before it starts.
BLOCK = 1 << 16


class Stretch(NamedTuple):
    """A piece of a benefit curve as in `backsliding.norms.Piece`, with where it ends."""

    start: Real
    level: Real
    slope: Real
    bend: Real
    end: Real


class States(NamedTuple):
    """Some states: their costs, their own policies, and what is known of them so far."""

    lam: NDArray
    autonomous: NDArray
    policy: NDArray
    gain: NDArray


def search(lam: Real, extremes: tuple[float, float], curve: BenefitCurve) -> States:
    """Return every state's best policy on a curve, and what it gains by it.

    ``lam`` and the curve's parameters broadcast; what is returned has their shape. The
    extremes are the least and the greatest cost, which whoever checked the costs knows.
    """
    stretches = [Stretch(*piece, end) for piece, end in curve.stretches()]
    shape = _common_shape(lam, stretches)
    # One allocation: the C library keeps and reuses it, where it may return three to the system.
    answers = np.empty((3, *shape))
    states = States(np.broadcast_to(lam, shape), *(answers[i, ...] for i in range(3)))
    near = _widest_tie(extremes, stretches) if states.lam.size else 0.0
    scratch = np.empty((3, min(BLOCK, states.policy.size)))
    with np.errstate(over="ignore", invalid="ignore"):  # a hopeless candidate may overflow
        for block, cut in _blocks(states, stretches):
            _search_block(block, cut, scratch[:, : block.lam.size], near)
    return States(*(part[()] for part in states))


def _search_block(states: States, stretches: list[Stretch], scratch: NDArray, near: float) -> None:
    """Fill in one block of states.

    The pieces come in rising order, so that letting a later one win a tie sends it to the
    higher policy.
    """
    first, *later = stretches
    S, value, work = scratch
    np.divide(1.0, states.lam, out=states.autonomous)
    _candidate(first, states, out=states.policy)
    if _leads_on(first, later):
        # Zero up to the end. A state beyond it moves on whatever it would gain here, as long as
        # that is not overstated: lam (s - S)**2 = (1 - S/s) (s - S) is no more than s - S.
        np.subtract(states.policy, states.autonomous, out=states.gain)
    else:
        _gain(first, states, states.policy, out=states.gain, work=work)
    for i, stretch in enumerate(later, start=1):
        _candidate(stretch, states, out=S)
        _gain(stretch, states, S, out=value, work=work)
        better = _at_least_as_good(stretches[: i + 1], states, S, value, near, work)
        # Stretches rise, so a policy that is taken up is the higher one. Choosing by a maximum
        # spares the processor a guess for every state, and is three times as fast as np.where.
        np.multiply(S, better, out=S)
        np.fmax(states.policy, S, out=states.policy)
        np.fmax(states.gain, value, out=states.gain)  # a hopeless candidate may be no number


def _leads_on(first: Stretch, later: list[Stretch]) -> bool:
    """Say whether a curve starts as if there were no norm, with no fall where that ends.

    A state whose own policy lies beyond the end then does as well further on, at the least.
    """
    unchanged = all(map(_is, (0.0, 0.0, FULL_SLOPE, 0.0), first))
    return unchanged and len(later) > 0 and bool(np.min(later[0].level) >= 0.0)


def _candidate(stretch: Stretch, states: States, out: NDArray) -> None:
    """Find the best policy on one stretch: the first-order condition, clipped to it."""
    start, _, slope, bend, end = stretch
    if not _is(0.0, bend):
        np.subtract(states.lam, bend, out=out)
        S = np.divide(0.5 * slope - bend * start, out, out=out)
    elif not _is(FULL_SLOPE, slope):
        S = np.multiply(states.autonomous, 0.5 * slope, out=out)
    else:
        S = states.autonomous
    S.clip(start, end, out=out)


def _gain(stretch: Stretch, states: States, S: NDArray, out: NDArray, work: NDArray) -> None:
    """Find what a policy on the stretch brings the leaders over having no norm."""
    start, level, slope, bend, _ = stretch
    np.subtract(S, states.autonomous, out=work)
    np.multiply(states.lam, work, out=out)
    np.multiply(out, work, out=out)
    if _is(0.0, bend) and _is(FULL_SLOPE, slope):
        np.subtract(level, out, out=out)
        return
    x = np.subtract(S, start, out=work)
    if _is(0.0, bend):
        np.multiply(x, slope - FULL_SLOPE, out=work)
    else:
        np.multiply(x, (slope - FULL_SLOPE) + bend * x, out=work)
    np.add(work, level, out=work)
    np.subtract(work, out, out=out)


def _at_least_as_good(
    stretches: list[Stretch],
    states: States,
    S: NDArray,
    value: NDArray,
    near: float,
    work: NDArray,
) -> NDArray:
    """Say where ``value`` at ``S``, on the last stretch, is no worse than the best so far.

    States that rounding might decide are looked at again, by themselves.
    """
    shortfall = np.subtract(states.gain, value, out=work)
    better = shortfall < -near
    within = shortfall <= near
    if np.count_nonzero(within) > np.count_nonzero(better):
        (close,) = np.nonzero(within & ~better)
        some = States(*(part[close] for part in states))
        rows = [Stretch(*(_entries(each, close) for each in row)) for row in stretches]
        better[close] = _is_tied_or_better(rows, some, S[close], shortfall[close])
    return better


def _is_tied_or_better(
    stretches: list[Stretch], states: States, S: NDArray, shortfall: NDArray
) -> NDArray:
    """Compare two policies by what lies between them, and not by two gains.

    Two policies far below the state's own both cost its leaders nearly all of their welfare, and
    what rounding does to that would drown the difference. It is the same for both, and drops out.
    """
    lam, s, P, _ = states
    there, here = _reward(stretches[:-1], P), _reward(stretches[-1:], S)
    apart = lam * (S - P)
    advantage = (here - there) - apart * ((S - s) + (P - s))
    doubt = TIE * (np.abs(here) + np.abs(there) + np.abs(apart) * (S + P + 2.0 * s))
    known = np.isfinite(advantage) & np.isfinite(doubt)
    return np.where(known, advantage >= -doubt, shortfall <= 0.0)


def _reward(stretches: list[Stretch], S: NDArray) -> NDArray:
    """Return what the norm adds to the benefit of policies that lie on some of the stretches."""
    best = np.full_like(S, -np.inf)
    for start, level, slope, bend, end in stretches:
        x = S - start
        reward = level + ((slope - FULL_SLOPE) + bend * x) * x
        best = np.where((start <= S) & (end >= S), np.fmax(best, reward), best)
    return best


def _entries(value: Real, chosen: NDArray) -> Real:
    return value if isinstance(value, float) else value[chosen]


def rounding(lam: Real, s: Real, S: Real, value: Real) -> Real:
    """Return how far rounding the inputs may have moved the gain from a policy."""
    away = S - s
    loss = lam * away
    return TIE * (np.abs(value + loss * away) + np.abs(loss) * (S + s))


def direction(policy: NDArray, autonomous: Real) -> NDArray[np.float64]:
    """Return 1 for states that are lifted, -1 for lowered ones, 0 for those that stay.

    A cost worked out from a policy gives that policy back but for its last digit, and a state that
    stands at the norm is not moved by that.
    """
    change = policy - autonomous
    return np.where(np.abs(change) <= TIE * autonomous, 0.0, np.sign(change))


def _widest_tie(extremes: tuple[float, float], stretches: list[Stretch]) -> float:
    """Return a number that `rounding` never exceeds, twice over, for any of the states."""
    with np.errstate(over="ignore", invalid="ignore"):
        s_high, s_low = 1.0 / np.asarray(extremes)
        largest = (max(np.max(np.abs(row[i])) for row in stretches) for i in range(4))
        starts, levels, slopes, bends = largest
        S_high = max(starts, s_high * max(slopes, FULL_SLOPE))
        reward = levels + (slopes + FULL_SLOPE + bends * S_high) * S_high
        bound = 2 * TIE * (reward + 4 * max(s_high, S_high * (S_high / s_low)))
    return float(np.nan_to_num(bound, nan=np.inf, posinf=np.inf))


def _is(number: float, value: Real) -> bool:
    """Say whether a coefficient is this number for all states, so that work can be skipped."""
    return isinstance(value, float) and value == number


def _common_shape(lam: Real, stretches: list[Stretch]) -> tuple[int, ...]:
    """Return the shape that states and the norm's parameters broadcast to."""
    shapes = [np.shape(value) for row in stretches for value in row]
    try:
        return np.broadcast_shapes(np.shape(lam), *shapes)
    except ValueError:
        across = np.broadcast_shapes(*shapes)
        message = f"lam and the norm's parameters must broadcast; got {np.shape(lam)} and {across}"
        raise ValueError(message) from None


def _blocks(states: States, stretches: list[Stretch]) -> Iterator[tuple[States, list[Stretch]]]:
    """Yield the states a block at a time, with each stretch's values cut to the block.

    Scalars stay scalars: a norm shared by all states costs no memory.
    """

    def flat(value):
        return value if isinstance(value, float) else np.broadcast_to(value, shape).reshape(-1)

    def cut(value, block):
        return value if isinstance(value, float) else value[block]

    shape = states.policy.shape
    states = States(*(part.reshape(-1) for part in states))
    rows = [Stretch(*map(flat, row)) for row in stretches]
    for first in range(0, states.policy.size, BLOCK):
        block = slice(first, first + BLOCK)
        parts = States(*(part[block] for part in states))
        yield parts, [Stretch(*(cut(value, block) for value in row)) for row in rows]
