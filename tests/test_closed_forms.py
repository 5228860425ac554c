"""The closed forms in NumPy against their derivations at 50 digits, and against a search."""

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding import results
from backsliding.symbols import D, k, lam, m

spread = st.floats(-12, 12).map(lambda power: 10.0**power)
slopes = st.floats(0, 2).map(lambda slope: slope if slope > 1e-12 else 0.0)

FORMS = {
    "autonomous_policy": (bs.autonomous_policy, results.base_case()["S_star"], (lam,)),
    "flattened_policy": (bs.flattened_policy, results.flattened_policy()["policy"], (lam, m)),
    "critical_norm": (bs.critical_norm, results.critical_norm()["k_bar"], (lam, D)),
    "printed_critical_norm": (bs.printed_critical_norm, results.misprint()["printed"], (lam, D)),
    "weakest": (
        lambda k, D: bs.lifted_band(k, D).weakest,
        results.lifted_band()["weakest"],
        (k, D),
    ),
    "strongest": (
        lambda k, D: bs.lifted_band(k, D).strongest,
        results.lifted_band()["strongest"],
        (k, D),
    ),
}
SLOW = {
    name: sp.lambdify(symbols, expression, "mpmath")
    for name, (_, expression, symbols) in FORMS.items()
}


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=100)
@given(data=st.data())
def test_a_closed_form_is_its_derivation_to_the_last_digits(name, data):
    function, _, symbols = FORMS[name]
    values = [
        data.draw(slopes if symbol is m else spread, label=str(symbol)) for symbol in symbols
    ]
    with mpmath.workdps(50):
        derived = SLOW[name](*map(mpmath.mpf, values))
    assert function(*values) == pytest.approx(float(derived), rel=2e-15)


def ends(band):
    return band.weakest, band.strongest


@given(spread, st.just(0.0) | spread)
def test_critical_norm_and_band_are_each_others_inverse(cost, jump):
    level = bs.critical_norm(cost, jump)
    assert bs.lifted_band(level, jump).weakest == pytest.approx(1 / cost, rel=1e-9)


@pytest.mark.parametrize("form", [bs.critical_norm, bs.printed_critical_norm])
def test_without_a_jump_the_critical_norm_is_the_states_own_policy(form):
    costs = np.logspace(-12, 12, 25)
    assert_array_equal(form(costs, 0.0), 1 / costs)


def test_a_norm_at_zero_has_nobody_below_it():
    assert ends(bs.lifted_band(0.0, 0.0)) == (0.0, 0.0)
    assert_allclose(ends(bs.lifted_band(0.0, 0.3)), (0.0, 0.3), rtol=1e-15)
    assert_array_equal(bs.lifted_band([0.0, 0.0, 1.0], [0.0, 0.3, 0.0]).weakest, [0, 0, 1])


def test_without_a_jump_the_band_is_the_norm_itself():
    assert ends(bs.lifted_band(2.0, 0.0)) == (2.0, 2.0)


@given(cost=st.floats(0.01, 100), steps=st.floats(0.01, 10))
def test_a_state_moves_to_a_norm_from_the_least_jump_on(cost, steps):
    level = (1 + steps) / cost
    jump = bs.least_jump(cost, level)
    assert bs.best_response(cost, bs.Norm(level, jump * (1 + 1e-9))).policy == level
    assert bs.best_response(cost, bs.Norm(level, jump * (1 - 1e-9))).policy == 1 / cost
    assert bs.critical_norm(cost, jump) == pytest.approx(level, rel=1e-12)


def test_the_least_jump_of_many_states_and_many_norms():
    found = bs.least_jump([[1.0], [0.5]], [1.0, 3.0])
    assert_allclose(found, [[0.0, 4.0], [0.5, 0.5]])
