"""Where an assertion stands: stretches of content by sentence, sentences by independent clause, what a credit leaves over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from firsthand.model.document import Token
from firsthand.model.reading import Reading
from firsthand.model.span import Span, cover

_MARKS = " \t\r\n\"“”‘’'«»„`,;:–—-.…()[]"
# Stretches of one saying are kept apart from this many words on; shorter ones are joined across the credit between them.
_SHORTEST_STRETCH_WORDS = 4
# A clause is told apart from its neighbour where each has at least this many words.
_SHORTEST_CLAUSE_WORDS = 5
# A stretch up to this many characters stays whole: its clauses are read as one statement.
_WHOLE_CHARS = 90
# From this many characters on a stretch says several things, and is cut before reasons, times and further predicates too.
_LONG_CHARS = 180
# A verbless piece is joined to the next across a credit of at most this many characters ("The vote, he thinks, is lost").
_LONGEST_CREDIT_CHARS = 60
_CONTRASTS = frozenset({"while", "although", "though", "whereas", "despite"})
_CIRCUMSTANCES = frozenset({"because", "as", "after", "before", "since", "when"})
_VERBAL = ("VERB", "AUX")
_EMPTY = ("PRON", "DET", "PUNCT", "ADP", "SCONJ", "CCONJ", "PART", "SPACE")


def trim(text: str, span: Span) -> Span:
    """A stretch in, the same without marks and spaces at its ends out."""
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def has_words(text: str, span: Span, least: int) -> bool:
    """Whether at least so many words stand in a stretch; looks no further than that."""
    return len(span.of(text).split(None, least)) >= least


def stretches(text: str, content: Sequence[Span], sentence: Span) -> list[Span]:
    """A content and a sentence in, the parts of it to be told apart there out."""
    parts = [trim(text, Span(max(c.start, sentence.start), min(c.end, sentence.end))) for c in content if c.overlaps(sentence)]
    parts = [p for p in parts if any(ch.isalnum() for ch in p.of(text))]
    if len(parts) > 1 and not all(has_words(text, p, _SHORTEST_STRETCH_WORDS) for p in parts):
        return [cover(parts)]
    return parts


def join_verbless(parts: Sequence[Span], clauses: Clauses) -> list[Span]:
    """The parts of one saying in a sentence in, the same with a part that has no verb of its own joined to what follows out."""
    out: list[Span] = []
    for part in parts:
        is_near = bool(out) and part.start - out[-1].end <= _LONGEST_CREDIT_CHARS
        if is_near and not (clauses.is_whole(out[-1]) and clauses.is_whole(part)):
            out[-1] = cover([out[-1], part])
        else:
            out.append(part)
    return out


def left_over(sentence: Span, taken: Sequence[Span]) -> list[Span]:
    """A sentence and what is credited in it in, the stretches between out."""
    out, at = [], sentence.start
    for span in sorted(taken):
        if min(span.start, sentence.end) > at:
            out.append(Span(at, min(span.start, sentence.end)))
        at = max(at, span.end)
    if at < sentence.end:
        out.append(Span(at, sentence.end))
    return out


class Clauses:
    """Cuts stretches of one document into clauses that say something of their own.

    Args:
        reading: With tokens.
    """

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._tokens = reading.tokens
        self._starts = [t.span.start for t in self._tokens]
        self._children: dict[int, list[int]] = {}
        self._verbs: list[int] = []
        for n, token in enumerate(self._tokens):
            if token.head != n:
                self._children.setdefault(token.head, []).append(n)
            if token.pos in _VERBAL:
                self._verbs.append(n)

    def within(self, span: Span) -> range:
        """Indices of the tokens that start within a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def children(self, n: int) -> Sequence[int]:
        """A token in, what hangs from it out, in order."""
        return self._children.get(n, ())

    def _verbs_in(self, span: Span) -> Sequence[int]:
        inside = self.within(span)
        return self._verbs[bisect_left(self._verbs, inside.start) : bisect_left(self._verbs, inside.stop)]

    def has_verb(self, span: Span) -> bool:
        """Whether a verb stands in a span."""
        first = bisect_left(self._starts, span.start)
        at = bisect_left(self._verbs, first)
        return at < len(self._verbs) and self._starts[self._verbs[at]] < span.end

    def is_whole(self, span: Span) -> bool:
        """Whether a finite verb stands in a span with what it is said of."""
        inside = self.within(span)
        return any(
            self._tokens[n].dep in ("nsubj", "nsubjpass", "expl", "csubj") and self._tokens[n].head in inside for n in inside
        )

    def says_something(self, span: Span) -> bool:
        """Whether a span is more than a pronoun ("what", "himself"); so taken where there are no tokens."""
        tokens = [self._tokens[n] for n in self.within(span)]
        return not tokens or any(t.pos not in _EMPTY for t in tokens)

    def cut(self, span: Span) -> list[Span]:
        """A stretch in, its independent clauses out; the stretch itself where it is one."""
        if len(span) <= _WHOLE_CHARS:
            return [span]
        borders = sorted({border for n in self._verbs_in(span) for border in self._borders(n, span)})
        out: list[Span] = []
        at = span.start
        for border in borders:
            if not at < border < span.end:
                continue
            part, rest = trim(self._text, Span(at, border)), trim(self._text, Span(border, span.end))
            if not all(has_words(self._text, piece, _SHORTEST_CLAUSE_WORDS) for piece in (part, rest)):
                continue
            if not self.has_verb(part) or not self.has_verb(rest):
                continue
            out.append(self._without_opener(self._without_closer(part)))
            at = border
        out.append(self._without_opener(trim(self._text, Span(at, span.end))))
        return [part for part in out if len(part)] if len(out) > 1 else [span]

    def _borders(self, n: int, span: Span) -> list[int]:
        """Where a clause headed by a verb begins, and ends where it stands before what it hangs from."""
        token = self._tokens[n]
        if token.head == n or not span.start <= self._starts[token.head] < span.end:
            return []
        children = [self._tokens[c] for c in self._children.get(n, ())]
        has_subject = any(c.dep in ("nsubj", "nsubjpass", "expl") for c in children)
        is_long = len(span) > _LONG_CHARS
        if token.dep == "conj" and self._tokens[token.head].pos in _VERBAL and (has_subject or is_long):
            return [self._tokens[self.below(n)[0]].span.start]
        openers = _CONTRASTS | _CIRCUMSTANCES if is_long else _CONTRASTS
        is_opened = any(c.dep in ("mark", "advmod") and c.text.lower() in openers for c in children)
        if has_subject and token.dep == "advcl" and is_opened:
            below = self.below(n)
            end = self._tokens[below[-1]].span.end
            return [self._tokens[below[0]].span.start] if below[-1] > token.head else [end]
        return []

    def below(self, n: int) -> list[int]:
        """A token in, it and all that hangs below it, in order, out."""
        out, todo = [], [n]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(self._children.get(at, ()))
        return sorted(out)

    def _without_closer(self, span: Span) -> Span:
        """A clause without the "and" that stands before the next."""
        inside = self.within(span)
        while len(inside) > 1 and (self._tokens[inside[-1]].dep == "cc" or self._tokens[inside[-1]].pos == "PUNCT"):
            inside = inside[:-1]
        return Span(span.start, self._tokens[inside[-1]].span.end) if inside else span

    def _without_opener(self, span: Span) -> Span:
        """A clause without the "and", "but", "that" or "while" that joins it."""
        end = span.end
        for n in self.within(span):
            token: Token = self._tokens[n]
            is_joint = token.dep in ("cc", "mark") and token.text.lower() in _CONTRASTS | {
                "and",
                "but",
                "or",
                "that",
                "so",
                "yet",
            }
            if not is_joint and token.pos != "PUNCT":
                return trim(self._text, Span(token.span.start, end))
        return span
