"""Many states at once: the conservation law, the best norm, ambition.

The article asks whether a norm does more good than harm and does not say how the two are added up.
What follows is ours.

Source: Part III.B, at its end; Part V.A, footnote 156; Part V.B.2 and V.B.3.
"""

from __future__ import annotations

import sympy as sp

from ..derivation import Proof, condition, derivation, identity, solution
from ..symbols import D, S, k, lam, s, x
from .base_case import base_case
from .higher_norm import critical_norm, lifted_band
from .lower_norm import flattened_policy, sliding_gain, sliding_policy

#: Two costs, a smaller and a larger, and the policies chosen at them.
LOW, HIGH = sp.symbols("lambda_1 lambda_2", positive=True)
AT_LOW, AT_HIGH = sp.symbols("S_1 S_2", nonnegative=True)


@derivation("A conservation law", "ours")
def conservation() -> Proof:
    """Derive that what a norm does to policies follows from what it does to the end states.

    Source: ours; it holds for every norm of the article, of any shape.
    """
    b = sp.Function("b")
    worth = b(S) - lam * S**2
    yield identity(
        r"Let benefits be any curve $b$ at all. A state with cost $\lambda_1$ could do as a "
        r"state with cost $\lambda_2$ does, and would then get what that one gets, but for "
        "the difference in costs.",
        worth.subs({S: AT_HIGH, lam: LOW}),
        worth.subs({S: AT_HIGH, lam: HIGH}) + (HIGH - LOW) * AT_HIGH**2,
        name=r"W(S_2; \lambda_1)",
    )
    yield identity(
        r"It does at least that well, since it does its best. So for $\lambda_1 < \lambda_2$ "
        r"the difference in welfare, $V(\lambda_1) - V(\lambda_2)$, is at least $(\lambda_2 - "
        r"\lambda_1) S_2^2$; with the roles exchanged it is at most $(\lambda_2 - \lambda_1) "
        r"S_1^2$. In particular $S_2 \le S_1$: no common norm reverses the order of states.",
        worth.subs({S: AT_LOW, lam: HIGH}),
        worth.subs({S: AT_LOW, lam: LOW}) - (HIGH - LOW) * AT_LOW**2,
        name=r"W(S_1; \lambda_2)",
    )
    yield identity(
        r"Let $\lambda_2$ come down to $\lambda_1$. Where the policy does not jump, both "
        "bounds close in on its square, with a minus sign. Without a norm this is plain:",
        sp.diff(base_case()["welfare"], lam),
        -(base_case()["S_star"] ** 2),
        name=r"\frac{d}{d\lambda} W(S^{*})",
    )
    branches = (
        (
            "With one standard it can be seen branch by branch. A state at the norm:",
            lifted_band()["gain"],
            k,
        ),
        ("And one that slides freely:", sliding_gain(), flattened_policy()["policy"]),
    )
    for words, gain, end in branches:
        yield identity(
            words,
            sp.expand(1 / lam**2 - end**2),
            name=r"\frac{dG}{d\lambda} = (S^{*})^2 - S_{\text{out}}^2",
            equals=sp.diff(gain.subs(s, 1 / lam), lam),
        )
    yield condition(
        "Add up over costs. The gain is continuous even where the policy jumps, for there "
        "the state is indifferent; so nothing is lost in between.",
        sp.Integral(sp.Symbol(r"S_{\text{out}}") ** 2 - sp.Symbol("S^{*}") ** 2, (lam, LOW, HIGH)),
        sp.Function("G")(LOW) - sp.Function("G")(HIGH),
    )
    return -(sp.Symbol(r"S_{\text{out}}") ** 2)


#: What a norm pulls up, by the square of protection, from the weakest state it lifts up to it.
PULLED = sp.Integral(
    k**2 - 1 / lam**2, (lam, 1 / k, 1 / (k + D / 2 - sp.sqrt(D**2 + 4 * D * k) / 2))
)


