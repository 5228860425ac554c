"""A population from a file of comma-separated values, whole or not at all.

Source: ours.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from unicodedata import category

import numpy as np

from .. import domains
from ..population import Population

#: The columns a file may have. It must have ``name`` and one of ``S`` and ``lam``.
COLUMNS = ("name", "S", "lam", "weight", "region")

#: States between two reports of how far the reading has come.
EVERY = 10_000

#: Policies whose cost, 1/S, is a number that can be worked with.
LEAST = float(np.nextafter(1.0 / np.finfo(np.float64).max, 1.0))
MOST = 1.0 / domains.SMALLEST_COST

Row = dict[str, str]


def read(path: str | Path, progress: Callable[[int], None] | None = None) -> Population:
    r"""Read the states of a world from a file.

    The first line names the columns: ``name``; either ``S``, the policy a state would choose with
    no norm, or ``lam``, its cost of protection; and, if wanted, ``weight`` and ``region``. Each
    further line is a state. ``S`` must be measured from a true zero, since a norm takes a *share*
    of it.

    Parameters
    ----------
    path : str or Path
        A file in UTF-8, with commas between the columns.
    progress : callable, optional
        Called with the number of states read so far, every `EVERY` of them.

    Returns
    -------
    Population
        With names, and with weights and regions where the file has them.

    Raises
    ------
    ValueError
        If a column is missing, unknown or given twice, a cell is empty or no number or outside
        its domain, a name comes twice, or there is no state. The message says in which line and
        column. Nothing is then loaded.
    OSError
        If the file cannot be opened.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "world.csv"
    ...     _ = file.write_text("name,S\nHere,0.5\nThere,2\n")
    ...     read(file).names
    ('Here', 'There')
    """
    domains.function("progress", progress)
    domains.instance("path", path, str | PathLike, "the name of a file")
    with open(path, encoding="utf-8-sig", newline="") as file:
        try:
            lines = csv.reader(file, strict=True)
            header = _header([cell.strip() for cell in next(lines, [])])
            rows = list(_counted(_rows(lines, header), progress))
        except UnicodeDecodeError:
            raise ValueError(f"{path} must be text in UTF-8") from None
        except csv.Error as error:
            raise ValueError(f"line {lines.line_num}: {error}") from None
    if not rows:
        raise ValueError(f"{path} must have at least one state below its header; got none")
    _ensure_distinct(rows)
    return Population(
        [_cost(line, row) for line, row in rows],
        [_number(line, row, "weight", _weight) for line, row in rows]
        if "weight" in header
        else None,
        [row["region"] for _, row in rows] if "region" in header else None,
        [row["name"] for _, row in rows],
    )


def _header(header: list[str]) -> list[str]:
    """Check which columns there are."""
    if not any(header):
        raise ValueError(f"the first line must name the columns {', '.join(COLUMNS)}; got nothing")
    for column in header:
        if column not in COLUMNS:
            hint = "; columns are separated by commas" if ";" in column or "\t" in column else ""
            raise ValueError(f"columns must be among {', '.join(COLUMNS)}; got {column!r}{hint}")
        if header.count(column) > 1:
            raise ValueError(f"each column must be given once; got {column} twice")
    if "name" not in header:
        raise ValueError("the column name is missing")
    if ("S" in header) == ("lam" in header):
        got = "both" if "S" in header else "neither"
        raise ValueError(f"one of the columns S and lam must be given; got {got}")
    return header


def _rows(lines, header: list[str]) -> Iterator[tuple[int, Row]]:
    """Yield each row with the line it ends on; empty lines are passed over."""
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise ValueError(
                f"line {lines.line_num} must have {len(header)} cells, one for each column; "
                f"got {len(cells)}"
            )
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        for column, cell in row.items():
            if not cell:
                raise ValueError(f"line {lines.line_num}, column {column}: the cell is empty")
            if any(map(_is_control, cell)):
                raise ValueError(
                    f"line {lines.line_num}, column {column}: {cell!r} must hold no line break "
                    "and no control character"
                )
        yield lines.line_num, row


def _is_control(character: str) -> bool:
    """Say whether a character breaks a line, steers a terminal or cannot stand in an SVG."""
    return category(character) in ("Cc", "Cs", "Zl", "Zp") or character in "\ufffe\uffff"


def _counted(rows: Iterator, progress: Callable[[int], None] | None) -> Iterator:
    """Yield rows, and say now and then how many there have been."""
    for count, row in enumerate(rows, start=1):
        if progress and count % EVERY == 0:
            progress(count)
        yield row


def _ensure_distinct(rows: list[tuple[int, Row]]) -> None:
    first: dict[str, int] = {}
    for line, row in rows:
        earlier = first.setdefault(row["name"], line)
        if earlier != line:
            raise ValueError(
                f"line {line}, column name: {row['name']!r} is already in line {earlier}"
            )


def _cost(line: int, row: Row) -> float:
    """Return a state's cost of protection, from its cost or from its policy."""
    if "lam" in row:
        return _number(line, row, "lam", domains.cost_parameter)
    return _number(line, row, "S", _cost_of_policy)


def _cost_of_policy(S: float) -> float:
    if not LEAST <= S <= MOST:
        raise ValueError(f"S must be positive, from {LEAST:.4g} to {MOST:.4g}; got {S!r}")
    return domains.cost_parameter(1.0 / S, "1/S")


def _weight(value: float) -> float:
    return domains.non_negative("weight", value)


def _number(line: int, row: Row, column: str, check: Callable[[float], float]) -> float:
    """Return a cell's number, or say where it is and what is wrong with it."""
    place = f"line {line}, column {column}"
    try:
        value = float(row[column].replace("_", "?"))  # 1_5 is fifteen in Python only
    except ValueError:
        raise ValueError(f"{place}: {row[column]!r} is not a number") from None
    try:
        return check(value)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None
