"""One norm for all, one for each region, or every region's norm for all.

Under regional norms a state faces its own region's standard in full, and the other regions' to
the extent that they *leak*: not at all, if regions are insulated; entirely, if each standard binds
everyone, as the rungs of one ladder. One norm for all is `Population.best_norm`, a norm for each
region `best_regional_norms`, and what lies between insulation and a ladder `respond_by_region`.

Source: Part V.B.2; Part V.A for norms that reach states which did not consent to them.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import domains, formulas
from ..domains import Real
from ..norms import FULL_SLOPE, Ladder, Norm
from .best_norm import BestNorm
from .measure import Measure
from .membership import ratification
from .outcome import Outcome
from .states import Population


def best_regional_norms(
    pop: Population, D: float, m: float = 1.0, measure: Measure | None = None
) -> Mapping[str, BestNorm]:
    """Return the norm that does most good in each region, if no norm leaks into another.

    Parameters
    ----------
    pop : Population
        With regions.
    D, m, measure
        As for `Population.best_norm`.

    Returns
    -------
    mapping of str to BestNorm
        In the order in which the regions first occur.

    Examples
    --------
    >>> pop = Population([1 / 0.5, 1 / 0.7, 1 / 2.0], regions=["low", "low", "high"])
    >>> {name: round(best.k, 3) for name, best in best_regional_norms(pop, D=0.3).items()}
    {'low': 0.887, 'high': 2.775}

    Source: ours; Part V.B.2 argues that a region's norm can be fitted to its states.
    """
    return {name: pop.in_region(name).best_norm(D, m, measure) for name in _regions(pop)}


def respond_by_region(
    pop: Population,
    levels: Mapping[str, float],
    D: float,
    m: float = 1.0,
    leak: float = 0.0,
    measure: Measure | None = None,
) -> Outcome:
    """Return what regional norms do to every state, if they leak into other regions.

    Parameters
    ----------
    pop : Population
        With regions.
    levels : mapping of str to float
        Each region's level.
    D, m, measure
        As for `Population.best_norm`, for each standard at full strength.
    leak : float, between 0 and 1, optional
        Share in which another region's standard reaches a state: 0 for insulated regions, 1 for
        one ladder with a rung for each region that binds all states alike.

    Returns
    -------
    Outcome
        Beyond several standards the strongest flattening among those met holds.

    Raises
    ------
    ValueError
        If a region has no level, or a level no region.

    Examples
    --------
    >>> pop = Population([1 / 0.7, 1 / 2.8], regions=["low", "high"])
    >>> norms = {"low": 0.9, "high": 3.2}
    >>> respond_by_region(pop, norms, D=0.3).policy.round(3).tolist()
    [0.9, 3.2]
    >>> respond_by_region(pop, norms, D=0.3, leak=1.0).policy.round(3).tolist()
    [0.9, 1.4]

    Source: Part V.B.2, which compares regional with tiered universal norms; the share is ours.
    """
    norm = _arriving(pop, levels, D, m, 1.0, leak)
    return pop.respond(norm, measure)


def ratification_by_region(
    pop: Population, levels: Mapping[str, float], D: float, m: float = 1.0, leak: float = 0.0
) -> NDArray[np.str_]:
    """Return what each state does about its own region's standard, if the others leak.

    Parameters
    ----------
    pop, levels, D, m, leak
        As for `respond_by_region`.

    Returns
    -------
    ndarray of str
        As for `ratification`. A state that refuses keeps its own region's standard out
        altogether; what leaks in from elsewhere reaches it whether it signs or not.

    Examples
    --------
    >>> pop = Population([1 / 0.7, 1 / 2.8], regions=["low", "high"])
    >>> norms = {"low": 0.9, "high": 3.2}
    >>> ratification_by_region(pop, norms, D=0.3).tolist()
    ['rises', 'rises']
    >>> ratification_by_region(pop, norms, D=0.3, leak=0.5).tolist()
    ['rises', 'slides']

    Source: ours, from Part V.B.1 and V.B.2.
    """
    inside, outside = (_arriving(pop, levels, D, m, share, leak) for share in (1.0, 0.0))
    return np.asarray(ratification(pop.lam, inside, outside))


def _arriving(
    pop: Population, levels: Mapping[str, float], D: float, m: float, home: float, leak: float
) -> Ladder:
    """Return the regions' standards as rungs, each in the share that reaches each state."""
    domains.instance("levels", levels, Mapping, "a mapping from regions to levels")
    if set(levels) != set(_regions(pop)):
        raise ValueError(f"levels must name the regions {_regions(pop)}; got {tuple(levels)}")
    D, m, leak = domains.single(D=D, m=m, leak=leak)
    heights = domains.single(**{f"levels[{region!r}]": k for region, k in levels.items()})
    rungs: list[Norm] = []
    slope: Real = FULL_SLOPE
    for k, region in sorted(zip(heights, levels, strict=True)):
        share = np.where(np.array(pop.regions) == region, home, leak)
        arrived = Norm(k, D, m).transmitted(share)
        slope = np.minimum(slope, arrived.m)
        rungs.append(Norm(arrived.k, arrived.D, slope))
    return Ladder(rungs)


def leak_withstood(lam: ArrayLike, k: ArrayLike, D: ArrayLike, m: ArrayLike = 1.0) -> Real:
    """Return the share of a lower norm that may leak in before a state lets go of its own.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection.
    k : array_like, zero or more
        Level of the state's own norm, at or above its own policy and within its reach.
    D : array_like, zero or more
        Jump in benefits of its own norm.
    m : array_like, at least 0 and below 2, optional
        Slope of benefits beyond either norm at full strength.

    Returns
    -------
    float or ndarray
        Above 1 if no leak will do it. The lower norm must lie so low that a state which lets go
        does not come to rest on it.

    Raises
    ------
    ValueError
        If the norm does not lie between the state's own policy and its critical norm.

    Examples
    --------
    >>> round(leak_withstood(1 / 2.8, k=3.2, D=0.3), 3)
    0.369

    Source: ours, from Part V.B.2 and V.A; `backsliding.results.leak`.
    """
    lam, k, D, m = domains.together(lam=lam, k=k, D=D, m=m)
    if np.any(np.equal(m, FULL_SLOPE)):
        raise ValueError("m must be below 2; a norm that does not flatten loosens no other's hold")
    low, high = formulas.autonomous_policy(lam), formulas.critical_norm(lam, D)
    if np.any(np.less(k, low) | np.greater(k, high)):
        raise ValueError(
            f"k must lie from the state's own policy, 1/lam = {low}, to its critical norm, which "
            f"with a jump D is {high}; got {k}"
        )
    return domains.plain(formulas.leak_withstood(lam, k, D, m))


def _regions(pop: Population) -> tuple[str, ...]:
    domains.instance("pop", pop, Population, "a Population")
    if not pop.region_names:
        raise ValueError("pop must have regions; got a population without")
    return pop.region_names
