"""Part IV.B.4: vague norms, hidden conduct, and what kernels change."""

import math

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from backsliding import Norm, VagueNorm, best_response, results
from backsliding.kernels import KERNELS, KernelNorm
from backsliding.symbols import D, S, flattening, k, w

SOME = {"k": st.floats(0.2, 3), "D": st.floats(0.01, 2), "m": st.floats(0, 1.99)}
STATES = np.linspace(0.02, 6.0, 400)


def outcomes(norm, s=STATES):
    return best_response(1 / np.asarray(s, dtype=float), norm).policy


@given(*SOME.values(), st.floats(0.01, 4), st.floats(0, 8))
def test_a_vague_norm_is_the_average_of_clear_ones(at, jump, m, width, policy):
    thresholds = at + width * (np.arange(20000) + 0.5 - 10000) / 10000
    clear = np.where(policy >= thresholds, jump - (2 - m) * (policy - thresholds), 0.0)
    reward = VagueNorm(at, jump, m, width).curve().reward(policy)
    assert_allclose(reward, clear.mean(), atol=1e-4 * (jump + (2 - m) * width))


@given(*SOME.values(), st.floats(0.01, 1), st.floats(-1, 1))
def test_the_derived_curve_is_the_one_that_is_solved(at, jump, m, width, share):
    width = min(width, at)
    values = {D: jump, k: at, w: width, flattening: 2 - m, S: at + share * width}
    derived = float(results.averaged_curve().result.subs(values))
    reward = VagueNorm(at, jump, m, width).curve().reward(at + share * width)
    assert reward == pytest.approx(derived, abs=1e-12)


@given(*SOME.values(), st.floats(0.01, 0.99), st.floats(1.01, 20))
def test_vagueness_protects_a_state_at_the_norm_up_to_a_width(at, jump, m, less, more):
    widest = float(results.protection().result.subs({D: jump, flattening: 2 - m}))
    assert outcomes(VagueNorm(at, jump, m, less * widest), at) > at
    assert outcomes(VagueNorm(at, jump, m, more * widest), at) < at


@given(*SOME.values(), st.floats(0.01, 4))
def test_without_flattening_vagueness_moves_no_state_beyond_its_reach(at, jump, _, width):
    moved = outcomes(VagueNorm(at, jump, 2.0, width)) - STATES
    assert np.all((moved >= -1e-12) & (moved <= np.sqrt(jump * STATES) + 1e-12))


@pytest.mark.parametrize("m", [0.0, 1.0, 1.7])
def test_a_norm_that_may_mean_anything_keeps_half_its_flattening(m):
    far = outcomes(VagueNorm(1.0, 0.2, m, width=1e7), [1.0, 2.0, 4.0])
    assert_allclose(far, (2 + m) / 4 * np.array([1.0, 2.0, 4.0]), rtol=1e-6)


@pytest.mark.parametrize(
    ("m", "expected"),
    [(1.0, [0.0641, 0.0362, 0.0117, 0.0078]), (2.0, [0.0641, 0.0671, 0.0486, 0.0426])],
)
def test_with_flattening_the_vaguer_the_norm_the_less_states_below_it_rise(m, expected):
    s, width = np.linspace(0.0005, 0.9995, 1000), np.array([0.0, 0.1, 0.3, 0.4])
    rise = outcomes(VagueNorm(1.0, 0.2, m, width[:, None]), s) - s
    assert_allclose(rise.clip(min=0).mean(axis=1), expected, atol=6e-5)


def test_vagueness_lifts_states_near_the_norm_past_it_and_drops_those_at_the_edge():
    norm = {"k": 1.0, "D": 0.2, "m": 2.0}
    near, edge = [0.8, 0.9, 0.95, 1.0, 1.05], [0.65, 0.7]
    assert sum(outcomes(Norm(**norm), near)) - sum(near) == pytest.approx(0.35)
    pull = sum(outcomes(KernelNorm(**norm, sigma=0.1), near)) - sum(near)
    assert pull == pytest.approx(0.898, abs=5e-4)
    assert sum(outcomes(Norm(**norm), edge)) - sum(edge) == pytest.approx(0.65)
    assert sum(outcomes(KernelNorm(**norm, sigma=0.1), edge)) - sum(edge) < 0.005


def pull_with_equal_curvature(norm, lam=1.0):
    """Total pull over own policies spread evenly on [0, 4], all with one curvature.

    The article's solver ties curvature to policy, so here each state is searched on a grid.
    """
    own, grid = np.linspace(0, 4, 801), np.linspace(0, 5, 10001)
    reward = norm.curve().reward(grid) if hasattr(norm, "curve") else norm.reward(grid)
    chosen = [grid[np.argmax(reward - lam * (grid - a) ** 2)] for a in own]
    return np.trapezoid(np.array(chosen) - own, own)


@pytest.mark.parametrize(
    "norm",
    [
        Norm(2.0, 0.2, 2.0),
        VagueNorm(2.0, 0.2, 2.0, width=0.1),
        VagueNorm(2.0, 0.2, 2.0, width=1.0),
        KernelNorm(2.0, 0.2, 2.0, sigma=0.2),
        KernelNorm(2.0, 0.2, 2.0, sigma=0.1, kernel="logistic"),
    ],
)
def test_in_the_benchmark_total_pull_is_the_same_however_vague_the_norm(norm):
    exact = float(
        results.neutral_benchmark()
        .result.subs({"lam": 1})
        .subs(D, 0.2)
        .subs(sp.Symbol("lam", positive=True), 1)
    )
    assert exact == 0.1
    assert pull_with_equal_curvature(norm) == pytest.approx(exact, abs=2e-3)


