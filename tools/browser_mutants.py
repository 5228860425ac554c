"""Help `make mutants-browser`: write what a mutant is tried on, and judge the report.

    python tools/browser_mutants.py --cases FILE    write cases and Python's answers to them
    python tools/browser_mutants.py                 1 if a mutant survived that the committed
                                                    reference does not explain
    python tools/browser_mutants.py --store         make the reference anew; reasons are kept,
                                                    and new ones are for you to write

A survivor is known by its lines before and after, so that it keeps its reason when it moves.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.notebooks import ROOT

REPORT = ROOT / "_build" / "mutants" / "browser.json"
REFERENCE = ROOT / "reference" / "mutation-browser.json"
CASES = 1000  # of each kind: the first of those that the tests take
STATUSES = {
    "Killed": "killed",
    "Timeout": "timed out",
    "Survived": "survived",
    "NoCoverage": "not covered",
}
DETECTED, UNDETECTED = ("Killed", "Timeout"), ("Survived", "NoCoverage")


def write_cases(path: Path) -> None:
    from tests.test_explorers_model import make_cases, write_cases

    path.parent.mkdir(parents=True, exist_ok=True)
    write_cases(path, make_cases(), CASES)


def place(source: str, mutant: dict) -> dict:
    """Return the lines that a mutant changes, and what it makes of them."""
    start, end = mutant["location"]["start"], mutant["location"]["end"]
    lines = source.splitlines()[start["line"] - 1 : end["line"]]
    before, after = lines[0][: start["column"] - 1], lines[-1][end["column"] - 1 :]
    return {
        "line": start["line"],
        "mutator": mutant["mutatorName"],
        "before": "\n".join(lines).strip(),
        "after": (before + mutant["replacement"] + after).strip(),
    }


def summary(report: dict) -> dict:
    """Return the counts, the score and the survivors of a report, the reasons still to come."""
    mutants = [
        (name, file["source"], mutant)
        for name, file in sorted(report["files"].items())
        for mutant in file["mutants"]
    ]
    counts = Counter(mutant["status"] for _, _, mutant in mutants)
    detected = sum(counts[status] for status in DETECTED)
    valid = detected + sum(counts[status] for status in UNDETECTED)
    return {
        "tool": f"{report['framework']['name']} {report['framework']['version']}",
        "counts": {said: counts[status] for status, said in STATUSES.items()},
        "score": round(100 * detected / valid, 2),
        "survivors": [
            {"file": name, **place(source, mutant), "reason": ""}
            for name, source, mutant in mutants
            if mutant["status"] in UNDETECTED
        ],
    }


def key(survivor: dict) -> tuple[str, str, str]:
    return survivor["file"], survivor["before"], survivor["after"]


def explained(found: dict, reference: dict) -> dict:
    """Return a summary in which the survivors have the reference's reasons."""
    reasons = {key(each): each["reason"] for each in reference["survivors"]}
    survivors = [each | {"reason": reasons.get(key(each), "")} for each in found["survivors"]]
    return found | {"survivors": survivors}


def unexplained(found: dict) -> list[str]:
    """Name the survivors without a reason."""
    return [
        f"{each['file']}:{each['line']}, {each['mutator']}\n- {each['before']}\n+ {each['after']}"
        for each in found["survivors"]
        if not each["reason"]
    ]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, help="write the cases to this file")
    parser.add_argument("--store", action="store_true", help="make the reference anew")
    options = parser.parse_args(arguments)
    if options.cases:
        write_cases(options.cases)
        return 0
    reference = {"survivors": []}
    if REFERENCE.exists():
        reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    found = explained(summary(json.loads(REPORT.read_text(encoding="utf-8"))), reference)
    if options.store:
        REFERENCE.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    wrong = unexplained(found)
    said = ", ".join(f"{count} {status}" for status, count in found["counts"].items())
    print(*wrong, f"{found['score']} % of the browser's mutants noticed: {said}", sep="\n")
    print(f"{len(wrong)} of the survivors lack a reason in {REFERENCE.relative_to(ROOT)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
