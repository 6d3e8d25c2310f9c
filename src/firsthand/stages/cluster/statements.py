"""Assertions as stage 8 compares them: their terms, the words around them, their names and values, who is credited."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.model.claim import Assertion, Polarity
from firsthand.model.document import MentionKind
from firsthand.model.judgement import AssertionRef, Constraints
from firsthand.model.reading import Reading
from firsthand.model.source import SourceId
from firsthand.model.span import Span
from firsthand.stages.cluster.joined import rank_in_fixed_order
from firsthand.stages.cluster.linkage import NOTHING_FIXED, Fixed, Pair
from firsthand.stages.cluster.negations import Negation, asks, find_negated, read_negations, refutes
from firsthand.stages.cluster.terms import Term, read_terms
from firsthand.text.dates import DateValue
from firsthand.text.figures import Figure, read_figures
from firsthand.text.fingerprint import Shingle, shingles
from firsthand.text.normalize import words as plain_words
from firsthand.text.quantities import Quantity

VERBATIM_WORDS = 5
"""From this many words in a row on, the same words are one utterance, not a turn of phrase."""
CONTEXT_WEIGHT = 0.35
"""What a word of the sentence around a span counts beside one within it. Swept 0 to 0.7: hardly felt, but for fragments."""
BACKGROUND_STATEMENTS = 100
"""As many ordinary statements are taken to stand beside those of the case when rarity is counted. Swept 10 to 300."""
STATEMENT_WORDS = 15
"""Words of an ordinary statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion, ready to be compared.

    Attributes:
        position: Among all assertions of the case.
        document: Position of its reading.
        order: Position among its document's assertions.
        words: Folded, in order, without marks.
        runs: Every five of them in a row.
        terms: Of the span.
        stems: Of these.
        vector: Weight of each stem, of length 1; words of the sentence around it count less.
        own: The same of the span alone, not scaled.
        names: Stems of the names within the span; near_names: those and the names of the sentence around it.
        quantities, dates: Typed values within the span.
        negated: Stems that a negation reaches.
        is_denied: Whoever it is credited to turns it down.
        chain: Case-wide sources, first teller first.
        context: Terms of the sentences around the span.
        negations: What it says no to.
        is_refuting: It calls another's words false; is_asking: it asks, or leaves open.
        figures: The quantities of the span with what stands beside them in the sentence; placed in the document.
        dated: Stems of the dates within the span: "March" tells of no matter.
    """

    position: int
    document: int
    order: int
    assertion: Assertion
    words: tuple[str, ...]
    runs: frozenset[Shingle]
    terms: tuple[Term, ...]
    stems: frozenset[str]
    names: frozenset[str]
    near_names: frozenset[str]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateValue, ...]
    negated: frozenset[str]
    is_denied: bool
    chain: tuple[SourceId, ...]
    context: tuple[Term, ...] = ()
    vector: Mapping[str, float] = field(default_factory=dict)
    own: Mapping[str, float] = field(default_factory=dict)
    negations: tuple[Negation, ...] = ()
    is_refuting: bool = False
    is_asking: bool = False
    figures: tuple[Figure, ...] = ()
    dated: frozenset[str] = frozenset()


def prepare(readings: Sequence[Reading], chains: Sequence[tuple[SourceId, ...]]) -> list[Statement]:
    """Readings and the chain of each of their assertions, in order, in; statements in the same order out, without vectors."""
    statements: list[Statement] = []
    for number, reading in enumerate(readings):
        for order, assertion in enumerate(reading.assertions):
            position = len(statements)
            statements.append(_prepare_one(reading, assertion, (position, number, order), chains[position]))
    return statements


def place_pairs(readings: Sequence[Reading], constraints: Constraints) -> Fixed:
    """Readings and what a person holds together or apart in, the same by position among all assertions out."""
    place: dict[AssertionRef, int] = {}
    for reading in readings:
        for order in range(len(reading.assertions)):
            place[reading.document.id, order] = len(place)

    def known(pairs: Sequence[tuple[AssertionRef, AssertionRef]]) -> tuple[Pair, ...]:
        return tuple((place[a], place[b]) for a, b in pairs if a != b and a in place and b in place)

    together, apart = known(constraints.claims_together), known(constraints.claims_apart)
    settled = {place[ref]: number for ref, number in constraints.settled_claims.items() if ref in place}
    if not together and not apart and not settled:
        return NOTHING_FIXED
    return Fixed(together, apart, rank_in_fixed_order(list(place)), settled)


def _prepare_one(reading: Reading, assertion: Assertion, place: tuple[int, int, int], chain: tuple[SourceId, ...]) -> Statement:
    text = reading.document.text
    span = assertion.span
    terms = read_terms(span.of(text))
    around = read_terms(_around(reading, assertion))
    names = _names(terms)
    words = tuple(plain_words(span.of(text)))
    values = [m for m in assertion.values if m.span.overlaps(span)]
    dated: set[str] = set()
    for mention in values:
        if mention.kind in _NAME_KINDS:
            names |= {t.stem for t in read_terms(mention.span.of(text)) if t.rarity > 0}
        elif mention.kind is MentionKind.DATE:
            dated |= {t.stem for t in read_terms(mention.span.of(text))}
    return Statement(
        *place,
        assertion=assertion,
        words=words,
        runs=shingles(words, VERBATIM_WORDS),
        terms=terms,
        stems=frozenset(t.stem for t in terms),
        names=frozenset(names),
        near_names=frozenset(names | _names(around)),
        quantities=tuple(m.value for m in values if isinstance(m.value, Quantity)),
        dates=tuple(m.value for m in values if isinstance(m.value, DateValue)),
        negated=find_negated(terms, span.of(text)),
        is_denied=assertion.polarity is Polarity.DENIED,
        chain=chain,
        context=around,
        negations=read_negations(terms),
        is_refuting=refutes(span.of(text)),
        is_asking=asks(span.of(text)),
        figures=_figures(reading, assertion),
        dated=frozenset(dated),
    )


def _figures(reading: Reading, assertion: Assertion) -> tuple[Figure, ...]:
    """A reading and one of its assertions in; the figures that reach into it, as its whole sentence tells them, out."""
    if not any(isinstance(m.value, Quantity) for m in assertion.values):
        return ()
    is_placed = 0 <= assertion.sentence < len(reading.passages)
    sentence = reading.passages[assertion.sentence].span if is_placed else assertion.span
    start, end = min(sentence.start, assertion.span.start), assertion.span.end
    placed = (replace(f, start=start + f.start, end=start + f.end) for f in read_figures(reading.document.text[start:end]))
    return tuple(f for f in placed if f.end > assertion.span.start)


_NAME_KINDS = set(MentionKind) - {MentionKind.DATE, MentionKind.QUANTITY}


def _around(reading: Reading, assertion: Assertion) -> str:
    """A reading and one of its assertions in, the words of the sentences that it stands in, without its own, out."""
    text, span = reading.document.text, assertion.span
    if not 0 <= assertion.sentence < len(reading.passages):
        return ""
    sentence = reading.passages[assertion.sentence].span
    parts = (Span(sentence.start, max(sentence.start, span.start)), Span(min(sentence.end, span.end), sentence.end))
    return " … ".join(p.of(text) for p in parts)


def _names(terms: Iterable[Term]) -> set[str]:
    return {t.stem for t in terms if t.is_name and t.rarity > 0}


def weigh(statements: Sequence[Statement]) -> list[Statement]:
    """Statements in, the same with vectors out. A word's weight falls with the statements that have it, here and in English."""
    frequency: Counter[str] = Counter()
    for one in statements:
        frequency.update(one.stems)
    total = len(statements) + BACKGROUND_STATEMENTS + 1

    def weight(term: Term) -> float:
        expected = BACKGROUND_STATEMENTS * (1 - math.exp(-STATEMENT_WORDS * term.share))
        return max(0.0, math.log(total / (frequency[term.stem] + expected + 0.5))) if term.rarity > 0 else 0.0

    return [_weigh_one(one, weight) for one in statements]


def _weigh_one(one: Statement, weight: Callable[[Term], float]) -> Statement:
    own: dict[str, float] = {}
    for term in one.terms:
        own[term.stem] = max(own.get(term.stem, 0.0), weight(term))
    own = {stem: value for stem, value in own.items() if value > 0}
    vector = dict(own)
    for term in one.context:
        value = CONTEXT_WEIGHT * weight(term)
        if value > vector.get(term.stem, 0.0):
            vector[term.stem] = value
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return replace(one, own=own, vector={stem: value / length for stem, value in vector.items()})
