"""The article's five figures, by what their artists hold."""

import matplotlib
import numpy as np
import pytest

matplotlib.use("svg")

from backsliding import Ladder, Norm, figures


def ticks(ax):
    """What stands on the horizontal axis, and where."""
    return dict(zip([t.get_text() for t in ax.get_xticklabels()], ax.get_xticks(), strict=True))


def gaps(ax):
    """Upright arrows with two heads: policy, lower and upper end."""
    notes = [note for note in ax.texts if getattr(note, "arrow_patch", None)]
    return [(n.xy[0], n.xyann[1], n.xy[1]) for n in notes if n.xy[0] == n.xyann[0]]


def test_figure_1_shows_welfare_at_the_policy_without_a_norm():
    ax = figures.figure_1(lam=0.5)
    marked = ticks(ax)
    assert marked[r"$S^{*}=1/\lambda$"] == 2.0
    assert marked[r"$2/\lambda$"] == 4.0
    np.testing.assert_allclose(gaps(ax), [(2.0, 2.0, 4.0)])  # C = 2, B = 4, so W = 2 = 1/lambda


def test_figure_2_compares_welfare_at_the_state_and_at_the_norm():
    ax = figures.figure_2(lam=0.5, norm=Norm(2.9, 1.6, 2.0))
    cost = 0.5 * 2.9**2
    np.testing.assert_allclose(gaps(ax), [(2.0, 2.0, 4.0), (2.9, cost, 5.8 + 1.6)])


def test_figure_3_leaves_the_state_where_it_was():
    ax = figures.figure_3(lam=0.5, norm=Norm(1.1, 1.2, 2.0))
    np.testing.assert_allclose(gaps(ax), [(2.0, 2.0, 4.0 + 1.2)])


def test_figure_4_takes_the_state_to_half_its_policy():
    ax = figures.figure_4(lam=0.5, norm=Norm(0.6, 1.2, 1.0))
    marked = ticks(ax)
    assert marked["$S^{*}$"] == 2.0
    assert marked["$S^{*}_{IL}$"] == pytest.approx(1.0)
    np.testing.assert_allclose(gaps(ax), [(1.0, 0.5, 2 * 0.6 + 1.2 + 0.4)])


def test_figure_5_takes_a_state_between_two_thresholds_to_its_best_response():
    ladder = Ladder([Norm(1.0, 0.5), Norm(2.2, 0.9)])
    ax = figures.figure_5(lam=0.5, ladder=ladder)
    # Down: with slope 1 the state at 2 could keep 1; up: 2.2 costs it 0.02 and brings a jump.
    ((policy, cost, benefit),) = gaps(ax)
    assert policy == pytest.approx(2.2)
    assert cost == pytest.approx(0.5 * 2.2**2)
    assert benefit == pytest.approx(2 + 0.5 + 1.2 + 0.9)
