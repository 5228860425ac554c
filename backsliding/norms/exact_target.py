"""A norm that is floor and ceiling at once."""

from __future__ import annotations

from dataclasses import dataclass

from ..domains import Real
from .curve import BenefitCurve, Piece
from .standard import Standard


@dataclass(frozen=True, eq=False)
class ExactTarget(Standard):
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

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this target: a line, and one point above it."""
        return BenefitCurve((Piece(0.0), Piece(self.k, self.D), Piece(self.k)))
