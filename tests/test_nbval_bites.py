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
        "part-3.ipynb",
        "formulas.py",
        "return numpy.sqrt(D)/numpy.sqrt(lam) + 1/lam",
        "return numpy.sqrt(D)/lam**(3/2) + 1/lam",
    ),
}


def run_nbval(notebook, package_parent):
    """Compare one notebook with its stored outputs, against the package found there."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "--color=no"]
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", notebook.name],
        cwd=notebook.parent,
        env=os.environ | {"PYTHONPATH": str(package_parent), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize("mistake", MISTAKES)
def test_nbval_notices(mistake, tmp_path):
    chapter, room, right, wrong = MISTAKES[mistake]
    copy = tmp_path / "backsliding"
    shutil.copytree(ROOT / "backsliding", copy, ignore=shutil.ignore_patterns("__pycache__"))
    notebook = tmp_path / "book" / chapter
    notebook.parent.mkdir()
    shutil.copy(ROOT / "book" / chapter, notebook)
    source = (copy / room).read_text(encoding="utf-8")
    assert source.count(right) == 1, f"{room} no longer reads {right!r}"
    (copy / room).write_text(source.replace(right, wrong), encoding="utf-8")

    run = run_nbval(notebook, tmp_path)

    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr
    assert "disagrees with newly computed" in run.stdout or "mismatch '" in run.stdout
    # It failed because an output differs, in a chapter that otherwise runs.
    assert "Cell execution caused an exception" not in run.stdout, run.stdout
    passed = re.search(r"(\d+) passed", run.stdout)
    assert passed and int(passed[1]) > 0, run.stdout
