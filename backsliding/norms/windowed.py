"""A norm whose flattening ends."""

from __future__ import annotations

from dataclasses import dataclass

from ..domains import Real
from .curve import BenefitCurve, Piece
from .standard import Standard


@dataclass(frozen=True, eq=False)
class WindowedNorm(Standard):
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

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm."""
        flattened = Piece(self.k, self.D, self.m)
        end = self.k + self.window
        return BenefitCurve((Piece(0.0), flattened, Piece(end, flattened.reward(end))))
