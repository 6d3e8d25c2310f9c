"""One sentence of a report with the appearances that stand in it, read once for all promises that it may bear on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from firsthand.model.claim import Appearance, Polarity
from firsthand.model.document import DocumentId, Mention, MentionKind
from firsthand.model.outlook import Deadline
from firsthand.model.reading import Reading
from firsthand.model.span import Span, cover
from firsthand.stages.relate import outcome_phrases as phrases
from firsthand.stages.relate import outcome_words as w
from firsthand.stages.relate.happenings import Happening, Verbs, find_happenings
from firsthand.stages.relate.phrases import Word, read_words
from firsthand.text.dates import DateValue
from firsthand.text.moments import day_of
from firsthand.text.normalize import plain

_DENYING = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|untrue|false)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A sentence, with what precedes its credit and follows it.

    Attributes:
        document: Where.
        day: When that was published.
        span: Where it stands there.
        text: Its words.
        appearances: Those that stand in it, in order; never empty.
        dates: Dates in it.
    """

    document: DocumentId
    day: date
    span: Span
    text: str
    appearances: tuple[Appearance, ...]
    dates: tuple[Mention, ...]

    @cached_property
    def words(self) -> list[Word]:
        """Its words without its dates."""
        start = self.span.start
        return read_words(self.text, [Span(m.span.start - start, m.span.end - start) for m in self.dates])

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(o.stem for o in self.words if not o.is_mark)

    @property
    def days(self) -> list[DateValue]:
        """The dates in it, as far as they are known."""
        return [m.value for m in self.dates if isinstance(m.value, DateValue)]

    @cached_property
    def plain_text(self) -> str:
        """Its words with straight marks; as long as they are."""
        return plain(self.text)

    @cached_property
    def is_of_then(self) -> bool:
        """Whether it speaks of a time long gone."""
        folded = self.plain_text.casefold()
        return any(words in folded for words in w.LONG_AGO)

    @cached_property
    def is_telling(self) -> bool:
        """Whether it may tell what became of something by words of its own, whatever the verb of the promise was."""
        is_off = phrases.PUT_OFF.are_in(self.stems) or phrases.CALLED_OFF.are_in(self.stems)
        return is_off or phrases.SOME_WORDS.search(self.plain_text) is not None or any(self.due)

    @property
    def due(self) -> Iterator[Deadline]:
        """What it says will come."""
        return (due for a in self.appearances for due in a.assertion.due)

    def find(self, verbs: Verbs) -> list[Happening]:
        """What it says of some verbs."""
        if not verbs.are_in(self.stems):
            return []
        if verbs.stems not in self._found:
            is_headline = self.appearances[0].assertion.is_headline
            self._found[verbs.stems] = list(find_happenings(self.words, verbs, is_headline=is_headline))
        return self._found[verbs.stems]

    @cached_property
    def events(self) -> dict[int, Happening | None]:
        """What is to come by the place of its date, as far as that was read so far."""
        return {}

    @cached_property
    def _found(self) -> dict[frozenset[str], list[Happening]]:
        """What it says of the verbs that were asked for so far: many promises ask for the same."""
        return {}

    def place(self, start: int, end: int) -> Span:
        """A stretch of its words in, where it stands in its document out."""
        return Span(self.span.start + start, self.span.start + end)

    def appearance_at(self, span: Span) -> Appearance | None:
        """A place in; the appearance to cite for it, the shortest that holds it, else the longest, out; None if it is denied."""
        holding = [a for a in self.appearances if a.assertion.span.contains(span)]
        longest = max(self.appearances, key=lambda a: len(a.assertion.span))
        found = min(holding, key=lambda a: len(a.assertion.span), default=longest)
        if found.assertion.polarity is Polarity.DENIED:
            return None
        is_denied = _DENYING.search(self.text[: max(0, span.start - self.span.start)])
        return None if is_denied else found


def read_sentences(reading: Reading, appearances: Sequence[Appearance]) -> Iterator[Told]:
    """A reading and its appearances in, its sentences that hold any out; none of a report whose day is not known, no question."""
    day, text = day_of(reading.document.published), reading.document.text
    if day is None:
        return
    dated = [m for m in reading.mentions if m.kind is MentionKind.DATE]
    by_sentence: dict[int, list[Appearance]] = {}
    for a in appearances:
        by_sentence.setdefault(a.assertion.sentence, []).append(a)
    for number in sorted(by_sentence):
        held = tuple(by_sentence[number])
        spans = [a.assertion.span for a in held]
        if number < len(reading.passages):
            spans.append(reading.passages[number].span)
        span = cover(spans)
        if "?" in text[max(span.start, span.end - 2) : span.end + 1]:
            continue
        dates = tuple(m for m in dated if span.contains(m.span))
        yield Told(reading.document.id, day, span, span.of(text), held, dates)
