"""A norm whose flattening fades with distance, where `WindowedNorm` ends it at once.

Source: ours. The article's flattening (Part III.B) has no end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from . import domains
from .domains import Real
from .norms import FULL_SLOPE
from .smooth import Core, SmoothStandard

__all__ = ["FadingNorm"]

#: Beyond this many windows the flattening is below rounding: exp(-40) is 4e-18.
FADED = 40.0


@dataclass(frozen=True, eq=False)
class FadingNorm(SmoothStandard):
    """One standard, beyond which benefits recover their full slope exponentially.

    Parameters
    ----------
    k, D : float, zero or more
        Level of the norm, and the jump in benefits there.
    m : float, between 0 and 2, optional
        Slope of benefits just beyond the norm.
    window : float, positive
        Distance over which the flattening falls to ``1/e`` of what it was. All the flattening
        together costs leaders as much as that of a `WindowedNorm` with this window.

    Examples
    --------
    >>> from backsliding import best_response
    >>> r = best_response([0.5, 0.25, 0.1], FadingNorm(k=1.0, D=0.2))
    >>> r.policy.round(2).tolist()
    [1.0, 3.89, 10.0]

    Source: ours.
    """

    k: float
    D: float
    m: float = 1.0
    window: float = 1.0

    def __post_init__(self) -> None:
        self._validate("k", "D", "m")
        domains.positive("window", self.window)
        self._validate("window")
        domains.finite("end of the flattening", self.core().high, of="k and window")

    def core(self) -> Core:
        """Return the policies between which the curve bends."""
        return Core(self.k, self.k + FADED * self.window)

    def reward(self, S: ArrayLike) -> Real:
        """Return what the norm adds to the benefit ``2 S`` of each policy."""
        x = np.asarray(domains.non_negative("S", S)) - self.k
        lost = self.window * -np.expm1(-np.maximum(x, 0.0) / self.window)
        return domains.plain(np.where(x >= 0.0, self.D - (FULL_SLOPE - self.m) * lost, 0.0))

    def marginal_reward(self, S: ArrayLike) -> Real:
        """Return the slope of `reward` at policies from the norm up."""
        x = np.asarray(domains.non_negative("S", S)) - self.k
        return domains.plain(-(FULL_SLOPE - self.m) * np.exp(-np.maximum(x, 0.0) / self.window))
