"""The article's Figures 1 to 4, by what their artists hold."""

import matplotlib
import numpy as np
import pytest

matplotlib.use("svg")

from matplotlib import pyplot as plt

from backsliding import Norm, figures


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


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
    assert marked[r"$S^*=1/\lambda$"] == 2.0
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
    assert marked["$S^*$"] == 2.0
    assert marked["$S^*_{IL}$"] == pytest.approx(1.0)
    np.testing.assert_allclose(gaps(ax), [(1.0, 0.5, 2 * 0.6 + 1.2 + 0.4)])
