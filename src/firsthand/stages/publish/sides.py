"""Two statements laid side by side, as the rules look at them that say what changed on the way from one to the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

from firsthand.lexicons import load
from firsthand.model.source import DocumentSource, Source, SourceKind
from firsthand.text.dates import DateValue
from firsthand.text.figures import read_quantities
from firsthand.text.normalize import words
from firsthand.text.quantities import Quantity
from firsthand.text.quoted import find_quoted
from firsthand.text.word_diff import Change, Stretch, compare_texts

ALIKE = 0.5
"""Share of the shorter statement's words that must stand in the other before a name, date or digit in it counts as replaced.
No trial."""

_ENDS = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»)]))[ \t]+(?=[\"“‘«(]?[A-Z0-9])|\s*\n\s*")
_NOT_ENDS = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Sgt|Lt|Capt|Rev|Prof|Jr|Sr|No|vs)|\b[A-Z])\.$")
_MONTHS = frozenset({"May", "March", "Might"})
_THAN = re.compile(r"\b(?:more|most|less|least|as)\s+$", re.IGNORECASE)
_ABLE = re.compile(r"\s*(?:not|n[o’']t)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Teller:
    """A link of a chain.

    Attributes:
        shown: Under which name it may be shown.
        names: All that it is called, and the body that it belongs to.
        kind, is_anonymous: As in `Source`.
    """

    shown: str
    names: tuple[str, ...]
    kind: SourceKind
    is_anonymous: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words of its names, without small ones."""
        return frozenset(w for name in self.names for w in words(name) if len(w) > 2) - _SMALL

    @property
    def is_named(self) -> bool:
        """Whether it is called by a name, and not only described."""
        return not self.is_anonymous and self.names[0][:1].isupper()


def make_teller(source: Source | DocumentSource, shown: str) -> Teller:
    """A source, and under which name it may be shown, in; the link that it is out."""
    names = (source.name, *source.aliases, *((source.body,) if source.body else ()))
    return Teller(shown, names, source.kind, source.is_anonymous)


_SMALL = frozenset({"the", "for", "and", "with", "from", "who", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a statement: its words, its value, and where in the statement its words begin and end."""

    words: str
    quantity: Quantity
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Side:
    """A statement, and what of its report bears on it.

    Attributes:
        text: Its words.
        around: The sentence that it stands in.
        report: The whole text of its report.
        published: When that was published.
        tellers: Who is credited, first teller first; none in the report's own voice.
        cue: The words that credit; empty where there are none.
        is_credited: Whether the report credits the claim to anybody, here or elsewhere.
        is_headline: It stands in a headline.
        quotations: What of it is quoted, whole, with what stands beside it between the same marks.
        publisher: Who published the report; empty where that is not known.
    """

    text: str
    around: str
    report: str
    published: DateValue | None = None
    tellers: tuple[Teller, ...] = ()
    cue: str = ""
    is_credited: bool = False
    is_headline: bool = False
    quotations: tuple[str, ...] = ()
    publisher: str = ""

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers, in order."""
        return tuple(
            Figure(self.text[start:end], quantity, start, end) for start, end, quantity in read_quantities(self.text)
        )

    def says(self, phrase: str) -> bool:
        """Whether words stand in it, whatever their case."""
        return f" {' '.join(words(phrase))} " in f" {' '.join(words(self.around))} "


@dataclass(frozen=True)
class Pair:
    """An earlier statement and a later one.

    Attributes:
        before, after: They.
        is_copy: The later report prints the text of the earlier one.
    """

    before: Side
    after: Side
    is_copy: bool = False

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Both texts, stretch by stretch."""
        return compare_texts(self.before.text, self.after.text)

    @cached_property
    def changes(self) -> list[tuple[str, str]]:
        """What stands in place of what, where both texts have something."""
        return [
            (self.before.text[s.start : s.end].strip(), self.after.text[s.other_start : s.other_end].strip())
            for s in self.stretches
            if s.kind is Change.CHANGED
        ]

    @cached_property
    def longest_run(self) -> int:
        """How many words in a row the two have in common at most."""
        same = (self.before.text[s.start : s.end] for s in self.stretches if s.kind is Change.SAME)
        return max((len(words(text)) for text in same), default=0)

    @cached_property
    def is_alike(self) -> bool:
        """Whether enough words of the shorter stand in the other, in order, for what does not to have been replaced."""
        same = sum(len(words(self.before.text[s.start : s.end])) for s in self.stretches if s.kind is Change.SAME)
        shorter = min(len(words(self.before.text)), len(words(self.after.text)))
        return same >= ALIKE * shorter > 0


def find_doubts(text: str) -> list[str]:
    """A text in, the words in it that say that something is not established, in order, out.

    "12 May" is a day; "could not" tells what somebody was unable to do, "more likely" compares.
    """
    found = []
    for match in _doubts().finditer(text):
        is_day = match[0] in _MONTHS
        is_unable = match[0].lower() in ("could", "might") and _ABLE.match(text, match.end()) is not None
        is_compared = match[0].lower() == "likely" and _THAN.search(text, 0, match.start()) is not None
        if not (is_day or is_unable or is_compared):
            found.append(match[0])
    return found


def keeps_doubt(side: Side) -> bool:
    """Whether a statement is put forward with doubt, in its sentence or by the words that credit it."""
    cue = side.cue.lower()
    return bool(find_doubts(side.around)) or any(stem in cue for stem in load("doubts")["cues"])


@cache
def _doubts() -> re.Pattern[str]:
    hedges = load("hedges")
    listed = [*hedges["modal"], *hedges["likelihood"], *hedges["hearsay"], *load("doubts")["alleged"]]
    phrases = sorted(set(listed), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def cut_sentences(text: str) -> list[tuple[int, int]]:
    """A text in; its sentences, by marks and line breaks alone, without the blanks between them, out."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _ENDS.finditer(text):
        if "\n" not in match[0] and _NOT_ENDS.search(text, max(0, match.start() - 6), match.start()):
            continue
        if text[start : match.start()].strip():
            found.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


class Layout:
    """A text in; the sentences and quotations around each stretch of it out. Each is looked for once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = cut_sentences(text)
        self._quoted = find_quoted(text)

    def widen(self, start: int, end: int) -> tuple[int, int]:
        """A stretch in, the same as far as the sentences go that it stands in, out."""
        first = max(0, bisect_right(self.sentences, (start, len(self.text) + 1)) - 1)
        last = max(first, bisect_right(self.sentences, (end - 1, len(self.text) + 1)) - 1)
        if not self.sentences:
            return start, end
        return min(start, self.sentences[first][0]), max(end, self.sentences[last][1])

    def quotations(self, start: int, end: int) -> tuple[str, ...]:
        """A stretch in; the quotations that it stands in, or that stand in it, out."""
        return tuple(self.text[s:e] for s, e in self._quoted if s < end and start < e)
