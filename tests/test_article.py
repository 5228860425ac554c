"""The article's own numbers and signs, typed from the page, and those worked from it by hand.

Each number is found twice, by the solver and by the slow search; the misprint's in exact
rationals as well. Unless said otherwise the norm lies at 1 with a jump of 0.2 and the article's
slope of 1, and a state is named by its own policy ``s = 1/lam``.
"""

from fractions import Fraction as F

import dense_search as dense
import numpy as np
import pytest
import sympy as sp
from numpy.testing import assert_allclose

import backsliding as bs
from backsliding import ExactTarget, Norm, WindowedNorm, best_response, results
from backsliding.symbols import D, lam

MISPRINT = "Part III.A, after footnote 114: printed with the exponent 3/2"


def outcome(s, k=1.0, D=0.2, m=1.0):
    """Where states end, by the solver, once the slow search has agreed."""
    s = np.asarray(s, dtype=float)
    policy = best_response(1 / s, Norm(k, D, m)).policy
    assert_allclose(policy, dense.best(dense.single(k, D, m), 1 / s, [k]).policy, rtol=1e-6)
    return policy


def worth(lam, S, k=None, D=0, m=1):
    """Welfare at a policy, in exact rationals, from the curves of Part III."""
    benefit = 2 * S if k is None or k > S else 2 * k + D + m * (S - k)
    return benefit - lam * S**2


# --- Part III: no norm -----------------------------------------------------------------------


@pytest.mark.parametrize(("cost", "policy"), [(0.25, 4.0), (1.0, 1.0), (4.0, 0.25)])
def test_without_law_a_state_grants_one_over_its_cost(cost, policy):
    source = "Part III: S* = 1/lam, and Figure 1"
    found = dense.best(dense.no_norm(), cost)
    assert_allclose([found.policy, found.welfare], policy, rtol=1e-6, err_msg=source)
    assert bs.autonomous_policy(cost) == bs.welfare(policy, cost) == policy, source


@pytest.mark.parametrize(
    ("norm", "benefits", "source"),
    [
        (None, [1.0, 1.998, 2.0, 6.0], "Part III: B = 2S"),
        (Norm(1.0, 0.2, m=2.0), [1.0, 1.998, 2.2, 6.2], "III.A: 2S + D from the norm on"),
        (Norm(1.0, 0.2), [1.0, 1.998, 2.2, 4.2], "III.B: 2k + D + (S - k) from the norm on"),
    ],
)
def test_the_curves_are_the_articles(norm, benefits, source):
    assert_allclose(bs.benefit([0.5, 0.999, 1.0, 3.0], norm), benefits, err_msg=source)


# --- Part III.A: the critical norm and its misprint ------------------------------------------

WORKED = [  # cost, jump, critical norm, the printed one
    (F(4), F(1), F(3, 4), F(3, 8)),
    (F(9), F(1, 4), F(5, 18), F(7, 54)),
    (F(1, 4), F(1), F(6), F(12)),
    (F(1, 10), F(2, 5), F(12), F(30)),
]


@pytest.mark.parametrize(("cost", "jump", "critical", "printed"), WORKED)
def test_at_the_critical_norm_staying_and_moving_are_exactly_even(cost, jump, critical, printed):
    staying = worth(cost, 1 / cost)
    step = F(1, 10**12)
    assert worth(cost, critical, critical, jump) == staying
    assert worth(cost, critical - step, critical - step, jump) > staying
    assert worth(cost, critical + step, critical + step, jump) < staying
    assert worth(cost, printed, printed, jump) != staying, MISPRINT


@pytest.mark.parametrize(("cost", "jump", "critical", "printed"), WORKED)
def test_the_derived_norm_gives_the_worked_numbers_and_the_printed_one_its_own(
    cost, jump, critical, printed
):
    values = {lam: sp.Rational(cost), D: sp.Rational(jump)}
    assert results.critical_norm()["k_bar"].subs(values) == sp.Rational(critical)
    assert results.misprint()["printed"].subs(values) == sp.Rational(printed), MISPRINT
    assert bs.critical_norm(float(cost), float(jump)) == pytest.approx(float(critical), rel=1e-15)
    found = bs.printed_critical_norm(float(cost), float(jump))
    assert found == pytest.approx(float(printed), rel=1e-14), MISPRINT


