"""What the words of a date mean against the day of publication: one reader for each way of putting it.

A date that needs the day of publication has no value where that is not known; a year is never guessed. Own rules, because a
general parser makes a full date of everything ("May" becomes a day of this year).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from firsthand.text.calendar_days import (
    WEEKDAYS,
    Direction,
    day_of,
    end_of,
    interval,
    shift,
    week_of,
    weekday,
    weekend_of,
    year_of,
)  # fmt: skip
from firsthand.text.dates import MONTHS, DateValue, of_day, parse_published
from firsthand.text.number_words import read_number


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date's words are read against.

    Attributes:
        published: The day of publication; None where unknown.
        direction: Where the date lies from it, by the tense around it.
        anchor: The day last spoken of, for "two days earlier"; None where there is none.
    """

    published: DateValue | None = None
    direction: Direction = Direction.UNKNOWN
    anchor: DateValue | None = None


def read_day_month(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "12 May", "May 12, 2015", "the 22nd of November"."""
    month = MONTHS[match["month"].lower().rstrip(".")]
    day = int(match["day"])
    year = int(match["year"]) if match["year"] else year_of(month, day, setting.published, direction=setting.direction)
    value = _known(year, month, day)
    return replace(value, is_approximate=True) if value and match["near"] else value


def _known(year: int | None, month: int | None, day: int | None) -> DateValue | None:
    """The value of these parts; None where the calendar has no such day."""
    if month is None or day is None:
        return DateValue(year, month)
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return DateValue(year, month, day)


def read_month(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "June", "last June", "mid-July", "early May 2015"."""
    groups = match.groupdict()
    month = MONTHS[match["month"].lower().rstrip(".")]
    which, published = (groups.get("which") or "").lower(), setting.published
    year = int(groups["year"]) if groups.get("year") else None
    if year is None:
        direction = {"last": Direction.PAST, "next": Direction.FUTURE, "coming": Direction.FUTURE, "past": Direction.PAST}.get(
            which.split(" ")[-1], setting.direction)  # fmt: skip
        year = year_of(month, None, published, direction=direction)
        is_now = published is not None and (published.year, published.month) == (year, month)
        if is_now and year is not None and which in ("last", "next"):
            year += 1 if which == "next" else -1
    return _apply_vague(DateValue(year, month), groups.get("vague"))


def _apply_vague(value: DateValue, vague: str | None) -> DateValue:
    if not vague or "month" in vague:
        return value
    return end_of(value) if "end" in vague.lower() else replace(value, is_approximate=True)


def read_year(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "2015", "late 2015"."""
    return _apply_vague(DateValue(int(match["year"])), match.groupdict().get("vague"))


def read_range(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "from 10 to 20 July", "July 10-20", "between May and June", "2000 to 2013"."""
    groups = match.groupdict()
    month1 = groups.get("month1") or groups.get("month2")
    month2 = groups.get("month2") or groups.get("month1")
    first_month = MONTHS[month1.lower().rstrip(".")] if month1 else None
    last_month = MONTHS[month2.lower().rstrip(".")] if month2 else None
    first_day, last_day = (int(groups[k]) if groups.get(k) else None for k in ("day1", "day2"))
    last_year = int(groups["year2"]) if groups.get("year2") else None
    first_year = int(groups["year1"]) if groups.get("year1") else None
    if last_year is None and last_month is not None:
        last_year = year_of(last_month, last_day, setting.published, direction=setting.direction)
    if first_year is None and last_year is not None:
        first_year = last_year - (1 if first_month and last_month and first_month > last_month else 0)
    first, last = _known(first_year, first_month, first_day), _known(last_year, last_month, last_day)
    return None if first is None or last is None else replace(first, end=last)


def read_decade(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "The 1990s", "the '90s"."""
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return DateValue(first, end=DateValue(first + 9), is_approximate=True)


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def read_quarter(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "The third quarter of 2015", "2015's first half", "the second quarter of last year": first month to last."""
    groups = match.groupdict()
    size = 6 if groups["half"] else 3
    number = _QUARTERS.get(groups["quarter"].lower(), 12 // size)
    year = int(groups["year"]) if groups.get("year") else None
    if year is None and setting.published is not None and setting.published.year is not None:
        year = setting.published.year + {"last": -1, "next": 1}.get((groups.get("which") or "").lower(), 0)
    return (
        None
        if year is None or number * size > 12
        else DateValue(year, number * size - size + 1, end=DateValue(year, number * size))
    )


def read_season(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "The summer of 2015": its year, roughly; which months those are depends on the side of the equator."""
    return DateValue(int(match["year"]), is_approximate=True)


def read_iso(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "2015-07-10", "13/04/2015"; of "03/04/2015" the year alone."""
    return parse_published(match[0])


def read_near_day(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Yesterday", "tonight", "the day after tomorrow"."""
    day = day_of(setting.published)
    if day is None:
        return None
    words = match[0].lower()
    offset = next(
        offset for key, offset in (("day before yesterday", -2), ("day after tomorrow", 2), ("yesterday", -1), ("tomorrow", 1),
                                   ("last night", -1), ("overnight", 0), ("", 0)) if key in words)  # fmt: skip
    return of_day(day + timedelta(days=offset))


def read_weekday(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Tuesday", "last Friday night", "this coming Monday"."""
    day = day_of(setting.published)
    if day is None:
        return None
    which = (match["which"] or "").lower()
    direction = setting.direction
    if "coming" in which or "next" in which:
        which = "next"
    elif "past" in which or "last" in which:
        which = "last"
    number = WEEKDAYS[match["weekday"].lower()]
    value = weekday(number, day, direction=direction, which=which)
    return shift(value, 1, "week") if match["week"] else value


def read_period(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Earlier this week", "last month", "next year", "this weekend", "the past year"."""
    published = setting.published
    which = re.sub(r"^the ", "", match["which"].lower())
    offset = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which.split(" ")[-1], 0)
    unit = match["period"].lower()
    day = day_of(published)
    if published is None or published.year is None:
        return None
    shade = (match.groupdict().get("shade") or "").lower()
    if unit in ("week", "weekend"):
        if day is None:
            return None
        if unit == "weekend":
            return weekend_of(day, which=which.split(" ")[-1] if offset else "")
        value = week_of(day, offset)
        return _part_of_week(value, day, shade) if offset == 0 and shade else value
    if which == "the same":
        return None
    moved = shift(published, offset, unit)
    return None if moved is None else _apply_vague(moved, shade)


def _part_of_week(week: DateValue, day: date, shade: str) -> DateValue:
    first, last = week.earliest(), week.latest()
    if first is None or last is None:
        return week
    return replace(interval(first, day) if "earl" in shade else interval(day, last), is_approximate=True)


def read_ago(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Two days ago"."""
    return _moved(match, setting.published, sign=-1)


def read_from_now(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Two weeks from now"."""
    return _moved(match, setting.published, sign=1)


def read_from_anchor(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Two days earlier": counted from the day last spoken of."""
    sign = 1 if match["side"].lower() in ("later", "after", "afterwards") else -1
    return _moved(match, setting.anchor, sign=sign)


def _moved(match: re.Match[str], start: DateValue | None, *, sign: int) -> DateValue | None:
    words, unit = match["count"].lower(), match["unit"].lower()
    is_vague = words in ("several", "a few", "few", "a couple of", "couple of")
    number = None if is_vague else Decimal(1) if words in ("a", "an") else read_number(words)
    if start is None or number is None or number != int(number):
        return None
    count = int(number) * sign * (2 if unit == "fortnight" else 1)
    value = shift(start, count, "week" if unit == "fortnight" else unit)
    return value if value is None or unit == "day" or value.day is None else replace(value, is_approximate=True)


def read_within(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Within ten days", "in the next two weeks", "over the past three months": from publication to there."""
    published = setting.published
    side = (match.groupdict().get("side") or "next").lower()
    there = _moved(match, published, sign=-1 if side in ("past", "last", "previous") else 1)
    if there is None or published is None:
        return None
    here = replace(published, time=None)
    if there.day is None:
        here = replace(here, day=None, month=here.month if there.month else None)
    there = replace(there, is_approximate=False)
    return replace(there, end=here) if side in ("past", "last", "previous") else replace(here, end=there)


def read_end_of_period(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "The end of the year", "the end of next month", "the end of the week"."""
    published, which = setting.published, (match["which"] or "").lower()
    offset = {"last": -1, "next": 1}.get(which, 0)
    unit = match["period"].lower()
    day = day_of(published)
    if published is None or published.year is None:
        return None
    if unit == "week":
        last = None if day is None else week_of(day, offset).latest()
        return None if last is None else replace(of_day(last), is_approximate=True)
    moved = shift(published, offset, unit)
    return None if moved is None else _apply_vague(moved, match["vague"])


def read_holiday(match: re.Match[str], setting: Setting) -> DateValue | None:
    """Reads "Christmas Eve"."""
    words = match["holiday"].lower().replace("’", "'")
    month, day = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's eve": (12, 31),
                  "new year's day": (1, 1), "may day": (5, 1)}[words]  # fmt: skip
    year = year_of(month, day, setting.published, direction=setting.direction)
    return DateValue(year, month, day, is_approximate=words == "christmas")
