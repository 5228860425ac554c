"""Part V's figures by their artists' data: what is drawn is what the solver says."""

from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from numpy.testing import assert_allclose

import backsliding as bs
from backsliding import figures, worlds
from backsliding.population import highest_joiner, turning_points

WORLD = worlds.two_regions()
GROUPS = bs.Population(1 / np.array([1.0] * 20 + [2.09] * 10))
DRAWN = {
    "ambition": lambda ax=None: figures.ambition(ax=ax),
    "arrangements": lambda ax=None: figures.arrangements(WORLD, D=0.3, ax=ax),
    "balance": lambda ax=None: figures.balance({"one": bs.Norm(1.0, 0.2)}, ax=ax),
    "frontier": lambda ax=None: figures.frontier(worlds.unequal_world(500), D=0.2, ax=ax),
    "leakage": lambda ax=None: figures.leakage(WORLD, D=0.3, ax=ax),
    "partial exposure": lambda ax=None: figures.partial_exposure(ax=ax),
    "preferred levels": lambda ax=None: figures.preferred_levels(ax=ax),
    "progress": lambda ax=None: figures.progress(ax=ax),
    "ratification": lambda ax=None: figures.ratification_pattern(ax=ax),
    "sweep": lambda ax=None: figures.sweep(WORLD, D=0.3, ax=ax),
    "tipping": lambda ax=None: figures.tipping(ax=ax),
    "voluntary sweep": lambda ax=None: figures.voluntary_sweep(GROUPS, D=0.2, ax=ax),
    "who decides": lambda ax=None: figures.who_decides(ax=ax),
    "table": lambda ax=None: figures.who_is_at_the_table(ax=ax),
    "world": lambda ax=None: figures.world(WORLD, bs.Norm(1.2, 0.3), ax=ax),
}


@pytest.fixture(autouse=True)
def _agg():
    with mpl.rc_context({"backend": "agg"}):
        yield
    plt.close("all")


def texts(ax):
    return {text.get_text().strip() for text in ax.texts}


def longest(ax, color=None):
    return max(
        (line for line in ax.lines if color in (None, line.get_color())),
        key=lambda line: len(line.get_xdata()),
    )


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_draws_on_the_axes_it_is_given_and_names_its_own(name):
    _, ax = plt.subplots()
    assert DRAWN[name](ax) is ax
    assert ax.get_xlabel()


def test_the_sweep_draws_the_nets_and_marks_the_best():
    ax = figures.sweep(WORLD, D=0.3)
    best = WORLD.best_norm(0.3)
    line = next(
        line for line in ax.lines if len(line.get_xdata()) > 100 and line.get_linestyle() == "-"
    )
    assert_allclose(line.get_ydata(), WORLD.sweep(line.get_xdata(), 0.3).net)
    dots = [
        (line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines if line.get_marker() == "o"
    ]
    assert_allclose(dots, [(best.k, best.net)])
    assert {"pull", "net", "best"} <= texts(ax)


def test_the_pattern_changes_where_the_states_do():
    norm = bs.Norm(1.0, 0.2)
    ax = figures.ratification_pattern(norm)
    edges = sorted(
        {
            float(line.get_xdata()[0])
            for line in ax.lines
            if line.get_linestyle() == ":" or len(line.get_xdata()) == 2
        }
        - {0.0}
    )
    expected = [bs.lifted_band(1.0, 0.2).weakest, 1.0, highest_joiner(1.0, 0.2)]
    assert_allclose(edges[:3], expected)
    curve = longest(ax)
    assert_allclose(curve.get_ydata(), bs.best_response(1 / curve.get_xdata(), norm).gain)


def test_the_path_of_progress_is_the_solvers():
    norm = bs.Norm(1.0, 0.2)
    ax = figures.progress(norm)
    path = np.concatenate(
        [
            np.c_[line.get_xdata(), line.get_ydata()]
            for line in ax.lines
            if line.get_color() == figures.style.BENEFIT
        ]
    )
    assert_allclose(path[:, 1], bs.best_response(1 / path[:, 0], norm).policy)
    even = turning_points(norm).even
    assert_allclose(ax.get_xticks()[1], even)


def test_the_world_has_an_arrow_for_each_state_that_moves():
    ax = figures.world(WORLD, bs.Norm(1.2, 0.3))
    out = WORLD.respond(bs.Norm(1.2, 0.3))
    arrows = [text for text in ax.texts if hasattr(text, "arrow_patch") and text.arrow_patch]
    assert len(arrows) == out.lifted + out.lowered
    ends = sorted(arrow.xy[0] for arrow in arrows)
    assert_allclose(ends, sorted(out.policy[out.effect != "unmoved"]))
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
    assert_allclose(
        heights[:2] + heights[4:6] + heights[8:10], [0.2, 0.2, 0.6, 3.0, 0, 0], atol=1e-12
    )


def test_the_totals_under_each_arrangement_are_written_beside_it():
    labels = " ".join(
        label.get_text() for label in figures.arrangements(WORLD, 0.3).get_yticklabels()
    )
    for total in ("+1.30", "+2.01", "\N{MINUS SIGN}2.73"):
        assert total in labels


def test_no_line_joins_two_totals_between_which_a_state_lets_go():
    curve = longest(figures.leakage(WORLD, 0.3, ms=(1.0,)))
    assert np.isnan(curve.get_ydata()).any()


def test_the_frontier_ends_with_no_slide():
    wide = worlds.unequal_world(500)
    curve = longest(figures.frontier(wide, D=0.2))
    assert curve.get_xdata()[-1] == 0.0
    assert curve.get_ydata()[-1] > 0.0


def dots(ax):
    return [
        (*line.get_xydata()[0], line.get_markerfacecolor() == "none")
        for line in ax.lines
        if line.get_marker() == "o"
    ]


def test_two_sweeps_mark_their_best_and_leave_open_what_is_not_attained():
    forced, free = dots(figures.voluntary_sweep(GROUPS, D=0.2))
    best = GROUPS.best_norm(0.2)
    assert_allclose(forced, (best.k, best.net, False))
    best = GROUPS.best_norm(0.2, voluntary=True)
    assert_allclose(free, (best.k, best.net, True))


def test_the_voluntary_sweep_breaks_where_a_state_joins():
    ax = figures.voluntary_sweep(GROUPS, D=0.2)
    line = next(each for each in ax.lines if each.get_label() == "voluntary")
    ks, net = line.get_data()
    assert np.any(np.isnan(net[np.abs(ks - 1.4434708) < 1e-6]))
    seen = np.isfinite(net)
    assert_allclose(net[seen], GROUPS.sweep(ks[seen], 0.2, voluntary=True).net)


def test_tipping_marks_the_memberships_and_the_point_between():
    assert_allclose(
        dots(figures.tipping()), [(2, 0.1, False), (6, 0.3, False), (4, 0.2, True)], atol=1e-12
    )


def test_the_bars_are_what_each_chooser_does():
    ax = figures.who_decides()
    heights = [bar.get_height() for bars in ax.containers for bar in bars]
    assert_allclose(heights, [0, 0.6, 0.6, 0, 0, 0, 2 * np.sqrt(0.6), 0], atol=1e-9)
    assert [t.get_text().split("\n")[0] for t in ax.get_xticklabels()][1] == "median"
