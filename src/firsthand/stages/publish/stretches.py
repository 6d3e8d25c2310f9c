"""From which day to which a date is drawn: a month is a bar of a month, "mid-July" its middle, a year a bar of a year.

Nothing is guessed: a date without its year has no days, and stands apart.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from firsthand.text.dates import DateValue

_SHADE = re.compile(
    r"(?:(?P<early>early|earlier|beginning|start)|(?P<mid>mid|middle)|(?P<late>late|later|end))\b"
    r"|(?:the\s+)?(?:very\s+)?(?:(?P<first>beginning|start)|(?P<middle>middle)|(?P<last>end))\s+of\b|year['’]?s?[\s-](?P<close>end)",
    re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days from the first to the last, both included.

    Attributes:
        first, last: The days; one and the same where a date is known to the day.
        time: "HH:MM" of the first day; empty where unknown.
        is_approximate: "about 5 May", "the summer of 2030": it may be a little before or after.
    """

    first: date
    last: date
    time: str = ""
    is_approximate: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def stretch_of(value: DateValue | None, words: str = "") -> Stretch | None:
    """A date and its words as printed in, from which day to which it is drawn, out; None where its year is not known."""
    first, last = (None, None) if value is None else (value.earliest(), value.latest())
    if value is None or first is None or last is None:
        return None
    last = max(first, last)
    third = _third_of(words) if value.is_approximate else None
    if third is not None and value.end is None and (value.day is None or third == 2):
        return _cut(value, third, words)
    time = value.time[:5] if value.time and value.day is not None and value.end is None else ""
    return Stretch(first, last, time, value.is_approximate)


def _third_of(words: str) -> int | None:
    """The words of a date in; which third of a month or year they mean, from 0, out; None where they mean none."""
    match = _SHADE.match(words.strip())
    if match is None or "week" in words.casefold():
        return None
    found = {name for name, group in match.groupdict().items() if group}
    return 0 if found & {"early", "first"} else 1 if found & {"mid", "middle"} else 2


def _cut(value: DateValue, third: int, words: str) -> Stretch:
    """A month or year, or the last day of one, and which third is meant in; that third out."""
    year, said = value.year or date.max.year, words.casefold()
    is_end_of_year = value.day is not None and value.month == 12 and "dec" not in said and "month" not in said
    if value.month is None or "year" in said or is_end_of_year:
        return Stretch(date(year, 4 * third + 1, 1), date(year, 4 * third + 4, calendar.monthrange(year, 4 * third + 4)[1]))
    days = calendar.monthrange(year, value.month)[1]
    return Stretch(date(year, value.month, 10 * third + 1), date(year, value.month, days if third == 2 else 10 * third + 10))
