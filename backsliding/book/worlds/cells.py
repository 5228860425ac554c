"""What a cell of a table of states says: a number, a label, a year, or nothing.

Source: ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any
from unicodedata import category, normalize

from ... import domains

#: What a number in each column may be.
RULES = {
    "S": domains.own_policy,
    "lam": domains.cost_parameter,
    "weight": partial(domains.non_negative, "weight"),
}

#: What stands in a cell, in any case, if its number is not known.
MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "<na>", "nat", ".", "..", "--"}

#: A number such as 1,234, whose mark may stand before decimals or thousands.
GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")


def meaning(column: str, cell: Any, mark: str) -> Any:
    """Return the number, text or year in a cell of a column, or None if it is empty.

    ``mark`` stands before decimals; it is empty if the file leaves open which one does.
    """
    text = normalize("NFC", str(cell).strip())  # however a letter and its accent were typed
    word = column in ("name", "region") and isinstance(cell, str)  # NA is Namibia
    if text.casefold() in ({""} if word else MISSING):
        return None
    if column in RULES:
        return _number(column, text if isinstance(cell, str) else cell, mark)
    if column != "year":
        return _label(text)
    if (year := whole_year(text)) is None:
        raise ValueError(f"{domains.quoted(text)} is no whole year, such as 2010")
    return year


def decimal_mark(cells: Iterable[str]) -> str:
    """Return the mark before decimals, as most cells have it that leave no doubt, or none."""
    numbers = [cell.strip() for cell in cells]
    certain = [each for each in numbers if not GROUPED.fullmatch(each)]
    found = (re.search(r"([.,])\d+(e[-+]?\d+)?$", each, re.IGNORECASE) for each in certain)
    marks = [each[1] for each in found if each]
    return max(marks, key=marks.count, default="")


def _number(column: str, cell: Any, mark: str) -> float:
    value = _parsed(cell, mark) if isinstance(cell, str) else cell
    try:
        (number,) = domains.single(**{column: RULES[column](value)})
    except ValueError as error:
        hint = "; delete the row if it stands for a missing value" if value < 0.0 else ""
        raise ValueError(f"{error}{hint}") from None
    return number


def _parsed(text: str, mark: str) -> float:
    if not mark and GROUPED.fullmatch(text):
        raise ValueError(
            f"{text!r} may stand for thousands or for decimals; write "
            f"{re.sub('[.,]', '', text)} or {text}0"
        )
    plain = text.replace("_", "?")  # 1_5 is fifteen in Python only
    if mark == ",":
        plain = plain.replace(".", "?").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        hint = ""
        if re.search(r"[.,]|[0-9][\s'\u2019][0-9]", text):
            point = "comma" if mark == "," else "point"
            hint = f"; decimals take a {point}, and thousands no mark"
        if text.endswith("%"):
            hint = "; write 45% as 45, or as 0.45 if the others are shares"
        raise ValueError(f"{domains.quoted(text)} is not a number{hint}") from None


def whole_year(year: Any) -> int | None:
    """Return a year, if it is one; a table with gaps holds 2010 as 2010.0."""
    text = str(year).strip()
    return int(float(text)) if re.fullmatch(r"-?[0-9]{1,6}(\.0*)?", text) else None


def _label(text: str) -> str:
    """Return a text that breaks no line, steers no terminal and can stand in an SVG."""
    if any(category(each) in ("Cc", "Cs", "Zl", "Zp") or each in "\ufffe\uffff" for each in text):
        raise ValueError(f"{text!r} must hold no line break and no control character")
    return text
