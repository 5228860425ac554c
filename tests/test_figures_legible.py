"""Every figure of the book as a reader meets it: no word over another, none too small.

Each is drawn once, as the book draws it, and its words are measured on the canvas.
"""

from itertools import combinations, pairwise

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.text import Annotation

import backsliding as bs
from backsliding import cases, figures, worlds
from backsliding.fading import FadingNorm
from backsliding.generality import Benefits

#: The book's column on a phone, in CSS pixels, and the smallest letter that may stand in it.
PHONE, SMALLEST = 340, 9.0
#: An index is set at this share of the letter it belongs to.
INDEX = 0.7

SIX = worlds.two_regions()
LADDER = bs.Ladder([bs.Norm(1.0, 0.2), bs.Norm(2.0, 0.8)])
VAGUE = {
    "clear": bs.Norm(1.0, 0.4),
    "vague": bs.VagueNorm(1.0, 0.4, width=0.3),
    "vague, one-sided": bs.OneSidedVagueNorm(1.0, 0.4, width=0.3),
}
WINDOWS = {
    "no end": bs.Norm(1.0, 0.2),
    "ends at 2": bs.WindowedNorm(1.0, 0.2, window=1.0),
    "fades": FadingNorm(1.0, 0.2, window=1.0),
}

DRAWING = [name for name in figures.__all__ if name != "use_in_notebook"]
#: The arguments the book gives, where a figure has no defaults or is drawn more than once.
CALLS = {name: [{}] for name in DRAWING} | {
    "arrangements": [{"pop": SIX, "D": 0.3}],
    "balance": [{"norms": {f"$m={m:g}$": bs.Norm(1.0, 0.2, m) for m in (1.0, 1.5, 2.0)}}],
    "benefit_curves": [{"norms": VAGUE}],
    "change_of_policy": [
        {
            "norms": {
                "clear": bs.Norm(1.0, 0.2, m=2.0),
                "vague": bs.VagueNorm(1.0, 0.2, m=2.0, width=0.3),
            },
            "end": 1.6,
        },
    ],
    "frontier": [{"pop": worlds.unequal_world(2000), "D": 0.2}],
    "gain_from_moving": [{"lam": 0.25, "D": 1.0}],
    "history": [{"start": 1.3}, {"start": 0.25}],
    "leakage": [{"pop": SIX, "D": 0.3}],
    "responses": [
        {
            "norms": {"one norm at $k_0$": bs.Norm(1.0, 0.2), "two rungs": LADDER},
            "end": 5.0,
            "marks": {"$k_0$": 1.0, "$k_1$": 2.0},
        },
        {"norms": WINDOWS, "end": 5.0, "marks": {"$k$": 1.0}},
    ],
    "sweep": [{"pop": SIX, "D": 0.3}, {"pop": worlds.unequal_world(400), "D": 0.2}],
    "timeline": [
        {"case": case} for case in (cases.HEARSAY, cases.SAME_SEX_MARRIAGE, cases.PARENTAL_LEAVE)
    ],
    "voluntary_sweep": [
        {"pop": bs.Population([1.0] * 20 + [1 / 2.09] * 10), "D": 0.2},
    ],
    "valley": [{"curve": Benefits([2, 1, 5, "1/2"], ["6/5", "8/5", 2]), "k": 1.5, "D": 0.3}],
    "world": [
        {"pop": SIX, "norm": bs.Norm(1.2, 0.3)},
        {"pop": worlds.read("book/data/detention.csv"), "norm": bs.Norm(24.0, 1.0)},
    ],
}
DRAWN = [(name, number) for name, calls in CALLS.items() for number in range(len(calls))]


@pytest.fixture(scope="module")
def drawn():
    """The axes of every figure, drawn once."""
    kept = {}
    with mpl.rc_context(figures.style.STYLE | {"backend": "agg"}):
        for name, number in DRAWN:
            ax = kept[name, number] = getattr(figures, name)(**CALLS[name][number])
            ax.figure.draw_without_rendering()
    return kept


@pytest.fixture(params=DRAWN, ids=lambda drawn: "-".join(map(str, drawn)))
def ax(request, drawn):
    return drawn[request.param]


def words(ax):
    """Everything written in a figure, with the box it fills on the canvas."""
    legend = ax.get_legend()
    axis = [ax.xaxis, ax.yaxis] if ax.axison else []
    written = [*ax.texts, *(legend.get_texts() if legend else [])]
    for one in axis:
        written += [one.label, *(tick.label1 for tick in _shown(one))]
    return [(text, _box(text)) for text in written if text.get_text().strip()]


def _shown(axis):
    low, high = sorted(axis.get_view_interval())
    slack = 1e-9 * (high - low)
    return [t for t in axis.get_major_ticks() if low - slack <= t.get_loc() <= high + slack]


def _box(text):
    # An annotation's own extent would include its line.
    if isinstance(text, Annotation):
        return mpl.text.Text.get_window_extent(text)
    return text.get_window_extent()


def strokes(ax):
    """Every line and arrow, as the points it runs through on the canvas, a pixel apart."""
    for line in ax.lines:
        if line.get_linestyle() != "None":
            yield line, _along(line.get_transform().transform(line.get_xydata()))
    for text in ax.texts:
        if getattr(text, "arrow_patch", None) is not None:
            ends = ax.transData.transform([text.xyann, text.xy])
            if not text.get_text():
                yield text, _along(ends)


def _along(points):
    runs = []
    for start, end in pairwise(points):
        if np.isfinite([start, end]).all():
            steps = int(np.ceil(np.hypot(*(end - start)))) + 1
            runs.append(np.linspace(start, end, min(steps, 4000)))
    return np.concatenate(runs) if runs else np.empty((0, 2))


@pytest.mark.parametrize("name", DRAWING)
def test_a_figure_draws_on_the_axes_it_is_given_and_names_its_own(name):
    given = mpl.figure.Figure().add_subplot()
    assert getattr(figures, name)(**CALLS[name][0], ax=given) is given
    assert given.get_xlabel() or not given.axison


def test_no_two_words_share_a_place(ax):
    for (one, a), (other, b) in combinations(words(ax), 2):
        assert not a.overlaps(b), f"{one.get_text()!r} lies on {other.get_text()!r}"


def test_no_words_leave_the_figure(ax):
    page = ax.figure.bbox
    for text, box in words(ax):
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= page.x1 and box.y1 <= page.y1
        assert inside, f"{text.get_text()!r} leaves the figure"


def test_no_line_runs_through_a_label(ax):
    outside = {ax.xaxis.label, ax.yaxis.label, *ax.get_xticklabels(), *ax.get_yticklabels()}
    labels = [(text, box) for text, box in words(ax) if text not in outside]
    for stroke, points in strokes(ax):
        x, y = points.T
        for text, box in labels:
            through = (x > box.x0) & (x < box.x1) & (y > box.y0) & (y < box.y1)
            assert not through.any(), f"a line runs through {text.get_text()!r}: {stroke}"


def test_no_letter_is_too_small_on_a_phone(ax):
    width = 72 * ax.figure.get_figwidth()
    for text, _ in words(ax):
        raised = any(sign in text.get_text() for sign in "_^") and text.get_parse_math()
        size = text.get_fontsize() * (INDEX if raised else 1.0) * PHONE / width
        assert size >= SMALLEST, f"{text.get_text()!r} is {size:.1f} px high"
