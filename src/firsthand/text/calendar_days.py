"""Days counted from another day: which Tuesday, which June, how long ago. Precision is kept; what is not known stays None."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum

from firsthand.text.dates import DateValue, of_day

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thu", "friday fri", "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
"""Number of a weekday by its name or abbreviation, lower case; Monday is 0."""

# Cost, in days, of a date on the side that the tense speaks against: "would" and "to" also tell of what was to come at the time.
# What was seen in October did not happen three months from now, so beyond a month's slip the past tense is believed.
_WRONG_SIDE_DAYS = 120
_PAST_SLIP_DAYS = 31


class Direction(StrEnum):
    """Where a date lies from the day of publication, as the words around it have it."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def day_of(published: DateValue | None) -> date | None:
    """The day of publication; None where it is not known to the day."""
    if published is None or published.year is None or published.month is None or published.day is None:
        return None
    return date(published.year, published.month, published.day)


def shift(value: DateValue, count: int, unit: str) -> DateValue | None:
    """A date moved by so many days, weeks, months or years, no more precise than the unit allows; None out of the calendar.

    Args:
        value: With a year.
        count: Negative for the past.
        unit: "day", "week", "month", "year" or "decade".
    """
    if value.year is None:
        return None
    try:
        if unit in ("day", "week"):
            day = day_of(value)
            return None if day is None else of_day(day + timedelta(days=count * (7 if unit == "week" else 1)))
        if unit == "month":
            if value.month is None:
                return None
            months = value.year * 12 + value.month - 1 + count
            return _checked_year(DateValue(months // 12, months % 12 + 1))
        return _checked_year(DateValue(value.year + count * (10 if unit == "decade" else 1)))
    except OverflowError:
        return None


def _checked_year(value: DateValue) -> DateValue | None:
    return value if value.year is not None and 1 <= value.year <= 9999 else None


def weekday(number: int, day: date, *, direction: Direction, which: str = "") -> DateValue:
    """A weekday and the day of publication in, the day meant out.

    Args:
        number: 0 for Monday.
        day: Of publication.
        direction: Unknown counts as past: reports tell what happened.
        which: "last", "next", "this" or nothing; "last" and "next" leave the day of publication itself out.
    """
    back = (day.weekday() - number) % 7
    if which == "last":
        return of_day(day - timedelta(days=back or 7))
    if which == "next":
        return of_day(day + timedelta(days=(7 - back) % 7 or 7))
    if direction is Direction.FUTURE:
        return of_day(day + timedelta(days=(7 - back) % 7))
    return of_day(day - timedelta(days=back))


def year_of(month: int, day: int | None, published: DateValue | None, *, direction: Direction) -> int | None:
    """A month, or a day of one, without its year in; the year nearest to publication on the side of the direction out.

    None where the year of publication is not known.
    """
    if published is None or published.year is None:
        return None
    if published.month is None:
        return published.year
    centre = _month_day(published.year, published.month, published.day or 15)
    best = published.year
    best_cost = 10_000
    for year in (published.year, published.year - 1, published.year + 1):
        if not 1 <= year <= 9999:
            continue
        is_same = day is None and year == published.year and month == published.month
        distance = 0 if is_same else (_month_day(year, month, day or 15) - centre).days
        is_wrong = (direction is Direction.PAST and distance > 0) or (direction is Direction.FUTURE and distance < 0)
        is_impossible = direction is Direction.PAST and distance > _PAST_SLIP_DAYS
        cost = abs(distance) + (1000 if is_impossible else _WRONG_SIDE_DAYS if is_wrong else 0)
        if cost < best_cost:
            best, best_cost = year, cost
    return best


def _month_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def week_of(day: date, offset_weeks: int) -> DateValue:
    """The week (Monday to Sunday) so many weeks from a day's, as an interval."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset_weeks)
    return interval(monday, monday + timedelta(days=6))


def weekend_of(day: date, *, which: str) -> DateValue:
    """Saturday and Sunday of this, the last or the next weekend as an interval; on a Monday "this weekend" is still to come."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    if which == "last" and day.weekday() < 6:
        saturday -= timedelta(weeks=1)
    if which == "next":
        saturday += timedelta(weeks=1)
    return interval(saturday, saturday + timedelta(days=1))


def interval(first: date, last: date) -> DateValue:
    """Two days in, the stretch from one to the other out; the day itself where they are one."""
    value = of_day(first)
    return value if first == last else DateValue(value.year, value.month, value.day, end=of_day(last))


def end_of(value: DateValue) -> DateValue:
    """A month or year in, its last day out, as an approximate date."""
    if value.year is None or value.day is not None:
        return value
    month = value.month or 12
    return DateValue(value.year, month, calendar.monthrange(value.year, month)[1], is_approximate=True)
