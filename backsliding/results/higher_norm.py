"""A norm above the state: who is lifted, and how far up a norm may be.

Source: Part III.A, Figure 2; footnotes 113, 114 and 120.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, condition, derivation, identity, only_root, solution
from ..symbols import D, S, flattening, k, lam, s, x, y
from .base_case import base_case


@derivation("Two candidates", "Part III.A, footnote 113")
def two_candidates() -> Proof:
    """Derive that a state below the norm stays or moves to it. Source: footnote 113."""
    S_star = base_case()["S_star"]
    left = model.welfare.subs(S, S_star) - model.welfare
    yield identity(
        "Left of the norm nothing has changed, so the state's own optimum beats every other "
        "policy there.",
        left,
        sp.factor(left),
        name="W(S^{*}) - W(S)",
        sign=r"\ge 0",
    )
    beyond = sp.diff(model.welfare_at_norm(2 - flattening), S).subs(S, k + x)
    yield identity(
        r"Beyond the norm the slope of benefits is $m = 2 - \delta$, with $\delta \ge 0$. At "
        "a distance $x > 0$ past $k$, welfare changes at this rate.",
        beyond,
        name=r"\frac{dW_{IL}}{dS}\Big|_{S = k + x}",
    )
    yield identity(
        r"The norm lies above the state, $k = S^{*} + y$ with $y > 0$: welfare falls all the "
        "way. The steeper fall of a flattened curve only helps.",
        sp.expand(beyond.subs(k, S_star + y)),
        name=r"\frac{dW_{IL}}{dS}\Big|_{S = k + x}",
        sign="< 0",
    )
    return S_star, k


@derivation("The critical norm", "Part III.A, footnote 114")
def critical_norm() -> Proof:
    """Derive the highest norm that still lifts a state. Source: Part III.A, footnote 114."""
    S_star, staying = base_case()["S_star"], base_case()["welfare"]
    yield identity("Staying is worth", staying, name="W(S^{*})")
    moving = model.welfare_at_norm().subs(S, k)
    yield identity("Moving up to the norm is worth", moving, name="W_{IL}(k)")
    gain = moving - staying
    yield condition("The state is indifferent where the two are equal, a quadratic in $k$.", -gain)
    quadratic = sp.Poly(-gain, k)
    a, b, c = quadratic.all_coeffs()
    discriminant = sp.simplify(quadratic.discriminant())
    yield identity(
        "Its discriminant carries one power of the cost parameter.",
        b**2 - 4 * a * sp.expand(c),
        discriminant,
        name=r"\Delta = b^2 - 4 a c",
        sign="> 0",
    )
    yield identity(
        r"The roots lie at this distance on either side of $1/\lambda$. The one power of "
        r"$\lambda$ under the root, divided by the $\lambda$ outside it, which is two powers "
        "under the root, leaves one below the line.",
        sp.sqrt(discriminant) / (2 * a),
        name=r"\frac{\sqrt{\Delta}}{2 \lambda}",
    )
    lower, upper = (sp.expand((-b + sign * sp.sqrt(discriminant)) / (2 * a)) for sign in (-1, 1))
    yield solution("So there are two roots.", -gain, {"k_{-}": lower, "k_{+}": upper}, of=k)
    yield identity(
        "The smaller lies below the state's own policy, where it is not the norm of this section,",
        lower - S_star,
        name="k_{-} - S^{*}",
        sign="< 0",
    )
    yield identity(
        "and the larger above it, so the larger is kept.",
        upper - S_star,
        name="k_{+} - S^{*}",
        sign="> 0",
    )
    yield identity(
        r"Above $S^{*}$ the gain from moving falls as the norm rises, so the state moves up "
        r"to every norm as far as $\bar k = k_{+}$, and to none beyond it.",
        sp.diff(gain, k).subs(k, S_star + x).expand(),
        name=r"\frac{d}{dk}\bigl[W_{IL}(k) - W(S^{*})\bigr]_{k = S^{*} + x}",
        sign="< 0",
    )
    yield identity("The critical norm is therefore", upper, name=r"\bar k")
    return {"k_bar": upper, "k_minus": lower, "gain": gain}


@derivation("The printed critical norm", "Part III.A, footnote 114")
def misprint() -> Proof:
    """Derive what the printed critical norm gets wrong. Source: III.A, footnote 114; ours."""
    printed = 1 / lam + sp.sqrt(D) / lam ** sp.Rational(3, 2)  # as the article prints it
    yield identity("The article prints", printed, name=r"\bar k_{\text{printed}}")
    yield identity(
        r"The reach, the distance from which a state is lifted, is divided by $\lambda$.",
        sp.simplify((printed - base_case()["S_star"]) / comparative_statics()["reach"]),
        name=r"\frac{\bar k_{\text{printed}} - S^{*}}{\bar k - S^{*}}",
    )
    gain = sp.expand(critical_norm()["gain"].subs(k, printed))
    yield identity(
        "At the critical norm a state gains nothing by moving. At the printed one it gains",
        gain,
        sp.factor(gain),
        name=r"W_{IL}(\bar k_{\text{printed}}) - W(S^{*})",
    )
    agree = only_root(gain, lam)
    yield solution("which is nothing at one value only.", gain, {r"\lambda": agree}, of=lam)
    yield identity(
        r"A state with $\lambda = 1 + x$ still gains there: the printed norm is too low.",
        sp.factor(gain.subs(lam, 1 + x)),
        name=r"W_{IL}(\bar k_{\text{printed}}) - W(S^{*})",
        sign="> 0",
    )
    yield identity(
        r"A state with $\lambda = 1/(1 + x)$ loses there: the printed norm is too high.",
        sp.factor(sp.simplify(gain.subs(lam, 1 / (1 + x)))),
        name=r"W_{IL}(\bar k_{\text{printed}}) - W(S^{*})",
        sign="< 0",
    )
    yield identity(
        "What survives: the printed norm, too, falls as protection grows dearer",
        sp.diff(printed, lam),
        name=r"\frac{\partial \bar k_{\text{printed}}}{\partial \lambda}",
        sign="< 0",
    )
    yield identity(
        "and rises with the jump.",
        sp.diff(printed, D),
        name=r"\frac{\partial \bar k_{\text{printed}}}{\partial D}",
        sign="> 0",
    )
    by_state = critical_norm()["k_bar"].subs(lam, 1 / s), sp.expand(printed.subs(lam, 1 / s))
    return {"printed": printed, "gain": gain, "agree": agree, "by_state": by_state}


@derivation("Comparative statics", "Part III.A, footnote 120")
def comparative_statics() -> Proof:
    """Derive how the critical norm changes with cost and jump. Source: III.A, footnote 120."""
    S_star, k_bar = base_case()["S_star"], critical_norm()["k_bar"]
    reach = k_bar - S_star
    yield identity(
        "Dearer protection lowers the highest norm that lifts the state,",
        sp.diff(k_bar, lam),
        name=r"\frac{\partial \bar k}{\partial \lambda}",
        sign="< 0",
    )
    yield identity(
        "and shortens the distance from which it is lifted.",
        sp.diff(reach, lam),
        name=r"\frac{\partial (\bar k - S^{*})}{\partial \lambda}",
        sign="< 0",
    )
    yield identity(
        "A larger jump raises it.",
        sp.diff(k_bar, D),
        name=r"\frac{\partial \bar k}{\partial D}",
        sign="> 0",
    )
    yield identity(
        "As the jump vanishes, so does the reach (footnote 120).",
        sp.limit(k_bar, D, 0),
        name=r"\lim_{D \to 0} \bar k",
    )
    return {"reach": reach}


#: The root in the ends of the band; it exceeds the jump.
ROOT = sp.sqrt(D) * sp.sqrt(D + 4 * k)


def in_y(term: sp.Expr) -> sp.Expr:
    """Return a term with `ROOT` written as ``D + y``, so that its sign can be read off."""
    level = sp.factor(((D + y) ** 2 - D**2) / (4 * D))  # where the root is D + y
    return sp.simplify(sp.factor(term.subs(k, level), deep=True))


@derivation("The band a norm lifts", "ours, from Part III.A")
def lifted_band() -> Proof:
    """Derive which states a given norm lifts. Source: Part III.A, turned round; ours."""
    gain = D - (k - s) ** 2 / s
    weakest, strongest = k + (D - ROOT) / 2, k + (D + ROOT) / 2
    yield from _ends(gain, weakest, strongest)
    yield from _reach(weakest, strongest)
    yield from _change(weakest)
    return {
        "weakest": k**2 / strongest,  # the same, with nothing subtracted
        "strongest": strongest,
        "gain": gain,
        "least_jump": only_root(gain, D).subs(s, 1 / lam),
    }


def _ends(gain: sp.Expr, weakest: sp.Expr, strongest: sp.Expr) -> Proof:
    """Show that the two states at the ends of the band are indifferent."""
    worth = critical_norm()["gain"].subs(lam, 1 / s)
    yield identity(
        r"Fix the norm and let the states vary. Name a state by its own policy, $s = S^{*} = "
        r"1/\lambda$; moving to $k$ is worth",
        worth,
        gain,
        name="W_{IL}(k) - W(s)",
    )
    quadratic = sp.expand(-worth * s)
    yield condition("It is indifferent on a quadratic, this time in $s$.", quadratic)
    yield solution(
        "Its smaller root is the weakest state that would rather be at $k$,",
        quadratic,
        {r"s_{\min}": weakest},
        of=s,
    )
    yield solution("its larger root the strongest.", quadratic, {r"s_{\max}": strongest}, of=s)
    yield identity(
        "Their product is the square of the norm: the norm is their geometric mean, and each is "
        "the other's mirror.",
        k**2,
        name=r"s_{\min}\, s_{\max}",
        equals=weakest * strongest,
    )


def _reach(weakest: sp.Expr, strongest: sp.Expr) -> Proof:
    """Show how far from the norm the two ends of the band lie."""
    yield identity(
        "The weakest state that is lifted lies below the norm by",
        k - weakest,
        (ROOT - D) / 2,
        name=r"k - s_{\min}",
    )
    yield identity(
        r"and the mirror above it by exactly $D$ more.",
        (strongest - k) - (k - weakest),
        D,
        name=r"(s_{\max} - k) - (k - s_{\min})",
    )


def _change(weakest: sp.Expr) -> Proof:
    """Show how the weakest state that is lifted changes with the norm and with the jump."""
    yield identity(
        "As the norm rises, its weakest state rises at the rate",
        1 - D / sp.sqrt(D * (4 * k + D)),
        name=r"\frac{\partial s_{\min}}{\partial k}",
        equals=sp.diff(weakest, k),
    )
    yield identity(
        r"The root in $s_{\min}$ exceeds $D$: its square exceeds $D^2$ by $4 k D$. Write it as "
        "$D + y$ with $y > 0$, so that signs can be read off. A higher norm loses the weakest "
        "states,",
        in_y(sp.diff(weakest, k)),
        name=r"\frac{\partial s_{\min}}{\partial k}",
        sign="> 0",
    )
    yield identity(
        "yet lifts from further away,",
        in_y(sp.diff(k - weakest, k)),
        name=r"\frac{\partial (k - s_{\min})}{\partial k}",
        sign="> 0",
    )
    yield identity(
        "and a larger jump reaches weaker states.",
        in_y(sp.diff(weakest, D)),
        name=r"\frac{\partial s_{\min}}{\partial D}",
        sign="< 0",
    )
