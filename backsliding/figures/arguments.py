"""What a figure may be asked to draw, parameter by parameter.

The rooms below refuse what the model has no sense for; this adds what cannot be drawn: numbers too
large or too small for an axis, several where there is room for one.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from .. import domains
from ..cases import Case
from ..generality import Benefits
from ..norms import Ladder, Norm
from ..population import Population

#: Beyond these an axis has no readable numbers.
LEAST, MOST = 1e-6, 1e6


def check(bound: inspect.BoundArguments) -> None:
    """Check every argument of a figure by its name; one rule serves all figures."""
    for name, value in bound.arguments.items():
        several = "Sequence" in str(bound.signature.parameters[name].annotation)
        rule = SEVERAL if name == "lam" and several else RULES[name]
        rule(name, value)


def _drawable(name: str, value: Any, zero: bool = False) -> None:
    domains.single(**{name: domains.real(name, value)})
    if not (LEAST <= value <= MOST or (zero and value == 0.0)):
        rule = f"{'zero or ' if zero else ''}between {LEAST:g} and {MOST:g} to be drawn"
        raise ValueError(f"{name} must be {rule}; got {value!r}")


def _slope(name: str, value: Any) -> None:
    domains.single(**{name: domains.slope(value, name)})


def _several(name: str, value: Any, rule: Callable[[str, Any], None]) -> None:
    if np.ndim(domains.real(name, value)) != 1 or np.size(value) == 0:
        raise ValueError(f"{name} must be a sequence of one number or more; got {value!r}")
    for i, each in enumerate(value):
        rule(f"{name}[{i}]", each)


def _count(name: str, value: Any) -> None:
    rule = "a number of states from 1 to 100"
    if not 1 <= domains.integer(name, value, rule) <= 100:
        raise ValueError(f"{name} must be {rule}; got {value!r}")


def _norm(name: str, value: Any) -> None:
    norm = domains.instance(name, value, Norm, "a Norm")
    domains.single(**{f"{name}.{field}": each for field, each in vars(norm).items()})


def _named(name: str, value: Any, some: bool = True) -> None:
    rule = "a mapping from names to what is drawn"
    if not domains.instance(name, value, Mapping, rule) and some:
        raise ValueError(f"{name} must be {rule}; got {value!r}")


def _one_of(what: str, kind: type) -> Callable[[str, Any], None]:
    return lambda name, value: domains.instance(name, value, kind, what) and None


def _optional(rule: Callable[[str, Any], None]) -> Callable[[str, Any], None]:
    return lambda name, value: None if value is None else rule(name, value)


_level = partial(_drawable, zero=True)
SEVERAL = partial(_several, rule=_drawable)

RULES: Mapping[str, Callable[[str, Any], None]] = {
    **dict.fromkeys(("lam", "D", "end", "window", "strong", "start"), _drawable),
    **dict.fromkeys(("k", "growth", "arrival"), _level),
    **dict.fromkeys(("own", "s", "weak", "states"), SEVERAL),
    "m": _slope,
    "ms": partial(_several, rule=_slope),
    "most": _count,
    "norm": _norm,
    "ladder": _one_of("a Ladder", Ladder),
    "norms": _named,
    "marks": _optional(partial(_named, some=False)),
    "pop": _one_of("a Population", Population),
    "case": _one_of("a Case", Case),
    "curve": _one_of("Benefits", Benefits),
    "ax": _optional(_one_of("matplotlib axes", Axes)),
}
