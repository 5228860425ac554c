"""Proof that the comparison of notebooks can fail: every chapter notices some mistake.

The mistake is made in the chapter's kernel before its first cell. The chapter has to notice in
what it prints, or by an assertion of its own; one that no longer runs would prove nothing.
"""

import functools
import os
import subprocess
import sys
from xml.etree import ElementTree

import mistakes
import pytest

from tools.notebooks import ROOT

pytestmark = pytest.mark.slow

BOOK = ROOT / "book"
NOTICED_BY = {
    mistakes.the_articles_misprint: ["part-3a"],
    mistakes.a_jump_without_its_root: ["exercises-1", "exercises-3"],
    mistakes.a_norm_that_flattens_nothing: [
        *("index", "five-minutes", "part-2a", "part-2b", "part-2c", "part-2d"),
        *("part-3-example", "part-3b", "exercises-2", "exercises-4"),
    ],
    mistakes.a_norm_without_its_jump: ["introduction", "part-5c"],
    mistakes.a_jump_that_always_arrives_whole: ["part-1", "part-4a", "part-5a"],
    mistakes.a_ramp_twice_as_wide: ["computed"],
    mistakes.a_ladder_of_its_last_rung_alone: ["part-4b", "part-5b"],
    mistakes.a_sweep_that_overlooks_slides: ["part-5", "exercises-5"],
    mistakes.a_jump_that_other_curves_do_not_get: ["part-4c"],
    mistakes.a_scene_of_another_state: ["explorer", "part-3"],
    mistakes.a_verdict_that_mistakes_conditions: ["audit", "errata", "propositions"],
    mistakes.claims_from_the_last_to_the_first: ["map"],
    mistakes.a_letter_that_means_something_else: ["notation"],
}
BITES = [(mistake.__name__, c) for mistake, chapters in NOTICED_BY.items() for c in chapters]


def run_nbval(folder, chapters, mistake=None):
    """Compare chapters with their stored outputs; say of each cell why it fails."""
    startup = folder / "profile_default" / "startup"
    startup.mkdir(parents=True)
    if mistake:
        made = f"import mistakes\nmistakes.MISTAKES[{mistake!r}]()\n"
        (startup / "mistake.py").write_text(made, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "nbval.plugin", "--nbval"]
    command += ["--nbval-current-env", "--color=no", "-rN", "-p", "no:cacheprovider"]
    options = ["-c", os.devnull, "--rootdir", ".", f"--junit-xml={folder / 'report.xml'}"]
    paths = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    kernel = {"IPYTHONDIR": str(folder), "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [*command, *options, *(f"{name}.ipynb" for name in chapters)],
        cwd=BOOK,
        env=os.environ | kernel | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert run.returncode in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED), run.stdout
    return complaints(folder / "report.xml")


def complaints(report):
    """Return for each chapter what was said against each of its cells, nothing if it passed."""
    found = {}
    for cell in ElementTree.parse(report).iter("testcase"):
        said = [
            text for kind in ("failure", "error") for e in cell.iter(kind) for text in e.itertext()
        ]
        found.setdefault(cell.get("classname").removesuffix(".ipynb"), []).append("".join(said))
    return found


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """Run all the chapters that should notice a mistake, once a mistake."""

    @functools.cache
    def compare(name):
        chapters = [chapter for mistake, chapter in BITES if mistake == name]
        return run_nbval(tmp_path_factory.mktemp("mistaken"), chapters, name)

    return compare


def test_every_chapter_has_a_mistake_to_notice():
    assert {chapter for _, chapter in BITES} == {path.stem for path in BOOK.glob("*.ipynb")}


def test_without_a_mistake_a_chapter_passes(tmp_path):
    assert set(run_nbval(tmp_path, ["part-3a"])["part-3a"]) == {""}


@pytest.mark.parametrize(("mistake", "chapter"), BITES)
def test_a_chapter_notices(mistake, chapter, compared):
    failed = [said for said in compared(mistake)[chapter] if said]
    ways = ("Cell outputs differ", "AssertionError")
    noticed = [said for said in failed if any(way in said for way in ways)]
    assert noticed
    assert failed == noticed
