"""Regional norms and tiered ones, and how far a norm may leak.

Source: Part V.B.2, put into the model of Part III; Part V.A for norms that reach other states.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, derivation, identity, solution
from ..symbols import D, S, flattening, k, k0, lam, m, s, tau, x
from .higher_norm import critical_norm, lifted_band
from .lower_norm import sliding_gain

#: The jump at a lower norm; the state's own norm keeps the letters k and D.
D_low = sp.Symbol("D_0", positive=True)


@derivation("A lower tier that nobody can escape", "ours, from Part V.B.2")
def tiers() -> Proof:
    """Derive what a lower tier does to states above it. Source: ours, from Part V.B.2."""
    slope = 2 - flattening
    regional = model.benefit_at_norm(slope)
    tier = regional.subs({k: k0, D: D_low}, simultaneous=True)
    between = sp.expand(tier - model.benefit)
    yield identity(
        "Give a region that has a norm at $k$ a lower tier at $k_0$, with a jump $D_0$ of "
        "its own, where no state can escape either. Between the two, this is what the tier "
        "adds to the leaders' benefits:",
        between,
        D_low - flattening * (S - k0),
        name=r"B_{\text{tiered}} - B_{\text{regional}}",
    )
    beyond = sp.expand(tier.subs(S, k) + D + slope * (S - k) - regional)
    yield identity(
        "From $k$ on it adds what it did there.",
        beyond,
        D_low - flattening * (k - k0),
        name=r"B_{\text{tiered}} - B_{\text{regional}}",
    )
    yield identity(
        "Without flattening that is nothing below the tier and a constant above it: a "
        "reason to do more, never one to do less. Nobody ends lower than before.",
        between.subs(flattening, 0),
        name=r"\delta = 0:\quad B_{\text{tiered}} - B_{\text{regional}}",
        sign="> 0",
    )
    yield identity(
        "With it, what the tier adds falls from $k_0$ on. A state above the tier never ends "
        "below it, so all it compares lies on this stretch; and where a falling amount is "
        r"added, a lower policy gains on a higher one. No state with $S^{*} \ge k_0$ ends "
        "higher than before.",
        between.subs(S, k0) - between.subs(S, k0 + x),
        flattening * x,
        sign=r"\ge 0",
    )
    return {"between": between, "beyond": beyond}


@derivation("How much may leak", "ours, from Part V.B.2 and V.A")
def leak() -> Proof:
    """Derive how much of a lower norm a state withstands. Source: ours, from Part V.B.2, V.A."""
    arrived = tau * D_low - tau * flattening * (k - k0)
    stays = arrived + lifted_band()["gain"]
    yield identity(
        r"A state that cannot escape is held up at its own norm $k$. A share $\tau$ of a "
        "lower norm leaks in, which stands at $k_0$ and has the jump $D_0$. If the state "
        "stays, its leaders gain",
        stays,
        name=r"G_{\text{stay}}",
    )
    leaked = {D: tau * D_low, m: 2 - tau * flattening, k: k0}
    lets_go = sp.expand(sliding_gain().subs(leaked, simultaneous=True))
    yield identity(
        r"and if it lets go and slides freely above the lower norm, $s(1 - \tau\delta/2) \ge "
        "k_0$,",
        lets_go,
        name=r"G_{\text{go}}",
    )
    difference = sp.expand((lets_go - stays) * s)
    yield identity(
        "What the lower norm asks and brings drops out of the comparison; only how far it "
        r"flattens matters. Multiplied by $s$, the difference has the square of $k - s$, the "
        r"square of $\tau\delta s/2$ and twice their product:",
        (k - s) ** 2 + tau * flattening * s * (k - s) + (tau * flattening * s) ** 2 / 4 - D * s,
        (s * tau * flattening / 2 + k - s) ** 2 - D * s,
        name=r"s\,(G_{\text{go}} - G_{\text{stay}})",
        equals=difference,
    )
    withstood = 2 * (critical_norm()["k_bar"].subs(lam, 1 / s) - k) / (flattening * s)
    yield solution(
        r"It lets go beyond this share. The numerator is the slack between the norm and the "
        "highest one that would still lift the state.",
        difference,
        {r"\hat\tau": withstood},
        of=tau,
    )
    by_cost = 2 * lam * (critical_norm()["k_bar"] - k) / (2 - m)
    yield identity(
        "In terms of the cost and the slope it is",
        by_cost,
        withstood.subs({flattening: 2 - m, s: 1 / lam}),
        name=r"\hat\tau",
    )
    yield identity(
        "A state at its critical norm has no slack at all. The norm that does a region most "
        "good is some state's critical norm, so it loses that state to the smallest leak of a "
        "norm that lies below the state's own policy.",
        withstood.subs(k, critical_norm()["k_bar"].subs(lam, 1 / s)),
        name=r"\hat\tau\,\big|_{k = \bar k}",
    )
    return {"withstood": by_cost}
