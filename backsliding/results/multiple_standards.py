"""Two rungs: when a ladder leaves states outside it as one rung would.

The article says that states left of the lowest threshold, and right of the highest, behave
as under one norm. Each statement is true on a condition, derived here.

Source: Part IV.B.3, Figure 5.
"""

from __future__ import annotations

import sympy as sp

from ..derivation import Proof, derivation, identity, only_root, solution
from ..symbols import D0, D1, S, flattening, g, k0, k1, m0, s, x

#: What the lower rung takes off the slope between the rungs.
delta0 = flattening


def _gain(reward: sp.Expr, policy: sp.Expr) -> sp.Expr:
    """Return what a policy with this reward gains a state over its own policy ``s``."""
    return reward - (policy - s) ** 2 / s


@derivation("Leapfrog", "Part IV.B.3")
def leapfrog() -> Proof:
    """Derive when the upper rung leaves states below the lower one alone. Source: IV.B.3."""
    lower = _gain(D0, k0)
    yield identity(
        r"Let the upper rung stand at $k_1 = k_0 + g$, and let the lower one take $\delta = 2 - "
        "m_0$ off the slope between them. To a state with $s < k_0$ the lower rung is worth",
        lower,
        name="W_{IL}(k_0) - W(s)",
    )
    excess = sp.expand(_gain(D0 + D1 - delta0 * g, k0 + g) - lower)
    yield identity("and the upper one that much plus", excess, name="W_{IL}(k_1) - W_{IL}(k_0)")
    yield identity(
        "The stronger the state, the more it is inclined to go on to the upper rung.",
        sp.factor(sp.diff(excess, s)),
        name=r"\frac{\partial}{\partial s} [W_{IL}(k_1) - W_{IL}(k_0)]",
        sign="> 0",
    )
    at_rung = sp.expand(excess.subs(s, k0))
    yield identity(
        "So if the state at the lower rung itself would not go on, no weaker one would. To "
        "that state going on is worth",
        at_rung,
        name=r"[W_{IL}(k_1) - W_{IL}(k_0)]_{s = k_0}",
    )
    bound = only_root(at_rung, D1)
    yield solution(
        r"The statement holds for all states below the ladder if and only if $D_1 \le \bar "
        r"D_1$, where",
        at_rung,
        {r"\bar D_1": bound},
        of=D1,
    )
    by_slope = (k1 - k0) * ((2 - m0) + (k1 - k0) / k0)
    yield identity(
        "or, in slopes,",
        bound.subs({delta0: 2 - m0, g: k1 - k0}),
        by_slope,
        name=r"\bar D_1",
    )
    return {"most": bound, "by_slope": by_slope}


@derivation("Undercut", "Part IV.B.3")
def undercut() -> Proof:
    """Derive when the lower rung leaves states above the upper one alone. Source: IV.B.3."""
    between = _gain(D0 - delta0 * (S - k0), S)
    yield identity(
        "A state above the upper rung may come down past it, to a policy $S$ between the "
        "rungs. There its leaders gain",
        between,
        name="W_{IL}(S) - W(s)",
    )
    upper = D0 + D1 - delta0 * (k1 - k0)
    more = sp.expand((_gain(upper, k1) - between).subs(k1, S + x))
    yield identity(
        "The stronger the state, the more the upper rung is worth to it against any such "
        "policy. With $k_1 = S + x$:",
        sp.factor(sp.diff(more, s)),
        name=r"\frac{\partial}{\partial s} [W_{IL}(k_1) - W_{IL}(S)]",
        sign="> 0",
    )
    at_rung = between.subs(s, k1)
    inner = only_root(sp.diff(at_rung, S), S)
    yield solution(
        "So the state at the upper rung decides for all. Between the rungs its best policy is",
        sp.diff(at_rung, S),
        {"S": inner},
        of=S,
    )
    gap = sp.expand(upper - at_rung.subs(S, inner))
    least_inner = only_root(gap, D1)
    yield solution(
        r"If that lies between the rungs, $k_0 \le m_0 k_1 / 2$, the statement holds for all "
        r"states above the ladder if and only if $D_1 \ge \underline D_1$, where",
        gap,
        {r"\underline D_1": least_inner},
        of=D1,
    )
    in_slope = sp.factor(least_inner.subs(delta0, 2 - m0))
    yield identity("or, in slopes,", in_slope, name=r"\underline D_1")
    corner = (k1 - k0) * (delta0 - (k1 - k0) / k1)
    yield identity(
        "If not, the lower rung itself is the rival, and the least jump is",
        corner,
        name=r"\underline D_1",
        equals=only_root(upper - at_rung.subs(S, k0), D1),
    )
    return {"least_inner": in_slope, "least_corner": corner.subs(delta0, 2 - m0)}


@derivation("When a ladder behaves", "ours")
def both_hold() -> Proof:
    """Derive when a ladder with the article's slope behaves as described. Source: ours."""
    most = leapfrog()["by_slope"].subs(m0, 1)
    least = undercut()["least_inner"].subs(m0, 1)
    yield identity(
        "With the article's slope, and a base treaty at half the protocol's level or lower, "
        "states above the ladder are left alone if the protocol's own jump is at least",
        least,
        name=r"\underline D_1",
        sign="> 0",
    )
    yield identity(
        "and states below it if that jump is at most",
        sp.factor(most.subs(k1, k0 + g)),
        name=r"\bar D_1",
        sign="> 0",
    )
    yield identity(
        "Such jumps exist: with $k_1 = 2 k_0 + x$ the second exceeds the first by",
        sp.factor((most - least).subs(k1, 2 * k0 + x)),
        name=r"\bar D_1 - \underline D_1",
        sign="> 0",
    )
    return {"least": least, "most": most}


@derivation("Rungs above and rungs below", "Part IV.B.3; ours")
def added_rung() -> Proof:
    """Derive what a rung above does, and a rung below. Source: Part IV.B.3; ours."""
    below = D0 - delta0 * (S - k0)
    yield identity(
        "A rung added above, with no further flattening, adds nothing up to its level and "
        "this from there on: a function that never falls, so no state ends lower for it.",
        D1,
        name="R_{+}(S)",
        sign=r"\ge 0",
    )
    yield identity(
        "A rung added below an existing norm adds, from its own level up to that norm,",
        below,
        name="R_{-}(S)",
    )
    yield identity(
        "and a constant beyond. This never rises, so every state from the new rung up ends "
        "where it was or lower.",
        -sp.diff(below, S),
        name="- R_{-}'(S)",
        sign=r"\ge 0",
    )
    return below
