"""What is compared anew when something is new: all of a small case, the neighbours in a large one."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.engine import neighbourhood
from firsthand.engine.neighbourhood import Neighbourhood, choose
from firsthand.model.document import Document, DocumentId
from firsthand.store import evidence, headers
from firsthand.store.database import Database, open_database
from firsthand.store.keys import pack_keys

# Keys of four events of three documents each; documents of one event have all theirs in common.
EVENTS = ((11, 12, 13, 14), (21, 22, 23, 24), (31, 32, 33, 34), (41, 42, 43, 44))


@pytest.fixture
def database() -> Database:
    """Twelve settled documents of ten assertions each, three of each event, in turn."""
    made = open_database(Path(":memory:"), is_made=True)
    with made.writing() as connection:
        run = evidence.start_run(connection, "2031-01-01T00:00:00+00:00")
        for n in range(12):
            document = Document(DocumentId(""), path=f"{n}.txt", sha256=f"{n:064x}", text=f"Report {n}.")
            key = evidence.Key(document.sha256, "", "")
            number = evidence.add_document(connection, document, key, size_bytes=9, run=run)
            headers.add(connection, number, document, 10, keys=pack_keys((EVENTS[n % 4], ())), read_with="")
        headers.mark(connection, [DocumentId(f"T{n}") for n in range(1, 13)], is_settled=1)
    return made


def choose_for(database: Database, *unsettled: int) -> Neighbourhood:
    """Numbers of documents that are new in, what is compared anew out."""
    with database.writing() as connection:
        headers.mark(connection, [DocumentId(f"T{n}") for n in unsettled], is_settled=0)
        return choose(connection, list(unsettled))


def make_large(monkeypatch: pytest.MonkeyPatch, *, new: int = 100, beside: int = 1000) -> None:
    """Makes 120 assertions a large case."""
    monkeypatch.setattr(neighbourhood, "WHOLE_ASSERTIONS", 50)
    monkeypatch.setattr(neighbourhood, "WHOLE_NEW_ASSERTIONS", 50)
    monkeypatch.setattr(neighbourhood, "NEW_ASSERTIONS", new)
    monkeypatch.setattr(neighbourhood, "BESIDE_ASSERTIONS", beside)
    monkeypatch.setattr(neighbourhood, "BESIDE_EACH", 0.0)


def test_a_small_case_is_compared_as_a_whole(database: Database) -> None:
    """One new document in a small case, and all documents are looked at."""
    assert choose_for(database, 12) == Neighbourhood(list(range(1, 13)))


def test_in_a_large_case_only_the_island_is_compared(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new document brings those that keys connect it with, and no others."""
    make_large(monkeypatch)
    near = choose_for(database, 12)
    assert near.documents == [4, 8, 12]
    assert near.is_part
    assert {near.islands[n] for n in (4, 8, 12)} == {4}


def test_new_documents_come_a_few_at_a_time(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than fits is left for the next time, and is not compared with before that."""
    make_large(monkeypatch, new=10)
    assert choose_for(database, 4, 8, 12).documents == [4]


def test_of_a_large_island_only_the_nearest_are_compared(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """An island that is too large gives as many documents as there is room for, whole stories first."""
    make_large(monkeypatch, beside=10)
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO story(number, reason) VALUES (1, ''), (2, '')")
        headers.mark(connection, [DocumentId("T4")], story=1)
        headers.mark(connection, [DocumentId("T8")], story=2)
    assert choose_for(database, 12).documents == [4, 12]


def test_a_document_set_aside_has_its_island_compared_without_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """What shared claims with it is looked at again, and it is not."""
    make_large(monkeypatch)
    assert choose_for(database, 8).documents == [4, 8, 12]
    with database.writing() as connection:
        for n, island in choose(connection, [8]).islands.items():
            headers.mark(connection, [DocumentId(f"T{n}")], island=island)
        headers.mark(connection, [DocumentId("T8")], is_aside=1, is_settled=0)
        assert choose(connection, [8]).documents == [4, 12]
