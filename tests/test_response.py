"""The solver against the closed forms, the slow search, and exact arithmetic."""

import tracemalloc
from fractions import Fraction

import dense_search as dense
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

import backsliding as bs
from backsliding import (
    BenefitCurve,
    ExactTarget,
    Ladder,
    Norm,
    Piece,
    VagueNorm,
    WindowedNorm,
    best_response,
    solver,
)
from backsliding.solver import TIE, rounding

spread = st.floats(-3, 3).map(lambda power: 10.0**power)
jumps = st.just(0.0) | spread
slopes = st.sampled_from([0.0, 1.0, 2.0]) | st.floats(0, 2)


@st.composite
def situations(draw):
    """A state and a norm; every other norm sits on a boundary between two outcomes."""
    lam, D, m = draw(spread), draw(jumps), draw(slopes)
    special = (1 / lam, m / (2 * lam), 1 / lam + (D / lam) ** 0.5)
    k = draw(spread | st.sampled_from(special))
    return lam, k, D, m


def closed_form(lam, k, D, m):
    """Where the article's formulas send a state (Part III.A corrected, Part III.B)."""
    if k > bs.critical_norm(lam, D):
        return bs.autonomous_policy(lam)
    if k >= bs.autonomous_policy(lam):
        return k
    return max(bs.flattened_policy(lam, m), k)


def exact_gain(lam, S, k, D, m):
    """What leaders gain at ``S``, in exact rationals, from the article's payoffs."""
    lam, S, k, D, m = map(Fraction, (lam, S, k, D, m))
    benefit = 2 * S if k > S else 2 * k + D + m * (S - k)
    return benefit - lam * S * S - 1 / lam


@settings(max_examples=300)
@given(situations())
@example((0.25, 6.0, 1.0, 1.0))  # k = critical norm, exactly
@example((1.0, 1.0, 0.0, 1.0))  # k = S* and no jump
@example((1.0, 0.5, 0.2, 1.0))  # k = S*_IL
@example((1.0, 0.5, 0.0, 0.0))  # flat and no jump
def test_solver_closed_form_and_search_agree_on_the_policy(situation):
    lam, k, D, m = situation
    policy = best_response(lam, Norm(k, D, m)).policy
    found = dense.candidates(dense.single(k, D, m), lam, breaks=[k])
    tied = dense.is_tied(found)
    assert (np.abs(found.policy - policy) <= found.blur)[tied].any()
    if dense.is_clear(found):
        assert policy == pytest.approx(closed_form(lam, k, D, m), abs=2 * found.blur[tied].max())


@settings(max_examples=300)
@given(situations())
def test_the_gain_is_exact_to_rounding(situation):
    lam, k, D, m = situation
    r = best_response(lam, Norm(k, D, m))
    away = abs(r.policy - 1 / lam) + 1e-15 / lam  # 1/lam itself is rounded
    terms = D + (2 - m) * abs(r.policy - k) + lam * away * (r.policy + 1 / lam)
    rounding = 1e-14 * terms
    assert abs(float(exact_gain(lam, r.policy, k, D, m)) - r.gain) <= rounding


@settings(max_examples=200)
@given(situations(), spread)
def test_no_policy_pays_more_than_the_best_response(situation, elsewhere):
    lam, k, D, m = situation
    r = best_response(lam, Norm(k, D, m))
    nearby = [np.nextafter(k, 0.0), k, r.policy * (1 - 1e-3), r.policy * (1 + 1e-3)]
    tempting = [elsewhere, 0.0, 1 / lam, m / (2 * lam), *nearby]
    best = exact_gain(lam, r.policy, k, D, m)
    for S in tempting:
        terms = D + 2 * (S + r.policy + k) + lam * (S**2 + r.policy**2)
        assert exact_gain(lam, S, k, D, m) <= best + Fraction(terms) / 10**14


@given(spread, jumps)
def test_at_the_critical_norm_the_state_meets_an_exact_target(lam, D):
    k = bs.critical_norm(lam, D)
    assert best_response(lam, ExactTarget(k, D)).policy == k


