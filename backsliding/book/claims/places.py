"""The article's sections, with the footnotes and figures each of them holds.

A record names its place in these terms, and a place that does not exist is refused.
"""

from __future__ import annotations

import re
from types import MappingProxyType

#: First and last footnote of each section; ``(0, 0)`` where there is none.
FOOTNOTES = MappingProxyType(
    {
        "Abstract": (0, 0),
        "Introduction": (1, 32),
        "Part I": (33, 50),
        "Part II": (51, 52),
        "Part II.A": (53, 65),
        "Part II.B": (66, 84),
        "Part II.C": (85, 103),
        "Part III": (104, 112),
        "Part III.A": (113, 120),
        "Part III.B": (121, 122),
        "Part IV": (0, 0),
        "Part IV.A": (123, 127),
        "Part IV.B": (0, 0),
        "Part IV.B.1": (128, 139),
        "Part IV.B.2": (0, 0),
        "Part IV.B.3": (140, 143),
        "Part IV.B.4": (0, 0),
        "Part IV.C": (144, 153),
        "Part V": (0, 0),
        "Part V.A": (154, 158),
        "Part V.B": (0, 0),
        "Part V.B.1": (159, 165),
        "Part V.B.2": (166, 174),
        "Part V.B.3": (175, 180),
        "Conclusion": (0, 0),
    }
)

#: The section each figure stands in.
FIGURES = MappingProxyType(
    {1: "Part III", 2: "Part III.A", 3: "Part III.B", 4: "Part III.B", 5: "Part IV.B.3"}
)

#: The Parts of the ledger, in the order of the article; "ours" last.
PARTS = ("Introduction", "Part I", "Part II", "Part III", "Part IV", "Part V", "ours")


def check_place(place: str) -> str:
    """Return a place as it is, if the article has it.

    Parameters
    ----------
    place : str
        Sections, each with its footnotes and figures, parted by semicolons; a result that the
        article does not state begins with "ours, from".

    Raises
    ------
    ValueError
        If the article has no such section, or the footnote or figure stands elsewhere.

    Examples
    --------
    >>> check_place("Part III.A, footnotes 113 and 114; Part V.A")
    'Part III.A, footnotes 113 and 114; Part V.A'
    """
    for entry in place.removeprefix("ours, from ").split("; "):
        section, *details = entry.split(", ", maxsplit=1)
        if section not in FOOTNOTES:
            raise ValueError(f"place must name a section of the article; got {section!r}")
        for detail in details:
            _check_numbers(section, detail)
    return place


def part_of(place: str) -> str:
    """Return the Part a place is listed under: that of the first section it names.

    Examples
    --------
    >>> part_of("Part III.A, footnote 114"), part_of("ours, from Part III")
    ('Part III', 'ours')
    """
    if place.startswith("ours"):
        return "ours"
    section = re.split("[,;.]", place)[0]
    return "Introduction" if section == "Abstract" else section


def _check_numbers(section: str, detail: str) -> None:
    first, last = FOOTNOTES[section]
    for kind, numbers in re.findall(r"(footnotes?|Figures?) ([\d and,]+)", detail):
        for number in map(int, re.findall(r"\d+", numbers)):
            if kind.startswith("Fig"):
                here = FIGURES.get(number) == section
            else:
                here = first <= number <= last
            if not here:
                raise ValueError(f"place must be in the article; {section} has no {kind} {number}")
