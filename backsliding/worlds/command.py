"""``python -m backsliding world FILE.csv``: what a norm does to the states of a file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import monotonic
from typing import IO, TextIO

from ..norms import Norm
from ..population import Population
from .reader import COLUMNS, read
from .report import states_table, totals_table

HELP = "ask what a norm does to the states of a CSV file, or which norm does most good"

JUMP = "jump in leaders' benefits at k, in the unit of S"
FIGURE = "where the figure goes; FILE.svg in the current folder if not set"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    columns = (
        f"columns: {', '.join(COLUMNS)} and no others; one of S and lam; weight and region if "
        "wanted; S is measured from a true zero"
    )
    parser.epilog = "example: python -m backsliding world book/data/detention.csv --D 1 --best"
    parser.add_argument("file", type=Path, help=columns)
    level = parser.add_mutually_exclusive_group(required=True)
    level.add_argument("--k", type=float, help="level of the norm, in the unit of S")
    level.add_argument("--best", action="store_true", help="find the norm that does most good")
    parser.add_argument("--D", type=float, required=True, help=JUMP)
    parser.add_argument(
        "--m", type=float, default=1.0, help="slope beyond k, 0 to 2; 1 if not set"
    )
    figure = parser.add_mutually_exclusive_group()
    figure.add_argument("--out", type=Path, help=FIGURE)
    figure.add_argument("--no-figure", action="store_true", help="print the tables only")


def run(options: argparse.Namespace) -> int:
    """Print the tables, write the figure; return 0.

    Raises
    ------
    ValueError
        If the file cannot be read as a world, a parameter lies outside its domain, or the figure
        cannot be written.
    """
    try:
        pop = read(options.file, _Progress(sys.stderr))
        norm = _norm(options, pop)
        said = report(pop, norm)  # before the figure: what cannot be said is not drawn either
        figure = options.out or Path(options.file.with_suffix(".svg").name)
        if not options.no_figure:
            _draw(pop, norm, figure)
    except OSError as error:
        raise ValueError(f"{error.filename}: {error.strerror}") from None
    sys.stdout.write(said)
    if not options.no_figure:
        sys.stdout.write(f"\nFigure: {figure}\n")
    return 0


class _Progress:
    """Says how many states have been read, once a second from the first second on."""

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.last = stream, monotonic()

    def __call__(self, states: int) -> None:
        if monotonic() - self.last >= 1.0:
            self.last = monotonic()
            self.stream.write(f"{states} states read\n")
            self.stream.flush()


def report(pop: Population, norm: Norm) -> str:
    """Return what the command prints: the norm, the states, the totals."""
    k, D, m = map(_in_full, (norm.k, norm.D, norm.m))
    head = f"Norm at k = {k}, with D = {D} and m = {m}."
    tables = (states_table(pop, norm), totals_table(pop.respond(norm)))
    return "\n\n".join([head, *(table.markdown() for table in tables)]) + "\n"


def _in_full(number: float) -> str:
    """Return a number to its last digit: the best norm is one that a state is just lifted to."""
    short = f"{number:.6g}"
    return short if float(short) == number else repr(float(number))


def _norm(options: argparse.Namespace, pop: Population) -> Norm:
    k = pop.best_norm(options.D, options.m).k if options.best else options.k
    return Norm(k, options.D, options.m)


def _draw(pop: Population, norm: Norm, path: Path) -> None:
    import matplotlib as mpl  # only once there is something to draw

    from ..figures import part_5, style

    if path.suffix != ".svg":
        raise ValueError(f"--out must end in .svg; got {str(path)!r}")
    if len(pop) > part_5.ROWS:
        raise ValueError(
            f"{path} must hold a row for each state, and {len(pop)} are too many: at most "
            f"{part_5.ROWS}; --no-figure leaves it out"
        )
    with mpl.rc_context(style.STYLE), _whole(path) as file:
        part_5.world(pop, norm).figure.savefig(file, format="svg", metadata={"Date": None})


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes its name only once it is complete."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            yield file
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as error:  # it may name the file that is not complete
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        if "file" in locals():
            Path(file.name).unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
