"""Mutation testing: its records, what reads them, and a slice of it that is tried every time."""

import mistaken
import pytest

from tools import browser_mutants, python_mutants, survivors
from tools.notebooks import ROOT

pytestmark = pytest.mark.slow

REFERENCES = (python_mutants.REFERENCE, browser_mutants.REFERENCE)


@pytest.fixture(params=REFERENCES, ids=lambda path: path.stem)
def reference(request):
    return survivors.read(request.param)


def test_all_but_a_few_mutants_were_noticed_and_each_other_has_a_reason(reference):
    assert reference["score"] == survivors.score(reference["counts"]) >= 95
    assert survivors.unexplained(reference) == []


def test_the_survivors_are_places_in_the_code(reference):
    for survivor in reference["survivors"]:
        source = (ROOT / survivor["file"]).read_text(encoding="utf-8")
        lines = {line.strip() for line in source.splitlines()}
        assert set(survivor["before"].splitlines()) <= lines, survivor


#: A room, what it has right and what is made of it, and who has to notice.
SLICE = [
    ("domains.py", "np.less_equal(value, 2.0)", "np.less(value, 2.0)", "domains"),
    ("formulas.py", "lam*(k - 1/lam)**2", "lam*(k + 1/lam)**2", "closed_forms"),
    ("formulas.py", "4*(-D + k*m - 2*k)", "4*(D + k*m - 2*k)", "membership"),
    ("generality.py", "line.at(first) + D - lost", "line.at(first) + D", "generality"),
    ("kernels.py", "kernel.share(z) - lost", "kernel.share(z) + lost", "vagueness"),
    ("norms/ladder.py", "reward(rung.k) + rung.D", "reward(rung.k)", "norms"),
    ("norms/standard.py", '{"D": tau * self.D}', '{"D": self.D}', "norms"),
    ("norms/vague.py", "-flattening / (2.0 * spread)", "-flattening / spread", "vagueness"),
    ("population/sweep.py", "    kept = 0.5 * m\n", "    kept = m\n", "sweep"),
    ("response.py", "self.autonomous + self.gain", "self.gain", "response"),
    ("solver.py", "advantage >= -doubt", "advantage >= doubt", "response"),
    ("theories.py", "+ theta / np.asarray(k)", "- theta / np.asarray(k)", "theories"),
    ("yes_no.py", "np.less_equal(", "np.less(", "yes_no"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package and of its tests; a mistake in it is mended afterwards."""
    folder = tmp_path_factory.mktemp("mutants")
    mistaken.copied(folder, "backsliding", "tests", "tools")
    return folder


@pytest.mark.parametrize(("room", "right", "wrong", "test"), SLICE)
def test_a_mutant_is_noticed(copy, room, right, wrong, test):
    mistaken.make(copy, room, {right: wrong})
    run = mistaken.tested(copy, f"tests/test_{test}.py", options=["-x"])
    (copy / "backsliding" / room).write_bytes((ROOT / "backsliding" / room).read_bytes())
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr


def test_without_a_mutant_the_tests_pass(copy):
    run = mistaken.tested(copy, *sorted({f"tests/test_{test}.py" for *_, test in SLICE}))
    assert run.returncode == pytest.ExitCode.OK, run.stdout + run.stderr


DIFF = """\
# backsliding.rooms.x_area__mutmut_1: survived
--- backsliding/rooms.py
+++ backsliding/rooms.py
@@ -1,3 +1,3 @@
 def area(a, b):
     # of a rectangle
-    return a * b
+    return a / b
"""


def test_what_a_mutant_changes_is_read_from_its_diff():
    changed = {"before": "return a * b", "after": "return a / b"}
    assert python_mutants.change(DIFF) == {
        "file": "backsliding/rooms.py",
        **changed,
        "reason": "",
    }


@pytest.mark.parametrize(("counts", "code"), [({}, 0), ({"not tried": 1}, 1)])
def test_a_run_that_was_not_finished_fails_and_says_so(tmp_path, capsys, counts, code):
    counts = {"killed": 1, "timed out": 0, "survived": 0, "not covered": 0, **counts}
    found = {"counts": counts, "score": survivors.score(counts), "survivors": []}
    assert survivors.judge(found, tmp_path / "none.json", store=False) == code
    assert ("1 not tried" in capsys.readouterr().out) == bool(code)
    ends = ("killed", "not checked", "check was interrupted by user")
    listing = "".join(f"    rooms.x_area__mutmut_{n}: {end}\n" for n, end in enumerate(ends))
    assert list(python_mutants.statuses(listing).values()) == ["killed", "not tried", "not tried"]


def test_a_run_that_was_not_finished_is_not_stored(tmp_path, capsys):
    counts = {"killed": 0, "timed out": 0, "survived": 0, "not covered": 0, "not tried": 2}
    found = {"counts": counts, "score": survivors.score(counts), "survivors": []}
    assert survivors.judge(found, tmp_path / "none.json", store=True) == 1
    assert "Not stored" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


MUTANT = {
    "mutatorName": "EqualityOperator",
    "replacement": "a >= b",
    "status": "Survived",
    "location": {"start": {"line": 2, "column": 7}, "end": {"line": 2, "column": 12}},
}
REPORT = {
    "framework": {"name": "StrykerJS", "version": "9"},
    "files": {
        "model.js": {
            "source": "// Two numbers.\n  if (a > b) a = b;\n",
            "mutants": [MUTANT, MUTANT | {"status": "Killed"}, MUTANT | {"status": "Timeout"}],
        }
    },
}


def test_a_mutant_that_survived_is_named_until_it_has_a_reason():
    found = browser_mutants.summary(REPORT)
    assert found["score"] == 66.67
    assert found["counts"] == {"killed": 1, "timed out": 1, "survived": 1, "not covered": 0}
    (named,) = survivors.unexplained(found)
    assert "- if (a > b) a = b;" in named and "+ if (a >= b) a = b;" in named
    reason = {"reason": "An equal number replaces itself."}
    reference = {"survivors": [found["survivors"][0] | reason | {"line": 70}]}
    assert survivors.unexplained(survivors.explained(found, reference)) == []
    elsewhere = {"survivors": [reference["survivors"][0] | {"after": "if (a < b) a = b;"}]}
    assert survivors.unexplained(survivors.explained(found, elsewhere)) == [named]
