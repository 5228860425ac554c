"""Part III's claim that its results survive other curves: four counterexamples, one theorem."""

from fractions import Fraction as F
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backsliding import BenefitCurve, Piece, best_response, results
from backsliding.generality import Benefits
from backsliding.symbols import m, p

tenths = st.integers(0, 40).map(lambda n: F(n, 10))


@st.composite
def benefits(draw):
    """Continuous benefits of up to five straight lines; costs are the square of the policy."""
    kinks = sorted(draw(st.sets(st.integers(1, 30), max_size=4)))
    slopes = draw(st.lists(tenths, min_size=len(kinks) + 1, max_size=len(kinks) + 1))
    found = Benefits(slopes, [F(n, 10) for n in kinks])
    assume(len(found.best_policies()) == 1)
    return found


OVERSHOOTS = Benefits([2, 1, 5, "1/2"], ["6/5", "8/5", 2])
FALLS_BELOW = Benefits([2, 1, 6, "1/2"], ["6/5", "8/5", 2])
STAYS = Benefits([4, "1/2"], [1])


@pytest.mark.parametrize("curve", [OVERSHOOTS, FALLS_BELOW, STAYS])
def test_the_counterexamples_meet_the_articles_condition(curve):
    assert curve.crosses_costs_once()
    assert min(curve.slopes) > 0


def test_a_state_may_go_past_the_norm():
    assert OVERSHOOTS.best_policies() == (1,)
    assert OVERSHOOTS.best_policies("3/2", "3/10") == (2,)
    assert OVERSHOOTS.best_policies("3/2", "3/10", flattened="1/10") == (2,)


def test_a_state_above_may_end_below_the_norm():
    assert FALLS_BELOW.best_policies() == (2,)
    assert FALLS_BELOW.best_policies("3/2", "1/10", flattened=1) == (1,)


def test_a_state_above_may_not_slide_at_all():
    assert STAYS.best_policies() == STAYS.best_policies("1/2", flattened=1) == (1,)


# Welfare has the slope 2 just left of its peak, and one below 1 from the norm up to 9/10.
def test_a_flattening_need_be_steeper_than_welfare_only_somewhere_on_the_way():
    curve = Benefits(["37/20", 4, "1/2"], kinks=["9/10", 1])
    assert curve.best_policies() == (1,)
    assert curve.best_policies("1/2", flattened=1) == (F(1, 2),)
    assert curve.best_policies("19/20", flattened=1) == (1,)


# Here a state may stay, and may fall below the norm.
def test_of_several_best_policies_each_is_found():
    assert FALLS_BELOW.best_policies("8/5", flattened="1/2") == (1, 2)
    assert Benefits([2]).best_policies("3/2", "1/4") == (1, F(3, 2))


def test_one_crossing_may_leave_no_protection_at_all():
    assert results.no_inner_optimum().result == 1  # where the curves cross; the optimum is at 0


def has_one_peak(curve):
    """Welfare bends at the kinks and at the tops of lines only."""
    marks = sorted({F(0), *curve.kinks, *(slope / 2 for slope in curve.slopes), F(100)})
    welfare = [curve(S) - S**2 for S in marks]
    rising = [b > a for a, b in pairwise(welfare)]
    return rising == sorted(rising, reverse=True)


@given(benefits(), tenths, tenths, tenths)
def test_with_one_peak_of_welfare_no_state_goes_past_the_norm(curve, k, D, flattened):
    assume(has_one_peak(curve))
    (own,) = curve.best_policies()
    for end in curve.best_policies(k, D, flattened):
        assert k <= end <= own if k <= own else end in (own, k)


@given(benefits(), tenths, tenths, tenths)
def test_a_norm_flattens_benefits_to_level_at_most(curve, k, D, flattened):
    under = list(curve._under(k, D, flattened))
    assert min(line.slope for line in under) >= 0
    steps = [right.level - left.at(left.end) for left, right in pairwise(under)]
    assert sum(steps) == (D if k > 0 else 0)  # else the jump is had from the start
    assert {*steps} <= {0, D}


@given(benefits(), tenths, tenths, tenths)
def test_exact_and_floating_solvers_agree(curve, k, D, flattened):
    lines = list(curve._under(k, D, flattened))
    pieces = [Piece(float(x.start), float(x.level - 2 * x.start), float(x.slope)) for x in lines]
    found = best_response(1.0, BenefitCurve(tuple(pieces)))
    exact = curve.best_policies(k, D, flattened)
    assert min(abs(found.policy - float(S)) for S in exact) < 1e-9


@pytest.mark.parametrize(
    ("power", "share"), [(F(3, 2), 0.25), (F(2), 0.5), (F(3), 0.7071), (F(6), 0.8706)]
)
def test_the_steeper_costs_rise_the_larger_the_share_that_is_kept(power, share):
    kept = results.powers_of_cost().result.subs({m: 1, p: power})
    assert float(kept) == pytest.approx(share, abs=5e-5)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (([1, 2],), "one more than kinks"),
        (([1, -2], [1]), "zero or more"),
        (([1, 1, 1], [2, 1]), "rise from above zero; got .'2', '1'.$"),
        (([1, 1, 1], [1, 1]), "rise from above zero"),
        (([1, 1], [0]), "rise from above zero"),
    ],
)
def test_benefits_refuse_what_is_no_rising_curve(wrong, message):
    with pytest.raises(ValueError, match=message):
        Benefits(*wrong)


@pytest.mark.parametrize("wrong", [b"12", bytearray(b"12"), "12", {1: 2}, 5])
def test_slopes_in_no_sequence_of_numbers_are_refused(wrong):
    with pytest.raises(TypeError, match=r"^slopes must be a sequence of rational numbers; got"):
        Benefits(wrong, [1])


def test_a_policy_is_refused_by_name():
    with pytest.raises(ValueError, match=r"^S must be zero or more; got -1$"):
        Benefits([2])(-1)


# The curves are made in the test, not while tests are collected.
@pytest.mark.parametrize(
    ("slopes", "kinks", "start", "once"),
    [
        ([2], [], 0, True),
        ([2, 1], [3], 0, True),  # at the kink below costs already
        ([0], [], 0, False),  # below costs everywhere
        ([0], [], 1, True),
        ([4], [], -1, False),  # below costs at first
        ([4, 0, 12, 1], [1, "5/2", 3], 0, False),  # below costs and above them again
        ([1, "7/3"], [1], 0, True),  # beyond 1 below S**3, and yet above S**2 at first
        ([1, 3], [1], 0, True),  # touches costs at 1 and does not cross them
    ],
)
def test_benefits_cross_costs_once_or_not(slopes, kinks, start, once):
    assert Benefits(slopes, kinks, start).crosses_costs_once() is once
