"""A derivation refuses what does not hold, and does not survive a change of the model."""

import pytest
import sympy as sp
from by_hand import K_BAR, PRINTED, QUADRATIC

from backsliding import model, results
from backsliding.derivation import (
    Derivation,
    ProofError,
    condition,
    derivation,
    identity,
    only_root,
    solution,
)
from backsliding.symbols import D, S, k, lam, m, x


def test_two_expressions_that_differ_are_not_an_identity():
    with pytest.raises(ProofError, match=r"is not .*: multiplied out$"):
        identity("multiplied out", (S - 1) ** 2, S**2 - 2 * S + 2)


def test_every_neighbour_in_a_chain_is_compared_and_so_is_what_is_not_printed():
    with pytest.raises(ProofError, match="is not"):
        identity("false", S, S, 2 * S)
    with pytest.raises(ProofError, match="is not"):
        identity("false", S, equals=2 * S)


@pytest.mark.parametrize(
    ("term", "sign"),
    [(-D, "> 0"), (D, "< 0"), (-D, r"\ge 0"), (D - k, "> 0"), (m, "> 0")],  # the last may be zero
)
def test_a_sign_that_is_wrong_or_does_not_follow_is_refused(term, sign):
    with pytest.raises(ProofError, match=r"cannot confirm .*: it has this sign$"):
        identity("it has this sign", term, sign=sign)


def test_the_printed_critical_norm_is_refused_as_a_root():
    assert solution("true", QUADRATIC, {r"\bar k": K_BAR}, of=k).formula.startswith(r"\bar k = ")
    with pytest.raises(ProofError, match="does not solve"):
        solution("as printed", QUADRATIC, {r"\bar k": PRINTED}, of=k)


def test_an_equation_with_two_roots_or_none_has_no_only_root():
    with pytest.raises(ProofError, match="2 roots"):
        only_root((x - 1) * (x - 2), x)
    with pytest.raises(ProofError, match="0 roots"):
        only_root(x + 1, x)


def test_a_condition_is_an_equation_and_not_a_claim_and_needs_no_name():
    assert condition("to be solved", 2 - 2 * S, name="W'(S)").formula == "W'(S) = 2 - 2 S = 0"
    assert condition("to be solved", 2 - 2 * S).formula == "2 - 2 S = 0"


def test_a_step_prints_what_it_sets_equal_and_the_sign_it_claims():
    assert identity("", 2 * S, S + S, equals=3 * S - S).formula == "2 S"  # twice the same
    assert identity("", (S + 1) ** 2, S**2 + 2 * S + 1, name="A").formula.startswith("A = ")
    assert identity("", S**2 + 1, name="A", sign="> 0").formula == "A = 1 + S^{2} > 0"
    roots = {"a": sp.Integer(1), "b": sp.Integer(2)}
    assert solution("", (x - 1) * (x - 2), roots, x).formula == r"a = 1 ,\qquad b = 2"


def test_a_derivation_is_made_once_prints_its_steps_from_one_and_cannot_be_changed():
    asked = []

    @derivation("A title", "ours", concludes=sp.Eq(S + S, 2 * S, evaluate=False))
    def proof():
        """Derive a square."""
        asked.append("once")
        yield condition("First.", S, x)
        yield condition("Second.", x)
        return {"square": S**2}

    assert proof()._repr_markdown_() == (
        "**A title** (ours)\n\n1\\. First.\n\n$$\nS = x\n$$\n\n2\\. Second.\n\n$$\nx = 0\n$$"
    )
    assert proof()["square"] == S**2
    assert proof().concludes == sp.Eq(S + S, 2 * S, evaluate=False)
    assert (proof.__doc__, asked) == ("Derive a square.", ["once"])
    with pytest.raises(AttributeError):
        proof().title = "Another"


def test_a_derivation_that_does_not_end_in_its_equation_is_refused():
    with pytest.raises(ProofError, match="A title"):
        Derivation("A title", "ours", (), S, concludes=sp.Eq(S, 2 * S, evaluate=False))


@pytest.fixture
def rewritten(monkeypatch):
    """Change the model, and derive everything anew; afterwards forget what was derived."""

    def forget():
        for name in results.__all__:
            getattr(results, name).cache_clear()

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
