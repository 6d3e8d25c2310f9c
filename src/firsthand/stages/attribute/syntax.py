"""A read-only view over a reading's tokens: children, subtrees, sentences, quotation marks. No words of the language in here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from firsthand.model.document import MentionKind, Passage, PassageKind, Token
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.attribute.repair import repair

VERBAL = frozenset({"VERB", "AUX"})


class Syntax:
    """The tokens of one reading with the way down the tree beside the way up.

    Every index is a position in `tokens`. A sentence is one parsed stretch, so it may hold several roots.

    Args:
        reading: With passages, mentions and tokens.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.tokens: Sequence[Token] = repair(reading.tokens)
        self.quotations: tuple[Span, ...] = tuple(sorted(p.span for p in reading.passages if p.kind is PassageKind.QUOTATION))
        self._quotation_starts = [q.start for q in self.quotations]
        self._starts = [t.span.start for t in self.tokens]
        self._subtrees: dict[int, frozenset[int]] = {}

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token its dependants, in text order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i and 0 <= token.head < len(below):
                below[token.head].append(i)
        return tuple(tuple(c) for c in below)

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        """The tokens of each parsed stretch, in text order."""
        out: list[range] = []
        first = 0
        for i in range(1, len(self.tokens) + 1):
            if i == len(self.tokens) or self.tokens[i].sentence != self.tokens[first].sentence:
                out.append(range(first, i))
                first = i
        return tuple(out)

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        return tuple(n for n, sentence in enumerate(self.sentences) for _ in sentence)

    def sentence(self, i: int) -> range:
        """A token in, all tokens of its sentence out."""
        return self.sentences[self._sentence_of[i]]

    @cached_property
    def stretches(self) -> tuple[Passage, ...]:
        """The passages that hold text of the report (all but quotations, which lie over them), in text order."""
        return tuple(p for p in self.reading.passages if p.kind is not PassageKind.QUOTATION)

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [p.span.start for p in self.stretches]

    def passage(self, i: int) -> Passage | None:
        """A token in, the passage it stands in out."""
        n = bisect_right(self._passage_starts, self.tokens[i].span.start) - 1
        return self.stretches[n] if n >= 0 and self.tokens[i].span.end <= self.stretches[n].span.end else None

    def subtree(self, i: int) -> frozenset[int]:
        """A token in, itself and all that hangs below it out."""
        if i not in self._subtrees:
            seen: set[int] = set()
            waiting = [i]
            while waiting:
                at = waiting.pop()
                if at not in seen:
                    seen.add(at)
                    waiting.extend(self.children[at])
            self._subtrees[i] = frozenset(seen)
        return self._subtrees[i]

    def ancestors(self, i: int) -> Iterable[int]:
        """A token in, the tokens above it out, nearest first."""
        seen = {i}
        while (up := self.tokens[i].head) not in seen:
            yield up
            seen.add(up)
            i = up

    def child(self, i: int, *deps: str) -> int | None:
        """A token and dependency names in, its first dependant of such a name out."""
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def all(self, i: int, *deps: str) -> list[int]:
        """A token and dependency names in, all its dependants of such a name out."""
        return [c for c in self.children[i] if self.tokens[c].dep in deps]

    def clause(self, i: int) -> int:
        """A token in, the verb of its clause out (itself, where it is one or stands under none)."""
        verb = i if self.tokens[i].pos in VERBAL else next((a for a in self.ancestors(i) if self.tokens[a].pos in VERBAL), i)
        above = self.tokens[verb].head
        return above if self.tokens[verb].dep in ("aux", "auxpass") and self.tokens[above].dep not in ("aux", "auxpass") else verb

    def lower(self, i: int) -> str:
        """A token in, its words in lower case out."""
        return self.tokens[i].text.lower()

    def is_any(self, i: int, words: Container[str]) -> bool:
        """Whether a token's lemma or its own words stand in a set (the parser's lemma of "data" is "datum")."""
        return self.tokens[i].lemma in words or self.tokens[i].text.lower() in words

    def words(self, indices: Iterable[int]) -> str:
        """Tokens in, their lower-case words in text order out."""
        return " ".join(self.lower(i) for i in sorted(indices))

    def tokens_in(self, span: Span) -> range:
        """A stretch of text in, the tokens that start within it out."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    @cached_property
    def people(self) -> frozenset[int]:
        """The last tokens of persons' names."""
        spans = [self.tokens_in(m.span) for m in self.reading.mentions if m.kind is MentionKind.PERSON]
        return frozenset(tokens[-1] for tokens in spans if tokens)

    @cached_property
    def outlets(self) -> frozenset[int]:
        """The tokens of outlets' names."""
        return frozenset(i for m in self.reading.mentions if m.kind is MentionKind.OUTLET for i in self.tokens_in(m.span))

    @cached_property
    def named(self) -> frozenset[int]:
        """Tokens in names of persons, bodies, outlets and groups of people."""
        kinds = {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET, MentionKind.GROUP}
        return frozenset(i for m in self.reading.mentions if m.kind in kinds for i in self.tokens_in(m.span))


    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens that stand in a date; a title in capitals that only looks like one ("This Morning") is none."""
        spans = [m.span for m in self.reading.mentions if m.kind is MentionKind.DATE]
        dates = [
            s
            for s in spans
            if not s.of(self.text).istitle() or len(self.tokens_in(s)) == 1 or any(c.isdigit() for c in s.of(self.text))
        ]
        return frozenset(i for span in dates for i in self.tokens_in(span))

    def quotation(self, i: int) -> Span | None:
        """A token in, the quotation it stands in out."""
        return self._quotation_of[i]

    @cached_property
    def _quotation_of(self) -> tuple[Span | None, ...]:
        return tuple(map(self.quotation_at, self._starts)) if self.quotations else (None,) * len(self.tokens)

    def quotation_at(self, position: int) -> Span | None:
        """A place in the text in, the quotation that holds it out."""
        n = bisect_right(self._quotation_starts, position) - 1
        for q in self.quotations[max(0, n - 3) : n + 1]:
            if q.start <= position < q.end:
                return q
        return None

    def runs(self, indices: Iterable[int]) -> list[Span]:
        """Tokens in, the unbroken stretches they make out, in text order."""
        out: list[Span] = []
        last = -2
        for i in sorted(indices):
            span = self.tokens[i].span
            if i == last + 1 and out:
                out[-1] = Span(out[-1].start, span.end)
            else:
                out.append(span)
            last = i
        return out
