"""Expressions of time as the TIMEX3 standard reads them: dates, clock times, durations and what recurs, each with its value.

Wider than `date_spans`, which keeps to what one claim can contradict another by: here "now", "recently", "three weeks",
"the third quarter" and "every day" count too. Values are strings of the standard (TimeML annotation guidelines 1.2.1, TIMEX3):
`1998-W32`, `1998-Q3`, `1998-SU`, `P3W`, `PXD`, `PRESENT_REF`. The grammar is here; what each way of putting it means is in
`timex_values` and `timex_periods`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from firsthand.text import timex_periods as periods
from firsthand.text import timex_values as read
from firsthand.text.date_windows import WEEKDAY, Rule, compile_rules, find_in_windows
from firsthand.text.dates import MONTHS
from firsthand.text.number_words import NUMBER
from firsthand.text.timex_values import Frame

_Reader = Callable[[re.Match[str], Frame], str | None]


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression of time in a text.

    Attributes:
        start, end: Where it stands; code points, half-open.
        kind: "DATE", "TIME", "DURATION" or "SET".
        value: In the words of the standard.
    """

    start: int
    end: int
    kind: str
    value: str


_MONTH = rf"(?P<month>(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b(?:\.(?=\s?[\d,]))?)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_VAGUE = r"(?P<vague>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of|sometime|later|earlier)[\s-]+(?:in\s+)?"
_UNIT = r"(?P<unit>second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur(?=y|ies))(?:s|y|ies)?\b"
_COUNT = rf"(?P<count>\d+\s+\d/\d|{NUMBER}|an?|several|(?:a\s+)?few|(?:a\s+)?couple(?:\s+of)?|many)"
_ABOUT = (
    r"(?:(?:at\s+least|more\s+than|less\s+than|fewer\s+than|up\s+to|as\s+\w+\s+as|no\s+more\s+than|about|"
    r"around|nearly|almost|over|only|some|roughly)\s+)?"
)
_OF_COUNT = r"(?:\s+(?:more|additional|full|straight|consecutive|trading|business|working))?"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)"
_WHICH = r"(?P<which>last|next|past|coming|this|previous|following|current|latest|same)"
_QUARTER = rf"(?:fiscal[\s-]+)?{_ORDINAL}[\s-]+(?P<span>quarter|half)\b"
_ZONE = r"(?:\s+(?:[ECMP][SD]T|GMT|UTC|[Ll]ocal\s+time))?"
_CLOCK = (
    rf"(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?(?=\W|$))|(?P<noon>noon|"
    rf"midday|midnight)\b){_ZONE}"
)
_MONTH_DAY = rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d|%|[.,]\d)(?:,?\s+{_YEAR}\b)?"
_DAY_MONTH = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?"

