"""Stage 7 of 11. Chains, passages and mentions of one document in, its assertions out: credited ones and its own voice.

One assertion for each clause of each sentence of what a chain covers, and one for each clause that a sentence leaves
uncredited. The words that credit are no assertion. There is room for one in `CHARS_EACH` characters, as the interchange
format has it; what says least is left out first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from firsthand.model.attribution import CitationChain, SpeechKind
from firsthand.model.claim import Assertion
from firsthand.model.document import Mention, MentionKind, PassageKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.changes import find_changes
from firsthand.stages.claims.deadlines import find_deadlines
from firsthand.stages.claims.exhibits import find_exhibits
from firsthand.stages.claims.spans import Clauses, has_words, join_verbless, left_over, stretches, trim
from firsthand.stages.claims.strength import find_hedge, find_polarity, is_refusal
from firsthand.stages.claims.supporting import find_supports

_ASSERTING = {PassageKind.SENTENCE, PassageKind.HEADLINE, PassageKind.CAPTION}
# Characters of text for each assertion; `echobench/README.md` reads no more than that.
CHARS_EACH = 80
# A clause that is left outside what is credited says something of its own from this many words on.
_SHORTEST_CLAUSE_WORDS = 5
# An outer saying is left out where what it passes on fills more than this share of it.
_FILLED_SHARE = 0.7
# Characters between a verb and its date within one clause, no more.
_NEAR_CHARS = 60
# Words of a credit that is still to come.
_TO_COME = re.compile(r"(?:\b(?:will|shall|is to|are to|(?:is|are) (?:due|scheduled|set) to)|[’']ll)\b", re.IGNORECASE)
# Characters of a block by which chains are found near a place: about a sentence, so that few stand in each.
_BLOCK_CHARS = 256


class Passages:
    """The passages that assert something, found by place; they stand in text order and do not overlap.

    Args:
        reading: With passages.
    """

    def __init__(self, reading: Reading) -> None:
        self.numbered = [(n, p) for n, p in enumerate(reading.passages) if p.kind in _ASSERTING]
        self._starts = [p.span.start for _, p in self.numbered]
        self._ends = [p.span.end for _, p in self.numbered]

    def place(self, spans: Iterable[Span]) -> dict[int, list[Span]]:
        """Spans in; for each passage that some of them overlap, by its place among these, those spans in order out."""
        out: dict[int, list[Span]] = defaultdict(list)
        for span in spans:
            for n in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)):
                out[n].append(span)
        return out


class Extents:
    """What each chain takes up with its credit, found by place.

    Args:
        reading: With chains.
    """

    def __init__(self, reading: Reading) -> None:
        self._near: dict[int, dict[int, dict[int, Span]]] = defaultdict(dict)
        self._chains = reading.chains
        for k, chain in enumerate(reading.chains):
            for place, span in enumerate((*chain.content, *_credit(reading, chain))):
                for block in _blocks(span):
                    self._near[block].setdefault(k, {})[place] = span

    def near(self, span: Span) -> Iterator[tuple[CitationChain, Iterable[Span]]]:
        """A stretch in; the chains that may take up some of it, each with those of its spans that may, out."""
        found: dict[int, dict[int, Span]] = defaultdict(dict)
        for block in _blocks(span):
            for k, spans in self._near.get(block, {}).items():
                found[k].update(spans)
        for k, spans in found.items():
            yield self._chains[k], spans.values()


def _blocks(span: Span) -> range:
    """The numbers of the blocks of `_BLOCK_CHARS` characters that a stretch reaches into."""
    return range(span.start // _BLOCK_CHARS, (span.end - 1) // _BLOCK_CHARS + 1)


def run(reading: Reading) -> tuple[Assertion, ...]:
    """A reading with chains in, its assertions out, in text order."""
    passages = Passages(reading)
    clauses = Clauses(reading)
    # 1. what is credited
    credited = list(_credited(reading, passages, clauses))
    # 2. the document's own voice
    own = list(_own_voice(reading, passages, credited, clauses))
    told = {(a.span, a.links): a for a in sorted([*credited, *own], key=_place, reverse=True)}
    # 3. no more than there is room for
    kept = sorted(_within_room(reading, told.values()), key=_place)
    # 4. what is to come, and what changed
    kept = list(_with_outlook(reading, kept, clauses))
    # 5. evidence that is spoken of
    exhibits = find_exhibits(reading, kept, clauses)
    kept = [replace(a, exhibits=exhibits[n]) if n in exhibits else a for n, a in enumerate(kept)]
    # 6. what is found plausible
    supports = find_supports(reading, kept)
    return tuple(replace(a, support=supports[n]) if n in supports else a for n, a in enumerate(kept))


def _with_outlook(reading: Reading, assertions: Sequence[Assertion], clauses: Clauses) -> Iterator[Assertion]:
    """Assertions in; the same, with what they say will come and what they say changed, out."""
    due, changes = find_deadlines(reading, assertions, clauses), find_changes(reading, assertions)
    for n, assertion in enumerate(assertions):
        has_more = n in due or n in changes
        yield replace(assertion, due=due.get(n, ()), changes=changes.get(n, ())) if has_more else assertion


def _place(a: Assertion) -> tuple[int, int, tuple[int, ...], str]:
    return a.span.start, a.span.end, a.links, str(a.cue)


def _within_room(reading: Reading, assertions: Iterable[Assertion]) -> list[Assertion]:
    """Assertions in, as many as there is room for out; the shortest give way first, those in own voice before the credited."""
    room = -(-len(reading.document.text) // CHARS_EACH)
    ranked = sorted(assertions, key=lambda a: (not a.links, a.is_headline, -len(a.span), _place(a)))
    return ranked[:room]


def _credited(reading: Reading, passages: Passages, clauses: Clauses) -> Iterator[Assertion]:
    """One assertion for each clause of a chain's content in each sentence, without sayings that only pass another on."""
    text, extents, starts = reading.document.text, Extents(reading), [m.span.start for m in reading.mentions]
    for chain in reading.chains:
        polarity = find_polarity(reading, chain, clauses)
        for n, content in sorted(passages.place(chain.content).items()):
            number, passage = passages.numbered[n]
            for stretch in join_verbless(stretches(text, content, passage.span), clauses):
                for span in clauses.cut(stretch):
                    if _says_something(text, clauses, chain, span) and not _is_filled(extents, chain, span):
                        yield Assertion(
                            span=span,
                            links=chain.links,
                            cue=chain.cue,
                            basis=chain.basis,
                            kind=chain.kind,
                            hedge=find_hedge(text, span),
                            polarity=polarity,
                            values=_values(reading, starts, span),
                            is_headline=passage.kind is not PassageKind.SENTENCE,
                            sentence=number,
                            is_doubtful=_is_doubtful(reading, chain),
                        )


