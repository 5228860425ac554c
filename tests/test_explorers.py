"""The explorers as widgets: what they refuse, what they leave on a page, what they say."""

import ast
import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import nbformat
import numpy as np
import pytest
from ipywidgets import FloatSlider, link
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor
from scripts import node

import backsliding as bs
from backsliding import explorers, population
from backsliding.book.explorers import engine, five_minutes
from backsliding.book.explorers.quantities import Quantity
from tools import bundle_explorers
from tools.notebooks import ROOT

SCENES = [getattr(explorers, name) for name in explorers.__all__]


def html_of(explorer):
    return explorer._repr_mimebundle_()[0]["text/html"]


def test_a_page_can_have_the_script_of_its_own_scenes_alone():
    whole, one = bundle_explorers.bundle(), bundle_explorers.bundle({"regions"})
    assert "$regions = (" in one and "$world = (" not in one
    assert len(one) < 0.85 * len(whole)
    every = {scene.scene for scene in [*SCENES, *five_minutes.STEPS]}
    assert bundle_explorers.bundle(every) == whole
    with pytest.raises(ValueError, match=r"scenes must be among .*; got \['galaxy'\]"):
        bundle_explorers.bundle({"galaxy"})


@pytest.mark.parametrize("scene", SCENES)
def test_a_quantity_out_of_range_is_refused_with_its_name_value_and_rule(scene):
    quantities = [name for name, t in scene.class_traits().items() if isinstance(t, Quantity)]
    for name in quantities:
        low, high, _ = scene().limits()[name]
        for value in (low - 0.01, high + 0.01):
            rule = f"{name} must be between {low:g} and {high:g}; got {re.escape(repr(value))}"
            with pytest.raises(ValueError, match=rule):
                scene(**{name: value})
            with pytest.raises(ValueError, match=rule):
                setattr(scene(), name, value)


REFUSED = {
    ("HigherNorm", "k", "k must be"): [np.nan, np.inf, "2", None, [1.0, 2.0], 1j],
    ("HigherNorm", "printed", "printed must be True or False; got"): [1, "yes", None],
    ("World", "lam", "lam must"): [[], [1.0, -1.0], [0.0], [np.nan], [[1.0]], [1.0] * 1001],
    ("Regions", "strong", "between 1 and 9 policies"): [[], [1.0] * 10, [[1.0]]],
    ("Regions", "strong", "policies between 0.1 and 4; got 4.01"): [[1.0, 4.01]],
    ("Regions", "strong", "policies between 0.1 and 4; got 0.09"): [[0.09]],
    ("Regions", "strong", "strong must .*finite"): [[np.nan]],
    ("Regions", "strong", "strong must .*real number"): [["high"]],
}


@pytest.mark.parametrize(
    ("scene", "trait", "rule", "value"),
    [(*case, value) for case, values in REFUSED.items() for value in values],
)
def test_what_cannot_be_is_refused_and_leaves_the_explorer_as_it_was(scene, trait, rule, value):
    explorer = getattr(explorers, scene)()
    before = explorer.values()
    for refused in (
        lambda: type(explorer)(**{trait: value}),
        lambda: setattr(explorer, trait, value),
    ):
        with pytest.raises((TypeError, ValueError), match=rule):
            refused()
    assert explorer.values() == before


def test_traits_can_be_observed_and_linked():
    one, other, seen = explorers.LowerNorm(), explorers.ResponseCurve(), []
    link((one, "m"), (other, "m"))
    other.observe(lambda change: seen.append(change.new), "m")
    one.m = 0.5
    assert other.m == 0.5
    assert seen == [0.5]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("K", "did you mean k"), ("levle", "it has lam, k"), ("grop", "did you mean group")],
)
def test_a_name_that_no_trait_has_is_refused_with_the_nearest(name, hint):
    with pytest.raises(TypeError, match=f"^HigherNorm has no {name}; {hint}"):
        explorers.HigherNorm(**{name: 2.0})
    explorer = explorers.HigherNorm()
    with pytest.raises(TypeError, match=f"^HigherNorm has no {name}; {hint}"):
        setattr(explorer, name, 2.0)
    assert not hasattr(explorer, name)


