"""How protection in many states is added up to one number.

The article speaks of a norm's benefits and costs to human rights in the world but defines no
aggregate. Every aggregate here is therefore ours: a weighted sum over states of some measure of
the policy, by default the policy itself. A measure is any function of an array of policies that
does not fall as policy rises: ``np.square``, or ``np.sqrt`` to let the weakest count for more.

Source: ours; Part III.B ends, and Part V.B.2 begins, with the question that needs one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .. import domains

#: What one state's policy counts for. ``None`` stands for the policy itself.
Measure = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def measured(policy: NDArray[np.float64], measure: Measure | None) -> NDArray[np.float64]:
    """Return what each policy counts for: one finite number, or the measure is refused."""
    domains.function("measure", measure)
    if measure is None:
        return policy
    with np.errstate(all="ignore"):  # what is not finite is refused below
        given = domains.unmasked("measure", measure(policy))
    try:
        value = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(
            f"measure must give one number for each policy; got {domains.quoted(given)}"
        ) from None
    if value.shape != np.shape(policy):
        raise ValueError(
            f"measure must give one number for each policy; got shape {value.shape} "
            f"for policies of shape {np.shape(policy)}"
        )
    if not np.all(np.isfinite(value)):
        where = np.argmin(np.isfinite(value))
        raise ValueError(
            f"measure must be finite; got {value.flat[where]} at the policy {policy.flat[where]}"
        )
    return value


def ensure_rising(value: NDArray[np.float64], policy: NDArray[np.float64]) -> None:
    """Check that a measure does not fall along policies in rising order."""
    falls = value[1:] < value[:-1]
    if np.any(falls):
        i = int(np.argmax(falls))
        raise ValueError(
            "measure must not fall as policy rises; "
            f"got {value[i]} at {policy[i]} and {value[i + 1]} at {policy[i + 1]}"
        )
