"""Best responses in exact fractions, for the cases that decide a verdict.

Nothing here comes from the solver or from the derivations: a benefit curve is a list of
straight pieces, the best policy on each is worked out, and payoffs are compared as fractions.
Decimals are read as they are written: 0.2 is one fifth.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

Number = int | float | Fraction
#: Where a piece starts, the jump in benefits there, the slope from there on.
Piece = tuple[Number, Number, Number]

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


def on_target(s: Number, k: Number, D: Number) -> Fraction:
    """Return where a state ends when the jump is had only at ``k`` itself."""
    s, k, D = map(fraction, (s, k, D))
    return k if (s - k) ** 2 / s <= D else s


def best(lam: Number, pieces: tuple[Piece, ...]) -> Fraction:
    """Return the best policy on a curve of straight pieces, at cost ``lam S**2``."""
    lam = fraction(lam)
    ends = [fraction(start) for start, _, _ in pieces[1:]] + [None]
    candidates = []
    for (start, _, slope), end in zip(pieces, ends, strict=True):
        S = max(fraction(slope) / (2 * lam), fraction(start))
        candidates.append(S if end is None else min(S, end))
    return max(candidates, key=lambda S: (payoff(S, lam, pieces), S))


def payoff(S: Number, lam: Number, pieces: tuple[Piece, ...]) -> Fraction:
    """Return benefit less cost of a policy; at a jump, the benefit above it."""
    S = fraction(S)
    total = -fraction(lam) * S**2
    stops = [fraction(start) for start, _, _ in pieces] + [S]
    for (start, jump, slope), (_, end) in zip(pieces, pairwise(stops), strict=True):
        start = fraction(start)
        if start <= S:
            stop = S if end < start or end > S else end
            total += fraction(jump) + fraction(slope) * (stop - start)
    return total


def with_norm(pieces: tuple[Piece, ...], k: Number, D: Number, cut: Number) -> tuple[Piece, ...]:
    """Return a curve with a jump of ``D`` at ``k`` and every slope beyond lowered by ``cut``."""
    k, cut = fraction(k), fraction(cut)
    before = tuple(p for p in pieces if fraction(p[0]) < k)
    after = tuple((p[0], p[1], fraction(p[2]) - cut) for p in pieces if fraction(p[0]) > k)
    return (*before, (k, D, fraction(before[-1][2]) - cut), *after)


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
