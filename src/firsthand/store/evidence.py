"""What came in: originals, documents, receipts, skips and runs, written and read with a connection of the caller's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from firsthand.model.casefile import RunRecord
from firsthand.model.document import About, Document, DocumentId, Place
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.store import codec, words
from firsthand.store import schema as t
from firsthand.text.dates import DateValue

MOST_AT_ONCE = 500
"""Ids in one question to the database."""
LAST_RUNS = 20


def digest_about(about: About) -> str:
    """What was said of an original in, a hash of it out: the same bytes, published twice, are two documents."""
    return hashlib.sha256(codec.dump(about, About).encode("utf-8", "surrogatepass")).hexdigest()[:32]


NOTHING_SAID = digest_about(About())
"""Of an original about which nothing was said."""


@dataclass(frozen=True, slots=True)
class Key:
    """What tells a document from every other: the bytes, the part of them, and what was said of them."""

    sha256: str
    part: str
    about: str


def part_of(document: Document, original_path: str) -> str:
    """A document and the path of its original in, which part of that it is ("#3", or nothing) out."""
    return document.path.removeprefix(original_path)


def find_receipts(connection: Connection, read_with: str) -> set[tuple[str, str]]:
    """The versions of stages 1 and 2 in, (hash, about) of every original that they have taken apart whole out."""
    rows = connection.execute(select(t.receipt.c.sha256, t.receipt.c.about).where(t.receipt.c.read_with == read_with))
    return {(row[0], row[1]) for row in rows}


def add_receipt(connection: Connection, original: tuple[str, str, str], read_with: str) -> None:
    """An original's hash, about and path, and the versions that took it apart, in; noted."""
    sha256, about, path = original
    connection.execute(_ADD_RECEIPT, {"sha256": sha256, "about": about, "path": path, "read_with": read_with})


def has_document(connection: Connection, key: Key) -> bool:
    """Whether a document is in the case."""
    found = connection.execute(_HAS_DOCUMENT, {"sha256": key.sha256, "part": key.part, "about": key.about})
    return found.first() is not None


def has_bytes(connection: Connection, key: Key) -> bool:
    """Whether some document of the same bytes is in the case, whatever was said of it."""
    return connection.execute(_HAS_BYTES, {"sha256": key.sha256}).first() is not None


def find_earlier(connection: Connection, key: Key, path: str) -> tuple[int, int] | None:
    """A key and the path of a document in; the same report as it came before, and the run that read it, out; None: it is new.

    It came before where the same bytes came by the same path, whatever was said of them, or nothing was said of them.
    """
    is_same = (t.document.c.about == NOTHING_SAID) | (t.document.c.path == path)
    row = connection.execute(select(t.document.c.number, t.document.c.run).where(
        t.document.c.sha256 == key.sha256, t.document.c.part == key.part, is_same).order_by(t.document.c.number)).first()
    return None if row is None else (int(row[0]), int(row[1]))


def find_same_bytes(connection: Connection, key: Key) -> int | None:
    """A key in, the number of a document of the same bytes about which something else was said out; None where there is none."""
    return connection.execute(select(func.min(t.document.c.number)).where(
        t.document.c.sha256 == key.sha256, t.document.c.part == key.part, t.document.c.about != key.about)).scalar()


def say_about(connection: Connection, number: int, document: Document, key: Key) -> None:
    """The number of a document, and the same with what is said of it now, in; written."""
    outdated = (t.receipt.c.sha256 == key.sha256) & (t.receipt.c.path == document.path) & (t.receipt.c.about != key.about)
    connection.execute(delete(t.receipt).where(outdated))
    connection.execute(update(t.document).where(t.document.c.number == number).values(
        about=key.about, title=document.title, outlet=document.outlet, url=document.url, author=document.author,
        published=dump_date(document.published)))


_LAST_DOCUMENT = select(func.coalesce(func.max(t.document.c.number), 0))
_ADD_ORIGINAL = upsert(t.original).on_conflict_do_nothing()
_ADD_DOCUMENT = insert(t.document)
_ADD_RECEIPT = upsert(t.receipt)
_ADD_RECEIPT = _ADD_RECEIPT.on_conflict_do_update(
    index_elements=["sha256", "about"],
    set_={"read_with": _ADD_RECEIPT.excluded.read_with, "path": _ADD_RECEIPT.excluded.path})
_HAS_DOCUMENT = select(t.document.c.number).where(
    t.document.c.sha256 == bindparam("sha256"), t.document.c.part == bindparam("part"), t.document.c.about == bindparam("about"))
