"""Publication dates in order."""

from __future__ import annotations

import pytest

from firsthand.stages.cluster.moments import is_earlier, order_published
from firsthand.text.dates import parse_published


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019-05-12", "2019-05-13", True),
        ("2019-05-13", "2019-05-12", False),
        ("2019-05-12", "2019-05-12", None),
        ("2019-05-12T08:00:00Z", "2019-05-12T09:00:00Z", True),
        ("2019-05-12T09:30:00+02:00", "2019-05-12T08:00:00Z", True),
        ("2019-05-12T08:00:00Z", "2019-05-12", None),
        ("2019-05", "2019-05-12", None),
    ],
)
def test_only_what_the_dates_say_is_said(one: str, other: str, expected: bool | None) -> None:
    """Days are compared first, then times where both have one; a month without a day is in no order."""
    assert is_earlier(parse_published(one), parse_published(other)) is expected


def test_the_undated_stand_last() -> None:
    """What has no day comes after all that has, in the order in which it was given."""
    dates = [None, parse_published("2019-05-14"), parse_published("2019-05"), parse_published("2019-05-12")]
    assert order_published(dates) == [3, 1, 0, 2]


def test_times_order_a_day_only_where_every_report_of_it_has_one() -> None:
    """One report of the day without a time leaves the day in its order."""
    day = [parse_published(d) for d in ("2019-05-12T10:00:00Z", "2019-05-12T08:00:00Z")]
    assert order_published(day) == [1, 0]
    assert order_published([*day, parse_published("2019-05-12")]) == [0, 1, 2]
