"""Part III's results proved again, from the article's primitives typed here once more."""

import numpy as np
import pytest
import sympy as sp
from numpy.testing import assert_allclose

from backsliding import best_response, model, results
from backsliding.norms import Norm
from backsliding.symbols import D, S, flattening, k, lam, m, s, x, y

# Part III, III.A and III.B, as printed.
W = 2 * S - lam * S**2
W_AT_NORM = 2 * k + D + m * (S - k) - lam * S**2
PRINTED = 1 / lam + D ** sp.Rational(1, 2) / lam ** sp.Rational(3, 2)

S_STAR = 1 / lam
K_BAR = 1 / lam + sp.sqrt(D / lam)
S_IL = m / (2 * lam)
ROOT = sp.sqrt(D**2 + 4 * D * k)
S_MIN, S_MAX = k + (D - ROOT) / 2, k + (D + ROOT) / 2


def is_zero(expression):
    return sp.simplify(expression) == 0


def test_the_model_holds_the_articles_primitives():
    assert (model.benefit, model.cost) == (2 * S, lam * S**2)
    assert is_zero(model.welfare - W)
    assert is_zero(model.benefit_at_norm(1) - (2 * k + D + (S - k)))
    assert is_zero(model.benefit_at_norm(2) - (2 * S + D))
    assert is_zero(model.welfare_at_norm() - W_AT_NORM)


def test_alone_a_state_is_best_off_at_the_reciprocal_of_its_cost():
    found = results.base_case()
    assert found["S_star"] == S_STAR
    assert sp.diff(W, S).subs(S, found["S_star"]) == 0
    assert sp.diff(W, S, 2).is_negative
    assert found["S_star"].is_positive
    assert found["welfare"] == sp.simplify(W.subs(S, S_STAR)) == 1 / lam


def test_the_curves_meet_again_at_twice_the_optimum_and_nowhere_else():
    assert results.base_case()["meeting"] == 2 * S_STAR
    assert sp.solveset(2 * S - sp.Rational(1, 3) * S**2, S, sp.Interval.open(0, sp.oo)) == {6}


def test_a_state_below_the_norm_stays_or_moves_to_it():
    assert results.two_candidates().result == (S_STAR, k)
    beyond = sp.diff(W_AT_NORM, S).subs(m, 2 - flattening).subs(S, k + x).subs(k, S_STAR + y)
    assert sp.expand(beyond).is_negative
    assert sp.factor(W.subs(S, S_STAR) - W).is_nonnegative


def test_the_critical_norm_solves_the_articles_own_quadratic():
    # Part III.A: lam k^2 - 2k + (1/lam - D) = 0; both roots, and the article's reason.
    quadratic = lam * k**2 - 2 * k + (1 / lam - D)
    found = results.critical_norm()
    assert is_zero(quadratic.subs(k, found["k_bar"]))
    assert is_zero(quadratic.subs(k, found["k_minus"]))
    assert is_zero(found["k_bar"] - K_BAR)
    assert (found["k_bar"] - S_STAR).is_positive
    assert (found["k_minus"] - S_STAR).is_negative
    assert is_zero(found["gain"] + quadratic)


def test_below_the_critical_norm_moving_gains_and_beyond_it_loses():
    gain = results.critical_norm()["gain"]
    share = sp.Symbol("share", positive=True)
    reach = sp.sqrt(D / lam)
    nearer = sp.simplify(gain.subs(k, S_STAR + reach / (1 + share)))
    further = sp.simplify(gain.subs(k, S_STAR + reach * (1 + share)))
    assert sp.factor(nearer).is_positive
    assert sp.factor(further).is_negative


def test_the_discriminant_carries_one_power_of_the_cost():
    assert sp.discriminant(lam * k**2 - 2 * k + (1 / lam - D), k) == 4 * lam * D


def test_the_printed_critical_norm_is_no_root_unless_the_cost_is_one():
    quadratic = lam * k**2 - 2 * k + (1 / lam - D)
    left = sp.simplify(quadratic.subs(k, PRINTED))
    assert left != 0
    assert sp.solve(left, lam) == [1]
    found = results.misprint()
    assert is_zero(found["printed"] - PRINTED)
    assert found["agree"] == 1
    assert is_zero(found["gain"] + left)


@pytest.mark.parametrize(("cost", "sign"), [(4, 1), (9, 1), (1, 0), ("1/4", -1), ("1/10", -1)])
def test_the_printed_norm_is_too_low_for_costs_above_one_and_too_high_below(cost, sign):
    cost = sp.Rational(cost)
    assert sp.sign(results.misprint()["gain"].subs({lam: cost, D: 1})) == sign
    assert sp.sign((K_BAR - PRINTED).subs({lam: cost, D: 1})) == sign