_HAS_BYTES = select(t.document.c.number).where(t.document.c.sha256 == bindparam("sha256")).limit(1)
_DROP_SKIPS = delete(t.skip).where(
    (t.skip.c.path == bindparam("of_document"))
    | ((t.skip.c.path == bindparam("of_original")) & (t.skip.c.sha256 != bindparam("now"))))
_COUNT = {name: update(t.run).where(t.run.c.id == bindparam("which")).values({name: t.run.c[name] + bindparam("more")})
          for name in ("read", "unchanged", "skipped")}
# Made once: SQLAlchemy takes longer to put a statement together than SQLite to run it, and these run for every document.


def add_document(connection: Connection, document: Document, key: Key, *, size_bytes: int, run: int) -> int:
    """A document without an id in; stored with the next number, which comes out."""
    number = int(connection.execute(_LAST_DOCUMENT).scalar_one()) + 1
    connection.execute(_ADD_ORIGINAL, {"sha256": key.sha256, "size_bytes": size_bytes})
    connection.execute(_ADD_DOCUMENT, {
        "number": number, "sha256": key.sha256, "path": document.path, "part": key.part, "about": key.about,
        "text": document.text, "text_sha256": digest_text(document.text), "title": document.title, "outlet": document.outlet,
        "url": document.url, "author": document.author, "published": dump_date(document.published),
        "language": document.language, "places": codec.pack(document.places, tuple[Place, ...]) if document.places else None,
        "warnings": json.dumps(document.warnings, ensure_ascii=False), "run": run,
    })
    words.index_document(connection, number, document.title or "", document.text)
    return number


def find_numbers(connection: Connection, hashes: Iterable[str]) -> list[int]:
    """Hashes of originals in, numbers of the documents that were made of them out."""
    found: list[int] = []
    for sha256 in sorted(hashes):
        found += [row[0] for row in connection.execute(select(t.document.c.number).where(t.document.c.sha256 == sha256))]
    return sorted(found)


def find_warned(connection: Connection, limit: int) -> list[int]:
    """How many at most in, numbers of the documents whose originals hold what a reader could miss out."""
    return [row[0] for row in connection.execute(
        select(t.document.c.number).where(t.document.c.warnings != "[]").order_by(t.document.c.number).limit(limit))]


def find_all_numbers(connection: Connection) -> list[int]:
    """Nothing in, the number of every document out."""
    return [row[0] for row in connection.execute(select(t.document.c.number).order_by(t.document.c.number))]


def find_text_hash(connection: Connection, number: int) -> str:
    """The number of a document in, the hash that its text had when it came out."""
    return str(connection.execute(select(t.document.c.text_sha256).where(t.document.c.number == number)).scalar_one())


def check_database(connection: Connection) -> list[str]:
    """Nothing in, what the database says of its own damage, in words, out; nothing where it is whole."""
    said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    torn = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    faults = [f"The database is damaged: {line}." for line in said if line != "ok"]
    return faults + ([f"{len(torn)} rows of the database name records that are not there."] if torn else [])


