"""Nouns by which a document speaks of evidence: tokens in; each with its phrase, its kind and what stands before it, out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from firsthand.model.document import Token
from firsthand.model.exhibit import ExhibitKind
from firsthand.model.span import Span
from firsthand.stages.claims.exhibit_words import exhibit_words
from firsthand.stages.claims.spans import Clauses, trim

_NAMING = ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"})
_NO = frozenset({"no", "any", "neither", "little", "what", "which", "every", "each"})
_ABOUT = frozenset({"of", "on", "about", "from", "against", "concerning", "regarding", "with", "that"})
# Words before a noun that are of its phrase, at most.
_LONGEST_WORDS = 12
# Words after "evidence" in which the subject of what it is evidence of stands. No trial.
_NEAR_WORDS = 6
# Characters of what evidence is said to show, at most: the rest is read in the report.
_CONTENT_CHARS = 240


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of evidence with its phrase.

    Attributes:
        at: The noun; `top`: what its phrase hangs by ("copy" of "a copy of the letter").
        role: What stands in the clause for it: `top`, or the first of several joined by "and".
        kind: What it names; `is_strong`: by itself.
        is_secret: A word before it says that it was leaked, stolen, kept secret.
        is_definite: "the", "her", somebody's.
        has_about: What it is of or about is said.
        lemma: Of the noun.
    """

    at: int
    top: int
    role: int
    kind: ExhibitKind
    is_strong: bool
    is_secret: bool
    is_definite: bool
    has_about: bool
    lemma: str


