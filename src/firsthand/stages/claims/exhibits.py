"""Evidence that a document speaks of: assertions in, `Exhibit` records by assertion out.

Documents, data, recordings, pictures, samples that a report says to exist. What a report merely counts with ("the data show
growth") or enjoys ("the footage was lovely") is none, and neither is evidence that there is not ("no evidence that"). Headlines
and captions are left out: the one says again what the text says, the other shows what it speaks of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.model.attribution import SpeechKind
from firsthand.model.claim import Assertion
from firsthand.model.document import MentionKind, PassageKind
from firsthand.model.exhibit import Exhibit, ExhibitKind
from firsthand.model.outlook import Deadline
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.exhibit_frames import Frame, Frames
from firsthand.stages.claims.exhibit_nouns import Noun, Nouns
from firsthand.stages.claims.exhibit_words import exhibit_words
from firsthand.stages.claims.holders import Holders
from firsthand.stages.claims.spans import Clauses

# Words of one quotation from which on a report that credits it to evidence prints the evidence. No trial.
_AT_LENGTH_WORDS = 25
# Characters around a noun in which a report says that it prints what it names. No trial: a sentence or so.
_AROUND_CHARS = 160
_AGAIN = frozenset({"information", "material", "data", "datum", "evidence", "document", "file", "paper", "record"})
"""Nouns that can take up written evidence of any kind again: "the information will be presented"."""
_WRITTEN = frozenset({ExhibitKind.DATA, ExhibitKind.DOCUMENT, ExhibitKind.LETTER, ExhibitKind.EVIDENCE})
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET, MentionKind.GROUP})


def find_exhibits(
    reading: Reading, assertions: Sequence[Assertion], clauses: Clauses
) -> dict[int, tuple[Exhibit, ...]]:
    """A reading with tokens, and its assertions with their deadlines, in; the evidence spoken of, by their numbers, out.

    Of several assertions that hold one noun of evidence, the shortest that is credited has it.
    """
    found: dict[int, list[Exhibit]] = {}
    finder = Finder(reading, assertions, clauses)
    for exhibit, number in finder.find():
        found.setdefault(number, []).append(exhibit)
    return {number: tuple(sorted(some, key=lambda e: e.span)) for number, some in found.items()}


class Finder:
    """One document, read for its evidence.

    Args:
        reading: With tokens.
        assertions: Of the same, with their deadlines.
        clauses: Of the same.
    """

    def __init__(self, reading: Reading, assertions: Sequence[Assertion], clauses: Clauses) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._tokens = reading.tokens
        self._clauses = clauses
        self._assertions = assertions
        self._printed = exhibit_words().printed
        self._written = exhibit_words()["written"]
        dates = (m.span for m in reading.mentions if m.kind is MentionKind.DATE)
        self._dated = frozenset(t for span in dates for t in clauses.within(span))
        self._nouns = Nouns(self._text, self._tokens, clauses, self._dated)
        self._by_sentence: dict[int, list[int]] = {}
        for n, assertion in enumerate(assertions):
            self._by_sentence.setdefault(assertion.sentence, []).append(n)
        self._sentences = [(n, p.span) for n, p in enumerate(reading.passages) if p.kind is PassageKind.SENTENCE]
        self._sentence_starts = [span.start for _, span in self._sentences]

    def find(self) -> Iterator[tuple[Exhibit, int]]:
        """The evidence of the document in text order, each with the number of the assertion that speaks of it or rests on it."""
        nouns = exhibit_words().nouns
        near = (n for n, token in enumerate(self._tokens) if token.lemma in nouns or token.text in nouns)
        at = [n for n in near if self._nouns.kind(n) is not None]
        if not at:
            return
        named = frozenset(t for m in self._reading.mentions if m.kind in _NAMED for t in self._clauses.within(m.span))
        frames = Frames(self._tokens, self._clauses, named, self._dated)
        holders = Holders(self._reading, self._clauses, named)
        told: list[Exhibit] = []
        for n in at:
            sentence = self._sentence(self._tokens[n].span.start)
            noun = None if sentence is None else self._nouns.read(n)
            number = None if noun is None or sentence is None else self._owner(noun, sentence)
            if noun is None or number is None:
                continue
            frame = frames.of(noun)
            cited = self._assertions[number].span if self._is_cited(noun) else None
            again = self._again(noun, told)
            if not self._is_exhibit(noun, frame, again, is_cited=cited is not None):
                continue
            exhibit = self._make(noun, frame or Frame(), holders)
            exhibit = _take_over(replace(exhibit, shows=exhibit.shows or cited), again)
            told.append(exhibit)
            yield exhibit, number

    def _is_exhibit(self, noun: Noun, frame: Frame | None, again: Exhibit | None, *, is_cited: bool) -> bool:
        """Whether what is said of a noun makes it evidence; of one spoken of before, whether more is said of it."""
        if frame is not None and frame.is_evidence:
            return True
        if is_cited:
            return True
        return again is not None and (self._nouns.size(noun) is not None or (frame is not None and frame.publish is not None))

    def _sentence(self, at: int) -> int | None:
        """A place in, the number of the sentence of running text that holds it out."""
        n = bisect_right(self._sentence_starts, at) - 1
        return self._sentences[n][0] if n >= 0 and at < self._sentences[n][1].end else None

    def _owner(self, noun: Noun, sentence: int) -> int | None:
        """The assertion that speaks of a noun, or, where the noun stands in words that credit, the nearest of its sentence."""
        span = self._tokens[noun.at].span
        numbers = self._by_sentence.get(sentence, [])
        holding = [n for n in numbers if self._assertions[n].span.contains(span)]
        if holding:
            return min(holding, key=lambda n: (not self._assertions[n].links, len(self._assertions[n].span)))
        return min(numbers, key=lambda n: _distance(self._assertions[n].span, span), default=None)

    def _is_cited(self, noun: Noun) -> bool:
        """Whether something is credited to written things as its source ("according to documents")."""
        is_paper = noun.lemma == "paper" and self._tokens[noun.at].tag != "NNS"
        is_written = noun.is_strong or noun.lemma in self._written
        if not is_written or is_paper or noun.kind in (ExhibitKind.DATA, ExhibitKind.LETTER):
            return False
        at = self._tokens[noun.at].span
        before = self._text[max(0, self._nouns.phrase(noun).start - 16) : self._nouns.phrase(noun).start].lower()
        if not re.search(r"(?:according to|based on|citing)\s+$", before):
            return False
        credits = (a for a in self._reading.attributions if a.cue is not None)
        return any(s.overlaps(at) for a in credits for s in (*a.sources, *a.named))

    def _make(self, noun: Noun, frame: Frame, holders: Holders) -> Exhibit:
        """A noun and what is said of it in, its record out."""
        span = self._nouns.phrase(noun)
        size = self._nouns.size(noun)
        holder = None if frame.holder is None else holders.span(frame.holder)
        if holder is not None and holder.overlaps(span) and not span.contains(holder):
            holder = None
        seen = tuple(sorted({s for s in map(holders.span, frame.seen_by) if s is not None}))
        presented = self._presented(frame.publish) if frame.publish is not None and not frame.is_gone else None
        head = self._nouns.told(noun.at, frame.shows)
        shows = None if head is None else self._nouns.content(noun.at, head)
        return Exhibit(span, noun.kind, size, holder, seen, shows, presented, self._is_shown(noun, span))

    def _presented(self, verb: int) -> Deadline | None:
        """The verb that tells that it will be presented in, with the deadline nearest to it in its sentence out."""
        at = self._tokens[verb].span
        sentence = self._sentence(at.start)
        numbers = [] if sentence is None else self._by_sentence.get(sentence, [])
        due = [d for n in numbers for d in self._assertions[n].due]
        return min(due, key=lambda d: _distance(d.date, at), default=None)

    def _is_shown(self, noun: Noun, span: Span) -> bool:
        """Whether the report prints it, links to it, or quotes from it at length."""
        low, high = max(0, span.start - _AROUND_CHARS), span.end + _AROUND_CHARS
        sentence = self._sentence(span.start)
        own = Span(low, high) if sentence is None else self._reading.passages[sentence].span
        if self._printed.search(self._text, max(low, own.start), min(high, own.end)):
            return True
        at = self._tokens[noun.at].span
        for chain in self._reading.chains:
            attribution = None if chain.attribution is None else self._reading.attributions[chain.attribution]
            if attribution is None or chain.kind is not SpeechKind.DIRECT or not any(s.overlaps(at) for s in attribution.sources):
                continue
            if sum(len(c.of(self._text).split()) for c in chain.content) >= _AT_LENGTH_WORDS:
                return True
        return False

    def _again(self, noun: Noun, told: Sequence[Exhibit]) -> Exhibit | None:
        """The evidence spoken of before that a noun takes up again; None where it is the first of its kind."""
        size = self._nouns.size(noun)
        for exhibit in reversed(told):
            is_same_size = size is None or exhibit.size is None or _same(size, exhibit.size, self._text)
            is_kind = exhibit.kind is noun.kind or (noun.lemma in _AGAIN and exhibit.kind in _WRITTEN)
            if noun.is_definite and is_kind and is_same_size:
                return exhibit
        return None


def _same(a: Span, b: Span, text: str) -> bool:
    """Whether two stretches have the same words."""
    return a.of(text).casefold().split() == b.of(text).casefold().split()


def _take_over(exhibit: Exhibit, again: Exhibit | None) -> Exhibit:
    """Evidence, and the same as it was spoken of before, in; the first with what only the second tells out."""
    if again is None:
        return exhibit
    return replace(
        exhibit,
        same_as=again.same_as or again.span,
        kind=again.kind,
        size=exhibit.size or again.size,
        holder=exhibit.holder or again.holder,
        seen_by=exhibit.seen_by or again.seen_by,
        shows=exhibit.shows or again.shows,
        is_shown=exhibit.is_shown or again.is_shown,
    )


def _distance(a: Span, b: Span) -> int:
    """How many characters lie between two stretches; 0 where they touch."""
    return max(0, a.start - b.end, b.start - a.end)
