"""How documents were settled before: which claim, source and story each of their records was in, and what lies elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from firsthand.model.source import Merge, Source
from firsthand.store import codec, loading
from firsthand.store import schema as t
from firsthand.store.evidence import MOST_AT_ONCE, in_pieces
from firsthand.store.numbers import number_of

Ref = tuple[int, int]
"""The number of a document, and a position within its reading."""


@dataclass(slots=True)
class Prior:
    """What is known of some documents, by numbers.

    Attributes:
        appearances, claims: Number of the appearance, and of its claim, of each assertion.
        sources: Number of the source of each member.
        stories: Number of the story of each document.
        other_appearances: Of each claim, its appearances in other documents, in order.
        other_members: Of each source, its members in other documents, in order.
        other_documents: Of each story, its other documents, in order.
        claim_merges: Why the appearances of a claim that stands in other documents too were joined.
        known_sources: Sources of other documents that have a name in common with these, and those with members there too.
    """

    appearances: dict[Ref, int] = field(default_factory=dict)
    claims: dict[Ref, int] = field(default_factory=dict)
    sources: dict[Ref, int] = field(default_factory=dict)
    stories: dict[int, int] = field(default_factory=dict)
    other_appearances: dict[int, list[tuple[int, Ref]]] = field(default_factory=lambda: defaultdict(list))
    other_members: dict[int, list[Ref]] = field(default_factory=lambda: defaultdict(list))
    other_documents: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    claim_merges: dict[int, tuple[Merge, ...]] = field(default_factory=dict)
    known_sources: dict[int, Source] = field(default_factory=dict)


def load_prior(connection: Connection, documents: Iterable[int]) -> Prior:
    """Numbers of documents in, how they were settled before out."""
    inside = set(documents)
    prior = Prior()
    for some in in_pieces(inside):
        for row in connection.execute(select(t.appearance).where(t.appearance.c.document.in_(some or ()))):
            prior.appearances[row.document, row.position] = row.number
            prior.claims[row.document, row.position] = row.claim
        for member in connection.execute(select(t.source_member).where(t.source_member.c.document.in_(some or ()))):
            prior.sources[member.document, member.position] = member.source
        for head in connection.execute(select(t.header.c.document, t.header.c.story).where(t.header.c.document.in_(some or ()))):
            if head.story is not None:
                prior.stories[head.document] = head.story
    _load_others(connection, inside, prior)
    return prior


def _load_others(connection: Connection, inside: set[int], prior: Prior) -> None:
    """Adds what of the same claims, sources and stories lies in other documents."""
    for some in in_pieces(prior.claims.values()):
        query = select(t.appearance).where(t.appearance.c.claim.in_(some or ()))
        for row in connection.execute(query.order_by(t.appearance.c.claim, t.appearance.c.place)):
            if row.document not in inside:
                prior.other_appearances[row.claim].append((row.number, (row.document, row.position)))
    for some in in_pieces(prior.other_appearances):
        for row in connection.execute(select(t.claim.c.number, t.claim.c.merges).where(t.claim.c.number.in_(some or ()))):
            prior.claim_merges[row.number] = codec.load(row.merges, tuple[Merge, ...])
    for some in in_pieces(prior.sources.values()):
        members = select(t.source_member).where(t.source_member.c.source.in_(some or ()))
        for row in connection.execute(members.order_by(t.source_member.c.document, t.source_member.c.position)):
            if row.document not in inside:
                prior.other_members[row.source].append((row.document, row.position))
    for some in in_pieces(prior.stories.values()):
        heads = select(t.header.c.document, t.header.c.story).where(t.header.c.story.in_(some or ()))
        for head in connection.execute(heads.order_by(t.header.c.document)):
            if head.document not in inside:
                prior.other_documents[head.story].append(head.document)


MOST_HOLDERS = 20
"""A name that more sources bear ("surname smith") brings none of them back: nothing could be told from it. Unit: sources."""


def find_known(connection: Connection, names: Collection[str], prior: Prior) -> None:
    """Names of sources, and how documents were settled before, in; sources that may be one with them are added to the latter."""
    holders: dict[str, list[int]] = defaultdict(list)
    for some in in_texts(names):
        for row in connection.execute(select(t.source_key).where(t.source_key.c.key.in_(some))):
            holders[row.key].append(row.source)
    wanted = {s for key, found in holders.items() if len(found) <= MOST_HOLDERS or key.startswith(("person ", "body "))
              for s in found[:MOST_HOLDERS]}
    wanted = (wanted - set(prior.sources.values())) | set(prior.other_members)
    inside = {document for document, _ in prior.sources}
    known = loading.load_sources(connection, wanted)
    prior.known_sources = {
        n: replace(s, members=tuple(m for m in s.members if number_of(m[0]) not in inside)) for n, s in known.items()}


def in_texts(texts: Collection[str]) -> list[list[str]]:
    """Texts in, the same in pieces that one question can hold out."""
    ordered = sorted(texts)
    return [ordered[n : n + MOST_AT_ONCE] for n in range(0, len(ordered), MOST_AT_ONCE)]
