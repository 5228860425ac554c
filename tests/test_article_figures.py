"""The article's five figures, by what their artists hold."""

import matplotlib
import pytest
from numpy.testing import assert_allclose

from backsliding import Ladder, Norm, figures


@pytest.fixture(autouse=True)
def _agg():
    with matplotlib.rc_context({"backend": "agg"}):
        yield


def ticks(ax):
    """What stands on the horizontal axis, and where."""
    return dict(zip([t.get_text() for t in ax.get_xticklabels()], ax.get_xticks(), strict=True))


def arrows(ax):
    return [note for note in ax.texts if getattr(note, "arrow_patch", None)]


def gaps(ax):
    """Upright arrows with two heads: policy, lower and upper end."""
    return [(a.xy[0], a.xyann[1], a.xy[1]) for a in arrows(ax) if a.xy[0] == a.xyann[0]]


def moves(ax):
    """Arrows along the axis: where each starts and where it ends."""
    return [(a.xyann[0], a.xy[0]) for a in arrows(ax) if a.xy[1] == a.xyann[1]]


def test_figure_1_shows_welfare_at_the_policy_without_a_norm():
    ax = figures.figure_1(lam=0.5)
    marked = ticks(ax)
    assert marked[r"$S^{*}=1/\lambda$"] == 2.0
    assert marked[r"$2/\lambda$"] == 4.0
    assert_allclose(gaps(ax), [(2.0, 2.0, 4.0)])  # C = 2, B = 4, so W = 2 = 1/lambda


def test_figure_2_compares_welfare_at_the_state_and_at_the_norm():
    ax = figures.figure_2(lam=0.5, norm=Norm(2.9, 1.6, 2.0))
    cost = 0.5 * 2.9**2
    assert_allclose(gaps(ax), [(2.0, 2.0, 4.0), (2.9, cost, 5.8 + 1.6)])


def test_figure_3_leaves_the_state_where_it_was():
    ax = figures.figure_3(lam=0.5, norm=Norm(1.1, 1.2, 2.0))
    assert_allclose(gaps(ax), [(2.0, 2.0, 4.0 + 1.2)])
    assert moves(ax) == []


def test_figure_4_takes_the_state_to_half_its_policy():
    ax = figures.figure_4(lam=0.5, norm=Norm(0.6, 1.2, 1.0))
    marked = ticks(ax)
    assert marked["$S^{*}$"] == 2.0
    assert marked["$S^{*}_{IL}$"] == pytest.approx(1.0)
    assert_allclose(gaps(ax), [(1.0, 0.5, 2 * 0.6 + 1.2 + 0.4)])
    assert_allclose(moves(ax), [(2.0, 1.0)])


def test_figure_5_takes_a_state_between_two_thresholds_to_its_best_response():
    ladder = Ladder([Norm(1.0, 0.5), Norm(2.2, 0.9)])
    # Down: with slope 1 the state at 2 could keep 1; up: 2.2 costs it 0.02 and brings a jump.
    at_the_upper_one = (2.2, 0.5 * 2.2**2, 2 + 0.5 + 1.2 + 0.9)
    assert_allclose(gaps(figures.figure_5(lam=0.5, ladder=ladder)), [at_the_upper_one])


@pytest.mark.parametrize(("lam", "move"), [(1 / 2, (2.0, 1.0)), (1 / 2.6, (2.6, 2.9))])
def test_figure_5_shows_a_slide_or_a_climb_to_the_threshold_that_is_nearer(lam, move):
    assert_allclose(moves(figures.figure_5(lam)), [move])


def test_figure_5_marks_both_thresholds_and_where_the_state_ends():
    assert list(ticks(figures.figure_5())) == ["$0$", "$k_0$", "$k_1$", "$S^{*}_{IL}$", "$S^{*}$"]


def test_figure_5_writes_an_outcome_close_to_a_threshold_on_a_line_of_its_own():
    ladder = Ladder([Norm(0.9, 1.2), Norm(2.9, 1.7)])
    assert "\n$S^{*}_{IL}$" in ticks(figures.figure_5(ladder=ladder))
