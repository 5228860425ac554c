"""What the package's frozen records share: locked arrays, comparison by value, a printed form.

Two records are equal if they are of one kind and hold the same numbers. A plain
data class raises an error when its arrays are compared, and its copies have arrays that can be
changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

import numpy as np

from .tables import Table

#: How many rows of a table, and how many items of a list, are shown.
ROWS, ITEMS = 20, 6


class Record:
    """A base for a ``dataclass`` with ``frozen=True`` and ``eq=False``."""

    def __post_init__(self) -> None:
        self.__setstate__(held(self))

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take values, also when a record is copied or read from a file, and lock their arrays."""
        for name, value in state.items():
            object.__setattr__(self, name, locked(value))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._key() == other._key())

    def __hash__(self) -> int:
        return hash((type(self), self._key()))

    def _key(self) -> Any:
        return _key((*held(self).values(),))


class Result(Record):
    """A base for what functions return: a `Record`, declared with ``repr=False`` as well.

    It is printed with six digits, and a notebook shows it as a table; `columns` has every digit.
    """

    def columns(self) -> dict[str, Any]:
        """Return the columns of a table by name: ``pandas.DataFrame(result.columns())``.

        A value that all rows share is repeated in each. Arrays with several axes, such as many
        states under many norms, are written out with the last axis changing fastest.
        """
        return _columns(self._named())

    def _named(self) -> dict[str, Any]:
        """Return what the columns are made of."""
        return held(self)

    def _shown(self) -> dict[str, Any]:
        """Return what is printed."""
        return self._named()

    def __repr__(self) -> str:
        shown = {name: value for name, value in self._shown().items() if value is not None}
        named = ", ".join(f"{name}={_rounded(value)}" for name, value in shown.items())
        return f"{type(self).__name__}({named})"

    def _repr_markdown_(self) -> str:
        columns = _columns(self._shown())
        total = max(map(len, columns.values()))
        table = Table({name: cells[:ROWS] for name, cells in columns.items()}).markdown()
        return table if total <= ROWS else f"{table}\n\nThe first {ROWS} of {total} rows."


def _columns(named: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns of one length: what is the same in all rows is repeated."""
    given = {name: np.asarray(value) for name, value in named.items() if value is not None}
    shape = np.broadcast_shapes((1,), *(value.shape for value in given.values()))
    return {name: np.ravel(np.broadcast_to(value, shape)) for name, value in given.items()}


def _rounded(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return np.array2string(
            value, precision=6, threshold=ITEMS, edgeitems=ITEMS // 2, separator=", "
        )
    if isinstance(value, tuple) and len(value) > ITEMS:
        return f"({', '.join(map(repr, value[:ITEMS]))}, ...)"
    if isinstance(value, Decimal):  # the number of its digits is part of it
        return str(value)
    return repr(float(f"{value:.6g}") if isinstance(value, float) else value)


def locked(value: Any) -> Any:
    """Return a value whose arrays cannot be written to."""
    if isinstance(value, np.ndarray):
        value = value.view()
        value.flags.writeable = False
    elif isinstance(value, tuple) and any(isinstance(each, np.ndarray | tuple) for each in value):
        parts = map(locked, value)
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value


def _key(value: Any) -> Any:
    """Return what is equal for equal values: an array by its shape and its numbers."""
    if isinstance(value, np.ndarray):
        return value.shape, (value + 0).tobytes()  # one zero: -0.0 equals 0.0
    return tuple(map(_key, value)) if isinstance(value, tuple) else value


def held(record: Any) -> dict[str, Any]:
    """Return what a record holds, by name."""
    return {f.name: getattr(record, f.name) for f in fields(record)}
