"""Stretches of a text in which a date can stand, found by single words: most sentences hold none and need no grammar.

Every way of putting a date that the grammars know has one of these words in it, and is no longer than the reach on each side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from firsthand.text.calendar_days import WEEKDAYS
from firsthand.text.dates import MONTHS

_REACH_CHARS = 64
"""How far the words of one date reach from any telling word of it. The longest of echobench and TempEval-3 has 41 characters."""

WEEKDAY = rf"(?P<weekday>{'|'.join(name for name in WEEKDAYS if name.endswith('day'))})"
"""A day of the week spelt out, as both grammars have it."""

Reader = TypeVar("Reader")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Reader]):
    """One way of putting a date.

    Attributes:
        families: Of telling words; one of them must be in the stretch.
        pattern: What is searched for there.
        reader: What tells its meaning.
    """

    families: frozenset[str]
    pattern: re.Pattern[str]
    reader: Reader


_UNITS = "second minute hour day week fortnight weekend month quarter period term half year decade century"
_WORDS: dict[str, str] = {
    "month": " ".join(MONTHS),
    "weekday": "monday tuesday wednesday thursday friday saturday sunday",
    "unit": _UNITS + " centuries " + " ".join(f"{unit}s" for unit in _UNITS.split()),
    "near": "yesterday today tomorrow tonight overnight",
    "part": "morning afternoon evening night noon midday midnight mornings afternoons evenings nights lunchtime am pm m",
    "season": "spring summer autumn fall winter springs summers autumns winters",
    "holiday": "christmas thanksgiving halloween new",
    "vague": (
        "now currently current recently recent previously past future soon daily weekly hourly nightly annually fiscal"
        " these nowadays"
    ),
    "spelt": "nineteen twenties thirties forties fifties sixties seventies eighties nineties thousand",
}
"""Telling words by family; `digits` stands for four of them, a decade ("90s"), a clock or a date in numbers."""

_FAMILY = {word: family for family, words in _WORDS.items() for word in words.split()}
_TOKEN = re.compile(r"[^\W\d_]+|\d+s?")
_DATE_MARKS = frozenset(":/.-")


def find_windows(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """A text in, the stretches (start, end) in which dates can stand with the families of telling words in each out, in order.

    Stretches neither touch nor overlap, and begin and end between words. Time and room are in proportion to the text.
    """
    start = end = -1
    families: set[str] = set()
    for match in _TOKEN.finditer(text):
        word = match[0].lower()
        family = _FAMILY.get(word) or ("digits" if word[0].isdigit() and _is_telling(text, match) else None)
        if family is None:
            continue
        first, last = _reach_back(text, match.start()), _reach_on(text, match.end())
        if first > end:
            if families:
                yield start, end, frozenset(families)
            start, families = first, set()
        end = max(end, last)
        families.add(family)
    if families:
        yield start, end, frozenset(families)


def compile_rules(grammar: Sequence[tuple[str, str, Reader]], *, before: str) -> tuple[Rule[Reader], ...]:
    """A grammar in: families of telling words parted by bars, a pattern, a reader for each way of putting a date; its rules out.

    Args:
        grammar: In the order in which rules are tried.
        before: What must not stand before any of them, as lookbehinds.
    """
    return tuple(
        Rule(frozenset(families.split("|")), re.compile(rf"{before}(?:{pattern})(?!\w)", re.IGNORECASE), reader)
        for families, pattern, reader in grammar
    )


def find_in_windows(text: str, rules: Sequence[Rule[Reader]]) -> Iterator[list[tuple[re.Match[str], Reader]]]:
    """A text and rules in; what fits, with its reader, out: a list for each stretch in which dates can stand, rule by rule."""
    for start, end, families in find_windows(text):
        yield [
            (match, rule.reader)
            for rule in rules
            if not rule.families.isdisjoint(families)
            for match in rule.pattern.finditer(text, start, end)
        ]


def _is_telling(text: str, match: re.Match[str]) -> bool:
    """Whether digits can be a year, a decade, a clock or part of a date in numbers."""
    word, end = match[0], match.end()
    if word[-1] == "s":
        return word.endswith("0s")
    return len(word) == 4 or (len(word) <= 2 and text[end : end + 1] in _DATE_MARKS and text[end + 1 : end + 2].isdigit())


def _reach_back(text: str, start: int) -> int:
    first = max(0, start - _REACH_CHARS)
    while first < start and first > 0 and text[first - 1].isalnum() and text[first].isalnum():
        first += 1
    return first


def _reach_on(text: str, end: int) -> int:
    last = min(len(text), end + _REACH_CHARS)
    while last > end and last < len(text) and text[last - 1].isalnum() and text[last].isalnum():
        last -= 1
    return last
