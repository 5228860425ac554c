"""``python -m backsliding audit``: decide the claims and say which verdicts came out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from .audit import Audit, all, audit, find, verdict_of
from .places import PARTS
from .record import Claim, Outcome
from .typeset import text, world

HELP = "decide the formal statement of every claim"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parts = [part.removeprefix("Part ") for part in PARTS]
    some = parser.add_mutually_exclusive_group()
    some.add_argument("--id", action="append", help="only this record, C18 say; may be repeated")
    some.add_argument("--part", choices=parts, help="only the records of one Part, or ours")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument(
        "--smt",
        metavar="FOLDER",
        type=Path,
        help="write every question as SMT-LIB into a new folder",
    )


def run(options: argparse.Namespace) -> int:
    """Run the audit; return 0 if every claim got a verdict, else 1.

    Raises
    ------
    ValueError
        If an id is not that of a record.
    FileExistsError
        If the folder for SMT-LIB is there already.
    """
    records = _chosen(options)
    if options.smt:
        options.smt.mkdir(parents=True)
    found = audit(records, _Progress(len(records), sys.stderr))
    if options.json:
        json.dump(found.rows(), sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(report(found, in_full=bool(options.id)))
    if options.smt:
        for name, content in questions(found):
            (options.smt / name).write_text(content, encoding="utf-8")
    return 0 if found.passed else 1


def _chosen(options: argparse.Namespace) -> list[Claim]:
    records = [find(id) for id in dict.fromkeys(options.id)] if options.id else all()
    part = options.part
    return [r for r in records if part is None or r.part.removeprefix("Part ") == part]


def report(found: Audit, in_full: bool = False) -> str:
    """Return what the command prints: one line a claim, the counts, and what stays open."""
    lines = []
    for outcome in found.outcomes:
        record, mark = outcome.claim, "ok " if outcome.passed else "?? "
        lines.append(f"{mark} {record.id:5} {verdict_of(outcome):60} {record.place}")
        lines.append(f"          {record.claim}")
        if in_full or not outcome.passed:
            lines += [f"          {line}" for line in _details(outcome)]
    lines.append("")
    lines += [f"{number:4} {verdict}" for verdict, number in found.counts().items()]
    still = [o.claim.id for o in found.outcomes if not o.passed]
    lines.append(f"{len(found.outcomes)} claims; not established: {', '.join(still) or 'none'}")
    return "\n".join(lines) + "\n"


def _details(outcome: Outcome) -> Iterator[str]:
    record = outcome.claim
    if record.given:
        yield "given " + ", ".join(map(text, record.given))
    if record.condition is not None:
        yield f"if {text(record.condition)}"
    yield ("there is a case in which " if record.may else "then ") + text(record.statement)
    for name, meaning in record.where.items():
        yield f"where {name} = {text(meaning)}"
    yield outcome.route
    for about, case in outcome.worlds.items():
        yield f"exact case, of {about}: {world(case)}"
    yield ", ".join(f"{name} {took:.2f} s" for name, took in outcome.seconds.items())


def questions(found: Audit) -> Iterator[tuple[str, str]]:
    """Yield a file name and the SMT-LIB for everything the procedures were asked."""
    for outcome in found.outcomes:
        record = outcome.claim
        for about, asked in record.questions():
            parts = [asked] if record.may else list(asked.parts())
            for number, (part, decision) in enumerate(
                zip(parts, outcome.found[about], strict=False), start=1
            ):
                status = {"proved": "unsat", "refuted": "sat"}.get(decision.answer, "unknown")
                comment = "\n".join(
                    f"; {line}" for line in (record.id, record.place, record.claim)
                )
                head = (
                    f"{comment}\n(set-info :smt-lib-version 2.6)\n(set-logic QF_NRA)\n"
                    f"(set-info :status {status})\n"
                )
                yield (
                    f"{record.id}.{about.name.lower()}.{number}.smt2",
                    f"{head}{part.smt()}\n(check-sat)\n(exit)\n",
                )


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
