"""Proof that the comparison of notebooks can fail: every chapter notices some mistake.

A copy of the package gets one mistake, and the chapters that ought to notice are run against it.
They have to notice in what they print. A chapter that no longer runs would prove nothing about the
comparison, so its cells may fail by a differing output or by an assertion of their own only.

There are two sides to the book, the derivations in SymPy and the numbers in NumPy. Where a mistake
is made on one and the other still has it right, its name says on which.
"""

import functools
import os
import re
import shutil
import subprocess
import sys
from typing import NamedTuple
from xml.etree import ElementTree

import mistaken
import nbformat
import pytest

from tools.notebooks import COMPARED, ROOT

pytestmark = pytest.mark.slow

BOOK = ROOT / "book"
CONTROL = "part-3a"


class Mistake(NamedTuple):
    """A room of the package, its text as it stands and as mistaken, and who has to notice."""

    room: str
    edits: dict[str, str]
    chapters: tuple[str, ...]


MISTAKES = {
    "the article's own misprint, on the NumPy side": Mistake(
        "formulas.py",
        {
            "return numpy.sqrt(D)/numpy.sqrt(lam) + 1/lam": (
                "return numpy.sqrt(D)/lam**(3/2) + 1/lam"
            )
        },
        ("part-3a",),
    ),
    # In both formulas, the true and the printed: an exercise divides one by the other.
    "the jump without its root, on the NumPy side": Mistake(
        "formulas.py",
        {
            "return numpy.sqrt(D)/numpy.sqrt(lam) + 1/lam": "return D/numpy.sqrt(lam) + 1/lam",
            "return numpy.sqrt(D)/lam**(3/2) + 1/lam": "return D/lam**(3/2) + 1/lam",
        },
        ("exercises-1", "exercises-3"),
    ),
    "m/lam for m/(2 lam), on the NumPy side": Mistake(
        "solver.py",
        {"S = s * (0.5 * slope) if piece.straight": "S = s * slope if piece.straight"},
        ("part-2a", "part-2c", "part-3-example", "part-3b", "exercises-4"),
    ),
    "a norm without its jump, on the NumPy side": Mistake(
        "norms/norm.py",
        {"Piece(self.k, self.D, self.m)": "Piece(self.k, 0.0, self.m)"},
        ("introduction", "part-5c", "propositions"),
    ),
    "flattening with the wrong sign, on the NumPy side": Mistake(
        "norms/curve.py",
        {"steeper = self.slope - FULL_SLOPE": "steeper = FULL_SLOPE - self.slope"},
        ("part-2b", "part-2d"),
    ),
    "a jump that always arrives whole": Mistake(
        "norms/standard.py",
        {'{"D": tau * self.D}': '{"D": self.D}'},
        ("part-1", "part-4a", "part-5a"),
    ),
    "a ramp that bends twice as fast": Mistake(
        "norms/vague.py",
        {"-flattening / (2.0 * spread)": "-flattening / spread"},
        ("computed",),
    ),
    "a rung that forgets the rungs below": Mistake(
        "norms/ladder.py",
        {"level = pieces[-1].reward(rung.k) + rung.D": "level = rung.D"},
        ("part-4b", "part-5b"),
    ),
    "slides past the norm left out of a sweep": Mistake(
        "population/sweep.py",
        {"    kept = 0.5 * m, 0.5": "    kept = m, 0.5"},
        ("part-5", "exercises-5"),
    ),
    "welfare without what a state has alone": Mistake(
        "response.py",
        {"return self.autonomous + self.gain": "return self.gain"},
        ("index", "part-3", "explorer"),
    ),
    "what a flattening took given back at the next kink": Mistake(
        "generality.py",
        {"line.at(first) + D - lost": "line.at(first) + D"},
        ("part-4c",),
    ),
    "a right of yes or no that is two units, on the SymPy side": Mistake(
        "results/yes_no.py",
        {
            "model.welfare.subs(S, 1)": "model.welfare.subs(S, 2)",
            "left_out.subs(S, 1)": "left_out.subs(S, 2)",
        },
        ("part-2b", "exercises-2"),
    ),
    "a state released without regard to the slope, on the SymPy side": Mistake(
        "results/lower_norm.py",
        {
            "(k, m * s <= 2 * k)": "(k, s <= 2 * k)",
            "(at_norm, m * s <= 2 * k)": "(at_norm, s <= 2 * k)",
        },
        ("part-3b",),
    ),
    "a verdict that passes over the conditions": Mistake(
        "claims/evidence.py",
        {"return Verdict.CONDITIONAL if beyond else Verdict.HOLDS": "return Verdict.HOLDS"},
        ("audit", "errata"),
    ),
    "claims in the order of the alphabet": Mistake(
        "claims/audit.py",
        {"PARTS.index(record.part), number, record.id": "PARTS.index(record.part), 0, record.id"},
        ("map",),
    ),
    "a domain without its ends": Mistake(
        "symbols.py",
        {
            '"slope of benefits beyond the norm", r"0 \\le m \\le 2"': (
                '"slope of benefits beyond the norm", r"0 < m < 2"'
            )
        },
        ("notation",),
    ),
}
BITES = [(name, chapter) for name, mistake in MISTAKES.items() for chapter in mistake.chapters]


