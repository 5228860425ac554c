"""International norms, and the benefit curve that each of them gives a state's leaders.

Without a norm, protection ``S`` brings leaders the benefit ``2 S``. Every norm of the article
(a floor, a ladder of protocols, an exact target, a vague standard, one that is only partly
transmitted) turns that line into a curve made of quadratic pieces with upward jumps. A norm
here is a small frozen record of what the article would tell you about it; `Norm.curve` is the
one thing the solver needs to know.

Parameters may be floats, or arrays when many norms are to be compared at once; the arrays
then broadcast with each other and with the states.

Source: Part III.A and III.B (one threshold), Part IV.A (transmission), IV.B.1 (exact target),
IV.B.3 (several standards), IV.B.4 (vagueness). ``WindowedNorm`` is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike

from . import domains
from .domains import Real

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

    def reward(self, S: Real) -> Real:
        """Return what the norm adds to the benefit ``2 S`` of a policy on this stretch."""
        x = S - self.start
        return self.level + ((self.slope - FULL_SLOPE) + self.bend * x) * x


@dataclass(frozen=True)
class BenefitCurve:
    """A benefit curve: quadratic pieces that cover all policies from zero up.

    Where two pieces meet, leaders enjoy the better of the two values, so jumps go up and the
    best policy always exists. A piece whose successor starts at the same policy is a single
    point: it is how an exact target is written.

    Examples
    --------
    >>> BenefitCurve((Piece(0.0), Piece(1.0, level=0.2, slope=1.0))).reward(2.0)
    -0.8
    """

    pieces: tuple[Piece, ...]

    def curve(self) -> Self:
        """Return the curve itself, so that the solver takes a norm or a bare curve."""
        return self

    def stretches(self) -> Iterable[tuple[Piece, Real]]:
        """Yield each piece with the policy at which it ends."""
        ends = [piece.start for piece in self.pieces[1:]] + [np.inf]
        return zip(self.pieces, ends, strict=True)

    def reward(self, S: ArrayLike) -> Real:
        """Return what the norm adds to the benefit ``2 S`` of each policy.

        Parameters
        ----------
        S : array_like, zero or more
            Policies, in the unit of protection.

        Returns
        -------
        float or ndarray, the shape of ``S``
            Negative where the flattening costs leaders more than the jump brings them.
        """
        S = domains.non_negative("S", S)
        best = -np.inf
        for piece, end in self.stretches():
            here = np.greater_equal(S, piece.start) & np.less_equal(S, end)
            best = np.where(here, np.maximum(best, piece.reward(S)), best)
        return domains.plain(best)


class _Standard:
    """What all norms share: comparison by value, and partial transmission."""

    def transmitted(self, tau: ArrayLike) -> Self:
        """Return the norm as it arrives when only a share of it reaches domestic politics.

        Transmission scales the jump ``D`` and the flattening ``2 - m`` together: that is how
        this book formalises the article's "receptiveness".

        Parameters
        ----------
        tau : array_like, between 0 and 1
            Share transmitted; 0 leaves no norm at all, 1 leaves the norm as it is.

        Raises
        ------
        ValueError
            If a share lies outside [0, 1].

        Examples
        --------
        >>> Norm(k=1.0, D=0.2).transmitted(0.5)
        Norm(k=1.0, D=0.1, m=1.5)

        Source: Part IV.A; IV.B.2 (hard and soft law).
        """
        tau = domains.share(tau)
        scaled = {"D": tau * self.D}
        if hasattr(self, "m"):
            scaled["m"] = FULL_SLOPE * (1.0 - tau) + tau * self.m
        return replace(self, **scaled)

    def _validate(self, **rules) -> None:
        """Check each field by its rule, store it as float64, and check that shapes agree."""
        for name, rule in rules.items():
            object.__setattr__(self, name, rule(getattr(self, name)))
        domains.broadcast(**{name: getattr(self, name) for name in rules})

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        pairs = ((getattr(self, f.name), getattr(other, f.name)) for f in fields(self))
        return all(np.array_equal(mine, theirs) for mine, theirs in pairs)

    def __hash__(self) -> int:
        return hash(
            (type(self), *(np.asarray(getattr(self, f.name)).tobytes() for f in fields(self)))
        )


def _level(name: str):
    return lambda value: domains.non_negative(name, value)


@dataclass(frozen=True, eq=False)
class Norm(_Standard):
    """One standard: a jump in benefits for those who meet it, a flatter curve beyond it.

    Parameters
    ----------
    k : array_like, zero or more
        Level of the norm, in the unit of protection.
    D : array_like, zero or more
        Jump in leaders' benefits at ``S = k``.
    m : array_like, between 0 and 2, optional
        Slope of benefits beyond ``k``: 2 is no flattening (Figure 3), 1 the article's
        flattening (Figure 4, and the default), 0 a flat curve (footnote 122).

    Raises
    ------
    ValueError
        If a value is negative, infinite, not a number, or (for ``m``) above 2.

    Examples
    --------
    >>> Norm(k=1.0, D=0.2)
    Norm(k=1.0, D=0.2, m=1.0)
    >>> float(Norm(k=1.0, D=0.2).curve().reward(1.5))
    -0.3

    Source: Part III.A (the jump), Part III.B (the flattening).
    """

    k: Real
    D: Real
    m: Real = 1.0

    def __post_init__(self) -> None:
        self._validate(k=_level("k"), D=_level("D"), m=domains.slope)

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm."""
        return BenefitCurve((Piece(0.0), Piece(self.k, self.D, self.m)))


