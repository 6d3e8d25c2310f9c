"""Whoever has evidence or saw it, as the document describes them: a token in, the words that name them out.

"He" stands for whoever the sentence or the one before it spoke of, as the report describes them there. Nobody is named whom the
report does not name at that place: a description stays a description.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.document import Token
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.spans import Clauses, trim

_PERSONAL = frozenset({"he", "she", "they", "him", "her", "them", "his", "their"})
_SPEAKING = frozenset({"i", "we", "my", "our", "me", "us"})
_MANY = frozenset({"they", "them", "their"})
_SUBJECTS = ("nsubj", "nsubjpass")
_LEFT = ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod")
# Sentences that are looked back on for whom a pronoun stands for.
_LOOK_BACK = 2
# Words of a holder's description, at most.
_LONGEST_WORDS = 14


class Holders:
    """The tokens of one document, read for who is meant.

    Args:
        reading: With tokens, mentions and chains.
        clauses: Of the same.
        named: Tokens in names of persons, bodies, outlets.
    """

    def __init__(self, reading: Reading, clauses: Clauses, named: frozenset[int]) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._tokens: Sequence[Token] = reading.tokens
        self._clauses = clauses
        self._named = named

    def span(self, n: int) -> Span | None:
        """The head of a description in, its words out; of a pronoun those of whom it stands for. None for nobody."""
        lower = self._tokens[n].text.lower()
        if lower in _PERSONAL:
            found = self._antecedent(n, is_many=lower in _MANY)
            return None if found is None else self._phrase(found)
        if lower in _SPEAKING:
            return self._speaker(n)
        return self._phrase(n) if self._tokens[n].pos in ("NOUN", "PROPN") else None

    def _phrase(self, n: int) -> Span:
        """The words that describe somebody, with what stands before the noun and "of", "in" or "from" behind it."""
        first = min([n, *(b for c in self._clauses.children(n) if self._tokens[c].dep in _LEFT for b in self._clauses.below(c))])
        last = n
        for child in self._clauses.children(n):
            token = self._tokens[child]
            is_of = token.dep == "prep" and token.lemma in ("of", "in", "from", "at", "for", "within", "inside")
            if child == last + 1 and (is_of or (token.dep == "appos" and child in self._named)):
                last = max(self._clauses.below(child))
        last = min(last, first + _LONGEST_WORDS)
        end = self._tokens[last].span.end
        return _without_possessive(trim(self._text, Span(self._tokens[first].span.start, end)), self._text)

    def _antecedent(self, n: int, *, is_many: bool) -> int | None:
        """Whom a pronoun stands for: the subject of what its clause hangs on, else of the sentence, or of those before it."""
        verb = self._tokens[n].head
        seen = {n}
        for _ in range(8):
            above = self._tokens[verb].head
            if above == verb:
                break
            verb = above
            found = self._subject_of(verb)
            if found is not None and found not in seen and found < n:
                if self._fits(found, is_many=is_many):
                    return found
                seen.add(found)
        return self._before(n, is_many=is_many)

    def _before(self, n: int, *, is_many: bool) -> int | None:
        number = self._tokens[n].sentence
        i = n - 1
        candidates: list[int] = []
        while i >= 0 and self._tokens[i].sentence >= number - _LOOK_BACK:
            if self._tokens[i].dep in _SUBJECTS and self._fits(i, is_many=is_many):
                candidates.append(i)
            i -= 1
        if not candidates:
            return None
        nearest = self._tokens[candidates[0]].sentence
        return min((c for c in candidates if self._tokens[c].sentence == nearest), key=self._depth)

    def _depth(self, n: int) -> int:
        """How far a token stands below the root of its sentence."""
        steps = 0
        while self._tokens[n].head != n and steps < 30:
            n, steps = self._tokens[n].head, steps + 1
        return steps

    def _subject_of(self, verb: int) -> int | None:
        for _ in range(8):
            found = next((c for c in self._clauses.children(verb) if self._tokens[c].dep in _SUBJECTS), None)
            if found is not None or self._tokens[verb].dep != "conj":
                return found
            verb = self._tokens[verb].head
        return None

    def _fits(self, n: int, *, is_many: bool) -> bool:
        token = self._tokens[n]
        if token.pos not in ("NOUN", "PROPN"):
            return False
        return token.tag in ("NNS", "NNPS", "NNP") or n in self._named if is_many else token.tag in ("NN", "NNP")

    def _speaker(self, n: int) -> Span | None:
        """Whoever says "I" or "we": the first source of what is credited at this place, as it is named nearest to it."""
        at = self._tokens[n].span
        for chain in self._reading.chains:
            if any(c.contains(at) for c in chain.content):
                mentions = self._reading.sources[chain.links[0]].mentions
                return min(mentions, key=lambda m: abs(m.start - at.start), default=None)
        return None


def _without_possessive(span: Span, text: str) -> Span:
    for ending in ("'s", "’s"):
        if span.of(text).endswith(ending):
            return Span(span.start, span.end - len(ending))
    return span
