"""Write TESTING.md from the record of a run: what was tried, how often, how closely, how long.

    python -m pytest --junitxml=run-record.xml
    python tools/write_testing.py run-record.xml [record of some files, run again after a mend ...]

Tolerances and the tests that notice the misprint are read from the tests, mutation scores and
reproductions from their records in `reference/`. A record of a part of the tests gives a part of
the page.
"""

import base64
import json
import os
import platform
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tools import reproduce, survivors  # noqa: E402 - the path comes first

PACKAGES = ("numpy", "sympy", "matplotlib", "hypothesis", "pytest")
#: The tolerances that tests name: module and constants.
TOLERANCES = {"test_extremes": ("SAME_POLICY", "DEFINITE", "SAME_WELFARE")}


class Suite(NamedTuple):
    """One file of tests in the record."""

    tests: int
    failed: int
    cases: int
    seconds: float


def suites(record: ET.Element) -> dict[str, Suite]:
    """Add a record up by file, or by kind where a kind has many files."""
    rows: dict[str, list] = defaultdict(lambda: [0, 0, 0, 0.0])
    for case in record.iter("testcase"):
        row = rows[_suite(case)]
        row[0] += 1
        row[1] += case.find("failure") is not None or case.find("error") is not None
        row[3] += float(case.get("time", 0.0))
    for name, cases in _drawn(record):
        rows[name][2] += cases
    return {name: Suite(*row) for name, row in sorted(rows.items())}


def _suite(case: ET.Element) -> str:
    place = case.get("classname", "") or case.get("name", "")
    if place.startswith("tests."):
        return f"tests/{place.split('.')[1]}.py"
    if place.startswith("backsliding"):
        return "docstrings"
    return "README" if "README" in place + case.get("name", "") else "chapters"


def _drawn(record: ET.Element) -> list[tuple[str, int]]:
    """Return how many cases Hypothesis drew, by file: its plugin leaves that in the record."""
    found = []
    for each in record.iter("property"):
        name = each.get("name", "").removeprefix("hypothesis-statistics-")
        if name != each.get("name"):
            said = base64.b64decode(each.get("value", "")).decode("utf-8")
            drawn = sum(map(int, re.findall(r"(\d+) passing", said)))
            found.append((name.partition("::")[0], drawn))
    return found


def page(record: ET.Element, *again: ET.Element) -> str:
    """Return the whole of TESTING.md; what was run again takes the place of its first run."""
    rows, mended = suites(record), {}
    for each in again:
        mended |= suites(each)
    rows |= mended
    total = Suite(*(sum(column) for column in zip(*rows.values(), strict=True)))
    parts = [
        "# What the tests try\n\nWritten by `tools/write_testing.py` from the record of the run "
        f"of {_when(record)}, not by hand. Cases drawn are those of Hypothesis. Mutations and "
        "reproductions have records of their own, in `reference/`."
        + "".join(f" Run again after a mend: `{name}`." for name in mended),
        _run(),
        "## Suites\n\n" + _table(rows, total),
        "## Tolerances\n\n" + _tolerances(),
        "## Bad input\n\n" + _bad_input(),
        "## The misprint\n\n" + _misprint(),
        "## Reproduction\n\n" + _reproduction(),
        "## Mutation testing\n\n" + _mutation(),
    ]
    return "\n\n".join(parts) + "\n"


def _when(record: ET.Element) -> str:
    """Return the day of the run."""
    stamps = [suite.get("timestamp", "") for suite in record.iter("testsuite")]
    return min(stamps, default="").partition("T")[0] or "an unknown day"


def _run() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    return f"Python {platform.python_version()}, {machine}; {packages}."


def _table(rows: dict[str, Suite], total: Suite) -> str:
    head = "| suite | tests | failed | cases drawn | seconds |\n| :-- | --: | --: | --: | --: |"
    lines = [
        f"| {name} | {s.tests} | {s.failed} | {s.cases or ''} | {s.seconds:.1f} |"
        for name, s in [*rows.items(), ("all", total)]
    ]
    return "\n".join([head, *lines])


