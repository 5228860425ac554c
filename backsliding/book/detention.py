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

from .. import domains
from ..closed_forms import least_jump
from ..norms import Norm
from ..response import best_response
from ..tables import Table

#: The ceiling that the article imagines, in months.
CEILING = 20.0

#: Longest detention the law allowed, in months (footnotes 111 and 112).
LEGAL_LIMITS = MappingProxyType({"United Kingdom": 6.0, "France": 48.0})

#: Average detention, in months, from thirteen weeks in 2009 and almost nine months in 2005.
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
    >>> under_ceiling(PER_MONTH)
    | country | months | protection | under the ceiling |
    | :-- | --: | --: | :-- |
    | United Kingdom | 6 | 0.1667 | slides to 12 months |
    | France | 48 | 0.02083 | lifted if D is at least 0.04083 |

    Source: ours, from Part III and footnotes 111 and 112.
    """
    _check(scale, durations)
    k = scale.protection(CEILING)
    s = np.array([scale.protection(months) for months in durations.values()])
    above = s > k
    policy = best_response(1 / s, Norm(k, D=0.0)).policy  # above a norm the jump moves nobody
    ends = [scale.months(end) for end in np.ravel(policy).tolist()]
    jumps = np.ravel(least_jump(1 / s, k)).tolist()
    return Table(
        {
            "country": list(durations),
            "months": list(durations.values()),
            "protection": list(s),
            "under the ceiling": _outcomes(above.tolist(), ends, jumps),
        }
    )


def _check(scale: Scale, durations: Mapping[str, float]) -> None:
    domains.instance("scale", scale, Scale, "PER_MONTH, MONTHS_SPARED or a Scale of your own")
    domains.instance("durations", durations, Mapping, "a mapping from countries to months")
    if not durations:
        raise ValueError("durations must name at least one country; got none")
    for country, months in durations.items():
        domains.positive(f"durations[{country!r}]", months)
        domains.positive(
            f"durations[{country!r}] in units of protection", scale.protection(months)
        )


def _outcomes(above: list[bool], months: list[float], jumps: list[float]) -> list[str]:
    """Say of each country where it slides to, or what it takes to lift it."""
    return [
        f"slides to {end:.4g} months" if slides else f"lifted if D is at least {jump:.4g}"
        for slides, end, jump in zip(above, months, jumps, strict=True)
    ]