@dataclass(frozen=True, eq=False)
class ExactTarget(_Standard):
    """A norm that is floor and ceiling at once: the jump is had only at ``S = k``.

    Parameters
    ----------
    k, D : array_like, zero or more
        Level of the target and the jump in benefits for hitting it.

    Raises
    ------
    ValueError
        If a value is negative, infinite or not a number.

    Examples
    --------
    >>> curve = ExactTarget(k=1.0, D=0.2).curve()
    >>> [float(curve.reward(S)) for S in (0.9, 1.0, 1.1)]
    [0.0, 0.2, 0.0]

    Source: Part IV.B.1.
    """

    k: Real
    D: Real

    def __post_init__(self) -> None:
        self._validate(k=_level("k"), D=_level("D"))

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this target: a line, and one point above it."""
        return BenefitCurve((Piece(0.0), Piece(self.k, self.D), Piece(self.k)))


@dataclass(frozen=True, eq=False)
class WindowedNorm(_Standard):
    """One standard whose flattening ends: from ``k + window`` on, the slope is 2 again.

    Parameters
    ----------
    k, D : array_like, zero or more
        Level of the norm and the jump in benefits there.
    m : array_like, between 0 and 2, optional
        Slope of benefits between ``k`` and ``k + window``.
    window : array_like, zero or more
        Length of the flattened stretch, in the unit of protection.

    Raises
    ------
    ValueError
        If a value is negative, infinite, not a number, or (for ``m``) above 2.

    Examples
    --------
    >>> curve = WindowedNorm(k=1.0, D=0.2, window=1.0).curve()
    >>> [round(float(curve.reward(S)), 12) for S in (1.0, 2.0, 9.0)]
    [0.2, -0.8, -0.8]

    Source: ours. The article's flattening (Part III.B) has no end; this one shows what
    depends on that.
    """

    k: Real
    D: Real
    m: Real = 1.0
    window: Real = 1.0

    def __post_init__(self) -> None:
        self._validate(k=_level("k"), D=_level("D"), m=domains.slope, window=_level("window"))

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm."""
        flattened = Piece(self.k, self.D, self.m)
        end = self.k + self.window
        return BenefitCurve((Piece(0.0), flattened, Piece(end, flattened.reward(end))))


