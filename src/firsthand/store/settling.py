"""What stages 8 to 10 made of a part of the case: written in one step, in place of what stood of the same documents before.

Sources hold all their members and claims all their appearances, those of documents outside the part too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from firsthand.model.claim import Appearance, AppearanceId, Claim, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.rating import Independence
from firsthand.model.reading import Case
from firsthand.model.relation import AGAINST, Relation
from firsthand.model.source import Merge, Source, SourceId
from firsthand.model.story import Story, TextOverlap
from firsthand.store import codec
from firsthand.store import schema as t
from firsthand.store.evidence import in_pieces
from firsthand.store.numbers import number_of


@dataclass(frozen=True, slots=True)
class Weight:
    """How a claim stands beside others, for lists that show what matters most first.

    Attributes:
        standing: Name of its standing; None where it is no key claim.
        rank: Text by which claims of one standing are ordered.
        is_single_source, is_contested, outlets, reports: What lists are narrowed by.
    """

    standing: str | None
    rank: str
    is_single_source: bool
    is_contested: bool
    outlets: int
    reports: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A part of the case as it is to be written, with the ids of the case.

    Attributes:
        documents: All documents that the part was made of: whatever stood of them before is replaced.
        stories, overlaps, sources, appearances, claims, independence: The part. Sources hold all their members, claims all their
            appearances, those of other documents too.
        weights: By claim.
        texts: Words by which a claim is found, by claim.
        keys: Names by which a source is found, by source.
        relations: Between appearances of the part.
        islands: Of the documents.
        gone: Numbers that are no more, by name of the table.
        renamed: Those of them that went up in another, each with that, by name of the table.
    """

    documents: tuple[DocumentId, ...]
    stories: tuple[Story, ...] = ()
    overlaps: tuple[TextOverlap, ...] = ()
    sources: tuple[Source, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    positions: Mapping[AppearanceId, int] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    independence: Mapping[ClaimId, Independence] = field(default_factory=dict)
    weights: Mapping[ClaimId, Weight] = field(default_factory=dict)
    texts: Mapping[ClaimId, str] = field(default_factory=dict)
    keys: Mapping[SourceId, tuple[str, ...]] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    islands: Mapping[DocumentId, int] = field(default_factory=dict)
    gone: Mapping[str, frozenset[int]] = field(default_factory=dict)
    renamed: Mapping[str, Mapping[int, int]] = field(default_factory=dict)


def write(connection: Connection, part: Settled) -> None:
    """A part of the case in; what stood of its documents before is replaced by it."""
    documents = [number_of(d) for d in part.documents]
    # 1. what is replaced
    before = _find_appearances(connection, documents)
    for some in in_pieces(documents):
        ids = some or ()
        old = select(t.appearance.c.number).where(t.appearance.c.document.in_(ids))
        connection.execute(delete(t.link).where(t.link.c.appearance.in_(old)))
        connection.execute(delete(t.appearance).where(t.appearance.c.document.in_(ids)))
        connection.execute(delete(t.source_member).where(t.source_member.c.document.in_(ids)))
        connection.execute(delete(t.overlap).where(t.overlap.c.document.in_(ids) & t.overlap.c.other.in_(ids)))
        connection.execute(update(t.header).where(t.header.c.document.in_(ids)).values(story=None))
    # 2. stories, copies
    _put(connection, t.story, [{"number": number_of(s.id), "reason": s.reason} for s in part.stories])
    for story in part.stories:
        for some in in_pieces(number_of(d) for d in story.documents):
            connection.execute(update(t.header).where(t.header.c.document.in_(some or ())).values(story=number_of(story.id)))
    _put(connection, t.overlap, [_overlap_row(o) for o in part.overlaps])
    # 3. sources, claims
    _write_sources(connection, part)
    _write_claims(connection, part)
    _write_relations(connection, part, before)
    # 4. what is no more
    _drop_gone(connection, part)
    by_island: dict[int, list[int]] = defaultdict(list)
    for document, island in part.islands.items():
        by_island[island].append(number_of(document))
    for island, members in by_island.items():
        for some in in_pieces(members):
            connection.execute(update(t.header).where(t.header.c.document.in_(some or ())).values(island=island))
    for some in in_pieces(documents):
        connection.execute(update(t.header).where(t.header.c.document.in_(some or ())).values(is_settled=1))


def _write_sources(connection: Connection, part: Settled) -> None:
    _put(connection, t.source, [
        {"number": number_of(s.id), "body": codec.dump(replace(s, members=()), Source)} for s in part.sources])
    _put(connection, t.source_member, [
        {"document": number_of(d), "position": n, "source": number_of(s.id)} for s in part.sources for d, n in s.members])
    for some in in_pieces(number_of(s.id) for s in part.sources):
        connection.execute(delete(t.source_key).where(t.source_key.c.source.in_(some or ())))
    _put(connection, t.source_key, [
        {"key": key, "source": number_of(s)} for s, keys in part.keys.items() for key in dict.fromkeys(keys)])


def _write_claims(connection: Connection, part: Settled) -> None:
    _put(connection, t.claim, [_claim_row(c, part) for c in part.claims])
    place = {a: (number_of(c.id), n) for c in part.claims for n, a in enumerate(c.appearances)}
    _put(connection, t.appearance, [
        {"number": number_of(a.id), "document": number_of(a.document), "position": part.positions[a.id], "claim": place[a.id][0],
         "place": place[a.id][1], "root": number_of(a.root) if a.root else None}
        for a in part.appearances])
    here = {a.id for a in part.appearances}
    for a, (claim, n) in place.items():
        if a not in here:  # of a document that was not looked at again
            connection.execute(update(t.appearance).where(t.appearance.c.number == number_of(a)).values(claim=claim, place=n))
    _put(connection, t.link, [
        {"appearance": number_of(a.id), "place": n, "source": number_of(s)}
        for a in part.appearances for n, s in enumerate(a.chain)])
    ids = [number_of(c.id) for c in part.claims]
    for some in in_pieces(ids):
        marks = ",".join(map(str, some or ()))
        connection.exec_driver_sql(f"DELETE FROM claim_words WHERE rowid IN ({marks})")  # noqa: S608 - whole numbers
    if ids:
        connection.exec_driver_sql("INSERT INTO claim_words(rowid, text) VALUES (?, ?)",
                                   [(number_of(c), text) for c, text in part.texts.items()])


def rewrite_claims(
    connection: Connection, case: Case, weights: Mapping[ClaimId, Weight], texts: Mapping[ClaimId, str]
) -> None:
    """Claims with all their appearances, counted anew, in; what depends on these replaces what was written."""
    for claim in case.claims:
        count, weight = case.independence[claim.id], weights[claim.id]
        connection.execute(update(t.claim).where(t.claim.c.number == number_of(claim.id)).values(
            independence=codec.dump(count, Independence), at_least=count.at_least, at_most=count.at_most,
            standing=weight.standing, rank=weight.rank, is_single_source=int(weight.is_single_source),
            is_contested=int(weight.is_contested), outlets=weight.outlets, reports=weight.reports,
            first_appearance=number_of(claim.first_appearance)))
        for place, a in enumerate(claim.appearances):
            connection.execute(update(t.appearance).where(t.appearance.c.number == number_of(a)).values(place=place))
        connection.exec_driver_sql("UPDATE claim_words SET text = ? WHERE rowid = ?", (texts[claim.id], number_of(claim.id)))


def _find_appearances(connection: Connection, documents: Sequence[int]) -> set[int]:
    """Numbers of documents in, numbers of their appearances out."""
    found: set[int] = set()
    for some in in_pieces(documents):
        rows = connection.execute(select(t.appearance.c.number).where(t.appearance.c.document.in_(some or ())))
        found |= {row[0] for row in rows}
    return found


def _write_relations(connection: Connection, part: Settled, before: set[int]) -> None:
    """A part, and the appearances that its documents had before, in; the relations within it are those of the part alone.

    A relation to an appearance of a document outside the part stays as long as its own side does.
    """
    now = {number_of(a.id) for a in part.appearances}
    r = t.relation.c
    stale: set[tuple[int, int, str]] = set()
    for some in in_pieces(sorted(before)):
        for side in (r.left, r.right):
            for row in connection.execute(select(r.left, r.right, r.slot).where(side.in_(some or ()))):
                sides = {row.left, row.right}
                if sides <= before | now or sides & (before - now):
                    stale.add((row.left, row.right, row.slot))
    for left, right, slot in stale:
        connection.execute(delete(t.relation).where(r.left == left, r.right == right, r.slot == slot))
    _put(connection, t.relation, [
        {"left": number_of(one.left), "right": number_of(one.right), "slot": one.slot.value,
         "is_against": int(one.kind in AGAINST), "body": codec.dump(one, Relation)}
        for one in part.relations])


def _claim_row(claim: Claim, part: Settled) -> dict[str, Any]:
    count, weight = part.independence[claim.id], part.weights[claim.id]
    return {
        "number": number_of(claim.id), "text": claim.text, "first_appearance": number_of(claim.first_appearance),
        "merges": codec.dump(claim.merges, tuple[Merge, ...]), "independence": codec.dump(count, Independence),
        "at_least": count.at_least, "at_most": count.at_most, "standing": weight.standing, "rank": weight.rank,
        "is_single_source": int(weight.is_single_source), "is_contested": int(weight.is_contested),
        "outlets": weight.outlets, "reports": weight.reports,
    }


def _overlap_row(o: TextOverlap) -> dict[str, Any]:
    return {"document": number_of(o.document), "other": number_of(o.other), "kind": o.kind.value, "containment": o.containment,
            "containment_quoted": o.containment_quoted, "is_direction_known": int(o.is_direction_known), "reason": o.reason}


def rename(connection: Connection, kind: str, old: int, new: int) -> None:
    """The name of a table, a number that went up in another, and the one that it is found under from now on, in; written."""
    connection.execute(upsert(t.renamed).values(kind=kind, old=old, new=new).on_conflict_do_update(
        index_elements=["kind", "old"], set_={"new": new}))


def _drop_gone(connection: Connection, part: Settled) -> None:
    for kind, renamed in part.renamed.items():
        for old, new in renamed.items():
            connection.execute(update(t.renamed).where(t.renamed.c.kind == kind, t.renamed.c.new == old).values(new=new))
            rename(connection, kind, old, new)
            if kind == t.source.name:
                connection.execute(update(t.link).where(t.link.c.source == old).values(source=new))
    for table in (t.claim, t.source, t.story):
        for some in in_pieces(part.gone.get(table.name, ())):
            if table is t.claim:
                marks = ",".join(map(str, some or ()))
                connection.exec_driver_sql(f"DELETE FROM claim_words WHERE rowid IN ({marks})")  # noqa: S608 - whole numbers
            connection.execute(delete(table).where(table.c.number.in_(some or ())))


def _put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """A table and rows in; written, in place of those that have the same key."""
    if rows:
        keys = [c.name for c in table.primary_key]
        statement = upsert(table)
        others = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
        if others:
            statement = statement.on_conflict_do_update(index_elements=keys, set_=others)
        else:
            statement = statement.on_conflict_do_nothing()
        connection.execute(statement, list(rows))
