"""The article's running example: a twenty-month ceiling on detention without trial.

The durations are the article's. The article does not say how months of detention become
units of protection; the two scales here are ours, and results depend on the choice.

Source: Part III, text before III.A; footnotes 111 and 112.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from .closed_forms import least_jump
from .norms import Norm
from .response import best_response
from .tables import Table

#: The ceiling that the article imagines, in months.
CEILING = 20.0

#: Longest detention the law allowed, in months (footnotes 111 and 112).
LEGAL_LIMITS = MappingProxyType({"United Kingdom": 6.0, "France": 48.0})

#: Average detention, in months: thirteen weeks in 2009, almost nine months in 2005.
AVERAGES = MappingProxyType({"United Kingdom": 3.0, "France": 9.0})


@dataclass(frozen=True)
class Scale:
    """A way to turn months of detention into units of protection, and back.

    Examples
    --------
    >>> PER_MONTH.protection(20.0), MONTHS_SPARED.protection(20.0)
    (0.05, 40.0)
    """

    name: str
    protection: Callable[[float], float]
    months: Callable[[float], float]


#: Protection halves when detention doubles; its zero is detention without end.
PER_MONTH = Scale("1/months", lambda months: 1 / months, lambda S: 1 / S)

#: Protection is the months spared out of sixty; its zero is five years.
MONTHS_SPARED = Scale("60 - months", lambda months: 60 - months, lambda S: 60 - S)


def under_ceiling(scale: Scale, durations: Mapping[str, float] = LEGAL_LIMITS) -> Table:
    """Return what a ceiling with the article's flattening does to each country.

    Parameters
    ----------
    scale : Scale
        How months become protection: `PER_MONTH` or `MONTHS_SPARED`.
    durations : mapping of str to float, optional
        Months of detention by country: `LEGAL_LIMITS` or `AVERAGES`.

    Returns
    -------
    Table
        For a country below the ceiling's level the least jump that lifts it, in units of
        benefit; for one above it the duration it slides to, in months.

    Examples
    --------
    >>> print(under_ceiling(PER_MONTH).markdown())
    | country | months | protection | stands | lifted if D is at least | slides to (months) |
    | :-- | --: | --: | :-- | :-- | :-- |
    | United Kingdom | 6 | 0.1667 | above |  | 12 |
    | France | 48 | 0.02083 | below | 0.04083 |  |

    Source: ours, from Part III and footnotes 111 and 112.
    """
    k = scale.protection(CEILING)
    s = np.array([scale.protection(months) for months in durations.values()])
    above = s > k
    ends = best_response(1 / s, Norm(k, D=0.0)).policy
    jumps = least_jump(1 / s, k)
    return Table(
        {
            "country": list(durations),
            "months": list(durations.values()),
            "protection": list(s),
            "stands": ["above" if up else "below" for up in above],
            "lifted if D is at least": _unless(above, jumps),
            "slides to (months)": _unless(~above, scale.months(ends)),
        }
    )


def _unless(hidden: np.ndarray, values: np.ndarray) -> list[str]:
    """Return the values as text, blank where they are hidden."""
    return ["" if hide else f"{v:.4g}" for hide, v in zip(hidden, values, strict=True)]
