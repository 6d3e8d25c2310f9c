"""Takes out of a case the part that a view shows: some claims with all that they rest on, and counts over the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand import review
from firsthand.model.casefile import Hit
from firsthand.model.claim import Claim, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.judgement import Judgement
from firsthand.model.outlook import OutlookKind
from firsthand.model.rating import Independence
from firsthand.model.reading import Case, Reading
from firsthand.model.source import Source, SourceId
from firsthand.model.standing import Room, count_chosen
from firsthand.model.story import Overlap
from firsthand.stages import rate
from firsthand.store import counting, evidence, judgements, loading, readings, records, relations, words
from firsthand.store.numbers import number_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

SHOWN_STAGES = ("resolve", "claims")
"""Stages whose records a citation needs."""
COPIES_LOOKED_AT = 8
"""Documents of which one may be copied: the nearest is chosen among them. Unit: documents."""
DUE_LOOKED_AT = 40
"""Documents in which a brief looks for what is due, the latest first; `firsthand due` looks in all. Unit: documents."""
IN_RESERVE = 4
"""Claims of each standing beyond those that a brief has room for: one may be left out because it names a protected source."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is taken out.

    Attributes:
        claims: Numbers; None for all.
        documents: Numbers of documents that are listed beside those that the claims stand in.
        sources: Numbers of sources that are listed beside those that the claims rest on; they come with all their members.
        stages: Whose records come with the documents.
        is_whole: Every document, source and story comes too, and no counts are needed.
        with_aside: Documents that are set aside come too, for they can be decided on.
        with_opposed: Claims that stand against a wanted one, support it, or bear on what it says will come, come too.
        most_opposed: For each claim at most so many of the former, those that most reports tell first; None for all.
        first_copies: Of all copies in the case the first so many come too; and each document with the nearest one that it copies.
        with_numbers: Claims that give a number of a wanted one otherwise, be it later or vaguer, come too.
        is_read: What was read of the listed documents comes too.
        is_rated: Claims and sources come with their ratings.
    """

    claims: Sequence[int] | None = None
    documents: Sequence[int] = ()
    sources: Sequence[int] = ()
    stages: Sequence[str] = SHOWN_STAGES
    is_whole: bool = False
    with_aside: bool = False
    with_opposed: bool = False
    most_opposed: int | None = None
    first_copies: int | None = None
    with_numbers: bool = False
    is_read: bool = False
    is_rated: bool = True


def load(connection: Connection, wanted: Wanted) -> Case:
    """What is wanted in, that part of the case, with its protected sources, remarks and counts, out."""
    decided = judgements.load_all(connection)
    judged = _load_judged(connection, decided)
    overlay = review.lay(decided, judged)
    case = load_bare(connection, wanted, also={number_of(r.document.id) for r in judged})
    hidden = _load_protected(connection, overlay)
    shown = {s.id for s in case.sources}
    guarded = tuple(s for s in hidden if s.id not in shown)
    protected = review.resolve_protections(overlay, replace(case, sources=(*case.sources, *guarded)))
    read = {r.document.id: r for r in (*judged, *case.readings)}
    read_too = replace(case, readings=tuple(read.values()))
    return replace(
        _rate(connection, case) if wanted.is_rated else case,
        skipped=evidence.find_skips(connection), aside=overlay.set_aside, guarded=guarded, protected=protected,
        remarks=review.resolve_remarks(decided, read_too), given_ratings=review.resolve_ratings(decided, read_too),
        given_outcomes=review.resolve_outcomes(decided, read_too),
        overview=None if wanted.is_whole else counting.count_case(connection),
    )


def _rate(connection: Connection, case: Case) -> Case:
    """A part of the case in, the same with its claims and sources rated by what the whole case holds for and against them out."""
    known = records.load_records(connection, numbers_of(s.id for s in case.sources))
    oppositions = records.load_oppositions(connection, numbers_of(c.id for c in case.claims))
    return replace(
        case, credibility=rate.rate_claims(case, oppositions), reliability=rate.rate_sources(case.sources, known))


def load_bare(connection: Connection, wanted: Wanted, *, also: Collection[int] = ()) -> Case:
    """What is wanted in, that part of what the machine read out; members of sources in the documents of `also` come too."""
    # 1. claims
    if wanted.with_opposed and wanted.claims is not None:
        opposed = relations.find_opposed(connection, wanted.claims, most=wanted.most_opposed)
        opposed |= relations.find_bearing(connection, wanted.claims)
        opposed |= relations.find_counted_with(connection, wanted.claims) if wanted.with_numbers else set()
        opposed |= relations.find_supporters(connection, wanted.claims)
        wanted = replace(wanted, claims=[*wanted.claims, *sorted(opposed - set(wanted.claims))])
    rows = loading.find_appearances(connection, wanted.claims)
    claims, counts = loading.load_claims(connection, wanted.claims)
    # 2. documents, with those that they copy
    numbers = {row.document for row in rows} | set(wanted.documents)
    numbers |= loading.find_documents_of(connection, {row.root for row in rows if row.root} - {row.number for row in rows})
    if wanted.is_whole:
        overlaps = loading.load_overlaps(connection, None)
    elif wanted.first_copies is None:  # counts and ratings rest on all that print one text
        overlaps = loading.load_overlaps(connection, loading.close_over_copies(connection, numbers), kinds=(Overlap.COPY,))
    else:
        overlaps = loading.load_nearest_copied(connection, numbers, first=wanted.first_copies)
    chosen = sorted(numbers) if wanted.with_aside else loading.find_counted(connection, None if wanted.is_whole else numbers)
    is_all_read = wanted.is_whole or wanted.with_aside or wanted.is_read
    cited = None if is_all_read else {row.document for row in rows}
    held = readings.load_readings(connection, chosen, stages=wanted.stages, among=cited)
    present = set(chosen)
    rows = [row for row in rows if row.document in present]  # what was set aside a moment ago is not yet compared anew
    claims = _without(claims, {f"P{row.number}" for row in rows})
    # 3. sources
    appearances = loading.make_appearances(rows, loading.find_chains(connection, wanted.claims), held)
    shown = None if wanted.is_whole else [number_of(r.document.id) for r in held]
    credited = None if wanted.is_whole else _sources_of((a.chain for a in appearances), counts.values())
    sources = loading.load_sources(connection, credited, among=None if shown is None else {*shown, *also})
    sources |= loading.load_sources(connection, wanted.sources)
    stories = loading.load_stories(connection, shown)
    related = relations.load_relations(connection, None if wanted.is_whole else {row.number for row in rows})
    return Case(
        readings=tuple(held), overlaps=tuple(overlaps), stories=tuple(stories), sources=tuple(sources.values()),
        appearances=appearances, claims=tuple(claims), independence=counts, relations=related,
    )


def _without(claims: Sequence[Claim], present: Collection[str]) -> list[Claim]:
    """Claims and the ids of the appearances that are there in; the claims with these alone, those that have none left out."""
    found = []
    for claim in claims:
        kept = tuple(a for a in claim.appearances if a in present)
        if kept:
            first = claim.first_appearance if claim.first_appearance in kept else kept[0]
            found.append(claim if kept == claim.appearances else replace(claim, appearances=kept, first_appearance=first))
    return found


def _sources_of(chains: Iterable[Sequence[SourceId]], counts: Iterable[Independence]) -> set[int]:
    found = {number_of(s) for chain in chains for s in chain}
    for count in counts:
        found |= {number_of(s) for s in count.roots}
        found |= {number_of(s) for reason in count.reasons for s in reason.sources}
    return found


def lay(connection: Connection, decided: Sequence[Judgement]) -> review.Overlay:
    """Judgements in, what they mean for the readings of today out."""
    return review.lay(decided, _load_judged(connection, decided))


def _load_judged(connection: Connection, decided: Sequence[Judgement]) -> list[Reading]:
    """Judgements in, the readings of the documents whose words they are anchored to out."""
    keys = review.documents_of([j for j in decided if j.stands])
    numbers = evidence.find_numbers(connection, {sha256 for sha256, _ in keys})
    return readings.load_readings(connection, numbers, stages=SHOWN_STAGES) if numbers else []


def _load_protected(connection: Connection, overlay: review.Overlay) -> list[Source]:
    """Judgements as laid over the readings in, every source of the case that one of them protects, or that may be one, out."""
    if not overlay.guards:
        return []
    named = [n for n, s in loading.load_sources(connection, None, among=()).items() if any(g.covers(s) for g in overlay.guards)]
    decided = loading.find_sources_of(connection, ((number_of(d), n) for d, n in overlay.constraints.protected))
    return list(loading.load_sources(connection, {*named, *decided}).values())


def brief_of(connection: Connection, room: Room) -> Wanted:
    """How much a brief shows in, what it needs out."""
    chosen = count_chosen(counting.count_standings(connection), room.claims)
    top = counting.find_top_claims(connection, {standing: n + IN_RESERVE for standing, n in chosen.items() if n})
    promising = counting.find_latest(connection, _find_promising(connection), DUE_LOOKED_AT)
    return Wanted(
        claims=list(dict.fromkeys([*top, *sorted(_find_due_claims(connection, promising))])),
        documents=counting.find_listed_documents(connection, room.stories, room.listed, room.copies),
        with_opposed=True,
        most_opposed=room.against + IN_RESERVE,
        first_copies=room.copies,
        is_rated=False,  # a brief shows no ratings
    )


def due_of(connection: Connection) -> Wanted:
    """Nothing in, what the due list needs out: claims that say something will come, and those that bear on it."""
    decided = judgements.load_all(connection)
    shown = {(number_of(d), n) for d, n in review.find_shown(decided, _load_judged(connection, decided))}
    claims = _find_due_claims(connection, _find_promising(connection)) | loading.find_claims_at(connection, shown)
    return Wanted(sorted(claims | relations.find_bearing(connection, claims)), is_rated=False)


def _find_promising(connection: Connection) -> list[int]:
    """Nothing in, numbers of documents that may say that something will come out."""
    return readings.find_holding(connection, "claims", [kind.value for kind in OutlookKind])


def _find_due_claims(connection: Connection, documents: Sequence[int]) -> set[int]:
    """Numbers of documents in, numbers of the claims in them that say that something will come out."""
    held = readings.load_readings(connection, documents, stages=("claims",)) if documents else []
    places = {(number_of(r.document.id), n) for r in held for n, assertion in enumerate(r.assertions) if assertion.due}
    return loading.find_claims_at(connection, places)


def numbers_of(ids: Iterable[ClaimId | SourceId]) -> list[int]:
    """Ids of claims or sources in, their numbers out; ids of another form are left out."""
    return [number_of(i) for i in ids if i[1:].isdigit()]


def id_of(number: int) -> DocumentId:
    """12 in, `T12` out."""
    return DocumentId(f"T{number}")


def search(connection: Connection, sought: str, limit: int) -> list[Hit]:
    """Words in, the documents that hold all of them, and where in their texts, the best first, out."""
    found = words.find_documents(connection, sought, limit)
    documents = evidence.load_documents(connection, found)
    spans = words.find_places(sought, {n: d.text for n, d in documents.items()})
    return [Hit(documents[n], spans.get(n, ())) for n in found if n in documents]
