"""Other benefit curves than the article's, in exact arithmetic.

The article says its results survive for any continuous, monotone curves that cross once, the
benefits from above. Here benefits are any continuous curve made of straight lines and costs
are ``S**2``. Everything is a fraction, so that a counterexample is a proof and not a rounding.

Source: Part III, the paragraph after the cost function; the counterexamples are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from numbers import Rational
from typing import Any, NamedTuple

from . import domains

__all__ = ["Benefits"]

#: A number that can be made into a fraction.
Number = Rational | float | Decimal | str
Numbers = Sequence[Number]


class Line(NamedTuple):
    """One straight stretch of a benefit curve; ``end`` is None where it has none."""

    start: Fraction
    level: Fraction
    slope: Fraction
    end: Fraction | None

    def at(self, S: Fraction) -> Fraction:
        """Return the benefit of a policy on the stretch."""
        return self.level + self.slope * (S - self.start)

    def holds(self, S: Fraction) -> bool:
        """Say whether a policy lies on the stretch."""
        return self.start <= S and (self.end is None or self.end >= S)


@dataclass(frozen=True)
class Benefits:
    """Benefits made of straight lines that rise: ``slopes[i]`` rules up to ``kinks[i]``.

    Parameters
    ----------
    slopes : iterable of numbers, zero or more
        One more than there are kinks.
    kinks : iterable of numbers, positive and rising
    start : number, optional
        Benefit of no protection at all.

    Raises
    ------
    ValueError
        If there is not one slope more than kinks, a slope is negative, or the kinks do not
        rise from above zero.

    Examples
    --------
    >>> article = Benefits([2])
    >>> article.best_policies()
    (Fraction(1, 1),)
    >>> [str(S) for S in Benefits([4, "1/2"], [1]).best_policies()]
    ['1']

    Source: ours, for the generality claim of Part III.
    """

    slopes: tuple[Fraction, ...]
    kinks: tuple[Fraction, ...] = ()
    start: Fraction = Fraction(0)

    def __init__(self, slopes: Numbers, kinks: Numbers = (), start: Number = 0) -> None:
        slopes, kinks = _fractions("slopes", slopes), _fractions("kinks", kinks)
        start = _fraction("start", start)
        if len(slopes) != len(kinks) + 1:
            raise ValueError(
                f"slopes must be one more than kinks; got {len(slopes)}, {len(kinks)}"
            )
        if min(slopes) < 0:
            raise ValueError(f"slopes must be zero or more; got {min(slopes)}")
        if any(upper <= lower for lower, upper in pairwise((Fraction(0), *kinks))):
            raise ValueError(f"kinks must rise from above zero; got {[str(k) for k in kinks]}")
        for name, value in {"slopes": slopes, "kinks": kinks, "start": start}.items():
            object.__setattr__(self, name, value)

    def lines(self) -> Iterator[Line]:
        """Yield the stretches, from zero up."""
        level, starts = self.start, (Fraction(0), *self.kinks)
        for start, slope, end in zip(starts, self.slopes, (*self.kinks, None), strict=True):
            yield Line(start, level, slope, end)
            level += slope * ((end or start) - start)

    def __call__(self, S: Number) -> Fraction:
        """Return the benefit of a policy."""
        S = _amount("S", S)
        return next(line for line in self.lines() if line.holds(S)).at(S)

    def best_policies(
        self, k: Number | None = None, D: Number = 0, flattened: Number = 0
    ) -> tuple[Fraction, ...]:
        """Return every policy that maximises benefits less ``S**2``, from low to high.

        Parameters
        ----------
        k : number, zero or more, optional
            Level of a norm; none by default.
        D : number, zero or more, optional
            Jump in benefits at ``k``.
        flattened : number, zero or more, optional
            What the norm takes off the slope of benefits beyond ``k``, and no more than the
            slope itself: it may make benefits level and never makes them fall.
        """
        k = None if k is None else _amount("k", k)
        values: dict[Fraction, Fraction] = {}
        for line in self._under(k, _amount("D", D), _amount("flattened", flattened)):
            S = max(line.slope / 2, line.start)
            S = S if line.end is None else min(S, line.end)
            values[S] = line.at(S) - S**2  # where two stretches meet the upper one has the jump
        best = max(values.values())
        return tuple(sorted(S for S, value in values.items() if value == best))

    def _under(self, k: Fraction | None, D: Fraction, flattened: Fraction) -> Iterator[Line]:
        """Yield the stretches under a norm: cut at ``k``, and changed from there on."""
        lost = Fraction(0)
        for line in self.lines():
            if k is None or (line.end is not None and line.end < k):
                yield line
                continue
            if line.start < k:
                yield line._replace(end=k)
            first, taken = max(line.start, k), min(line.slope, flattened)
            yield Line(first, line.at(first) + D - lost, line.slope - taken, line.end)
            lost += taken * ((line.end or first) - first)

    def crosses_costs_once(self) -> bool:
        """Say whether benefits exceed ``S**2`` up to one policy and fall short beyond it."""
        gaps = [self(S) - S**2 for S in self._landmarks()]
        signs = [gap > 0 for gap in gaps if gap != 0]
        return signs[:1] == [True] and signs == sorted(signs, reverse=True)

    def _landmarks(self) -> list[Fraction]:
        """Return the policies between which welfare only rises or only falls.

        Beyond the last of them it falls for good.
        """
        tops = {line.slope / 2 for line in self.lines() if line.holds(line.slope / 2)}
        return sorted({Fraction(0), *self.kinks, *tops})


def _fraction(name: str, value: Any) -> Fraction:
    """Return an exact number: from an integer, a float, a fraction, or one written as text."""
    try:
        if isinstance(value, domains.NOT_NUMBERS) and not isinstance(value, str):
            raise TypeError
        return Fraction(value)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as error:
        kind = TypeError if isinstance(error, TypeError) else ValueError
        raise kind(f"{name} must be a rational number; got {domains.quoted(value)}") from None


def _fractions(name: str, values: Numbers) -> tuple[Fraction, ...]:
    if isinstance(values, str | bytes | bytearray | Mapping) or not hasattr(values, "__getitem__"):
        raise TypeError(
            f"{name} must be a sequence of rational numbers; got {domains.quoted(values)}"
        )
    values = domains.unmasked(name, values)
    return tuple(_fraction(f"{name}[{i}]", value) for i, value in enumerate(values))


def _amount(name: str, value: Number) -> Fraction:
    amount = _fraction(name, value)
    if amount < 0:
        raise ValueError(f"{name} must be zero or more; got {domains.quoted(value)}")
    return amount
