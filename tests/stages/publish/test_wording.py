"""Words for counts and dates."""

from __future__ import annotations

import pytest

from firsthand.stages.publish.wording import count, iso_date, list_words, say_date, say_range
from firsthand.text.dates import DateValue

INTERVAL = DateValue(2031, 5, 4, end=DateValue(2031, 5, 9))


@pytest.mark.parametrize(
    ("value", "iso", "words"),
    [
        (None, None, "undated"),
        (DateValue(), None, "undated"),
        (DateValue(2031), "2031", "2031"),
        (DateValue(2031, 5), "2031-05", "May 2031"),
        (DateValue(2031, 5, 4), "2031-05-04", "4 May 2031"),
        (DateValue(2031, 5, 4, "09:10:00+01:00"), "2031-05-04T09:10:00+01:00", "4 May 2031, 09:10"),
        (DateValue(None, 5, 4), "--05-04", "4 May"),
        (DateValue(None, 5), "--05", "May"),
        (DateValue(2031, 5, is_approximate=True), "2031-05", "about May 2031"),
        (INTERVAL, "2031-05-04/2031-05-09", "4 May 2031 to 9 May 2031"),
    ],
)
def test_dates(value: DateValue | None, iso: str | None, words: str) -> None:
    """A date is said as far as it is known, and never further."""
    assert iso_date(value) == iso
    assert say_date(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DateValue(2031, 5, 4), DateValue(2031, 5, 6), "4 to 6 May 2031"),
        (DateValue(2031, 5, 4), DateValue(2031, 6, 6), "4 May to 6 June 2031"),
        (DateValue(2031, 5, 4), DateValue(2031, 6, 4), "4 May to 4 June 2031"),
        (DateValue(2030, 5, 4), DateValue(2031, 5, 4), "4 May 2030 to 4 May 2031"),
        (DateValue(2031, 5, 4, "09:10Z"), DateValue(2031, 5, 4, "10:10Z"), "4 May 2031"),
        (DateValue(2031), DateValue(2031, 5, 4), "2031 to 4 May 2031"),
    ],
)
def test_ranges(first: DateValue, last: DateValue, words: str) -> None:
    """What both ends share is said once."""
    assert say_range(first, last) == words


@pytest.mark.parametrize(("n", "words"), [(0, "0 outlets"), (1, "1 outlet"), (2, "2 outlets")])
def test_count(n: int, words: str) -> None:
    """One is singular, all else plural."""
    assert count(n, "outlet") == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_list_words(items: list[str], words: str) -> None:
    """A list reads as a sentence does."""
    assert list_words(items) == words
