"""Part IV.B.3: two rungs, when they act as one, and when they do not."""

from fractions import Fraction as F

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from backsliding import Ladder, Norm, best_response, results
from backsliding.symbols import k0, k1, m0

levels = st.floats(0.05, 5)
rungs = st.tuples(levels, st.floats(0, 2), st.floats(0, 2))
STATES = np.r_[np.linspace(0.01, 4.0, 300), np.linspace(4.1, 30.0, 100)]


def ladder(low, high):
    """Rungs ``(k, D, m)`` and ``(distance above, D, m)``."""
    return Ladder([Norm(*low), Norm(low[0] + high[0], *high[1:])])


def outcomes(norm, s=STATES):
    return best_response(1 / np.asarray(s, dtype=float), norm).policy


def highest_jump(low, gap):
    """Highest ``D1`` that leaves states below the ladder as one rung would."""
    values = {k0: low[0], k1: low[0] + gap, m0: low[2]}
    return float(results.leapfrog()["by_slope"].subs(values))


def lowest_jump(low, gap):
    """Lowest ``D1`` that leaves states above the ladder as one rung would."""
    values = {k0: low[0], k1: low[0] + gap, m0: low[2]}
    inner = low[0] <= low[2] * (low[0] + gap) / 2
    return float(results.undercut()["least_inner" if inner else "least_corner"].subs(values))


@given(rungs, levels, st.floats(0, 2), st.floats(0, 0.999))
def test_up_to_the_highest_jump_no_state_below_leapfrogs(low, gap, m1, share):
    upper = (gap, share * highest_jump(low, gap), m1)
    s = np.linspace(0.01, 1, 200) * low[0]
    assert_allclose(outcomes(ladder(low, upper), s), outcomes(Norm(*low), s))


@given(rungs, levels, st.floats(0, 2), st.floats(0.01, 2))
def test_beyond_the_highest_jump_some_state_below_leapfrogs(low, gap, m1, extra):
    upper = (gap, highest_jump(low, gap) + extra * gap, m1)
    just_below = low[0] * (1 - 1e-9)
    assert outcomes(ladder(low, upper), just_below) >= low[0] + gap


@given(rungs, levels, st.floats(0, 2), st.floats(1e-6, 2))
def test_from_the_lowest_jump_on_no_state_above_is_undercut(low, gap, m1, extra):
    top = low[0] + gap
    upper = Norm(top, max(lowest_jump(low, gap), 0) + extra, m1)
    s = top * np.linspace(1, 8, 200)
    assert_allclose(outcomes(Ladder([Norm(*low), upper]), s), outcomes(upper, s))


@given(rungs, levels, st.floats(0, 2), st.floats(0, 0.99))
def test_below_the_lowest_jump_some_state_above_is_undercut(low, gap, m1, share):
    least, top = lowest_jump(low, gap), low[0] + gap
    if least < 1e-6:
        return  # with no flattening between the rungs there is nothing to undercut
    assert outcomes(ladder(low, (gap, share * least, m1)), top * (1 + 1e-9)) < top


def exact_gains(s, low, high, policies):
    """What policies gain state ``s`` under two rungs, in fractions, from the payoffs."""
    (k, D, m), (top, more, _) = low, high

    def reward(S):
        if k > S:
            return F(0)
        between = D - (2 - m) * (min(S, top) - k)
        return between + (more - (2 - high[2]) * (S - top) if top <= S else 0)

    return [reward(S) - (S - s) ** 2 / s for S in policies]


def test_leapfrog_in_fractions():
    # Rung at 6/5 worth 1/100, and at 13/10 worth 1: the state at 1 skips the first.
    low, high, s = (F(6, 5), F(1, 100), F(1)), (F(13, 10), F(1), F(1)), F(1)
    stays, first, second = exact_gains(s, low, high, (s, F(6, 5), F(13, 10)))
    assert first < stays < second
    assert outcomes(ladder((1.2, 0.01, 1.0), (0.1, 1.0, 1.0)), 1.0) == pytest.approx(1.3)
    assert outcomes(Norm(1.2, 0.01), 1.0) == 1.0


def test_undercut_in_fractions():
    # Rung at 1/2 worth 3/10, and at 19/10 worth 1/10: the state at 2 ends at 1, below both of
    # the levels it met before.
    low, high, s = (F(1, 2), F(3, 10), F(1)), (F(19, 10), F(1, 10), F(1)), F(2)
    stays, upper, slid = exact_gains(s, low, high, (s, F(19, 10), F(1)))
    assert stays < upper < slid
    assert outcomes(ladder((0.5, 0.3, 1.0), (1.4, 0.1, 1.0)), 2.0) == 1.0
    assert outcomes(Norm(1.9, 0.1), [1.91, 2.0, 3.0]).tolist() == [1.9, 1.9, 1.9]


def test_a_rung_above_may_lower_states_if_it_flattens_further():
    base, s = Norm(1.0, 0.2), [1.6, 2.6, 4.0, 6.0]
    assert_allclose(outcomes(base, s), [1.0, 1.3, 2.0, 3.0])
    assert_allclose(outcomes(Ladder([base, Norm(1.8, 0.6)]), s), [1.8, 1.8, 2.0, 3.0])
    assert_allclose(outcomes(Ladder([base, Norm(1.8, 0.6, 0.5)]), s)[2:], [1.8, 1.8])


def test_a_ladder_with_the_articles_slope_behaves_between_two_jumps():
    both = results.both_hold()
    values = {k0: F(1), k1: F(2)}
    assert (both["least"].subs(values), both["most"].subs(values)) == (F(1, 2), F(2))
    below, above = np.linspace(0.01, 1, 100), np.linspace(2, 9, 100)
    for D1 in (0.5001, 1.9999):
        two = Ladder([Norm(1.0, 0.2), Norm(2.0, D1)])
        assert_array_equal(outcomes(two, below), outcomes(Norm(1.0, 0.2), below))
        assert_array_equal(outcomes(two, above), outcomes(Norm(2.0, D1), above))