_GRAMMAR: tuple[tuple[str, str, _Reader], ...] = (
    # what must be in the stretch, how it is put, what it means; a set is marked by its reader's value
    ("month", rf"(?:{WEEKDAY},?\s+)?{_MONTH_DAY}", read.read_day),
    ("month", rf"(?:{WEEKDAY},?\s+)?{_DAY_MONTH}", read.read_day),
    ("month", rf"{_CLOCK},?\s+(?:on\s+)?(?:{WEEKDAY},?\s+)?{_MONTH_DAY}", read.read_clock),
    ("month", rf"(?:{_VAGUE})?{_MONTH},?\s+(?:of\s+)?(?:{_YEAR}|(?P<years>this|last|next)\s+year)\b", read.read_month),
    ("month", rf"(?:{_VAGUE})?(?:(?P<which>last|next|this|this\s+past|this\s+coming)\s+)?{_MONTH}", read.read_month),
    ("digits", r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", read.read_numbers),
    ("digits", r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])", read.read_numbers),
    ("digits", rf"(?:{_VAGUE}|(?:the\s+)?(?:fiscal|year)\s+)?{_YEAR}(?![-–,.:]\d|['’]?s\b|%)(?:\s+fiscal\s+year)?",
     read.read_year),
    ("digits", r"(?:the\s+)?(?<!his\s)(?<!her\s)(?<!heir\s)(?:early\s+|late\s+|mid[\s-]?)?['’`]?(?P<decade>1[5-9]\d0|"
     r"20\d0|[2-9]0)['’]?s\b", read.read_decade),
    ("spelt", r"(?:the\s+)?(?:early\s+|late\s+|mid[\s-]?)?(?P<spelt>twenties|thirties|forties|fifties|sixties|seventies|"
     r"eighties|nineties)\b", read.read_decade),
    ("spelt", r"nineteen[\s-]+(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|"
     r"three|four|five|six|seven|eight|nine))?)\b", read.read_spelt_year),
    ("spelt", r"(?:the\s+)?year\s+two\s+thousand\b", read.read_spelt_year),
    ("unit", r"(?:the\s+)?(?P<number>\d\d?)(?:st|nd|rd|th)[\s-]+century\b|(?:the\s+)?(?P<word>eighteenth|nineteenth|"
     r"twentieth|twenty-first)[\s-]+century\b", read.read_century),
    ("digits|part", rf"(?:around\s+|about\s+)?{_CLOCK}(?:,?\s+(?:on\s+)?(?:{WEEKDAY}|(?P<near>today|yesterday|tomorrow)))?",
     read.read_clock),
    ("digits|part", rf"{WEEKDAY}\s+at\s+{_CLOCK}", read.read_clock),
    ("digits|part", rf"(?P<near>today|yesterday|tomorrow)\s+at\s+{_CLOCK}", read.read_clock),
    ("near|part", r"(?:(?:early|late|earlier|later)\s+)?(?P<near>yesterday|today|tomorrow|tonight|overnight)"
     rf"\b(?:\s+{_PART})?", read.read_near),
    ("part", rf"(?:(?:early|late|earlier|later)\s+)?(?P<near>this|last)\s+{_PART}\b", read.read_near),
    ("unit", r"(?:the\s+)?day\s+(?P<near>before\s+yesterday|after\s+tomorrow)\b", read.read_near),
    ("weekday", rf"(?:(?:early|late|earlier|later|mid)\s+)?(?:(?:the|this)\s+)?(?:{_WHICH}\s+)?{WEEKDAY}(?:\s+{_PART})?\b",
     read.read_weekday),
    ("weekday", rf"(?:each|every)\s+{WEEKDAY}(?:\s+{_PART})?\b|(?P<plural>monday|tuesday|wednesday|thursday|friday|"
     r"saturday|sunday)s\b", read.read_each),
    ("weekday", rf"{WEEKDAY}\s+{_PART}s\b", read.read_each),
    ("unit", rf"(?:{_VAGUE})?(?:(?:the|its|their)\s+)?(?:(?P<years>this|last|next)"
     rf"\s+year['’]?s?\s+)?(?:{_YEAR}['’]?s?\s+)?(?:(?P<back>year-(?:ago|earlier))\s+)?{_QUARTER}"
     r"(?:\s+(?:of\s+|in\s+)?(?:(?:fiscal\s+)?(?P<year2>(?:19|20)\d\d)\b|(?P<years2>this|last|next)\s+year\b)"
      r")?", periods.read_quarter),
    ("unit", r"(?:the\s+|a\s+|its\s+)?(?:(?:comparable|corresponding|like|same)\s+)?(?:(?P<back>year-(?:ago|earlier))"
     r"(?:[\s-]+(?P<span>quarter|period|term)\b)?|(?P<year>(?:19|20)\d\d)[\s-]+(?P<span2>quarter|period)\b)",
     periods.read_year_back),
    ("unit", r"(?:the\s+)?(?:comparable\s+|corresponding\s+|like\s+|same\s+)?(?P<span>quarter|period)\s+(?:last\s+year|"
     r"a\s+year\s+(?:ago|earlier|before))\b", periods.read_year_back),
    ("unit", r"(?:(?:the|this|that|its)|(?P<years>last\s+year['’]s))\s+(?:most\s+recent\s+|(?P<shade>latest|current|"
     r"just-ended|recent|same|last|next)\s+)?(?P<span>quarter|period)\b", periods.read_the_quarter),
    ("unit", rf"(?:{_VAGUE})?(?:the\s+|this\s+|that\s+)?(?:(?P<which>last|next|past|coming|this|previous|following|"
     r"current|latest|same|that|the)\s+)(?:fiscal\s+|full\s+|calendar\s+)?(?P<period>weekend|week|month|year|"
     r"decade|century|day|millennium)\b(?!-)", periods.read_period),
    ("unit", r"(?:earlier|later|late|early)\s+in\s+the\s+(?P<which>)(?P<period>week|month|year)\b", periods.read_period),
    ("unit", r"(?:the\s+)?(?:end\s+of\s+the\s+year|year['’]?s?[\s-]end)\b", periods.read_year_end),
    ("unit", rf"{_ABOUT}(?:{_COUNT}\s+)?{_UNIT}(?:\s+or\s+so)?\s+(?P<side>ago|earlier|later|before|from\s+now|hence)\b",
     periods.read_moved),
    ("unit", rf"(?:the\s+)?{_WHICH}\s+{_ABOUT}{_COUNT}{_OF_COUNT}\s+{_UNIT}(?:\s+or\s+so)?", periods.read_duration),
    ("unit", r"(?:(?:the|its|their|his|her)\s+)?(?:first\s+|last\s+|latest\s+|past\s+|next\s+|(?:year-earlier|year-ago)"
     rf"\s+)?{_ABOUT}{_COUNT}{_OF_COUNT}[\s-]+(?:to\s+{NUMBER}\s+|"
     rf"or\s+{NUMBER}\s+)?{_UNIT}(?:\s+and\s+a\s+(?P<plus>half))?(?:[\s-]+(?:long|old))?", periods.read_duration),
    ("unit", r"(?:the\s+)?(?P<shade>recent|coming|past|future|last|next)\s+(?P<unit>day|week|month|quarter|year|decade)"
     r"s\b", periods.read_shaded),
    ("unit", r"(?:the\s+)?(?P<unit>minute|hour|day|week|month|year|decade|centurie)s\b(?:-(?:long|old))?", periods.read_bare),
    ("unit", r"(?P<unit>day|week|month|year|decade)-long\b", periods.read_bare),
    ("unit", rf"(?:each|every)\s+(?:(?P<count>{NUMBER}|other)\s+)?{_UNIT}(?!\s+of)", periods.read_every),
    ("vague", r"(?P<often>daily|weekly|hourly|annually|nightly)\b", periods.read_often),
    ("season", rf"(?:{_VAGUE})?(?:(?P<which>last|next|this|this\s+past|this\s+coming|the|each|every)\s+)(?P<season>spring|"
     rf"summer|autumn|fall|winter)\b(?:\s+(?:of\s+)?{_YEAR}\b)?", periods.read_season),
    ("season", rf"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}\b", periods.read_season),
    ("holiday", r"(?:last\s+|this\s+|next\s+)?(?P<holiday>christmas(?:\s+(?:day|eve))?|thanksgiving(?:\s+day)?|"
     r"new\s+year['’]?s\s+(?:eve|day)|halloween)\b", periods.read_holiday),
    ("vague", r"(?P<ref>(?:right\s+)?now|currently|current|nowadays|these\s+days|at\s+present|(?:more\s+|"
     r"most\s+)?recently|recent(?!\s+(?:day|week|month|quarter|year|decade)s\b)|(?:in\s+)?the\s+(?:recent\s+|"
     r"distant\s+)?past(?!\s+(?:\d|and\s+\w+\s+(?:day|week|month|year)|\w+\s+(?:day|week|month|quarter|year|"
     r"decade)|day|week|month|quarter|year|decade|few|several|couple))|(?:the\s+)?(?:near\s+|foreseeable\s+|"
     r"immediate\s+)?future|soon(?!\s+as\b))\b(?!-)", periods.read_reference),
)  # fmt: skip


