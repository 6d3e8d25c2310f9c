"""A case opens, or one sentence says why it does not; whatever happens, nothing that was there is changed or lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from firsthand.errors import StoreError
from firsthand.store import database as databases
from firsthand.store import evidence, migrations
from firsthand.store.database import Database, open_database
from firsthand.store.originals import Originals
from firsthand.store.schema import APPLICATION_ID, SCHEMA_VERSION


def make(path: Path, **noted: str) -> Path:
    """A path in; a case lies there, with what is noted of it."""
    with closing(open_database(path, is_made=True)) as database, database.writing() as connection:
        evidence.note_about_case(connection, mark="kept", **noted)
    return path


def mark_of(path: Path) -> str | None:
    """The path of a case in, what `make` noted out."""
    with closing(open_database(path, is_made=False)) as database, database.reading() as connection:
        return evidence.read_about_case(connection).get("mark")


def run_sql(path: Path, *statements: str) -> None:
    """A database and statements in; these are run, by no code of ours."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def make_folder(path: Path) -> None:
    """A folder lies there."""
    path.mkdir()


def make_foreign(path: Path) -> None:
    """A database of another program lies there."""
    run_sql(path, "CREATE TABLE bookmark (url TEXT)", "INSERT INTO bookmark VALUES ('https://echo.example')")


def make_foreign_empty(path: Path) -> None:
    """A database of another program without tables lies there."""
    run_sql(path, "CREATE TABLE gone (url TEXT)", "DROP TABLE gone", "PRAGMA user_version = 7")


def make_newer(path: Path) -> None:
    """A case of a later version lies there."""
    make(path)
    run_sql(path, "PRAGMA user_version = 999")


def make_text(path: Path) -> None:
    """A text lies there."""
    path.write_text("Ada Brandt said that the dam burst.\n" * 200, encoding="utf-8")


def make_cut(path: Path) -> None:
    """The first part of a case lies there."""
    make(path, filler="x" * 60_000)
    run_sql(path, "PRAGMA journal_mode = DELETE")
    path.write_bytes(path.read_bytes()[:9_000])


def make_nothing(path: Path) -> None:
    """An empty file lies there."""
    path.write_bytes(b"")


@pytest.mark.parametrize("is_made", [True, False])
@pytest.mark.parametrize(("prepare", "sentence"), [
    (make_folder, "it is a folder. Give the file"),
    (make_foreign, "it is a database, but no case of firsthand. Give the right file with --case."),
    (make_foreign_empty, "it is a database, but no case of firsthand."),
    (make_newer, f"a newer firsthand made it (schema 999, here {SCHEMA_VERSION}). Install the newer version; nothing was"),
    (make_text, "it is no database. Give the right file with --case."),
    (make_cut, "it is damaged."),
])
def test_what_is_no_case_of_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, prepare: Callable[[Path], None], sentence: str, is_made: bool
) -> None:
    """One sentence says what it is and what to do; not a byte of it changes, and nothing new lies beside it."""
    path = tmp_path / "firsthand.db"
    prepare(path)
    before = {p.name: p.read_bytes() if p.is_file() else b"" for p in tmp_path.iterdir()}
    with pytest.raises(StoreError) as refused:
        open_database(path, is_made=is_made).close()
    assert sentence in str(refused.value)
    assert str(path) in str(refused.value)
    assert {p.name: p.read_bytes() if p.is_file() else b"" for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("prepare", [lambda path: None, make_nothing])
def test_what_is_not_there_is_made_only_where_that_is_wanted(tmp_path: Path, prepare: Callable[[Path], None]) -> None:
    """A missing or empty file becomes a case, or is said to be none."""
    path = tmp_path / "firsthand.db"
    prepare(path)
    with pytest.raises(StoreError, match=r"There is no case at .*firsthand add FOLDER --case"):
        open_database(path, is_made=False)
    make(path)
    assert mark_of(path) == "kept"


def test_a_case_that_was_broken_off_while_it_was_made_is_made(tmp_path: Path) -> None:
    """Killed between the first byte of the file and its tables, a case is made by the next run."""
    path = tmp_path / "firsthand.db"
    run_sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (x)", "DROP TABLE t")
    with pytest.raises(StoreError, match="no case at"):
        open_database(path, is_made=False)
    make(path)
    assert mark_of(path) == "kept"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """No folder is made for a case that was mistyped."""
    with pytest.raises(StoreError, match=r"there is no folder .*gone\. Make the folder first"):
        open_database(tmp_path / "gone" / "firsthand.db", is_made=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["firsthand.db", "a?b#c%20d.db", "Fälle 🌊.db", "'quoted\".db", " .db"])
def test_a_case_may_have_any_name(tmp_path: Path, name: str) -> None:
    """A name is a name, whatever signs it has, and the case lies under it."""
    assert mark_of(make(tmp_path / name)) == "kept"
    assert name in {p.name for p in tmp_path.iterdir()}


@pytest.mark.parametrize("has_journal", [False, True])
def test_a_case_that_may_not_be_written_is_read_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_journal: bool
) -> None:
    """Read-only, a case is read; a write says so in one sentence, and the file is as it was."""
    path = make(tmp_path / "firsthand.db")
    with closing(sqlite3.connect(path)) as other:
        if has_journal:
            other.execute("PRAGMA wal_autocheckpoint = 0")
            other.execute("UPDATE about_case SET value = 'kept longer'")
            other.commit()
        before = path.read_bytes()
        monkeypatch.setattr(os, "access", lambda name, mode: mode != os.W_OK)
        with closing(open_database(path, is_made=True)) as database:
            assert database.is_read_only
            with database.reading() as connection:
                assert evidence.read_about_case(connection)["mark"] == ("kept longer" if has_journal else "kept")
            with pytest.raises(StoreError, match=r"is read-only\. Copy the case"), database.writing():
                pass
        assert path.read_bytes() == before


