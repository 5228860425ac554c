"""Benefit curves: what every norm becomes, and all that the solver knows of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike

from .. import domains
from ..domains import Array, Real
from ..records import Record, locked

LARGEST = float(np.finfo(np.float64).max)

#: Slope of the benefit line where no norm flattens it (Part III, ``B = 2S``).
FULL_SLOPE = 2.0


class Piece(NamedTuple):
    """One stretch of a benefit curve, from ``start`` to where the next piece starts.

    With ``x = S - start``, leaders on this stretch enjoy
    ``2 S + level + (slope - 2) x + bend x**2``, where ``bend <= 0``.
    """

    start: Real
    level: Real = 0.0
    slope: Real = FULL_SLOPE
    bend: Real = 0.0

    @property
    def straight(self) -> bool:
        """Whether the stretch is a straight line under every norm."""
        return isinstance(self.bend, float) and self.bend == 0.0

    def reward(self, S: Real) -> Real:
        """Return what the norm adds to the benefit ``2 S`` of a policy on this stretch."""
        steeper = self.slope - FULL_SLOPE
        if self.straight and isinstance(steeper, float) and steeper == 0.0:
            return self.level  # the same for every policy
        x = S - self.start
        return self.level + (steeper if self.straight else steeper + self.bend * x) * x


@dataclass(frozen=True, eq=False)
class BenefitCurve(Record):
    """A benefit curve: quadratic pieces that cover all policies from zero up.

    Where two pieces meet, leaders enjoy the better of the two values, so jumps go up and the
    best policy always exists. A piece whose successor starts at the same policy is a single
    point: it is how an exact target is written.

    Raises
    ------
    ValueError
        If there is no piece, the first does not start at zero, a piece starts before the one
        before it, or a piece is convex (a positive ``bend``).

    Examples
    --------
    >>> BenefitCurve((Piece(0.0), Piece(1.0, level=0.2, slope=1.0))).reward(2.0)
    -0.8
    """

    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        pieces = domains.each("pieces", self.pieces, Piece, "Piece")
        if not pieces:
            raise ValueError("pieces must hold at least one Piece; got none")
        object.__setattr__(self, "pieces", pieces)
        if not all(type(v) is float and isfinite(v) for piece in pieces for v in piece):
            object.__setattr__(self, "pieces", tuple(map(_sound, range(len(pieces)), pieces)))
            named = {
                f"piece {i} {name}": value
                for i, piece in enumerate(self.pieces)
                for name, value in piece._asdict().items()
            }
            domains.broadcast(**named)
        starts = tuple(piece.start for piece in self.pieces)
        if np.count_nonzero(starts[0] != 0.0):
            raise ValueError(f"pieces must begin with one that starts at 0; got {starts[0]}")
        domains.ordered("start", starts, unit="piece")
        bends = [piece.bend for piece in self.pieces if np.count_nonzero(piece.bend > 0.0)]
        if bends:
            raise ValueError(f"bend must be zero or less; got {bends[0]}")

    @property
    def shape(self) -> tuple[int, ...]:
        """The common shape of the pieces' numbers, ``()`` for a single norm."""
        arrays = [v for piece in self.pieces for v in piece if not isinstance(v, float)]
        return np.broadcast_shapes(*map(np.shape, arrays))

    def curve(self) -> Self:
        """Return the curve itself, so that the solver takes a norm or a bare curve."""
        return self

    def stretches(self) -> Iterable[tuple[Piece, Real]]:
        """Yield each piece with the policy at which it ends."""
        ends = [piece.start for piece in self.pieces[1:]] + [np.inf]
        return zip(self.pieces, ends, strict=True)

    def reward(self, S: ArrayLike) -> Real:
        """Return what the norm adds to the benefit ``2 S`` of each policy.

        It is negative where the flattening costs leaders more than the jump brings them.

        Parameters
        ----------
        S : array_like, zero or more
            Policies, in the unit of protection.
        """
        S = domains.non_negative("S", S)
        domains.broadcast(S=S, norm=np.broadcast_to(0.0, self.shape))
        best: Real = -np.inf
        for piece, end in self.stretches():
            here = np.greater_equal(S, piece.start) & np.less_equal(S, end)
            # A policy may lie far beyond a piece, and a piece that begins at infinity gives nan.
            with np.errstate(over="ignore", invalid="ignore"):
                best = np.where(here, np.maximum(best, piece.reward(S)), best)
        return domains.finite("reward", best, of="S")


def _sound(i: int, piece: Piece) -> Piece:
    """Check a piece's numbers; only the start of a piece that begins at infinity matters."""
    numbers: dict[str, Array] = {}
    for name, value in piece._asdict().items():
        place = f"pieces[{i}].{name}"
        domains.unlabelled(place, value)
        numbers[place] = domains.numeric(place, value)
    domains.broadcast(**numbers)
    first = f"pieces[{i}].start"
    begins = np.less(domains.real(first, np.minimum(numbers[first], LARGEST)), LARGEST)
    for place, number in numbers.items():
        domains.real(place, np.where(begins, number, 0.0))
    found: Piece = locked(Piece(*map(_own, numbers.values())))
    return found


def _own(array: Array) -> Real:
    """Return a number as a float, and an array as one that nobody else can write to."""
    return domains.plain(array.copy() if array.flags.writeable else array)
