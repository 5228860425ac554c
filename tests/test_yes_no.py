"""Rights of yes or no: the derivation, the thresholds from the curve, and a search agree."""

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from backsliding import Norm, WindowedNorm, results, welfare
from backsliding.symbols import D, m
from backsliding.yes_no import adoption_threshold, adopts

costs = st.floats(0.01, 100)
jumps = st.floats(0, 10)
slopes = st.floats(0, 2)


def test_the_derived_thresholds_are_two_m_and_two_plus_D():
    derived = results.yes_no()
    assert derived["alone"] == 2
    assert sp.simplify(derived["left_out"] - m) == 0
    assert sp.simplify(derived["asked_for"] - (2 + D)) == 0


@given(D=jumps, m=slopes)
def test_the_curve_gives_the_derived_thresholds(D, m):
    # Sums of a few numbers no larger than ten: rounding only.
    assert adoption_threshold() == 2.0
    assert adoption_threshold(Norm(0.0, D, m)) == pytest.approx(m, abs=1e-14)
    assert adoption_threshold(Norm(1.0, D, m)) == pytest.approx(2 + D, abs=1e-14)


@given(lam=costs, k=st.floats(0, 3), D=jumps, m=slopes)
def test_adopting_is_whichever_policy_leaves_leaders_better_off(lam, k, D, m):
    norm = Norm(k, D, m)
    gain = welfare(1.0, lam, norm) - welfare(0.0, lam, norm)
    if abs(gain) > 1e-9:  # nearer to indifference rounding decides
        assert adopts(lam, norm) == (gain > 0)


def test_an_indifferent_state_adopts():
    assert adopts(2.0) is True
    assert adopts(1.0, Norm(0.0, 0.2)) is True


def test_a_low_standard_delays_and_does_not_block():
    lam = np.array([0.9, 1.1, 1.9, 2.1])
    assert adopts(lam).tolist() == [True, True, True, False]
    assert adopts(lam, Norm(0.0, 0.2)).tolist() == [True, False, False, False]


@given(D=jumps, m=slopes, window=st.floats(0, 1))
def test_flattening_over_part_of_the_way_delays_in_proportion(D, m, window):
    threshold = adoption_threshold(WindowedNorm(0.0, D, m, window))
    assert threshold == pytest.approx(2 - (2 - m) * window, abs=1e-14)


def test_many_norms_are_answered_at_once():
    m = np.array([0.0, 1.0, 2.0])
    assert adopts(1.5, Norm(0.0, 0.2, m)).tolist() == [False, False, True]
