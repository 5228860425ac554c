"""A state whose own policy rises under a fixed norm, against sums of small steps."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.integrate import quad
from scipy.optimize import brentq

import backsliding as bs
from backsliding.population import TurningPoints, cumulative_effect, turning_points

norms = st.builds(bs.Norm, st.floats(0.1, 5), st.floats(0.01, 5), st.floats(0.05, 1.95))


@given(norm=norms)
def test_the_path_turns_where_the_turning_points_say(norm):
    points = turning_points(norm)
    arrival, release = points.arrival, points.release

    def policy(own):
        return bs.best_response(1 / own, norm).policy

    assert points.level == norm.k
    assert_allclose(policy(arrival * (1 - 1e-9)), arrival, rtol=1e-6)
    assert_allclose(policy(arrival * (1 + 1e-9)), norm.k)
    assert_allclose(policy(release), norm.k)
    assert_allclose(policy(1.1 * release), 1.1 * norm.k)


@given(norm=norms, own=st.floats(0.1, 30))
def test_the_cumulative_effect_is_the_integral_of_what_the_norm_adds(norm, own):
    points = turning_points(norm)
    turns = (points.arrival, points.level, points.release)
    breaks = [own * 1e-9, *(p for p in turns if p < own), own]
    parts = (
        quad(lambda x: float(bs.best_response(1 / x, norm).policy) - x, a, b, epsabs=1e-11)[0]
        for a, b in pairwise(breaks)
    )
    assert_allclose(cumulative_effect(own, norm), sum(parts), atol=1e-7 * (1 + own**2))


@given(norm=norms)
def test_the_balance_is_even_where_the_turning_point_says(norm):
    points = turning_points(norm)
    far = 10 * (points.even + points.release)
    found = brentq(lambda own: cumulative_effect(own, norm), points.level, far)
    assert_allclose(points.even, found, rtol=1e-9)


def test_without_flattening_the_norm_never_takes_back_what_it_gave():
    norm = bs.Norm(1.0, 0.2, m=2.0)
    assert turning_points(norm).even == np.inf
    given_once = (1 - bs.lifted_band(1.0, 0.2).weakest) ** 2 / 2
    assert_allclose(cumulative_effect([1.0, 5.0, 50.0], norm), given_once)


def test_on_a_flat_curve_a_state_is_never_released():
    points = turning_points(bs.Norm(1.0, 0.2, m=0.0))
    assert points.release == np.inf
    assert_allclose(points.even, 2.0 - points.arrival)
    assert_allclose(cumulative_effect(3.0, bs.Norm(1.0, 0.0, m=0.0)), -2.0)


def test_a_path_is_one_under_a_standard():
    with pytest.raises(TypeError, match="norm must be a Norm; got ExactTarget"):
        turning_points(bs.ExactTarget(1, 1))


def test_a_norm_that_asks_for_nothing_has_no_time_of_its_own():
    # Every state is above it from the start, and slides at once, if benefits are flattened.
    assert turning_points(bs.Norm(0.0, 0.2)) == TurningPoints(0.0, 0.0, 0.0, 0.0)
    assert_allclose(cumulative_effect(2.0, bs.Norm(0.0, 0.2)), -1.0)
    assert turning_points(bs.Norm(0.0, 0.2, 2.0)).even == 0.0
    flat = turning_points(bs.Norm([0.0, 1.0], 0.2, 0.0))
    assert_allclose(flat.release, [np.inf, np.inf])


def test_own_policies_whose_shape_does_not_fit_the_norm_are_refused():
    with pytest.raises(ValueError, match=r"^shapes must broadcast together; got own \(3,\), norm"):
        cumulative_effect([1.0, 2.0, 3.0], bs.Norm([1.0, 2.0], 1.0))
