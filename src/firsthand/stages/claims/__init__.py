"""Stage 7 of 11. Chains, passages and mentions of one document in, its assertions out: credited ones and its own voice.

One assertion for each clause of each sentence of what a chain covers, and one for each clause that a sentence leaves
uncredited. The words that credit are no assertion. There is room for one in `CHARS_EACH` characters, as the interchange
format has it; what says least is left out first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from firsthand.model.attribution import CitationChain, SpeechKind
from firsthand.model.claim import Assertion
from firsthand.model.document import Mention, Passage, PassageKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.spans import Clauses, count_words, join_verbless, left_over, stretches, trim
from firsthand.stages.claims.strength import find_hedge, find_polarity, is_refusal

_ASSERTING = {PassageKind.SENTENCE, PassageKind.HEADLINE, PassageKind.CAPTION}
# Characters of text for each assertion; `echobench/README.md` reads no more than that.
CHARS_EACH = 80
# A clause that is left outside what is credited says something of its own from this many words on.
_SHORTEST_CLAUSE_WORDS = 5
# An outer saying is left out where what it passes on fills more than this share of it.
_FILLED_SHARE = 0.7

Numbered = Sequence[tuple[int, Passage]]


def run(reading: Reading) -> tuple[Assertion, ...]:
    """A reading with chains in, its assertions out, in text order."""
    passages = [(n, p) for n, p in enumerate(reading.passages) if p.kind in _ASSERTING]
    clauses = Clauses(reading)
    # 1. what is credited
    credited = list(_credited(reading, passages, clauses))
    # 2. the document's own voice
    own = list(_own_voice(reading, passages, credited, clauses))
    # 3. no more than there is room for
    told = {(a.span, a.links): a for a in sorted([*credited, *own], key=_place, reverse=True)}
    return tuple(sorted(_within_room(reading, told.values()), key=_place))


def _place(a: Assertion) -> tuple[int, int, tuple[int, ...], str]:
    return a.span.start, a.span.end, a.links, str(a.cue)


def _within_room(reading: Reading, assertions: Iterable[Assertion]) -> list[Assertion]:
    """Assertions in, as many as there is room for out; the shortest give way first, those in own voice before the credited."""
    room = -(-len(reading.document.text) // CHARS_EACH)
    ranked = sorted(assertions, key=lambda a: (not a.links, a.is_headline, -len(a.span), _place(a)))
    return ranked[:room]


def _credited(reading: Reading, passages: Numbered, clauses: Clauses) -> Iterator[Assertion]:
    """One assertion for each clause of a chain's content in each sentence, without sayings that only pass another on."""
    text = reading.document.text
    for chain in reading.chains:
        polarity = find_polarity(reading, chain)
        for number, passage in passages:
            if not any(c.overlaps(passage.span) for c in chain.content):
                continue
            for stretch in join_verbless(stretches(text, chain.content, passage.span), clauses):
                for span in clauses.cut(stretch):
                    if _says_something(reading, clauses, chain, span):
                        yield Assertion(
                            span=span,
                            links=chain.links,
                            cue=chain.cue,
                            basis=chain.basis,
                            kind=chain.kind,
                            hedge=find_hedge(text, span),
                            polarity=polarity,
                            values=_values(reading, span),
                            is_headline=passage.kind is not PassageKind.SENTENCE,
                            sentence=number,
                        )


def _says_something(reading: Reading, clauses: Clauses, chain: CitationChain, span: Span) -> bool:
    """Whether a clause of what is credited says something of its own."""
    if is_refusal(reading.document.text, span, chain.cue) and chain.kind is not SpeechKind.DIRECT:
        return False
    return clauses.says_something(span) and not _is_filled(reading, chain, span)


def _is_filled(reading: Reading, chain: CitationChain, span: Span) -> bool:
    """Whether another saying that this one passes on, with its own credit, takes up nearly all of the span."""
    for inner in reading.chains:
        if inner is chain or len(inner.links) <= len(chain.links) or inner.links[-len(chain.links) :] != chain.links:
            continue
        extent = (*inner.content, *_credit(reading, inner))
        shared = sum(max(0, min(e.end, span.end) - max(e.start, span.start)) for e in extent)
        if shared > _FILLED_SHARE * len(span):
            return True
    return False


def _own_voice(reading: Reading, passages: Numbered, credited: Sequence[Assertion], clauses: Clauses) -> Iterator[Assertion]:
    """One assertion for each clause that a sentence leaves uncredited."""
    text = reading.document.text
    taken = sorted([*(a.span for a in credited), *_credits(reading)])
    for number, passage in passages:
        here = [t for t in taken if t.overlaps(passage.span)]
        for stretch in left_over(passage.span, here):
            for span in clauses.cut(trim(text, stretch)):
                if here and is_refusal(text, span, None):
                    continue
                is_enough = count_words(text, span) >= _SHORTEST_CLAUSE_WORDS and clauses.has_verb(span)
                if is_enough or (not here and count_words(text, span) > 1):
                    yield Assertion(
                        span=span,
                        hedge=find_hedge(text, span),
                        values=_values(reading, span),
                        is_headline=passage.kind is not PassageKind.SENTENCE,
                        sentence=number,
                    )


def _credits(reading: Reading) -> Iterator[Span]:
    """The words that credit: sources, cues and relays of what has a chain."""
    for chain in reading.chains:
        yield from _credit(reading, chain)


def _credit(reading: Reading, chain: CitationChain) -> tuple[Span, ...]:
    if chain.attribution is None:
        return ()
    a = reading.attributions[chain.attribution]
    return (*a.sources, *a.relays, *((a.cue,) if a.cue else ()))


def _values(reading: Reading, span: Span) -> tuple[Mention, ...]:
    return tuple(m for m in reading.mentions if span.contains(m.span))
