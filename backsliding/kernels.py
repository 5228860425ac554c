"""Vague norms whose threshold is spread by a normal or a logistic kernel.

`backsliding.norms.VagueNorm` spreads it evenly, and is solved exactly. The norms here show which
of its results depend on that. They are searched numerically; `backsliding.smooth` states the
error.

Source: Part IV.B.4; the kernels are ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from . import domains
from .domains import Real
from .norms import FULL_SLOPE
from .smooth import Core, SmoothStandard

__all__ = ["KernelNorm"]

_erfc = np.frompyfunc(math.erfc, 1, 1)


class Kernel(NamedTuple):
    """A symmetric distribution of the threshold about ``k``, with scale one.

    Attributes
    ----------
    density, share, overshoot : function
        The density; the share of thresholds met, which is the integral of the density; and the
        average distance by which thresholds are exceeded, which is the integral of that share.
    reach : float
        Beyond this distance the tails are below rounding.
    """

    density: Callable[[Real], Any]
    share: Callable[[Real], Any]
    overshoot: Callable[[Real], Any]
    reach: float


def _normal_density(z: Real) -> Any:
    return np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)


def _normal_share(z: Real) -> Any:
    return 0.5 * np.asarray(_erfc(-np.asarray(z) / math.sqrt(2.0)), dtype=float)


def _normal_overshoot(z: Real) -> Any:
    return z * _normal_share(z) + _normal_density(z)


def _logistic_share(z: Real) -> Any:
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z)))


def _logistic_density(z: Real) -> Any:
    share = _logistic_share(z)
    return share * (1.0 - share)


def _logistic_overshoot(z: Real) -> Any:
    return np.logaddexp(0.0, z)


KERNELS = {
    "normal": Kernel(_normal_density, _normal_share, _normal_overshoot, reach=8.5),
    "logistic": Kernel(_logistic_density, _logistic_share, _logistic_overshoot, reach=38.0),
}


@dataclass(frozen=True, eq=False)
class KernelNorm(SmoothStandard):
    """A standard whose threshold is spread about ``k`` by a kernel.

    Parameters
    ----------
    k, D : float, zero or more
        Middle of the possible thresholds, and the whole reward.
    m : float, between 0 and 2, optional
        Slope of benefits far beyond the norm.
    sigma : float, positive
        Scale of the kernel: the standard deviation of a normal one. It must not vanish in the
        rounding of ``k``.
    kernel : {"normal", "logistic"}, optional
    one_sided : bool, optional
        If true the flattening grows only beyond ``k``, as in
        `backsliding.norms.OneSidedVagueNorm`; by default it is spread as the reward is, as in
        `VagueNorm`.

    Examples
    --------
    >>> norm = KernelNorm(k=1.0, D=0.2, sigma=0.1)
    >>> [round(float(norm.reward(S)), 4) for S in (0.5, 1.0, 1.5)]
    [0.0, 0.0601, -0.3]

    Source: Part IV.B.4; the kernels are ours.
    """

    k: float
    D: float
    m: float = 1.0
    sigma: float = 0.1
    kernel: str = "normal"
    one_sided: bool = False

    def __post_init__(self) -> None:
        self._validate("k", "D", "m")
        domains.positive("sigma", self.sigma)
        self._validate("sigma")
        domains.one_of("kernel", self.kernel, sorted(KERNELS))
        domains.flag("one_sided", self.one_sided)
        high = domains.finite("end of the spread", self.core().high, of="k and sigma")
        if high == self.k:
            raise ValueError(f"sigma must be wide enough to be told from k; got {self.sigma}")
        domains.finite("slope", self.D / self.sigma, of="D and sigma")

    def core(self) -> Core:
        """Return the policies between which the curve bends."""
        reach = KERNELS[self.kernel].reach * self.sigma
        return Core(max(self.k - reach, 0.0), self.k + reach)

    def reward(self, S: ArrayLike) -> Real:
        """Return what the norm adds to the benefit ``2 S`` of each policy."""
        S, kernel = domains.non_negative("S", S), KERNELS[self.kernel]
        with np.errstate(over="ignore"):  # refused below
            z = (S - self.k) / self.sigma
            lost = (FULL_SLOPE - self.m) * self.sigma * self._flattened(kernel, z)
            total = self.D * kernel.share(z) - lost
        return domains.finite("reward", total, of="S")

    def _flattened(self, kernel: Kernel, z: Real) -> Any:
        if not self.one_sided:
            return kernel.overshoot(z)
        beyond = np.maximum(z, 0.0)
        return 2.0 * (kernel.overshoot(beyond) - kernel.overshoot(0.0)) - beyond

    def marginal_reward(self, S: ArrayLike) -> Real:
        """Return the slope of `reward`."""
        S, kernel = domains.non_negative("S", S), KERNELS[self.kernel]
        with np.errstate(over="ignore"):  # so far from the norm that the tails are nothing
            z = (S - self.k) / self.sigma
            density = kernel.density(z)
        share = kernel.share(z)
        flattened = np.maximum(2.0 * share - 1.0, 0.0) if self.one_sided else share
        rising = self.D / self.sigma * density
        return domains.plain(rising - (FULL_SLOPE - self.m) * flattened)
