"""Claims of Part IV.C: other theories."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import results, theories
from ...symbols import S, k, lam
from .. import exact
from ..cases import between, drawn, equal, outcome, strictly_between
from ..evidence import Verdict, proof, step, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same

#: The weight on the norm in the theories of IV.C.
GAMMA = sp.Symbol("gamma", positive=True)


@claim(
    "C56",
    "Part IV.C, footnotes 147 and 148",
    "W - γ(S-k)²: S_out = (1 + γk)/(λ + γ), strictly between S* and k",
    Verdict.HOLDS,
    "part-4c#compliance-pull",
    formalised=Formalised.OURS,
)
def compliance_pull(
    policy=(1 + GAMMA * k) / (lam + GAMMA),
    says=strictly_between,
):
    """A pull towards compliance plausibly works in both directions.

    It does if leaders mind exceeding the norm as well as falling short of it; the article says no
    more than that this is plausible. If only shortfalls hurt, the usual sense of complying with a
    floor, states above do not move: the last case.
    """
    c = drawn()
    W = 2 * S - lam * S**2 - GAMMA * (S - k) ** 2
    ends = outcome(c.s, theories.CompliancePull(c.k, c.D))
    apart = abs(c.s - c.k) > 1e-3
    half = {GAMMA: sp.Rational(1, 2), lam: sp.Rational(1, 2), k: 1}
    pulled = exact.fraction(policy.subs(half))
    kept = exact.best(0.25, ((0, 0, 3, -0.5), (1, 0, 2)))
    return [
        proof("S - k is (S* - k)λ/(λ+γ)", derived(results.compliance_pull())),
        proof("W' = 0 at (1 + γk)/(λ + γ)", same(sp.diff(W, S).subs(S, policy), 0)),
        survey("pulls γ from 1/1000 to 10", says(c.s, ends, c.k), apart),
        witness(f"γ = 1/2, k = 1: s = 2 ends at {pulled}", says(2, pulled, 1)),
        witness(f"if only shortfalls hurt: s = 4 stays at {kept}", not says(4, kept, 1)),
    ]


@claim(
    "C57",
    "Part IV.C, footnotes 149, 151 and 152",
    "λ' = (1-θ)λ + θ/k: S_out = 1/((1-θ)/S* + θ/k), between S* and k",
    Verdict.HOLDS,
    "part-4c#persuasion",
    formalised=Formalised.OURS,
)
def persuasion(
    says=between,
    mean=lambda s, k, theta: 1 / ((1 - theta) / s + theta / k),
):
    """Persuasion works in both directions.

    The persuaded state ends at a weighted harmonic mean of its own policy and the norm.
    """
    c = drawn()
    theta = np.random.default_rng(57).uniform(0, 1, c.s.size)
    end = 1 / theories.persuaded(1 / c.s, c.k, theta)
    half = [mean(exact.fraction(s), 1, exact.fraction(0.5)) for s in (0.5, 4)]
    return [
        proof("1/S is the weighted mean of 1/S* and 1/k", derived(results.persuasion())),
        survey("between S* and k", says(c.s, end, c.k)),
        survey("the harmonic mean", equal(end, mean(c.s, c.k, theta))),
        witness(
            "θ = 1/2, k = 1: s = 1/2, 4 end at {}, {}".format(*half),
            says(exact.fraction(0.5), half[0], 1) and says(4, half[1], 1),
        ),
    ]


@claim(
    "C58",
    "Part IV.C, footnote 153",
    "each state minds (S - mean)²: as γ grows all end at the harmonic mean of the S*",
    Verdict.HOLDS,
    "part-4c#mimicry",
    formalised=Formalised.OURS,
    argument="propositions#prop-mimicry",
)
def race_to_the_middle(says=lambda spread, own: spread < own, middle=lambda s: 1 / np.mean(1 / s)):
    """Mimicry yields a race to the middle.

    The middle is the harmonic mean of the states' own policies, below their average (P14). No
    treaty is needed for it.
    """
    random = np.random.default_rng(58)
    groups = [random.uniform(0.2, 4, size) for size in random.integers(2, 9, 100)]
    near = [theories.mimicry(1 / s, random.uniform(0.01, 20)) for s in groups]
    close = [theories.mimicry(1 / s, 1e9) for s in groups]
    narrowed = [says(np.ptp(e.policy), np.ptp(s)) for e, s in zip(near, groups, strict=True)]
    limit = [np.isclose(e.mean, middle(s), rtol=1e-6) for e, s in zip(close, groups, strict=True)]
    # In equilibrium policies are (1 + mean) / (lam + 1); here the mean is 1, and comes out as 1.
    low, high = (exact.fraction(1 + 1) / (cost + 1) for cost in (2, exact.fraction(0.5)))
    return [
        step("for two states: the mean, and its limit", derived(results.race_to_the_middle())),
        survey("groups of two to eight draw closer together, γ up to 20", narrowed),
        survey("as imitation grows they meet at the harmonic mean", limit),
        witness(
            f"s = 1/2, 2, γ = 1: {low} and {high}, mean 1",
            says(high - low, 1.5) and high + low == 2,
        ),
    ]
