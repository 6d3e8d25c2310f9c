"""What a document says went from one value to another: its text and assertions in, `Change` records by assertion out.

"From 9 a day to 22 a day", "203, up from 118", "rose to 57 from 40", "it was one a day. By winter it was three." Two numbers
alone are no change: "from 10 to 15 people" is a range, unless something rises, falls, is raised or becomes. Only neighbouring
numbers are compared, with what stands between and around them, so that the work is in proportion to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from firsthand.model.claim import Assertion
from firsthand.model.document import MentionKind, Passage, PassageKind
from firsthand.model.outlook import Change
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.change_words import Told, read_compounds, read_pair
from firsthand.text.number_words import NUMBER, read_number

_TIMES = {"once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
_VALUE = re.compile(
    rf"(?<![\w.,'’-])(?:[$£€]\s?)?(?P<amount>{NUMBER}|(?:once|twice|thrice)(?=\s+(?:an?|per|each|every)\b))", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\s+(?!(?:in)?to\b|from\b|and\b|or\b|by\b)[^\W\d_][\w'’-]{0,20}){0,2}?\s+(?:(?:an?|per|each|every)\s+(?P<unit>day|week|month|year|hour|night|minute)"
    r"|in\s+the\s+(?P<the>day))\b(?!\s+(?:ago|earlier|before|later|after|old))", re.IGNORECASE)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LONGEST_PAIR = 180
"""Characters that two values of one change may stand apart: two short sentences. Not swept."""
_READABLE = (PassageKind.SENTENCE, PassageKind.HEADLINE, PassageKind.CAPTION)


@dataclass(frozen=True, slots=True)
class _Value:
    """A number in running text: where it stands with and without what it is a rate of, what it is, and its unit of time."""

    span: Span
    end: int
    amount: Decimal
    rate: str | None


def find_changes(reading: Reading, assertions: Sequence[Assertion]) -> dict[int, tuple[Change, ...]]:
    """A reading and its assertions in; the changes that its running text tells, by number of the assertion, out."""
    passages = [p for p in reading.passages if p.kind in _READABLE]
    values = list(_values(reading, passages))
    if len(values) < 2:
        return {}
    owners = _Owners(reading, assertions)
    found: dict[int, dict[Span, Change]] = {}
    for told in _told(reading.document.text, values, passages):
        change = _read(told, values)
        owner = None if change is None else owners.of(change.new_span)
        if change is not None and owner is not None:
            found.setdefault(owner, {}).setdefault(change.new_span, change)
    return {n: tuple(changes[span] for span in sorted(changes)) for n, changes in found.items()}


def _values(reading: Reading, passages: Sequence[Passage]) -> Iterator[_Value]:
    """The numbers of running text that can be levels: no dates, no years."""
    text = reading.document.text
    dates = [m.span for m in reading.mentions if m.kind is MentionKind.DATE]
    starts = [d.start for d in dates]
    for passage in passages:
        for match in _VALUE.finditer(text, passage.span.start, passage.span.end):
            span, words = Span(*match.span("amount")), match["amount"]
            before = bisect_right(starts, span.start)
            if (before and dates[before - 1].overlaps(span)) or _YEAR.fullmatch(words):
                continue
            amount = _TIMES.get(words.lower()) or read_number(words)
            if amount is not None:
                rate = _RATE.match(text, span.end, min(passage.span.end, span.end + 80))
                unit = None if rate is None else (rate["unit"] or rate["the"]).lower()
                yield _Value(span, span.end if rate is None else rate.end(), amount, unit)


def _told(text: str, values: Sequence[_Value], passages: Sequence[Passage]) -> Iterator[tuple[Told, int, int]]:
    """Neighbouring numbers in; what the words around them tell, with the places of the two, out."""
    for n, (left, right) in enumerate(pairwise(values)):
        if right.span.start - left.end <= _LONGEST_PAIR:
            told = read_pair(text, (left.span.start, left.end), (right.span.start, right.end))
            if told is not None:
                yield told, n, n + 1
    at = {v.span.start: n for n, v in enumerate(values)}
    for passage in passages:
        for first, second in read_compounds(text, passage.span.start, passage.span.end):
            if first in at and second in at:
                yield Told.ROSE, at[first], at[second]


def _read(told: tuple[Told, int, int], values: Sequence[_Value]) -> Change | None:
    """What two numbers tell in, the change out; None where nothing changes."""
    how, left, right = told[0], values[told[1]], values[told[2]]
    old, new = (left, right) if how is Told.ROSE else (right, left)
    before, after = old.amount, new.amount
    if how in (Told.MORE, Told.FEWER):
        before = after - old.amount if how is Told.MORE else after + old.amount
    if how in (Told.ROSE_BY, Told.FELL_BY):
        old, new = left, right
        before, after = right.amount + (-left.amount if how is Told.ROSE_BY else left.amount), right.amount
    of_old, of_new = old.rate or new.rate, new.rate or old.rate
    if (before, of_old) == (after, of_new) or before < 0:
        return None
    return Change(_print(before, of_old), _print(after, of_new), old.span, new.span)


def _print(amount: Decimal, rate: str | None) -> str:
    """A number and what it is a rate of in, as it is printed out: "1600000", "61.4", "9 per day"."""
    plain = format(amount.normalize(), "f")
    return plain if rate is None else f"{plain} per {rate}"


class _Owners:
    """Which assertion tells what stands at a place: the shortest there, credited ones first.

    Args:
        reading: With passages.
        assertions: Each within the passage that it starts in.
    """

    def __init__(self, reading: Reading, assertions: Sequence[Assertion]) -> None:
        self._assertions = assertions
        self._by_passage: dict[int, list[int]] = {}
        for n, assertion in enumerate(assertions):
            self._by_passage.setdefault(assertion.sentence, []).append(n)
        numbered = [(p.span, n) for n, p in enumerate(reading.passages) if p.kind in _READABLE]
        self._starts, self._numbers = [s.start for s, _ in numbered], [n for _, n in numbered]

    def of(self, span: Span) -> int | None:
        """A place in, the number of the assertion out; None where nothing there asserts it."""
        at = bisect_right(self._starts, span.start)
        near = self._by_passage.get(self._numbers[at - 1], ()) if at else ()
        held = [n for n in near if self._assertions[n].span.contains(span)]
        return min(held, key=lambda n: (not self._assertions[n].links, len(self._assertions[n].span), n), default=None)
