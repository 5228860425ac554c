"""The closed forms in NumPy against their derivations at 50 digits, and against a search."""

import dense_search as dense
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


@given(spread, spread)
def test_the_band_is_the_two_roots_as_the_quadratic_formula_has_them(level, jump):
    # The package computes the smaller root in a form without cancellation; this is the plain one.
    with mpmath.workdps(80):
        k_, D_ = mpmath.mpf(level), mpmath.mpf(jump)
        root = mpmath.sqrt(D_**2 + 4 * D_ * k_)
        plain = float(k_ + D_ / 2 - root / 2), float(k_ + D_ / 2 + root / 2)
    assert_allclose(ends(bs.lifted_band(level, jump)), plain, rtol=2e-15)


def movers(k, D, costs):
    """Say which states the slow search sends to the norm."""
    return np.isclose(dense.best(dense.single(k, D), costs, breaks=[k]).policy, k, rtol=1e-9)


@pytest.mark.parametrize(("cost", "jump"), [(4.0, 1.0), (9.0, 0.25), (0.25, 1.0), (0.1, 0.4)])
def test_the_search_finds_the_critical_norm_and_not_the_printed_one(cost, jump):
    levels = np.linspace(1 / cost, 14.0, 2001)[1:]
    moved = levels[movers(levels, jump, np.full_like(levels, cost))]
    assert_allclose(moved.max(), bs.critical_norm(cost, jump), atol=0.01)
    assert abs(moved.max() - bs.printed_critical_norm(cost, jump)) > 0.1


@pytest.mark.parametrize(("level", "jump"), [(1.0, 0.2), (0.25, 0.2), (4.0, 0.2), (3.0, 0.5)])
def test_the_search_finds_the_weakest_state_that_is_lifted(level, jump):
    s = np.linspace(0.01, level, 1000)[:-1]
    lifted = s[movers(level, jump, 1 / s)]
    assert_allclose(lifted.min(), bs.lifted_band(level, jump).weakest, atol=5e-3)
    assert_allclose(lifted.max(), s.max())


@pytest.mark.parametrize(("level", "jump"), [(1.0, 0.2), (0.25, 0.2), (3.0, 0.5)])
def test_the_search_finds_the_strongest_state_an_exact_target_brings_down(level, jump):
    s = np.linspace(level, 3 * level, 1000)
    found = dense.best(dense.exact_target(level, jump), 1 / s, breaks=[level, level]).policy
    captured = s[np.isclose(found, level, rtol=1e-9)]
    assert_allclose(captured.max(), bs.lifted_band(level, jump).strongest, atol=7e-3)


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


CALLS = {
    "autonomous_policy": lambda lam, D, k, m: bs.autonomous_policy(lam),
    "flattened_policy": lambda lam, D, k, m: bs.flattened_policy(lam, m),
    "critical_norm": lambda lam, D, k, m: bs.critical_norm(lam, D),
    "printed_critical_norm": lambda lam, D, k, m: bs.printed_critical_norm(lam, D),
    "lifted_band": lambda lam, D, k, m: ends(bs.lifted_band(k, D)),
}
TAKES = {
    "autonomous_policy": ("lam",),
    "flattened_policy": ("lam", "m"),
    "critical_norm": ("lam", "D"),
    "printed_critical_norm": ("lam", "D"),
    "lifted_band": ("k", "D"),
}
SOUND = {"lam": 0.5, "D": 0.2, "k": 1.0, "m": 1.0}


@pytest.mark.parametrize("bad", [-1.0, float("nan"), float("inf"), "two"])
@pytest.mark.parametrize(("form", "name"), [(f, n) for f, names in TAKES.items() for n in names])
def test_each_argument_of_each_closed_form_is_refused_when_bad(form, name, bad):
    with pytest.raises((TypeError, ValueError), match=rf"^{name} must be .*; got '?{bad}"):
        CALLS[form](**SOUND | {name: bad})


@pytest.mark.parametrize("form", [form for form, names in TAKES.items() if "lam" in names])
def test_a_cost_of_zero_is_refused(form):
    with pytest.raises(ValueError, match=r"^lam must be positive.*; got 0\.0$"):
        CALLS[form](**SOUND | {"lam": 0.0})


@pytest.mark.parametrize("form", [form for form, names in TAKES.items() if len(names) == 2])
def test_arguments_that_do_not_fit_are_refused_and_those_that_do_broadcast(form):
    first, second = TAKES[form]
    with pytest.raises(ValueError, match=rf"got {first} \(2,\), {second} \(3,\)"):
        CALLS[form](**SOUND | {first: [1.0, 2.0], second: [1.0, 1.5, 2.0]})
    table = CALLS[form](**SOUND | {first: [[1.0], [2.0]], second: [1.0, 1.5, 2.0]})
    assert np.shape(table)[-2:] == (2, 3)


@pytest.mark.parametrize("form", TAKES)
def test_scalars_give_floats_and_arrays_give_float64(form):
    alone = CALLS[form](**SOUND)
    assert {type(value) for value in (alone if form == "lifted_band" else [alone])} == {float}
    table = CALLS[form](**SOUND | {TAKES[form][0]: np.array([1, 2])})
    assert np.asarray(table).dtype == np.float64


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


@pytest.mark.parametrize(
    ("cost", "level", "message"),
    [
        (0.0, 1.0, "lam must be positive"),
        (1.0, -1.0, "k must be zero or more"),
        ([1.0, 2.0], [1.0, 2.0, 3.0], r"lam \(2,\), k \(3,\)"),
        (1.0, 1e200, r"jump.* finite|too large"),
    ],
)
def test_a_least_jump_of_no_sense_is_refused(cost, level, message):
    with pytest.raises(ValueError, match=message):
        bs.least_jump(cost, level)
