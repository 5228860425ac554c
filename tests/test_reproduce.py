"""The reproduction can fail: a changed figure, reference or ledger is named."""

import json

import nbformat
import pytest

from tools import reproduce
from tools.notebooks import ROOT

REFERENCE = json.loads(reproduce.REFERENCE.read_text(encoding="utf-8"))


def test_the_reference_has_every_figure_that_the_chapters_print_and_the_ledger():
    assert REFERENCE.keys() == reproduce.stored().keys() | {"ledger"}


def test_the_stored_figures_are_those_of_the_reference():
    made = reproduce.stored() | {"ledger": REFERENCE["ledger"]}
    assert reproduce.differences(made, REFERENCE) == []


def test_a_reference_that_was_tampered_with_is_named():
    name = next(iter(REFERENCE))
    wrong = REFERENCE | {name: "0" * 64}
    assert reproduce.differences(REFERENCE, wrong) == [f"{name} differs"]


def test_a_figure_that_was_not_made_and_one_too_many_are_named():
    short = {name: each for name, each in REFERENCE.items() if name != "ledger"}
    assert reproduce.differences(short, REFERENCE) == ["ledger was not made"]
    assert reproduce.differences(REFERENCE, short) == ["ledger is not in the reference"]


CELLS = """\
from backsliding import figures, response
figures.use_in_notebook()
"""


@pytest.fixture
def chapter(tmp_path):
    """A short chapter that draws one figure, and the same with the figure's function changed."""

    def written(change):
        cells = [CELLS + change, "ax = figures.figure_1()"]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
        notebook.cells[1].metadata["mystnb"] = {"figure": {"name": "fig-1"}}
        nbformat.write(notebook, tmp_path / "chapter.ipynb")
        return tmp_path / "chapter.ipynb"

    return written


def test_a_figure_whose_function_was_changed_is_named(chapter):
    sound = reproduce.made_again(chapter(""))
    assert reproduce.differences(reproduce.made_again(chapter("")), sound) == []
    wrong = reproduce.made_again(
        chapter("figures.part_3.cost = lambda S, lam: 1.001 * response.cost(S, lam)")
    )
    assert reproduce.differences(wrong, sound) == ["chapter#fig-1 differs"]


OTHER_STIX = """
import shutil
from dataclasses import replace
from matplotlib import font_manager, get_data_path
shutil.copy(get_data_path() + "/fonts/ttf/DejaVuSans.ttf", "other.ttf")
known = font_manager.fontManager.ttflist
regular = next(f for f in known if f.fname.endswith("STIXGeneral.ttf"))
known.insert(0, replace(regular, fname="other.ttf"))
"""


def test_a_systems_own_font_of_the_same_name_changes_no_figure(chapter):
    sound = reproduce.made_again(chapter(""))
    assert reproduce.made_again(chapter(OTHER_STIX)) == sound
    let_in = OTHER_STIX + "import os; del os.environ['MPL_IGNORE_SYSTEM_FONTS']"
    assert reproduce.made_again(chapter(let_in)) != sound


def test_a_run_that_differs_fails_and_says_so(monkeypatch, tmp_path, capsys):
    name = next(name for name in REFERENCE if name != "ledger")
    monkeypatch.setattr(reproduce, "REPORT", tmp_path / "report.json")
    monkeypatch.setattr(reproduce, "run", lambda quick: (REFERENCE | {name: "0" * 64}, {}))
    assert reproduce.main([]) == 1
    assert f"{name} differs" in capsys.readouterr().out
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["reproduced"], report["differences"]) == (False, [f"{name} differs"])
    monkeypatch.setattr(reproduce, "run", lambda quick: (dict(REFERENCE), {}))
    assert reproduce.main([]) == 0
    assert ROOT / "reproduction.json" != reproduce.REPORT


def test_a_record_is_kept_until_the_same_python_runs_again_or_the_reference_changes():
    def ran(python, reference, records, wrong=()):
        report = reproduce.report(dict(reference), {"ledger": 1.0}, list(wrong))
        return reproduce.recorded(report | {"python": python}, reference, records)

    def pythons(records):
        return [each["python"] for each in records]

    records = ran("3.11.7", REFERENCE, ran("3.13.0", REFERENCE, []))
    records = ran("3.9.0", REFERENCE, records)
    assert pythons(records) == ["3.9.0", "3.11.7", "3.13.0"]
    assert {each["compared"] for each in records} == {len(REFERENCE)}
    again = ran("3.11.7", REFERENCE, records, ["ledger differs"])
    assert [each["reproduced"] for each in again] == [True, False, True]
    assert pythons(ran("3.14.0rc2", REFERENCE, again))[-1] == "3.14.0rc2"
    assert pythons(ran("3.11.7", REFERENCE | {"ledger": "0" * 64}, again)) == ["3.11.7"]


def test_a_quick_run_is_not_recorded(capsys):
    with pytest.raises(SystemExit):
        reproduce.main(["--quick", "--record"])
    assert "--record needs the whole of it" in capsys.readouterr().err