EPS = np.finfo(float).eps


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (0.0, 1.0 - 40 * EPS, 2.0),  # terms 0, 1 and 5: a tie up to 48 eps
        (0.0, 1.0 - 50 * EPS, 1.0),
        (1.0, 2.0 - 60 * EPS, 2.0),  # terms 1, 2 and 5: a tie up to 64 eps
        (1.0, 2.0 - 66 * EPS, 1.0),
        (1.0 + 32 * EPS, 2.0 - 32 * EPS, 2.0),  # short by 64 eps, and no more
    ],
)
@pytest.mark.parametrize("further", [(), (Piece(9.0),), (Piece(np.inf),)])
def test_a_tie_is_eight_units_of_rounding_in_the_terms_compared(first, second, expected, further):
    # lam = s = 1: moving from 1 to 2 costs (2 - 1)^2, and the terms in S come to 2 + 1 + 2.
    curve = BenefitCurve((Piece(0.0, first), Piece(2.0, second, slope=0.0), *further))
    assert best_response(1.0, curve).policy == expected


def test_states_stop_where_the_benefit_curve_falls():
    # s = 1.25; going past 1 costs 0.1, stopping there (5/4 - 1)^2 / (5/4) = 0.05.
    curve = BenefitCurve((Piece(0.0), Piece(1.0, level=-0.1)))
    r = best_response(0.8, curve)
    assert (r.policy, r.gain) == (1.0, pytest.approx(-0.05, rel=1e-15))
    assert best_response(0.5, curve).policy == 2.0  # here stopping would cost 0.5


@pytest.mark.parametrize("before", [(Piece(0.0, 100.0),), (Piece(0.0), Piece(1.0, 100.0))])
def test_a_fall_near_the_states_own_policy_is_seen_beside_a_far_state(before):
    # The other state's welfare is so large that rounding it would hide the fall of a half.
    own = 2.0 - 4e-7
    curve = BenefitCurve((*before, Piece(2.0, 99.5)))
    assert best_response([1 / own, 1e-12], curve).policy[0] == pytest.approx(own, rel=1e-12)


def test_two_policies_far_below_the_states_own_are_told_apart():
    # Both rungs cost nearly all of the welfare; the best policy is the second's own peak.
    s, m = 42382078.21023141, 4.7440494285588764e-08
    rungs = [Norm(1.0, 1e-3, 5.218454371414764e-08), Norm(1.0024647789459884, 0.0, m)]
    assert best_response(1 / s, Ladder(rungs)).policy == pytest.approx(m * s / 2, rel=4e-4)


def test_without_a_norm_every_state_keeps_its_own_policy():
    lam = np.logspace(-3, 3, 25)
    r = best_response(lam)
    assert_array_equal(r.policy, 1 / lam)
    assert_array_equal(r.welfare, 1 / lam)
    assert_array_equal(r.gain, 0.0)
    assert set(r.effect) == {"unmoved"}


@pytest.mark.parametrize("shape", [(1,), (3,), (2, 3), (2, 1, 3), (0,), (0, 3)])
def test_answers_have_the_shape_of_the_states(shape):
    r = best_response(np.full(shape, 0.8), Norm(1.0, 0.2))
    for value in (r.policy, r.gain, r.welfare, r.effect):
        assert value.shape == shape
    for value in (r.policy, r.gain, r.welfare):
        assert value.dtype == np.float64


def test_states_in_rows_and_norms_in_columns_meet_each_other_once():
    lam, levels = np.logspace(-1, 1, 7)[:, None], np.linspace(0, 3, 5)
    table = best_response(lam, Norm(levels, 0.2, m=np.linspace(0, 2, 5)))
    assert table.policy.shape == table.gain.shape == table.effect.shape == (7, 5)
    for i, j in np.ndindex(7, 5):
        alone = best_response(lam[i, 0], Norm(levels[j], 0.2, m=j / 2))
        assert (table.policy[i, j], table.gain[i, j]) == (alone.policy, alone.gain)


