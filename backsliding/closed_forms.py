"""The article's formulas as functions of numbers.

The formulas themselves are in `backsliding.formulas`, which ``python tools/write_formulas.py``
writes from the derivations in `backsliding.results`; here each gets a name, a domain and a place
in the article. Arguments may be numbers or arrays that broadcast, and the answer has their common
shape. Policies and norms are in the unit of protection.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from . import domains, formulas
from .domains import Real
from .records import Result

__all__ = [
    "Band",
    "autonomous_policy",
    "critical_norm",
    "flattened_policy",
    "least_jump",
    "lifted_band",
    "printed_critical_norm",
]


def autonomous_policy(lam: ArrayLike) -> Real:
    """Return the policy of a state that no norm reaches.

    Parameters
    ----------
    lam : array_like, positive
        The state's cost of protection.

    Examples
    --------
    >>> autonomous_policy(0.25)
    4.0

    Source: Part III, Figure 1; `backsliding.results.base_case`.
    """
    return domains.plain(formulas.autonomous_policy(domains.cost_parameter(lam)))


def flattened_policy(lam: ArrayLike, m: ArrayLike = 1.0) -> Real:
    """Return the best policy on a stretch where the norm has flattened the benefits.

    The state ends there only if it lies at or beyond the norm; else it stops at the norm.

    Parameters
    ----------
    lam : array_like, positive
        The state's cost of protection.
    m : array_like, between 0 and 2, optional
        Slope of benefits on the stretch; the article's is 1.

    Examples
    --------
    >>> flattened_policy(0.25)
    2.0

    Source: Part III.B, Figure 4; `backsliding.results.flattened_policy`.
    """
    lam, m = domains.together(lam=lam, m=m)
    return domains.plain(formulas.flattened_policy(lam, m))


def critical_norm(lam: ArrayLike, D: ArrayLike) -> Real:
    """Return the highest norm that still lifts a state to it.

    This is the corrected formula. The one the article prints is `printed_critical_norm`.

    Parameters
    ----------
    lam : array_like, positive
        The state's cost of protection.
    D : array_like, zero or more
        Jump in benefits for meeting the norm.

    Examples
    --------
    >>> critical_norm(0.25, D=1.0)
    6.0

    Source: Part III.A and footnote 114, corrected; `backsliding.results.critical_norm`.
    """
    lam, D = domains.together(lam=lam, D=D)
    return domains.plain(formulas.critical_norm(lam, D))


def printed_critical_norm(lam: ArrayLike, D: ArrayLike) -> Real:
    """Return the critical norm as the article prints it, which is right only at ``lam = 1``.

    Parameters
    ----------
    lam, D
        As for `critical_norm`.

    Examples
    --------
    >>> printed_critical_norm(0.25, D=1.0)  # the state moves up to 6 and no further
    12.0

    Source: Part III.A and footnote 114; `backsliding.results.misprint`.
    """
    lam, D = domains.together(lam=lam, D=D)
    with np.errstate(all="ignore"):  # so high a cost that nothing is left of the second term
        printed = formulas.printed_critical_norm(np.asarray(lam), D)
    return domains.finite("norm", printed, of="lam and D")


def least_jump(lam: ArrayLike, k: ArrayLike) -> Real:
    """Return the smallest jump for which a state would move to a norm, in the unit of benefits.

    Parameters
    ----------
    lam : array_like, positive
        The state's cost of protection.
    k : array_like, zero or more
        Level of the norm.

    Examples
    --------
    >>> least_jump(0.25, k=6.0)
    1.0

    Source: Part III.A, the indifference condition solved for ``D``;
    `backsliding.results.lifted_band`.
    """
    lam, k = domains.together(lam=lam, k=k)
    with np.errstate(over="ignore"):  # refused below
        jump = formulas.least_jump(lam, np.asarray(k))
    return domains.finite("jump", jump, of="lam and k")


@dataclass(frozen=True, eq=False, repr=False)
class Band(Result):
    """The weakest state a norm lifts, and its mirror above the norm."""

    weakest: Real
    strongest: Real


def lifted_band(k: ArrayLike, D: ArrayLike) -> Band:
    """Return the states, named by their autonomous policies, that gain by moving to ``k``.

    States from ``weakest`` up to ``k`` are lifted by a norm at ``k``. States from ``k`` to
    ``strongest`` would come down to it if the jump were had only at ``k`` itself.

    Parameters
    ----------
    k : array_like, zero or more
        Level of the norm.
    D : array_like, zero or more
        Jump in benefits for meeting the norm.

    Returns
    -------
    Band
        ``weakest`` and ``strongest``, in the unit of protection; ``weakest * strongest`` is
        ``k**2``.

    Examples
    --------
    >>> lifted_band(k=1.0, D=0.2)
    Band(weakest=0.641742, strongest=1.55826)

    Source: ours, from Part III.A; `backsliding.results.lifted_band`.
    """
    k, D = domains.together(k=k, D=D)
    # At k = 0 the formula is 0/0 when D is zero too; there is no state below such a norm.
    some_norm = np.where(np.greater(k, 0.0), k, 1.0)[()]
    with np.errstate(over="ignore"):  # in units of k, so that its square cannot overflow
        strongest = formulas.strongest_captured(np.asarray(k), D)
        share = formulas.weakest_lifted(1.0, D / some_norm)
    domains.finite("policy", strongest, of="k and D")
    weakest = np.where(np.greater(k, 0.0), some_norm * share, 0.0)
    return Band(domains.plain(weakest), domains.plain(strongest))
