"""Norms as records, and the benefit curves they give, against the article's definitions."""

import dense_search as dense
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from backsliding import BenefitCurve, ExactTarget, Ladder, Norm, Piece, VagueNorm, WindowedNorm

levels = st.floats(0, 1e3)
slopes = st.floats(0, 2)

NORMS = {
    "one standard": (Norm(1.0, 0.2), dense.single(1.0, 0.2)),
    "not flattened": (Norm(1.0, 0.2, m=2.0), dense.single(1.0, 0.2, 2.0)),
    "flat": (Norm(1.0, 0.2, m=0.0), dense.single(1.0, 0.2, 0.0)),
    "at zero": (Norm(0.0, 0.2), dense.single(0.0, 0.2)),
    "exact target": (ExactTarget(1.0, 0.2), dense.exact_target(1.0, 0.2)),
    "windowed": (WindowedNorm(1.0, 0.2, 0.5, window=0.7), dense.windowed(1.0, 0.2, 0.5, 0.7)),
    "vague": (VagueNorm(1.0, 0.2, 0.5, width=0.3), dense.vague(1.0, 0.2, 0.5, 0.3)),
    "vague down to zero": (VagueNorm(0.2, 0.3, 0.5, width=0.5), dense.vague(0.2, 0.3, 0.5, 0.5)),
    "ladder": (
        Ladder([Norm(0.5, 0.1), Norm(1.0, 0.2, 0.3), Norm(2.0, 0.4, 1.7)]),
        dense.ladder([(0.5, 0.1, 1.0), (1.0, 0.2, 0.3), (2.0, 0.4, 1.7)]),
    ),
}


@pytest.mark.parametrize("name", NORMS)
def test_a_norm_gives_the_benefit_curve_the_article_defines(name):
    norm, article = NORMS[name]
    S = np.r_[np.linspace(0, 4, 1601), 100.0]  # holds every level of the norms above
    assert_allclose(2 * S + norm.curve().reward(S), article(S), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("share", [0.0, 0.5])
@pytest.mark.parametrize("name", NORMS)
def test_a_norm_transmitted_in_part_gives_a_curve_part_of_the_way(name, share):
    norm, article = NORMS[name]
    S = np.linspace(0, 4, 401)
    expected = share * (article(S) - 2 * S)
    assert_allclose(norm.transmitted(share).curve().reward(S), expected, atol=1e-12)


@pytest.mark.parametrize("name", NORMS)
def test_a_norm_that_is_wholly_transmitted_is_the_norm(name):
    norm = NORMS[name][0]
    assert norm.transmitted(1.0) == norm


@given(k=levels, D=levels, m=slopes, S=levels)
def test_the_jump_is_had_at_the_norm_and_not_before(k, D, m, S):
    curve = Norm(k, D, m).curve()
    assert curve.reward(k) == D
    if k > 0:  # else every policy meets the norm
        assert curve.reward([np.nextafter(k, 0.0), min(S, k / 2)]).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("norm", "same"),
    [
        *[(VagueNorm(1.0, 0.2, m), Norm(1.0, 0.2, m)) for m in (0.0, 1.0, 2.0)],
        (WindowedNorm(1.0, 0.2, 0.5, window=10.0), Norm(1.0, 0.2, 0.5)),
        (Ladder([Norm(1.0, 0.2, 0.5)]), Norm(1.0, 0.2, 0.5)),
        (Ladder([Norm(1.0, 0.2, 1.5), Norm(1.0, 0.25, 0.5)]), Norm(1.0, 0.45, 0.5)),
    ],
)
def test_a_norm_that_comes_down_to_another_gives_its_curve(norm, same):
    S = np.linspace(0, 4, 401)
    assert_array_equal(norm.curve().reward(S), same.curve().reward(S))


def test_the_articles_slope_is_the_default():
    # Part III.B: "+ (S - k)" beyond the norm.
    kinds = (Norm(1, 1), VagueNorm(1, 1), WindowedNorm(1, 1))
    assert [norm.m for norm in kinds] == [1.0, 1.0, 1.0]


def test_transmission_scales_jump_and_flattening_and_leaves_the_rest():
    norm = WindowedNorm(k=1.0, D=0.4, m=0.5, window=3.0)
    assert norm.transmitted(0.25) == WindowedNorm(k=1.0, D=0.1, m=1.625, window=3.0)


def test_transmission_may_differ_from_state_to_state():
    shares = np.array([0.0, 0.5, 1.0])
    assert Norm(1.0, 0.4).transmitted(shares) == Norm(1.0, [0.0, 0.2, 0.4], [2.0, 1.5, 1.0])


@pytest.mark.parametrize(
    ("rungs", "message"),
    [
        ([], "rungs must hold at least one Norm"),
        (5, "rungs must be a sequence of Norm; got 5"),
        (Norm(1, 1), "rungs must be a sequence of Norm"),
        ([Norm(1, 1), ExactTarget(2, 1)], r"rungs must each be a Norm; got ExactTarget"),
        ([Norm(2, 1), Norm(1, 1)], r"k must not decrease from rung to rung; got 1\.0 after 2\.0"),
        ([Norm([1, 3], 1), Norm(2, 1)], r"k must not decrease from rung to rung"),
    ],
)
def test_a_ladder_that_is_not_one_is_refused(rungs, message):
    with pytest.raises((TypeError, ValueError), match=f"^{message}"):
        Ladder(rungs)


