"""Part IV.A, IV.B.1 and bounded flattening: transmission, targets, windows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from backsliding import (
    ExactTarget,
    Ladder,
    Norm,
    WindowedNorm,
    best_response,
    critical_norm,
    lifted_band,
    results,
)
from backsliding.fading import FadingNorm
from backsliding.symbols import D, flattening, k, lam, tau, w

levels, jumps, slopes = st.floats(0.05, 5), st.floats(0.01, 3), st.floats(0, 2)
STATES = np.r_[np.linspace(0.01, 4.0, 300), np.linspace(4.1, 30.0, 100)]


def outcomes(norm, s=STATES):
    return best_response(1 / np.asarray(s, dtype=float), norm).policy


@given(levels, jumps, jumps, slopes, slopes)
def test_the_jump_moves_only_states_below_and_the_slope_only_states_above(at, D0, D1, m0, m1):
    above, below = at * np.linspace(1, 9, 50), at * np.linspace(0.01, 0.999, 50)
    assert_allclose(outcomes(Norm(at, D0, m0), above), outcomes(Norm(at, D1, m0), above))
    assert_allclose(outcomes(Norm(at, D0, m0), below), outcomes(Norm(at, D0, m1), below))


@given(levels, jumps, slopes, st.floats(0, 1), st.floats(0, 1))
def test_transmission_strengthens_pull_and_slide_alike(at, jump, m, one, other):
    less, more = sorted((one, other))
    weak, strong = (outcomes(Norm(at, jump, m).transmitted(t)) for t in (less, more))
    assert np.all((strong >= weak - 1e-12)[at > STATES])
    assert np.all((strong <= weak + 1e-12)[at < STATES])


def test_a_ladder_can_lift_a_state_a_little_of_it_and_lower_it_the_whole():
    ladder = Ladder([Norm(1.0, 0.2), Norm(2.05, 0.2)])
    ends = [outcomes(ladder.transmitted(share), 2.0) for share in (0.1, 0.2, 0.3, 0.5, 1)]
    assert_allclose(ends, [2.05, 2.05, 1.7, 1.5, 1.0])


@given(st.floats(0.05, 5), jumps, st.floats(0.01, 1))
def test_the_reach_of_a_partly_transmitted_norm_is_as_derived(cost, jump, share):
    derived = results.hand_in_hand()["reach"].subs({lam: cost, D: jump, tau: share})
    assert critical_norm(cost, share * jump) - 1 / cost == pytest.approx(float(derived))


def test_unequal_receptivity_can_reverse_ranks():
    policy = best_response(1 / np.array([3.0, 2.0]), Norm(1.0, 0.2).transmitted([1.0, 0.0])).policy
    assert policy.tolist() == [1.5, 2.0]


def test_a_norm_may_lift_little_and_lower_much():
    autocracies, democracies = np.linspace(0.5, 0.9, 5), np.linspace(1.5, 3.5, 5)
    norm = Norm(1.0, 0.3)

    def moved(s, share):
        return np.sum(outcomes(norm.transmitted(share), s) - s)

    assert (moved(autocracies, 0.25), moved(democracies, 1.0)) == pytest.approx((0.3, -6.0))
    assert (moved(autocracies, 1.0), moved(democracies, 0.25)) == pytest.approx((1.0, -1.5625))


@given(levels, jumps)
def test_an_exact_target_captures_the_band_and_moves_no_one_else(at, jump):
    band = lifted_band(at, jump)
    policy = outcomes(ExactTarget(at, jump))
    inside = (band.weakest * (1 + 1e-9) < STATES) & (band.strongest * (1 - 1e-9) > STATES)
    outside = (band.weakest * (1 - 1e-9) > STATES) | (band.strongest * (1 + 1e-9) < STATES)
    assert_array_equal(policy[inside], at)
    assert_allclose(policy[outside], STATES[outside])


@given(levels, jumps)
def test_a_flat_curve_that_may_be_refused_is_an_exact_target(at, jump):
    flat, target = (
        best_response(1 / STATES, each) for each in (Norm(at, jump, 0), ExactTarget(at, jump))
    )
    assert_allclose(np.maximum(flat.gain, 0), target.gain, atol=1e-12 * STATES.max())
    sure = np.abs(flat.gain) > 1e-9 * STATES
    assert_allclose(np.where(flat.gain > 0, flat.policy, STATES)[sure], target.policy[sure])
    assert flat.policy.max() <= at  # nobody stays above a flat curve that none can escape


@pytest.mark.parametrize(("jump", "lowest"), [(0.5, 1 - 0.5**0.5), (1.0, 0.0), (1.5, 0.0)])
def test_the_lowest_target_that_draws_a_state_down_is_at_zero_for_a_large_jump(jump, lowest):
    targets = lowest + np.array([-0.01, 0.01]) if lowest else np.array([0.01])
    drawn = outcomes(ExactTarget(targets, jump), 1.0) < 1
    assert drawn.tolist() == [False, True][-targets.size :]


@given(jumps, st.floats(0.5, 2))
def test_what_a_prohibition_leaves_out_slides_by_the_same_share_everywhere(jump, m):
    assert_allclose(outcomes(Norm(0.0, jump, m)), m / 2 * STATES)


@given(levels, st.floats(0, 1.9), levels)
def test_beyond_a_bounded_anchors_edge_no_state_moves(at, m, window):
    values = {k: at, w: window, flattening: 2 - m}
    edge = float(results.immune_states()["weakest"].subs(values))
    if m * edge / 2 < at:
        return  # the rival is then the norm itself, and the edge another
    far, near = edge * np.array([1.001, 2.0, 9.0]), edge * 0.999
    assert_allclose(outcomes(WindowedNorm(at, 0.2, m, window), far), far)
    assert outcomes(WindowedNorm(at, 0.2, m, window), near) < near


@given(levels, jumps, slopes, levels)
def test_no_state_slides_further_than_a_bounded_anchor_is_worth(at, jump, m, window):
    slide = STATES - outcomes(WindowedNorm(at, jump, m, window))
    assert np.all(slide <= np.sqrt((2 - m) * window * STATES) + 1e-9)


@given(levels, jumps, slopes, levels)
def test_a_bounded_anchor_lifts_states_below_as_an_endless_one_does(at, jump, m, window):
    below = at * np.linspace(0.01, 1, 200)
    bounded = outcomes(WindowedNorm(at, jump, m, window), below)
    assert_allclose(bounded, outcomes(Norm(at, jump, m), below))


def test_a_fading_anchor_spares_the_top_by_degrees():
    s = np.array([2.0, 2.5, 4.0, 10.0])
    policy = best_response(1 / s, FadingNorm(1.0, 0.2)).policy
    assert_allclose(policy, [1.0, 2.072, 3.889, 9.999], atol=5e-4)


def test_where_flattening_fades_a_higher_norm_can_make_a_state_slide_more():
    faded, endless = (
        [4.0 - outcomes(norm(at), 4.0) for at in (0.5, 1, 1.5, 2, 2.5)]
        for norm in (lambda at: FadingNorm(at, 0.2, window=1.0), lambda at: Norm(at, 0.2))
    )
    assert_allclose(faded, [0.064, 0.111, 0.201, 0.406, 1.5], atol=5e-4)
    assert_allclose(endless, [2, 2, 2, 2, 1.5])


@pytest.mark.parametrize(("at", "m"), [(1.0, 1.0), (2.0, 1.0), (1.0, 0.5), (1.0, 1.5)])
def test_outcomes_under_a_fading_anchor_jump_if_it_fades_faster_than_a_bound(at, m):
    bound = (2 - m) * at / m
    s = np.linspace(1.01 * at, 3 * at / m, 20001)
    fast, slow = (
        np.diff(best_response(1 / s, FadingNorm(at, 0.2, m, share * bound)).policy).max()
        for share in (0.9, 1.1)
    )
    assert fast > 0.02 > 0.01 > slow


@given(levels, jumps, slopes, levels)
def test_under_a_fading_anchor_no_state_has_a_better_policy(at, jump, m, window):
    norm, s = FadingNorm(at, jump, m, window), np.array([0.3, 1.0, 2.0, 7.0])[:, None]
    r = best_response(1 / s, norm)
    S = np.concatenate([np.linspace(0, 15, 3001), [at]])
    value = norm.reward(S) - (S - s) ** 2 / s
    assert np.all(r.gain >= value.max(axis=1, keepdims=True) - 1e-9)


def test_a_fading_anchor_bends_from_the_norm_to_where_nothing_is_left():
    norm = FadingNorm(k=1, D=0.2, m=1, window=2)
    assert norm.core().low == 1.0
    assert norm.marginal_reward(norm.core().high) == pytest.approx(0.0, abs=1e-12)
    assert norm.marginal_reward(norm.core().high - 2.0) == pytest.approx(
        np.e * norm.marginal_reward(norm.core().high)
    )
    assert {type(each) for each in (norm.k, norm.D, norm.m, norm.window)} == {float}
    assert (norm.core().high - 1.0) / 2.0 == FadingNorm(k=0.0, D=0.2, window=1.0).core().high