@derivation("The pull that is conserved", "ours", concludes=sp.Eq(PULLED, D, evaluate=False))
def conserved_pull() -> Proof:
    """Derive what a norm pulls up when costs are spread evenly. Source: ours."""
    gain, weakest = lifted_band()["gain"], lifted_band()["weakest"]
    yield identity(
        "The weakest state a norm lifts gains nothing by it,",
        sp.S.Zero,
        name=r"G(s_{\min})\, s_{\min}",
        equals=gain.subs(s, weakest) * weakest,
    )
    yield identity("and a state at the norm gains the jump.", gain.subs(s, k), name="G(k)")
    yield identity(
        "With costs spread evenly, and protection counted by its square, the norm therefore "
        "pulls up exactly the jump, wherever it stands, as long as there are states all the "
        "way from the weakest it lifts up to it.",
        D,
        name=r"\int_{1/k}^{1/s_{\min}} (k^2 - 1/\lambda^2)\, d\lambda",
        equals=sp.integrate(k**2 - 1 / lam**2, (lam, 1 / k, 1 / weakest)),
    )
    return D


@derivation("Where the best unavoidable norm lies", "ours")
def best_level() -> Proof:
    """Derive where the best norm lies. Source: ours; Part V.A names none that is best."""
    k_bar, free = (
        critical_norm()["k_bar"].subs(lam, 1 / s),
        sliding_policy(),
    )
    yield identity(
        "Let a norm that no state can escape rise from zero. A state whose slide stops above "
        "it does not notice;",
        sp.diff(free, k),
        name=r"\frac{\partial}{\partial k} S^{*}_{IL}",
    )
    yield identity(
        "one held at the norm, from above or below, rises with it;",
        sp.diff(k, k),
        name=r"\frac{\partial}{\partial k} k",
    )
    yield identity(
        r"and at $\bar k$ it falls back to where it is alone, by the whole of its reach.",
        sp.expand(s - k_bar),
        name=r"S^{*} - \bar k",
        sign="< 0",
    )
    yield identity(
        r"So between one state's $\bar k$ and the next nothing falls, and a sum over states "
        r"is highest at some state's $\bar k$. At the strongest state's no one has been "
        "lowered and it has been lifted. So the best norm does some good, if $D > 0$ and the "
        "strongest state counts at all.",
        sp.expand(k_bar - s),
        name=r"\bar k - S^{*}",
        sign="> 0",
    )
    yield identity(
        r"The slide of a state above the norm, $k = s - x$, never grows with the norm; it is "
        "the smaller of two numbers, the distance down to the norm and the free slide. So "
        "whoever counts the slide chooses a norm at least as high as one who does not.",
        sp.diff(s - k, k),
        name=r"\frac{\partial}{\partial k} (s - k)",
        sign="< 0",
    )
    return k_bar


#: What a norm pulls up where costs are evenly spread, if the weakest it lifts is k/(1 + x).
BY_COST = sp.Integral((k - s) / s**2, (s, k / (1 + x), k))


@derivation(
    "Ambition and pull",
    "Part V.B.3; ours",
    concludes=sp.Eq(BY_COST, x - sp.log(1 + x), evaluate=False),
)
def ambition() -> Proof:
    """Derive how total pull changes with the level, for two spreads of states. Source: V.B.3."""
    reach, ratio = sp.Symbol("R", positive=True), 1 + x
    yield identity(
        r"Spread the states evenly by their own policies. The norm lifts those within its "
        r"reach, $R = k - s_{\min}$, which grows with $k$; so the total grows.",
        reach**2 / 2,
        name=r"\int_{s_{\min}}^{k} (k - s)\, ds",
        equals=sp.integrate(k - s, (s, k - reach, k)),
    )
    by_cost = x - sp.log(ratio)
    yield identity(
        r"Spread them evenly by their costs. The total depends only on how far down the norm "
        r"reaches in proportion, $k / s_{\min} = 1 + x$;",
        by_cost,
        name=r"\int_{s_{\min}}^{k} (k - s)\, \frac{ds}{s^2}",
        equals=BY_COST,
    )
    yield identity(
        "it grows with that proportion,",
        sp.diff(by_cost, x),
        x / ratio,
        name=r"\frac{d}{dx}\left[x - \log(1 + x)\right]",
        sign="> 0",
    )
    yield solution(
        r"and the proportion is had from the indifference of the weakest, $D s_{\min} = "
        r"(k - s_{\min})^2$, with $s_{\min} = k/(1 + x)$: a higher norm means a smaller $x$.",
        D * k / ratio - (k * x / ratio) ** 2,
        {"k": D * ratio / x**2},
        of=k,
    )
    yield identity(
        "So here the total falls.",
        sp.factor(sp.diff(D * ratio / x**2, x)),
        name=r"\frac{dk}{dx}",
        sign="< 0",
    )
    return reach**2 / 2
