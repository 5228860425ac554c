"""Claims of Part III.A: which norms lift a state."""

from __future__ import annotations

import sympy as sp

from ... import critical_norm, model, results
from ...symbols import D, S, k, lam
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, as_printed, proof, survey, witness
from ..record import claim
from ..symbolic import GAIN, derived, negative, positive, same


@claim(
    "C16",
    "Part III.A, footnote 113",
    "k > S* implies S_out in {S*, k}, for every D ≥ 0 and m ≤ 2",
    Verdict.HOLDS,
    "part-3a",
)
def two_candidates(says=lambda policy, s, k: equal(policy, s) | equal(policy, k)):
    """A state below the norm stays or moves to it; it stops nowhere between and goes no further.

    Footnote 113 argues with a slope that is not flattened. Flattening only helps.
    """
    c = drawn()
    end = exact.outcome(0.7, (1, 0.2, 1))
    return [
        proof("left of k only S*; beyond k welfare falls", derived(results.two_candidates())),
        survey("states below a norm", says(outcome(c.s, c.norm), c.s, c.k), c.s < c.k),
        witness(f"s = 7/10; k = 1, D = 1/5, m = 1: {end}", says(end, exact.fraction(0.7), 1)),
    ]


@claim(
    "C17",
    "Part III.A",
    "1/λ = 2k + D - λk², that is λk² - 2k + (1/λ - D) = 0",
    Verdict.HOLDS,
    "part-3a",
)
def indifference(quadratic=lam * k**2 - 2 * k + (1 / lam - D)):
    """Comparing the two payoffs gives a quadratic in the norm."""
    staying = model.welfare.subs(S, 1 / lam)
    moving = model.welfare_at_norm().subs(S, k)
    return [proof("W(S*) - W(k) is the quadratic", same(staying - moving, quadratic))]


@claim(
    "C18",
    "Part III.A, footnote 114",
    "k̄ = 1/λ + D^(1/2)/λ^(3/2)",
    Verdict.MISPRINTED,
    "part-3a#misprint",
)
def printed_critical_norm(
    right=1 / lam + sp.sqrt(D / lam),
    says=lambda gain_at_critical_norm: gain_at_critical_norm == 0,
    printed=1 / lam + sp.sqrt(D) / lam ** sp.Rational(3, 2),
):
    """The highest norm that still lifts a state has D^(1/2)/λ^(3/2) as its second term.

    The discriminant of the article's own quadratic is 4λD, so the second term is √(D/λ). The
    printed formula is right at λ = 1 and, as long as D > 0, nowhere else. Above, it calls states
    unaffected that move; below, it says of states that they move when they would lose by it.
    Every sign the article reads off the formula survives.
    """
    dear = {lam: 4, D: 1}
    cheap = {lam: sp.Rational(1, 4), D: 1}
    gains = [GAIN.subs(k, printed.subs(at)).subs(at) for at in (dear, cheap)]
    return [
        proof(
            "the article's quadratic, solved: 1/λ + √(D/λ)",
            same(results.critical_norm()["k_bar"], right),
        ),
        proof("moving there is worth exactly as much as staying", same(GAIN.subs(k, right), 0)),
        proof("1/λ + √(D/λ) lies above 1/λ", positive(right - 1 / lam)),
        proof(
            "the printed second term is the right one divided by λ: equal at λ = 1 only",
            same((printed - 1 / lam) * lam, right - 1 / lam),
            same(results.misprint()["printed"], printed),
        ),
        as_printed(
            witness(
                f"λ = 4, D = 1: moving to {printed.subs(dear)} is worth {gains[0]}", says(gains[0])
            )
        ),
        as_printed(
            witness(
                f"λ = 1/4, D = 1: to {printed.subs(cheap)} it is worth {gains[1]}", says(gains[1])
            )
        ),
    ]


@claim(
    "C19",
    "Part III.A, footnote 114",
    "k₋ = 1/λ - √(D/λ) < S*",
    Verdict.HOLDS,
    "part-3a",
)
def smaller_root(root=1 / lam - sp.sqrt(D / lam)):
    """The smaller root of the quadratic is dropped, because the norm lies above the state.

    Right for a floor. The root is the lowest exact target that captures a state from above
    (C42). It is also the lowest norm that a state above it joins willingly (C67), unless the
    jump exceeds (1-m/2)²S*: then lower norms are joined too.
    """
    return [
        proof("1/λ - √(D/λ) solves the quadratic", same(GAIN.subs(k, root), 0)),
        proof("1/λ - √(D/λ) lies below S*", negative(root - 1 / lam)),
    ]


@claim(
    "C20",
    "Part III.A",
    "for k > S*: S_out = k if and only if k ≤ k̄",
    Verdict.HOLDS,
    "part-3a",
)
def moves_up_to_the_critical_norm(critical=critical_norm):
    """A state moves to the norm if it is below the critical value; otherwise it has no effect.

    With the corrected critical value. At the value itself both policies are best.
    """
    c = drawn()
    moves = equal(outcome(c.s, c.norm), c.k)
    predicted = at_most(c.k, critical(1 / c.s, c.D))
    ends = [exact.outcome(0.25, (norm, 1, 1)) for norm in (0.75, 0.76)]
    root = results.critical_norm()
    return [
        proof(
            "moving is worth λ(k̄ - k)(k - k₋), and k₋ < S* < k",
            same(GAIN, lam * (root["k_bar"] - k) * (k - root["k_minus"])),
            derived(results.two_candidates()),
        ),
        survey("states below a norm: moving and k ≤ k̄ agree", moves == predicted, c.s < c.k),
        witness("λ = 4, D = 1, m = 1: moves to 3/4, not to 19/25", ends == [0.75, 0.25]),
    ]