def test_sqlite_itself_keeps_a_read_only_case_from_being_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where our own check is passed by, the connection cannot write."""
    path = make(tmp_path / "firsthand.db")
    monkeypatch.setattr(databases, "_is_writable", lambda path: False)
    with closing(open_database(path, is_made=False)) as database:
        database.is_read_only = False
        with pytest.raises(StoreError, match="it is read-only"), database.writing() as connection:
            evidence.note_about_case(connection, mark="lost")
    assert mark_of(path) == "kept"


def fill(database: Database) -> None:
    """A case in; more is written to it, in one step, than fits."""
    with database.writing() as connection:
        evidence.note_about_case(connection, mark="half")
        for n in range(400):
            evidence.note_about_case(connection, **{f"key {n}": "x" * 4_000})


def test_a_full_disk_is_said_and_takes_nothing(tmp_path: Path) -> None:
    """The step that did not fit is taken back whole; when there is room, it goes on from there."""
    path = make(tmp_path / "firsthand.db")
    with closing(open_database(path, is_made=False)) as database:
        connect = database._engine.pool._creator

        def connect_full() -> sqlite3.Connection:
            connection: sqlite3.Connection = connect()  # type: ignore[call-arg]
            connection.execute("PRAGMA max_page_count = 150")
            return connection

        database._engine.dispose()  # the next connection is a new one
        database._engine.pool._creator = connect_full
        with pytest.raises(StoreError, match=r"the disk is full\. Make room and run the same command again"):
            fill(database)
    assert mark_of(path) == "kept"
    with closing(open_database(path, is_made=False)) as database:
        fill(database)
        with database.reading() as connection:
            assert evidence.check_database(connection) == []
    assert mark_of(path) == "half"


_FILLING = """
import resource, signal, sys
from pathlib import Path
from firsthand.errors import StoreError
from firsthand.store import evidence
from firsthand.store.database import open_database
from firsthand.store.originals import Originals
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
database = open_database(Path(sys.argv[1]), is_made=False)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for write in (lambda c: [evidence.note_about_case(c, **{f"key {n}": "x" * 4_000}) for n in range(400)],
              lambda c: Originals(Path(sys.argv[1])).keep("e" * 64, b"x" * 400_000)):
    try:
        with database.writing() as connection:
            evidence.note_about_case(connection, mark="half")
            write(connection)
    except StoreError as error:
        print(error)
"""


def test_a_disk_that_takes_no_more_loses_nothing(tmp_path: Path) -> None:
    """Where the system itself refuses, of the database as of an original, one sentence says so, and no half of it is left."""
    path = make(tmp_path / "firsthand.db")
    done = subprocess.run([sys.executable, "-c", _FILLING, str(path)], capture_output=True, text=True, check=True)
    database, original = done.stdout.splitlines()
    assert "the disk could not be read or written. Make room" in database
    assert "Cannot keep an original" in original
    assert "Make room" in original
    assert mark_of(path) == "kept"
    assert not [p for p in Originals(path).folder.rglob("*") if p.is_file()]


def test_another_process_that_writes_for_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits in vain is told that another writes, and can go on when that has ended."""
    path = make(tmp_path / "firsthand.db")
    monkeypatch.setattr(databases, "WAIT_S", 0.05)
    with closing(open_database(path, is_made=False)) as database:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match=r"another process has been writing to it .*run the command again"):
                fill(database)
            with database.reading() as connection:
                assert evidence.read_about_case(connection)["mark"] == "kept"
        fill(database)


