"""The slow route itself, held to answers worked out by hand."""

import dense_search as dense
import numpy as np
import pytest
from numpy.testing import assert_allclose

NEAR = {"rtol": 1e-6}  # welfare is flat at its peak, so policies are found to half the digits


def test_without_a_norm_the_search_finds_the_peak_of_the_parabola():
    lam = np.logspace(-3, 3, 13)
    found = dense.best(dense.no_norm(), lam)
    assert_allclose(found.policy, 1 / lam, **NEAR)
    assert_allclose(found.welfare, 1 / lam, rtol=1e-12)


@pytest.mark.parametrize(
    ("s", "expected"),
    [(0.5, 0.5), (0.7, 1.0), (1.5, 1.0), (3.0, 1.5)],  # stays, lifted, anchored, slides
)
def test_under_one_norm_the_search_finds_each_of_the_four_outcomes(s, expected):
    found = dense.best(dense.single(1.0, 0.2), 1 / s, breaks=[1.0])
    assert_allclose(found.policy, expected, **NEAR)


def test_between_two_equally_good_policies_the_search_reports_the_higher():
    # At cost 1/4 and jump 1, staying at 4 and moving to 6 are both worth exactly 4.
    found = dense.candidates(dense.single(6.0, 1.0), 0.25, breaks=[6.0])
    assert_allclose(found.policy, [4.0, 6.0], **NEAR)
    assert_allclose(found.welfare, [4.0, 4.0], rtol=1e-12)
    assert not dense.is_clear(found)
    assert_allclose(dense.best(dense.single(6.0, 1.0), 0.25, breaks=[6.0]).policy, 6.0)


def test_the_search_sees_a_target_that_is_a_single_point():
    lam = np.array([1 / 1.5, 1 / 1.6])
    found = dense.best(dense.exact_target(1.0, 0.2), lam, breaks=[1.0, 1.0])
    assert_allclose(found.policy, [1.0, 1.6], **NEAR)


def test_the_search_answers_for_every_state_under_every_norm():
    lam, k = np.array([0.25, 1.0, 2.0])[:, None], np.array([0.5, 1.0])
    found = dense.best(dense.single(k, 0.1), lam, breaks=[k])
    assert_allclose(found.policy, [[2.0, 2.0], [0.5, 1.0], [0.5, 0.5]], **NEAR)
