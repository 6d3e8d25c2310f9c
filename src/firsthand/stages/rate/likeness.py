"""Whether two tellings of one claim visibly say the same: what two sources must do before they count as two for certain.

Claims are joined by likeness, and a joining may be wrong; this check keeps a wrong one from making two sources of one.
Works on words and figures alone and errs towards "not visibly".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from firsthand import lexicons
from firsthand.model.document import Mention
from firsthand.text import normalize
from firsthand.text.dates import DateValue
from firsthand.text.quantities import Quantity

_NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_FUNCTION_WORDS = frozenset(
    normalize.words(
        "a an the of in on at to for from by with and or but that this these those is are was were be been being has have had "
        "he she it they i we you his her its their our my your him them us who whom which what as if then than so there will "
        "would can could may might do does did said says say told about into out up over after before all when while where "
        "because very more most also both another each other such own just only even still too any some me"
    )
)
_STEM_LETTERS = 5
"""Letters by which two forms of a word ("locked", "locks") are one."""

LIKE_PART = 0.4
"""Share (0 to 1) of the shorter telling's telling words that the other must hold.

Trial: echobench dev read from its texts, at 0.33 / 0.4 / 0.5: counted 0.565 / 0.565 / 0.552 (made) and 0.514 at each (real),
overcounted 0.018 and 0.049 at each; without this check 0.57 and 0.514, but overcounted 0.03 and 0.065.
"""
LIKE_PART_OF_LONGER = 0.25
"""Share (0 to 1) of the longer telling's words that must be shared as well; the same trial, where above 0.25 counted falls."""
SHARED_TERMS = 2
"""Telling words, figures among them, that must be shared at all, or every one of a shorter telling.

Trial: echobench dev read from its texts, at 1 / 2 / 3: counted 0.51 / 0.51 / 0.49 (made), overcounted the same at each.
"""
LIKE_PART_WITHIN = 0.8
"""The same within one report, where two people quoted on one matter mostly say different things of it."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a telling tells, for comparing.

    Attributes:
        terms: Stems of its telling words.
        figures: The numbers within it.
        days: The days that it names, as month and day. Trial, echobench dev made, without / with them: counted 0.565 / 0.588.
        is_negated: It denies, by its cue or by a word within it, but not by both.
    """

    terms: frozenset[str]
    figures: frozenset[Decimal]
    is_negated: bool
    days: frozenset[tuple[int, int]] = frozenset()


@cache
def _meanings() -> Mapping[str, str]:
    """Nothing in; word -> the word that stands for its meaning ("perished" -> "die"), out."""
    paraphrase = lexicons.load("paraphrase")
    found = dict(paraphrase["irregular"])
    for line in paraphrase["synonyms"]:
        found.update((word, line[0]) for word in line)
    return found


def _stem(word: str) -> str:
    """A word in, what stands for it in comparing out: the stem of its meaning."""
    meanings = _meanings()
    for form in (word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("ing")):
        if form in meanings:
            base = meanings[form]
            return meanings.get(base, base)[:_STEM_LETTERS]
    return word[:_STEM_LETTERS]


def content_of(text: str, values: Iterable[Mention] = (), *, is_denied: bool = False) -> Content:
    """The words of a telling, the values within them, and whether its cue denies it in; what it tells out."""
    values = tuple(values)
    words = (word for word in normalize.words(text) if word not in _FUNCTION_WORDS)
    return Content(
        terms=frozenset(_stem(word) for word in words),
        figures=frozenset(v.value.low for v in values if isinstance(v.value, Quantity)),
        is_negated=(_NEGATION.search(text) is not None) != is_denied,
        days=frozenset((d.month, d.day) for v in values if isinstance(d := v.value, DateValue) and d.month and d.day),
    )


def is_alike(content: Content, other: Content, part: float = LIKE_PART) -> bool:
    """Whether two contents share that part of their words, no figure or day speaks against it, and both deny or neither does."""
    if content.is_negated != other.is_negated:
        return False
    if content.figures and other.figures and not content.figures & other.figures:
        return False
    if content.days and other.days and not content.days & other.days:
        return False
    shared = len(content.terms & other.terms) + len(content.figures & other.figures) + len(content.days & other.days)
    shorter, longer = sorted((len(content.terms), len(other.terms)))
    is_enough = shared >= min(SHARED_TERMS, shorter)
    return shorter > 0 and is_enough and shared >= part * shorter and shared >= LIKE_PART_OF_LONGER * longer
