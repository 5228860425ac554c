"""What receptive states do: the norm's two effects, taken apart and put together again.

Source: Part IV.A; footnotes 23 and 131; Part IV.B.2 for hard and soft law.
"""

from __future__ import annotations

import sympy as sp

from ..derivation import Proof, derivation, identity
from ..symbols import D, S, flattening, m, s, tau, x
from .higher_norm import comparative_statics, critical_norm
from .lower_norm import flattened_policy, outcome_above


@derivation("Two parameters, two groups", "footnote 131; ours")
def separability() -> Proof:
    """Derive that jump and slope act on different states. Source: footnote 131; ours."""
    k_bar, above = critical_norm()["k_bar"], outcome_above().result
    yield identity(
        "The highest norm that lifts a state below does not depend on the slope beyond it.",
        sp.diff(k_bar, m),
        sp.S.Zero,
        name=r"\frac{\partial \bar k}{\partial m}",
    )
    yield identity(
        "Where a state above the norm ends does not depend on the jump.",
        sp.diff(above, D),
        sp.S.Zero,
        name=r"\frac{\partial}{\partial D} \max(S^{*}_{IL}, k)",
    )
    yield identity(
        "The jump reaches below,",
        sp.diff(k_bar, D),
        name=r"\frac{\partial \bar k}{\partial D}",
        sign="> 0",
    )
    yield identity(
        "the slope above. So neither alone makes the two effects grow together.",
        sp.diff(flattened_policy()["policy"], m),
        name=r"\frac{\partial S^{*}_{IL}}{\partial m}",
        sign="> 0",
    )
    return k_bar, above


@derivation("Hand in hand", "Part IV.A")
def hand_in_hand() -> Proof:
    """Derive that transmission strengthens both effects. Source: Part IV.A, footnote 23."""
    slope = sp.expand(2 - tau * flattening)
    yield identity(
        r"A share $\tau$ of the norm reaches domestic politics: of the jump, and of the "
        r"flattening $\delta = 2 - m$.",
        slope,
        name=r"m(\tau)",
    )
    reach = sp.simplify(comparative_statics()["reach"].subs(D, tau * D))
    yield identity(
        "The distance from which states are lifted becomes",
        reach,
        name=r"\bar k(\tau) - S^{*}",
    )
    positive = sp.Symbol("tau", positive=True)
    yield identity(
        "and grows with transmission.",
        sp.diff(reach.subs(tau, positive), positive),
        name=r"\frac{d}{d \tau} (\bar k - S^{*})",
        sign="> 0",
    )
    kept = sp.expand(flattened_policy()["share"].subs(m, slope))
    yield identity(
        "The share of its own policy that a state keeps on the flattened stretch becomes",
        kept,
        name=r"S^{*}_{IL}(\tau) / S^{*}",
    )
    yield identity(
        "and shrinks with transmission.",
        -sp.diff(kept, tau),
        name=r"- \frac{d}{d \tau} \frac{S^{*}_{IL}}{S^{*}}",
        sign=r"\ge 0",
    )
    return {"reach": reach, "kept": kept}


@derivation("Ranks are safe under a common norm", "ours, for Part IV.A")
def ranks() -> Proof:
    """Derive that a norm common to all never reverses states' order. Source: ours, for IV.A."""
    b = sp.Function("b")
    welfare = b(S) - S**2 / s
    yield identity(
        "Let any norm, of any shape, give leaders the benefit $b(S)$. In the state whose own "
        r"policy is $s = 1/\lambda$ they get",
        welfare,
        name="W_{IL}(S, s)",
    )
    more = sp.simplify(welfare.subs(S, S + x) - welfare)
    yield identity(
        "Going from $S$ up to $S + x$ is worth",
        sp.expand(more),
        name="W_{IL}(S + x, s) - W_{IL}(S, s)",
    )
    yield identity(
        "The benefit is the same for all; the cost is lower in the stronger state. So the "
        "more a state grants alone, the more a step up is worth to it, whatever the norm.",
        sp.factor(sp.diff(more, s)),
        name=r"\frac{\partial}{\partial s} [W_{IL}(S + x, s) - W_{IL}(S, s)]",
        sign="> 0",
    )
    return welfare
