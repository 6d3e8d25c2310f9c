"""Expressions of time as the TIMEX3 standard reads them."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.text.date_spans import find_dates
from firsthand.text.date_windows import find_windows
from firsthand.text.timex import find_timexes

WEDNESDAY = date(2015, 7, 15)

CASES = [
    ("It closed on Monday.", [("Monday", "DATE", "2015-07-13")]),
    ("It will close on Monday.", [("Monday", "DATE", "2015-07-20")]),
    ("The town voted Sunday night.", [("Sunday night", "TIME", "2015-07-12TNI")]),
    ("It opened at 9:30 a.m. Tuesday.", [("9:30 a.m. Tuesday", "TIME", "2015-07-14T09:30")]),
    ("It opened on Tuesday, May 12, 2015, there.", [("Tuesday, May 12, 2015", "DATE", "2015-05-12")]),
    ("The port closed on Sept. 3 there.", [("Sept. 3", "DATE", "2014-09-03")]),
    ("It is due on Sept. 3 there.", [("Sept. 3", "DATE", "2015-09-03")]),
    ("Ships left last week.", [("last week", "DATE", "2015-W28")]),
    ("Ships left in June last year.", [("June last year", "DATE", "2014-06")]),
    ("Sales rose in the third quarter of 2014.", [("the third quarter of 2014", "DATE", "2014-Q3")]),
    ("Sales rose last summer.", [("last summer", "DATE", "2014-SU")]),
    ("Built in the 1990s.", [("the 1990s", "DATE", "199")]),
    ("The strike lasted three weeks.", [("three weeks", "DURATION", "P3W")]),
    ("The strike lasted several days.", [("several days", "DURATION", "PXD")]),
    ("It took 5 1/2 hours.", [("5 1/2 hours", "DURATION", "PT5H30M")]),
    ("A two-year plan.", [("two-year", "DURATION", "P2Y")]),
    ("It was two years ago.", [("two years ago", "DATE", "2013")]),
    ("They meet every day.", [("every day", "SET", "P1D")]),
    ("They meet each Thursday.", [("each Thursday", "SET", "XXXX-WXX-4")]),
    ("It is now open.", [("now", "DATE", "PRESENT_REF")]),
    ("It was recently shut.", [("recently", "DATE", "PAST_REF")]),
    ("Signed on 31 February there.", []),
    ("A 44-year-old man.", []),
    ("He may go; they march on.", []),
    ("Ask Jan Moor.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_expressions_are_found_with_kind_and_value(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Days go back from publication unless the verb looks ahead; lengths, sets and loose words have values of their own."""
    assert [(text[t.start : t.end], t.kind, t.value) for t in find_timexes(text, WEDNESDAY)] == expected


def test_a_later_year_ago_counts_from_the_quarter_last_spoken_of() -> None:
    """Where a quarter was spoken of, "a year earlier" is that quarter of the year before, however often it is said."""
    text = "Sales rose in the second quarter. They fell a year earlier. Costs fell a year ago."
    assert [t.value for t in find_timexes(text, WEDNESDAY)] == ["2015-Q2", "2014-Q2", "2014-Q2"]


WORDS = st.sampled_from(
    [
        "Monday",
        "May",
        "12",
        "2015",
        "last",
        "week",
        "the",
        "third",
        "quarter",
        "two",
        "years",
        "ago",
        "at",
        "9:30",
        "a.m.",
        "every",
        "day",
        "now",
        "1990s",
        "of",
        "early",
        "-",
        ",",
        ".",
        "in",
        "noon",
        "one",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60), st.dates())
@settings(deadline=None)
def test_any_text_and_day_can_be_read(text: str, day: date) -> None:
    """Expressions are in order, within the text, with a value each, for any words and any day of the calendar."""
    last = 0
    for timex in find_timexes(text, day):
        assert last <= timex.start < timex.end <= len(text)
        assert timex.value
        last = timex.end


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
@settings(deadline=None)
def test_stretches_to_search_hold_every_date_and_do_not_touch(text: str) -> None:
    """What is found stands within one stretch, and stretches are parted."""
    windows = list(find_windows(text))
    assert all(first[1] < second[0] for first, second in pairwise(windows))
    for start, end in find_dates(text):
        assert any(first <= start and end <= last for first, last, _ in windows)


@pytest.mark.parametrize(
    "part", ["on Monday last week ", "one one one day ", "1 1 1 - May ", "          x day", "2015 2015 ", "the year "]
)
def test_cost_grows_with_the_text_and_no_faster(part: str) -> None:
    """Eight times the text takes far less than the sixty-four times that squared growth would."""

    def cost(text: str) -> float:
        began = time.process_time()
        list(find_timexes(text, WEDNESDAY))
        list(find_dates(text))
        return time.process_time() - began

    cost(part)
    small = min(cost(part * 100) for _ in range(3))
    assert min(cost(part * 800) for _ in range(2)) < 30 * small + 0.05
