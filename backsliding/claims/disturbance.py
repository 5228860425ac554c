"""How a check is put to the test: each of its parameters is made wrong in turn.

A check takes what it depends on as parameters with defaults: the claim itself, the condition,
a formula. A statement is disturbed by negating it, a formula or a number by making it a tenth
larger. A check that does not notice tests nothing.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import sympy as sp

from ..domains import instance
from .record import Claim, Outcome, run

TENTH_MORE = Fraction(11, 10)


def disturbances(claim: Claim) -> Iterator[tuple[str, Outcome]]:
    """Return each parameter of a claim's check with what the check finds when it is wrong."""
    parameters = inspect.signature(instance("claim", claim, Claim, "a record").check).parameters
    return ((name, run(claim, **{name: wrong(p.default)})) for name, p in parameters.items())


def wrong(value: Any) -> Any:
    """Return a statement negated, or a formula or number a tenth larger.

    Examples
    --------
    >>> wrong(lambda S, k: S >= k)(2, 1), str(wrong(sp.Integer(10)))
    (False, '11')
    """
    if isinstance(value, Callable):
        return lambda *args, **kwargs: _opposite(value(*args, **kwargs))
    return _opposite(value)


def _opposite(value: Any) -> Any:
    if isinstance(value, bool | np.bool_):
        return not value
    if isinstance(value, np.ndarray) and value.dtype == bool:
        return ~value
    if isinstance(value, sp.Basic):
        return value * sp.Rational(TENTH_MORE.numerator, TENTH_MORE.denominator)
    exact = isinstance(value, int | Fraction)
    return value * (TENTH_MORE if exact else float(TENTH_MORE))
