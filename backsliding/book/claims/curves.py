"""Norms in the language of the audit: each is a benefit curve made of quadratic pieces.

They are written here a second time, in symbols, because a statement is decided for all numbers at
once. The tests hold every one of them against the package's norm of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import sympy as sp
from sympy import Max, Min
from sympy.logic.boolalg import Boolean


class Stretch(NamedTuple):
    """One piece of a curve: from ``start`` on benefits are ``2S + level + (slope-2)x + bend x²``.

    ``x`` is the distance from ``start``. It is what `backsliding.Piece` is, in symbols.
    """

    start: sp.Expr
    level: sp.Expr = sp.S.Zero
    slope: sp.Expr = sp.Integer(2)
    bend: sp.Expr = sp.S.Zero

    def reward(self, S: sp.Expr) -> sp.Expr:
        """Return what the norm adds to the benefit ``2S`` of a policy on this piece."""
        x = S - self.start
        return self.level + (self.slope - 2) * x + self.bend * x**2


class Curve(sp.Basic):
    """A norm, by its parameters."""

    def __new__(cls, *args):
        """Take the parameters as SymPy reads them."""
        return super().__new__(cls, *map(sp.sympify, args))

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the pieces from zero up."""
        raise NotImplementedError

    def domain(self) -> Iterator[Boolean]:
        """Yield what the parameters must fulfil to be those of such a norm."""
        k, D, m, *_ = self.args
        yield from (k >= 0, D >= 0, m >= 0, m <= 2)

    def candidates(self, s: sp.Expr) -> tuple[sp.Expr, ...]:
        """Return the policies one of which is best for state ``s``: one on each piece.

        Row L1 of the audit proves that these are enough, whatever the curve.
        """
        pieces, found = self.stretches(), []
        for piece, successor in zip(pieces, (*pieces[1:], None), strict=True):
            free = s * (piece.slope - 2 * piece.bend * piece.start) / (2 * (1 - piece.bend * s))
            within = Max(free, piece.start)
            found.append(within if successor is None else Min(within, successor.start))
        return tuple(dict.fromkeys(found))

    def benefit(self, S: sp.Expr) -> sp.Expr:
        """Return what leaders enjoy from a policy; at a jump, what they enjoy above it."""
        first, *later = self.stretches()
        reward = first.reward(S)
        for piece in later:
            reward = sp.Piecewise((piece.reward(S), piece.start <= S), (reward, True))
        return 2 * S + reward

    def by_ramp(self) -> dict[sp.Symbol, sp.Expr]:
        """Return a substitution that removes divisions; most curves need none."""
        return {}

    def settled(self, s: sp.Expr) -> sp.Expr | None:
        """Return where a state ends in closed form, where a row of the audit proves one."""
        return None


class Nothing(Curve):
    """No norm."""

    def stretches(self) -> tuple[Stretch, ...]:
        return (Stretch(sp.S.Zero),)

    def domain(self) -> Iterator[Boolean]:
        return iter(())


class Threshold(Curve):
    """One standard at ``k``, with a jump ``D`` and the slope ``m`` beyond it: Part III."""

    def stretches(self) -> tuple[Stretch, ...]:
        k, D, m = self.args
        return (Stretch(sp.S.Zero), Stretch(k, D, m))

    def settled(self, s: sp.Expr) -> sp.Expr:
        """Return the closed form of row L2."""
        k, D, m = self.args
        above, lifted = (Max(m * s / 2, k), s >= k), (k, (k - s) ** 2 <= D * s)
        return sp.Piecewise(above, lifted, (s, True))


def transmitted(tau: sp.Expr, k: sp.Expr, D: sp.Expr, m: sp.Expr) -> Threshold:
    """Return a norm of which the share ``tau`` arrives."""
    return Threshold(k, tau * D, 2 - tau * (2 - m))