@pytest.mark.parametrize("joined", ["in Python", "on the page"])
def test_what_is_pushed_beyond_the_range_is_put_back(joined):
    async def push():
        slider, explorer = FloatSlider(min=0, max=100), explorers.HigherNorm(k=2.5)
        link((explorer, "k"), (slider, "value"))
        with pytest.raises(ValueError, match="k must be between 0 and 6; got 50"):
            if joined == "in Python":
                slider.value = 50
            else:
                explorer.set_state({"k": 50.0})
        await asyncio.sleep(0)
        return slider.value, explorer.k

    with ThreadPoolExecutor(1) as own:  # in this thread a browser may have its loop
        assert own.submit(asyncio.run, push()).result() == (2.5, 2.5)


@pytest.mark.parametrize(("highest", "end"), [(0.3, 5), (5, 5), (5.01, 10), (30, 50), (97, 100)])
def test_the_level_of_a_world_goes_as_far_as_its_states(highest, end):
    world = explorers.World(k=end, lam=[2.0, 1 / highest])
    assert world.k == end
    assert world.limits()["k"] == [0.0, end, end / 100]
    assert f'max="{end}"' in engine.run("liveParts", world._about, world.values())["first"]
    assert [panel["x"][1] for panel in world.picture()["panels"]] == [end, end]
    with pytest.raises(ValueError, match=rf"k must be between 0 and {end}; got"):
        world.k = end + 0.01


@pytest.mark.parametrize("highest", [3e14, 1e300])
def test_an_axis_has_few_numbers_however_far_it_goes(highest):
    panels = explorers.World(lam=[1 / highest]).picture()["panels"]
    assert all(panel["x"][1] <= 5 * panel["ticks"][0] for panel in panels)


def test_the_range_of_a_world_changes_with_its_states():
    world = explorers.World()
    world.lam = [1 / 30.0, 1 / 3.0]
    assert world._about["limits"]["k"] == [0.0, 50.0, 0.5]
    world.k = 40
    world.lam = [1.0]
    assert (world.k, world._about["limits"]["k"][1]) == (5.0, 5.0)


@pytest.mark.parametrize("scene", SCENES)
def test_the_page_is_the_same_at_every_run(scene):
    assert html_of(scene()) == html_of(scene())
    assert repr(scene()) == repr(scene())
    assert eval(repr(scene()), vars(explorers)).values() == scene().values()


@pytest.mark.parametrize("scene", SCENES)
def test_the_page_carries_the_state_the_figure_and_the_sentence(scene):
    explorer = scene()
    html = html_of(explorer)
    state = json.loads(unescape(re.search(r'data-explorer="([^"]*)"', html)[1]))
    assert state["values"] == json.loads(json.dumps(explorer.values()))
    assert html.count('<svg class="bsx-panel"') == len(explorer.picture()["panels"])
    assert explorer.picture()["sentence"] in unescape(html)
    assert ' id="' not in html, "two explorers on a page would share it"
    assert "nan" not in html.lower().replace("&quot;", "")
    assert "inf" not in "".join(re.findall(r'd="[^"]*"', html)).lower()


@pytest.mark.parametrize("scene", SCENES)
def test_where_no_script_runs_nothing_is_dead(scene):
    html = html_of(scene())
    assert not re.search(r"<(button|input|script|style)\b", html)
    assert 'role="slider"' not in html and "tabindex" not in html.partition("<details")[0]


@pytest.mark.parametrize("scene", SCENES)
def test_the_figure_keeps_its_colours_and_dashes_without_a_stylesheet(scene):
    drawn = re.findall(r'<path class="([^"]*)"([^>]*)/>', html_of(scene()))
    assert all(
        re.search(r' stroke="(currentColor|var\(--bsx-\w+,#\w{6}\))"', look) for _, look in drawn
    )
    looks = {
        role: (re.search('stroke="([^"]*)"', look)[1], "stroke-dasharray" in look)
        for role, look in drawn
    }
    pairs = [
        ("bsx-curve bsx-benefit", "bsx-curve bsx-cost"),
        ("bsx-line bsx-pull", "bsx-line bsx-slide"),
    ]
    for up, down in pairs:
        if up in looks:
            assert looks[up][0] != looks[down][0], "told by colour"
            assert looks[up][1] != looks[down][1], "and by dash"


# The other outcomes are in test_audit_scenes.py, each with the rows that it shows.
SAID = {
    "between the rungs": explorers.TwoRungs(lam=1 / 1.6),
    "above both": explorers.TwoRungs(lam=0.25),
    "stays": explorers.TwoRungs(m=2.0),
    "leaves": explorers.Vagueness(lam=2.5),
    "further below": explorers.Vagueness(lam=0.6, D=0.0),
    "still above": explorers.Vagueness(lam=0.25),
    "to the norm itself": explorers.Vagueness(width=0.0),
}