# Row by row: a state just above the norm, clear flattening averaged or one-sided.
@pytest.mark.parametrize(
    ("one_sided", "expected"),
    [(False, [1.0549, 0.9985, 0.9280]), (True, [1.0596, 1.0800, 1.0749])],
)
def test_just_above_the_norm_the_reading_decides_whether_vagueness_protects(one_sided, expected):
    found = [
        outcomes(KernelNorm(1, 0.2, 1, x, one_sided=one_sided), 1.05) for x in (0.05, 0.2, 0.4)
    ]
    assert_allclose(found, expected, atol=6e-5)


@pytest.mark.parametrize("kernel", KERNELS)
def test_a_kernel_is_a_density_its_share_and_its_overshoot(kernel):
    density, share, overshoot, reach = KERNELS[kernel]
    z = np.linspace(-6, 6, 25)
    assert_allclose((share(z + 1e-5) - share(z - 1e-5)) / 2e-5, density(z), atol=1e-9)
    assert_allclose((overshoot(z + 1e-5) - overshoot(z - 1e-5)) / 2e-5, share(z), atol=1e-9)
    assert_allclose(share(z) + share(-z), 1.0, atol=1e-15)
    assert share(np.array(-reach)) < 1e-16


@pytest.mark.parametrize("kernel", KERNELS)
def test_each_kernel_has_its_own_widest_protecting_scale(kernel):
    widest = 2 * 0.2 * float(KERNELS[kernel].density(np.array(0.0)))  # D = .2, m = 1
    assert outcomes(KernelNorm(1, 0.2, 1, 0.99 * widest, kernel), 1.0) > 1.0
    assert outcomes(KernelNorm(1, 0.2, 1, 1.01 * widest, kernel), 1.0) < 1.0


@pytest.mark.parametrize("one_sided", [False, True])
def test_the_numeric_search_agrees_with_a_finer_one(one_sided):
    norm = KernelNorm(1.0, 0.3, 0.7, 0.15, one_sided=one_sided)
    s = np.array([0.4, 0.6, 0.65, 0.9, 1.0, 1.1, 1.7, 4.0])
    grid = np.linspace(0, 4, 200001)
    value = norm.reward(grid) - (grid - s[:, None]) ** 2 / s[:, None]
    r = best_response(1 / s, norm)
    assert_allclose(r.gain, value.max(axis=1), atol=1e-8)
    assert_allclose(r.policy, grid[value.argmax(axis=1)], atol=3e-5)


def test_the_normal_share_is_the_error_function():
    assert KERNELS["normal"].share(np.array(1.0)) == pytest.approx((1 + math.erf(0.5**0.5)) / 2)


@pytest.mark.parametrize("one_sided", [False, True])
@pytest.mark.parametrize("kernel", KERNELS)
def test_the_reward_is_the_integral_of_its_slope_and_zero_far_below(kernel, one_sided):
    norm = KernelNorm(2.0, 0.3, 0.7, 0.05, kernel, one_sided)
    assert norm.reward(0) == pytest.approx(0.0, abs=1e-15)
    S = np.linspace(0, 4, 400_001)
    slope = norm.marginal_reward(S)
    summed = np.concatenate([[0.0], np.cumsum((slope[1:] + slope[:-1]) / 2 * np.diff(S))])
    assert_allclose(norm.reward(S), summed, atol=1e-8)


@pytest.mark.parametrize("kernel", KERNELS)
def test_beyond_its_core_a_kernel_norm_is_a_straight_line(kernel):
    norm = KernelNorm(k=50.0, D=0.3, m=0.7, sigma=0.5, kernel=kernel)
    low, high = norm.core()
    assert (50 - low) == (high - 50) == KERNELS[kernel].reach * 0.5
    assert norm.marginal_reward(low) == pytest.approx(0.0, abs=1e-14)
    assert norm.marginal_reward(high) == pytest.approx(0.7 - 2, abs=1e-14)


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("sigma", [1e-5, 1e-9, 1e-13, 2e-16])
def test_a_narrow_kernel_acts_like_a_clear_norm(kernel, sigma):
    own = np.array([0.1, 0.8, 1.25, 4.0, 20.0])
    found = outcomes(KernelNorm(1.0, 0.2, 1.0, sigma, kernel), own)
    assert_allclose(found[[0, 3, 4]], [0.1, 2.0, 10.0], rtol=1e-12)
    assert_allclose(found[[1, 2]], 1.0, atol=KERNELS[kernel].reach * sigma)


def test_beyond_its_core_a_kernel_norm_is_answered_as_its_straight_lines_are():
    norm = KernelNorm(k=1.0, D=0.2, m=1.0, sigma=0.05)
    own = np.array([[0.1, 0.2], [3.0, 40.0]])
    r = best_response(1 / own, norm)
    assert_allclose(r.policy, [[0.1, 0.2], [1.5, 20.0]], rtol=1e-12)
    # Below nothing is won; above, D + k - 3 s/4 as under a clear norm.
    assert_allclose(r.gain, [[0.0, 0.0], [-1.05, -28.8]], atol=1e-12)
    assert_allclose(r.welfare, own + r.gain)
    assert r.effect.tolist() == [["unmoved", "unmoved"], ["lowered", "lowered"]]
