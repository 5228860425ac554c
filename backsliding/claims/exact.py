"""Best responses in exact fractions, for the cases that decide a verdict.

Nothing here comes from the solver or from the derivations: a benefit curve is a list of
pieces, the best policy on each is worked out, and payoffs are compared as fractions.
Decimals are read as they are written: 0.2 is one fifth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

Number = int | float | Fraction
#: Where a piece starts, the jump in benefits there, the slope from there on, and how it bends:
#: ``x`` beyond the start, benefits have grown by ``slope x + bend x**2``.
Piece = tuple[Number, ...]

#: Part III: benefits are twice the policy.
LINE: tuple[Piece, ...] = ((0, 0, 2),)


def fraction(number: Number) -> Fraction:
    """Return a number as the fraction that its decimals spell."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


def outcome(s: Number, *rungs: Piece) -> Fraction:
    """Return where a state that would choose ``s`` alone ends under rungs ``(k, D, m)``.

    Of policies that are equally good, the highest is returned.

    Examples
    --------
    >>> str(outcome(3, (1, 0.2, 1))), str(outcome(0.7, (1, 0.2, 1)))
    ('3/2', '1')
    """
    return best(1 / fraction(s), LINE + rungs)


def gain(s: Number, *rungs: Piece) -> Fraction:
    """Return the leaders' welfare under rungs ``(k, D, m)`` minus their welfare alone."""
    s = fraction(s)
    return payoff(outcome(s, *rungs), 1 / s, LINE + rungs) - s


def net(states: Iterable[Number], level: Number, D: Number = 0.2, m: Number = 1) -> Fraction:
    """Return what a norm adds to the sum of policies, less what it takes away."""
    return sum(outcome(s, (level, D, m)) - fraction(s) for s in states)


def pull(states: Iterable[Number], level: Number, D: Number = 0.2) -> Fraction:
    """Return what a norm adds to the policies of the states that it lifts."""
    return sum(max(outcome(s, (level, D, 1)) - fraction(s), 0) for s in states)


def on_target(s: Number, k: Number, D: Number) -> Fraction:
    """Return where a state ends when the jump is had only at ``k`` itself."""
    s, k, D = map(fraction, (s, k, D))
    return k if (s - k) ** 2 / s <= D else s


def best(lam: Number, pieces: tuple[Piece, ...]) -> Fraction:
    """Return the best policy on a benefit curve, at cost ``lam S**2``."""
    lam, stretches = fraction(lam), list(_stretches(pieces))
    candidates = []
    for start, _, slope, bend, end in stretches:
        S = max((slope - 2 * bend * start) / (2 * (lam - bend)), start)
        candidates.append(S if end is None else min(S, end))
    return max(candidates, key=lambda S: (payoff(S, lam, pieces), S))


def payoff(S: Number, lam: Number, pieces: tuple[Piece, ...]) -> Fraction:
    """Return benefit less cost of a policy; at a jump, the benefit above it."""
    S = fraction(S)
    total = -fraction(lam) * S**2
    for start, jump, slope, bend, end in _stretches(pieces):
        if start <= S:
            x = (S if end is None else min(S, end)) - start
            total += jump + slope * x + bend * x**2
    return total


def vague(k: Number, D: Number, m: Number, width: Number) -> tuple[Piece, ...]:
    """Return the curve of a norm whose threshold lies evenly in ``k - width .. k + width``."""
    k, D, m, width = map(fraction, (k, D, m, width))
    rise, bend = D / (2 * width), -(2 - m) / (4 * width)
    entry = max(k - width, fraction(0))
    slope = 2 + rise + 2 * bend * (entry - (k - width))
    ramp = ((entry, 0, slope, bend), (k + width, 0, m))
    return ramp if entry == 0 else LINE + ramp


def one_sided(k: Number, D: Number, m: Number, width: Number) -> tuple[Piece, ...]:
    """Return the curve of a norm whose jump is spread as in `vague` but that flattens beyond k.

    Nothing is flattened up to ``k``; from there the flattening grows evenly over ``width``.
    """
    k, D, m, width = map(fraction, (k, D, m, width))
    slope = 2 + D / (2 * width)
    rest = ((k, 0, slope, -(2 - m) / (2 * width)), (k + width, 0, m))
    return ((0, 0, slope), *rest) if width >= k else (*LINE, (k - width, 0, slope), *rest)


def under_vague(s: Number, k=1, D=0.2, m=1, width=0.1) -> Fraction:
    """Return where a state ends if jump and flattening are averaged over even thresholds."""
    return best(1 / fraction(s), vague(k, D, m, width))


def under_one_sided(s: Number, k=1, D=0.2, m=1, width=0.1) -> Fraction:
    """Return where a state ends if the jump is spread evenly and flattening begins at k."""
    return best(1 / fraction(s), one_sided(k, D, m, width))


def _stretches(pieces: tuple[Piece, ...]) -> Iterator[tuple]:
    ends = [fraction(piece[0]) for piece in pieces[1:]] + [None]
    for (start, jump, slope, *bend), end in zip(pieces, ends, strict=True):
        yield (*map(fraction, (start, jump, slope, *(bend or [0]))), end)


def with_norm(pieces: tuple[Piece, ...], k: Number, D: Number, cut: Number) -> tuple[Piece, ...]:
    """Return a curve of straight pieces with a jump at ``k`` and every slope beyond cut."""
    k, cut = fraction(k), fraction(cut)
    before = tuple(piece for piece in pieces if fraction(piece[0]) < k)
    *_, at_norm = (slope for start, _, slope in pieces if fraction(start) <= k)
    after = tuple((start, jump, slope) for start, jump, slope in pieces if fraction(start) > k)
    cut_after = tuple((start, jump, fraction(slope) - cut) for start, jump, slope in after)
    return (*before, (k, D, fraction(at_norm) - cut), *cut_after)


def crosses_once(lam: Number, pieces: tuple[Piece, ...]) -> bool:
    """Say whether benefits cross the cost ``lam S**2`` exactly once, from above.

    Welfare is concave on each straight piece, so it is positive on one whose ends are.
    """
    first, *later = pieces
    rising = all(fraction(slope) >= 0 and fraction(jump) >= 0 for _, jump, slope in pieces)
    return (
        rising
        and fraction(first[2]) > 0
        and all(payoff(start, lam, pieces) > 0 for start, _, _ in later)
    )
