"""From which day to which a date is drawn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.publish.stretches import Stretch, stretch_of
from firsthand.text.date_spans import parse
from firsthand.text.dates import DateValue, parse_published

DRAWN = [
    ("14 April", "2031-04-14", "2031-04-14"),
    ("April 2031", "2031-04-01", "2031-04-30"),
    ("mid-July", "2031-07-11", "2031-07-20"),
    ("early July", "2031-07-01", "2031-07-10"),
    ("late February", "2031-02-21", "2031-02-28"),
    ("the end of March", "2031-03-21", "2031-03-31"),
    ("2029", "2029-01-01", "2029-12-31"),
    ("early 2029", "2029-01-01", "2029-04-30"),
    ("late 2029", "2029-09-01", "2029-12-31"),
    ("the end of the year", "2031-09-01", "2031-12-31"),
    ("the end of the week", "2031-03-09", "2031-03-09"),
    ("from 10 to 20 July", "2031-07-10", "2031-07-20"),
    ("the 1990s", "1990-01-01", "1999-12-31"),
    ("the third quarter of 2030", "2030-07-01", "2030-09-30"),
]


@pytest.mark.parametrize(("words", "first", "last"), DRAWN)
def test_a_date_is_drawn_as_long_as_it_is_vague(words: str, first: str, last: str) -> None:
    """A month is a bar of a month, "mid-July" its middle, a year a bar of a year."""
    stretch = stretch_of(parse(words, parse_published("2031-03-05")), words)
    assert stretch is not None
    assert (stretch.first.isoformat(), stretch.last.isoformat()) == (first, last)


def test_without_a_year_nothing_is_drawn() -> None:
    """No year is guessed."""
    assert stretch_of(DateValue(None, 4, 14)) is None
    assert stretch_of(None, "on Friday") is None


def test_what_is_about_a_day_is_marked() -> None:
    """The day itself is drawn, as one that may be another; a time is kept for a day alone."""
    assert stretch_of(DateValue(2031, 5, 4, is_approximate=True), "about 4 May") == Stretch(
        date(2031, 5, 4), date(2031, 5, 4), is_approximate=True)
    assert stretch_of(DateValue(2031, 5, 4, time="09:10:00+01:00")) == Stretch(date(2031, 5, 4), date(2031, 5, 4), "09:10")


@given(
    year=st.integers(1, 9999), month=st.one_of(st.none(), st.integers(1, 12)), day=st.integers(1, 28), is_day=st.booleans(),
    words=st.sampled_from(["", "mid-May", "early", "the end of the year", "late 2031", "the beginning of"]),
    is_approximate=st.booleans(),
)  # fmt: skip
def test_the_last_day_never_stands_before_the_first(
    year: int, month: int | None, day: int, is_day: bool, words: str, is_approximate: bool
) -> None:
    """Whatever the words and the value, the days are days of that year."""
    value = DateValue(year, month, day if is_day and month else None, is_approximate=is_approximate)
    stretch = stretch_of(value, words)
    assert stretch is not None
    assert stretch.first <= stretch.last
    assert (stretch.first.year, stretch.last.year) == (year, year)
