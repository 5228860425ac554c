"""Reading a population from a table of states: all of it, or none.

The table is a file that a spreadsheet saved as text, or columns that Python holds.

Source: ours.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial
from os import PathLike
from typing import Any, NamedTuple

from ... import domains
from ...population import Population
from .cells import RULES, decimal_mark, meaning, whole_year
from .sheet import Sheet, folded, listed, of_file, of_table

#: The columns that are read, in any case. There must be ``name`` and one of ``S`` and ``lam``.
COLUMNS = ("name", "S", "lam", "weight", "region")

#: Which argument gives the header of a column that is not called so.
CALLED = {"name": "name", "S": "policy", "year": "year_column"}


class Row(NamedTuple):
    """What a row says by the meaning of its columns, and which cells are empty or wrong."""

    place: str
    said: dict[str, Any]
    empty: list[str]
    wrong: list[str]


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
    """Read the states of a world from a file or from columns.

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
    """
    domains.flag("drop_missing", drop_missing)
    note = domains.function("note", note) or partial(warnings.warn, stacklevel=2)
    in_file = isinstance(source, str | PathLike)
    sheet = of_file(source) if in_file else of_table(source)
    at = _chosen(sheet.header, {"name": name, "S": policy, "year": year_column}, year)
    rows = _rows(sheet, at)
    if year is not None:
        rows = _of_year(rows, year)
    _ensure_distinct(rows, sheet.header[at["name"]], dated=year is not None)
    rows, notes = _complete(rows, drop_missing)
    if not rows:
        raise ValueError("the table must have at least one state below its header; got none")
    if wrong := [each for row in rows for each in row.wrong]:
        raise ValueError(listed(wrong, "; "))
    further = [each for i, each in enumerate(sheet.header) if each and i not in at.values()]
    if further:
        notes.append(f"columns ignored: {listed(list(map(domains.quoted, further)))}.")
    which = f"{source if in_file else 'table'}{'' if year is None else f', {year}'}"
    for sentence in notes:  # of which file, or Python would show the second one's no more
        note(f"{which}: {sentence}")
    columns = {column: [row.said[column] for row in rows] for column in at}
    about = (columns.get(column) for column in ("weight", "region", "name"))
    if "lam" in columns:
        return Population(columns["lam"], *about)
    return Population.from_policies(columns["S"], *about)


def _chosen(
    header: list[str], headers: dict[str, str | None], year: int | str | None
) -> dict[str, int]:
    """Return where each column that is read stands; those that are asked for must be there."""
    asked = {column: each for column, each in headers.items() if each is not None}
    for column, each in asked.items():
        domains.instance(CALLED[column], each, str, "the header of a column")
    if "year" in asked and year is None:
        raise ValueError(f"year must be given with year_column; got only {asked['year']!r}")
    needed = {"name": "name"} | ({} if year is None else {"year": "year"}) | asked
    called = {column: column for column in COLUMNS if column != "lam" or "S" not in asked}
    there = f"there are {listed([repr(each) for each in header if each])}"
    at = {}
    for column, wanted in (called | needed).items():
        found = [i for i, each in enumerate(header) if folded(each) == folded(wanted)]
        if len(found) > 1:
            raise ValueError(f"each column must be given once; got {wanted} twice")
        if found:
            at[column] = found[0]
        elif column in needed:
            argument = CALLED[column]
            raise ValueError(
                f"the column {wanted!r} is missing; {argument} (--{argument.replace('_', '-')} "
                f'"HEADER") must say which it is; {there}'
            )
    if ("S" in at) == ("lam" in at):
        got = "both" if "S" in at else "neither"
        raise ValueError(
            f"one of the columns S and lam must be given; got {got}; policy (--policy "
            f'"HEADER") says which column holds S; {there}'
        )
    return at


def _rows(sheet: Sheet, at: dict[str, int]) -> list[Row]:
    """Return what each row says, and name the row and the column of what is empty or wrong."""
    numbers = [i for column, i in at.items() if column in RULES]
    marked = (cells[i] for cells in sheet.rows.values() for i in numbers)
    mark = decimal_mark(marked) if sheet.comma else "."
    rows = [Row(place, {}, [], []) for place in sheet.rows]
    for row, cells in zip(rows, sheet.rows.values(), strict=True):
        for column, i in at.items():
            place = f"{row.place}, column {sheet.header[i]}"
            try:
                row.said[column] = meaning(column, cells[i], mark)
                if row.said[column] is None:
                    row.empty.append(place)
            except (TypeError, ValueError) as error:
                row.wrong.append(f"{place}: {error}")
    return rows


def _of_year(rows: list[Row], year: int | str) -> list[Row]:
    """Leave out the rows of other years; a year that cannot be read may be this one."""
    wanted = whole_year(year)
    kept = [row for row in rows if row.said.get("year") in (wanted, None)]
    there = {row.said.get("year") for row in rows} - {None}
    if wanted not in there and all("year" in row.said for row in kept):
        got = listed([str(each) for each in sorted(there)])
        raise ValueError(f"year must be one that is there; got {year}; there are {got}")
    return kept


def _ensure_distinct(rows: list[Row], header: str, dated: bool) -> None:
    """Refuse a state that comes twice, as in a table of states and years."""
    hint = "" if dated else ", or take one year of several with year (--year)"
    first: dict[str, Row] = {}
    for row in rows:
        name = row.said.get("name")
        if name is None or (dated and row.said.get("year") is None):
            continue
        earlier = first.setdefault(folded(name), row)
        if earlier is not row:
            known = earlier.said["name"]
            written = "" if known == name else f" as {known!r}"
            raise ValueError(
                f"{row.place}, column {header}: {name!r} is already in {earlier.place}{written}; "
                f"delete one of the two rows{hint}"
            )


def _complete(rows: list[Row], drop: bool) -> tuple[list[Row], list[str]]:
    """Return the rows in which nothing is missing, and a note on the others; or refuse them."""
    gaps = [row for row in rows if row.empty]
    if not gaps:
        return rows, []
    if not drop:
        places = listed([place for row in gaps for place in row.empty], "; ")
        raise ValueError(
            f"{places}: the cell is empty; fill it, or leave the state out with drop_missing "
            "(--drop-missing)"
        )
    names = [f"{domains.quoted(row.said.get('name') or '')} ({row.place})" for row in gaps]
    note = f"left out, since a cell is empty: {listed(names)}."
    return [row for row in rows if not row.empty], [note]
