"""Rights of yes or no: when a state adopts, and how long a low standard delays it.

Source: ours, from Part II.B and Part III.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, derivation, identity, only_root
from ..symbols import D, S, k, lam, m


@derivation("A right of yes or no", "ours, from Part II.B")
def yes_no() -> Proof:
    """Derive when a right of yes or no is adopted. Source: Part II.B; ours."""
    W, W_IL = model.welfare, model.welfare_at_norm()
    alone = W.subs(S, 1) - W.subs(S, 0)
    yield identity(
        "Granting the right is one unit of protection, withholding it none. With no norm, "
        r"granting is worth this much more, so the right is adopted when $\lambda \le 2$.",
        alone,
        name="W(1) - W(0)",
    )
    left_out = sp.expand(W_IL.subs({S: 1, k: 0}) - W_IL.subs({S: 0, k: 0}))
    yield identity(
        r"A norm that leaves the right out lies at $k = 0$. Every state meets it, so the jump "
        "is had either way and drops out; the flatter slope does not. The right is adopted "
        r"when $\lambda \le m$.",
        left_out,
        name="[W_{IL}(1) - W_{IL}(0)]_{k = 0}",
    )
    asked_for = sp.expand(W_IL.subs({S: 1, k: 1}) - W.subs(S, 0))
    yield identity(
        r"A norm that asks for the right lies at $k = 1$, and the jump comes with granting "
        r"it: adopted when $\lambda \le 2 + D$.",
        asked_for,
        2 + D - lam,
        name="[W_{IL}(1) - W(0)]_{k = 1}",
    )
    gains = {"alone": alone, "left_out": left_out, "asked_for": asked_for}
    thresholds = {name: only_root(gain, lam) for name, gain in gains.items()}
    yield identity(
        "So a norm that leaves the right out postpones adoption until the cost has come down "
        "to this share of what would have been low enough.",
        m / 2,
        name=r"\lambda_{k = 0} / \lambda_{\text{no norm}}",
        equals=thresholds["left_out"] / thresholds["alone"],
    )
    return thresholds