def _tolerances() -> str:
    lines = ["Three routes, from 1e-12 to 1e12 and at zero (`tests/test_extremes.py`):", ""]
    for module, names in TOLERANCES.items():
        source = (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8")
        for name in names:
            words, value = re.search(rf"#: ([^\n]*)\n{name} = (\S+)", source).groups()
            lines.append(f"- {value}: {words}")
    return "\n".join(lines)


def _bad_input() -> str:
    table = import_module("test_bad_input")
    kinds = len(import_module("bad_input").KINDS)
    parameters = sum(len(table.domains_of(name)) for name in table.OFFERS)
    return (
        f"{len(table.OFFERS)} public functions, classes and methods, {parameters} parameters, "
        f"{kinds} kinds of argument: {kinds * parameters:,} cells, each with a verdict "
        "(`tests/bad_input.py`)."
    )


def _misprint() -> str:
    noticed = import_module("test_misprint").NOTICED_BY
    lines = [f"- {route}: `{test.rpartition('::')[2]}`" for route, test in noticed.items()]
    return "\n".join(
        [
            "With the exponent that footnote 114 (Part III.A) prints for the critical norm in a "
            "copy of the package, each of these fails (`tests/test_misprint.py`):",
            "",
            *lines,
        ]
    )


def _reproduction() -> str:
    """List the runs against the reference that stands; those against an older one do not count."""
    reference = json.loads(reproduce.REFERENCE.read_text(encoding="utf-8"))
    lines = [
        f"| {each['python']} | {each['machine']} | {each['commit']} | {each['compared']} "
        f"| {', '.join(each['differences']) or 'none'} |"
        for each in reproduce.current(reproduce.read_records(), reference)
    ]
    return "\n".join(
        [
            "Every figure's SVG and the ledger, made again with the pinned packages and compared "
            "byte for byte by `tools/reproduce.py --record`.\n",
            "| Python | machine | commit | compared | differ |\n| :-- | :-- | :-- | --: | :-- |",
            *lines,
        ]
    )


def _mutation() -> str:
    names = {"the package": "mutation.json", "the browser's model": "mutation-browser.json"}
    records = {name: survivors.read(ROOT / "reference" / file) for name, file in names.items()}
    lines = [
        _scores(f"{name} (`{each['tool']}`)", each["counts"]) for name, each in records.items()
    ]
    lines += [
        _scores(f"`{name}`", counts) for name, counts in records["the package"]["rooms"].items()
    ]
    reasons = Counter(
        (each["file"], each["reason"]) for r in records.values() for each in r["survivors"]
    )
    return "\n".join(
        [
            "Recorded by `make mutants` and `make mutants-browser`. Tried are the mathematical "
            "modules that `pyproject.toml` lists, not the book's figures, texts and claims, which "
            "the chapters check. A mutant that never ends is noticed. Every `make test` tries a "
            f"slice of {len(import_module('test_mutation').SLICE)} such mistakes, chosen by hand."
            "\n",
            "| what | mutants | failed a test | never ended | survived | noticed, per cent |\n"
            "| :-- | --: | --: | --: | --: | --: |",
            *lines,
            "\nWhy no answer can show those that survived; `reference/` has their lines:\n",
            *(f"- `{file}`, {n}: {why}" for (file, why), n in sorted(reasons.items())),
        ]
    )


def _scores(name: str, counts: dict[str, int]) -> str:
    left = counts["survived"] + counts["not covered"]
    ends = f"{counts['killed']} | {counts['timed out']} | {left}"
    return f"| {name} | {sum(counts.values())} | {ends} | {survivors.score(counts):.1f} |"


def main(arguments: list[str]) -> None:
    records = [ET.parse(path).getroot() for path in arguments]
    (ROOT / "TESTING.md").write_text(page(*records), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
