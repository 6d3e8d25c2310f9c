"""Where words were said to whoever passes them on: "on “Question Hour”", "in an interview with the Courier"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from firsthand.model.attribution import Attribution
from firsthand.model.document import PassageKind
from firsthand.model.span import Span
from firsthand.stages.resolve.lexicon import known_outlet
from firsthand.stages.resolve.tree import Tree

_SETTINGS = frozenset({"on", "with", "tell", "to", "via"})
# What "with" and "to" must hang from: one may share a hall or a headline with an outlet without telling it anything.
_TALKS = frozenset({"interview", "conversation", "appearance", "sit-down", "speak", "talk", "sit", "chat", "interviewed"})
_STAFF = frozenset({"reporter", "correspondent", "journalist", "columnist", "editor", "producer"})
_TELLING_STAFF = frozenset({"tell", "with"})
_LONGEST_OUTLET_WORDS = 5
# Outlets of one sentence that are looked at. Trial: no source or chain of 148 reports of news is another without it.
_MOST = 20
_OWNED_TITLE = re.compile(r"(?:the )?([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})[’']s? [“\"‘']([A-Z][^”\"’\n]{2,40})[”\"’]")


def is_owned_title(phrase: str) -> bool:
    """Whether a phrase is a show by its station and title ("Radio Sund’s “Early Talk”")."""
    return _OWNED_TITLE.match(phrase if phrase[-1:] in "”\"’'" else phrase + "”") is not None


class Settings:
    """What the sentences of one document say of where words were said; each sentence is looked through once.

    Args:
        tree: Its tokens.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._told: dict[int, list[tuple[Span, Span]]] = {}
        self._subjects: dict[int, int | None] = {}

    def on_air(self, attribution: Attribution) -> list[Span]:
        """An attribution without relays in, the outlet that its sentence names beside the credit ("on “Question Hour”") out."""
        tree, cue = self._tree, attribution.cue
        number = None if cue is None else tree.passage_number(cue.start)
        if number is None or not self._outlets(number):
            return []
        taken = [c for c in attribution.content if known_outlet(c.of(tree.text)) is None]
        return self._find(number, [*taken, *attribution.sources])

    def scenes(self) -> list[tuple[int, Span]]:
        """For each sentence that sets a scene for what follows, the verb's subject and the outlet."""
        tree, out = self._tree, list[tuple[int, Span]]()
        for number, passage in enumerate(tree.sentences):
            if passage.kind is not PassageKind.SENTENCE or not self._outlets(number):
                continue
            quoted = [q.span for q in tree.quotations_over(passage.span) if len(q.span) > _LONGEST_OUTLET_WORDS * 8]
            found = self._find(number, quoted)
            subject = self.main_subject(number) if found else None
            if subject is not None:
                out.append((subject, found[0]))
        return out

    def main_subject(self, number: int) -> int | None:
        """A passage's number in, the first subject of its main verb out."""
        if number not in self._subjects:
            inside = self._tree.within(self._tree.sentences[number].span)
            self._subjects[number] = next((n for n in inside if is_main_subject(self._tree, n)), None)
        return self._subjects[number]

    def _find(self, number: int, taken: Sequence[Span]) -> list[Span]:
        """A passage's number and the parts of it that do not count in, the outlet that it is said to out; empty without one."""
        for word, span in self._outlets(number):
            if not any(t.contains(word) or t.overlaps(span) for t in taken):
                return [span]
        return []

    def _outlets(self, number: int) -> list[tuple[Span, Span]]:
        """A passage's number in; the first outlets that its words are said to, each with the word before it, out."""
        found = self._told.get(number)
        if found is None:
            found = self._told[number] = list(islice(self._read(self._tree.within(self._tree.sentences[number].span)), _MOST))
        return found

    def _read(self, inside: range) -> Iterator[tuple[Span, Span]]:
        tree = self._tree
        for n in inside:
            if tree.tokens[n].lemma in _SETTINGS:
                span = _outlet_after(tree, n, inside)
                if span is not None and _is_told(tree, n, span):
                    yield tree.tokens[n].span, span


def is_main_subject(tree: Tree, n: int) -> bool:
    """Whether a token is the subject of its sentence's main verb."""
    token = tree.tokens[n]
    return token.dep in ("nsubj", "nsubjpass") and tree.tokens[token.head].dep == "ROOT"


def _is_told(tree: Tree, n: int, span: Span) -> bool:
    """Whether the preposition or verb before an outlet makes it the one that was told."""
    word = tree.tokens[n].lemma
    after = tree.within(span)[-1] + 1
    behind = tree.tokens[after] if after < len(tree.tokens) else None
    if behind is not None and behind.pos in ("NOUN", "PROPN") and behind.lemma in _STAFF and word not in _TELLING_STAFF:
        return False
    if word in ("with", "to"):
        before = {tree.tokens[i].lemma for i in range(max(0, n - 4), n)}
        return bool(before & _TALKS)
    return True


def _outlet_after(tree: Tree, n: int, inside: range) -> Span | None:
    start = n + 1
    while start in inside and (tree.tokens[start].pos == "PUNCT" or tree.tokens[start].text.lower() == "the"):
        start += 1
    if start not in inside:
        return None
    at = tree.tokens[start].span.start
    owned = _OWNED_TITLE.match(tree.text, at)
    if owned is not None and tree.tokens[n].lemma != "with":
        return Span(owned.start(1), owned.end(2))
    if not tree.tokens[start].text[:1].isupper():
        return None
    for length in range(_LONGEST_OUTLET_WORDS, 0, -1):
        if start + length - 1 not in inside:
            continue
        span = Span(at, tree.tokens[start + length - 1].span.end)
        if known_outlet(span.of(tree.text)) is not None:
            return span
    return None
