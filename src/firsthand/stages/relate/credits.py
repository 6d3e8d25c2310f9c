"""One phrase that two reports credit to different people: appearances of one claim in, a relation for each such two out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from firsthand.model.attribution import SpeechKind
from firsthand.model.claim import Appearance, AppearanceId, Claim
from firsthand.model.document import DocumentId
from firsthand.model.reading import Case
from firsthand.model.relation import Relation, RelationKind, Slot
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.text.fingerprint import containment, shingles
from firsthand.text.normalize import words

PHRASE_WORDS = 5
"""From so many words on, the same words are one utterance, and not two people's turn of phrase."""
SAME_PHRASE = 0.75
"""Share of the shorter's runs of `PHRASE_WORDS` words that the other has. No trial: few cases have any."""
LOOKED_AT = 40
"""Quotations of one claim that are held against each other: a phrase that a thousand reports print is no clearer for the rest."""
HELP = "The same words are credited to one source here and to another there; of words that one person said, one credit is wrong."
_SPEAKERS = frozenset({SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANISATION})


def find_other_credits(case: Case) -> Iterator[Relation]:
    """A clustered case in; of each claim quoted word for word, relations between those to whom reports credit it, out."""
    texts = {r.document.id: r.document.text for r in case.readings}
    sources = {s.id: s for s in case.sources}
    appearances = {a.id: a for a in case.appearances}
    for claim in case.claims:
        yield from _of_claim(claim, appearances, sources, texts)


def _of_claim(
    claim: Claim,
    appearances: Mapping[AppearanceId, Appearance],
    sources: Mapping[SourceId, Source],
    texts: Mapping[DocumentId, str],
) -> Iterator[Relation]:
    quoted = [a for a in (appearances[i] for i in claim.appearances if i in appearances) if _is_named(a, sources)][:LOOKED_AT]
    runs = {a.id: shingles(words(a.assertion.span.of(texts[a.document])), PHRASE_WORDS) for a in quoted}
    seen: set[frozenset[SourceId]] = set()
    for n, a in enumerate(quoted):
        for b in quoted[n + 1 :]:
            pair = frozenset((a.chain[0], b.chain[0]))
            if pair in seen or a.document == b.document or a.chain[0] in b.chain or b.chain[0] in a.chain:
                continue
            if _speak_as_one(sources[a.chain[0]], sources[b.chain[0]]) or containment(runs[a.id], runs[b.id]) < SAME_PHRASE:
                continue
            seen.add(pair)
            spans = a.assertion.span, b.assertion.span
            yield Relation(a.id, b.id, RelationKind.CREDITS_OTHERWISE, Slot.ATTRIBUTION, *spans, "other_credit", HELP)


def _is_named(a: Appearance, sources: Mapping[SourceId, Source]) -> bool:
    """Whether an appearance is a quotation word for word, long enough, of somebody who has a name."""
    if not a.chain or a.assertion.kind is not SpeechKind.DIRECT or a.chain[0] not in sources:
        return False
    head = sources[a.chain[0]]
    return head.kind in _SPEAKERS and not head.is_anonymous and len(a.assertion.span) > PHRASE_WORDS * 3


def _speak_as_one(a: Source, b: Source) -> bool:
    """Whether two sources are a body and whoever speaks for it, or two who speak for one body."""
    bodies = [{s.name, *s.aliases} | ({s.body} if s.body and s.speaks_for_body else set()) for s in (a, b)]
    return not bodies[0].isdisjoint(bodies[1])