def copied(folder, chapters):
    """Copy the package, and the chapters asked for, to a place of their own."""
    mistaken.copied(folder, "backsliding", "book/data")
    for chapter in chapters:
        shutil.copy(BOOK / f"{chapter}.ipynb", folder / "book")


def run_nbval(folder, chapters):
    """Compare the chapters there with their stored outputs; say of each cell why it fails."""
    command = [sys.executable, "-m", "pytest", "-p", "nbval.plugin", "--nbval"]
    command += ["--nbval-current-env", "--color=no", "-rN", "-p", "no:cacheprovider"]
    options = ["-c", os.devnull, "--rootdir", ".", f"--junit-xml={folder / 'report.xml'}"]
    # The other plugins would be loaded once a mistake, and take longer than the shorter chapters.
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    package = {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [*command, *options, *(f"{name}.ipynb" for name in chapters)],
        cwd=folder / "book",
        env=os.environ | package | alone,
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
        folder, mistake = tmp_path_factory.mktemp("mistaken"), MISTAKES[name]
        copied(folder, mistake.chapters)
        mistaken.make(folder, mistake.room, mistake.edits)
        return run_nbval(folder, mistake.chapters)

    return compare


def code_cells(chapter):
    cells = nbformat.read(BOOK / f"{chapter}.ipynb", as_version=4).cells
    return sum(cell.cell_type == "code" for cell in cells)


def test_every_chapter_has_a_mistake_to_notice():
    assert {chapter for _, chapter in BITES} == {path.stem for path in BOOK.glob("*.ipynb")}


def test_without_a_mistake_a_chapter_passes(tmp_path):
    copied(tmp_path, [CONTROL])
    assert run_nbval(tmp_path, [CONTROL]) == {CONTROL: [""] * code_cells(CONTROL)}


@pytest.mark.parametrize(("mistake", "chapter"), BITES)
def test_a_chapter_notices(mistake, chapter, compared):
    cells = compared(mistake)[chapter]
    assert len(cells) == code_cells(chapter)
    failed = [said for said in cells if said]
    differing = [said for said in failed if "Cell outputs differ" in said]
    assert differing, f"{len(failed)} of {len(cells)} cells fail, and none by its output"
    crashed = [said for said in failed if said not in differing and "AssertionError" not in said]
    assert not crashed, crashed[0]
    assert 3 * len(failed) <= 2 * len(cells), f"{len(failed)} of {len(cells)} cells fail"


def test_some_chapter_notices_in_every_kind_of_output(compared):
    said = [said for name in MISTAKES for cells in compared(name).values() for said in cells]
    assert set(re.findall(r"mismatch '([^']+)'", "".join(said))) == COMPARED
