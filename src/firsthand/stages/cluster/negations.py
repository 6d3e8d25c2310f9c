"""What a statement denies: the stems that a negation reaches, what it denies first, whether it calls others' words false."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model.span import Span
from firsthand.stages.cluster.terms import Term

_NEGATORS = frozenset({"no", "not", "never", "none", "nobody", "nothing", "neither", "nowhere", "without", "cannot", "hardly"})
_VERB_NEGATORS = frozenset({"not", "never", "cannot"})
"""Negations of a whole clause: who or what it speaks of is denied with the verb ("the alarm did not sound")."""
_NOT_NEGATIONS = {
    tuple(phrase.split())
    for phrase in (
        "no more", "not more", "no less", "not less", "no fewer", "not fewer", "not only", "not just", "not until", "not later",
        "no later", "no question", "no doubt", "nowhere near", "nowhere else", "nothing else", "not even", "no matter",
        "not least", "not merely", "no wonder",
    )
}  # fmt: skip
"""Two words that begin like a negation and deny nothing."""
NEGATED_WORDS = 8
"""How many words after a negation it reaches, unless a clause ends before."""
SUBJECT_WORDS = 3
"""How many words before the negation of a verb it reaches, unless a clause begins after. Swept 0 / 3 / 4 / 8 on echobench dev:
independence 0.633 / 0.647 / 0.647 / 0.647 (made), claims 0.947 / 0.947 / 0.942 / 0.942 (real)."""
_CLAUSE_ENDS = frozenset(
    {"but", "because", "although", "though", "while", "which", "who", "unless", "until", "if", "when", "than"}
)
_WEAK = frozenset({"without", "hardly", "nowhere"})
"""They negate a word beside the statement, and not the statement."""
_FORM_WORDS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "any", "some", "such", "ever", "yet", "been", "be", "being", "is",
    "are", "was", "were", "am", "has", "have", "had", "having", "do", "does", "did", "done", "will", "would", "shall", "should",
    "may", "might", "can", "could", "must", "to", "of", "in", "on", "at", "by", "for", "from", "with", "about", "as", "it",
    "its", "he", "him", "his", "she", "her", "they", "them", "their", "we", "us", "our", "i", "me", "my", "you", "your",
    "there", "then", "so", "very", "just", "also", "only", "even", "still", "already", "again", "and", "or",
})  # fmt: skip
"""Words that say nothing by themselves, and are passed over on the way to what is negated."""
_OPENERS = frozenset({"no", "none", "nobody", "nothing"})
_REFUTING = re.compile(
    r"\b(?:fabricat\w+|falsely\s+(?:claim|sa|stat|report)\w*"
    r"|(?:is|are|was|were|prove[ds]?)\s+(?:an?\s+)?(?:false|untrue|lies?|hoax|myth)"
    r"|false\s+(?:claims?|reports?|stor(?:y|ies)|rumou?rs?|accounts?|allegations?)|untrue|(?:is|was|are|were)n[’']t\s+true|not\s+true"
    r"|ma[dk]e\s+(?:it|that|this|them|things)\s+up|made[- ]up|wrongly\s+(?:claim|sa|stat|report)\w*|baseless|unfounded"
    r"|debunk\w*)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"^(?:whether|if|how|why|what|when|where|who)\b|\?\s*[\"”]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation: whether it opens a phrase ("no door was locked"), and the stems that it reaches, in order."""

    is_opener: bool
    stems: tuple[str, ...]


def find_negated(terms: Sequence[Term], text: str) -> frozenset[str]:
    """The terms of a span and its words in, the stems that a negation reaches out."""
    found: set[str] = set()
    for n in _negators(terms):
        term = terms[n]
        found.update(_reached(terms[n + 1 : n + 1 + NEGATED_WORDS], text, term.span))
        if term.word in _VERB_NEGATORS or term.word.endswith("n't"):
            found.update(_reached(terms[max(0, n - SUBJECT_WORDS) : n][::-1], text, term.span))
    return frozenset(found)


def _reached(terms: Sequence[Term], text: str, negation: Span) -> Iterator[str]:
    """The terms after a negation, or before it from the last one on, in; the stems as far as its clause goes out."""
    last = negation
    for term in terms:
        between = text[min(last.end, term.span.end) : max(last.start, term.span.start)]
        if term.word in _CLAUSE_ENDS or any(mark in between for mark in ",;:.—–()"):
            return
        yield term.stem
        last = term.span


def read_negations(terms: Sequence[Term]) -> tuple[Negation, ...]:
    """The terms of a span in, its negations in order out; "neither" and "nor" are one each, "against going" is one too."""
    found: list[Negation] = []
    for n in _negators(terms, more=True):
        reached: list[str] = []
        for other in terms[n + 1 : n + 1 + NEGATED_WORDS]:
            if other.word in _CLAUSE_ENDS or other.word == "nor" or (other.word in ("whether", "that") and reached):
                break
            if other.rarity > 0 or other.word not in _FORM_WORDS:
                reached.append(other.stem)
        found.append(Negation(terms[n].word in _OPENERS, tuple(reached)))
    return tuple(found)


def _negators(terms: Sequence[Term], *, more: bool = False) -> Iterator[int]:
    """Terms in, places of those that negate what follows out; with `more` also "nor", and "against" before a verb's -ing."""
    for n, term in enumerate(terms):
        following = terms[n + 1].word if n + 1 < len(terms) else ""
        is_negator = term.word in _NEGATORS or term.word.endswith("n't")
        if more and term.word in _WEAK:
            continue
        if more and not is_negator:
            is_negator = term.word == "nor" or (term.word == "against" and following.endswith("ing"))
        if is_negator and (term.word, following) not in _NOT_NEGATIONS:
            yield n


def refutes(text: str) -> bool:
    """Whether words call what somebody said false or made up."""
    return _REFUTING.search(text) is not None


def asks(text: str) -> bool:
    """Whether words ask or leave open, and so say nothing for or against: "whether it was shut", "Was it shut?"."""
    return _ASKING.search(text) is not None