@pytest.mark.parametrize("said", SAID)
def test_a_scene_says_what_becomes_of_the_state(said):
    assert said in SAID[said].picture()["sentence"]


def test_the_lower_rung_pushes_the_higher_before_it():
    pushed = explorers.TwoRungs(k0=3.0)
    assert [rung.k for rung in pushed.norm.rungs] == [3.0, 3.0]
    assert pushed.k1 == 1.9, "it comes back when the lower one does"


@pytest.mark.parametrize("scene", [explorers.TwoRungs, explorers.Vagueness])
@pytest.mark.parametrize("own", [0.5, 1.8, 2.2, 3.9])
def test_the_sampled_curve_passes_through_the_states_own_response(scene, own):
    explorer = scene(lam=1 / own)
    marks = explorer.picture()["panels"][1]["marks"]
    lines = [m["points"] for m in marks if m["is"] == "line" and m["role"] != "ghost"]
    (points,) = [line for line in lines if line[0][0] - 1e-9 <= own <= line[-1][0] + 1e-9]
    reached = np.interp(own, *zip(*points, strict=True))
    assert reached == pytest.approx(explorer.response.policy, abs=1e-3)


@pytest.mark.parametrize("state", [{}, {"k": 2.0, "D": 1.0, "m": 0.0}, {"k": 0.4, "D": 0.1}])
def test_the_totals_of_the_world_are_the_populations(state):
    world = explorers.World(**state)
    _, panel = world.picture()["panels"]
    lines = {mark["role"]: mark["points"] for mark in panel["marks"] if mark["is"] == "line"}
    sweep = bs.Population(world.lam).sweep([k for k, _ in lines["pull"]], world.D, world.m)
    np.testing.assert_allclose([y for _, y in lines["pull"]], sweep.pull, atol=1e-9)
    np.testing.assert_allclose([y for _, y in lines["slide"]], sweep.slide, atol=1e-9)
    dots = {m["role"]: m["points"][0] for m in panel["marks"] if m["is"] == "dots"}
    out = bs.Population(world.lam).respond(world.norm)
    assert dots["pull"] == pytest.approx([world.k, out.pull])
    assert dots["slide"] == pytest.approx([world.k, out.slide])


REGIONS = [{}, *(preset.values for preset in explorers.Regions.presets), {"m": 0.4, "leak": 0.3}]


@pytest.mark.parametrize("state", REGIONS)
def test_the_rows_of_two_regions_are_what_the_population_does(state):
    scene = explorers.Regions(**state)
    rows, _ = scene.picture()["panels"]
    out = scene.outcome
    words = [mark["words"] for mark in rows["marks"] if mark["is"] == "text"][2:]
    assert words == scene.treaty.tolist()
    moved = {mark["start"][1]: mark["end"][0] for mark in rows["marks"] if mark["is"] == "arrow"}
    states = [handle for handle in rows["handles"] if "item" in handle]
    ends = [moved.get(handle["y"], handle["x"]) for handle in states]
    np.testing.assert_allclose(ends, out.policy)
    assert len(moved) == out.lifted + out.lowered


def bars(scene):
    """Return what the bars of two regions tell, from the first to the last."""
    _, panel = scene.picture()["panels"]
    return [mark["x1"] for mark in panel["marks"] if mark["is"] == "bar"]


@pytest.mark.parametrize("state", REGIONS)
def test_the_bars_are_what_the_best_norms_bring(state):
    scene = explorers.Regions(**state)
    pop, D, m = scene.population, scene.D, scene.m
    one, each, tiers, now = bars(scene)
    best = pop.best_norm(D, m)
    levels = {name: b.k for name, b in population.best_regional_norms(pop, D, m).items()}
    short = {name: np.floor(100 * k) / 100 for name, k in levels.items()}
    assert one == pytest.approx(pop.respond(bs.Norm(np.floor(100 * best.k) / 100, D, m)).net)
    assert each == pytest.approx(population.respond_by_region(pop, short, D, m).net)
    assert tiers == pytest.approx(population.respond_by_region(pop, short, D, m, leak=1.0).net)
    assert now == pytest.approx(scene.outcome.net)
    assert best.net - 0.1 < one <= best.net + 1e-9


def test_the_bars_tell_what_the_presets_of_their_names_show():
    one, each, tiers, _ = bars(explorers.Regions())
    shown = [bars(explorers.Regions(**p.values))[3] for p in explorers.Regions.presets[:3]]
    assert shown == pytest.approx([one, each, tiers])