class Rungs(Curve):
    """Several standards, each ``(k, D, m)``; ``k`` strictly rises."""

    def stretches(self) -> tuple[Stretch, ...]:
        found = [Stretch(sp.S.Zero)]
        for k, D, m in self.args:
            found.append(Stretch(k, found[-1].reward(k) + D, m))
        return tuple(found)

    def domain(self) -> Iterator[Boolean]:
        for k, D, m in self.args:
            yield from (k >= 0, D >= 0, m >= 0, m <= 2)
        for lower, upper in zip(self.args, self.args[1:], strict=False):
            yield lower[0] < upper[0]


class Target(Curve):
    """A reward ``D`` for the policy ``k`` itself and for no other: Part IV.B.1."""

    def stretches(self) -> tuple[Stretch, ...]:
        k, D = self.args
        return (Stretch(sp.S.Zero), Stretch(k, D), Stretch(k))

    def domain(self) -> Iterator[Boolean]:
        k, D = self.args
        yield from (k >= 0, D >= 0)

    def candidates(self, s: sp.Expr) -> tuple[sp.Expr, ...]:
        return (s, self.args[0])

    def benefit(self, S: sp.Expr) -> sp.Expr:
        k, D = self.args
        return 2 * S + sp.Piecewise((D, sp.Eq(S, k)), (0, True))


class Window(Curve):
    """A standard whose flattening ends ``window`` above it."""

    def stretches(self) -> tuple[Stretch, ...]:
        k, D, m, window = self.args
        flattened = Stretch(k, D, m)
        return (Stretch(sp.S.Zero), flattened, Stretch(k + window, flattened.reward(k + window)))

    def domain(self) -> Iterator[Boolean]:
        yield from super().domain()
        yield self.args[3] >= 0


class Vague(Curve):
    """A threshold that lies evenly between ``k - width`` and ``k + width``; all is averaged."""

    def stretches(self) -> tuple[Stretch, ...]:
        k, D, m, width = self.args
        low, rise, bend = k - width, D / (2 * width), -(2 - m) / (4 * width)
        whole = Stretch(low, sp.S.Zero, 2 + rise, bend)
        entry = Max(low, 0)
        ramp = Stretch(entry, whole.reward(entry), whole.slope + 2 * bend * (entry - low), bend)
        beyond = Stretch(k + width, D - (2 - m) * width, m)
        return (Stretch(sp.S.Zero), ramp, beyond)

    def domain(self) -> Iterator[Boolean]:
        yield from super().domain()
        yield self.args[3] > 0

    def by_ramp(self) -> dict[sp.Symbol, sp.Expr]:
        """Return jump and slope in terms of the ramp's steepness and bend, without divisions."""
        _, D, m, width = self.args
        steep, bend = sp.symbols("steepness bend", nonnegative=True)
        letters = {D: 2 * width * steep, m: 2 - 4 * width * bend}
        return {letter: e for letter, e in letters.items() if letter.is_Symbol}


class OneSided(Vague):
    """The reward is spread as in `Vague`; flattening grows from ``k`` to ``k + width`` only."""

    def stretches(self) -> tuple[Stretch, ...]:
        k, D, m, width = self.args
        low, rise, bend = k - width, D / (2 * width), -(2 - m) / (2 * width)
        entry = Max(low, 0)
        return (
            Stretch(sp.S.Zero),
            Stretch(entry, rise * (entry - low), 2 + rise),
            Stretch(k, D / 2, 2 + rise, bend),
            Stretch(k + width, D - (2 - m) * width / 2, m),
        )


class Kinked(Curve):
    """Benefits of any straight pieces, ``(start, level, slope)`` each, that may jump upward."""

    def stretches(self) -> tuple[Stretch, ...]:
        return tuple(Stretch(*piece) for piece in self.args)

    def domain(self) -> Iterator[Boolean]:
        for lower, upper in zip(self.args, self.args[1:], strict=False):
            yield lower[0] <= upper[0]
            yield Stretch(*lower).reward(upper[0]) <= upper[1]
