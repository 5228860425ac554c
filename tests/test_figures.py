"""Our own figures by their artists' data: what is drawn is what the article or the solver says."""

from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from numpy.testing import assert_allclose

import backsliding as bs
from backsliding import cases, figures, worlds
from backsliding.generality import Benefits
from backsliding.population import highest_joiner, turning_points

NORM = bs.Norm(1.0, 0.2)
WORLD = worlds.two_regions()
GROUPS = bs.Population(1 / np.array([1.0] * 20 + [2.09] * 10))


@pytest.fixture(autouse=True)
def _agg():
    with mpl.rc_context({"backend": "agg"}):
        yield


def texts(ax):
    return [text.get_text().strip() for text in ax.texts]


def line(ax, which):
    """The points of a line, by its number or by its label."""
    lines = {line.get_label(): line for line in ax.lines} | dict(enumerate(ax.lines))
    return np.asarray(lines[which].get_data(), dtype=float)


def longest(ax):
    return max((line.get_xydata() for line in ax.lines), key=len).T


def arrows(ax):
    """Start and end of each arrow, in the order in which they were drawn."""
    return [(note.xyann[0], note.xy[0]) for note in ax.texts if getattr(note, "arrow_patch", None)]


def dots(ax):
    """Where the dots are, and which are open."""
    found = [line for line in ax.lines if line.get_marker() == "o"]
    return [(*dot.get_xydata()[0], dot.get_markerfacecolor() == "none") for dot in found]


# The Introduction and Part I


def test_states_move_up_to_the_norm_and_down_towards_it():
    ax = figures.movements(NORM, states=(0.3, 0.7, 1.4, 3.0))
    assert_allclose(arrows(ax), [(0.7, 1.0), (1.4, 1.0), (3.0, 1.5)])
    assert texts(ax).count("unmoved") == 1


def test_a_strong_state_withdraws_when_the_norm_arrives():
    time, under = line(figures.history(start=1.3), 1)
    assert under[time < 1.0][-1] == pytest.approx(1.3 + 0.5 * 0.99)
    assert under[time >= 1.0][0] == 1.0


def test_a_weak_state_is_lifted_then_stands_still_then_climbs_at_half_the_pace():
    ax = figures.history(start=0.25)
    (time, alone), (_, under) = line(ax, 0), line(ax, 1)
    assert np.all(np.diff(under) > -1e-12), "nothing is ever withdrawn"
    assert_allclose(under[(time >= 1.0) & (alone <= 2.0)], 1.0)
    late = alone > 2.0
    assert_allclose(np.diff(under[late]), np.diff(alone[late]) / 2)


# Part II


@pytest.mark.parametrize(
    "case", [cases.HEARSAY, cases.SAME_SEX_MARRIAGE, cases.PARENTAL_LEAVE], ids=lambda c: c.place
)
def test_a_timeline_names_every_event_in_order_without_overlap(case):
    labels = [text for text in figures.timeline(case).texts if text.get_text()[:4].isdigit()]
    written = [text.get_text().replace("’", "'") for text in labels]
    assert written == [f"{event.year}  {event.what}" for event in case.events]
    heights = [text.get_position()[1] for text in labels]
    assert np.all(np.diff(heights) >= 0.99), "one line of text apart"


def test_a_timeline_marks_years_to_scale():
    lines = figures.timeline(cases.HEARSAY).lines
    places = [line.get_ydata()[0] for line in lines if line.get_marker() == "_"]
    assert_allclose(np.diff(places) / np.diff([1950, 1991, 1997, 2003]), 3 / 53)
    shapes = [line.get_marker() for line in lines if line.get_marker() in ("s", "o")]
    assert shapes == ["s", "s", "o", "o", "s", "o"], "four events, and the key to the shapes"


def test_the_bars_end_at_the_thresholds_of_adoption():
    assert texts(figures.adoption(m=1.0, D=0.2)) == ["1", "2", "2.2"]


