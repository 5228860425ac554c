"""Help `make mutants-browser`: write what a mutant is tried on, and judge the report.

python tools/browser_mutants.py --cases FILE    write cases and Python's answers to them
python tools/browser_mutants.py                 1 if a mutant survived that the committed
                                                reference does not explain
python tools/browser_mutants.py --store         make the reference anew; reasons are kept,
                                                and new ones are for you to write
"""

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import survivors
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
UNDETECTED = ("Survived", "NoCoverage")


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
    ends = Counter(mutant["status"] for _, _, mutant in mutants)
    counts = {said: ends[status] for status, said in STATUSES.items()}
    return {
        "tool": f"{report['framework']['name']} {report['framework']['version']}",
        "counts": counts,
        "score": survivors.score(counts),
        "survivors": [
            {"file": name, **place(source, mutant), "reason": ""}
            for name, source, mutant in mutants
            if mutant["status"] in UNDETECTED
        ],
    }


def main() -> int:
    parser = survivors.asked(__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, help="write the cases to this file")
    options = parser.parse_args()
    if options.cases:
        write_cases(options.cases)
        return 0
    return survivors.judge(
        summary(json.loads(REPORT.read_text(encoding="utf-8"))), REFERENCE, options.store
    )


if __name__ == "__main__":
    sys.exit(main())
