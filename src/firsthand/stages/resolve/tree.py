"""Tokens of a document, looked up by place and by head; which of them stand between quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

from firsthand.model.document import Passage, PassageKind, Token
from firsthand.model.reading import Reading
from firsthand.model.span import Span

# What hangs from a word is looked at no further from it than this many words: a sentence of 20,000 words stays linear. Trial: no
# source or chain of 148 reports of news is another without it.
_FARTHEST_WORDS = 250
# Verbs that go on one from the other ("rose and said and left") that are looked at for a subject.
_MOST_VERBS = 50


class Tree:
    """A reading's tokens with what hangs below each.

    Args:
        reading: With passages and tokens.
    """

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.tokens = reading.tokens
        self._starts = [t.span.start for t in self.tokens]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self._first: dict[tuple[int, str], int] = {}
        for n, token in enumerate(self.tokens):
            if token.head != n:
                self.children[token.head].append(n)
                self._first.setdefault((token.head, token.dep), n)
        self.sentences = [p for p in reading.passages if p.kind is not PassageKind.QUOTATION]
        self._sentence_starts = [p.span.start for p in self.sentences]
        self.quotations = [p for p in reading.passages if p.kind is PassageKind.QUOTATION]
        self._quotation_starts = [p.span.start for p in self.quotations]
        self._around = _find_around(self.quotations)

    def within(self, span: Span) -> range:
        """Indices of the tokens that start within a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def passage(self, at: int) -> Passage | None:
        """The passage, quotations apart, that holds a place."""
        n = self.passage_number(at)
        return None if n is None else self.sentences[n]

    def passage_number(self, at: int) -> int | None:
        """Its number among the passages without quotations."""
        n = bisect_right(self._sentence_starts, at) - 1
        return n if n >= 0 and at < self.sentences[n].span.end else None

    def quotation(self, at: int) -> Passage | None:
        """The innermost quotation that holds a place."""
        n = bisect_right(self._quotation_starts, at) - 1
        found: Passage | None = None
        while n >= 0:
            passage = self.quotations[n]
            if at < passage.span.end and (found is None or len(passage.span) < len(found.span)):
                found = passage
            n = self._around[n]
        return found

    def quotations_over(self, span: Span) -> list[Passage]:
        """A stretch in, the quotations that overlap it out, in order."""
        out: list[Passage] = []
        last = bisect_left(self._quotation_starts, span.end) - 1
        first = bisect_right(self._quotation_starts, span.start)
        n = last if last < first else first - 1
        while n >= 0:
            if self.quotations[n].span.end > span.start:
                out.append(self.quotations[n])
            n = self._around[n]
        return [*reversed(out), *self.quotations[first : last + 1]]

    def head(self, span: Span) -> int | None:
        """The token that the words of a span hang together by; None where there are no tokens."""
        inside = self.within(span)
        tops = [n for n in inside if self.tokens[n].head not in inside or self.tokens[n].head == n]
        for wanted in (("NOUN", "PROPN", "PRON"), ("NUM", "DET", "ADJ", "X")):
            for n in tops:
                if self.tokens[n].pos in wanted:
                    return n
        return tops[0] if tops else None

    def child(self, n: int, *deps: str) -> int | None:
        """The first child of a token with one of the dependencies."""
        return min((self._first[n, dep] for dep in deps if (n, dep) in self._first), default=None)

    def near(self, n: int, middle: int) -> Sequence[int]:
        """What hangs from a token no further than `_FARTHEST_WORDS` from another, in order."""
        children = self.children[n]
        if len(children) <= _FARTHEST_WORDS:
            return children
        return children[bisect_left(children, middle - _FARTHEST_WORDS) : bisect_right(children, middle + _FARTHEST_WORDS)]

    def below(self, n: int) -> list[int]:
        """A token and what hangs below it, no further from it than `_FARTHEST_WORDS`, in order."""
        out, todo = [], [n]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(c for c in self.near(at, n) if abs(c - n) <= _FARTHEST_WORDS)
        return sorted(out)

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb that it goes on from ("rose and said"); None where there is none."""
        seen = set[int]()
        while verb not in seen and len(seen) < _MOST_VERBS:
            seen.add(verb)
            found = self.child(verb, "nsubj", "nsubjpass")
            if found is not None:
                return found
            if self.tokens[verb].dep not in ("conj", "xcomp", "advcl", "acl"):
                return None
            verb = self.tokens[verb].head
        return None

    def phrase(self, n: int) -> Span:
        """The unbroken words that hang from a noun, without a clause behind it."""
        cut = {b for c in self.below(n) if self.tokens[c].dep in ("relcl", "punct") and c != n for b in self.below(c)}
        return self.unbroken(n, cut)

    def unbroken(self, n: int, cut: Collection[int]) -> Span:
        """A token and those to leave out in, the unbroken words around it that hang from it out."""
        inside = {i for i in self.below(n) if i not in cut}
        first = last = n
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def words(self, indices: Iterable[int]) -> str:
        """The text from the first of the tokens to the last, spaces made single."""
        found = sorted(indices)
        if not found:
            return ""
        return " ".join(self.text[self.tokens[found[0]].span.start : self.tokens[found[-1]].span.end].split())

    def token(self, n: int) -> Token:
        """A token by its index."""
        return self.tokens[n]


def _find_around(quotations: Sequence[Passage]) -> list[int]:
    """Quotations in text order in; for each, the last before it that its start stands in, out; -1 where there is none."""
    out: list[int] = []
    open_now: list[int] = []
    for n, passage in enumerate(quotations):
        while open_now and quotations[open_now[-1]].span.end <= passage.span.start:
            open_now.pop()
        out.append(open_now[-1] if open_now else -1)
        open_now.append(n)
    return out
