"""Other theories of how norms work, in the same model: compliance pull, persuasion, mimicry.

The article argues in words that each may pull down as well as up (Part IV.C). Here each is put
into the model in its simplest form; the formalisations are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import domains
from .domains import Real
from .norms import FULL_SLOPE, BenefitCurve, Piece
from .norms.standard import Standard
from .records import Result

__all__ = ["CompliancePull", "Mimicry", "mimicry", "persuaded"]


@dataclass(frozen=True, eq=False)
class CompliancePull(Standard):
    """A norm whose cost to leaders grows with their distance from it; there is no jump at ``k``.

    Parameters
    ----------
    k : array_like, zero or more
        Level of the norm.
    gamma : array_like, zero or more
        Strength of the pull: a policy at a distance ``x`` from the norm costs ``gamma x**2``.
    two_sided : bool, optional
        Whether doing more than the norm asks counts as missing it. The usual sense of
        compliance with a floor is that it does not.

    Examples
    --------
    >>> from backsliding import best_response
    >>> best_response([2.0, 0.5], CompliancePull(k=1.0, gamma=0.5)).policy.tolist()
    [0.6, 1.5]
    >>> best_response([2.0, 0.5], CompliancePull(1.0, 0.5, two_sided=False)).policy.tolist()
    [0.6, 2.0]

    Source: Part IV.C, on Chayes and Chayes and on Franck; the formalisation is ours.
    """

    k: Real
    gamma: Real
    two_sided: bool = True

    _scaled = "gamma"

    def __post_init__(self) -> None:
        self._validate("k", "gamma")
        with np.errstate(over="ignore"):
            missed = np.multiply(self.gamma, self.k) * self.k
        domains.finite("cost of missing the norm altogether", missed, of="k and gamma")
        domains.flag("two_sided", self.two_sided)

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this pull: a parabola, and a line if one-sided."""
        missed = self.gamma * self.k
        below = Piece(0.0, -missed * self.k, FULL_SLOPE + 2.0 * missed, -self.gamma)
        return BenefitCurve((below,) if self.two_sided else (below, Piece(self.k)))


def persuaded(lam: ArrayLike, k: ArrayLike, theta: ArrayLike) -> Real:
    """Return the cost of protection to leaders whom a norm has partly persuaded.

    Leaders with the cost ``1/k`` would choose the norm of their own accord. Persuasion moves
    a cost the share ``theta`` of the way there, from either side.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection before.
    k : array_like, positive
        Level of the norm.
    theta : array_like, between 0 and 1
        Share of the way.

    Returns
    -------
    float or ndarray
        Cost of protection after; the broadcast shape of the arguments.

    Examples
    --------
    >>> from backsliding import autonomous_policy
    >>> autonomous_policy(persuaded([4.0, 1.0, 0.25], k=1.0, theta=0.5)).tolist()
    [0.4, 1.0, 1.6]

    Source: Part IV.C, on Koh and on constructivism; the formalisation is ours.
    """
    domains.cost_parameter(lam)
    domains.positive("k", k)
    lam, k, theta = domains.together(lam=lam, k=k, theta=theta)
    with np.errstate(over="ignore"):  # refused below
        after = (1.0 - theta) * lam + theta / np.asarray(k)
    return domains.finite("cost", after, of="k and theta")


@dataclass(frozen=True, eq=False, repr=False)
class Mimicry(Result):
    """States in equilibrium when each leans towards what the others do."""

    policy: NDArray[np.float64]
    mean: float


def mimicry(lam: ArrayLike, gamma: float) -> Mimicry:
    """Return what states do if being away from their average costs ``gamma`` a squared unit.

    Each state takes the average as given, so its policy is
    ``(1 + gamma mean) / (lam + gamma)``; in equilibrium the average of those is the mean they
    react to. There is exactly one such mean, for every population and every ``gamma``.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection, one entry a state; at least one.
    gamma : float, zero or more
        Strength of the wish to be like the others.

    Returns
    -------
    Mimicry
        ``policy``, shaped like ``lam``, and the ``mean`` of the policies.

    Examples
    --------
    >>> [round(mimicry([0.5, 2.0], gamma).mean, 3) for gamma in (0.0, 1.0, 50.0)]
    [1.25, 1.0, 0.807]

    Source: Part IV.C, on Goodman and Jinks; the formalisation is ours.
    """
    lam = np.atleast_1d(domains.cost_parameter(lam))
    (gamma,) = domains.single(gamma=gamma)
    if lam.size == 0:
        raise ValueError("lam must hold at least one state; got none")
    # The mean M solves M = mean of (1 + gamma M) / (lam + gamma). One minus gamma times the mean
    # of 1 / (lam + gamma) is the mean of lam / (lam + gamma), so there is one solution.
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):  # refused below
        both = lam + gamma
        mean = float(np.mean(1.0 / both) / np.mean(lam / both))
        policy = (1.0 + gamma * mean) / both
    domains.finite("sum", both, of="lam and gamma")
    domains.finite("policy", policy, of="lam and gamma")
    return Mimicry(policy, mean)
