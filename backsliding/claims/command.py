"""``python -m backsliding audit``: run the checks and say which verdicts came out."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TextIO

from .audit import Audit, all, audit, find, verdict_of
from .places import PARTS
from .record import Claim, Outcome

HELP = "run the check of every claim and compare its verdict with the expected one"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parts = [part.removeprefix("Part ") for part in PARTS]
    some = parser.add_mutually_exclusive_group()
    some.add_argument("--id", action="append", help="only this record, C18 say; may be repeated")
    some.add_argument("--part", choices=parts, help="only the records of one Part, or ours")
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(options: argparse.Namespace) -> int:
    """Run the audit; return 0 if every verdict is the expected one, else 1.

    Raises
    ------
    ValueError
        If an id is not that of a record.
    """
    records = _chosen(options)
    found = audit(records, _Progress(len(records), sys.stderr))
    if options.json:
        json.dump(found.rows(), sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(report(found, with_evidence=bool(options.id)))
    return 0 if found.passed else 1


def _chosen(options: argparse.Namespace) -> list[Claim]:
    records = [find(id) for id in dict.fromkeys(options.id)] if options.id else all()
    part = options.part
    return [r for r in records if part is None or r.part.removeprefix("Part ") == part]


def report(found: Audit, with_evidence: bool = False) -> str:
    """Return what the command prints: one line a claim, the counts, and what differs."""
    lines = []
    for outcome in found.outcomes:
        record, mark = outcome.claim, "ok " if outcome.passed else "NOT"
        lines.append(f"{mark} {record.id:5} {verdict_of(outcome):60} {record.place}")
        lines.append(f"          {record.claim}")
        if with_evidence or not outcome.passed:
            lines += _evidence(outcome)
    lines.append("")
    lines += [f"{number:4} {verdict}" for verdict, number in found.counts().items()]
    failed = [o.claim.id for o in found.outcomes if not o.passed]
    lines.append(f"{len(found.outcomes)} claims; not as expected: {', '.join(failed) or 'none'}")
    return "\n".join(lines) + "\n"


def _evidence(outcome: Outcome) -> list[str]:
    record = outcome.claim
    lines = [record.statement]
    lines += [f"if {record.condition}"] if record.condition else []
    lines += [] if outcome.passed else [f"expected: {record.verdict}"]
    for e in outcome.findings:
        found = "the claim holds here" if e.claim_holds else "the claim fails here"
        lines.append(f"- {e.kind}, {e.about}: {e.words}: {found}")
    return [f"          {line}" for line in lines]


class _Progress:
    """Says how far the audit has come: on one line of a terminal, else by a dot a claim."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self.done, self.total, self.stream = 0, total, stream

    def __call__(self, outcome: Outcome) -> None:
        self.done += 1
        said = f"\r{self.done:4} of {self.total} checked: {outcome.claim.id:5}"
        end = "\n" if self.done == self.total else ""
        self.stream.write((said if self.stream.isatty() else ".") + end)
        self.stream.flush()
