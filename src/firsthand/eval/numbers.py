"""How well figures are compared: the pairs of a folder, and a table of our own of invented prose.

Of two sentences every figure is read with what it counts and its scope. A figure that the other sentence has too says nothing.
Of the rest, two contradict where they speak of one thing, by evidence and not for want of it (`is_one_thing`), and cannot both be
right; where the one can be a later count of the other, it is an update.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from firsthand.eval.rows import read_rows
from firsthand.text.agreement import Agreement
from firsthand.text.dates import parse_published
from firsthand.text.number_words import VAGUE
from firsthand.text.quantities import Bound, Fate, Quantity, compare, is_comparable, is_update
from firsthand.text.quantity_spans import find_quantities
from firsthand.text.scopes import complete

CONFLICT, UPDATE, NONE = "conflict", "update", "none"

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
    """

    quantity: Quantity
    near: frozenset[str]
    times: frozenset[str] = frozenset()
    is_vague: bool = False
    is_selected: bool = False


def predict(folder: Path, also: Path | None = None) -> Iterator[dict[str, object]]:
    """A folder with `pairs.jsonl` ({id, a, b}) in, one row of id and label for each pair out, in order.

    Args:
        folder: Where the pairs are; nothing else in it is opened.
        also: Not used.
    """
    del also
    for row in read_rows(folder / "pairs.jsonl"):
        yield {"id": row["id"], "label": label_pair(row["a"], row["b"])}


def label_pair(a: str, b: str) -> str:
    """Two sentences in; whether a figure of the one contradicts one of the other, updates it, or neither, out."""
    left, right = _unmatched(read_figures(a), read_figures(b))
    found = {label for x in left for y in right if (label := _label(x, y)) is not None}
    return CONFLICT if CONFLICT in found else UPDATE if found else NONE


def read_figures(sentence: str) -> list[Figure]:
    """A sentence in, its figures in order out."""
    found = []
    times = frozenset((m[1] or m[2]).lower() for m in _OTHER_TIME.finditer(sentence))
    for start, end, quantity in find_quantities(sentence):
        before, after = _WORD.findall(sentence[:start])[-_NEAR_WORDS:], _WORD.findall(sentence[end:])[:_NEAR_WORDS]
        near = {word.lower()[:_STEM_LETTERS] for word in (*before, *after) if len(word) > 2 and word.lower() not in _SMALL_WORDS}
        is_vague, is_selected = (
            p is not None for p in (_VAGUE.search(sentence, start, end), _SELECTED.search(sentence, 0, start))
        )
        found.append(Figure(complete(quantity, sentence, at=(start, end)), frozenset(near), times, is_vague, is_selected))
    return found


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


def _unmatched(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of either side that the other does not have, in number or in value."""
    left = [x for x in a if not any(_is_matched(x, y) for y in b)]
    return left, [y for y in b if not any(_is_matched(x, y) for x in a)]


def _is_matched(a: Figure, b: Figure) -> bool:
    x, y = a.quantity, b.quantity
    if x.unit == y.unit and (x.low, x.high) == (y.low, y.high):
        return True
    return compare(x, y) is Agreement.COMPATIBLE and (a.is_vague or b.is_vague or not _is_growth(x, y))


def _is_growth(x: Quantity, y: Quantity) -> bool:
    """Whether one is a later state of the other: a count that is kept while it grows, told as a bound from below."""
    if x.scope.fate not in _GROWING or x.scope.fate is not y.scope.fate:
        return False
    has_bound = x.bound is Bound.AT_LEAST and y.bound in (Bound.AT_LEAST, Bound.EXACT)
    has_other_bound = y.bound is Bound.AT_LEAST and x.bound in (Bound.AT_LEAST, Bound.EXACT)
    return (has_bound or has_other_bound or x.scope.fate is Fate.LASTED) and (is_update(x, y) or is_update(y, x))


def _label(a: Figure, b: Figure) -> str | None:
    if not is_one_thing(a, b):
        return None
    if _is_growth(a.quantity, b.quantity):
        return UPDATE
    return CONFLICT if compare(a.quantity, b.quantity) is Agreement.DIFFERS else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the table.

    Attributes:
        id: Unique in the table.
        kind: What the row is for.
        a, b: Invented prose; the first figure in each is meant.
        label: An `Agreement` as text, or "update" where the second is a later count of the first.
        as_of: When each was so, ISO; None where unsaid.
    """

    id: str
    kind: str
    a: str
    b: str
    label: str
    as_of: tuple[str | None, str | None] = (None, None)


def load_table() -> tuple[Pair, ...]:
    """Nothing in, the rows of `gold/values.jsonl` out."""
    text = (resources.files("firsthand.eval") / "gold" / "values.jsonl").read_text(encoding="utf-8")
    rows = (json.loads(line) for line in text.splitlines())
    return tuple(Pair(r["id"], r["kind"], r["a"], r["b"], r["label"], (r.get("a_as_of"), r.get("b_as_of"))) for r in rows)


def judge(pair: Pair) -> str:
    """A row in, the program's label for it out; "unread" where it reads no figure in one of the two."""
    values = []
    for text, day in zip((pair.a, pair.b), pair.as_of, strict=True):
        figures = read_figures(text)
        if not figures:
            return "unread"
        values.append(replace(figures[0].quantity, as_of=parse_published(day) if day else None))
    if all(pair.as_of) and is_update(values[0], values[1]):
        return UPDATE
    return compare(values[0], values[1]).value


def summarise(pairs: Iterable[Pair]) -> dict[str, float]:
    """Rows in; of each label and of all, how many there are and the share (0 to 1) that is right, out."""
    judged = [(pair.label, judge(pair) == pair.label) for pair in pairs]
    figures: dict[str, float] = {"pairs": len(judged), "right": sum(right for _, right in judged) / max(1, len(judged))}
    for label in sorted({label for label, _ in judged}):
        rights = [right for name, right in judged if name == label]
        figures[f"{label}_pairs"], figures[label] = len(rights), sum(rights) / len(rights)
    return figures