def test_one_slope_keeps_pay_and_weeks_apart():
    ax = figures.one_slope_two_measures()
    (m, pay), (_, weeks) = line(ax, 0), line(ax, 1)
    at_one = np.argmin(np.abs(m - 1.0))
    assert_allclose([pay[at_one], weeks[at_one]], [80 / 90, 14 / 26])
    assert np.all(weeks[m < 1.99] < 0.999), "some weeks are lost for every slope below 2"
    assert weeks[-1] == pay[-1] == 1.0


def test_a_window_spares_the_strongest_states_only():
    ax = figures.omitted_right(window=1.0)
    (s, everyone), (_, windowed) = line(ax, 1), line(ax, 2)
    assert_allclose(everyone, s / 2)
    below, beyond = s < 4 / 3 - 0.01, s > 4 / 3 + 0.01
    assert_allclose(windowed[below], s[below] / 2)
    assert_allclose(windowed[beyond], s[beyond])


# Part IV


def test_responses_leave_a_gap_where_the_outcome_jumps():
    s, S = line(figures.responses({"target": bs.ExactTarget(1.0, 0.2)}), "target")
    assert np.isnan(S).sum() == 2
    at_target = s[np.isclose(S, 1.0, atol=1e-12)]
    assert_allclose([at_target.min(), at_target.max()], [0.6417, 1.5583], atol=4e-3)


def test_movements_are_policies_less_own_policies():
    ladder = bs.Ladder([NORM, bs.Norm(2.0, 0.8)])
    s, moved = line(figures.change_of_policy({"two": ladder}, end=3.0), "two")
    assert_allclose(moved[np.isclose(s, 1.8)], 0.2, atol=2e-3)
    assert_allclose(moved[np.isclose(s, 1.2)], -0.2, atol=2e-3)


def test_the_region_where_a_ladder_behaves_starts_at_a_quarter():
    ax = figures.when_a_ladder_behaves(m=1.0)
    (_, most), (_, least) = line(ax, 0), line(ax, 1)
    assert least[0] == 0.25
    assert np.all(most > least - 1e-12)


def test_a_valley_shows_the_state_past_the_norm():
    overshoots = Benefits([2, 1, 5, "1/2"], ["6/5", "8/5", 2])
    own, outcome = dots(figures.valley(overshoots, k=1.5, D=0.3))
    assert (own[0], outcome[0]) == (1.0, 2.0)


def test_receptivity_lifts_the_state_below_and_lowers_the_others():
    ax = figures.receptivity(s=(0.8, 1.5, 3.0))
    ends = [y[[0, -1]] for _, y in (line(ax, number) for number in range(3))]
    assert_allclose(ends, [(0.8, 1.0), (1.5, 1.0), (3.0, 1.5)])
    up, down = figures.style.LIFTED, figures.style.LOWERED
    assert [each.get_color() for each in ax.lines] == [up, down, down]


def test_the_race_ends_at_the_harmonic_mean():
    _, mean = line(figures.race_to_the_middle(lam=(0.5, 2.0), end=2000.0), 2)
    assert_allclose(mean[[0, -1]], [1.25, 0.8], atol=1e-3)


# Part V


def test_the_sweep_draws_the_nets_and_marks_the_best():
    ax = figures.sweep(WORLD, D=0.3)
    k, net = next(each for each in ax.lines if each.get_color() == figures.style.INK).get_data()
    assert_allclose(net, WORLD.sweep(k, 0.3).net)
    best = WORLD.best_norm(0.3)
    assert_allclose(dots(ax), [(best.k, best.net, False)])
    assert {"pull", "net", "best"} <= set(texts(ax))


def test_two_sweeps_mark_their_best_and_leave_open_what_is_not_attained():
    forced, free = dots(figures.voluntary_sweep(GROUPS, D=0.2))
    best = GROUPS.best_norm(0.2)
    assert_allclose(forced, (best.k, best.net, False))
    best = GROUPS.best_norm(0.2, voluntary=True)
    assert_allclose(free, (best.k, best.net, True))