@cache
def _rules() -> tuple[Rule[_Reader], ...]:
    return compile_rules(_GRAMMAR, before=r"(?<![\w$£€.])(?<!\w-)")


_FIRST_YEAR, _LAST_YEAR = 1000, 9000
"""Days of publication outside these years are slips, and counting from them could leave the calendar."""


def find_timexes(text: str, published: date) -> Iterator[Timex]:
    """A text and its day of publication in, its expressions of time out, in order; of several at one place the longest."""
    if not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        return
    frame = Frame(published)
    for match, reader in _find(text):
        value = reader(match, replace(frame, direction=read.direction_of(text, match.start(), match.end())))
        if value is None:
            continue
        start, end = match.span()
        yield Timex(start, end, _kind(value, reader), value)
        frame = read.tell(frame, value, is_quarter=reader is periods.read_quarter and not match["back"])


def _find(text: str) -> Iterator[tuple[re.Match[str], _Reader]]:
    last = 0
    for fitting in find_in_windows(text, _rules()):
        for match, reader in sorted(fitting, key=lambda one: (one[0].start(), -one[0].end())):
            if match.start() >= last and read.is_timex(text, match):
                yield match, reader
                last = match.end()


def _kind(value: str, reader: _Reader) -> str:
    if reader in (periods.read_every, periods.read_often, read.read_each):
        return "SET"
    if re.match(r"P(?:T?[\dX])", value):
        return "DURATION"
    return "TIME" if "T" in value and value[:1].isdigit() else "DATE"
