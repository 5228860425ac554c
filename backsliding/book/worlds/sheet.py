"""The cells of a table of states: of a file that a spreadsheet saved, or of columns in Python.

Source: ours.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from ... import domains

#: How many names or places one message holds.
NAMED = 10

#: A number such as 1,234, whose mark may stand before decimals or thousands.
GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")


class Sheet(NamedTuple):
    """Cells as they stand, each row with its number; ``unit`` says what a row is called.

    ``comma`` says whether numbers may have a decimal comma.
    """

    header: list[str]
    rows: list[tuple[int, Sequence[Any]]]
    unit: str
    comma: bool = False

    def place(self, row: int, column: int) -> str:
        """Name a cell by its row and column."""
        return f"{self.unit} {row}, column {self.header[column]}"


def of_file(path: str | PathLike) -> Sheet:
    """Read a file's cells; the separator is the one that its first line has most of."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:  # another encoding, or a spreadsheet's own file
        raise ValueError(
            f"{path} must be text in UTF-8; in the spreadsheet, save it as CSV (UTF-8)"
        ) from None
    first = text.partition("\n")[0]
    told = re.match(r"sep=([\t;,])\r?\n", text, re.IGNORECASE)  # as Excel takes it
    separator = told[1] if told else max("\t;,", key=first.count)  # a comma may be in a header
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        if told:
            next(lines)
        header = [spaced(cell) for cell in next(lines, [])]
        rows = [(lines.line_num, cells) for cells in lines if any(map(str.strip, cells))]
    except csv.Error as error:
        raise ValueError(f"line {lines.line_num}: {error}") from None
    if len(list(filter(None, header))) < 2:
        got = domains.quoted(" ".join(header).strip()) if any(header) else "nothing"
        raise ValueError(
            f"{path} must name its columns in the first line, with commas, semicolons or tabs "
            f"between them; got {got}; delete any lines above the header"
        )
    for line, cells in rows:
        if len(cells) != len(header):
            hint = "; a decimal comma needs semicolons between columns" if separator == "," else ""
            if len(cells) < len(header):
                hint = "; delete notes under the table"
            raise ValueError(
                f"line {line} must have {len(header)} cells, one for each column; "
                f"got {len(cells)}{hint}"
            )
    return Sheet(header, rows, "line", comma=separator != ",")


def of_table(source: Any) -> Sheet:
    """Take the columns of a mapping, or of anything that has columns, as cells."""
    names = source if isinstance(source, Mapping) else getattr(source, "columns", None)
    if isinstance(names, Mapping):
        source = names
    try:
        columns = [list(source[name]) for name in names]
    except (TypeError, KeyError, IndexError):
        raise TypeError(
            "source must be the name of a file, a mapping of names to columns or a table with "
            f"columns; got {domains.quoted(source)}"
        ) from None
    lengths = {str(name): len(cells) for name, cells in zip(names, columns, strict=True)}
    if len(set(lengths.values())) != 1:
        raise ValueError(f"source must have columns of one length; got {domains.quoted(lengths)}")
    rows = list(enumerate(zip(*columns, strict=True)))
    return Sheet([spaced(str(name)) for name in names], rows, "row")


def spaced(header: str) -> str:
    """Return a header with one space between words and none around them."""
    return " ".join(header.split())


def folded(header: str) -> str:
    """Return a header with spaces and capitals evened out, for comparing."""
    return spaced(header).casefold()


def decimal_mark(sheet: Sheet, columns: list[int]) -> str:
    """Return the decimal mark of a file, a point or a comma; refuse numbers that leave it open."""
    if not sheet.comma:
        return "."
    cells = [(n, row[i].strip()) for n, row in sheet.rows for i in columns]
    for n, cell in cells:
        if "." in cell and "," in cell:
            raise ValueError(f"line {n}: write no mark for thousands; got {domains.quoted(cell)}")
    marked = [(n, cell, mark) for n, cell in cells for mark in ".," if mark in cell]
    certain = {mark: (n, cell) for n, cell, mark in marked if not GROUPED.fullmatch(cell)}
    if len(certain) == 2:
        one, other = (f"{cell!r} in line {n}" for n, cell in certain.values())
        raise ValueError(f"all numbers must have the same decimal mark; got {one} and {other}")
    if marked and not certain:
        n, cell, _ = marked[0]
        raise ValueError(
            f"line {n}: {cell!r} may stand for thousands or for decimals; write "
            f"{re.sub('[.,]', '', cell)} or {cell}0"
        )
    return next(iter(certain), ".")


def listed(words: list[str], joint: str = ", ") -> str:
    """Return the first words and how many more there are."""
    more = f"{joint}and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return joint.join(words[:NAMED]) + more
