"""Whether a state joins a norm: by what its leaders gain, and by the limits derived from it."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import backsliding as bs
from backsliding import results
from backsliding.population import highest_joiner, joining_threshold, joins, ratification
from backsliding.symbols import D, flattening, k, s, tau

policies = st.floats(0.05, 20)
levels = st.floats(0.05, 20)
jumps = st.floats(1e-3, 20)
slopes = st.floats(0, 2)
shares = st.floats(0, 1)


def gain(own, norm):
    return bs.best_response(1 / np.asarray(own, dtype=float), norm).gain


@given(level=levels, jump=jumps, slope=st.floats(0, 1.99))
def test_states_up_to_the_highest_joiner_join_and_none_beyond(level, jump, slope):
    limit, norm = highest_joiner(level, jump, slope), bs.Norm(level, jump, slope)
    up_to = limit * np.linspace(1e-3, 1 - 1e-9, 50)
    assert np.all(joins(1 / up_to, norm))
    assert not np.any(joins(1 / (limit * np.linspace(1 + 1e-9, 3, 50)), norm))


@given(own=policies, level=levels, jump=jumps)
def test_without_flattening_everyone_joins_and_those_above_gain_the_jump(own, level, jump):
    norm = bs.Norm(level, jump, m=2.0)
    assert joins(1 / own, norm)
    assert highest_joiner(level, jump, 2.0) == np.inf
    if own >= level:
        assert_allclose(gain(own, norm), jump, rtol=1e-12)


@given(own=policies, jump=jumps, slope=slopes, share=shares)
def test_a_state_joins_the_norms_from_its_threshold_up_and_no_others(own, jump, slope, share):
    def joined(ks):
        norm = bs.Norm(ks, jump, slope)
        return joins(1 / own, norm, norm.transmitted(share))

    threshold = joining_threshold(1 / own, jump, slope, share)
    assert 0 <= threshold <= own * (1 + 1e-15)
    away = 1e-7 * own
    ups = np.r_[threshold, threshold * 1.01, np.linspace(threshold + away, 3 * own, 30)]
    assert np.all(joined(ups))
    margin = (1 - share) * min(jump, 1) * (2 - slope)
    if margin > 1e-3 and threshold > away:  # else the two are alike, to rounding
        downs = np.linspace(0, threshold - away, 10)
        assert not np.any(joined(downs))


def test_the_threshold_is_the_mirror_of_the_critical_norm_and_its_slope_that_of_a_free_slide():
    lam, jump = 1 / np.array([1.0, 2.0, 4.0]), 0.2
    assert_allclose(joining_threshold(lam, jump), 2 / lam - bs.critical_norm(lam, jump))
    assert_allclose(joining_threshold(0.25, [1.0, 1.5, 5.0]), [2.0, 1.5, 0.0])
    assert_allclose(joining_threshold(0.25, 1.0, outside=[0.5, 0.9]), [1.5, 1.1])


@given(level=levels, jump=jumps, slope=st.floats(0, 1.99))
def test_the_threshold_of_the_highest_joiner_is_the_level_it_joins(level, jump, slope):
    strongest = highest_joiner(level, jump, slope)
    assert_allclose(joining_threshold(1 / strongest, jump, slope), level, rtol=1e-9)


def test_a_state_that_has_nothing_to_escape_joins_every_norm():
    assert joining_threshold(0.1, 0.0, m=2.0) == 0.0
    assert joining_threshold(0.1, 0.0, m=0.0, outside=1.0) == 0.0
    assert joining_threshold(0.1, 0.0, m=0.0) == 10.0  # and with something, none below itself


def test_each_way_of_signing_and_of_refusing_occurs_under_one_norm():
    own = np.array([0.5, 0.8, 1.0, 1.5, 3.0])
    pattern = ratification(1 / own, bs.Norm(1.0, 0.2))
    assert pattern.tolist() == ["promises", "rises", "stays", "slides", "refuses"]
    one = ratification(2.0, bs.Norm(1.0, 0.2))
    assert one == "promises" and type(one) is str


def test_a_refusal_is_one_against_what_a_state_meets_outside():
    norm = bs.Norm(1.0, 1.9)
    half = norm.transmitted(0.5)
    assert ratification(0.25, norm) == "refuses"
    assert ratification(0.25, norm, half) == "slides"
    assert ratification([0.25, 1.0], norm, outside=half).tolist() == ["slides", "stays"]


def test_a_tie_counts_as_joining():
    # At s = 2 with k = 1 and D = 1/2 the leaders gain exactly nothing.
    assert Fraction(1, 2) - Fraction(1) ** 2 / 2 == 0
    assert joins(0.5, bs.Norm(1.0, 0.5))
    for own in np.linspace(1.01, 7.0, 60):  # and where the tie is only as exact as floats are
        assert joins(1 / own, bs.Norm(1.0, (own - 1) ** 2 / own, m=0.0))


@given(own=policies, level=levels, jump=jumps, share=st.floats(0, 1))
def test_everyone_is_indifferent_between_a_norm_and_itself(own, level, jump, share):
    norm = bs.Norm(level, jump).transmitted(share)
    assert joins(1 / own, norm, outside=norm)


def test_the_worst_share_is_where_the_derivation_puts_it():
    found = results.exposure()
    at = {s: 2.5, D: 1.0, k: 1.0, flattening: 1.0}
    worst, back = (float(found[name].subs(at)) for name in ("worst", "back"))
    shares = np.linspace(0, 1, 100_001)
    gains = gain(2.5, bs.Norm(1.0, 1.0).transmitted(shares))
    assert_allclose(shares[np.argmin(gains)], worst, atol=1e-5)
    assert_allclose(gain(2.5, bs.Norm(1.0, 1.0).transmitted(back)), 0.0, atol=1e-12)
    assert_allclose(gains.min(), float(found["gain"].subs(at | {tau: worst})))


@given(own=st.floats(1.01, 20), part=st.floats(0.01, 0.99), slope=st.floats(0, 1.9))
def test_exposure_breaks_even_on_the_branch_the_derivation_names(own, part, slope):
    jump = part * (2 - slope) * (own - 1)  # small enough for leaders to lose at first
    found, at = results.exposure(), {s: own, D: jump, k: 1.0, flattening: 2 - slope}
    slides = 2 * jump >= (2 - slope) * (own - 1)
    share = float(found["back" if slides else "held_back"].subs(at))
    if share > 1:
        return  # they lose by the whole norm: nothing to break even at
    assert_allclose(gain(own, bs.Norm(1.0, jump, slope).transmitted(share)), 0, atol=1e-9 * own)


def test_rounding_on_either_side_keeps_nobody_from_signing_what_changes_nothing():
    # One jump, and the same jump in three parts, whose sum may be off in its last digit.
    random = np.random.default_rng(102)
    own, jump = random.uniform(0.1, 0.9, 400), random.uniform(0.1, 5.0, 400)
    whole = bs.Norm(1.0, jump, 2.0)
    parts = bs.Ladder([bs.Norm(1.0, jump / 3, 2.0)] * 3)
    one, other = (bs.best_response(1 / own, norm).gain for norm in (whole, parts))
    assert np.any(one < other) and np.any(other < one)
    assert np.all(joins(1 / own, whole, parts)) and np.all(joins(1 / own, parts, whole))


def test_norms_inside_and_outside_whose_shapes_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"together; got norm \(2,\), outside \(3,\);"):
        joins(1.0, bs.Norm([1.0, 2.0], 1.0), bs.Norm([1.0, 2.0, 3.0], 1.0))
