"""Small tables that are shown as tables on a page and in JupyterLab."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real as Number
from typing import Any

__all__ = ["Table"]


@dataclass(frozen=True, repr=False)
class Table:
    """Named columns of equal length.

    `csv` and `records` give numbers to twelve significant digits, so that 0.1 + 0.2 is 0.3.
    ``columns`` holds every digit, and ``pandas.DataFrame(table.columns)`` makes a frame.

    Parameters
    ----------
    columns : mapping of str to sequence
        Header and cells. Numbers are shown to four significant digits.

    Raises
    ------
    TypeError
        If the columns are no mapping, or not named by words.
    ValueError
        If there is no column, one has no name, or the columns differ in length.

    Examples
    --------
    >>> Table({"state": ["a", "b"], "policy": [0.5, 1 / 3]})
    | state | policy |
    | :-- | --: |
    | a | 0.5 |
    | b | 0.3333 |
    """

    columns: Mapping[str, Sequence[Any]]

    def __post_init__(self) -> None:
        if not isinstance(self.columns, Mapping):
            got = type(self.columns).__name__
            raise TypeError(f"columns must be a mapping of names to cells; got a {got}")
        if not all(isinstance(name, str) for name in self.columns):
            raise TypeError(f"columns must be named by words; got {list(self.columns)}")
        lengths = {name: len(cells) for name, cells in self.columns.items()}
        if len(set(lengths.values())) != 1:
            raise ValueError(f"columns must be given and equally long; got lengths {lengths}")
        if not all(name.strip() for name in self.columns):
            raise ValueError(f"every column must have a name; got {list(self.columns)}")

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows."""
        return zip(*self.columns.values(), strict=True)

    def records(self) -> list[dict[str, Any]]:
        """Return each row by the columns' names, in plain Python, to twelve digits."""
        return [dict(zip(self.columns, map(_bare, row), strict=True)) for row in self.rows()]

    def csv(self) -> str:
        """Return the table as comma-separated values, with numbers to twelve digits."""
        text = io.StringIO()
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(self.columns)
        lines.writerows(map(_bare, row) for row in self.rows())
        return text.getvalue()

    def markdown(self) -> str:
        """Return the table as Markdown."""
        sides = ["--:" if _are_numbers(cells) else ":--" for cells in self.columns.values()]
        body = [map(_shown, row) for row in self.rows()]
        lines = [map(_shown, self.columns), sides, *body]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    # With few digits, so that stored outputs agree between machines.
    __repr__ = _repr_markdown_ = markdown


def _bare(cell: Any) -> Any:
    """Return NumPy's numbers and words as Python's, and 0.3 for 0.1 + 0.2."""
    plain = cell.item() if hasattr(cell, "item") else cell
    return float(f"{plain:.12g}") if isinstance(plain, float) else plain


def _are_numbers(cells: Sequence[Any]) -> bool:
    return len(cells) > 0 and all(_is_number(cell) for cell in cells)


def _is_number(cell: Any) -> bool:
    return isinstance(cell, Number) and not isinstance(cell, bool)


def _shown(cell: Any) -> str:
    if _is_number(cell):
        return f"{float(cell):.4g}".replace("-", "\N{MINUS SIGN}")
    return " ".join(str(cell).splitlines()).replace("|", r"\|")  # a row is one line
