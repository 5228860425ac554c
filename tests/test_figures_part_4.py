"""Part IV's figures, by what is drawn in them."""

import matplotlib
import numpy as np
import pytest
from matplotlib.text import Annotation
from numpy.testing import assert_allclose

from backsliding import ExactTarget, Ladder, Norm, figures
from backsliding.generality import Benefits


@pytest.fixture(autouse=True)
def _agg():
    matplotlib.use("Agg")


def curve(ax, label):
    (line,) = (line for line in ax.lines if line.get_label() == label)
    return line.get_xydata()


def arrow(ax):
    """The figure's one arrow along the axis: where it starts and where it ends."""
    notes = [text for text in ax.texts if isinstance(text, Annotation)]
    (found,) = (note for note in notes if note.xy[1] == note.xyann[1])
    return float(found.xyann[0]), float(found.xy[0])


def test_figure_5_shows_a_slide_towards_the_lower_threshold():
    start, end = arrow(figures.figure_5())
    assert (start, end) == (2.0, 1.0)  # the state's own policy, and half of it


def test_figure_5_shows_a_climb_for_a_state_nearer_to_the_upper_threshold():
    start, end = arrow(figures.figure_5(lam=1 / 2.6))
    assert (start, end) == pytest.approx((2.6, 2.9))


def test_figure_5_marks_both_thresholds_and_where_the_state_ends():
    labels = [tick.get_text() for tick in figures.figure_5().get_xticklabels()]
    assert labels == ["$0$", "$k_0$", "$k_1$", "$S^{*}_{IL}$", "$S^{*}$"]


def test_figure_5_writes_an_outcome_close_to_a_threshold_on_a_line_of_its_own():
    ladder = Ladder([Norm(0.9, 1.2), Norm(2.9, 1.7)])
    labels = [tick.get_text() for tick in figures.figure_5(ladder=ladder).get_xticklabels()]
    assert "\n$S^{*}_{IL}$" in labels


def test_responses_leave_a_gap_where_the_outcome_jumps():
    ax = figures.responses({"target": ExactTarget(1.0, 0.2)})
    s, S = curve(ax, "target").T
    assert np.isnan(S).sum() == 2
    at_target = s[np.isclose(S, 1.0, atol=1e-12)]
    assert (at_target.min(), at_target.max()) == pytest.approx((0.6417, 1.5583), abs=4e-3)


def test_movements_are_policies_less_own_policies():
    norm = Ladder([Norm(1.0, 0.2), Norm(2.0, 0.8)])
    s, moved = curve(figures.change_of_policy({"two": norm}, end=3.0), "two").T
    assert_allclose(moved[np.isclose(s, 1.8)], 0.2, atol=2e-3)
    assert_allclose(moved[np.isclose(s, 1.2)], -0.2, atol=2e-3)


def test_the_region_where_a_ladder_behaves_starts_at_a_quarter():
    ax = figures.when_a_ladder_behaves(m=1.0)
    most, least = (line.get_ydata() for line in ax.lines)
    assert least[0] == 0.25
    assert np.all(most > least - 1e-12)


def test_a_valley_shows_the_state_past_the_norm():
    overshoots = Benefits([2, 1, 5, "1/2"], ["6/5", "8/5", 2])
    ax = figures.valley(overshoots, k=1.5, D=0.3)
    own, outcome = (line.get_xdata()[0] for line in ax.lines if len(line.get_xdata()) == 1)
    assert (own, outcome) == (1.0, 2.0)


def test_receptivity_shows_lifted_and_lowered_states_in_their_own_colours():
    colors = [line.get_color() for line in figures.receptivity(s=(0.8, 1.5)).lines]
    assert colors == [figures.style.LIFTED, figures.style.LOWERED]


def test_receptivity_lifts_the_state_below_and_lowers_the_others():
    lines = figures.receptivity(s=(0.8, 1.5, 3.0)).lines
    first, last = zip(*((y.get_ydata()[0], y.get_ydata()[-1]) for y in lines), strict=True)
    assert_allclose(first, [0.8, 1.5, 3.0])
    assert_allclose(last, [1.0, 1.0, 1.5])


def test_the_race_ends_at_the_harmonic_mean():
    ax = figures.race_to_the_middle(lam=(0.5, 2.0), end=2000.0)
    assert ax.lines[2].get_ydata()[[0, -1]] == pytest.approx((1.25, 0.8), abs=1e-3)