@pytest.mark.parametrize(("cost", "jump", "critical", "printed"), WORKED)
def test_a_state_moves_up_to_the_critical_norm_and_no_further(cost, jump, critical, printed):
    source = "Part III.A: it responds as long as k is less than the critical value"
    s = float(1 / cost)
    levels = np.r_[np.linspace(1.01 * s, 2.9 * s, 100), float(critical) * np.array([0.999, 1.001])]
    moved = outcome(np.full_like(levels, s), levels, float(jump)) == levels
    assert moved.tolist() == (levels < float(critical)).tolist(), source


def test_the_printed_norm_is_right_at_a_cost_of_one_only():
    for jump in (0.1, 1.0, 7.0):
        assert bs.printed_critical_norm(1.0, jump) == bs.critical_norm(1.0, jump)
        assert bs.printed_critical_norm(1.01, jump) < bs.critical_norm(1.01, jump), MISPRINT
        assert bs.printed_critical_norm(0.99, jump) > bs.critical_norm(0.99, jump), MISPRINT


def test_a_state_the_printed_norm_calls_unaffected_moves():
    assert bs.printed_critical_norm(4.0, 1.0) < 0.5 < bs.critical_norm(4.0, 1.0), MISPRINT
    assert outcome(1 / 4, k=0.5, D=1.0) == 0.5
    assert worth(F(4), F(1, 2), F(1, 2), F(1)) - worth(F(4), F(1, 4)) == F(3, 4)


def test_a_state_the_printed_norm_sends_up_stays():
    assert bs.critical_norm(0.25, 1.0) < 9.0 < bs.printed_critical_norm(0.25, 1.0), MISPRINT
    assert outcome(4.0, k=9.0, D=1.0) == 4.0
    cost_of_moving = worth(F(1, 4), F(4)) - worth(F(1, 4), F(9), F(9), F(1))
    assert cost_of_moving == F(21, 4)


def printed_weakest(level, jump):
    """The weakest state the printed formula says a norm lifts: s + sqrt(D) s^(3/2) = k."""
    return float(sp.nsolve(results.misprint()["by_state"][1].subs({D: jump}) - level, 0.7 * level))


@pytest.mark.parametrize(
    ("level", "jump", "true", "printed", "share"),
    [
        (1.0, 0.2, 0.642, 0.724, -0.23),
        (0.5, 0.2, 0.268, 0.391, -0.53),
        (3.0, 0.5, 2.000, 1.587, 0.41),
    ],
)
def test_at_a_fixed_norm_the_misprint_shrinks_or_widens_the_band(
    level, jump, true, printed, share
):
    s = np.arange(0.1, level, 0.001)
    lifted = s[outcome(s, level, jump) == level]
    assert_allclose(lifted.min(), true, atol=1.001e-3)
    assert_allclose(bs.lifted_band(level, jump).weakest, true, atol=5e-4)
    as_printed = printed_weakest(level, jump)
    assert_allclose(as_printed, printed, atol=5e-4, err_msg=MISPRINT)
    reach = level - bs.lifted_band(level, jump).weakest
    assert_allclose((level - as_printed) / reach - 1, share, atol=5e-3, err_msg=MISPRINT)


def test_at_a_fixed_norm_the_error_changes_side_at_one_plus_the_root_of_the_jump():
    for jump in (0.04, 0.25, 1.0):
        even = 1 + np.sqrt(jump)
        assert bs.lifted_band(even, jump).weakest == pytest.approx(1.0)
        assert printed_weakest(0.9 * even, jump) > bs.lifted_band(0.9 * even, jump).weakest
        assert printed_weakest(1.1 * even, jump) < bs.lifted_band(1.1 * even, jump).weakest


def test_exactly_at_the_critical_norm_there_are_two_best_policies():
    found = dense.candidates(dense.single(6.0, 1.0), 0.25, [6.0])
    assert dense.is_tied(found).all()
    assert best_response(0.25, Norm(6.0, 1.0)).policy == 6.0  # the tie goes up


def test_higher_norms_miss_the_worst_and_reach_further_down():
    source = "Part III.A, footnotes 115 to 119: over-ambitious norms leave the worst unaffected"
    levels = np.array([0.25, 1.0, 4.0])
    weakest = bs.lifted_band(levels, 0.2).weakest
    assert np.all(np.diff(weakest) > 0), source
    assert_allclose(levels - weakest, [0.145, 0.358, 0.8], atol=5e-4)
    for level, low in zip(levels, weakest, strict=True):
        assert outcome([low * 0.999, low * 1.001], level).tolist() == [low * 0.999, level]


