"""``backsliding world FILE``: what norms do to the states of a file."""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ... import domains
from ...norms import Norm
from ...population import Population
from ...tables import Table
from .reader import COLUMNS, read
from .report import states_table, totals_table

HELP = "ask what a norm does to the states of a file, or which norm does most good"

STRAY = (
    "; an option takes one value: give it again for another (--k 0.4 --k 0.5), and put a value "
    "with spaces in quotation marks"
)

#: Formats of a figure by the end of the file's name, without the date, so that runs agree.
FIGURES = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}, ".png": {}}

#: What was asked about a norm, what it does to each state, and the sums.
Answer = tuple[dict[str, Any], Table, Table]

#: How the name of a file to be written may end.
ENDS = (".csv", ".json", *FIGURES)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.epilog = (
        "Write numbers with a point before decimals, and a header with spaces in quotation marks: "
        'backsliding world scores.csv --policy "Civil score" --k 0.4 --k 0.5 --D 0.1'
    )
    add = parser.add_argument
    add(
        "file",
        type=Path,
        help="text (UTF-8) with commas, semicolons or tabs between columns: "
        f"{', '.join(COLUMNS)}; one of S and lam; weight and region if wanted",
    )
    level = parser.add_mutually_exclusive_group(required=True)
    level.add_argument(
        "--k",
        type=number,
        action="append",
        help="level of the norm, in the unit of S; for several levels give it several times",
    )
    level.add_argument(
        "--best",
        action="store_true",
        help="find the norm that does most good; it knows no upper end of S",
    )
    add("--D", type=number, required=True, help="jump in leaders' benefits at k, in the unit of S")
    add("--m", type=number, default=1.0, help="slope beyond k, 0 to 2; 1 if not set")
    add("--voluntary", action="store_true", help="let states refuse; if not set nobody can")
    add("--name", metavar='"HEADER"', help="the column with the states' names, if not name")
    add("--policy", metavar='"HEADER"', help="the column with S, from a true zero, if not S")
    add("--year", help="the year to take of a table with several")
    add("--year-column", metavar='"HEADER"', help="the column with the year, if not year")
    add("--drop-missing", action="store_true", help="leave out states with an empty cell")
    add("--as", dest="form", choices=FORMS, default="text", help="what is printed, if not text")
    add(
        "--out",
        type=Path,
        help="a new file: .csv or .json takes the table, .svg, .pdf or .png a figure of one norm",
    )
    add("--force", action="store_true", help="let --out replace a file that is there")


def run(options: argparse.Namespace) -> int:
    """Print the tables, write the file if there is to be one; return 0.

    Raises
    ------
    ValueError
        If the file cannot be read as a world, a parameter lies outside its domain, or the other
        file cannot be written.
    """
    try:
        if options.out is not None:
            _ensure_free(options)
        asked = ("name", "policy", "year", "year_column", "drop_missing")
        pop = read(options.file, note=_say, **{each: getattr(options, each) for each in asked})
        norms = [Norm(k, options.D, options.m) for k in _asked_levels(options, pop)]
        answers = [answer(pop, norm, options.voluntary) for norm in norms]
        if options.out is not None:
            kind = options.out.suffix.lower()
            if kind in FIGURES:
                _write(_drawn(kind, pop, norms, options.voluntary), options)
            else:
                _write(FORMS[kind[1:]](answers).encode(), options)
    except OSError as error:
        raise ValueError(f"{error.filename}: {error.strerror}") from None
    sys.stdout.write(FORMS[options.form](answers))
    if options.out is not None:
        _say(f"Written: {options.out}")
    return 0


def number(text: str) -> float:
    """Return an option's number; refuse a comma, which may stand within one or between two."""
    try:
        return float(text.replace("_", "?"))  # 1_5 is fifteen in Python only
    except ValueError:
        example = text.replace(",", ".") if re.fullmatch(r"-?\d*,\d+", text) else "0.5"
        raise argparse.ArgumentTypeError(
            f"{domains.quoted(text)} is not one number; write decimals with a point, as in "
            f"{example}, and several levels of a norm as in --k 1 --k 2"
        ) from None


