"""What follows when a norm can be refused: thresholds of joining, members, and what they do.

A share of the norm may reach those who refuse. None of it is the case of a treaty that binds its
members only, all of it the case of a norm that nobody escapes.

Source: ours, from Part V.A and V.B.1; footnote 158 for the share that arrives anyway.
"""

from __future__ import annotations

from functools import cache

import sympy as sp

from ..derivation import Derivation, identity, only_root, require_equal, solution
from ..symbols import D, flattening, k, lam, m, s, tau
from .higher_norm import critical_norm, lifted_band
from .lower_norm import flattened_policy
from .membership import sliding_gain

#: Where a state far above the norm ends if it joins, and if it refuses.
JOINED = flattened_policy()["policy"].subs({lam: 1 / s, m: 2 - flattening})
REFUSED = JOINED.subs(flattening, tau * flattening)


def _shared(gain: sp.Expr) -> sp.Expr:
    """Return a gain as it is when only a share of the norm arrives."""
    return gain.subs({D: tau * D, flattening: tau * flattening}, simultaneous=True)


def _margins() -> tuple[sp.Expr, sp.Expr]:
    """Return what joining adds to a refuser's gain: to one that would be held, and to a free one.

    The refuser is on its flattened stretch in either case.
    """
    held, free = lifted_band()["gain"], sliding_gain().subs(m, 2 - flattening)
    return held - _shared(free), free - _shared(free)


@cache
def joining_threshold() -> Derivation:
    """Derive the lowest level a state above the norm joins. Source: ours, from V.A, fn. 158."""
    held, free = _margins()
    extra = sp.Symbol(r"S_{\tau}", nonnegative=True)
    squared = (1 - tau) * D * s - (extra - k) ** 2
    require_equal(squared.subs(extra, REFUSED), held * s, "the square is completed")
    low = REFUSED - sp.sqrt((1 - tau) * D * s)
    rate = sp.factor(free / (1 - tau))
    per_unit = D - flattening * (s * (1 - (1 + tau) * flattening / 4) - k)
    freely = only_root(rate, k)
    switch = only_root(sp.cancel(free.subs(k, JOINED) / (1 - tau)), D)
    alone = low.subs(tau, 0)
    steps = (
        identity(
            r"Let a share $\tau$ of the norm reach a state that refuses. If its leaders could do "
            r"better by joining at all, it lies above the norm and keeps, with $\delta = 2 - m$,",
            sp.factor(REFUSED),
            s * (2 - tau * flattening) / 2,
            name=r"S_{\tau}",
        ),
        identity(
            "If it would be held at the norm as a member, joining is worth this much to its "
            "leaders, times $s$. All that the norm takes from a refuser goes into a square.",
            squared,
            name=r"s\,[G(1) - G(\tau)]",
        ),
        solution(
            "So it joins the levels from this one up.",
            sp.expand(held * s),
            {r"\underline{k}": low},
            of=k,
        ),
        identity(
            "If it would slide freely as a member, joining is worth",
            free,
            (1 - tau) * per_unit,
            name=r"G(1) - G(\tau)",
        ),
        solution(
            "and it joins the levels from this one up (all of them, if that is negative).",
            per_unit,
            {r"\underline{k}": freely},
            of=k,
        ),
        solution(
            r"The first holds up to the jump at which $\underline{k} = m s/2$, the second from "
            "there on.",
            sp.expand(free.subs(k, JOINED)),
            {r"\hat D": switch},
            of=D,
        ),
        identity(
            "There the two agree.",
            sp.simplify(freely.subs(D, switch)),
            JOINED,
            name=r"\underline{k}",
        ),
        identity(
            "If nothing reaches a refuser, the first is the mirror of the critical norm: as far "
            "below the state's own policy as that lies above.",
            alone,
            2 * s - critical_norm()["k_bar"].subs(lam, 1 / s),
            name=r"\underline{k}\,\big|_{\tau = 0}",
        ),
    )
    by_cost = {s: 1 / lam, flattening: 2 - m}
    result = {
        "held": m / (2 * lam) + (1 - tau) * (2 - m) / (2 * lam) - sp.sqrt((1 - tau) * D / lam),
        "free": m / (2 * lam) + (1 - tau) * (2 - m) / (4 * lam) - D / (2 - m),
        "switch": (1 - tau) * (2 - m) ** 2 / (4 * lam),
    }
    found = {"held": low, "free": freely, "switch": switch}
    for name, expression in found.items():
        require_equal(result[name], expression.subs(by_cost), f"by cost and slope: {name}")
    return Derivation("The lowest level a state joins", "ours, from Part V.A", steps, result)