@dataclass(frozen=True, eq=False)
class VagueNorm(_Standard):
    """A standard whose threshold is uncertain, evenly between ``k - width`` and ``k + width``.

    Leaders enjoy the average, over the possible thresholds, of the curve that a clear norm
    would give: the jump becomes a ramp, and the flattening sets in gradually. Hidden conduct,
    observed with an even error, gives the same curve.

    Parameters
    ----------
    k, D : array_like, zero or more
        Middle of the possible thresholds, and the jump in benefits.
    m : array_like, between 0 and 2, optional
        Slope of benefits beyond every possible threshold.
    width : array_like, zero or more
        Half the length of the interval of possible thresholds; 0 is a clear norm. It may
        exceed ``k``: some readings of the norm are then met by every policy.

    Raises
    ------
    ValueError
        If a value is negative, infinite, not a number, or (for ``m``) above 2.

    Examples
    --------
    >>> curve = VagueNorm(k=1.0, D=0.2, width=0.1).curve()
    >>> [round(float(curve.reward(S)), 12) for S in (0.9, 1.0, 1.1)]
    [0.0, 0.075, 0.1]

    Source: Part IV.B.4. That the flattening is averaged together with the jump is our reading.
    """

    k: Real
    D: Real
    m: Real = 1.0
    width: Real = 0.0

    def __post_init__(self) -> None:
        self._validate(k=_level("k"), D=_level("D"), m=domains.slope, width=_level("width"))

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm: a line, a ramp, a flatter line."""
        flattening = FULL_SLOPE - self.m
        beyond = Piece(self.k + self.width, self.D - flattening * self.width, self.m)
        clear = np.equal(self.width, 0.0)
        spread = 2.0 * np.where(clear, 1.0, self.width)[()]
        low = self.k - self.width
        bend = np.where(clear, 0.0, -flattening / (2.0 * spread))[()]
        rise = np.where(clear, 0.0, self.D / spread)[()]
        ramp = Piece(low, 0.0, FULL_SLOPE + rise, bend)
        # Policies start at zero, so a ramp that began below zero is entered part of the way up.
        entry = np.maximum(low, 0.0)[()]
        ramp = Piece(entry, ramp.reward(entry), ramp.slope + 2.0 * bend * (entry - low), bend)
        below = Piece(0.0, ramp.level)
        return BenefitCurve((below, ramp, beyond))


@dataclass(frozen=True, init=False)
class Ladder:
    """Several standards on one issue: a treaty and its protocols, say.

    Parameters
    ----------
    rungs : iterable of Norm
        From the lowest level to the highest. Each ``D`` is added to those below it; each
        ``m`` is the slope from its own level to the next. Two rungs at one level act as one
        with both jumps.

    Raises
    ------
    ValueError
        If there is no rung, a rung is not a `Norm`, a level is below the one before it, or
        the rungs' shapes do not fit.

    Examples
    --------
    >>> curve = Ladder([Norm(1.0, 0.2), Norm(2.0, 0.8)]).curve()
    >>> [round(float(curve.reward(S)), 12) for S in (1.0, 1.5, 2.0, 3.0)]
    [0.2, -0.3, 0.0, -1.0]

    Source: Part IV.B.3, Figure 5.
    """

    rungs: tuple[Norm, ...]

    def __init__(self, rungs: Iterable[Norm]) -> None:
        rungs = _as_rungs(rungs)
        named = {
            f"{name} of rung {i}": v for i, r in enumerate(rungs) for name, v in vars(r).items()
        }
        domains.broadcast(**named)
        domains.ordered("k", tuple(rung.k for rung in rungs))
        object.__setattr__(self, "rungs", rungs)

    def transmitted(self, tau: ArrayLike) -> Ladder:
        """Return the ladder with every rung transmitted by the same share ``tau``."""
        return Ladder(rung.transmitted(tau) for rung in self.rungs)

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under all rungs together."""
        pieces = [Piece(0.0)]
        for rung in self.rungs:
            level = pieces[-1].reward(rung.k) + rung.D
            pieces.append(Piece(rung.k, level, rung.m))
        return BenefitCurve(tuple(pieces))


def _as_rungs(rungs: Iterable[Norm]) -> tuple[Norm, ...]:
    try:
        rungs = tuple(rungs)
    except TypeError:
        raise ValueError(f"rungs must be a sequence of Norm; got {rungs!r}") from None
    if not rungs:
        raise ValueError("rungs must hold at least one Norm; got none")
    for rung in rungs:
        if not isinstance(rung, Norm):
            raise ValueError(f"rungs must each be a Norm; got {rung!r}")
    return rungs
