"""Three routes at the ends of the numbers, and what is left of precision there.

The closed forms and the slow search are worked out in ninety digits; the solver has sixteen.
"""

from fractions import Fraction

import dense_search as dense
import mpmath
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_response import exact_gain

import backsliding as bs
from backsliding import Ladder, Norm, VagueNorm, WindowedNorm, best_response

EPS = float(np.finfo(float).eps)
#: Where the solver and ninety digits choose the same policy, they agree to this.
SAME_POLICY = 1e-15
#: A norm farther than this from the critical one, relatively, is on a definite side of it.
DEFINITE = 1e-14
#: Of two policies, the solver's is worth as much as the better one, up to this share of the terms.
SAME_WELFARE = 1e-14

wide = st.floats(-12, 12).map(lambda power: 10.0**power)
amounts = st.sampled_from([0.0, 1e12]) | wide
slopes = st.sampled_from([0.0, 1.0, 2.0]) | st.floats(1e-12, 2)


def single(k, D, m):
    """Benefits under one norm, for the search in many digits."""
    k, D, m = map(mpmath.mpf, (k, D, m))
    return lambda S, stretch: 2 * k + D + m * (S - k) if stretch else 2 * S


def closed_form(lam, k, D, m):
    """Where the formulas send a state, and the critical norm, in the working precision."""
    lam, k, D, m = map(mpmath.mpf, (lam, k, D, m))
    critical = 1 / lam + mpmath.sqrt(D / lam)
    if k > critical:
        return 1 / lam, critical
    return (k if k >= 1 / lam else max(m / (2 * lam), k)), critical


@settings(max_examples=60)
@given(wide, amounts, amounts, slopes)
@example(1e-12, 0.0, 0.0, 0.0)
@example(1e12, 1e12, 1e12, 1.0)
@example(1e-12, 1e12, 1e12, 1.0)
@example(1e12, 0.0, 1e12, 2.0)
def test_three_routes_agree_over_twenty_four_orders_of_magnitude(lam, k, D, m):
    with mpmath.workdps(dense.DIGITS):
        formula, critical = closed_form(lam, k, D, m)
        if abs(k / critical - 1) <= DEFINITE:
            return
        slow = dense.best_in_many_digits(single(k, D, m), lam, [k] if k > 0 else [0])
        assert abs(slow.policy - formula) <= mpmath.mpf(10) ** -25 * (formula + 1e-6 / lam)
        assert float(best_response(lam, Norm(k, D, m)).policy) == pytest.approx(
            float(formula), rel=SAME_POLICY, abs=0
        )


@settings(max_examples=150)
@given(wide, amounts, slopes, st.integers(-8, 8))
def test_within_a_few_units_of_the_last_digit_of_a_tie_either_policy_is_as_good(lam, D, m, steps):
    k = bs.critical_norm(lam, D)
    for _ in range(abs(steps)):
        k = float(np.nextafter(k, np.inf if steps > 0 else 0.0))
    r = best_response(lam, Norm(k, D, m))
    exact = {S: exact_gain(lam, S, k, D, m) for S in (Fraction(1) / Fraction(lam), Fraction(k))}
    chosen = exact_gain(lam, Fraction(r.policy), k, D, m)
    terms = D + lam * (abs(k - 1 / lam) + EPS / lam) * (k + 1 / lam)
    assert float(max(exact.values()) - chosen) <= SAME_WELFARE * terms
    if steps <= 0 and k >= 1 / lam:
        assert r.policy == k


def best_on(curve, lam):
    """Return the best policy on a curve, exactly."""
    lam, found = Fraction(lam), []
    for piece, end in curve.stretches():
        start, level, slope, bend = (Fraction(float(number)) for number in piece)
        S = max((slope / 2 - bend * start) / (lam - bend), start)
        S = S if end == np.inf else min(S, Fraction(float(end)))
        x = S - start
        found.append((2 * S + level + ((slope - 2) + bend * x) * x - lam * S * S, S))
    return float(max(found)[1])


@settings(max_examples=300)
@given(st.floats(0, 9), st.floats(-7, -1), st.floats(-7, -2), st.sampled_from([0.0, 0.5, 1.0]))
@example(5.0, -7.0, -7.0, 1.0)
def test_far_below_its_own_policy_a_state_is_placed_as_well_as_the_docstring_says(
    power, beyond, gap, flatter
):
    # A policy of about 1 on the first rung, and a second rung a hair above it.
    s = 10.0**power
    S = 1 + 10.0**beyond
    m = min(2 * S / s, 2.0)
    norm = Ladder([Norm(1.0, 1e-3, m), Norm(S * (1 + 10.0**gap), 0.0, m * flatter)])
    policy, exact = float(best_response(1 / s, norm).policy), best_on(norm.curve(), 1 / s)
    assert abs(policy / exact - 1) <= np.sqrt(16 * EPS * s / exact)


@settings(max_examples=200)
@given(
    st.sampled_from(["D", "m", "width", "k"]),
    st.sampled_from([5e-324, 1e-320, 2.3e-308]),
    wide,
)
def test_denormal_parameters_act_like_nought(which, tiny, lam):
    sound = {"k": 1.0, "D": 0.2, "m": 1.0, "width": 0.1}
    denormal, nought = (VagueNorm(**sound | {which: value}) for value in (tiny, 0.0))
    found, expected = best_response(lam, denormal), best_response(lam, nought)
    assert found.policy == pytest.approx(expected.policy, rel=1e-12, abs=1e-300)
    assert found.gain == pytest.approx(expected.gain, rel=1e-12, abs=1e-300)


@given(wide, st.sampled_from([5e-324, 1e-310]))
def test_a_denormal_share_window_or_norm_leaves_the_state_as_it_was(lam, tiny):
    s = bs.autonomous_policy(lam)
    for norm in (Norm(1.0, 0.2).transmitted(tiny), WindowedNorm(1e-6 * s, 0.0, 0.0, window=tiny)):
        assert best_response(lam, norm).policy == pytest.approx(s, rel=1e-9)
    assert best_response(lam, Norm(tiny, 0.0, 2.0)).policy == s
