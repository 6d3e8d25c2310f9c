"""What a document says will come, with a date of its own: assertions and their dates in, `Deadline` records by assertion out.

A date alone is no deadline: it must be the date of something that is still to happen, by the verb that it hangs on ("will be
opened on", "is to report by", "must leave before") and by the calendar (not before the day of publication). A known event that is
mentioned in passing ("ahead of the vote on Sunday") is none, and neither is a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.model.claim import Assertion, Polarity
from firsthand.model.document import Mention, MentionKind
from firsthand.model.outlook import Deadline, OutlookKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.outlook_verbs import Outlook
from firsthand.stages.claims.spans import Clauses
from firsthand.text.calendar_days import Direction, shift, year_of
from firsthand.text.dates import DateValue

_END_OF_YEAR = re.compile(r"(?:the\s+)?end\s+of\s+(?:the|this)\s+year|year['’]?s?[\s-]end", re.IGNORECASE)
_SOME_DAY = re.compile(
    r"\b(?:(?:spring|summer|autumn|fall|winter)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|weekend"
    r"|(?:next|this|coming|following)\s+(?:week|month|year)|end\s+of\s+(?:the|this|next)\s+(?:week|month|year))\b",
    re.IGNORECASE)  # fmt: skip
"""Words that set a date without telling it where the day of publication is not known; a season tells no months by itself."""
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+\w+)?", re.IGNORECASE)
_GONE = re.compile(r"(?:earlier|last|past|previous|yesterday)\b|.*\s(?:before|earlier|ago)$", re.IGNORECASE | re.DOTALL)
_TAKING_EFFECT = re.compile(r"\b(?:effective|starting|beginning|payable)\s+(?:on\s+|from\s+)?$", re.IGNORECASE)
_TO_A_DAY = re.compile(r"\b(?:by|before|until|till|to|for|through)\s+(?:the\s+)?$", re.IGNORECASE)


def find_deadlines(
    reading: Reading, assertions: Sequence[Assertion], clauses: Clauses
) -> dict[int, tuple[Deadline, ...]]:
    """A reading with tokens, and its assertions, in; what they say will come, by their numbers, out.

    Of several assertions that hold one date, the shortest that is credited has it.
    """
    owners: dict[Span, int] = {}
    found: dict[Span, Deadline] = {}
    outlook: Outlook | None = None
    for number, assertion in enumerate(assertions):
        dates = [m for m in assertion.values if m.kind is MentionKind.DATE]
        if not dates or assertion.polarity is Polarity.DENIED or _is_asked(reading, assertion):
            continue
        outlook = outlook or Outlook(reading, clauses)
        for deadline in _deadlines(reading.document.published, outlook, assertion, dates):
            known = owners.get(deadline.date)
            if known is None or _nearness(assertions[known]) > _nearness(assertion):
                owners[deadline.date], found[deadline.date] = number, deadline
    told: dict[int, list[Deadline]] = {}
    for date in sorted(found):
        told.setdefault(owners[date], []).append(found[date])
    return {number: tuple(deadlines) for number, deadlines in told.items()}


def _nearness(assertion: Assertion) -> tuple[bool, int, int]:
    return not assertion.links, len(assertion.span), -len(assertion.links)


def _is_asked(reading: Reading, assertion: Assertion) -> bool:
    """Whether a question mark closes what is put forward."""
    return "?" in reading.document.text[max(assertion.span.start, assertion.span.end - 1) : assertion.span.end + 1]


def _deadlines(
    published: DateValue | None, outlook: Outlook, assertion: Assertion, dates: Sequence[Mention]
) -> Iterator[Deadline]:
    """An assertion and its dates in, what it says will come out: one for each date that is the date of such."""
    for mention in dates:
        words = outlook.words(mention.span)
        value = _value(words, mention.value)
        if (value is None and not _SOME_DAY.search(words)) or _GONE.match(words):
            continue
        is_ahead = value is not None and _is_after(value, published)
        if value is not None and not _may_come(value, published) and _TO_A_DAY.search(outlook.before(mention.span)):
            value = _move_on(value, words, published)
        if value is not None and not _may_come(value, published):
            continue
        kind = outlook.kind_at(mention.span, assertion.span, is_ahead=is_ahead, is_told=bool(assertion.links))
        if kind is None and is_ahead and _TAKING_EFFECT.search(outlook.before(mention.span)):
            kind = OutlookKind.SCHEDULE
        if kind is not None:
            yield Deadline(mention.span, value, kind)


def _value(words: str, value: object) -> DateValue | None:
    """The words of a date and its value in, its value out: the end of a year is in December, be the year known or not."""
    if isinstance(value, DateValue) and value.iso():
        return value
    return DateValue(None, 12, 31, is_approximate=True) if _END_OF_YEAR.fullmatch(words) else None


def _move_on(value: DateValue, words: str, published: DateValue | None) -> DateValue:
    """A date that was read as past, for its verb is ("was put off until 9 May"), in; the same as one to come out.

    One with a year of its own stays where it is.
    """
    if value.end is not None or value.month is None or str(value.year) in words:
        return value
    if _WEEKDAY.fullmatch(words):
        return shift(value, 1, "week") or value
    year = year_of(value.month, value.day, published, direction=Direction.FUTURE)
    return value if year is None else replace(value, year=year)


def _is_after(value: DateValue, published: DateValue | None) -> bool:
    """Whether a month or day is known to begin after the day of publication."""
    first, day = value.earliest(), None if published is None else published.latest()
    is_known = value.month is not None and published is not None and published.day is not None
    return is_known and first is not None and day is not None and first > day


def _may_come(value: DateValue, published: DateValue | None) -> bool:
    """Whether a date lies after publication as far as is known; one without a year may."""
    if published is None or published.year is None or value.year is None:
        return True
    last = value.end or value
    latest = (last.year or value.year, last.month or 12, last.day or 31)
    return latest > (published.year, published.month or 1, published.day or 1)
