"""Dates as days and moments of the calendar, for whoever compares when things were published."""

from __future__ import annotations

from datetime import date, datetime

from firsthand.text.dates import DateValue


def day_of(value: DateValue | None) -> date | None:
    """A publication date in, its day out; None where it is not known to the day or is no date of the calendar."""
    if value is None or value.year is None or value.month is None or value.day is None:
        return None
    try:
        return date(value.year, value.month, value.day)
    except ValueError:
        return None


def moment_of(value: DateValue | None) -> datetime | None:
    """A publication date in, its day and time, with the zone where one is written, out; None where it has no time."""
    day = day_of(value)
    if day is None or value is None or not value.time:
        return None
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{value.time.replace('Z', '+00:00')}")
    except ValueError:
        return None
