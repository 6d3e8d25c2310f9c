"""Dates: as published, as compared, as written in a report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.agreement import Agreement
from firsthand.text.calendar_days import Direction
from firsthand.text.date_spans import find_dates, resolve
from firsthand.text.date_words import Setting
from firsthand.text.dates import DateValue, compare, parse_published

WEDNESDAY = DateValue(2015, 7, 15)

DATES = st.builds(
    DateValue,
    year=st.none() | st.integers(1990, 2030),
    month=st.integers(1, 12),
    day=st.none() | st.integers(1, 28),
    is_approximate=st.booleans(),
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019-05-12T16:20:00Z", DateValue(2019, 5, 12, "16:20:00Z")),
        ("2019-05-12T16:20:00.123+0200", DateValue(2019, 5, 12, "16:20:00+02:00")),
        ("2019-05-12", DateValue(2019, 5, 12)),
        ("2019-05", DateValue(2019, 5)),
        ("2019", DateValue(2019)),
        ("12 May 2019", DateValue(2019, 5, 12)),
        ("May 12, 2019 4:20 pm EST", DateValue(2019, 5, 12, "16:20-05:00")),
        ("Sun, 12 May 2019 14:20:00 +0000", DateValue(2019, 5, 12, "14:20:00+00:00")),
        ("Sept. 3rd, 2019", DateValue(2019, 9, 3)),
        ("July 2019", DateValue(2019, 7)),
        ("13/04/2019", DateValue(2019, 4, 13)),
        ("03/04/2019", DateValue(2019)),
        ("2019-02-30", None),
        ("last week", None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_read_with_its_precision(written: str, expected: DateValue | None) -> None:
    """Year, month, day and zone are kept as far as written; an ambiguous day is not guessed, an impossible one refused."""
    assert parse_published(written) == expected


@given(st.text(max_size=30))
def test_any_words_can_be_given_as_a_date(written: str) -> None:
    """What is no date has no value, and never fails."""
    value = parse_published(written)
    assert value is None or value.year is not None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (DateValue(2015, 7, 14), DateValue(2015, 7, 14), Agreement.SAME),
        (DateValue(2015, 7), DateValue(2015, 7, 14), Agreement.COMPATIBLE),
        (DateValue(None, 7, 14), DateValue(2015, 7, 14), Agreement.COMPATIBLE),
        (DateValue(2015, 7, 10, end=DateValue(2015, 7, 20)), DateValue(2015, 7, 14), Agreement.COMPATIBLE),
        (DateValue(2015, 7, 14, "10:00"), DateValue(2015, 7, 14), Agreement.COMPATIBLE),
        (DateValue(2015, 7, 12, is_approximate=True), DateValue(2015, 7, 14), Agreement.COMPATIBLE),
        (DateValue(2015, 7, 13), DateValue(2015, 7, 14), Agreement.DIFFERS),
        (DateValue(None, 8), DateValue(2015, 7, 14), Agreement.DIFFERS),
        (DateValue(2014), DateValue(2015, 7), Agreement.DIFFERS),
        (DateValue(None, 7), DateValue(2015), Agreement.INCOMPARABLE),
        (DateValue(), DateValue(2015), Agreement.INCOMPARABLE),
    ],
)
def test_dates_agree_as_far_as_both_go(a: DateValue, b: DateValue, expected: Agreement) -> None:
    """A vaguer date fits a nearer one within it; two that share no day differ; without a part in common there is no saying."""
    assert compare(a, b) is expected
    assert compare(b, a) is expected


@given(DATES, DATES)
def test_comparing_dates_is_symmetric(a: DateValue, b: DateValue) -> None:
    """Which date comes first changes nothing, and a date is the same as itself."""
    assert compare(a, b) is compare(b, a)
    assert compare(a, a) is Agreement.SAME


def test_bounds_and_iso_keep_the_precision() -> None:
    """A month runs from its first to its last day; without a year there are no bounds."""
    assert (DateValue(2016, 2).earliest(), DateValue(2016, 2).latest()) == (date(2016, 2, 1), date(2016, 2, 29))
    assert DateValue(None, 7).earliest() is None
    assert [v.iso() for v in (DateValue(2015, 7), DateValue(None, 7, 4), DateValue(), DateValue(2015, end=DateValue(2016)))] == [
        "2015-07", "--07-04", "", "2015/2016",
    ]  # fmt: skip


IN_REPORTS = [
    # the sentence, the date in it, its value in the past tense, in the future tense, and where publication is unknown
    ("It fell on Tuesday.", "Tuesday", "2015-07-14", "2015-07-21", ""),
    ("It fell on Tuesday night.", "Tuesday night", "2015-07-14", "2015-07-21", ""),
    ("It is for next Tuesday.", "next Tuesday", "2015-07-21", "2015-07-21", ""),
    ("It fell last Wednesday.", "last Wednesday", "2015-07-08", "2015-07-08", ""),
    ("Seen yesterday.", "yesterday", "2015-07-14", "2015-07-14", ""),
    ("Earlier this week, three men fled.", "Earlier this week", "2015-07-13/2015-07-15", "2015-07-13/2015-07-15", ""),
    ("It fell last week.", "last week", "2015-07-06/2015-07-12", "2015-07-06/2015-07-12", ""),
    ("Seen in June.", "June", "2015-06", "2015-06", "--06"),
    ("Seen in October.", "October", "2014-10", "2015-10", "--10"),
    ("Done by mid-July.", "mid-July", "2015-07", "2015-07", "--07"),
    ("Done by the end of the year.", "the end of the year", "2015-12-31", "2015-12-31", ""),
    ("Signed on 12 May.", "12 May", "2015-05-12", "2015-05-12", "--05-12"),
    ("Signed on the 22nd of November.", "the 22nd of November", "2014-11-22", "2015-11-22", "--11-22"),
    ("Set for Dec. 15 here.", "Dec. 15", "2014-12-15", "2015-12-15", "--12-15"),
    ("From June 22, 2011, on.", "June 22, 2011", "2011-06-22", "2011-06-22", "2011-06-22"),
    ("Killed from 2000 to 2013.", "from 2000 to 2013", "2000/2013", "2000/2013", "2000/2013"),
    ("It lasts 10 to 20 July.", "10 to 20 July", "2015-07-10/2015-07-20", "2015-07-10/2015-07-20", "--07-10/--07-20"),
    ("Open within ten days.", "within ten days", "2015-07-15/2015-07-25", "2015-07-15/2015-07-25", ""),
    ("Seen two weeks ago.", "two weeks ago", "2015-07-01", "2015-07-01", ""),
    ("Founded a year ago.", "a year ago", "2014", "2014", ""),
    ("It closes next month.", "next month", "2015-08", "2015-08", ""),
    ("Built in the 1990s.", "the 1990s", "1990/1999", "1990/1999", "1990/1999"),
    ("It opens on Christmas Eve.", "Christmas Eve", "2014-12-24", "2015-12-24", "--12-24"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "past", "future", "unknown"), IN_REPORTS)
def test_dates_are_found_and_read_against_publication(text: str, words: str, past: str, future: str, unknown: str) -> None:
    """A date's words are found whole, and mean what the tense and the day of publication make of them; no year is guessed."""
    assert [text[start:end] for start, end in find_dates(text)] == [words]
    for direction, expected in ((Direction.PAST, past), (Direction.FUTURE, future)):
        value = resolve(words, Setting(WEDNESDAY, direction))
        assert value is not None
        assert value.iso() == expected
    value = resolve(words, Setting())
    assert (value.iso() if value else "") == unknown


@pytest.mark.parametrize("text", ["He may go.", "They march on.", "2000 people came.", "In 2,014 cases.", "Ask April Moor."])
def test_likenesses_are_no_dates(text: str) -> None:
    """A verb, a name or a count that looks like a date is none."""
    assert list(find_dates(text)) == []


def test_days_earlier_count_from_the_day_last_spoken_of() -> None:
    """The words "two days earlier" have no value unless a day was spoken of before it."""
    assert resolve("two days earlier", Setting(WEDNESDAY)) is None
    assert resolve("two days earlier", Setting(WEDNESDAY, anchor=DateValue(2015, 3, 2))) == DateValue(2015, 2, 28)


@given(st.text(alphabet="0123456789 aAinMyJul,.-/thofsTuesdaywek", max_size=60), DATES)
def test_any_text_can_be_searched_for_dates(text: str, published: DateValue) -> None:
    """Stretches are in order and within the text; a value either has no year or one that the calendar has."""
    last = 0
    for start, end in find_dates(text):
        assert last <= start < end <= len(text)
        last = end
        value = resolve(text[start:end], Setting(published))
        assert value is None or value.year is None or value.earliest() is not None