def test_cheaper_protection_may_leave_fewer_states_to_be_lifted():
    before = np.array([0.5, 0.7, 0.8, 0.9])
    after = before * 1.5  # costs cut by a third
    lifted = [int(np.sum(outcome(s) > s * (1 + 1e-12))) for s in (before, after)]
    compliant = [int(np.sum(outcome(s) >= 1.0)) for s in (before, after)]
    assert (lifted, compliant) == ([3, 1], [3, 4])


def test_a_flattened_norm_may_swallow_a_fall_in_cost():
    assert outcome(1 / np.array([1.0, 0.5, 0.42]), k=1.2, D=0.25).tolist() == [1.2, 1.2, 1.2]


def test_a_larger_jump_reaches_weaker_states():
    source = "Part III.A: an increase in D makes states farther away move to k"
    assert outcome([0.6, 0.6], D=np.array([0.2, 0.3])).tolist() == [0.6, 1.0], source


def test_with_no_jump_the_base_case_returns_unless_the_curve_is_flattened():
    source = "Part III.A, footnote 120"
    s = [0.5, 1.5, 3.0]
    assert_allclose(outcome(s, D=0.0, m=2.0), s, err_msg=source)
    assert_allclose(outcome(s, D=0.0), [0.5, 1.0, 1.5])


# --- Part III.B: states above the norm -------------------------------------------------------


@pytest.mark.parametrize("slope", [0.0, 1.0, 2.0])
def test_a_norm_at_a_states_own_policy_leaves_it_there(slope):
    assert outcome(1.0, m=slope) == 1.0, "Part III.B, heading: k < S*; III.A, heading: k > S*"


def test_a_jump_alone_moves_nobody_above_the_norm():
    costs = np.array([0.1, 0.3, 0.5, 0.8, 0.99])
    assert_allclose(outcome(1 / costs, m=2.0), 1 / costs, err_msg="Part III.B, Figure 3")


def test_the_norm_raises_the_leaders_benefit_only_near_it_once_flattened():
    source = "Part III.B: the presence of the norm increases the benefits, said of Figure 3"
    S = np.array([1.1, 1.2, 1.3, 5.0])
    assert_allclose(bs.benefit(S, Norm(1.0, 0.2, m=2.0)) - bs.benefit(S), 0.2, err_msg=source)
    assert_allclose(
        bs.benefit(S, Norm(1.0, 0.2)) - bs.benefit(S), [0.1, 0.0, -0.1, -3.8], atol=1e-15
    )


@pytest.mark.parametrize(("cost", "policy"), [(0.25, 2.0), (0.1, 5.0), (0.05, 10.0)])
def test_far_above_the_norm_a_state_grants_one_over_twice_its_cost(cost, policy):
    source = "Part III.B: S*_IL = 1/2lam"
    assert_allclose([outcome(1 / cost), bs.flattened_policy(cost)], policy, err_msg=source)


def test_a_state_above_the_norm_moves_to_the_larger_of_half_its_policy_and_the_norm():
    source = "Part III.B: the state will move to the larger of 1/2lam and k"
    s = np.array([1.2, 1.9, 2.0, 2.5, 4.0])
    assert_allclose(outcome(s), [1.0, 1.0, 1.0, 1.25, 2.0], err_msg=source)
    assert (outcome(s) < s).all(), "Part III.B: in either case we get backsliding"


def test_no_state_above_the_norm_falls_below_it():
    source = "Part III.B: they will not respond by moving to the left of k"
    s = np.linspace(1.0, 50.0, 500)
    for slope in (0.0, 0.5, 1.0, 2.0):
        assert (outcome(s, m=slope) >= 1.0).all(), source


def test_on_a_flat_curve_every_state_above_comes_down_to_the_norm():
    assert_allclose(outcome([1.5, 1.56, 4.0], m=0.0), 1.0, err_msg="Part III.B, footnote 122")


def test_an_exact_target_is_not_a_flat_curve():
    s = np.array([1.5, 1.56, 4.0])
    policy = best_response(1 / s, ExactTarget(1.0, 0.2)).policy
    assert_allclose(policy, [1.0, 1.56, 4.0])
    searched = dense.best(dense.exact_target(1.0, 0.2), 1 / s, [1.0, 1.0]).policy
    assert_allclose(policy, searched, rtol=1e-6)


def test_gains_are_for_states_just_below_and_losses_for_all_above():
    source = "Part III.B, last paragraph"
    s = np.r_[np.linspace(0.05, 5, 1000), 1e3, 1e6]
    moved = np.sign(np.round(outcome(s) / s - 1, 9))
    weakest = bs.lifted_band(1.0, 0.2).weakest
    expected = np.where(s > 1, -1, np.where((s >= weakest) & (s < 1), 1, 0))
    assert (moved == expected).all(), source


