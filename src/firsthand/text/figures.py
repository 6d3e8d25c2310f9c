"""The figures of a sentence with what stands beside them, and whether two of them speak of one thing.

A figure alone tells nothing: what it counts, what happened to the counted, and the words around it say what it is the figure of.
Two sentences contradict each other in a figure only where both speak of one thing by evidence, and not for want of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.text.agreement import Agreement
from firsthand.text.number_words import VAGUE
from firsthand.text.quantities import Bound, Fate, Quantity, compare, is_comparable, is_update
from firsthand.text.quantity_spans import find_quantities
from firsthand.text.scopes import complete

SHARED_WORDS = 4
"""Words that must stand beside both figures before two without a fate are of one thing.

Trial: at three, most of what was found in this way between reports of one story were figures of two persons ("28 passes").
"""
_NEAR_WORDS = 6
_STEM_LETTERS = 5
_SMALL_WORDS = frozenset({
    "the", "and", "for", "with", "was", "were", "are", "has", "had", "have", "that", "this", "from", "his", "her", "its",
    "their", "they", "who", "which", "when", "than", "but", "not", "said", "says", "after",
})  # fmt: skip
_GROWING = frozenset(
    {Fate.KILLED, Fate.INJURED, Fate.MISSING, Fate.ARRESTED, Fate.DISPLACED, Fate.EVACUATED, Fate.RESCUED, Fate.SICK, Fate.LASTED}
)
"""Fates whose count is kept as it grows, so that a bound from below is a state of it."""
_TELLING = frozenset(Fate) - {Fate.SCORED, Fate.PAID, Fate.VOTED}
"""Fates that happen once in a story: of the others each person has a number of his own."""
_ATTRIBUTES = frozenset({"magnitude"})
"""Units of which a story has one thing to measure."""
_WORD = re.compile(r"[\w’'-]+")
_VAGUE = re.compile(VAGUE, re.IGNORECASE)
_SELECTED = re.compile(r"\b(?:first|last|final|next|remaining|previous|past)\s+$", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:in|since|last)\s+(?:(?:early|late|mid)[\s-])?(january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:1[5-9]|20)\d\d)\b|\b(?:years?|months?|weeks?)\s+(ago|earlier|before)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a sentence.

    Attributes:
        quantity: With what it counts and its scope.
        near: Stems of the words beside it.
        times: Months, years and "ago" of the sentence: it may tell of another time than the rest of the story.
        is_vague: It has no number ("hundreds").
        is_selected: It counts some of a row ("the first 14").
        start, end: Where it stands in the text given.
    """

    quantity: Quantity
    near: frozenset[str]
    times: frozenset[str] = frozenset()
    is_vague: bool = False
    is_selected: bool = False
    start: int = 0
    end: int = 0


def read_figures(sentence: str) -> list[Figure]:
    """A sentence in, its figures in order out."""
    found = []
    times = frozenset((m[1] or m[2]).lower() for m in _OTHER_TIME.finditer(sentence))
    for start, end, quantity in read_quantities(sentence):
        before, after = _WORD.findall(sentence[:start])[-_NEAR_WORDS:], _WORD.findall(sentence[end:])[:_NEAR_WORDS]
        near = {word.lower()[:_STEM_LETTERS] for word in (*before, *after) if len(word) > 2 and word.lower() not in _SMALL_WORDS}
        is_vague, is_selected = (
            p is not None for p in (_VAGUE.search(sentence, start, end), _SELECTED.search(sentence, 0, start))
        )
        found.append(Figure(quantity, frozenset(near), times, is_vague, is_selected, start, end))
    return found


def read_quantities(sentence: str) -> Iterator[tuple[int, int, Quantity]]:
    """A sentence in; its quantities in order, where each begins and ends, each with what it counts and its scope, out."""
    for start, end, quantity in find_quantities(sentence):
        yield start, end, complete(quantity, sentence, at=(start, end))


def is_one_thing(a: Figure, b: Figure) -> bool:
    """Whether two figures speak of one thing by evidence: one fate, one attribute, or one noun with several words beside both."""
    x, y = a.quantity, b.quantity
    if not is_comparable(x, y) or a.times != b.times or a.is_selected or b.is_selected:
        return False
    if x.unit == y.unit and x.unit in _ATTRIBUTES:
        return True
    if x.scope.fate is y.scope.fate and x.scope.fate in _TELLING:
        return True
    is_one_noun = x.counted is not None and x.counted == y.counted
    return is_one_noun and x.scope.fate is y.scope.fate and len(a.near & b.near) >= SHARED_WORDS


def unmatched(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of either side that the other does not have, in number or in value."""
    left = [x for x in a if not any(is_matched(x, y) for y in b)]
    return left, [y for y in b if not any(is_matched(x, y) for x in a)]


def is_matched(a: Figure, b: Figure) -> bool:
    """Whether two figures are one number, or say nothing against each other, so that neither is news beside the other."""
    x, y = a.quantity, b.quantity
    if x.unit == y.unit and (x.low, x.high) == (y.low, y.high):
        return True
    return compare(x, y) is Agreement.COMPATIBLE and (a.is_vague or b.is_vague or not is_growth(x, y))


def is_growth(x: Quantity, y: Quantity) -> bool:
    """Whether one is a later state of the other: a count that is kept while it grows, told as a bound from below."""
    if x.scope.fate not in _GROWING or x.scope.fate is not y.scope.fate:
        return False
    has_bound = x.bound is Bound.AT_LEAST and y.bound in (Bound.AT_LEAST, Bound.EXACT)
    has_other_bound = y.bound is Bound.AT_LEAST and x.bound in (Bound.AT_LEAST, Bound.EXACT)
    return (has_bound or has_other_bound or x.scope.fate is Fate.LASTED) and (is_update(x, y) or is_update(y, x))
