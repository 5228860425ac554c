"""The dates and figures of Part II, typed here a second time from the article's notes."""

import pytest

from backsliding import cases

ALL = (cases.HEARSAY, cases.SAME_SEX_MARRIAGE, cases.PARENTAL_LEAVE)

# Year by footnote, read from the article apart from backsliding/book/cases.py.
YEARS = {
    "27": 1950,  # "Nov. 4, 1950"
    "59": 1991,  # "194 Eur. Ct. H.R. (ser. A) ... (1991)"
    "61": 1997,  # The Law Commission
    "55": 2003,  # Criminal Justice Act
    "66": 1981,  # Dudgeon
    "84": 2000,  # the Netherlands, as the dissent in Windsor says
    "69": 2010,  # Schalk and Kopf
    "70": 2012,  # Gas and Dubois
    "87": 1974,  # six months at 90 percent
}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.place)
def test_events_come_in_order_and_each_has_its_footnote(case):
    years = [event.year for event in case.events]
    assert years == sorted(years)
    assert all(event.note for event in case.events)
    assert case.span == (years[0], years[-1])


@pytest.mark.parametrize("note", YEARS)
def test_an_event_has_the_year_its_footnote_gives(note):
    (event,) = [e for case in ALL for e in case.events if e.note == note]
    assert event.year == YEARS[note], f"footnote {note}"


def test_the_directive_was_proposed_in_1990_and_adopted_in_1992():
    abroad = [event.year for event in cases.PARENTAL_LEAVE.events if event.abroad]
    assert abroad == [1990, 1992], "text at footnote 92"


def test_sweden_debated_entry_from_1989_and_joined_in_1995():
    home = [event.year for event in cases.PARENTAL_LEAVE.events if not event.abroad]
    assert home == [1974, 1989, 1995], "text at footnotes 87 and 89"


def test_the_rates_are_90_then_80_then_75():
    assert list(cases.REPLACEMENT_RATES.values()) == [90, 80, 75], "text at footnotes 98 to 100"


def test_the_directive_asks_for_fourteen_weeks_and_sweden_gave_six_months():
    assert cases.MINIMUM_WEEKS == 14, "text at footnote 92"
    assert cases.SWEDISH_WEEKS == 52 / 2, "six months, text at footnote 87"
