"""A standard whose threshold is uncertain, in two readings.

In `VagueNorm` the whole norm is uncertain: jump and flattening are averaged over the possible
thresholds, so flattening sets in before ``k``. In `OneSidedVagueNorm` it grows only beyond
``k``, which is nearer to the words of Part IV.B.4. Both spread the reward alike, and so agree
where nothing is flattened.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..domains import Real
from .curve import FULL_SLOPE, BenefitCurve, Piece
from .standard import Standard

#: The least half-length of a ramp whose steepness, with a jump of 1, is a finite number.
SMALLEST_WIDTH = float(np.finfo(np.float64).tiny)


@dataclass(frozen=True, eq=False)
class VagueNorm(Standard):
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

    Examples
    --------
    >>> curve = VagueNorm(k=1.0, D=0.2, width=0.1).curve()
    >>> [round(float(curve.reward(S)), 12) for S in (0.9, 1.0, 1.1)]
    [0.0, 0.075, 0.1]

    Source: Part IV.B.4. That the flattening is averaged together with the jump is our reading;
    `OneSidedVagueNorm` has the other.
    """

    k: Real
    D: Real
    m: Real = 1.0
    width: Real = 0.0

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm: a line, a ramp, a flatter line."""
        flattening = FULL_SLOPE - self.m
        beyond = Piece(self.k + self.width, self.D - flattening * self.width, self.m)
        low = self.k - self.width
        spread, rise, clear = _ramp(self.D, self.width)
        bend = np.where(clear, 0.0, -flattening / (2.0 * spread))[()]
        ramp = Piece(low, 0.0, FULL_SLOPE + rise, bend)
        # Policies start at zero, so a ramp that began below zero is entered part of the way up.
        entry = np.maximum(low, 0.0)[()]
        ramp = Piece(entry, ramp.reward(entry), ramp.slope + 2.0 * bend * (entry - low), bend)
        below = Piece(0.0, ramp.level)
        return BenefitCurve((below, ramp, beyond))


@dataclass(frozen=True, eq=False)
class OneSidedVagueNorm(Standard):
    """A standard whose reward is uncertain and whose flattening grows only beyond ``k``.

    The jump becomes an even ramp from ``k - width`` to ``k + width``. Up to ``k`` nothing is
    flattened; from there the flattening grows evenly, to all of ``2 - m`` at ``k + width``.

    Parameters
    ----------
    k, D, m, width
        As for `VagueNorm`; ``k`` is the middle of the ramp, ``width`` half its length.

    Examples
    --------
    >>> curve = OneSidedVagueNorm(k=1.0, D=0.2, width=0.1).curve()
    >>> [round(float(curve.reward(S)), 12) for S in (0.9, 1.0, 1.1)]
    [0.0, 0.1, 0.15]

    Source: Part IV.B.4, where the curve flattens "to the right" of the norm.
    """

    k: Real
    D: Real
    m: Real = 1.0
    width: Real = 0.0

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm: a line, two ramps, a flatter line."""
        flattening = FULL_SLOPE - self.m
        spread, rise, clear = _ramp(self.D, self.width)
        bend = np.where(clear, 0.0, -flattening / spread)[()]
        low = self.k - self.width
        entry = np.maximum(low, 0.0)[()]  # as in `VagueNorm`, where the ramp began below zero
        start, top = rise * (entry - low), self.D - 0.5 * flattening * self.width
        return BenefitCurve(
            (
                Piece(0.0, start),
                Piece(entry, start, FULL_SLOPE + rise),
                Piece(self.k, 0.5 * self.D, FULL_SLOPE + rise, bend),
                Piece(self.k + self.width, top, self.m),
            )
        )


def _ramp(D: Real, width: Real) -> tuple[Real, Real, NDArray[np.bool_]]:
    """Return how long the ramp is, how steep, and whether it is too steep to be told from a jump.

    In place of a ramp that is too steep, the length is 1 and the steepness 0.
    """
    clear = np.less(width, (2.0 + np.asarray(D)) * SMALLEST_WIDTH)
    spread = 2.0 * np.where(clear, 1.0, width)[()]
    return spread, np.where(clear, 0.0, D / spread)[()], clear
