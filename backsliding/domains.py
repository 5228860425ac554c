"""Which values each quantity of the model may take, and the errors for those it may not.

Every public function passes its arguments through here first, so an error names the
argument, the offending value and the rule. Nothing is clipped or repaired.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import timedelta
from itertools import pairwise
from numbers import Integral
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

#: Characters of a value that an error quotes.
LINE = 80

#: What `float` accepts although it is not a number.
NOT_NUMBERS: tuple[type, ...] = (str, bytes, bool, np.bool_, complex, np.complexfloating)
NOT_NUMBERS += (np.void, np.ndarray, timedelta, np.timedelta64, np.datetime64)

Array = NDArray[np.float64]
Real = float | Array

# Below this cost, twice the policy 1/lam is no longer a finite number.
SMALLEST_COST = float(np.finfo(np.float64).tiny)

# The range of policies whose cost, 1/S, is finite and at least the smallest cost.
LEAST_POLICY = float(np.nextafter(1.0 / np.finfo(np.float64).max, 1.0))
MOST_POLICY = 1.0 / SMALLEST_COST


def cost_parameter(lam: ArrayLike, name: str = "lam") -> Real:
    """Check the cost of protection: above zero, finite, and 1/lam finite as well.

    An array of float64 that is sound is returned itself, not as a copy.
    """
    value = _numbers(name, lam)
    rule = f"positive, finite and at least {SMALLEST_COST:.4g}"
    return plain(_ensure(name, value, np.greater_equal(value, SMALLEST_COST), rule))


def own_policy(S: ArrayLike, name: str = "S") -> Real:
    """Check a policy that a state chooses for itself: positive, with a cost 1/S that is finite."""
    value = real(name, S)
    rule = "positive, from a true zero: a state that grants nothing would need an infinite cost"
    _ensure(name, value, np.greater(value, 0.0), rule)
    inside = np.greater_equal(value, LEAST_POLICY) & np.less_equal(value, MOST_POLICY)
    return _ensure(name, value, inside, f"from {LEAST_POLICY:.4g} to {MOST_POLICY:.4g}")


def non_negative(name: str, value: ArrayLike) -> Real:
    """Check a quantity that may be zero but not less: a policy, a norm, a jump, a width."""
    value = real(name, value)
    return _ensure(name, value, np.greater_equal(value, 0.0), "zero or more and finite")


def positive(name: str, value: ArrayLike) -> Real:
    """Check a quantity that must exceed zero: a scale, a window."""
    value = real(name, value)
    return _ensure(name, value, np.greater(value, 0.0), "positive and finite")


def slope(m: ArrayLike, name: str = "m") -> Real:
    """Check the slope of benefits beyond the norm: from 0 (flat) to 2 (not flattened)."""
    return _up_to(2, name, m)


def share(tau: ArrayLike, name: str = "tau") -> Real:
    """Check a share: between 0 and 1."""
    return _up_to(1, name, tau)


def _up_to(most: int, name: str, value: ArrayLike) -> Real:
    value = real(name, value)
    inside = np.greater_equal(value, 0.0) & np.less_equal(value, most)
    return _ensure(name, value, inside, f"between 0 and {most}")


def real(name: str, value: ArrayLike) -> Real:
    """Turn ``value`` into finite float64: a Python float for a scalar, else a new array."""
    array = _numbers(name, value) + 0.0  # one zero: -0.0 becomes 0.0
    return float(array) if array.ndim == 0 else array


def _numbers(name: str, value: ArrayLike) -> Array:
    """Turn ``value`` into an array of finite float64, without a copy where it is one."""
    array = numeric(name, value)
    _ensure(name, array, np.isfinite(array), "finite")
    return array


def numeric(name: str, value: ArrayLike) -> Array:
    """Turn ``value`` into an array of float64 whose entries need not be finite."""
    value = unmasked(name, value)
    try:
        array = np.asarray(value)
        if array.dtype.kind in "OUSbc":  # fractions, say, or numbers among words
            array = np.asarray(value, dtype=object)
    except ValueError:  # rows of different lengths
        raise ValueError(_no_numbers(name, value)) from None
    if array.dtype.kind not in "iuf":
        array = _one_by_one(name, array)
    with np.errstate(over="ignore"):  # a longer float may be infinite as float64
        return array.astype(np.float64, copy=False)


def _one_by_one(name: str, array: NDArray[Any]) -> Array:
    """Turn numbers of any kind into floats, or name the first entry that is none."""
    found = np.empty(array.shape)
    for where, entry in np.ndenumerate(array):
        try:
            if isinstance(entry, NOT_NUMBERS):
                raise TypeError
            found[where] = float(entry)
        except (TypeError, ValueError):
            raise TypeError(_no_numbers(name, entry, where)) from None
        except OverflowError:
            raise ValueError(_no_numbers(name, entry, where)) from None
    return found


def _no_numbers(name: str, entry: Any, where: tuple[int, ...] = ()) -> str:
    rule = "must be a real number or an array of them"
    return f"{name} {rule}; got {quoted(entry)}{_place(where)}"


def unmasked(name: str, value: Any) -> Any:
    """Check that no entry is masked: NumPy's functions would count it as if it were not."""
    rows = value if isinstance(value, list | tuple) else [value]
    for i, row in enumerate(rows):
        if isinstance(row, np.ma.MaskedArray) and np.ma.is_masked(row):
            within = tuple(np.argwhere(np.ma.getmaskarray(row))[0].tolist())
            place = _place(within if row is value else (i, *within))
            raise ValueError(
                f"{name} must have no masked entries; got one{place}; leave such states out, or "
                "give a value with .filled()"
            )
    return value