def digest_text(text: str) -> str:
    """A document's text in, its hash out."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def load_documents(
    connection: Connection, numbers: Iterable[int] | None = None, *, is_corrected: bool = True
) -> dict[int, Document]:
    """Numbers of documents in (None: all), these documents, as corrected or as they came, in order, out."""
    columns = [t.document.c.number, t.document.c.path, t.document.c.sha256, t.document.c.text, t.document.c.language,
               t.document.c.places, t.document.c.warnings]
    now = t.header if is_corrected else t.document
    columns += [now.c.title, now.c.outlet, now.c.url, now.c.author, now.c.published]
    query = select(*columns).order_by(t.document.c.number)
    if is_corrected:
        query = query.join(t.header, t.header.c.document == t.document.c.number)
    found: dict[int, Document] = {}
    for some in in_pieces(numbers):
        rows = connection.execute(query if some is None else query.where(t.document.c.number.in_(some)))
        found.update((row.number, _make_document(row)) for row in rows)
    return dict(sorted(found.items()))


def _make_document(row: Row[Any]) -> Document:
    return Document(
        id=DocumentId(f"T{row.number}"), path=row.path, sha256=row.sha256, text=row.text, title=row.title, outlet=row.outlet,
        published=load_date(row.published), url=row.url, author=row.author, language=row.language,
        places=codec.unpack(row.places, tuple[Place, ...]) if row.places else (), warnings=tuple(json.loads(row.warnings)),
    )


def dump_date(value: DateValue | None) -> str | None:
    """A date in, what is stored of it out."""
    return None if value is None else codec.dump(value, DateValue)


def load_date(text: str | None) -> DateValue | None:
    """What is stored of a date in, the date out."""
    return None if text is None else codec.load(text, DateValue)


def in_pieces(numbers: Iterable[int] | None) -> Iterable[Sequence[int] | None]:
    """Numbers in, the same in pieces that one question can hold out; None stands for all of them."""
    if numbers is None:
        return (None,)
    ordered = sorted(set(numbers))
    return [ordered[n : n + MOST_AT_ONCE] for n in range(0, len(ordered), MOST_AT_ONCE)]


def start_run(connection: Connection, started_at: str) -> int:
    """When a run began in, its number out."""
    values = {"started_at": started_at, "read": 0, "unchanged": 0, "skipped": 0}
    return int(connection.execute(insert(t.run).values(values).returning(t.run.c.id)).scalar_one())


def last_run(connection: Connection) -> int:
    """Nothing in, the number of the last run out."""
    return int(connection.execute(select(func.max(t.run.c.id))).scalar_one())


def count_in_run(connection: Connection, run: int, **counts: int) -> None:
    """How many more were read, unchanged or skipped in; added to what the run counts."""
    for name, more in counts.items():
        if more:
            connection.execute(_COUNT[name], {"which": run, "more": more})


def end_run(connection: Connection, run: int, ended_at: str) -> None:
    """When a run ended in; noted."""
    connection.execute(update(t.run).where(t.run.c.id == run).values(ended_at=ended_at))


def add_skip(connection: Connection, skipped: Skipped, sha256: str, run: int) -> None:
    """A file that could not be used, and the hash of its bytes (empty where it has none), in; stored, the last reason counts."""
    values = {"path": skipped.path, "sha256": sha256, "stage": skipped.stage, "code": skipped.code.value,
              "reason": skipped.reason, "run": run}
    connection.execute(upsert(t.skip).values(values).on_conflict_do_update(
        index_elements=["path", "sha256"], set_={k: values[k] for k in ("stage", "code", "reason", "run")}))


def renew_skips(connection: Connection, paths: Iterable[str], run: int) -> int:
    """Paths of originals that still cannot be read, and a run, in; their skips belong to that run now; how many out."""
    renewed = 0
    for path in paths:
        ours = (t.skip.c.path == path) | t.skip.c.path.startswith(f"{path}#", autoescape=True)
        renewed += connection.execute(update(t.skip).where(ours).values(run=run)).rowcount
    return renewed


def drop_skips(connection: Connection, document: Document, original_path: str) -> None:
    """A document that is read now, and the path of its original, in; no skip speaks of it, or of an older original, any more."""
    connection.execute(_DROP_SKIPS, {"of_document": document.path, "of_original": original_path, "now": document.sha256})


def find_skips(connection: Connection, run: int | None = None) -> tuple[Skipped, ...]:
    """Nothing, or the number of a run, in; what could not be read, by path, out."""
    query = select(t.skip).order_by(t.skip.c.path, t.skip.c.sha256)
    rows = connection.execute(query if run is None else query.where(t.skip.c.run == run))
    return tuple(Skipped(row.path, row.stage, SkipCode(row.code), row.reason) for row in rows)


def find_runs(connection: Connection, ids: Sequence[int] | None = None) -> tuple[RunRecord, ...]:
    """Nothing, or the numbers of runs, in; the last of them, the last first, out."""
    query = select(t.run).order_by(t.run.c.id.desc()).limit(LAST_RUNS)
    rows = connection.execute(query if ids is None else query.where(t.run.c.id.in_(ids))).all()
    return tuple(
        RunRecord(row.id, row.started_at, row.ended_at, row.read, row.unchanged, row.skipped, find_skips(connection, row.id))
        for row in rows
    )


def read_about_case(connection: Connection) -> Mapping[str, str]:
    """Nothing in, what is noted of the case as a whole out."""
    return {row.key: row.value for row in connection.execute(select(t.about_case))}


def note_about_case(connection: Connection, **values: str) -> None:
    """What is to be noted of the case as a whole in; noted."""
    for key, value in values.items():
        connection.execute(upsert(t.about_case).values(key=key, value=value).on_conflict_do_update(
            index_elements=["key"], set_={"value": value}))


GENERATION = "generation"
"""How often what is compared was settled, or changed by a decision: whoever compared an earlier state must look again."""


def read_generation(connection: Connection) -> int:
    """Nothing in, how often that was out."""
    return int(connection.execute(select(t.about_case.c.value).where(t.about_case.c.key == GENERATION)).scalar() or "0")


def start_generation(connection: Connection) -> None:
    """Nothing in; what another process is comparing at this moment will not be written: it looks again."""
    note_about_case(connection, **{GENERATION: str(read_generation(connection) + 1)})
