"""Anonymous sources of different documents that are one: by the published chain, or by one verbatim quotation; by nothing else.

Never to a named source. Who an anonymous source is, is never asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.model.attribution import SpeechKind
from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, Merge, SourceId, SourceKind
from firsthand.stages.cluster.evidence import Surroundings, longest_run
from firsthand.stages.cluster.joined import Joined, Member
from firsthand.stages.cluster.statements import Statement
from firsthand.stages.cluster.terms import read_terms
from firsthand.text.normalize import words

QUOTED_WORDS = 5
"""Words of one verbatim quotation behind which two anonymous sources are one."""

LEAST_RARITY = 0.12
"""Words of a description more common than this describe nobody."""

Pairs = Iterator[tuple[Statement, Statement, str]]


def join_anonymous(
    joined: Joined, readings: Sequence[Reading], groups: Sequence[Sequence[Statement]], around: Surroundings
) -> None:
    """Joined named sources, and the statements of every claim, in; anonymous heads that are one joined in place."""
    for statements in groups:
        heads = [s for s in statements if _head(joined, readings, s) is not None]
        for rule in (same_quotation, same_chain):
            for a, b, detail in rule(heads, joined, readings, around):
                one, other = _head(joined, readings, a), _head(joined, readings, b)
                if one is not None and other is not None and one[0] != other[0]:
                    joined.join(one, other, Merge(rule.__name__, detail))


def _head(joined: Joined, readings: Sequence[Reading], one: Statement) -> Member | None:
    """A statement in, its first teller if that is an anonymous person or group, else None, out."""
    if not one.assertion.links:
        return None
    member = (readings[one.document].document.id, one.assertion.links[0])
    source = joined.members[member]
    return member if source.is_anonymous and source.kind is not SourceKind.UNSPECIFIED else None


def same_quotation(heads: Sequence[Statement], joined: Joined, readings: Sequence[Reading], _: Surroundings) -> Pairs:
    """Two anonymous sources are credited with the same five quoted words or more: one source, whoever printed them."""
    quoted = [(one, _quoted_words(readings[one.document], one)) for one in heads]
    for (a, ours), (b, theirs) in combinations([q for q in quoted if len(q[1]) >= QUOTED_WORDS], 2):
        run = longest_run(ours, theirs)
        if run >= QUOTED_WORDS and run >= 0.6 * min(len(ours), len(theirs)):
            yield a, b, f"both are credited with the same {run} words in quotation marks"


def _quoted_words(reading: Reading, one: Statement) -> list[str]:
    """A statement in, its words that stand in quotation marks out."""
    span, text = one.assertion.span, reading.document.text
    if one.assertion.kind is SpeechKind.DIRECT:
        return list(one.words)
    found: list[str] = []
    for passage in reading.passages:
        if passage.kind is PassageKind.QUOTATION and passage.span.overlaps(span):
            found += words(text[max(span.start, passage.span.start) : min(span.end, passage.span.end)])
    return found


def same_chain(heads: Sequence[Statement], joined: Joined, readings: Sequence[Reading], around: Surroundings) -> Pairs:
    """One report passes the claim on from the outlet of the other, or both from one outlet, and their descriptions fit."""
    by_outlet: dict[SourceId, list[Statement]] = defaultdict(list)
    for one in heads:
        outlet = around.outlets[one.document] if around.outlets else None
        for key in dict.fromkeys((*one.chain[1:], *(() if outlet is None else (outlet,)))):
            by_outlet[key].append(one)
    for telling in by_outlet.values():
        for a, b in combinations(telling, 2):
            shared = _shared_words(_source(joined, readings, a), _source(joined, readings, b))
            if shared:
                yield a, b, f"one chain leads through both; both are described by: {', '.join(sorted(shared))}"


def _source(joined: Joined, readings: Sequence[Reading], one: Statement) -> DocumentSource:
    return joined.members[readings[one.document].document.id, one.assertion.links[0]]


def _shared_words(a: DocumentSource, b: DocumentSource) -> set[str]:
    """Two descriptions in, the telling words that both have out; none where both say what the source is and the words differ."""
    ours, theirs = _description(a), _description(b)
    return set(ours.values()) & {word for stem, word in ours.items() if stem in theirs}


def _description(source: DocumentSource) -> dict[str, str]:
    terms = read_terms(f"{source.name} {source.body or ''}")
    return {t.stem: t.word for t in terms if t.rarity >= LEAST_RARITY and t.word not in _BARE}


_BARE = frozenset({"source", "sources", "person", "people", "man", "woman", "someone", "anonymous", "name", "condition"})
"""Words of a description that fit anybody."""
