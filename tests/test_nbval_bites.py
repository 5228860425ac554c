"""Proof that the comparison of notebooks can fail: every chapter notices a package that is wrong.

The mistakes are made in the chapter's kernel before its first cell, each by putting one function
in another's place. The chapter has to notice in what it prints, or by an assertion of its own.
"""

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from tools.notebooks import ROOT, chapters

pytestmark = pytest.mark.slow

CHAPTERS = [path.stem for path in chapters()]
WAYS = ("Cell outputs differ", "AssertionError")
MISTAKES = """
import sys
from dataclasses import replace

from backsliding import Norm, claims, derivation, formulas, generality, solver, symbols
from backsliding.book import reference
from backsliding.book.explorers import engine


def put(room, name, wrong):
    right = getattr(room, name)
    for module in [module for at, module in sys.modules.items() if at.startswith("backsliding")]:
        for alias in [alias for alias, value in vars(module).items() if value is right]:
            setattr(module, alias, lambda *given, **named: wrong(right, *given, **named))


def low(search, lam, curve):
    found = search(lam, curve)
    return found._replace(policy=0.99 * found.policy)


def of_another_state(run, function, about, values):
    own = values.get("lam")
    return run(function, about, values | ({"lam": 2 * own} if isinstance(own, float) else {}))


put(solver, "search", low)
put(engine, "run", of_another_state)
curve = Norm.curve
Norm.curve = lambda self: curve(replace(self, D=0.0 * self.D, m=2.0 + 0.0 * self.m))
put(formulas, "critical_norm", lambda right, lam, D: formulas.printed_critical_norm(lam, D))
put(claims, "all", lambda right: right()[::-1])
right = generality.Benefits.best_policies
generality.Benefits.best_policies = lambda self, k=None, D=0, flattened=0: (
    right(self, k, 0, flattened)
)
found, holds, needs = claims.Outcome.verdict.fget, claims.Verdict.HOLDS, claims.Verdict.CONDITIONAL
swapped = {holds: needs, needs: holds}
claims.Outcome.verdict = property(lambda self: swapped.get(found(self), found(self)))
printed = derivation.Derivation._repr_markdown_
derivation.Derivation._repr_markdown_ = lambda self: printed(replace(self, steps=self.steps[:-1]))
first, *others = symbols.NOTATION
symbols.NOTATION = reference.NOTATION = (replace(first, meaning="something else"), *others)
"""


@pytest.fixture(scope="module")
def complaints(tmp_path_factory):
    """What is said against the cells of each chapter, all run with a package that is wrong."""
    folder = tmp_path_factory.mktemp("mistaken")
    startup = folder / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "mistakes.py").write_text(MISTAKES, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "nbval.plugin", "-p", "xdist.plugin"]
    command += ["--nbval", "--nbval-current-env", "--color=no", "-n", "auto", "--dist", "loadfile"]
    options = ["-c", os.devnull, "--rootdir", ".", f"--junit-xml={folder / 'report.xml'}"]
    kernel = {"IPYTHONDIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [*command, *options, *(f"{name}.ipynb" for name in CHAPTERS)],
        cwd=ROOT / "book",
        env=os.environ | kernel | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout
    found = dict.fromkeys(CHAPTERS, "")
    for cell in ElementTree.parse(folder / "report.xml").iter("testcase"):
        name = cell.get("classname").removesuffix(".ipynb")
        found[name] += "".join(text for e in cell.iter("failure") for text in e.itertext())
    return found


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_notices(complaints, chapter):
    assert any(way in complaints[chapter] for way in WAYS), complaints[chapter]