@pytest.mark.parametrize("extra", [-1, 0, 1])
@pytest.mark.parametrize("blocks", [1, 2])
def test_a_population_of_any_size_is_answered_state_by_state(blocks, extra):
    size = blocks * solver.BLOCK + extra
    lam = np.geomspace(1e-2, 1e2, size)
    levels = np.geomspace(1e2, 1e-2, size)
    r = best_response(lam, Norm(levels, 0.2))
    some = np.unique(np.r_[0:3, solver.BLOCK - 2 : solver.BLOCK + 2, size - 3 : size])
    for i in some[some < size]:
        alone = best_response(lam[i], Norm(levels[i], 0.2))
        assert (r.policy[i], r.gain[i]) == (alone.policy, alone.gain)
    assert np.isfinite(r.policy).all()


def test_states_that_are_not_contiguous_in_memory_are_answered_in_place():
    lam = np.geomspace(0.1, 10, 12).reshape(3, 4)
    norm = Norm(1.0, 0.2)
    assert_array_equal(best_response(lam.T, norm).policy, best_response(lam, norm).policy.T)
    assert_array_equal(
        best_response(lam[:, ::2], norm).policy, best_response(lam, norm).policy[:, ::2]
    )


EXTREMES = [1e-12, 1e-6, 1.0, 1e6, 1e12]


@pytest.mark.parametrize("kind", [Norm, WindowedNorm, VagueNorm])
@pytest.mark.parametrize("m", [0.0, 1.0, 2.0])
def test_no_answer_is_nan_or_infinite_at_the_extremes(kind, m):
    lam, k, D = np.meshgrid(EXTREMES, [0.0, *EXTREMES], [0.0, *EXTREMES], indexing="ij")
    extent = {} if kind is Norm else {"width" if kind is VagueNorm else "window": 1e12}
    r = best_response(lam, kind(k, D, m, **extent))
    for value in (r.policy, r.gain, r.welfare):
        assert np.isfinite(value).all()
    assert (r.policy >= 0).all()


@pytest.mark.parametrize("k", [1e155, 1e200, 1e300])
def test_a_norm_too_far_to_be_priced_moves_nobody(k):
    r = best_response([1e-3, 1.0, 1e3], Norm(k, 0.2))
    assert_array_equal(r.policy, [1e3, 1.0, 1e-3])
    assert_array_equal(r.gain, 0.0)


def test_a_window_that_ends_beyond_every_number_moves_nobody():
    r = best_response([1e-3, 1.0, 1e3], WindowedNorm(1e308, 0.2, window=1e308))
    assert_array_equal(r.policy, [1e3, 1.0, 1e-3])
    assert_array_equal(r.gain, 0.0)


def test_payoffs_are_the_articles():
    assert bs.benefit(3.0) == 6.0
    assert bs.cost(3.0, lam=0.5) == 4.5
    assert bs.welfare(3.0, lam=0.5) == 1.5
    assert bs.benefit([0.5, 1.0, 3.0], Norm(1.0, 0.25)).tolist() == [1.0, 2.25, 4.25]
    assert bs.welfare(3.0, 0.5, Norm(1.0, 0.25)) == -0.25


def test_payoffs_broadcast_policies_against_costs():
    S, lam = np.array([0.0, 1.0, 2.0]), np.array([[0.5], [1.0]])
    assert_array_equal(bs.welfare(S, lam), [[0.0, 1.5, 2.0], [0.0, 1.0, 0.0]])
    assert type(bs.benefit(1)) is type(bs.cost(1, 1)) is type(bs.welfare(1, 1)) is float


def test_rounding_may_move_a_gain_by_a_few_units_of_its_terms():
    # The reward 0.3, and the cost 2 (0.9 - 0.5)^2 of a policy that is itself rounded.
    moved = rounding(2.0, 0.5, 0.9, 0.3 - 2.0 * 0.4**2) / TIE
    assert moved == pytest.approx(0.3 + 2.0 * 0.4 * (0.9 + 0.5))
    below = rounding(2.0, 0.5, 0.1, -0.3 - 2.0 * 0.4**2) / TIE
    assert below == pytest.approx(0.3 + 2.0 * 0.4 * (0.1 + 0.5))


def test_a_million_states_take_the_memory_of_their_three_answers_and_little_more():
    lam = np.geomspace(1e-3, 1e3, 1_000_000)
    tracemalloc.start()
    best_response(lam, Norm(1.0, 0.2))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3.5 * lam.nbytes
