"""What the package's frozen records share: arrays nobody can write to, and comparison by value.

Two records are equal if they are of one kind and hold the same numbers. Without this, to compare
two that hold arrays is an error of NumPy's, and a copy of a record can be written to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np


class Record:
    """A base for a ``dataclass`` with ``frozen=True`` and ``eq=False``."""

    def __post_init__(self) -> None:
        self.__setstate__({f.name: getattr(self, f.name) for f in fields(self)})

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take up values, those of a copy or of a file among them, and lock their arrays."""
        for name, value in state.items():
            object.__setattr__(self, name, locked(value))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return same(_values(self), _values(other))

    def __hash__(self) -> int:
        return hash((type(self), _key(_values(self))))


def locked(value: Any) -> Any:
    """Return a value whose arrays cannot be written to."""
    if isinstance(value, np.ndarray):
        value = value.view()
        value.flags.writeable = False
    elif isinstance(value, tuple) and any(isinstance(each, np.ndarray | tuple) for each in value):
        parts = map(locked, value)
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value


def same(one: Any, other: Any) -> bool:
    """Say whether two values are equal, arrays by shape and entries."""
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return np.array_equal(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def _key(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.shape, (value + 0).tobytes()  # one zero: -0.0 equals 0.0
    return tuple(map(_key, value)) if isinstance(value, tuple) else value


def _values(record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, f.name) for f in fields(record))
