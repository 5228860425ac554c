"""A derivation refuses what does not hold, and does not survive a change of the model."""

import pytest
import sympy as sp

from backsliding import model, results
from backsliding.derivation import (
    Derivation,
    ProofError,
    condition,
    identity,
    only_root,
    solution,
)
from backsliding.symbols import D, S, k, lam, m, x

K_BAR = 1 / lam + sp.sqrt(D / lam)
PRINTED = 1 / lam + D ** sp.Rational(1, 2) / lam ** sp.Rational(3, 2)  # Part III.A


def test_two_expressions_that_differ_are_not_an_identity():
    with pytest.raises(ProofError, match="is not"):
        identity("false", (S - 1) ** 2, S**2 - 2 * S + 2)


def test_every_neighbour_in_a_chain_is_compared():
    with pytest.raises(ProofError, match="is not"):
        identity("false", S, S, 2 * S)


@pytest.mark.parametrize(("term", "sign"), [(-D, "> 0"), (D, "< 0"), (-D, r"\ge 0")])
def test_a_wrong_sign_is_refused(term, sign):
    with pytest.raises(ProofError, match="cannot confirm"):
        identity("false", term, sign=sign)


def test_a_sign_that_does_not_follow_is_refused():
    with pytest.raises(ProofError, match="cannot confirm"):
        identity("depends", D - k, sign="> 0")
    with pytest.raises(ProofError, match="cannot confirm"):
        identity("zero is possible", m, sign="> 0")


def test_the_printed_critical_norm_is_refused_as_a_root():
    quadratic = lam * k**2 - 2 * k + (1 / lam - D)
    assert solution("true", quadratic, {r"\bar k": K_BAR}, of=k).formula.startswith(r"\bar k = ")
    with pytest.raises(ProofError, match="does not solve"):
        solution("as printed", quadratic, {r"\bar k": PRINTED}, of=k)


def test_an_equation_with_two_roots_or_none_has_no_only_root():
    with pytest.raises(ProofError, match="2 roots"):
        only_root((x - 1) * (x - 2), x)
    with pytest.raises(ProofError, match="0 roots"):
        only_root(x + 1, x)


def test_a_condition_is_an_equation_and_not_a_claim():
    assert condition("to be solved", 2 - 2 * S, name="W'(S)").formula == "W'(S) = 2 - 2 S = 0"


def test_an_equation_needs_no_name():
    assert condition("to be solved", 2 - 2 * S).formula == "2 - 2 S = 0"


def test_a_derivation_prints_its_steps_numbered_from_one():
    steps = (condition("First.", S, x), condition("Second.", x))
    assert Derivation("A title", "ours", steps, S)._repr_markdown_() == (
        "**A title** (ours)\n\n1\\. First.\n\n$$\nS = x\n$$\n\n2\\. Second.\n\n$$\nx = 0\n$$"
    )


def test_a_derivation_gives_its_named_results_and_cannot_be_changed():
    derivation = Derivation("A title", "ours", (), {"one": S})
    assert derivation["one"] == S
    with pytest.raises(AttributeError):
        derivation.title = "Another"


@pytest.fixture
def rewritten(monkeypatch):
    """Change the model, and derive everything anew; afterwards forget what was derived."""

    def forget():
        for name in results.__all__:
            getattr(getattr(results, name), "cache_clear", lambda: None)()

    def rewrite(**primitives):
        for name, primitive in primitives.items():
            monkeypatch.setattr(model, name, primitive)
        if "welfare" not in primitives:
            monkeypatch.setattr(model, "welfare", model.benefit - model.cost)
        forget()

    yield rewrite
    monkeypatch.undo()
    forget()


DISTURBED = {
    "cost is cubic": {"cost": lam * S**3},
    "cost is halved": {"cost": lam * S**2 / 2},
    "cost is linear": {"cost": lam * S},
    "benefit is larger": {"benefit": 3 * S},
    "benefit is convex": {"benefit": S**2 * (1 + lam)},
    "welfare is the sum": {"welfare": 2 * S + lam * S**2},
}


@pytest.mark.parametrize("disturbance", DISTURBED)
def test_the_base_case_does_not_survive_another_model(rewritten, disturbance):
    rewritten(**DISTURBED[disturbance])
    with pytest.raises(ProofError):
        results.base_case()


NORMS_DISTURBED = {
    "the jump is a loss": (lambda slope: 2 * k - D + slope * (S - k), "critical_norm"),
    "the jump is doubled": (lambda slope: 2 * k + 2 * D + slope * (S - k), "corners"),
    "the slope starts at zero": (lambda slope: 2 * k + D + slope * S, "lifted_band"),
    "the curve steepens": (lambda slope: 2 * k + D + (4 - slope) * (S - k), "two_candidates"),
    "benefits are quadratic": (lambda slope: 2 * k + D + slope * (S - k) ** 2, "flattened_policy"),
}


@pytest.mark.parametrize("disturbance", NORMS_DISTURBED)
def test_a_result_about_norms_fails_or_changes_under_another_curve(rewritten, disturbance):
    curve, name = NORMS_DISTURBED[disturbance]
    before = getattr(results, name)()
    rewritten(benefit_at_norm=lambda slope=m: curve(slope))
    try:
        after = getattr(results, name)()
    except ProofError:
        return
    assert (after.result, after.steps) != (before.result, before.steps)


def test_a_model_put_back_gives_the_same_derivations(rewritten):
    before = results.base_case()
    rewritten()
    assert results.base_case() == before
    assert results.base_case() is not before


def test_a_step_prints_what_it_sets_equal_and_the_sign_it_claims():
    assert identity("", 2 * S).formula == "2 S"
    assert identity("", (S + 1) ** 2, S**2 + 2 * S + 1, name="A").formula.startswith("A = ")
    assert identity("", S**2 + 1, name="A", sign="> 0").formula == "A = 1 + S^{2} > 0"
    roots = {"a": sp.Integer(1), "b": sp.Integer(2)}
    assert solution("", (x - 1) * (x - 2), roots, x).formula == r"a = 1 ,\qquad b = 2"


def test_a_step_that_does_not_hold_says_which():
    with pytest.raises(ProofError, match=r"is not S: doubled, it is the same$"):
        identity("doubled, it is the same", 2 * S, S)
    with pytest.raises(ProofError, match="it is above zero"):
        identity("it is above zero", S - 1, sign="> 0")
