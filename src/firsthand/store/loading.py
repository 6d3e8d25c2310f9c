"""Reads what stages 8 to 10 made of the case, for the part that is asked for, with a connection of the caller's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from firsthand.model.claim import Appearance, AppearanceId, Claim, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.rating import Independence
from firsthand.model.reading import Reading
from firsthand.model.relation import Relation, Slot
from firsthand.model.source import Merge, Source, SourceId
from firsthand.model.story import Overlap, Story, StoryId, TextOverlap
from firsthand.store import codec
from firsthand.store import schema as t
from firsthand.store.evidence import in_pieces
from firsthand.store.numbers import number_of


def load_sources(
    connection: Connection, numbers: Iterable[int] | None, *, among: Iterable[int] | None = None
) -> dict[int, Source]:
    """Numbers of sources in (None: all), these sources out; with their members among some documents, or all."""
    members: dict[int, list[tuple[DocumentId, int]]] = defaultdict(list)
    wanted = None if numbers is None else sorted(set(numbers))
    within = None if among is None else set(among)
    query = select(t.source_member).order_by(t.source_member.c.document, t.source_member.c.position)
    for some in in_pieces(wanted):
        for row in connection.execute(query if some is None else query.where(t.source_member.c.source.in_(some))):
            if within is None or row.document in within:
                members[row.source].append((DocumentId(f"T{row.document}"), row.position))
    found: dict[int, Source] = {}
    sources = select(t.source).order_by(t.source.c.number)
    for some in in_pieces(wanted):
        for row in connection.execute(sources if some is None else sources.where(t.source.c.number.in_(some))):
            found[row.number] = replace(codec.load(row.body, Source), members=tuple(members[row.number]))
    return found


def load_claims(connection: Connection, numbers: Iterable[int] | None) -> tuple[list[Claim], dict[ClaimId, Independence]]:
    """Numbers of claims in (None: all); these claims in order, and their counts, out."""
    wanted = None if numbers is None else sorted(set(numbers))
    members: dict[int, list[AppearanceId]] = defaultdict(list)
    query = select(t.appearance.c.number, t.appearance.c.claim).order_by(t.appearance.c.claim, t.appearance.c.place)
    for some in in_pieces(wanted):
        for row in connection.execute(query if some is None else query.where(t.appearance.c.claim.in_(some))):
            members[row.claim].append(AppearanceId(f"P{row.number}"))
    claims: list[Claim] = []
    counts: dict[ClaimId, Independence] = {}
    now = find_renamed(connection, t.source.name)
    rows = select(t.claim).order_by(t.claim.c.number)
    for some in in_pieces(wanted):
        for row in connection.execute(rows if some is None else rows.where(t.claim.c.number.in_(some))):
            id_ = ClaimId(f"K{row.number}")
            counts[id_] = _follow(codec.load(row.independence, Independence), now)
            claims.append(Claim(id_, row.text, tuple(members[row.number]), AppearanceId(f"P{row.first_appearance}"),
                                codec.load(row.merges, tuple[Merge, ...])))
    return claims, counts


def load_relations(connection: Connection, appearances: Iterable[int] | None) -> tuple[Relation, ...]:
    """Numbers of appearances in (None: all), the relations of which both sides are among them, in order, out."""
    among = None if appearances is None else set(appearances)
    query = select(t.relation.c.right, t.relation.c.body).order_by(t.relation.c.left, t.relation.c.right, t.relation.c.slot)
    found: list[Relation] = []
    for some in in_pieces(None if among is None else sorted(among)):
        for row in connection.execute(query if some is None else query.where(t.relation.c.left.in_(some))):
            if among is None or row.right in among:
                found.append(codec.load(row.body, Relation))
    return tuple(found)


def find_against(connection: Connection, claims: Iterable[int]) -> list[tuple[int, int, str]]:
    """Numbers of claims in; each with a claim that stands against it, and what they give otherwise, out."""
    wanted = set(claims)
    one, other, r = t.appearance.alias(), t.appearance.alias(), t.relation.c
    found: set[tuple[int, int, str]] = set()
    for near, far in ((r.left, r.right), (r.right, r.left)):
        query = select(one.c.claim, other.c.claim, r.slot).select_from(
            t.relation.join(one, one.c.number == near).join(other, other.c.number == far)
        ).where(r.is_against == 1)
        for some in in_pieces(wanted):
            found |= {(row[0], row[1], row[2]) for row in connection.execute(query.where(one.c.claim.in_(some or ())))}
    return sorted(found)


def find_supporters(connection: Connection, claims: Iterable[int]) -> set[int]:
    """Numbers of claims in, those of the claims that support one of them without being its source out."""
    one, other, r = t.appearance.alias(), t.appearance.alias(), t.relation.c
    query = select(one.c.claim).select_from(
        t.relation.join(one, one.c.number == r.left).join(other, other.c.number == r.right)
    ).where(r.slot == Slot.WHOLE.value)
    return {row[0] for some in in_pieces(claims) for row in connection.execute(query.where(other.c.claim.in_(some or ())))}


def find_related(connection: Connection) -> list[int]:
    """Nothing in, numbers of all claims that stand to another in some way, in order, out."""
    r = t.relation.c
    found: set[int] = set()
    for side in (r.left, r.right):
        query = select(t.appearance.c.claim).join(t.relation, side == t.appearance.c.number).distinct()
        found |= {row[0] for row in connection.execute(query)}
    return sorted(found)


def find_renamed(connection: Connection, kind: str) -> dict[int, int]:
    """The name of a table in; its numbers that went up in another, each with that, out."""
    return {row.old: row.new for row in connection.execute(select(t.renamed).where(t.renamed.c.kind == kind))}


def find_all(connection: Connection, kind: str) -> set[int]:
    """The name of a table of claims or sources in, all its numbers out."""
    return {row[0] for row in connection.execute(select({t.claim.name: t.claim, t.source.name: t.source}[kind].c.number))}


def find_today(connection: Connection, kind: str, number: int) -> int:
    """The name of a table and a number in; the number, or, where that went up in another, that one out."""
    table = {t.claim.name: t.claim, t.source.name: t.source}[kind]
    if connection.execute(select(table.c.number).where(table.c.number == number)).first() is not None:
        return number
    return find_renamed(connection, kind).get(number, number)


def _follow(count: Independence, now: Mapping[int, int]) -> Independence:
    """A count and sources that went up in others in, the count by the ids of today out."""
    if not now:
        return count

    def of(ids: Iterable[SourceId]) -> tuple[SourceId, ...]:
        return tuple(dict.fromkeys(SourceId(f"S{now.get(number_of(s), number_of(s))}") for s in ids))

    return replace(count, roots=of(count.roots), reasons=tuple(replace(r, sources=of(r.sources)) for r in count.reasons))


def find_appearances(connection: Connection, claims: Iterable[int] | None) -> list[Any]:
    """Numbers of claims in (None: all), the rows of their appearances, in order, out."""
    query = select(t.appearance).order_by(t.appearance.c.number)
    found: list[Any] = []
    for some in in_pieces(claims):
        found += connection.execute(query if some is None else query.where(t.appearance.c.claim.in_(some))).all()
    return sorted(found, key=lambda row: row.number)


def find_chains(connection: Connection, claims: Iterable[int] | None) -> dict[int, tuple[SourceId, ...]]:
    """Numbers of claims in (None: all), the chain of each of their appearances that has one out."""
    every = select(t.link).order_by(t.link.c.appearance, t.link.c.place)
    of_claims = every.join(t.appearance, t.appearance.c.number == t.link.c.appearance)
    found: dict[int, dict[SourceId, None]] = defaultdict(dict)
    for some in in_pieces(claims):
        for row in connection.execute(every if some is None else of_claims.where(t.appearance.c.claim.in_(some))):
            found[row.appearance][SourceId(f"S{row.source}")] = None
    return {appearance: tuple(chain) for appearance, chain in found.items()}


def make_appearances(
    rows: Sequence[Any], chains: Mapping[int, tuple[SourceId, ...]], readings: Sequence[Reading]
) -> tuple[Appearance, ...]:
    """Rows of appearances, their chains and the readings of their documents in, the appearances out."""
    by_id = {r.document.id: r for r in readings}
    found = []
    for row in rows:
        document = DocumentId(f"T{row.document}")
        found.append(Appearance(
            AppearanceId(f"P{row.number}"), document, by_id[document].assertions[row.position],
            chains.get(row.number, ()), AppearanceId(f"P{row.root}") if row.root else None))
    return tuple(found)


def load_stories(connection: Connection, documents: Iterable[int] | None) -> list[Story]:
    """Numbers of documents in (None: all), the stories that they belong to, with those of their documents, out."""
    members: dict[int, list[DocumentId]] = defaultdict(list)
    query = select(t.header.c.document, t.header.c.story).where(t.header.c.story.is_not(None)).order_by(t.header.c.document)
    for some in in_pieces(documents):
        for row in connection.execute(query if some is None else query.where(t.header.c.document.in_(some))):
            members[row.story].append(DocumentId(f"T{row.document}"))
    reasons: dict[int, str] = {}
    for some in in_pieces(members):
        rows = connection.execute(select(t.story).where(t.story.c.number.in_(some or ())))
        reasons.update((row.number, row.reason) for row in rows)
    return [Story(StoryId(f"E{n}"), tuple(members[n]), reasons.get(n, "")) for n in sorted(members)]


def load_overlaps(connection: Connection, documents: Iterable[int] | None, *, limit: int | None = None) -> list[TextOverlap]:
    """Numbers of documents in (None: all), what text they share with others, in order of the case, out."""
    query = select(t.overlap).order_by(t.overlap.c.document, t.overlap.c.other).limit(limit)
    found: dict[tuple[int, int], TextOverlap] = {}
    for some in in_pieces(documents):
        for row in connection.execute(query if some is None else query.where(t.overlap.c.document.in_(some))):
            found[row.document, row.other] = TextOverlap(
                DocumentId(f"T{row.document}"), DocumentId(f"T{row.other}"), Overlap(row.kind), row.containment,
                row.containment_quoted, bool(row.is_direction_known), row.reason)
    return [found[pair] for pair in sorted(found, key=sorted)]


def find_copied(connection: Connection, document: int, limit: int) -> list[int]:
    """The number of a document and how many at most in; those that it copies, or whose copy or original it may be, out.

    Those come first of whose text it has most.
    """
    o = t.overlap.c
    is_copy = (o.kind == Overlap.COPY.value) & ((o.document == document) | ((o.other == document) & (o.is_direction_known == 0)))
    nearest = o.is_direction_known.desc(), o.containment.desc()
    rows = connection.execute(select(o.document, o.other).where(is_copy).order_by(*nearest).limit(limit))
    return [row.other if row.document == document else row.document for row in rows]


def find_documents_of(connection: Connection, appearances: Iterable[int]) -> set[int]:
    """Numbers of appearances in, numbers of their documents out."""
    found: set[int] = set()
    for some in in_pieces(appearances):
        query = select(t.appearance.c.document).where(t.appearance.c.number.in_(some or ()))
        found |= {row[0] for row in connection.execute(query)}
    return found


def close_over_copies(connection: Connection, documents: set[int]) -> set[int]:
    """Numbers of documents in; they are joined in place by all that they copy, and by what those copy, and come out."""
    new = set(documents)
    while new:
        found: set[int] = set()
        for some in in_pieces(new):
            query = select(t.overlap.c.other).where(t.overlap.c.document.in_(some or ()), t.overlap.c.kind == Overlap.COPY.value)
            found |= {row[0] for row in connection.execute(query)}
        new = found - documents
        documents |= new
    return documents


def find_counted(connection: Connection, documents: Iterable[int] | None) -> list[int]:
    """Numbers of documents in (None: all), those of them that are not set aside out."""
    query = select(t.header.c.document).where(t.header.c.is_aside == 0).order_by(t.header.c.document)
    found: list[int] = []
    for some in in_pieces(documents):
        rows = connection.execute(query if some is None else query.where(t.header.c.document.in_(some)))
        found += [row[0] for row in rows]
    return found


def find_sources_of(connection: Connection, members: Iterable[tuple[int, int]]) -> set[int]:
    """Members (number of a document, position among its sources) in, numbers of the sources that they belong to out."""
    wanted = set(members)
    found: set[int] = set()
    for some in in_pieces(document for document, _ in wanted):
        rows = connection.execute(select(t.source_member).where(t.source_member.c.document.in_(some or ())))
        found |= {row.source for row in rows if (row.document, row.position) in wanted}
    return found


def find_claims_of_appearances(connection: Connection, appearances: Iterable[int]) -> set[int]:
    """Numbers of appearances in, numbers of their claims out."""
    found: set[int] = set()
    for some in in_pieces(appearances):
        query = select(t.appearance.c.claim).where(t.appearance.c.number.in_(some or ()))
        found |= {row[0] for row in connection.execute(query)}
    return found
