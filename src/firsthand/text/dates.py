"""Dates as reports give them: as much of year, month, day and time as is known, never more.

Reading a date from words is `date_words`; finding it in running text is `date_spans`. Nothing here guesses a year.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from firsthand.text.agreement import Agreement

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
"""Number of a month by its name or abbreviation, lower case, without dot."""

_LEAP_YEAR = 2000
"""Stands in for an unknown year where two dates without it are compared: it has a 29 February."""

_SLACK_DAYS = {"day": 3, "month": 31, "year": 366}
"""How far an approximate date may lie from another and still be compatible. Not swept; a week or more apart is a difference."""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date with its precision kept: an unknown part is None.

    Attributes:
        year, month, day: What is known. Month without year is "--07".
        time: `HH:MM[:SS]` with zone as written (`16:20:00Z`); None where unknown.
        end: Last day (or month, year) of an interval, inclusive; None where it is no interval.
        is_approximate: "around", "mid-", "early", "late".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    end: DateValue | None = None
    is_approximate: bool = False

    def iso(self) -> str:
        """ISO 8601 without time, reduced to what is known: `2015-07`, `--07-14`, `2015-07-10/2015-07-20`; "" where nothing is."""
        if self.year is None and self.month is None:
            return ""
        parts = ["-" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + (f"/{self.end.iso()}" if self.end is not None else "")

    def earliest(self) -> date | None:
        """The first day that it can be; None without a year."""
        return None if self.year is None else _first_day(self, self.year)

    def latest(self) -> date | None:
        """The last day that it can be; None without a year."""
        last = self.end or self
        return None if last.year is None else _last_day(last, last.year)


def _first_day(value: DateValue, year: int) -> date:
    month = value.month or 1
    day = min(value.day or 1, calendar.monthrange(year, month)[1])
    return date(year, month, day)


def _last_day(value: DateValue, year: int) -> date:
    month = value.month or 12
    days = calendar.monthrange(year, month)[1]
    return date(year, month, min(value.day or days, days))


def of_day(day: date) -> DateValue:
    """A day of the calendar in, its value out."""
    return DateValue(day.year, day.month, day.day)


def compare(a: DateValue, b: DateValue) -> Agreement:
    """Two dates in, whether they can be one out.

    Same: equal as far as both go. Compatible: one lies within the other or overlaps it, lacks its year or time, or is near an
    approximate one. Differs: no day satisfies both. Incomparable: one is empty, or they have no part in common.
    """
    bounds = _common_bounds(a, b)
    if bounds is None:
        return Agreement.INCOMPARABLE
    (first_a, last_a), (first_b, last_b) = bounds
    slack = timedelta(days=max((_slack_days(v) for v in (a, b) if v.is_approximate), default=0))
    if first_a > last_b + slack or first_b > last_a + slack:
        return Agreement.DIFFERS
    if (first_a, last_a) != (first_b, last_b) or (a.year is None) != (b.year is None):
        return Agreement.COMPATIBLE
    if a.is_approximate or b.is_approximate:
        return Agreement.SAME if a == b else Agreement.COMPATIBLE
    return _compare_times(a.time, b.time)


def _common_bounds(a: DateValue, b: DateValue) -> tuple[tuple[date, date], tuple[date, date]] | None:
    if a.year is not None and b.year is not None:
        return _bounds(a, a.year), _bounds(b, b.year)
    if a.month is None or b.month is None:
        return None
    return _bounds(a, _LEAP_YEAR), _bounds(b, _LEAP_YEAR)


@lru_cache(maxsize=8192)
def _bounds(value: DateValue, year: int) -> tuple[date, date]:
    return _first_day(value, year), _bound_of_end(value, year)


def _bound_of_end(value: DateValue, year: int) -> date:
    last = value.end or value
    if value.end is not None and value.year is not None and year == value.year:
        year = last.year or year
    return _last_day(last, year)


def _slack_days(value: DateValue) -> int:
    return _SLACK_DAYS["year" if value.month is None else "month" if value.day is None else "day"]


def _compare_times(a: str | None, b: str | None) -> Agreement:
    if a == b:
        return Agreement.SAME
    if a is None or b is None:
        return Agreement.COMPATIBLE
    return Agreement.SAME if a[:5] == b[:5] and min(len(a), len(b)) == 5 else Agreement.DIFFERS


_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?|/(?P<month_s>\d{1,2})/(?P<day_s>\d{1,2})"
    r"|(?P<month_c>\d{2})(?P<day_c>\d{2}))?(?:[T ,]+(?P<rest>.*))?",
    re.DOTALL,
)
_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_PROSE = (
    re.compile(rf"{_WEEKDAY}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>{_MONTH_NAME})\.?[,\s-]+(?P<year>\d{{4}})\b(?P<rest>.*)",
               re.IGNORECASE | re.DOTALL),
    re.compile(rf"{_WEEKDAY}(?P<month>{_MONTH_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[,\s]+(?P<year>\d{{4}})\b(?P<rest>.*)",
               re.IGNORECASE | re.DOTALL),
    re.compile(rf"(?P<month>{_MONTH_NAME})\.?[,\s]+(?P<year>\d{{4}})\b(?P<rest>)", re.IGNORECASE),
)  # fmt: skip
_NUMERIC = re.compile(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<year>\d{4})\b(?P<rest>.*)", re.DOTALL)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*(?P<zone>Z\b|[+-]\d{2}:?\d{2}|[A-Z]{3,4}\b)?",
    re.IGNORECASE,
)
_ZONES = {
    "z": "Z", "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
}  # fmt: skip
# RFC 822 section 5.1 and its European neighbours; names that several zones share (BST, IST) are left unread.


def parse_published(written: str) -> DateValue | None:
    """The date of publication as written beside a report in, its value out; None where it is none that we can read.

    Reads ISO 8601 with its precision and zone, "12 May 2015", "May 12, 2015 4:20 pm EST", "July 2015", "2015". Of "03/04/2015"
    only the year is kept: which number is the day is not known.
    """
    words = written.strip()
    match = _ISO.fullmatch(words)
    if match:
        month = match["month"] or match["month_s"] or match["month_c"]
        day = match["day"] or match["day_s"] or match["day_c"]
        return _checked(int(match["year"]), _number(month), _number(day), match["rest"])
    for pattern in _PROSE:
        match = pattern.match(words)
        if match:
            day = match.groupdict().get("day")
            return _checked(int(match["year"]), MONTHS[match["month"].lower()], _number(day), match["rest"])
    match = _NUMERIC.match(words)
    if match:
        return _read_numeric(int(match["a"]), int(match["b"]), int(match["year"]), match["rest"])
    return None


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _read_numeric(a: int, b: int, year: int, rest: str) -> DateValue | None:
    if a > 12 or a == b:
        return _checked(year, b, a, rest)
    if b > 12:
        return _checked(year, a, b, rest)
    return _checked(year, None, None, None)


def _checked(year: int, month: int | None, day: int | None, rest: str | None) -> DateValue | None:
    """The value of these parts; None where there is no such day."""
    if not MINYEAR <= year <= MAXYEAR or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return DateValue(year, month, day, time=read_time(rest) if rest and day is not None else None)


def read_time(words: str) -> str | None:
    """Words that hold a time of day in, `HH:MM[:SS]` with its zone out; None where they hold none."""
    match = _TIME.search(words)
    if not match:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"]), match["second"]
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59 or (second and int(second) > 59):
        return None
    zone = (match["zone"] or "").lower()
    offset = _ZONES.get(zone, "")
    if zone[:1] in ("+", "-") and int(zone[1:3]) < 15 and int(zone[-2:]) < 60:
        offset = f"{zone[:3]}:{zone[-2:]}"
    return f"{hour:02d}:{minute:02d}" + (f":{second}" if second else "") + offset
