"""Bad input is refused by name, value and rule; good input becomes float64, unchanged."""

import re
from fractions import Fraction

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from backsliding import domains

NOT_FINITE = (float("nan"), float("inf"), -float("inf"))
NOT_NUMBERS = ("1", None, True, 1j, np.array(["a"]), object(), ["1", None], [1.0, None, "1"])
NOT_ONE_ARRAY = ([[1, 2], [3]], 10**400, [1, 10**400])

CHECKS = {
    "lam": domains.cost_parameter,
    "k": lambda value: domains.non_negative("k", value),
    "m": domains.slope,
    "tau": domains.share,
}


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("value", NOT_FINITE)
def test_a_value_that_is_not_finite_is_refused_by_name(name, value):
    with pytest.raises(ValueError, match=rf"^{name} must be finite; got {value!r}$"):
        CHECKS[name](value)


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("value", NOT_NUMBERS, ids=lambda value: type(value).__name__)
def test_a_value_that_is_not_a_real_number_is_refused_by_name(name, value):
    with pytest.raises(TypeError, match=rf"^{name} must be a real number or an array of them"):
        CHECKS[name](value)


@pytest.mark.parametrize("value", NOT_ONE_ARRAY, ids=["rows", "huge", "one huge"])
def test_rows_of_two_lengths_and_numbers_beyond_float64_are_wrong_values(value):
    with pytest.raises(ValueError, match=r"^k must be a real number or an array of them"):
        domains.real("k", value)


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("lam", 0.0, "positive, finite"),
        ("lam", -0.5, "positive, finite"),
        ("lam", 5e-324, "at least 2.225e-308"),
        ("k", -1e-300, "zero or more"),
        ("m", -0.1, "between 0 and 2"),
        ("m", np.nextafter(2.0, 3.0), "between 0 and 2"),
        ("tau", -0.1, "between 0 and 1"),
        ("tau", np.nextafter(1.0, 2.0), "between 0 and 1"),
    ],
)
def test_a_value_outside_its_domain_is_refused_with_the_rule(name, value, rule):
    with pytest.raises(ValueError, match=rf"^{name} must be .*{rule}.*; got {float(value)!r}$"):
        CHECKS[name](value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("lam", domains.SMALLEST_COST), ("k", 0.0), ("m", 0), ("m", 2), ("tau", 0), ("tau", 1)],
)
def test_the_ends_of_a_domain_belong_to_it(name, value):
    assert CHECKS[name](value) == value


def test_at_the_smallest_cost_the_curves_still_meet_at_a_finite_policy():
    assert np.isfinite(2 / np.float64(domains.SMALLEST_COST))


def test_the_first_bad_entry_of_an_array_is_located():
    costs = [[1.0, 2.0, 3.0], [1.0, -7.0, -8.0]]
    with pytest.raises(ValueError, match=r"lam must be positive.*; got -7\.0 at index 1, 1$"):
        domains.cost_parameter(costs)


@pytest.mark.parametrize("value", [3, 3.0, Fraction(3), np.float32(3), np.int8(3), np.array(3)])
def test_a_scalar_of_any_kind_becomes_a_float(value):
    checked = domains.real("k", value)
    assert type(checked) is float
    assert checked == 3.0


@pytest.mark.parametrize("value", [[1, 2], (1, 2), np.array([1, 2], "f4"), [Fraction(1), 2]])
def test_a_sequence_of_any_kind_becomes_a_float64_array(value):
    checked = domains.real("k", value)
    assert checked.dtype == np.float64
    assert_array_equal(checked, [1.0, 2.0])


def test_an_empty_array_is_in_every_domain():
    assert all(check([]).shape == (0,) for check in CHECKS.values())


def test_a_checked_array_does_not_follow_later_changes_to_the_original():
    original = np.array([1.0, 2.0])
    checked = domains.real("k", original)
    original[0] = -5.0
    assert_array_equal(checked, [1.0, 2.0])


def test_there_is_one_zero():
    assert str(domains.non_negative("k", -0.0)) == "0.0"
    assert not np.signbit(domains.non_negative("k", [-0.0])).any()


def test_shapes_that_fit_give_their_common_shape():
    assert domains.broadcast(lam=np.ones((3, 1)), D=np.ones(4), k=1.0) == (3, 4)


@pytest.mark.parametrize("value", [1, 0, None, "True", np.True_])
def test_a_switch_is_true_or_false_and_nothing_like_it(value):
    said = rf"^one_sided must be True or False; got {re.escape(repr(value))}$"
    with pytest.raises(TypeError, match=said):
        domains.flag("one_sided", value)


def test_an_array_where_one_number_is_wanted_is_refused_with_its_shape():
    with pytest.raises(ValueError, match=r"^D must be a single number; got an array \(2, 3\)$"):
        domains.single(k=1.0, D=np.ones((2, 3)))
