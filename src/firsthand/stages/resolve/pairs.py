"""Several sources under one word or in one phrase: "they", "both men", "Ann Pell and the mayor of Sund"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.document import MentionKind
from firsthand.model.span import Span
from firsthand.stages.resolve.described import ARTICLES, Described, Describer
from firsthand.stages.resolve.lexicon import words
from firsthand.stages.resolve.tree import Tree
from firsthand.text import names

# How many sentences back a word for two may reach.
_REACH_SENTENCES = 2
# And how many words back.
_REACH_WORDS = 400
_BOTH = frozenset({"they", "both", "the two", "the pair", "the duo", "the couple", "the former rivals"})
_TWO = ("both ", "the two ")
_COUNTED = frozenset({"man", "woman", "leader", "candidate", "politician", "senator", "minister", "president", "rival"})


def is_for_two(described: Described, printed: str) -> bool:
    """Whether a phrase, as described and as printed, stands for two that were named before."""
    phrase = " ".join(printed.lower().split())
    return phrase in _BOTH or (phrase.startswith(_TWO) and described.head in _COUNTED)


class Pairs:
    """Finds persons and bodies that are named side by side in one document.

    Args:
        tree: Its tokens.
        describer: Reads its phrases.
    """

    def __init__(self, tree: Tree, describer: Describer) -> None:
        self._tree, self._describer = tree, describer

    def parts(self, span: Span) -> list[Described]:
        """A phrase in, what its "and" joins out, where each has a name; empty where it is one."""
        head = self._tree.head(span)
        inside = self._tree.within(span)
        return [] if head is None else self._joined(head, inside)

    def told_apart(self, spans: Sequence[Span]) -> list[Span]:
        """Credited phrases in, the same without those that only describe the next ("the mayor and poet Ann Pell") out."""
        out: list[Span] = []
        for span in spans:
            between = self._tree.text[out[-1].end : span.start].strip().lower() if out else ""
            before = self._describer.describe(out[-1]) if between == "and" else None
            if before is None or not self._is_same(before, self._describer.describe(span)):
                out.append(span)
            elif self._describer.describe(span).kind is MentionKind.PERSON:
                out[-1] = span
        return out

    def _is_same(self, first: Described, second: Described) -> bool:
        """Whether the second of two joined descriptions, having no article of its own, goes on with the first."""
        opener = second.span.of(self._tree.text).partition(" ")[0].lower()
        if first.is_plural or second.is_plural or first.kind is MentionKind.PERSON or opener in ARTICLES:
            return False
        role = first.head in words().persons or bool(names.titles(f"{first.phrase.rpartition(' ')[2]} X"))
        return role and (second.kind is MentionKind.PERSON or second.head in words().persons)

    def meant(self, span: Span) -> list[Described]:
        """The place of a word for two in, the two that were last named side by side before it out; empty where none were."""
        tree, number = self._tree, self._tree.passage_number(span.start)
        if number is None:
            return []
        start = tree.sentences[max(0, number - _REACH_SENTENCES)].span.start
        for n in reversed(tree.within(Span(start, max(start, span.start)))[-_REACH_WORDS:]):
            if tree.tokens[n].dep not in ("nsubj", "nsubjpass") or tree.quotation(tree.tokens[n].span.start) is not None:
                continue
            found = self._joined(n, range(n, len(tree.tokens)))
            if len(found) > 1:
                return found
            if tree.tokens[n].tag in ("NNS", "NNPS") or tree.tokens[n].text.lower() == "they":
                return []
        return []

    def _joined(self, head: int, inside: range) -> list[Described]:
        tree = self._tree
        heads, todo = [head], [head]
        while todo:
            at = todo.pop()
            more = [c for c in tree.near(at, at) if tree.tokens[c].dep == "conj" and c in inside]
            heads += more
            todo += more
        if len(heads) < 2:
            return []
        among = set(heads)
        found = [self._describer.describe(self._own_words(h, among)) for h in heads]
        named = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET)
        return found if all(d.name is not None and d.kind in named for d in found) else []

    def _own_words(self, head: int, heads: set[int]) -> Span:
        """The words that hang from one of the joined, without the others and what joins them."""
        tree = self._tree
        cut: set[int] = set()
        for c in tree.below(head):
            if c != head and (c in heads or tree.tokens[c].dep in ("cc", "punct", "relcl", "preconj")):
                cut |= set(tree.below(c))
        return tree.unbroken(head, cut)
