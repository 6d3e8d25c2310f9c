"""Counts over a whole case, and which of its parts come first: asked of the tables, never of the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, and_, case, distinct, func, select

from firsthand.model.casefile import ClaimQuery
from firsthand.model.overview import Overview
from firsthand.model.standing import Standing
from firsthand.model.story import Overlap
from firsthand.store import schema as t
from firsthand.store.evidence import load_date
from firsthand.text.dates import DateValue

_IS_COUNTED = t.header.c.is_aside == 0


def count_case(connection: Connection) -> Overview:
    """Nothing in, the counts over the whole case out."""
    total, undated, unknown, first_day, last_day = connection.execute(select(
        func.count(), func.sum(t.header.c.day.is_(None)), func.sum(t.header.c.outlet.is_(None)),
        func.min(t.header.c.day), func.max(t.header.c.day)).where(_IS_COUNTED)).one()
    published = connection.execute(select(t.header.c.published, t.header.c.day).where(_IS_COUNTED).distinct()).all()
    dates = [(row[1], date) for row in published if (date := load_date(row[0])) is not None]
    outlets = frozenset(row[0] for row in connection.execute(select(t.header.c.outlet).where(_IS_COUNTED).distinct()) if row[0])
    nameless = connection.execute(
        select(t.document.c.path).join(t.header, t.header.c.document == t.document.c.number)
        .where(_IS_COUNTED, t.header.c.outlet.is_(None)))
    return Overview(
        documents=total,
        claims=_count(connection, select(func.count()).select_from(t.claim)),
        sources=_count(connection, select(func.count(distinct(t.link.c.source)))),
        stories=_count(connection, select(func.count(distinct(t.header.c.story))).where(_IS_COUNTED)),
        copies=_count(connection, select(func.count()).select_from(t.overlap).where(t.overlap.c.kind == Overlap.COPY.value)),
        aside=_count(connection, select(func.count()).select_from(t.header).where(t.header.c.is_aside == 1)),
        standings={standing.name: n for standing, n in count_standings(connection).items() if n},
        outlets=outlets,
        unknown_outlets=int(unknown or 0),
        undated=int(undated or 0),
        first=next((date for day, date in dates if day and day == first_day), None),
        last=next((date for day, date in dates if day and day == last_day), None),
        zones=frozenset(_zone(date) for _, date in dates if date.time),
        publishers=outlets | {row[0] for row in nameless},
        disagreements=_count(connection, select(func.count()).select_from(t.relation).where(t.relation.c.is_against == 1)),
    )


def _zone(value: DateValue) -> str:
    """A date with a time in, its zone as views write it ("UTC", "+01:00", or nothing) out."""
    time = value.time or ""
    at = max(time.rfind("+"), time.rfind("-"))
    return "UTC" if time.endswith("Z") else time[at:] if at > 0 else ""


def _count(connection: Connection, query: object) -> int:
    return int(connection.execute(query).scalar() or 0)  # type: ignore[call-overload]


def count_standings(connection: Connection) -> dict[Standing, int]:
    """Nothing in, how many key claims stand in each way, in the order in which lists show them, out."""
    query = select(t.claim.c.standing, func.count()).where(t.claim.c.standing.is_not(None)).group_by(t.claim.c.standing)
    found = {row[0]: row[1] for row in connection.execute(query)}
    return {standing: found.get(standing.name, 0) for standing in Standing}


def find_top_claims(connection: Connection, of_each: Mapping[Standing, int]) -> list[int]:
    """How many of each standing in, numbers of the claims that matter most out."""
    found: list[int] = []
    for standing, most in of_each.items():
        query = select(t.claim.c.number).where(t.claim.c.standing == standing.name).order_by(t.claim.c.rank, t.claim.c.number)
        found += [row[0] for row in connection.execute(query.limit(most))]
    return found


def find_claims(connection: Connection, query: ClaimQuery) -> list[int]:
    """Which claims are wanted in, their numbers, what matters most first, out."""
    order = case({s.name: n for n, s in enumerate(Standing)}, value=t.claim.c.standing, else_=len(Standing))
    conditions = [t.claim.c.outlets >= query.min_outlets]
    if query.is_single_source:
        conditions.append(t.claim.c.is_single_source == 1)
    if query.is_contested:
        conditions.append(t.claim.c.is_contested == 1)
    if query.max_independent is not None:
        conditions.append(t.claim.c.at_most <= query.max_independent)
    ordered = select(t.claim.c.number).where(and_(*conditions)).order_by(order, t.claim.c.rank, t.claim.c.number)
    return [row[0] for row in connection.execute(ordered.limit(query.limit))]


def find_standings(connection: Connection) -> dict[int, tuple[int, int, int]]:
    """Nothing in; every claim, with at least and at most how many sources it has and which document was first, out."""
    query = (select(t.claim.c.number, t.claim.c.at_least, t.claim.c.at_most, t.appearance.c.document)
             .join(t.appearance, t.appearance.c.number == t.claim.c.first_appearance))
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def find_listed_documents(connection: Connection, stories: int, reports: int, copies: int) -> list[int]:
    """How many of each a brief lists in; numbers of the documents of the largest stories, and of the first copies, out."""
    size = func.count().label("size")
    largest = connection.execute(
        select(t.header.c.story, size).where(_IS_COUNTED, t.header.c.story.is_not(None)).group_by(t.header.c.story)
        .having(size > 1).order_by(size.desc(), t.header.c.story).limit(stories))
    found: list[int] = []
    for story, _ in largest.all():
        found += _first_of(connection, [story], reports)
    alone = select(t.header.c.story).where(_IS_COUNTED).group_by(t.header.c.story).having(func.count() == 1)
    query = select(t.header.c.document).where(t.header.c.story.in_(alone), _IS_COUNTED)
    found += [row[0] for row in connection.execute(query.order_by(*_BY_DATE).limit(reports))]
    pairs = connection.execute(
        select(t.overlap.c.document, t.overlap.c.other).where(t.overlap.c.kind == Overlap.COPY.value)
        .order_by(t.overlap.c.document, t.overlap.c.other).limit(copies))
    return found + [n for pair in pairs for n in pair]


def find_latest(connection: Connection, documents: Sequence[int], most: int) -> list[int]:
    """Numbers of documents and how many at most in; those published last, the undated after all others, out."""
    wanted, found = set(documents), []
    day = t.header.c.day
    order = day.is_(None), day.desc(), t.header.c.document
    rows = connection.execute(select(t.header.c.document).where(_IS_COUNTED).order_by(*order))
    for row in rows:
        if row.document in wanted:
            found.append(row.document)
            if len(found) == most:
                break
    return found


_BY_DATE = (t.header.c.day.is_(None), t.header.c.day, t.header.c.document)


def _first_of(connection: Connection, stories: Sequence[int], reports: int) -> list[int]:
    query = select(t.header.c.document).where(t.header.c.story.in_(stories), _IS_COUNTED).order_by(*_BY_DATE).limit(reports)
    return [row[0] for row in connection.execute(query)]


def find_sources(connection: Connection) -> dict[int, int]:
    """Nothing in; sources that stand in a chain, each with the number of its claims, those of most claims first, out."""
    claims = func.count(distinct(t.appearance.c.claim)).label("claims")
    query = (select(t.link.c.source, claims).join(t.appearance, t.appearance.c.number == t.link.c.appearance)
             .group_by(t.link.c.source).order_by(claims.desc(), t.link.c.source))
    return {row[0]: row[1] for row in connection.execute(query)}


def find_last_numbers(connection: Connection) -> dict[str, int]:
    """Nothing in; the highest number of each kind of record so far, by name of its table, out."""
    tables = {"story": t.story, "source": t.source, "claim": t.claim, "appearance": t.appearance}
    return {name: _count(connection, select(func.max(table.c.number))) for name, table in tables.items()}


def find_claims_of(connection: Connection, documents: Sequence[int]) -> list[int]:
    """Numbers of documents in, numbers of the claims that stand in them out."""
    rows = connection.execute(select(t.appearance.c.claim).where(t.appearance.c.document.in_(documents)).distinct())
    return sorted(row[0] for row in rows)
