"""Other costs and benefits: what Part III's numbers owe to its functional forms.

Source: Part III, the paragraph after the cost function; Part III.A on a steeper slope.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, derivation, identity, only_root, solution
from ..symbols import S, k, lam, m, p, s, x

#: The share of its own policy that a state keeps if costs rise with the power p, and the two
#: policies of which it is the ratio.
KEPT = (m / 2) ** (1 / (p - 1))
SLID_BY_ALONE = (m / (lam * p)) ** (1 / (p - 1)) / (2 / (lam * p)) ** (1 / (p - 1))


@derivation(
    "Half is the quadratic", "Part III; ours", concludes=sp.Eq(SLID_BY_ALONE, KEPT, evaluate=False)
)
def powers_of_cost() -> Proof:
    """Derive the share kept when costs rise with another power. Source: Part III; ours."""
    power = 1 + x  # above one, so that costs are convex
    policy = sp.Symbol("S", positive=True)
    slope = sp.diff(2 * policy - lam * policy**power, policy)
    yield identity(
        "Let costs rise with any power $p = 1 + x$ above one.",
        lam * policy**power,
        name="C(S)",
    )
    alone = sp.simplify(only_root(slope, policy))
    yield solution("Alone a state chooses", slope, {"S^{*}": alone}, of=policy)
    slid = sp.simplify(only_root(slope - 2 + m, policy))
    yield solution(
        "and on a stretch flattened to the slope $m$",
        slope - 2 + m,
        {"S^{*}_{IL}": slid},
        of=policy,
    )
    yield identity(
        "It keeps the share",
        sp.powsimp(sp.simplify(slid / alone), force=True),
        name=r"S^{*}_{IL} / S^{*}",
        equals=KEPT.subs(p, power),
    )
    yield identity(
        "With the article's slope and its square, $p = 2$, that is",
        KEPT.subs({m: 1, p: 2}),
        name=r"S^{*}_{IL} / S^{*}",
    )
    return KEPT


@derivation("A steeper slope instead of a jump", "Part III.A")
def steeper_slope() -> Proof:
    """Derive what a steeper slope would do in place of the jump. Source: Part III.A."""
    extra = sp.Symbol("a", positive=True)
    welfare = (model.welfare + extra * S).subs(lam, 1 / s)
    best = only_root(sp.diff(welfare, S), S)
    yield identity(
        "Let the norm add $a$ to the slope of benefits all the way up to $k$, and no jump.",
        welfare,
        name="W_{IL}(S)",
    )
    yield solution("A state below moves towards it, to", sp.diff(welfare, S), {"S": best}, of=S)
    yield identity(
        "or stops at $k$ if it gets there. However far below the norm it is, it moves: no "
        "norm is too high for it, and there is no critical norm.",
        sp.expand(best - s),
        name="S - s",
        sign="> 0",
    )
    return sp.Min(best, k)


@derivation("One crossing, no inner optimum", "Part III; ours")
def no_inner_optimum() -> Proof:
    """Derive that one crossing does not make an inner optimum. Source: Part III; ours."""
    benefit, cost = 1 + S, 2 * S
    crossing = only_root(benefit - cost, S)
    yield solution(
        "Let benefits be $1 + S$ and costs $2S$. Both rise, and they cross once, the benefits "
        "from above, at",
        benefit - cost,
        {"S": crossing},
        of=S,
    )
    yield identity(
        "Yet every step of protection costs more than it brings, from the first. (Here "
        "benefits start above costs. Where both start at nothing, as in the article, and "
        "benefits then lie above, protecting nothing is not best.)",
        -sp.diff(benefit - cost, S),
        name="- W'(S)",
        sign="> 0",
    )
    return crossing