class Nouns:
    """The tokens of one document, read for nouns of evidence.

    Args:
        text: Of the document.
        tokens: Of the same.
        clauses: Of the same.
        dated: Tokens in dates.
    """

    def __init__(self, text: str, tokens: Sequence[Token], clauses: Clauses, dated: frozenset[int]) -> None:
        self._text = text
        self._tokens = tokens
        self._clauses = clauses
        self._dated = dated
        self._words = exhibit_words()

    def kind(self, n: int) -> ExhibitKind | None:
        """The kind of evidence that a token may name; None where it names none, or only says what kind another thing is."""
        token = self._tokens[n]
        if token.pos not in ("NOUN", "PROPN"):
            return ExhibitKind.EVIDENCE if self._is_slip(n) else None
        kind = self._words.kind(token.lemma) or self._words.kind(token.text.lower())
        if kind is None or token.dep in ("compound", "nmod", "npadvmod", "poss"):
            return None
        following = self._tokens[n + 1] if n + 1 < len(self._tokens) else None
        is_name = token.text[:1].isupper() and n > 0 and self._tokens[n - 1].sentence == token.sentence
        return None if is_name or (following is not None and following.text in ("-", "–")) else kind

    def read(self, n: int) -> Noun | None:
        """A token that may name evidence in, the noun with its phrase out; None where a word before it says that it is none."""
        words, below = self._words, [self._tokens[c] for c in self._clauses.children(n)]
        before = {t.lemma for t in below if t.dep in _NAMING} | {t.text.lower() for t in below if t.dep in _NAMING}
        token = self._tokens[n]
        lemma = token.lemma if self._words.kind(token.lemma) else token.text.lower()
        is_none = before & (_NO | words["harmless"]) or self._holds_another(n)
        if is_none or (lemma == "letter" and self._has_addressee(n)):
            return None
        kind = words.kind(lemma)
        if kind is None:
            return None
        if (kind is ExhibitKind.PHOTOGRAPH and before & {"satellite"}) or (lemma == "imagery" and "satellite" in before):
            kind = ExhibitKind.SATELLITE_IMAGE
        top = self._top(n)
        role = top
        while self._tokens[role].dep == "conj" and self._tokens[self._tokens[role].head].pos in ("NOUN", "PROPN"):
            role = self._tokens[role].head
        over = [self._tokens[c] for m in (n, top, role) for c in self._clauses.children(m)]
        if any(t.dep in ("det", "neg") and t.lemma in _NO for t in over):
            return None
        told = before | {t.lemma for t in over} | {t.text.lower() for t in over}
        return Noun(
            at=n, top=top, role=role, kind=kind,
            is_strong=self._is_strong(n, kind, lemma, before),
            is_secret=bool(told & words["leaked"]) or (
                bool(told & words["secret"]) and (top != n or any(t.dep in ("det", "poss") for t in over))
            ),
            is_definite=any(t.lemma in _DEFINITE or t.text.lower() in _DEFINITE or t.dep == "poss" for t in over),
            has_about=self.told(n, None) is not None or any(t.dep == "relcl" for t in below),
            lemma=lemma,
        )  # fmt: skip

    def size(self, noun: Noun) -> Span | None:
        """How much there is, where a unit says so."""
        n = noun.at
        while n != noun.top:
            n = self._tokens[self._tokens[n].head].head
            numbers = [c for c in self._clauses.children(n) if self._tokens[c].dep == "nummod"]
            if self._tokens[n].lemma in self._words["units"] and numbers:
                return Span(self._tokens[numbers[0]].span.start, self._tokens[n].span.end)
        return None

    def phrase(self, noun: Noun) -> Span:
        """The words of the noun, from what stands before it to itself."""
        first = min([noun.top, noun.at, *(c for c in self._clauses.children(noun.top) if self._tokens[c].dep in _NAMING)])
        deeper = [b for c in self._clauses.children(noun.top) if self._tokens[c].dep in _NAMING for b in self._clauses.below(c)]
        first = min([first, *(d for d in deeper if noun.top - d < _LONGEST_WORDS)])
        return trim(self._text, Span(self._tokens[first].span.start, self._tokens[noun.at].span.end))

    def about(self, n: int) -> int | None:
        """A noun in, the word that leads to what it is of or about out; also where the parser hangs it on the verb."""
        below = (c for c in self._clauses.children(n) if self._tokens[c].lemma in _ABOUT and self._tokens[c].dep == "prep")
        found = next(below, None)
        if found is None and n + 1 < len(self._tokens) and self._tokens[n + 1].lemma in ("of", "on", "about"):
            follows = self._clauses.children(n + 1)
            return n + 1 if any(self._tokens[c].dep == "pobj" and c not in self._dated for c in follows) else None
        return found

    def tells(self, n: int) -> bool:
        """Whether a clause that hangs from a noun says what it shows ("that the register was altered", "showing a boy")."""
        token, below = self._tokens[n], [self._tokens[c].dep for c in self._clauses.children(n)]
        if token.dep == "ccomp" or (token.dep in ("acl", "relcl") and "mark" in below):
            return True
        return token.dep == "acl" and token.tag == "VBG" and token.lemma in self._words["shows"]

    def told(self, n: int, head: int | None) -> int | None:
        """A noun, and what "shows" leads to, in; the head of what it is said to show, or else to be of or about, out."""
        if head is not None:
            return head
        found = self.about(n) or next((c for c in self._clauses.children(n) if self.tells(c)), None)
        return self._bare_clause(n) if found is None and self._tokens[n].lemma == "evidence" else found

    def content(self, n: int, head: int) -> Span | None:
        """A noun and the head of what it is said to show in, the words of that, without what leads to them, out."""
        below = [b for b in self._clauses.below(head) if b > n]
        if not below:
            return None
        first, token = below[0], self._tokens[below[0]]
        is_leading = token.lemma in _ABOUT or (token.tag == "VBG" and token.lemma in self._words["shows"])
        first = below[1] if is_leading and len(below) > 1 else first
        start = self._tokens[first].span.start
        end = min(self._tokens[below[-1]].span.end, start + _CONTENT_CHARS)
        found = trim(self._text, Span(start, max(end, self._tokens[first].span.end)))
        return found if len(found) else None

    def _bare_clause(self, n: int) -> int | None:
        """The verb of a clause that follows "evidence" with no "that" before it; None where none does."""
        for at in range(n + 1, min(n + 1 + _NEAR_WORDS, len(self._tokens))):
            token = self._tokens[at]
            if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM"):
                return None
            if token.dep in ("nsubj", "nsubjpass"):
                return token.head if token.head > at and self._tokens[token.head].pos == "VERB" else None
        return None

    def _is_slip(self, n: int) -> bool:
        """Whether the parser takes the noun of "had evidence that" for a verb."""
        token = self._tokens[n]
        helpers = [self._tokens[c] for c in self._clauses.children(n) if self._tokens[c].dep in ("aux", "auxpass", "neg")]
        above = self._tokens[token.head]
        has_it = above.lemma == "have" or any(t.lemma == "have" for t in helpers)
        return token.text == "evidence" and token.pos == "VERB" and has_it and all(t.lemma == "have" for t in helpers)

    def _holds_another(self, n: int) -> bool:
        """Whether a noun only holds another noun of evidence: "an archive of letters"."""
        of = [c for c in self._clauses.children(n) if self._tokens[c].lemma == "of"]
        inner = [c for o in of for c in self._clauses.children(o) if self._tokens[c].dep == "pobj"]
        return self._tokens[n].lemma in self._words["holding"] and any(self.kind(c) is not None for c in inner)

    def _is_strong(self, n: int, kind: ExhibitKind, lemma: str, before: Collection[str]) -> bool:
        """Whether a noun is evidence by itself, by a word before it ("police report"), or by how much there is ("40 pages")."""
        words = self._words
        is_measured = self._tokens[self._top(n)].lemma in words["units"]
        is_told = bool(words["telling"].intersection(before)) and kind is not ExhibitKind.DATA
        return lemma in words.strong or kind is ExhibitKind.SATELLITE_IMAGE or is_told or is_measured

    def _has_addressee(self, n: int) -> bool:
        """Whether a letter is one to the editor."""
        return self._text.startswith(" to the editor", self._tokens[n].span.end)

    def _top(self, n: int) -> int:
        """A noun in, what its phrase hangs by out: "gigabytes" of "15 gigabytes of data"."""
        while self._tokens[n].dep == "pobj" and self._tokens[self._tokens[n].head].lemma == "of":
            above = self._tokens[self._tokens[n].head].head
            if self._tokens[above].lemma not in self._words["holding"] | self._words["units"]:
                break
            n = above
        return n
