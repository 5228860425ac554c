"""``python -m backsliding audit``: decide the claims and say which verdicts came out."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from .audit import Audit, audit
from .deciding import Answer, Decision, Question
from .exactly import written
from .loading import all_records, find
from .record import PARTS, About, Claim, Outcome

HELP = "decide the formal statement of every claim"
#: How the files of SMT-LIB are named.
ABOUT = {About.CLAIM: "right", About.WITHOUT: "without", About.PRINT: "printed"}
#: What a solver says of a question; it is asked for a case in which the statement is false.
STATUS = {Answer.PROVED: "unsat", Answer.REFUTED: "sat", Answer.OPEN: "unknown"}


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
        If an id is not that of a record, or the folder for SMT-LIB is there already.
    """
    records = _chosen(options)
    if options.smt and os.path.lexists(options.smt):
        raise ValueError(f"--smt must name a folder that is not there yet; got {options.smt}")
    found = audit(records, _Progress(len(records), sys.stderr))
    if options.json:
        json.dump(found.rows(), sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(report(found, in_full=bool(options.id)))
    if options.smt:
        sys.stderr.write(f"{_write(found, options.smt)} questions written to {options.smt}\n")
    return 0 if found.passed else 1


def _chosen(options: argparse.Namespace) -> list[Claim]:
    records = [find(id) for id in dict.fromkeys(options.id)] if options.id else all_records()
    part = options.part
    return [r for r in records if part is None or r.part.removeprefix("Part ") == part]


def report(found: Audit, in_full: bool = False) -> str:
    """Return what the command prints: one line a claim, the counts, and what stays open."""
    lines = []
    for outcome in found.outcomes:
        record, mark = outcome.claim, "ok " if outcome.passed else "?? "
        lines.append(f"{mark} {record.id:5} {outcome.words:60} {record.place}")
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
    said = {
        "given": ", ".join(record.given),
        "on condition that": record.condition,
        "in some case" if record.may else "then" if record.given else "always": record.statement,
        "as printed": record.printed,
        **{f"where {name} =": meaning for name, meaning in record.where.items()},
        **{f"and {name} is short for": text for name, text in record.let.items()},
    }
    yield from (f"{word} {text}" for word, text in said.items() if text)
    yield outcome.route
    for about, case in outcome.worlds.items():
        yield f"exact case, of {about}: {written(case)}"
    if outcome.seconds:
        yield ", ".join(f"{name} {took:.2f} s" for name, took in outcome.seconds.items())


def questions(found: Audit) -> Iterator[tuple[str, str]]:
    """Yield a file name and the SMT-LIB for everything the procedures were asked.

    ``C18.right.1.smt2`` asks the first part of C18 as the row has it; ``printed`` stands for the
    formula as printed, ``without`` for the claim without its condition. Where both procedures
    settled the part in other forms, each easier and no weaker than the whole, these follow as
    ``C18.right.1.form1.smt2`` and so on: together they prove what the whole asks.
    """
    for outcome in found.outcomes:
        for about, part, number, decision in _asked(outcome):
            name, whole = f"{outcome.claim.id}.{ABOUT[about]}.{number}", part.smt()
            yield f"{name}.smt2", _file(outcome.claim, about, whole, STATUS[decision.answer])
            forms = [form for form in decision.texts if decision.texts != (whole,)]
            for n, form in enumerate(forms, start=1):
                yield f"{name}.form{n}.smt2", _file(outcome.claim, about, form, "unsat")


def _asked(outcome: Outcome) -> Iterator[tuple[About, Question, int, Decision]]:
    """Yield each part of what was asked, with its number and what was decided of it."""
    for about, question in outcome.claim.questions():
        parts = [question] if outcome.claim.may else question.parts()
        decided = zip(parts, outcome.found[about], strict=False)  # none after one is refuted
        for number, (part, decision) in enumerate(decided, start=1):
            yield about, part, number, decision


def _file(claim: Claim, about: About, text: str, status: str) -> str:
    said = (f"{claim.id}, {about}", claim.place, claim.claim)
    comment = "\n".join(f"; {' '.join(line.split())}" for line in said)
    return (
        f"(set-info :smt-lib-version 2.6)\n(set-logic QF_NRA)\n{comment}\n"
        f"(set-info :status {status})\n{text}\n(check-sat)\n(exit)\n"
    )


def _write(found: Audit, folder: Path) -> int:
    """Write all questions into a folder, which is made if there are any; return how many."""
    files = dict(questions(found))
    if files:
        folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return len(files)


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
