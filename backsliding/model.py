"""The article's primitives, written once, in SymPy.

A state chooses how much protection ``S`` to grant. Its leaders weigh benefits against costs and
choose what leaves them the highest welfare.

Everything in `backsliding.results` starts from these expressions. To see which results depend on
one of them, change it here. The numbers are written a second time, for NumPy, in `norms/curve.py`
and `response.py`.

Source: Part III (benefits, costs, welfare), III.A (the jump), III.B (the flattening).
"""

from __future__ import annotations

import sympy as sp

from . import domains
from .symbols import D, S, k, lam, m

benefit = 2 * S
cost = lam * S**2
welfare = benefit - cost


def benefit_at_norm(slope: sp.Expr = m) -> sp.Expr:
    """Return the benefit of a policy at or beyond the norm, for a slope beyond it.

    Source: Part III.B, where the slope is 1; with 2 it is the curve of Part III.A.
    """
    return benefit.subs(S, k) + D + _expression(slope) * (S - k)


def welfare_at_norm(slope: sp.Expr = m) -> sp.Expr:
    """Return the welfare of a policy at or beyond the norm."""
    return benefit_at_norm(slope) - cost


def _expression(slope: sp.Expr) -> sp.Expr:
    if isinstance(slope, sp.Expr | int) and not isinstance(slope, bool):
        return slope
    raise TypeError(f"slope must be a SymPy expression or an integer; got {domains.quoted(slope)}")
