"""The figures of the Introduction and Parts I and II, by what their artists hold."""

import matplotlib
import numpy as np
import pytest

matplotlib.use("svg")

from backsliding import Norm, cases, figures


def texts(ax):
    return [text.get_text().strip() for text in ax.texts]


def line(ax, number):
    return [np.asarray(data, dtype=float) for data in ax.lines[number].get_data()]


def arrows(ax):
    """Start and end of each arrow, left to right as the figure reads."""
    return [(note.xyann[0], note.xy[0]) for note in ax.texts if getattr(note, "arrow_patch", None)]


def test_states_move_up_to_the_norm_and_down_towards_it():
    ax = figures.movements(Norm(1.0, 0.2), states=(0.3, 0.7, 1.4, 3.0))
    np.testing.assert_allclose(arrows(ax), [(0.7, 1.0), (1.4, 1.0), (3.0, 1.5)])
    assert texts(ax).count("unmoved") == 1


def test_a_strong_state_withdraws_when_the_norm_arrives():
    ax = figures.history(start=1.3)
    time, under = line(ax, 1)
    before, after = under[time < 1.0][-1], under[time >= 1.0][0]
    assert before == pytest.approx(1.3 + 0.5 * 0.99)
    assert after == 1.0


def test_a_weak_state_is_lifted_then_stands_still_then_climbs_at_half_the_pace():
    ax = figures.history(start=0.25)
    (time, alone), (_, under) = line(ax, 0), line(ax, 1)
    assert np.all(np.diff(under) > -1e-12), "nothing is ever withdrawn"
    plateau = (time >= 1.0) & (alone <= 2.0)
    assert np.allclose(under[plateau], 1.0)
    late = alone > 2.0
    assert np.allclose(np.diff(under[late]), np.diff(alone[late]) / 2)


@pytest.mark.parametrize(
    "case", [cases.HEARSAY, cases.SAME_SEX_MARRIAGE, cases.PARENTAL_LEAVE], ids=lambda c: c.place
)
def test_a_timeline_names_every_event_in_order_without_overlap(case):
    ax = figures.timeline(case)
    labels = [t for t in ax.texts if t.get_text()[:4].isdigit()]
    written = [t.get_text().replace("’", "'") for t in labels]
    assert written == [f"{e.year}  {e.what}" for e in case.events]
    heights = [t.get_position()[1] for t in labels]
    assert np.all(np.diff(heights) >= 0.99), "one line of text apart"


def test_a_timeline_marks_years_to_scale():
    ax = figures.timeline(cases.HEARSAY)
    places = [line.get_ydata()[0] for line in ax.lines if line.get_marker() == "_"]
    assert np.diff(places) / np.diff([1950, 1991, 1997, 2003]) == pytest.approx([3 / 53] * 3)
    shapes = [line.get_marker() for line in ax.lines if line.get_marker() in ("s", "o")]
    assert shapes == ["s", "s", "o", "o", "s", "o"], "four events, and the key to the shapes"


def test_the_bars_end_at_the_thresholds_of_adoption():
    ax = figures.adoption(m=1.0, D=0.2)
    assert texts(ax) == ["1", "2", "2.2"]


def test_one_slope_keeps_pay_and_weeks_apart():
    ax = figures.one_slope_two_measures()
    (m, pay), (_, weeks) = line(ax, 0), line(ax, 1)
    at_one = np.argmin(np.abs(m - 1.0))
    assert pay[at_one] == pytest.approx(80 / 90)
    assert weeks[at_one] == pytest.approx(14 / 26)
    assert np.all(weeks[m < 1.99] < 0.999), "some weeks are lost for every slope below 2"
    assert weeks[-1] == pay[-1] == 1.0


def test_a_window_spares_the_strongest_states_only():
    ax = figures.omitted_right(window=1.0)
    (s, everyone), (_, windowed) = line(ax, 1), line(ax, 2)
    assert np.allclose(everyone, s / 2)
    below = s < 4 / 3 - 0.01
    assert np.allclose(windowed[below], s[below] / 2)
    assert np.allclose(windowed[s > 4 / 3 + 0.01], s[s > 4 / 3 + 0.01])