def test_a_norm_may_do_more_good_than_harm_or_more_harm_than_good():
    source = "Part III.B, last paragraph: not necessarily more harm than good"
    good, bad = np.array([0.7, 0.8, 0.9]), np.array([0.9, 2.0, 3.0])
    assert np.sum(outcome(good) - good) > 0 > np.sum(outcome(bad) - bad), source


def test_states_spread_evenly_break_even_as_far_above_the_norm_as_it_reaches_below():
    reach = 1 - bs.lifted_band(1.0, 0.2).weakest
    s = 1 + reach * (np.arange(2000) + 0.5) / 1000 - reach  # midpoints, evenly about the norm
    assert_allclose(np.sum(outcome(s) - s), 0.0, atol=1e-9)


def test_any_norm_however_low_halves_every_state_far_enough_above_it():
    assert_allclose(outcome([0.01, 0.5, 2.0, 10.0], k=1e-6), [0.005, 0.25, 1.0, 5.0])


def test_if_flattening_ends_the_strongest_states_are_immune():
    s = np.array([1.2, 2.0, 2.5, 2.66, 2.67, 10.0])
    expected = [1.0, 1.0, 1.25, 1.33, 2.67, 10.0]
    policy = best_response(1 / s, WindowedNorm(1.0, 0.2, window=1.0)).policy
    searched = dense.best(dense.windowed(1.0, 0.2, 1.0, 1.0), 1 / s, [1.0, 2.0]).policy
    assert_allclose(policy, expected)
    assert_allclose(searched, expected, rtol=1e-6)


def test_if_flattening_fades_moderate_leaders_slide_and_top_ones_hardly():
    def fading(S):  # slope 2 - exp(-(S - 1)) beyond a norm at 1
        return np.where(S < 1, 2 * S, 2 * S + 0.2 - (1 - np.exp(-np.maximum(S - 1, 0))))

    s = np.array([2.0, 2.5, 4.0, 10.0])
    searched = dense.best(fading, 1 / s, [1.0]).policy
    assert_allclose(searched, [1.0, 2.07, 3.89, 9.999], atol=5e-3)


# --- the example of a twenty-month ceiling ---------------------------------------------------

SCALES = {  # S for a ceiling in months, and back: the scale is ours
    "one over months": (lambda months: 1 / months, lambda S: 1 / S),
    "sixty less months": (lambda months: 60 - months, lambda S: 60 - S),
}
NORM, KINGDOM, FRANCE = 20.0, 6.0, 48.0  # months: Part III, at footnotes 110 to 112
KINGDOM_AVERAGE, FRANCE_AVERAGE = 3.0, 9.0  # thirteen weeks; "almost nine months"


@pytest.mark.parametrize("scale", SCALES)
def test_france_lies_below_the_norm_and_the_united_kingdom_above(scale):
    source = "Part III: France would offer lower protections, the United Kingdom higher"
    level, _ = SCALES[scale]
    assert level(FRANCE) < level(NORM) < level(KINGDOM), source


@pytest.mark.parametrize("scale", SCALES)
def test_by_the_averages_quoted_both_lie_above_the_norm(scale):
    level, _ = SCALES[scale]
    assert level(NORM) < level(FRANCE_AVERAGE) < level(KINGDOM_AVERAGE)


@pytest.mark.parametrize(
    ("scale", "months", "ends"),
    [
        ("one over months", KINGDOM, 12.0),
        ("sixty less months", KINGDOM, 20.0),
        ("one over months", FRANCE_AVERAGE, 18.0),
        ("sixty less months", FRANCE_AVERAGE, 20.0),
    ],
)
def test_how_far_a_state_slides_depends_on_the_scale(scale, months, ends):
    level, back = SCALES[scale]
    assert_allclose(back(outcome(level(months), level(NORM), 0.01)), ends)


def test_france_moves_when_the_jump_reaches_its_loss_from_moving():
    france, norm = F(1, 48), F(1, 20)
    loss = (norm - france) ** 2 / france
    assert loss == F(49, 1200)  # 0.0408...
    assert worth(1 / france, norm, norm, loss) == worth(1 / france, france)
    moves = outcome(1 / 48, 1 / 20, np.array([0.0408, 0.0409])) == 1 / 20
    assert moves.tolist() == [False, True]
