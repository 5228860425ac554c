"""The lesson plans: their minutes add up, and their links open what they promise."""

import itertools
import json
import re

import numpy as np
import pytest
from scripts import node
from test_explorers_scenes import SCENES, random_state
from test_scenes_in_browser import as_json, find, shows_what_python_shows

from backsliding import explorers
from backsliding.book.explorers import share
from backsliding.book.explorers.quantities import Costs
from tools.notebooks import ROOT

PLANS = (ROOT / "book" / "teachers.md").read_text(encoding="utf-8")
CALLS = re.findall(r"\{scene\}`[^`<]+<([^>]+)>`", PLANS)
ROWS = [
    re.findall(r"^\| (\d+)–(\d+) \| (.+) \|$", section, flags=re.MULTILINE)
    for section in re.split(r"^## ", PLANS, flags=re.MULTILINE)
]
TABLES = [rows for rows in ROWS if rows]


@pytest.mark.parametrize("minutes", [50, 90])
def test_the_minutes_of_a_plan_follow_on_each_other_and_fill_the_lesson(minutes):
    (plan,) = (table for table in TABLES if table[-1][1] == str(minutes))
    times = [(int(start), int(end)) for start, end, _ in plan]
    assert times[0][0] == 0
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(times))
    assert all(start < end for start, end in times)


@pytest.mark.parametrize("table", TABLES, ids=["fifty", "ninety"])
def test_each_step_is_told_with_the_minutes_the_table_gives_it(table):
    told = dict(re.findall(r"^\*\*([^*]+?)\*\* \((\d+)\s+minutes", PLANS, flags=re.MULTILINE))
    for start, end, name in table:
        assert int(told[name[0].upper() + name[1:]]) == int(end) - int(start)


@pytest.mark.parametrize(
    "call",
    [
        "NoScene(k=1)",
        "LowerNorm(q=1)",
        "LowerNorm(k=7)",
        "World(lam=[1])",
        "LowerNorm(1)",
        "k = 1",
    ],
)
def test_a_link_to_what_no_scene_can_show_is_refused(call):
    with pytest.raises(ValueError, match=r"no scene|has no|must be between|write a scene as"):
        share.read(call)


def carried(scene):
    """Return the values of a scene that a link can carry."""
    traits = scene.declared()
    return {n: v for n, v in as_json(scene).items() if not isinstance(traits[n], Costs)}


def test_a_written_call_is_read_as_python_reads_it():
    for scene in SCENES:
        written = ", ".join(f"{name}={value!r}" for name, value in carried(scene()).items())
        assert share.read(f"{scene.__name__}({written})").values() == scene().values()


@pytest.fixture
def page_reads(tmp_path):
    """Let the page's script read fragments into new scenes."""

    def read(states, fragments):
        cases = []
        for state, fragment in zip(states, fragments, strict=True):
            about = {"scene": state.scene, "limits": state.limits()}
            # A link moves the states of a page; it cannot make them more or fewer.
            lists = {name: each for name, each in state.values().items() if type(each) is tuple}
            new = type(state)().values() | lists
            cases.append({"about": about, "values": new, "fragment": fragment})
        path = tmp_path / "scenes.json"
        path.write_text(json.dumps(cases))
        return node("share_cases.mjs", path)

    return read


def test_the_page_reads_the_fragments_that_are_written(page_reads):
    random = np.random.default_rng(2014)
    states = [scene() for scene in SCENES]
    states += [scene(**random_state(random, scene)) for scene in SCENES for _ in range(20)]
    answers = page_reads(states, [share.fragment(state) for state in states])
    for state, answer in zip(states, answers, strict=True):
        assert carried(type(state)()) | answer["asked"] == carried(state)
        assert answer["ignored"] == []


def test_a_link_moves_no_states_out_of_range_and_makes_them_no_fewer(page_reads):
    asked = ["weak=1,2", "weak=1,1,1,1,9", "weak=1,1,x,1,1", "weak=1", "weak=", "weak=1,1,1,1,1"]
    fragments = [f"#explorer=regions&{each}" for each in asked]
    *refused, last = page_reads([explorers.Regions()] * len(asked), fragments)
    assert all(read["asked"] == {} and len(read["ignored"]) == 1 for read in refused)
    assert last == {"asked": {"weak": [1.0] * 5}, "ignored": []}


BAD = ["k=9", "k=-1", "k=NaN", "k=1e999", "k=", "k=0x2", "lam=0", "printed=perhaps"]
BAD += ["nonsense=1", "__proto__=1"]


def test_a_bad_value_in_a_link_is_ignored_and_named(page_reads):
    fragments = [f"#explorer=higher_norm&D=0.5&{bad}" for bad in BAD]
    answers = page_reads([explorers.HigherNorm()] * len(BAD), fragments)
    for bad, answer in zip(BAD, answers, strict=True):
        (ignored,) = answer["ignored"]
        assert answer["asked"] == {"D": 0.5} and bad.partition("=")[0] in ignored


def test_every_link_of_the_plans_opens_the_figure_in_its_state(visit, served):
    plans, page = visit(served, "book/teachers.html"), visit(served, "book/explorer.html")
    links = "all => all.map((link) => link.href).filter((link) => link.includes('#explorer='))"
    addresses = plans.locator("article a").evaluate_all(links)
    states = [share.read(call) for call in CALLS]
    assert len(states) >= 15
    explorer = f"{served}book/explorer.html"
    assert addresses == [explorer + share.fragment(state) for state in states]
    for address, state in zip(addresses, states, strict=True):
        page.goto(address)
        assert shows_what_python_shows(page, state.scene) == as_json(state)
        figure = find(page, state.scene)
        assert figure.locator("[data-notice]").text_content() == ""
        assert figure.locator(".bsx-asked").count() == 0
    assert page.trouble == []
