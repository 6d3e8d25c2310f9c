"""Whoever owns what a phrase names: "Moor's" campaign, a report "of the institute", the "harbour" director."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from firsthand.model.document import Mention
from firsthand.model.span import Span
from firsthand.stages.resolve.lexicon import words
from firsthand.stages.resolve.phrases import LONGEST_WORDS, unbroken
from firsthand.stages.resolve.tree import Tree

_NAMING = frozenset({"compound", "flat", "appos", "nmod", "name"})
_BELONGING = frozenset({"of", "by", "for", "from", "at", "with", "within", "inside", "in", "on"})


def mention_at(tree: Tree, mentions: Sequence[Mention], token: int) -> Mention | None:
    """The mention that holds a token; mentions stand in text order and none over another."""
    span = tree.tokens[token].span
    n = bisect_right(mentions, span.start, key=lambda m: m.span.start) - 1
    return mentions[n] if n >= 0 and span.end <= mentions[n].span.end else None


class Owners:
    """Finds owners in one document.

    Args:
        tree: Its tokens.
        mentions: Its names.
    """

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self._tree, self._mentions = tree, mentions

    def find(self, head: int, span: Span, *, is_named: bool) -> Span | None:
        """The head of a phrase in; its owner before it, behind "of" or "by", or as a name that modifies it, out."""
        tree = self._tree
        owner = tree.child(head, "poss")
        if owner is None:
            for c in tree.children[head]:
                if tree.tokens[c].dep in ("prep", "agent") and tree.tokens[c].text.lower() in _BELONGING:
                    owner = tree.child(c, "pobj")
                    break
        if owner is None and is_named:
            return self._owner_of_role(head, span)
        if owner is None:
            owner = next(
                (
                    c
                    for c in tree.children[head]
                    if tree.tokens[c].dep in _NAMING
                    and c < head
                    and (tree.tokens[c].pos == "PROPN" or tree.tokens[c].lemma in words().bodies)
                ),
                None,
            )
        return None if owner is None else self._owner_span(owner)

    def _owner_of_role(self, head: int, span: Span) -> Span | None:
        """Whoever owns the role beside a name: "harbour director Jonas Pell", "Ann Pell, the mayor of Sund"."""
        tree = self._tree
        for c in tree.children[head]:
            token = tree.tokens[c]
            if c in tree.within(span) and token.dep in _NAMING and token.lemma in words().persons:
                return self.find(c, span, is_named=False) or self._beside(c, span)
        return None

    def _beside(self, role: int, span: Span) -> Span | None:
        """The name that stands right before a role ("FBI" in "FBI director"), whatever the parser hung it from."""
        before = role - 1
        if before in self._tree.within(span) and self._tree.tokens[before].pos == "PROPN":
            mention = mention_at(self._tree, self._mentions, before)
            return mention.span if mention is not None else self._tree.tokens[before].span
        return None

    def _owner_span(self, owner: int) -> Span:
        tree = self._tree
        cut = {
            b
            for n in tree.below(owner)
            if tree.tokens[n].dep in ("relcl", "case", "acl", "punct") and n != owner
            for b in tree.below(n)
        }
        run = unbroken([n for n in tree.below(owner) if n not in cut and abs(n - owner) < LONGEST_WORDS], owner)
        return Span(tree.tokens[run[0]].span.start, tree.tokens[run[-1]].span.end)
