"""Rights that a state grants or does not grant, with nothing in between.

For such a right leaders compare two policies only: none of it, and all of it, which is taken
as one unit of protection. What a norm does to the two payoffs is read from its benefit curve,
as for any other right.

Source: Part II.B (same-sex marriage). The article does not formalise the case; this is ours.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import domains
from .domains import Real
from .response import AnyNorm, benefit

__all__ = ["adoption_threshold", "adopts"]

#: The policies are the right withheld and the right granted.
WITHHELD, GRANTED = 0.0, 1.0


def adoption_threshold(norm: AnyNorm | None = None) -> Real:
    """Return the highest cost at which a state still adopts a right of yes or no.

    Parameters
    ----------
    norm : norm or curve, optional
        The norm in force; none by default. Its level is 0 where it leaves the right out, and
        1 where it asks for it.

    Returns
    -------
    float or ndarray
        A cost of protection, ``lam``, shaped like the norm's parameters; zero or less where no
        state would adopt.

    Examples
    --------
    >>> from backsliding import Norm
    >>> adoption_threshold()
    2.0
    >>> adoption_threshold(Norm(k=0.0, D=0.2)), adoption_threshold(Norm(k=1.0, D=0.2))
    (1.0, 2.2)

    Source: Part II.B, ours; `backsliding.results.yes_no`.
    """
    gain = np.subtract(benefit(GRANTED, norm), benefit(WITHHELD, norm))
    return domains.plain(gain)  # the cost of granting one unit is lam itself


def adopts(lam: ArrayLike, norm: AnyNorm | None = None) -> bool | NDArray[np.bool_]:
    """Return whether leaders grant a right of yes or no; when indifferent, they do.

    Parameters
    ----------
    lam : array_like, positive
        Cost of protection, one entry a state.
    norm : norm or curve, optional
        The norm in force; none by default.

    Returns
    -------
    bool or ndarray of bool
        The broadcast shape of ``lam`` and the norm's parameters.

    Examples
    --------
    >>> from backsliding import Norm
    >>> adopts([0.9, 1.1, 2.1]).tolist()
    [True, True, False]
    >>> adopts([0.9, 1.1, 2.1], Norm(k=0.0, D=0.2)).tolist()
    [True, False, False]

    Source: Part II.B, ours.
    """
    lam, threshold = domains.cost_parameter(lam), adoption_threshold(norm)
    domains.broadcast(lam=lam, norm=threshold)
    chosen = np.less_equal(lam, threshold)
    return bool(chosen) if np.ndim(chosen) == 0 else chosen
