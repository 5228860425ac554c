"""Part III's results, held to the article's formulas typed by hand and to the solver.

A derivation checks its own steps when it is made, and `test_printed_formulas` what they say.
"""

import numpy as np
import pytest
import sympy as sp
from by_hand import K_BAR, PRINTED, QUADRATIC, S_IL, S_MAX, S_MIN, S_STAR, W_AT_NORM, W
from numpy.testing import assert_allclose

from backsliding import best_response, model, results
from backsliding.norms import Norm
from backsliding.symbols import D, S, k, lam, m, s


def is_zero(expression):
    return sp.simplify(expression) == 0


def test_the_model_holds_the_articles_primitives():
    assert (model.benefit, model.cost) == (2 * S, lam * S**2)
    assert is_zero(model.welfare - W)
    assert is_zero(model.benefit_at_norm(1) - (2 * k + D + (S - k)))
    assert is_zero(model.benefit_at_norm(2) - (2 * S + D))
    assert is_zero(model.welfare_at_norm() - W_AT_NORM)


@pytest.mark.parametrize("name", results.__all__)
def test_every_step_of_every_derivation_holds(name):
    assert getattr(results, name)().steps  # else it would have raised ProofError


BY_HAND = {
    "base_case": {"S_star": S_STAR, "welfare": 1 / lam, "meeting": 2 / lam},
    "critical_norm": {"k_bar": K_BAR, "k_minus": 2 * S_STAR - K_BAR, "gain": -QUADRATIC},
    "misprint": {"printed": PRINTED, "gain": -QUADRATIC.subs(k, PRINTED), "agree": 1},
    "comparative_statics": {"reach": sp.sqrt(D / lam)},
    "lifted_band": {
        "weakest": S_MIN,
        "strongest": S_MAX,
        "gain": 2 * k + D - k**2 / s - s,
        "least_jump": lam * (k - 1 / lam) ** 2,
    },
    "flattened_policy": {"policy": S_IL, "article": 1 / (2 * lam), "share": m / 2},
}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_derivation_arrives_at_the_formulas_typed_by_hand(name):
    for part, formula in BY_HAND[name].items():
        assert is_zero(getattr(results, name)()[part] - formula), part


def test_a_derivation_with_one_result_arrives_at_it():
    assert results.two_candidates().result == (S_STAR, k)
    assert results.jump_alone().result == S_STAR
    assert results.outcome_above().result == sp.Max(S_IL, k)
    assert results.corners().result == m / 2


def test_by_state_the_two_norms_are_the_ones_by_cost():
    for by_state, by_cost in zip(results.misprint()["by_state"], (K_BAR, PRINTED), strict=True):
        assert is_zero(by_state.subs(s, 1 / lam) - by_cost)


def test_the_critical_norm_solves_the_articles_own_quadratic_and_the_printed_one_does_not():
    assert is_zero(QUADRATIC.subs(k, K_BAR))
    assert sp.solve(sp.simplify(QUADRATIC.subs(k, PRINTED)), lam) == [1]


def test_measured_in_other_units_the_true_norm_scales_and_the_printed_one_does_not():
    # Counting protection in units c times smaller: S and k grow by c, the benefit 2S with
    # them if payoffs are counted likewise; then D grows by c and lam falls by c.
    c = sp.Symbol("c", positive=True)
    rescaled = {lam: lam / c, D: D * c}
    true, printed = results.critical_norm()["k_bar"], results.misprint()["printed"]
    assert is_zero(true.subs(rescaled, simultaneous=True) - c * true)
    assert not is_zero(printed.subs(rescaled, simultaneous=True) - c * printed)


@pytest.mark.parametrize("slope", [0.0, 0.3, 1.0, 1.7, 2.0])
@pytest.mark.parametrize(("level", "jump"), [(1.0, 0.2), (0.3, 2.0), (5.0, 0.01)])
def test_the_whole_response_is_what_the_solver_finds(level, jump, slope):
    states = np.linspace(0.01, 4 * level, 1000)
    values = {k: level, D: jump, m: slope}
    outcome, gain = (
        sp.lambdify(s, results.response()[part].subs(values), "numpy")(states)
        for part in ("outcome", "gain")
    )
    r = best_response(1 / states, Norm(level, jump, slope))
    assert_allclose(r.policy, outcome, rtol=1e-12)
    assert_allclose(r.gain, gain, atol=1e-12)