def test_the_presets_of_two_regions_do_what_their_names_say():
    presets = {preset.name: preset.values for preset in explorers.Regions.presets}
    scenes = {name: explorers.Regions(**values) for name, values in presets.items()}
    assert scenes["A norm for each"].values() == explorers.Regions().values()
    net = {name: scene.outcome.net for name, scene in scenes.items()}
    pop = explorers.Regions().population
    best = pop.best_norm(0.3)
    assert 0 < best.net - net["One for all"] < 0.05
    assert best.k - 0.01 < scenes["One for all"].k0 < best.k
    each = population.best_regional_norms(pop, 0.3)
    assert 0 < sum(norm.net for norm in each.values()) - net["A norm for each"] < 0.06
    assert net["One for all"] < net["A norm for each"]
    assert net["A little leaks"] < 0.7 * net["A norm for each"]
    assert net["Tiers"] < 0 > net["One for all, low"]
    assert net["Tiers, no flattening"] == pytest.approx(net["A norm for each"])
    assert "refuses" in scenes["One for all, low"].treaty


def test_the_presets_do_what_their_names_say():
    presets = {preset.name: preset.values for preset in explorers.Sandbox.presets}
    effects = {name: explorers.Sandbox(**v).response.effect for name, v in presets.items()}
    assert effects == {
        "Figure 1": "unmoved",
        "Figure 2": "lifted",
        "Figure 3": "unmoved",
        "Figure 4": "lowered",
        "United Kingdom": "lowered",
        "France": "lifted",
        "A norm too ambitious": "unmoved",
        "A norm too low": "lowered",
        "Flat": "lowered",
        "No flattening": "unmoved",
    }
    # The notes: 20 over the months the law allows, and the least jump that lifts France.
    assert presets["United Kingdom"]["lam"] == pytest.approx(6 / 20)
    assert presets["France"]["lam"] == pytest.approx(48 / 20)
    assert bs.least_jump(48 / 20, 1.0) == pytest.approx(0.82, abs=0.005)


@pytest.mark.parametrize("scene", SCENES)
def test_the_code_under_a_figure_runs_and_gives_its_numbers(scene):
    explorer = scene()
    *statements, last = ast.parse(explorer.picture()["code"]).body
    names = {}
    exec(compile(ast.Module(statements, []), "shown", "exec"), names)
    results = eval(compile(ast.Expression(last.value), "shown", "eval"), names)
    sentence = explorer.picture()["sentence"]
    if scene is explorers.ResponseCurve:
        np.testing.assert_allclose(results[2], bs.best_response(1 / 2, explorer.norm).policy)
    else:
        for number in results:
            if isinstance(number, str):
                assert number in {"lifted", "lowered", "unmoved"}
                continue
            shown = f"{abs(number):.2f}".rstrip("0").rstrip(".")
            assert re.search(rf"(?<![\d.]){re.escape(shown)}(?!\.?\d)", sentence), shown


def test_an_engine_is_not_entered_from_another_thread():
    with ThreadPoolExecutor(1) as other:
        assert other.submit(html_of, explorers.HigherNorm()).result() == html_of(
            explorers.HigherNorm()
        )


def test_a_browsers_engine_writes_the_same_first_frames(tmp_path):
    scenes = [scene() for scene in SCENES]
    path = tmp_path / "scenes.json"
    path.write_text(json.dumps([(scene._about, scene.values()) for scene in scenes]))
    assert node("still_cases.mjs", bundle_explorers.BUNDLE, path) == [
        html_of(scene) for scene in scenes
    ]


@pytest.mark.filterwarnings("ignore")  # of the kernel's transport
def test_an_exported_notebook_shows_a_still_explorer_with_no_script_of_ours():
    (option,) = re.findall(r"--(ExecutePreprocessor\S+)=False", explorers.__doc__)
    cell = "from backsliding import explorers\nexplorers.HigherNorm()"
    ran = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    ExecutePreprocessor(**{option.partition(".")[2]: False}).preprocess(ran)
    for notebook in (ran, nbformat.read(ROOT / "book" / "part-3a.ipynb", 4)):
        page, _ = HTMLExporter().from_notebook_node(notebook)
        assert "widget-view+json" not in page, "asks for a script that may be out of reach"
        assert 'class="bsx-panel"' in page and "the state rises to 3." in page