def _is_doubtful(reading: Reading, chain: CitationChain) -> bool:
    """Whether only rules saw the credit. One within another is no more doubtful for that: the reader does not look there."""
    if chain.attribution is None:
        return False
    attribution = reading.attributions[chain.attribution]
    return attribution.is_doubtful and attribution.within is None


def _says_something(text: str, clauses: Clauses, chain: CitationChain, span: Span) -> bool:
    """Whether a clause of what is credited is more than a pronoun or a refusal."""
    if chain.kind is not SpeechKind.DIRECT and is_refusal(text, span, chain.cue):
        return False
    return clauses.says_something(span)


def _is_filled(extents: Extents, chain: CitationChain, span: Span) -> bool:
    """Whether another saying that this one passes on, with its own credit, takes up nearly all of the span."""
    for inner, extent in extents.near(span):
        if inner is chain or len(inner.links) <= len(chain.links) or inner.links[-len(chain.links) :] != chain.links:
            continue
        shared = sum(max(0, min(e.end, span.end) - max(e.start, span.start)) for e in extent)
        if shared > _FILLED_SHARE * len(span):
            return True
    return False


def _own_voice(reading: Reading, passages: Passages, credited: Sequence[Assertion], clauses: Clauses) -> Iterator[Assertion]:
    """One assertion for each clause that a sentence leaves uncredited."""
    text, starts = reading.document.text, [m.span.start for m in reading.mentions]
    taken = passages.place(sorted([*(a.span for a in credited), *_credits(reading)]))
    for n, (number, passage) in enumerate(passages.numbered):
        here = taken.get(n, [])
        for stretch in left_over(passage.span, here):
            for span in clauses.cut(trim(text, stretch)):
                if here and is_refusal(text, span, None):
                    continue
                is_enough = has_words(text, span, _SHORTEST_CLAUSE_WORDS) and clauses.has_verb(span)
                if is_enough or (not here and has_words(text, span, 2)):
                    yield Assertion(
                        span=span,
                        hedge=find_hedge(text, span),
                        values=_values(reading, starts, span),
                        is_headline=passage.kind is not PassageKind.SENTENCE,
                        sentence=number,
                    )


def _credits(reading: Reading) -> Iterator[Span]:
    """The words that credit: sources, cues and relays of what has a chain.

    That somebody will speak on a day to come is told of them: no credit, but a statement of its own.
    """
    text = reading.document.text
    dates = [m.span.start for m in reading.mentions if m.kind is MentionKind.DATE]
    for chain in reading.chains:
        is_ahead = chain.cue is not None and _TO_COME.search(text, max(0, chain.cue.start - 9), chain.cue.end) is not None
        if not (chain.cue and is_ahead and _is_near(dates, chain.cue)):
            yield from _credit(reading, chain)


def _is_near(starts: Sequence[int], span: Span) -> bool:
    """Where dates start and a span in, whether one of them stands near enough to be of one clause with it out."""
    at = bisect_left(starts, span.start - _NEAR_CHARS)
    return at < len(starts) and starts[at] < span.end + _NEAR_CHARS


def _credit(reading: Reading, chain: CitationChain) -> tuple[Span, ...]:
    if chain.attribution is None:
        return ()
    a = reading.attributions[chain.attribution]
    return (*a.sources, *a.relays, *((a.cue,) if a.cue else ()))


def _values(reading: Reading, starts: Sequence[int], span: Span) -> tuple[Mention, ...]:
    """The mentions of a document, where each starts, and a stretch in; the mentions within it out, in order."""
    near = reading.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return tuple(m for m in near if span.contains(m.span))