def unlabelled(name: str, value: Any) -> None:
    """Check that an array has no labels, where they cannot be compared with those of states."""
    if labels_of(value) is not None:
        raise ValueError(
            f"{name} must be without labels, which a norm does not keep; give {name}.to_numpy(), "
            "in the order of the states"
        )


def ordered(name: str, values: tuple[Real, ...], unit: str = "rung") -> None:
    """Check that ``values`` never decrease from one to the next."""
    for lower, upper in pairwise(values):
        if np.count_nonzero(np.less(upper, lower)):
            raise ValueError(
                f"{name} must not decrease from {unit} to {unit}; got {upper} after {lower}"
            )


def broadcast(**named: Real) -> tuple[int, ...]:
    """Return the common shape of the named arguments, or say whose shapes do not fit."""
    try:
        return np.broadcast_shapes(*(np.shape(value) for value in named.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {np.shape(value)}" for name, value in named.items())
        rule = "; a norm's arrays hold one value for each state" if "norm" in named else ""
        raise ValueError(f"shapes must broadcast together; got {shapes}{rule}") from None


#: The domains of arguments with these names. Others may be zero or more.
BY_NAME: Mapping[str, Callable[[ArrayLike, str], Real]] = {
    "lam": cost_parameter,
    "m": slope,
    "tau": share,
    "outside": share,
    "leak": share,
    "theta": share,
}


def by_name(**named: ArrayLike) -> dict[str, Real]:
    """Check arguments, each by the domain that its name has."""
    return {
        name: BY_NAME[name](value, name) if name in BY_NAME else non_negative(name, value)
        for name, value in named.items()
    }


def together(**named: ArrayLike) -> tuple[Real, ...]:
    """Check arguments by their names, and that their labels and shapes go together."""
    same_labels(**named)
    checked = by_name(**named)
    broadcast(**checked)
    return tuple(checked.values())


def single(**named: ArrayLike) -> tuple[float, ...]:
    """Check arguments by their names, and that each is one number."""
    checked = by_name(**named)
    for name, value in checked.items():
        if np.ndim(value):
            raise ValueError(f"{name} must be a single number; got an array {np.shape(value)}")
    return tuple(map(float, checked.values()))


def finite(what: str, value: Real, *, of: str) -> Real:
    """Check that an answer is finite; arguments may be sound and the answer still overflow."""
    if np.all(np.isfinite(value)):
        return plain(value)
    raise ValueError(f"{of} must give a finite {what}; it is too large a number")


def instance(name: str, value: T, kind: type, what: str) -> T:
    """Check that an argument is a record of one kind."""
    if isinstance(value, kind):
        return value
    raise TypeError(f"{name} must be {what}; got {quoted(value)}")


def one_of(name: str, value: str, allowed: Collection[str]) -> str:
    """Check a word: one of those allowed."""
    instance(name, value, str, f"one of {allowed}")
    if value in allowed:
        return value
    raise ValueError(f"{name} must be one of {allowed}; got {quoted(value)}")


def integer(name: str, value: Any, what: str) -> int:
    """Check a count: a whole number."""
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)
    raise TypeError(f"{name} must be {what}; got {quoted(value)}")


def each(name: str, values: Iterable[T], kind: type[T], what: str) -> tuple[T, ...]:
    """Check that an argument holds such records and nothing else; return them as a tuple."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise TypeError(f"{name} must be a sequence of {what}; got {quoted(values)}")
    values = tuple(values)
    for value in values:
        if not isinstance(value, kind):
            raise TypeError(f"{name} must each be a {what}; got {quoted(value)}")
    return values


def flag(name: str, value: bool) -> bool:
    """Check a switch."""
    return instance(name, value, bool, "True or False")


def function(name: str, value: F | None) -> F | None:
    """Check an argument that is called, if it is given."""
    if value is None or callable(value):
        return value
    raise TypeError(f"{name} must be a function or None; got {quoted(value)}")


def same_labels(**named: Any) -> None:
    """Check that arguments with labels, such as Series of pandas, have the same in one order."""
    labelled = {name: labels for name, value in named.items() if (labels := labels_of(value))}
    for (one, mine), (other, theirs) in pairwise(labelled.items()):
        if mine == theirs:
            continue
        pairs = enumerate(zip(mine, theirs, strict=False))
        differing = (f"{quoted(a)} and {quoted(b)} at index {i}" for i, (a, b) in pairs if a != b)
        got = next(differing, f"{len(mine)} and {len(theirs)} of them")
        raise ValueError(
            f"{one} and {other} must have the same labels in the same order; got {got}; put them "
            "in one order, or give both .to_numpy() to go by position"
        )


def labels_of(value: Any) -> list[Any] | None:
    """Return an array's labels, if it has any; the ``index`` of a list is a method."""
    index = getattr(value, "index", None)
    return None if index is None or callable(index) else list(index)


def quoted(value: Any) -> str:
    """Return a value as an error shows it: on one line of at most LINE characters."""
    try:
        text = " ".join(reprlib.repr(value).split())
    except ValueError:  # an integer of thousands of digits
        text = "a number of thousands of digits"
    return text if len(text) <= LINE else f"{text[: LINE - 3]}..."


def plain(value: Any) -> Real:
    """Return a scalar result as a Python float, an array as it is."""
    found: Real = float(value) if np.ndim(value) == 0 else value
    return found


def _ensure(name: str, value: Real, holds: ArrayLike, rule: str) -> Real:
    """Return ``value`` if the rule holds everywhere; else name the first place it does not."""
    if np.all(holds):
        return value
    array, where = np.asarray(value), tuple(np.argwhere(~np.asarray(holds))[0].tolist())
    raise ValueError(f"{name} must be {rule}; got {float(array[where])!r}{_place(where)}")


def _place(where: tuple[int, ...]) -> str:
    return f" at index {', '.join(map(str, where))}" if where else ""