def test_the_voluntary_sweep_breaks_where_a_state_joins():
    k, net = line(figures.voluntary_sweep(GROUPS, D=0.2), "voluntary")
    assert np.any(np.isnan(net[np.abs(k - 1.4434708) < 1e-6]))
    seen = np.isfinite(net)
    assert_allclose(net[seen], GROUPS.sweep(k[seen], 0.2, voluntary=True).net)


def test_the_pattern_changes_where_the_states_do():
    ax = figures.ratification_pattern(NORM)
    guides = [each.get_xdata()[0] for each in ax.lines if len(each.get_xdata()) == 2]
    expected = [bs.lifted_band(1.0, 0.2).weakest, 1.0, highest_joiner(1.0, 0.2)]
    assert_allclose(sorted(guides)[1:], expected)  # the first is the line at zero
    own, gain = longest(ax)
    assert_allclose(gain, bs.best_response(1 / own, NORM).gain)


def test_the_path_of_progress_is_the_solvers():
    ax = figures.progress(NORM)
    drawn = [each.get_data() for each in ax.lines if each.get_color() == figures.style.BENEFIT]
    own, policy = np.hstack(drawn)
    assert_allclose(policy, bs.best_response(1 / own, NORM).policy)
    assert_allclose(ax.get_xticks()[1], turning_points(NORM).even)


def test_the_world_has_an_arrow_for_each_state_that_moves():
    ax = figures.world(WORLD, bs.Norm(1.2, 0.3))
    ends = WORLD.respond(bs.Norm(1.2, 0.3)).policy
    moves = np.c_[WORLD.autonomous, ends][ends != WORLD.autonomous]
    assert_allclose(arrows(ax), moves)
    assert [label.get_text() for label in ax.get_yticklabels()] == list(WORLD.names)


def test_names_are_drawn_as_they_are_written(tmp_path):
    names = ("US$ zone", "$x_1$", r"a\alpha$b$", r"\$ and _under_")
    world = bs.Population([1.0, 0.5, 0.4, 0.3], None, None, names)
    settings = figures.style.STYLE | {"svg.fonttype": "none"}  # text as text
    with mpl.rc_context(settings):
        figures.world(world, bs.Norm(1.2, 0.3)).figure.savefig(tmp_path / "world.svg")
    written = ElementTree.parse(tmp_path / "world.svg").iter("{http://www.w3.org/2000/svg}text")
    assert set(names) <= {text.text for text in written}


def test_the_bars_are_the_pull_and_slide_of_the_norm_the_majority_chooses():
    heights = [bar.get_height() for bar in figures.who_is_at_the_table().patches]
    shown = heights[:2] + heights[4:6] + heights[8:10]
    assert_allclose(shown, [0.2, 0.2, 0.6, 3.0, 0, 0], atol=1e-12)


def test_the_bars_are_what_each_chooser_does():
    ax = figures.who_decides()
    heights = [bar.get_height() for bar in ax.patches]
    assert_allclose(heights, [0, 0.6, 0.6, 0, 0, 0, 2 * np.sqrt(0.6), 0], atol=1e-9)
    assert [t.get_text().split("\n")[0] for t in ax.get_xticklabels()][1] == "median"


def test_the_totals_under_each_arrangement_are_written_beside_it():
    ticks = figures.arrangements(WORLD, 0.3).get_yticklabels()
    written = " ".join(tick.get_text() for tick in ticks)
    assert all(total in written for total in ("+1.30", "+2.01", "\N{MINUS SIGN}2.73"))


def test_no_line_joins_two_totals_between_which_a_state_lets_go():
    _, net = line(figures.leakage(WORLD, 0.3, ms=(1.0,)), "$m=1$")
    assert np.isnan(net).any()


def test_the_frontier_ends_with_no_slide():
    slide, pull = longest(figures.frontier(worlds.unequal_world(500), D=0.2))
    assert slide[-1] == 0.0 < pull[-1]


def test_tipping_marks_the_memberships_and_the_point_between():
    marked = [(2, 0.1, False), (6, 0.3, False), (4, 0.2, True)]
    assert_allclose(dots(figures.tipping()), marked, atol=1e-12)
