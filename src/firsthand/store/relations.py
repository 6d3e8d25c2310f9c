"""Reads how claims stand to one another, with a connection of the caller's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ColumnElement, Connection, select

from firsthand.model.relation import Relation, Slot
from firsthand.store import codec
from firsthand.store import schema as t
from firsthand.store.evidence import in_pieces

_Way = tuple[Column[int], Column[int]]


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
    return sorted(_find_beside(connection, claims, t.relation.c.is_against == 1, _BOTH_WAYS))


def find_opposed(connection: Connection, claims: Iterable[int], *, most: int | None = None) -> set[int]:
    """Numbers of claims in; claims that stand against them, for each at most so many, those of most reports first, out."""
    found: dict[int, set[int]] = defaultdict(set)
    for claim, other, _ in find_against(connection, claims):
        found[claim].add(other)
    if most is None or all(len(others) <= most for others in found.values()):
        return set().union(*found.values())
    reports: dict[int, int] = {}
    for some in in_pieces(set().union(*found.values())):
        query = select(t.claim.c.number, t.claim.c.reports).where(t.claim.c.number.in_(some or ()))
        reports.update((row.number, row.reports) for row in connection.execute(query))
    return {n for others in found.values() for n in sorted(others, key=lambda n: (-reports.get(n, 0), n))[:most]}


def find_counted_with(connection: Connection, claims: Iterable[int]) -> set[int]:
    """Numbers of claims in; these and every claim that gives one of their numbers otherwise, however many steps away, out."""
    found, new = set(claims), set(claims)
    while new:
        new = _others(_find_beside(connection, new, t.relation.c.slot == Slot.NUMBER.value, _BOTH_WAYS)) - found
        found |= new
    return found


def find_supporters(connection: Connection, claims: Iterable[int]) -> set[int]:
    """Numbers of claims in, those of the claims that support one of them without being its source out."""
    return _others(_find_beside(connection, claims, t.relation.c.slot == Slot.WHOLE.value, _BOTH_WAYS[1:]))


def find_bearing(connection: Connection, claims: Iterable[int]) -> set[int]:
    """Numbers of claims in; those of the claims that bear on what these say will come out."""
    return _others(_find_beside(connection, claims, t.relation.c.slot == Slot.DUE.value, _BOTH_WAYS[:1]))


_BOTH_WAYS = ((t.relation.c.left, t.relation.c.right), (t.relation.c.right, t.relation.c.left))
"""From which side of a relation to which other: from the left one first."""


def _find_beside(
    connection: Connection, claims: Iterable[int], condition: ColumnElement[bool], ways: Sequence[_Way]
) -> set[tuple[int, int, str]]:
    """Numbers of claims, of which relations, and which way, in; each with a claim on the other side, and the slot, out."""
    one, other, wanted = t.appearance.alias(), t.appearance.alias(), set(claims)
    found: set[tuple[int, int, str]] = set()
    for near, far in ways:
        query = select(one.c.claim, other.c.claim, t.relation.c.slot).select_from(
            t.relation.join(one, one.c.number == near).join(other, other.c.number == far)
        ).where(condition)
        for some in in_pieces(wanted):
            found |= {(row[0], row[1], row[2]) for row in connection.execute(query.where(one.c.claim.in_(some or ())))}
    return found


def _others(pairs: Iterable[tuple[int, int, str]]) -> set[int]:
    return {other for _, other, _ in pairs}


def find_related(connection: Connection) -> list[int]:
    """Nothing in, numbers of all claims that stand to another in some way, in order, out; a promise and its outcome are none."""
    r = t.relation.c
    found: set[int] = set()
    for side in (r.left, r.right):
        query = select(t.appearance.c.claim).join(t.relation, side == t.appearance.c.number).distinct()
        found |= {row[0] for row in connection.execute(query.where(r.slot != Slot.DUE.value))}
    return sorted(found)
