"""Where dates stand in a text, and what they mean. One grammar; each way of putting a date has its reader in `date_words`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from firsthand.text import date_words as read
from firsthand.text.date_windows import WEEKDAY, Rule, compile_rules, find_in_windows
from firsthand.text.date_words import Setting
from firsthand.text.dates import MONTHS, DateValue, parse_published
from firsthand.text.number_words import NUMBER

_Reader = Callable[[re.Match[str], Setting], DateValue | None]

_MONTH_NAMES = "|".join(
    rf"{name}\b" + (r"(?:\.(?=\s))?" if len(name) < 5 else "") for name in sorted(MONTHS, key=len, reverse=True)
)
_PART = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|midday|noon))?"
_VAGUE = (
    r"(?P<vague>early|mid|late|the\s+(?:very\s+)?(?:beginning|start|middle|end)\s+of|end\s+of|around|about|the\s+month\s+of)"
    r"[\s-]+(?:in\s+)?"
)
_NEAR = r"(?:(?P<near>around|about)\s+)?"
_TO = r"\s*(?:-|–|—|\b(?:to|until|till|through|and)\b)\s*"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?\b"
_COUNT = rf"(?P<count>{NUMBER}|an?|several|a\s+few|few|(?:a\s+)?couple\s+of)"
_QUARTER = r"(?P<quarter>first|second|third|fourth|last)"
_WHICH = r"(?:(?P<which>(?:this\s+)?(?:last|next|past|coming|this))\s+)"


def _month(suffix: str = "") -> str:
    return rf"(?P<month{suffix}>{_MONTH_NAMES})"


def _day(suffix: str = "") -> str:
    return rf"(?P<day{suffix}>\d{{1,2}})(?:st|nd|rd|th)?\b"


def _year(suffix: str = "") -> str:
    return rf"(?P<year{suffix}>(?:1[0-9]|20)\d\d)\b"


_GRAMMAR: tuple[tuple[str, str, _Reader], ...] = (
    ("month", rf"(?:between\s+|from\s+)?(?:the\s+)?{_day('1')}(?:\s+(?:of\s+)?{_month('1')}(?:,?\s+{_year('1')})?)?{_TO}"
     rf"(?:the\s+)?{_day('2')}\s+(?:of\s+)?{_month('2')}(?:,?\s+{_year('2')})?", read.read_range),
    ("month", rf"(?:between\s+|from\s+)?{_month('1')}\s+{_day('1')}(?:,?\s+{_year('1')})?{_TO}"
     rf"(?:{_month('2')}\s+)?{_day('2')}(?!\s*%)(?:,?\s+{_year('2')})?", read.read_range),
    ("month", rf"(?:between\s+|from\s+){_month('1')}(?:\s+{_year('1')})?{_TO}{_month('2')}(?:\s+{_year('2')})?", read.read_range),
    ("digits", rf"(?:between\s+|from\s+)?{_year('1')}{_TO}{_year('2')}", read.read_range),
    ("month", rf"{_NEAR}(?:{WEEKDAY},?\s+)?(?:the\s+)?{_day()}\s+(?:of\s+)?{_month()}(?:,?\s+{_year()})?", read.read_day_month),
    ("month", rf"{_NEAR}(?:{WEEKDAY},?\s+)?{_month()}\s+(?:the\s+)?{_day()}(?!\s?(?:per\s|%|[.,]\d|:\d))(?:,?\s+{_year()})?",
     read.read_day_month),
    ("month", rf"(?:{_VAGUE})?{_month()},?\s+(?:of\s+)?{_year()}", read.read_month),
    ("month", rf"(?:{_VAGUE})?{_WHICH}{_month()}", read.read_month),
    ("month", rf"(?:{_VAGUE})?{_month()}", read.read_month),
    ("digits", r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", read.read_iso),
    ("digits", rf"(?:{_VAGUE}|the\s+year\s+)?{_year()}(?![-–,.]\d)", read.read_year),
    ("digits", r"(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?['’]?(?<!\d)(?P<decade>1[89]\d0|20\d0|[3-9]0)s\b", read.read_decade),
    ("near|part|unit", rf"the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|(?:yesterday|tomorrow){_PART}|today|tonight"
     r"|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening)", read.read_near_day),
    ("weekday", rf"{_WHICH}?(?:early\s+|late\s+)?{WEEKDAY}(?P<week>\s+week\b)?{_PART}", read.read_weekday),
    ("unit", r"(?:(?P<shade>earlier|later|late|early)\s+(?:in\s+)?)?"
     r"(?P<which>this\s+past|this\s+coming|the\s+(?:past|following|previous|coming)|last|next|this)"
      r"\s+(?P<period>weekend|week|month|year|decade)\b", read.read_period),
    ("unit", r"(?P<shade>earlier|later|late|early)\s+in\s+(?P<which>the)\s+(?P<period>week|month|year)\b", read.read_period),
    ("unit", rf"{_VAGUE}(?:the\s+|(?P<which>this|next|last)\s+)(?P<period>week|month|year|decade)\b", read.read_end_of_period),
    ("unit", rf"{_COUNT}\s+{_UNIT}\s+ago\b", read.read_ago),
    ("unit", rf"{_COUNT}\s+{_UNIT}\s+from\s+(?:now|today)\b", read.read_from_now),
    ("unit", rf"{_COUNT}\s+{_UNIT}\s+(?P<side>earlier|later|before|after|afterwards)\b", read.read_from_anchor),
    ("unit", rf"within\s+(?:the\s+)?{_COUNT}\s+{_UNIT}", read.read_within),
    ("unit", rf"in\s+{_COUNT}\s+{_UNIT}['’]s?\s+time\b", read.read_from_now),
    ("unit", rf"(?:in|over|within|during|for)\s+the\s+(?P<side>next|past|last|coming|previous)\s+{_COUNT}\s+{_UNIT}",
     read.read_within),
    ("unit", rf"(?:the\s+)?{_QUARTER}\s+(?:quarter|(?P<half>half))\s+(?:of\s+|in\s+)?(?:{_year()}|"
     r"(?P<which>this|last|next)\s+year\b)", read.read_quarter),
    ("unit", rf"{_year()}['’]s\s+{_QUARTER}\s+(?:quarter|(?P<half>half))\b", read.read_quarter),
    ("season", rf"(?:the\s+)?(?:spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_year()}", read.read_season),
    ("digits", r"(?<![\d/.])\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:19|20)\d\d(?![\d/]|\.\d)", read.read_iso),
    ("holiday|month", r"(?P<holiday>Christmas(?:\s+(?:Day|Eve))?|New\s+Year['’]s\s+(?:Eve|Day)|May\s+Day)\b", read.read_holiday),
)  # fmt: skip

_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|of|during|before|after|through|for|to|and|between|or|than|late|early|"
    r"mid|every|each)[\s-]+$",
    re.IGNORECASE,
)
_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|through|for|to|and|the|an?|its|his|her|their|"
    r"our|early|late|or|than)"
    r"\s+|[(\[/])$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s+(?:[a-z]+ing\s+)?(?:people|men|women|children|workers|dollars|euros|pounds|votes|soldiers|jobs|homes)\b"
)


@cache
def _rules() -> tuple[Rule[_Reader], ...]:
    return compile_rules(_GRAMMAR, before=r"(?<![\w$£€.])")


def find_dates(text: str) -> Iterator[tuple[int, int]]:
    """A text in, the stretches (start, end) that name a date out, in order; the longest where several begin at one place.

    Only stretches with a telling word are searched, and only by the patterns that such a word can begin to fit.
    """
    last = 0
    for fitting in find_in_windows(text, _rules()):
        found = [match.span() for match, reader in fitting if _is_date(text, match, reader)]
        for start, end in sorted(found, key=lambda s: (s[0], -s[1])):
            if start >= last:
                yield start, end
                last = end


def _is_date(text: str, match: re.Match[str], reader: _Reader) -> bool:
    """Whether words of the grammar are a date here: names of months have a capital letter, bare years something that says so."""
    before = text[max(0, match.start() - 12) : match.start()]
    months = [group for name, group in match.groupdict().items() if name.startswith("month") and group]
    if any(month[0].islower() for month in months):
        return False
    if months and match[0].lower().rstrip(".") in ("may", "march", "mar", "sun", "sat", "jun", "dec", "jan"):
        return bool(_BEFORE_A_MONTH.search(before))
    if reader is read.read_month and match[0].lower() in MONTHS:
        following = text[match.end() : match.end() + 2]
        return bool(_BEFORE_A_MONTH.search(before)) or not following.strip()[:1].isupper()
    if reader is read.read_year and match[0].isdigit():
        following = text[match.end() : match.end() + 1]
        is_set_off = following in ("", ",", ".", ")", ";") or _BEFORE_A_YEAR.search(before) is not None
        return is_set_off and not _COUNTED_AFTER.match(text, match.end())
    return True


def resolve(words: str, setting: Setting) -> DateValue | None:
    """The words of a date and what they are read against in, its value out; None where it cannot be known.

    Args:
        words: As `find_dates` cut them ("last Tuesday", "mid-July", "the end of the year").
        setting: The day of publication, the direction of the tense, the day last spoken of.
    """
    for rule in _rules():
        match = rule.pattern.fullmatch(words)
        if match:
            return rule.reader(match, setting)
    return None


def parse(words: str, published: DateValue | None = None) -> DateValue | None:
    """The words of one date in, as printed in a text or beside it, their value out; None where they have none that is known.

    "31 February" has none; "03/04/2015" has its year alone, since which number is the day is not known. No year is guessed:
    without the day of publication "14 July" is `--07-14`.
    """
    written = words.strip()
    return parse_published(written) or resolve(written, Setting(published))
