"""The head of each document as it is taken now, corrections included, and how far its reading is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from firsthand.model.document import Document, DocumentId
from firsthand.store import schema as t
from firsthand.store.evidence import dump_date, in_pieces
from firsthand.store.numbers import number_of
from firsthand.text.dates import DateValue


def _fields(document: Document) -> dict[str, Any]:
    return {"title": document.title, "outlet": document.outlet, "url": document.url, "author": document.author,
            "published": dump_date(document.published), "day": day_of(document.published)}


def day_of(value: DateValue | None) -> str | None:
    """A date in, text by which dates are ordered out; None where no year is known."""
    return None if value is None or value.year is None else f"{value.year:04d}-{value.month or 0:02d}-{value.day or 0:02d}"


_ADD = insert(t.header)


def add(
    connection: Connection, number: int, document: Document, assertions: int, *, keys: bytes, read_with: str
) -> None:
    """A document that was read in; its head stands, not yet compared with others."""
    progress = {"read_with": read_with, "assertions": assertions, "neighbour_keys": keys, "is_aside": 0, "is_settled": 0}
    connection.execute(_ADD, {"document": number, **progress, **_fields(document)})


def is_there(connection: Connection, number: int) -> bool:
    """The number of a document in, whether it has a head out."""
    return connection.execute(select(t.header.c.document).where(t.header.c.document == number)).first() is not None


def correct(connection: Connection, document: Document, *, is_aside: bool) -> None:
    """A document as corrected in; its head says so, and where that changes it, it is to be read and compared anew."""
    number = number_of(document.id)
    fields = {**_fields(document), "is_aside": int(is_aside)}
    row = connection.execute(select(t.header).where(t.header.c.document == number)).one()
    changed = {k: v for k, v in fields.items() if getattr(row, k) != v}
    if not changed:
        return
    if changed.keys() - {"is_aside"}:
        changed["read_with"] = ""
    connection.execute(update(t.header).where(t.header.c.document == number).values(is_settled=0, **changed))


def mark(connection: Connection, documents: Iterable[DocumentId], **fields: Any) -> None:
    """Documents and fields of their heads in; written."""
    for some in in_pieces([number_of(d) for d in documents]):
        connection.execute(update(t.header).where(t.header.c.document.in_(some or ())).values(**fields))


def find_stale(connection: Connection, read_with: str) -> list[int]:
    """The stages and versions of today in, numbers of the documents that were read with others out."""
    rows = connection.execute(select(t.header.c.document).where(t.header.c.read_with != read_with).order_by(t.header.c.document))
    return [row[0] for row in rows]


def find_unsettled(connection: Connection) -> list[int]:
    """Nothing in, numbers of the documents that are not yet compared with the others out."""
    rows = connection.execute(select(t.header.c.document).where(t.header.c.is_settled == 0).order_by(t.header.c.document))
    return [row[0] for row in rows]


def unsettle_all(connection: Connection) -> None:
    """Nothing in; every document is to be compared anew."""
    connection.execute(update(t.header).values(is_settled=0))


def find_counted(connection: Connection) -> dict[int, int]:
    """Nothing in; documents that are not set aside, each with the number of its assertions, out."""
    rows = connection.execute(
        select(t.header.c.document, t.header.c.assertions).where(t.header.c.is_aside == 0).order_by(t.header.c.document))
    return {row[0]: row[1] for row in rows}


def find_islands(connection: Connection) -> dict[int, int]:
    """Nothing in; documents that have been placed, each with its island, out."""
    rows = connection.execute(select(t.header.c.document, t.header.c.island).where(t.header.c.island.is_not(None)))
    return {row[0]: row[1] for row in rows}


def find_stories(connection: Connection, documents: Iterable[int]) -> dict[int, int]:
    """Numbers of documents in, those that have a story, each with its number, out."""
    found: dict[int, int] = {}
    for some in in_pieces(documents):
        query = select(t.header.c.document, t.header.c.story).where(t.header.c.document.in_(some or ()))
        found.update((row[0], row[1]) for row in connection.execute(query.where(t.header.c.story.is_not(None))))
    return found


def find_aside(connection: Connection) -> list[int]:
    """Nothing in, numbers of the documents that are set aside out."""
    return [row[0] for row in connection.execute(select(t.header.c.document).where(t.header.c.is_aside == 1))]


def count_assertions(connection: Connection) -> int:
    """Nothing in, how many assertions the documents have that are not set aside out."""
    return int(connection.execute(select(func.sum(t.header.c.assertions)).where(t.header.c.is_aside == 0)).scalar() or 0)