_OPENING = """
import sys, time
from pathlib import Path
from firsthand.store import evidence
from firsthand.store.database import open_database
while time.time() < float(sys.argv[3]):
    pass
database = open_database(Path(sys.argv[1]), is_made=True)
for n in range(20):
    with database.writing() as connection:
        evidence.note_about_case(connection, **{f"{sys.argv[2]} {n}": "x"})
database.close()
"""


def test_processes_that_make_a_case_at_once_all_write_to_it(tmp_path: Path) -> None:
    """Four processes open what is not there yet at one moment: one makes it, all write, none is refused, nothing is lost."""
    path, at = tmp_path / "firsthand.db", time.time() + 1.5
    writing = [subprocess.Popen([sys.executable, "-c", _OPENING, str(path), str(n), str(at)], stderr=subprocess.PIPE, text=True)
               for n in range(4)]
    assert [(p.communicate()[1], p.returncode) for p in writing] == [("", 0)] * 4
    with closing(open_database(path, is_made=False)) as database, database.reading() as connection:
        assert len(evidence.read_about_case(connection)) == 80


def add_column(connection: Connection) -> None:
    """A migration."""
    connection.exec_driver_sql("ALTER TABLE about_case ADD COLUMN note TEXT")


def fail_halfway(connection: Connection) -> None:
    """A migration that breaks off."""
    add_column(connection)
    connection.exec_driver_sql("SELECT * FROM nothing")


@pytest.fixture
def newer_schema(monkeypatch: pytest.MonkeyPatch) -> Callable[[migrations.Migration], None]:
    """A function: a migration in; from then on the schema is one version newer than today's."""

    def set_newer(migration: migrations.Migration) -> None:
        monkeypatch.setitem(migrations.MIGRATIONS, SCHEMA_VERSION + 1, migration)
        for module in (databases, migrations):
            monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)

    return set_newer


def versions_in(path: Path) -> tuple[int, int, bool]:
    """A database in, its application id, its version and whether it has the new column out."""
    with closing(sqlite3.connect(path)) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(about_case)")}
        application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
        return application, version, "note" in columns


def test_an_older_case_is_brought_up_to_date_after_a_copy_of_it(
    tmp_path: Path, newer_schema: Callable[[migrations.Migration], None]
) -> None:
    """What it held is there, its version is today's, and the case as it was lies beside it."""
    path = make(tmp_path / "firsthand.db")
    newer_schema(add_column)
    assert mark_of(path) == "kept"
    copy = tmp_path / f"firsthand.db.schema-{SCHEMA_VERSION}.bak"
    assert versions_in(path) == (APPLICATION_ID, SCHEMA_VERSION + 1, True)
    assert versions_in(copy) == (APPLICATION_ID, SCHEMA_VERSION, False)
    assert mark_of(path) == "kept"


def test_a_migration_that_fails_leaves_the_case_as_it_was(
    tmp_path: Path, newer_schema: Callable[[migrations.Migration], None]
) -> None:
    """Half a migration is no migration: the older firsthand still opens the case."""
    path = make(tmp_path / "firsthand.db")
    newer_schema(fail_halfway)
    with pytest.raises(StoreError):
        open_database(path, is_made=False)
    assert versions_in(path) == (APPLICATION_ID, SCHEMA_VERSION, False)


def test_an_older_case_that_may_not_be_written_says_so(
    tmp_path: Path, newer_schema: Callable[[migrations.Migration], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be brought up to date, and no copy is put beside it."""
    path = make(tmp_path / "firsthand.db")
    newer_schema(add_column)
    monkeypatch.setattr(os, "access", lambda name, mode: mode != os.W_OK)
    with pytest.raises(StoreError, match="read-only"):
        open_database(path, is_made=False)
    assert {p.name for p in tmp_path.iterdir() if p.suffix == ".bak"} == set()


def test_every_version_has_a_migration_that_leads_to_it() -> None:
    """No released case is left behind."""
    assert sorted(migrations.MIGRATIONS) == list(range(2, SCHEMA_VERSION + 1))
