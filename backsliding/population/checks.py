"""Checks of what describes the states of a population: costs, weights, regions and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import domains
from ..domains import Real


def one_each(name: str, value: Real) -> NDArray[np.float64]:
    """Check that there is one number for each state, and at least one state."""
    numbers = np.array(value)
    if numbers.ndim != 1 or numbers.size == 0:
        raise ValueError(
            f"{name} must have one axis and at least one state; got the shape {numbers.shape}"
        )
    return numbers


def costs(lam: ArrayLike) -> NDArray[np.float64]:
    """Check a population's costs of protection."""
    return one_each("lam", domains.cost_parameter(lam))


def weights(value: ArrayLike | None, lam: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Check weights, if there are any: one for each state, zero or more, not all of them zero."""
    if value is None:
        return None
    checked = np.asarray(domains.non_negative("weights", value))
    if checked.shape != lam.shape:
        raise ValueError(
            f"weights must be one for each of {len(lam)} states; got the shape {checked.shape}"
        )
    if not np.any(checked):
        raise ValueError("weights must not all be zero")
    return checked


def labels(name: str, value: Iterable[str] | None, n: int) -> tuple[str, ...] | None:
    """Check regions or names, if there are any: one string for each state."""
    if value is None:
        return None
    rule = f"{name} must be one string for each of {n} states; got {domains.quoted(value)}"
    try:
        given = tuple(value)
    except TypeError:
        raise TypeError(rule) from None
    if isinstance(value, str) or not all(isinstance(each, str) for each in given):
        raise TypeError(rule)
    if len(given) != n:
        raise ValueError(rule)
    return tuple(map(str, given))


def names(value: Iterable[str] | None, n: int) -> tuple[str, ...] | None:
    """Check the names of states, if they have any: no name comes twice."""
    found = labels("names", value, n)
    repeated = [name for name, times in Counter(found).items() if times > 1]
    if repeated:
        raise ValueError(f"names must differ from each other; got {repeated[0]!r} twice")
    return found


def named_by(value: Any, names: Iterable[str] | None) -> Iterable[str] | None:
    """Return the names given, or without any an array's labels, if they are words that differ."""
    words = domains.labels_of(value) if names is None else None
    if not words or not all(isinstance(each, str) for each in words):
        return names
    return words if len(set(words)) == len(words) else names


def exposure(voluntary: bool, outside: float) -> float:
    """Check who can escape a norm; return the share of it that reaches a state that refuses.

    If exposure is unavoidable that share is 1.
    """
    domains.flag("voluntary", voluntary)
    (outside,) = domains.single(outside=outside)
    if not voluntary and outside > 0.0:
        raise ValueError(f"outside must be 0 unless voluntary is True; got {outside}")
    return outside if voluntary else 1.0


def summable(policies: NDArray[np.float64], weights: NDArray[np.float64] | None) -> None:
    """Check that states' policies can be added up in float64."""
    with np.errstate(over="ignore"):
        total = np.sum(policies if weights is None else policies * weights)
    if not np.isfinite(total):
        raise ValueError("lam and weights must give policies with a finite weighted sum; got inf")
