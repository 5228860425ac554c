"""Reading a population from a table of states: all of it, or none.

The table is a file that a spreadsheet saved as text, or columns that Python holds.

Source: ours.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import partial
from os import PathLike
from typing import Any
from unicodedata import category, normalize

from ... import domains
from ...population import Population
from .sheet import Sheet, decimal_mark, folded, listed, of_file, of_table

#: The columns that are read, in any case. There must be ``name`` and one of ``S`` and ``lam``.
COLUMNS = ("name", "S", "lam", "weight", "region")

#: Which argument gives the header of a column that is not called so.
CALLED = {"name": "name", "S": "policy", "year": "year_column"}

#: What a number in each column may be.
RULES = {
    "S": domains.own_policy,
    "lam": domains.cost_parameter,
    "weight": partial(domains.non_negative, "weight"),
}

#: What stands in a cell, in any case, if its number is not known.
MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "<na>", "nat", ".", "..", "--"}


def read(
    source: Any,
    *,
    name: str | None = None,
    policy: str | None = None,
    year: int | str | None = None,
    year_column: str | None = None,
    drop_missing: bool = False,
    note: Callable[[str], Any] | None = None,
) -> Population:
    r"""Read the states of a world from a file or from columns.

    A row is a state. The columns are ``name``; either ``S``, the policy the state would choose
    with no norm, or ``lam``, its cost of protection; and, if wanted, ``weight`` and ``region``.
    Capitals and spaces in their headers do not matter. Further columns are ignored, and ``note``
    is told which. ``S`` must be measured from a true zero, since a norm takes a *share* of it,
    and in a unit comparable with the jump ``D``.

    Parameters
    ----------
    source : str, Path, or a table
        A file of text in UTF-8, with commas, semicolons or tabs between the columns; with
        semicolons or tabs a number may have a decimal comma. Or a mapping of names to columns,
        or anything that has ``columns`` and gives one by its name, as tables of pandas and polars
        do.
    name, policy, year_column : str, optional
        The headers of the columns that hold the name, ``S`` and the year, if they are not called
        ``name``, ``S`` and ``year``.
    year : int or str, optional
        The year to take from a table that has a row for each state and year. All years in the
        table must then be whole ones.
    drop_missing : bool, optional
        Leave out rows with an empty cell; ``note`` is told which. By default they are refused.
    note : callable, optional
        Called with a sentence on what was left out. By default it is a warning.

    Returns
    -------
    Population
        With names, and with weights and regions where the table has them.

    Raises
    ------
    ValueError
        If a column is missing or given twice, a cell is empty or no number or outside its domain,
        a name comes twice, or there is no state. The message says in which rows and columns.
        Nothing is then loaded.
    TypeError
        If the source is neither the name of a file nor a table.
    OSError
        If the file cannot be opened.

    Examples
    --------
    >>> read({"State": ["Here", "There"], "S": [0.5, 2]}, name="state").names
    ('Here', 'There')
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "world.csv"
    ...     _ = file.write_text("Name;S\nHere;0,5\nThere;2\n")
    ...     read(file).autonomous.tolist()
    [0.5, 2.0]
    """
    domains.flag("drop_missing", drop_missing)
    note = domains.function("note", note) or partial(warnings.warn, stacklevel=2)
    notes: list[str] = []
    sheet = of_file(source) if isinstance(source, str | PathLike) else of_table(source)
    asked = {"name": name, "S": policy, "year": year_column}
    chosen = _choose(sheet.header, asked, dated=year is not None)
    ignored = [h for i, h in enumerate(sheet.header) if h and i not in chosen.values()]
    name_at = chosen["name"]
    if year is not None:
        year_at = chosen.pop("year")
        sheet = _complete(sheet, name_at, {"year": year_at}, drop_missing, notes)
        sheet = _of_year(sheet, year_at, year)
    _ensure_distinct(sheet, name_at, dated=year is not None)
    sheet = _complete(sheet, name_at, chosen, drop_missing, notes)
    if not sheet.rows:
        raise ValueError("the table must have at least one state below its header; got none")
    columns = _columns(sheet, chosen)
    if ignored:
        notes.append(f"columns ignored: {listed(list(map(domains.quoted, ignored)))}.")
    which = f"{source if sheet.unit == 'line' else 'table'}{'' if year is None else f', {year}'}"
    for sentence in notes:  # which file, or Python would show the second one's no more
        note(f"{which}: {sentence}")
    about = (columns.get(each) for each in ("weight", "region", "name"))
    if "lam" in columns:
        return Population(columns["lam"], *about)
    return Population.from_policies(columns["S"], *about)


def _choose(header: list[str], asked: dict[str, str | None], dated: bool) -> dict[str, int]:
    """Return where each column that is read stands; those that are asked for must be there."""
    named = {
        column: domains.instance(CALLED[column], each, str, "the header of a column")
        for column, each in asked.items()
        if each is not None
    }
    if "year" in named and not dated:
        raise ValueError(f"year must be given with year_column; got only {asked['year']!r}")
    needed = {"name": "name"} | ({"year": "year"} if dated else {}) | named
    called = {c: c for c in COLUMNS if c != "lam" or "S" not in needed} | needed
    there = f"there are {listed([repr(each) for each in header if each])}"
    found = [folded(each) for each in header]
    for column in called.values():
        if found.count(folded(column)) > 1:
            raise ValueError(f"each column must be given once; got {column} twice")
    chosen = {c: found.index(folded(h)) for c, h in called.items() if folded(h) in found}
    for column in needed:
        if column not in chosen:
            option = CALLED[column].replace("_", "-")
            raise ValueError(
                f"the column {called[column]!r} is missing; {CALLED[column]} (--{option} "
                f'"HEADER") must say which it is; {there}'
            )
    if ("S" in chosen) == ("lam" in chosen):
        got = "both" if "S" in chosen else "neither"
        raise ValueError(
            f"one of the columns S and lam must be given; got {got}; policy (--policy "
            f'"HEADER") says which column holds S; {there}'
        )
    return chosen


def _of_year(sheet: Sheet, column: int, year: int | str) -> Sheet:
    """Keep the rows of one year; refuse a cell that is no year, as it may mean this one."""
    years = {number: _whole_year(cells[column]) for number, cells in sheet.rows}
    wrong = [
        f"{sheet.place(number, column)}: {domains.quoted(cells[column])} is no whole year"
        for number, cells in sheet.rows
        if years[number] is None
    ]
    if wrong:
        raise ValueError(f"{listed(wrong, '; ')}; write years as 2010")
    rows = [row for row in sheet.rows if years[row[0]] == _whole_year(year)]
    if not rows:
        there = listed([str(each) for each in sorted(set(years.values()))])
        raise ValueError(f"year must be one that is there; got {year}; there are {there}")
    return sheet._replace(rows=rows)


def _whole_year(cell: Any) -> int | None:
    """Return a year; a table with gaps holds 2010 as 2010.0."""
    text = str(cell).strip()
    return int(float(text)) if re.fullmatch(r"-?[0-9]{1,6}(\.0*)?", text) else None


def _complete(
    sheet: Sheet, name: int, columns: dict[str, int], drop: bool, notes: list[str]
) -> Sheet:
    """Return the rows in which nothing is missing; refuse the others, or name them."""
    gaps = [
        (number, i)
        for number, cells in sheet.rows
        for column, i in columns.items()
        if _is_missing(cells[i], column)
    ]
    if gaps and not drop:
        places = [sheet.place(*gap) for gap in gaps]
        raise ValueError(
            f"{listed(places, '; ')}: the cell is empty; fill it, or leave the state out with "
            "drop_missing (--drop-missing)"
        )
    without = {number for number, _ in gaps}
    if gaps:
        names = [
            f"{domains.quoted(str(cells[name]).strip())} ({sheet.unit} {number})"
            for number, cells in sheet.rows
            if number in without
        ]
        notes.append(f"left out, since a cell is empty: {listed(names)}.")
    return sheet._replace(rows=[row for row in sheet.rows if row[0] not in without])


def _is_missing(cell: Any, column: str) -> bool:
    text = str(cell).strip().casefold()
    if column in ("name", "region") and isinstance(cell, str):
        return not text  # NA is Namibia
    return text in MISSING


def _ensure_distinct(sheet: Sheet, name: int, dated: bool) -> None:
    """Refuse a state that comes twice, as in a table of states and years."""
    hint = "" if dated else ", or take one year of several with year (--year)"
    first: dict[str, tuple[int, str]] = {}
    for number, cells in sheet.rows:
        state = _text(cells[name])
        earlier, known = first.setdefault(folded(state), (number, state))
        if state and earlier != number:
            written = "" if known == state else f" as {known!r}"
            raise ValueError(
                f"{sheet.place(number, name)}: {state!r} is already in {sheet.unit} {earlier}"
                f"{written}; delete one of the two rows{hint}"
            )


def _columns(sheet: Sheet, chosen: dict[str, int]) -> dict[str, list]:
    """Return what the columns hold, or name every cell that is wrong."""
    mark = decimal_mark(sheet, [i for column, i in chosen.items() if column in RULES])
    columns: dict[str, list] = {column: [] for column in chosen}
    wrong = []
    for number, cells in sheet.rows:
        for column, i in chosen.items():
            try:
                value = _number(cells[i], column, mark) if column in RULES else _label(cells[i])
                columns[column].append(value)
            except (TypeError, ValueError) as error:
                wrong.append(f"{sheet.place(number, i)}: {error}")
    if wrong:
        raise ValueError(listed(wrong, "; "))
    return columns


def _number(cell: Any, column: str, mark: str) -> float:
    """Return a cell's number, if it is one within its domain."""
    if isinstance(cell, str):
        text = cell.strip().replace("_", "?")  # 1_5 is fifteen in Python only
        if mark == ",":
            text = text.replace(".", "?").replace(",", ".")
        try:
            cell = float(text)
        except ValueError:
            hint = ""
            if re.search(r"[.,]|[0-9][\s'\u2019][0-9]", cell):
                point = "comma" if mark == "," else "point"
                hint = f"; decimals take a {point}, and thousands no mark"
            if text.endswith("%"):
                hint = "; write 45% as 45, or as 0.45 if the others are shares"
            raise ValueError(f"{domains.quoted(cell)} is not a number{hint}") from None
    try:
        value = RULES[column](cell)
    except ValueError as error:
        hint = "; delete the row if it stands for a missing value" if cell < 0.0 else ""
        raise ValueError(f"{error}{hint}") from None
    domains.single(**{column: value})
    return value


def _text(cell: Any) -> str:
    """Return a cell's text; a letter and its accent are one, however they were typed."""
    return normalize("NFC", str(cell).strip())


def _label(cell: Any) -> str:
    """Return a cell's text, which breaks no line, steers no terminal and can stand in an SVG."""
    text = _text(cell)
    if any(category(each) in ("Cc", "Cs", "Zl", "Zp") or each in "\ufffe\uffff" for each in text):
        raise ValueError(f"{text!r} must hold no line break and no control character")
    return text
