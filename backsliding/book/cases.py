"""The dated facts of the article's three cases, each with the note it comes from.

Nothing is added to what the article reports: an event it does not date has no year here.

Source: Part II.A (hearsay), II.B (same-sex marriage), II.C (parental leave).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ..tables import Table

__all__ = ["HEARSAY", "PARENTAL_LEAVE", "SAME_SEX_MARRIAGE", "Case", "Event"]


@dataclass(frozen=True)
class Event:
    """Something that happened in one year: beyond the state's borders, or within them."""

    year: int
    what: str
    abroad: bool
    note: str


@dataclass(frozen=True)
class Case:
    """A case as the article tells it.

    Examples
    --------
    >>> PARENTAL_LEAVE.span
    (1974, 1995)
    """

    title: str
    place: str
    events: tuple[Event, ...]

    @property
    def span(self) -> tuple[int, int]:
        """First and last year."""
        return self.events[0].year, self.events[-1].year

    def table(self) -> Table:
        """Return the events in order, with the article's footnote for each."""
        return Table(
            {
                "year": [str(event.year) for event in self.events],
                "event": [event.what for event in self.events],
                "where": ["abroad" if event.abroad else "at home" for event in self.events],
                "footnote": [event.note for event in self.events],
            }
        )


HEARSAY = Case(
    "Hearsay in the United Kingdom",
    "Part II.A",
    (
        Event(1950, "European Convention on Human Rights", True, "27"),
        Event(1991, "Isgrò v. Italy", True, "59"),
        Event(1997, "Law Commission report on hearsay", False, "61"),
        Event(2003, "Criminal Justice Act, section 116", False, "55"),
    ),
)

SAME_SEX_MARRIAGE = Case(
    "Same-sex marriage in the United Kingdom and the United States",
    "Part II.B",
    (
        Event(1981, "Dudgeon v. United Kingdom", True, "66"),
        Event(2000, "The Netherlands open marriage", True, "84"),
        Event(2010, "Schalk and Kopf v. Austria", True, "69"),
        Event(2011, "Prime Minister supports marriage", False, "71"),
        Event(2012, "Gas and Dubois v. France", True, "70"),
        Event(2012, "Church and press cite the rulings", False, "73\N{EN DASH}77"),
        Event(2013, "Marriage (Same Sex Couples) Act", False, "71"),
        Event(2013, "U.S. briefs, and Windsor dissent", False, "72, 84"),
    ),
)

PARENTAL_LEAVE = Case(
    "Parental leave in Sweden",
    "Part II.C",
    (
        Event(1974, "Six months' leave at 90 percent", False, "87"),
        Event(1989, "Sweden debates entering the Union", False, "89"),
        Event(1990, "Directive proposed", True, "92"),
        Event(1992, "Directive 92/85: fourteen weeks", True, "92\N{EN DASH}95"),
        Event(1995, "Sweden joins the Union", False, "89"),
    ),
)

#: Percent of salary paid during leave, in order. The article dates the first only.
REPLACEMENT_RATES = MappingProxyType(
    {
        "from 1974": 90.0,
        "law transposing the directive": 80.0,
        "later law": 75.0,
    }
)

#: Weeks of leave, the directive's minimum and Sweden's six months counted as half of 52.
MINIMUM_WEEKS, SWEDISH_WEEKS = 14.0, 26.0
