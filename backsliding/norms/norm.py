"""One standard: the norm of the article's Part III."""

from __future__ import annotations

from dataclasses import dataclass

from ..domains import Real
from .curve import BenefitCurve, Piece
from .standard import Standard


@dataclass(frozen=True, eq=False)
class Norm(Standard):
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

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm."""
        return BenefitCurve((Piece(0.0), Piece(self.k, self.D, self.m)))