def test_a_ladder_whose_rungs_do_not_fit_each_other_is_refused():
    with pytest.raises(ValueError, match=r"^shapes must broadcast together; got .*\(2,\).*\(3,\)"):
        Ladder([Norm([1.0, 2.0], 0.1), Norm([2.0, 3.0, 4.0], 0.1)])


def test_parameters_are_stored_as_float64():
    norm = Norm(1, [0, 1], m=np.float32(1))
    assert type(norm.k) is float
    assert norm.D.dtype == np.float64
    assert type(norm.m) is float


def test_an_array_of_norms_gives_an_array_of_rewards():
    norm = Norm(np.array([1.0, 2.0]), 0.2)
    assert_array_equal(norm.curve().reward(np.array([[1.5], [2.0]])), [[-0.3, 0.0], [-0.8, 0.2]])


def test_a_curve_gives_itself_as_its_curve():
    curve = BenefitCurve((Piece(0.0), Piece(1.0, 0.2, 1.0)))
    assert curve.curve() is curve


def test_a_policy_below_zero_has_no_reward():
    with pytest.raises(ValueError, match=r"^S must be zero or more and finite; got -1\.0$"):
        Norm(1, 0.2).curve().reward(-1.0)


@pytest.mark.parametrize(
    ("pieces", "rule"),
    [
        ((), "pieces must hold at least one Piece"),
        ((Piece(1.0),), r"pieces must begin with one that starts at 0; got 1\.0"),
        ((Piece(0.0), Piece(2.0), Piece(1.0)), "start must not decrease from piece to piece"),
        ((Piece(0.0, bend=1.0),), r"bend must be zero or less; got 1\.0"),
        ((Piece(0.0), 5), "^pieces must each be a Piece; got 5$"),
        ("0", "^pieces must be a sequence of Piece; got '0'$"),
    ],
)
def test_pieces_that_make_no_benefit_curve_are_refused(pieces, rule):
    with pytest.raises((TypeError, ValueError), match=rule):
        BenefitCurve(pieces)


def test_a_piece_may_hold_lists_and_whole_numbers():
    curve = BenefitCurve((Piece(0), Piece(1, 0, [1, 0.5])))
    assert_array_equal(curve.reward(2.0), [-1.0, -1.5])
    assert type(curve.pieces[0].start) is float
    assert type(BenefitCurve((Piece(0), Piece(np.float32(1)))).pieces[1].start) is float
    assert BenefitCurve((Piece(0), Piece([1, 2]))).pieces[1].start.dtype == np.float64


def test_pieces_whose_shapes_do_not_fit_are_refused_at_once():
    with pytest.raises(ValueError, match=r"^shapes must broadcast .* piece 2 start \(3,\)"):
        BenefitCurve((Piece(0.0), Piece([1.0, 2.0]), Piece([1.0, 2.0, 3.0])))


def test_pieces_given_in_a_list_are_kept_where_a_later_change_of_it_is_not_seen():
    given = [Piece(0.0), Piece(1.0, 0.2)]
    curve = BenefitCurve(given)
    given.pop()
    assert curve.pieces == (Piece(0.0), Piece(1.0, 0.2))


def test_a_policy_whose_shape_does_not_fit_the_norm_is_refused():
    with pytest.raises(ValueError, match=r"S \(3,\), norm \(2,\)"):
        Norm([1.0, 2.0], 0.2).curve().reward([1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (Piece(1.0, np.nan), r"^pieces\[1\]\.level must be finite; got nan$"),
        (Piece("1"), r"^pieces\[1\]\.start must be a real number .*; got '1'$"),
        (Piece(np.array([1.0, np.inf]), np.array([np.nan, 0.0])), r"^pieces\[1\]\.level must be"),
        (Piece(1.0, "x"), r"^pieces\[1\]\.level must be a real number .*; got 'x'$"),
        (Piece(10**400), r"^pieces\[1\]\.start must be a real number"),
        (Piece(np.nan), r"^pieces\[1\]\.start must be finite; got nan$"),
        (Piece([1, 2], [1, 2, 3]), r"pieces\[1\]\.start \(2,\), pieces\[1\]\.level \(3,\)"),
    ],
)
def test_a_piece_that_is_no_number_is_refused_by_its_place(piece, said):
    with pytest.raises((TypeError, ValueError), match=said):
        BenefitCurve((Piece(0.0), piece))


def test_a_piece_that_never_begins_may_hold_anything():
    curve = BenefitCurve((Piece(0.0), Piece(np.array([1.0, np.inf]), np.array([0.2, np.nan]))))
    assert curve.shape == (2,)
    assert_array_equal(curve.reward([2.0, 2.0]), [0.2, 0.0])
