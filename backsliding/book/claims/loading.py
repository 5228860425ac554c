"""The records, read from their files; a row that cannot be one is refused with its place."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from .record import PARTS, Claim, Formalised

#: What TOML has in the fields that are not text, and what an error calls it.
_KINDS = {
    **dict.fromkeys(("given", "letters", "rivals", "steps"), list),
    **dict.fromkeys(("where", "let", "look"), dict),
    "may": bool,
}
_WORDS = {str: "text", list: "a list of texts", dict: "a table", bool: "true or false"}


@cache
def all_records() -> tuple[Claim, ...]:
    """Return every record of the audit, in the order of the article.

    Returns
    -------
    tuple of Claim
        With ``id``, ``place``, ``statement``, ``verdict`` and ``check``, among others.

    Raises
    ------
    ValueError
        If a file is no TOML, or a row says what a `Claim` does not have.

    Examples
    --------
    >>> next(claim.verdict for claim in all_records() if claim.id == "C18")
    'misprinted'
    """
    found: dict[str, Claim] = {}
    for file in files(__package__).joinpath("records").iterdir():
        try:
            for id, row in tomllib.loads(file.read_text("utf-8")).items():
                if id in found:
                    raise ValueError(f"{id} must stand in one place; it is there twice")
                found[id] = claim(id, row)
        except ValueError as error:
            raise ValueError(f"{file.name}: {error}") from None
    return tuple(sorted(found.values(), key=_place_in_the_ledger))


def find(id: str) -> Claim:
    """Return one record by its id.

    Raises
    ------
    ValueError
        If there is no such record.

    Examples
    --------
    >>> find("C10").place
    'Part III, Figure 1'
    """
    records = {record.id: record for record in all_records()}
    if isinstance(id, str) and id in records:
        return records[id]
    raise ValueError(f"id must be that of a row of the ledger, such as C18, P1 or L2; got {id!r}")


def claim(id: str, row: dict[str, Any]) -> Claim:
    """Return the claim that a row of a file makes.

    Raises
    ------
    ValueError
        If the row has no such id, or says what a `Claim` does not have.
    """
    if not re.fullmatch(r"[CPL]\d+[a-z]?", id):
        raise ValueError(f"a row must be named like C18, P1 or L2; got {id!r}")
    known = {f.name for f in fields(Claim)} - {"id"}
    for key, value in row.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            raise ValueError(f"{id} must say what a Claim has; got {key!r}{hint}")
        kind = _KINDS.get(key, str)
        within = value.values() if isinstance(value, dict) else value if kind is list else ()
        if not isinstance(value, kind) or not all(isinstance(e, str | int) for e in within):
            raise ValueError(f"{id}: {key} must be {_WORDS[kind]}; got {value!r}")
    said = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    whose = said.pop("formalised", "ours")
    if whose.upper() not in Formalised.__members__:
        listed = ", ".join(name.lower() for name in Formalised.__members__)
        raise ValueError(f"{id}: formalised must be one of {listed}; got {whose!r}")
    try:
        made = Claim(id=id, formalised=Formalised[whose.upper()], **said)
    except TypeError as error:  # it names the field that is missing
        raise ValueError(f"{id}: {error}") from None
    if made.part not in PARTS:
        raise ValueError(f"{id}: place must begin with a Part of the article; got {made.place!r}")
    return made


def _place_in_the_ledger(record: Claim) -> tuple[int, bool, int, str]:
    number = int("".join(filter(str.isdigit, record.id)))
    return PARTS.index(record.part), record.id[0] == "L", number, record.id
