"""Running totals that survive being subtracted from one another.

The states that a norm lifts are a stretch of the states in rising order, so what it does to them
is a difference of two running totals. Such a difference can be a millionth of the totals, and the
rounding of an ordinary running total would then be all that is left of it. Here each addition's
rounding error, which is itself a number that can be computed exactly, is carried along.

Source: ours. The exact error of one addition is Knuth's (The Art of Computer Programming,
volume 2, section 4.2.2).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..solver import BLOCK

#: Ranks of values, from 0.
Ranks = int | list[int] | NDArray[np.int64]


class RunningTotal(NamedTuple):
    """Totals of the first 0, 1, ... n values: ``head`` as rounded, ``tail`` what rounding lost."""

    head: NDArray[np.float64]
    tail: NDArray[np.float64]

    def between(self, first: Ranks, last: Ranks) -> NDArray[np.float64]:
        """Return the totals of the values ranked from ``first`` up to, not including, ``last``.

        >>> running_total([0.5, 0.25, 1.0]).between([0, 1], [1, 3]).tolist()
        [0.5, 1.25]
        """
        total: NDArray[np.float64]
        total = (self.head[last] - self.head[first]) + (self.tail[last] - self.tail[first])
        return total


def running_total(values: ArrayLike) -> RunningTotal:
    """Return the running totals of values whose grand total is finite."""
    values = np.asarray(values)
    head, tail = np.zeros((2, len(values) + 1))
    np.cumsum(values, out=head[1:])
    for first in range(0, len(values), BLOCK):  # what the processor's cache holds at a time
        last = min(first + BLOCK, len(values))
        before, after = head[first:last], head[first + 1 : last + 1]
        added = after - before
        tail[first + 1 : last + 1] = (before - (after - added)) + (values[first:last] - added)
    np.cumsum(tail, out=tail)
    return RunningTotal(head, tail)
