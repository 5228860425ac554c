"""Proof that the comparison of notebooks can fail: a wrong formula is noticed.

A copy of the package gets one formula wrong and one chapter is run against it.
"""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tools.notebooks import ROOT

# The chapter, the room, the formula as it stands, and the same with a mistake in it.
MISTAKES = {
    "the article's own misprint": (
        "part-3a.ipynb",
        "formulas.py",
        "return numpy.sqrt(D)/numpy.sqrt(lam) + 1/lam",
        "return numpy.sqrt(D)/lam**(3/2) + 1/lam",
    ),
}


def run_nbval(notebook, package_parent):
    """Compare one notebook with its stored outputs, against the package found there."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        "--nbval-current-env",
        "--color=no",
        "-rN",
    ]
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", notebook.name],
        cwd=notebook.parent,
        env=os.environ | {"PYTHONPATH": str(package_parent), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )


def outcome(run):
    """Return how many cells passed and how many failed."""
    counts = {
        word: int(number) for number, word in re.findall(r"(\d+) (passed|failed)", run.stdout)
    }
    return counts.get("passed", 0), counts.get("failed", 0)


@pytest.fixture
def copied(tmp_path):
    """Copy the package, and the chapter asked for, to a place of their own."""

    def copy(chapter):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "backsliding", tmp_path / "backsliding", ignore=ignore)
        notebook = tmp_path / "book" / chapter
        notebook.parent.mkdir()
        return tmp_path / "backsliding", shutil.copy(ROOT / "book" / chapter, notebook)

    return copy


@pytest.mark.parametrize("mistake", MISTAKES)
def test_nbval_notices(mistake, copied):
    chapter, room, right, wrong = MISTAKES[mistake]
    package, notebook = copied(chapter)
    # As it stands the chapter passes, so what fails below fails because of the mistake.
    run = run_nbval(notebook, package.parent)
    cells, failed = outcome(run)
    assert cells > 0 and failed == 0, run.stdout + run.stderr

    source = (package / room).read_text(encoding="utf-8")
    assert source.count(right) == 1, f"{room} no longer reads {right!r}"
    (package / room).write_text(source.replace(right, wrong), encoding="utf-8")
    run = run_nbval(notebook, package.parent)

    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr
    passed, failed = outcome(run)
    assert passed + failed == cells and 0 < failed < cells, run.stdout
    # The chapter still runs; its outputs differ.
    assert run.stdout.count("Cell outputs differ") == failed, run.stdout
    for kind in ("text/markdown", "image/svg+xml"):
        assert f"mismatch '{kind}'" in run.stdout, run.stdout
