"""Counts over the whole case that ratings are made from: asked of the tables, for the sources and claims of a view alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from firsthand.model.claim import ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.record import Opposition, SourceRecord, Told, count_records
from firsthand.model.relation import Slot
from firsthand.model.source import SourceId
from firsthand.model.story import Overlap
from firsthand.store import schema as t
from firsthand.store.evidence import in_pieces
from firsthand.store.numbers import number_of
from firsthand.store.relations import find_against


def load_records(connection: Connection, sources: Iterable[int]) -> dict[SourceId, SourceRecord]:
    """Numbers of sources in; the record of each of them that stands in a chain, over the whole case, out."""
    copies = select(t.overlap.c.document).where(t.overlap.c.kind == Overlap.COPY.value)
    query = (
        select(t.link.c.source, t.link.c.place, t.appearance.c.claim, t.appearance.c.document)
        .join(t.appearance, t.appearance.c.number == t.link.c.appearance)
        .join(t.header, t.header.c.document == t.appearance.c.document)
        .where(t.header.c.is_aside == 0, t.appearance.c.document.not_in(copies),
               t.appearance.c.root.is_(None) | (t.link.c.place > 0))
    )
    told = [
        Told(SourceId(f"S{row.source}"), ClaimId(f"K{row.claim}"), DocumentId(f"T{row.document}"), row.place == 0)
        for some in in_pieces(sources) for row in connection.execute(query.where(t.link.c.source.in_(some or ())))
    ]
    against: dict[ClaimId, set[ClaimId]] = defaultdict(set)
    for claim, other, slot in find_against(connection, {number_of(one.claim) for one in told if one.is_first}):
        if slot != Slot.ATTRIBUTION.value:
            against[ClaimId(f"K{claim}")].add(ClaimId(f"K{other}"))
    return count_records(told, against, _find_heads(connection, set().union(*against.values())))


def load_oppositions(connection: Connection, claims: Iterable[int]) -> dict[ClaimId, Opposition]:
    """Numbers of claims in; what stands against each of them that something stands against, in the whole case, out."""
    against: dict[int, set[int]] = defaultdict(set)
    for claim, other, _ in find_against(connection, claims):
        against[claim].add(other)
    at_least: dict[int, int] = {}
    for some in in_pieces({other for others in against.values() for other in others}):
        query = select(t.claim.c.number, t.claim.c.at_least).where(t.claim.c.number.in_(some or ()))
        at_least.update((row.number, row.at_least) for row in connection.execute(query))
    return {
        ClaimId(f"K{claim}"): Opposition(len(others), max(at_least.get(other, 0) for other in others))
        for claim, others in against.items()
    }


def _find_heads(connection: Connection, claims: Iterable[ClaimId]) -> dict[ClaimId, set[SourceId]]:
    """Ids of claims in, the first tellers of each out."""
    query = (
        select(t.appearance.c.claim, t.link.c.source).join(t.link, t.link.c.appearance == t.appearance.c.number)
        .where(t.link.c.place == 0).distinct()
    )
    found: dict[ClaimId, set[SourceId]] = defaultdict(set)
    for some in in_pieces(number_of(claim) for claim in claims):
        for row in connection.execute(query.where(t.appearance.c.claim.in_(some or ()))):
            found[ClaimId(f"K{row.claim}")].add(SourceId(f"S{row.source}"))
    return found