def test_by_state_the_two_norms_are_the_ones_by_cost():
    true, printed = results.misprint()["by_state"]
    assert is_zero(true.subs(s, 1 / lam) - K_BAR)
    assert is_zero(printed.subs(s, 1 / lam) - PRINTED)


def test_measured_in_other_units_the_true_norm_scales_and_the_printed_one_does_not():
    # Counting protection in units c times smaller: S and k grow by c, the benefit 2S with
    # them if payoffs are counted likewise; then D grows by c and lam falls by c.
    c = sp.Symbol("c", positive=True)
    rescaled = {lam: lam / c, D: D * c}
    assert is_zero(K_BAR.subs(rescaled, simultaneous=True) - c * K_BAR)
    assert not is_zero(PRINTED.subs(rescaled, simultaneous=True) - c * PRINTED)


@pytest.mark.parametrize("critical", [K_BAR, PRINTED])
def test_signs_of_the_comparative_statics_survive_the_misprint(critical):
    assert sp.diff(critical, lam).is_negative
    assert sp.diff(critical, D).is_positive


def test_the_reach_is_the_critical_norm_less_the_states_own_policy():
    reach = results.comparative_statics()["reach"]
    assert is_zero(reach - sp.sqrt(D / lam))
    assert sp.limit(K_BAR, D, 0) == S_STAR


def test_the_band_holds_the_states_that_are_indifferent_at_its_ends():
    found = results.lifted_band()
    moving = (2 * k + D - k**2 / s) - s  # at the norm, less alone; lam = 1/s
    for end in ("weakest", "strongest"):
        assert is_zero(moving.subs(s, found[end]))
    assert is_zero(found["weakest"] - S_MIN)
    assert is_zero(found["strongest"] - S_MAX)
    assert is_zero(found["gain"] - moving)


def test_the_ends_of_the_band_mirror_each_other_in_the_norm():
    found = results.lifted_band()
    assert is_zero(found["weakest"] * found["strongest"] - k**2)
    assert is_zero((found["strongest"] - k) - (k - found["weakest"]) - D)


def test_between_its_ends_the_band_gains_and_outside_it_loses():
    # D s - (k - s)^2 is a parabola opening downwards, so its sign is settled by three points.
    numbers = {k: sp.Integer(1), D: sp.Rational(1, 5)}
    gain = results.lifted_band()["gain"].subs(numbers)
    low, high = (results.lifted_band()[end].subs(numbers) for end in ("weakest", "strongest"))
    assert gain.subs(s, 1) > 0
    assert gain.subs(s, low / 2) < 0
    assert gain.subs(s, 2 * high) < 0


def test_a_higher_norm_lifts_from_further_away_but_loses_the_weakest():
    values = {D: sp.Rational(1, 5)}
    for level in (sp.Rational(1, 4), 1, 4, 100):
        at = {**values, k: level}
        assert sp.diff(S_MIN, k).subs(at) > 0
        assert sp.diff(k - S_MIN, k).subs(at) > 0
        assert sp.diff(S_MIN, D).subs(at) < 0
    slope = 1 - (1 + 4 * k / D) ** sp.Rational(-1, 2)
    assert is_zero(sp.diff(S_MIN, k) - slope)


def test_a_jump_alone_moves_no_state_above_the_norm():
    assert results.jump_alone().result == S_STAR
    assert sp.diff(W_AT_NORM.subs(m, 2), S).subs(S, S_STAR) == 0


def test_the_flattened_optimum_is_half_the_slope_over_the_cost():
    found = results.flattened_policy()
    assert found["policy"] == S_IL
    assert sp.diff(W_AT_NORM, S).subs(S, found["policy"]) == 0
    assert sp.diff(W_AT_NORM, S, 2).is_negative
    assert found["article"] == 1 / (2 * lam)
    assert found["share"] == m / 2


def test_a_state_above_the_norm_ends_at_the_larger_of_the_two():
    assert results.outcome_above().result == sp.Max(S_IL, k)
    climbing = sp.expand(sp.diff(W, S).subs(S, S_STAR - x))
    falling = sp.expand(sp.diff(W_AT_NORM, S).subs(S, k + x).subs(k, S_IL + y))
    assert climbing.is_positive
    assert falling.is_negative


def test_far_above_a_norm_every_state_keeps_half_the_slope():
    assert results.corners().result == m / 2


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