def _asked_levels(options: argparse.Namespace, pop: Population) -> list[float]:
    if not options.best:
        return options.k
    best = pop.best_norm(options.D, options.m, voluntary=options.voluntary)
    if best.k > pop.autonomous.max():
        _say(
            "The best level is above every state's own policy. Whether S can go so "
            "high is not known here; if it cannot, ask about lower levels with --k."
        )
    if not best.attained:
        _say("No level is best: just above this one, one more state would join, and slide.")
    return [float(best.written)]


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def answer(pop: Population, norm: Norm, voluntary: bool = False) -> Answer:
    """Return what was asked about one norm, what it does to each state, and the sums."""
    asked = {"k": norm.k, "D": norm.D, "m": norm.m, "voluntary": voluntary}
    totals = totals_table(pop.respond(norm, voluntary=voluntary))
    return asked, states_table(pop, norm, voluntary=voluntary), totals


def text(answers: list[Answer]) -> str:
    """Return for each norm what it is, a row for each state, and the sums."""
    parts = []
    for asked, states, totals in answers:
        head = "Norm at k = {k:.12g}, with D = {D:.12g} and m = {m:.12g}. ".format(**asked)
        head += (
            "States that would refuse are left as they are."
            if asked["voluntary"]
            else "The sums are as if nobody could refuse."
        )
        head += " The sums are weighted by the column weight." * ("weight" in states.columns)
        parts += [head, states.markdown(), totals.markdown()]
    return "\n\n".join(parts) + "\n"


def comma_separated(answers: list[Answer]) -> str:
    """Return one table of states, with the norm in front and a row for each state and norm."""
    rows = [asked | row for asked, states, _ in answers for row in states.records()]
    return Table({name: [row[name] for row in rows] for name in rows[0]}).csv()


def as_json(answers: list[Answer]) -> str:
    """Return a list with one entry for each norm: its numbers, the states, the sums."""
    said = [
        asked | {"states": states.records(), "totals": totals.records()}
        for asked, states, totals in answers
    ]
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


#: What is printed.
FORMS = {"text": text, "csv": comma_separated, "json": as_json}


def _drawn(kind: str, pop: Population, norms: list[Norm], voluntary: bool) -> bytes:
    import matplotlib as mpl  # only once there is something to draw

    from ..figures import part_5, style

    if len(norms) > 1:
        raise ValueError(f"--out draws one norm, and --k must name one; got {len(norms)}")
    drawing = io.BytesIO()
    with mpl.rc_context(style.STYLE):
        figure = part_5.world(pop, norms[0], voluntary=voluntary).figure
        figure.savefig(drawing, format=kind[1:], metadata=FIGURES[kind])
    return drawing.getvalue()


def _ensure_free(options: argparse.Namespace) -> None:
    """Refuse a file that is of no known kind or would take the place of another."""
    path = options.out
    if path.suffix.lower() not in ENDS:
        raise ValueError(f"--out must end in {', '.join(ENDS)}; got {str(path)!r}")
    if not path.parent.is_dir():
        raise ValueError(f"--out must be in a folder that is there; there is no {path.parent}")
    if path.exists() and options.file.exists() and path.samefile(options.file):
        raise ValueError(f"--out must not be the file that is read; got {path} for both")
    if path.exists() and not options.force:
        raise ValueError(f"--out must be a new file; {path} is there, and --force replaces it")


def _write(content: bytes, options: argparse.Namespace) -> None:
    """Write the file that was asked for, which takes its place only once it is complete."""
    path = options.out
    try:
        with TemporaryDirectory(dir=path.parent) as folder:
            whole = Path(folder) / path.name
            whole.write_bytes(content)
            _ensure_free(options)  # it may have come since
            whole.replace(path)
    except OSError as error:  # name the file, not where it was written first
        raise OSError(error.errno, error.strerror, str(path)) from None
