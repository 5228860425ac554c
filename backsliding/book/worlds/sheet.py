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


class Sheet(NamedTuple):
    """The columns' headers, and the cells of each row by what a message calls it.

    ``comma`` says whether numbers may have a decimal comma.
    """

    header: list[str]
    rows: dict[str, Sequence[Any]]
    comma: bool


def of_file(path: str | PathLike) -> Sheet:
    """Read a file's cells; the separator is the one that its first line has most of."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:  # another encoding, or a spreadsheet's own file
        raise ValueError(
            f"{path} must be text in UTF-8; in the spreadsheet, save it as CSV (UTF-8)"
        ) from None
    first = text.partition("\n")[0]
    separator = max("\t;,", key=first.count)  # a comma may be in a header
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        if re.fullmatch(r"sep=[\t;,]\r?", first, re.IGNORECASE):  # as Excel takes it
            next(lines)
        header = [spaced(cell) for cell in next(lines, [])]
        numbered = ((f"line {lines.line_num}", cells) for cells in lines)
        rows = {line: cells for line, cells in numbered if any(map(str.strip, cells))}
    except csv.Error as error:
        raise ValueError(f"line {lines.line_num}: {error}") from None
    if len(list(filter(None, header))) < 2:
        got = domains.quoted(" ".join(header).strip()) if any(header) else "nothing"
        raise ValueError(
            f"{path} must name its columns in the first line, with commas, semicolons or tabs "
            f"between them; got {got}; delete any lines above the header"
        )
    for line, cells in rows.items():
        if len(cells) != len(header):
            hint = "; a decimal comma needs semicolons between columns" if separator == "," else ""
            if len(cells) < len(header):
                hint = "; delete notes under the table"
            raise ValueError(
                f"{line} must have {len(header)} cells, one for each column; "
                f"got {len(cells)}{hint}"
            )
    return Sheet(header, rows, comma=separator != ",")


def of_table(source: Any) -> Sheet:
    """Take the columns of a mapping, or of anything that has columns, as cells."""
    names = source if isinstance(source, Mapping) else getattr(source, "columns", None)
    if isinstance(names, Mapping):
        source = names
    try:
        columns = [list(source[name]) for name in names]
    except (TypeError, LookupError):
        raise TypeError(
            "source must be the name of a file, a mapping of names to columns or a table with "
            f"columns; got {domains.quoted(source)}"
        ) from None
    lengths = {str(name): len(cells) for name, cells in zip(names, columns, strict=True)}
    if len(set(lengths.values())) != 1:
        raise ValueError(f"source must have columns of one length; got {domains.quoted(lengths)}")
    rows = {f"row {i}": cells for i, cells in enumerate(zip(*columns, strict=True))}
    return Sheet([spaced(str(name)) for name in names], rows, comma=False)


def spaced(header: str) -> str:
    """Return a header with one space between words and none around them."""
    return " ".join(header.split())


def folded(header: str) -> str:
    """Return a header with spaces and capitals evened out, for comparing."""
    return spaced(header).casefold()


def listed(words: list[str], joint: str = ", ") -> str:
    """Return the first words and how many more there are."""
    more = f"{joint}and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return joint.join(words[:NAMED]) + more
