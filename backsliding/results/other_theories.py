"""Compliance pull, persuasion and mimicry, each in its simplest form.

Source: Part IV.C, in words; the formalisations are ours.
"""

from __future__ import annotations

import sympy as sp

from .. import model
from ..derivation import Proof, derivation, identity, only_root, solution
from ..symbols import S, gamma, k, lam, theta
from .base_case import base_case


@derivation("A pull towards compliance", "Part IV.C; ours")
def compliance_pull() -> Proof:
    """Derive what a pull towards the norm does from either side. Source: Part IV.C; ours."""
    welfare = model.welfare - gamma * (S - k) ** 2
    yield identity(
        "Leaders mind the distance to the norm, and the more the further.",
        welfare,
        name="W_{IL}(S)",
    )
    slope = sp.diff(welfare, S)
    best = only_root(slope, S)
    yield solution("Their best policy is", slope, {"S": sp.factor(best)}, of=S)
    S_star = base_case()["S_star"]
    yield identity(
        "It lies on the same side of the norm as their own policy, and nearer,",
        lam / (gamma + lam) * sp.Add(S_star, -k, evaluate=False),
        sp.simplify(best - k),
        name="S - k",
    )
    yield identity(
        "so that states above come down as surely as states below come up. If only falling "
        "short counts, nothing is changed above the norm. A state there still finds its own "
        "policy best, since there one step more or less is worth nothing.",
        sp.diff(model.welfare, S).subs(S, S_star),
        name=r"\frac{dW_{IL}}{dS}\Big|_{S^{*}}",
    )
    return best


@derivation("Persuasion", "Part IV.C; ours")
def persuasion() -> Proof:
    """Derive what half-persuaded leaders do. Source: Part IV.C; ours."""
    cost = (1 - theta) * lam + theta / k
    yield identity(
        r"Leaders who would choose the norm $k > 0$ unprompted have the cost $1/k$. "
        r"Persuasion moves $\lambda$ the share $\theta$ of the way.",
        cost,
        name=r"\lambda_\theta",
    )
    S_star = base_case()["S_star"]
    policy = S_star.subs(lam, cost)
    yield identity(
        "The policy they then choose is the weighted harmonic mean of their own and the norm,",
        1 / policy,
        (1 - theta) / S_star + theta / k,
        name=r"1 / S^{*}_\theta",
    )
    yield identity(
        "which lies between the two, from whichever side.",
        theta / (theta + (1 - theta) * lam * k),
        sp.simplify((policy - S_star) / (k - S_star)),
        name=r"\frac{S^{*}_\theta - S^{*}}{k - S^{*}}",
    )
    return policy


@derivation("The race to the middle", "Part IV.C; ours")
def race_to_the_middle() -> Proof:
    """Derive where two states that mimic each other meet. Source: Part IV.C; ours."""
    first, second = sp.symbols("lambda_1 lambda_2", positive=True)
    mean = sp.Symbol("M", positive=True)
    react = [(1 + gamma * mean) / (cost + gamma) for cost in (first, second)]
    fixed = mean - sum(react) / 2
    M = sp.factor(only_root(fixed, mean))
    yield identity(
        r"Each state takes the average $M$ as given, and minds its distance to it as above it "
        "minded the norm.",
        react[0],
        name="S_1",
    )
    yield solution("Exactly one average reproduces itself.", fixed, {"M": M}, of=mean)
    yield identity(
        "Without mimicry it is the average of their own policies.",
        M.subs(gamma, 0),
        (1 / first + 1 / second) / 2,
        name=r"M|_{\gamma = 0}",
    )
    yield identity(
        "The stronger the wish to be alike, the lower it falls (unless the two are alike),",
        -sp.factor(sp.diff(M, gamma)),
        name=r"- \frac{d M}{d \gamma}",
        sign=r"\ge 0",
    )
    yield identity(
        "to the harmonic mean of their own policies. The reluctant state has the steeper "
        "costs, so it gives way less.",
        sp.limit(M, gamma, sp.oo),
        2 / (first + second),
        name=r"\lim_{\gamma \to \infty} M",
    )
    return M
