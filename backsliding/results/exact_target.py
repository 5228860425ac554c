"""A norm that is floor and ceiling at once.

Source: Part IV.B.1; footnotes 114 and 122.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, derivation, identity, solution
from ..symbols import D, S, k, lam
from .base_case import base_case
from .higher_norm import critical_norm, lifted_band


@derivation("What an exact target captures", "Part IV.B.1")
def capture() -> Proof:
    """Derive which states an exact target captures. Source: Part IV.B.1; ours."""
    gain = sp.expand(critical_norm()["gain"])
    yield identity(
        "The jump is had at $S = k$ only. Anywhere else a state does as well as alone at "
        "best, so it either stays or moves to the target, from above as from below, for",
        gain,
        name="W_{IL}(k) - W(S^{*})",
        equals=model.welfare.subs(S, k) + D - base_case()["welfare"],
    )
    lower, upper = critical_norm()["k_minus"], critical_norm()["k_bar"]
    yield solution(
        "This is nothing at both roots of the quadratic of Part III.A,",
        gain,
        {"k_{-}": lower, "k_{+}": upper},
        of=k,
    )
    yield identity(
        "and positive between them. The root that footnote 114 discards is the lowest target "
        "that draws a state down (below zero, so that every lower target does, if "
        r"$D > 1/\lambda$); the two lie equally far from the state's own policy.",
        upper + lower,
        2 * base_case()["S_star"],
        name="k_{-} + k_{+}",
    )
    weakest, strongest = lifted_band()["weakest"], lifted_band()["strongest"]
    yield identity(
        "Seen from a given target, it captures the states between two that are each other's "
        "mirror in it.",
        k**2,
        name=r"s_{\min}\, s_{\max}",
        equals=weakest * strongest,
    )
    yield identity(
        "It draws down from further than it lifts, by exactly the jump.",
        D,
        name=r"(s_{\max} - k) - (k - s_{\min})",
        equals=(strongest - k) - (k - weakest),
    )
    return lower, upper


@derivation("A flat curve and an exact target", "footnote 122")
def flat_or_exact() -> Proof:
    """Derive how a flat curve differs from an exact target. Source: footnote 122; ours."""
    flat, exact = model.welfare_at_norm(sp.S.Zero), critical_norm()["gain"]
    own, alone = base_case()["S_star"], base_case()["welfare"]
    yield identity(
        "At the norm itself the two are worth the same.",
        sp.expand(exact),
        name="W_{IL}(k) - W(S^{*})",
        equals=flat.subs(S, k) - alone,
    )
    yield identity(
        "Under a flat curve nothing beyond the norm pays: welfare falls from $k$ on.",
        sp.diff(flat, S),
        name=r"\frac{dW_{IL}}{dS}",
    )
    yield identity(
        "Under an exact target a state that keeps its own policy forgoes the jump and nothing "
        "else: what it gets is what it gets without a norm. (So does a state that refuses a "
        "flat curve and is left alone: where states may refuse, the two norms act alike.)",
        alone,
        name="W_{IL}(S^{*})",
        equals=model.welfare.subs(S, own),
    )
    yield solution(
        "So a target draws it only if its jump is at least this. Every state has such a jump, "
        "and every jump has states too far off for it. No state above can ignore a flat "
        "curve that it cannot escape.",
        exact,
        {"D": lam * (k - own) ** 2},
        of=D,
    )
    return lam
