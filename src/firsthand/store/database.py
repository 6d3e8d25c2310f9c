"""Opens the database of a case and hands out its connections.

One door for writes: `writing` begins at once, so that two processes wait for each other instead of failing, and it ends with all
or nothing.

Imported only where a case is opened: SQLAlchemy takes 0.2 s.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool, StaticPool

from firsthand.errors import StoreError
from firsthand.store import migrations
from firsthand.store.schema import APPLICATION_ID, SCHEMA_VERSION

WAIT_S = 120
"""Longest wait for another process that writes to the same case. Unit: seconds."""
RETRY_S = 0.05
"""Between two tries where SQLite does not wait by itself. Unit: seconds."""
IN_MEMORY = ":memory:"


class Database:
    """One open case database.

    Attributes:
        path: Of the file.
        is_read_only: Nothing can be written: the file or its folder does not allow it.
    """

    def __init__(self, path: Path, engine: Engine, *, is_read_only: bool) -> None:
        self.path = path
        self.is_read_only = is_read_only
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Nothing in; a connection that sees one state of the case, whatever others write meanwhile, out.

        Raises:
            StoreError: The case cannot be read.
        """
        with _worded(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Nothing in; a connection that alone may write out. What was written stays whole, or, where an error leaves, not at all.

        Raises:
            StoreError: The case cannot be written, or another process writes for too long.
        """
        self.check_writable()
        with _worded(self.path), self._engine.connect() as connection:
            connection = connection.execution_options(firsthand_begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def check_writable(self) -> None:
        """Nothing in; nothing comes out where the case can be written.

        Raises:
            StoreError: It, or its folder, is read-only.
        """
        if self.is_read_only:
            raise StoreError(f"Cannot write to {self.path}: it, or the folder that it lies in, is read-only.",
                             hint="Copy the case to a place where you may write; firsthand.originals goes with it.")

    def keep_journal(self) -> None:
        """Nothing in; what is written goes to a journal first, so that others read meanwhile. The file keeps this for good.

        Done once the file is known to be a case: a database of another program is not touched.

        Raises:
            StoreError: The case cannot be written.
        """
        with _worded(self.path):
            connection = self._engine.raw_connection()
            try:
                _switch_journal(connection.cursor())
            finally:
                connection.close()

    def close(self) -> None:
        """Gives the file back."""
        self._engine.dispose()


def _switch_journal(cursor: Any) -> None:
    """A cursor in; the journal is kept beside the file. SQLite does not wait by itself where another process does the same."""
    until = time.monotonic() + WAIT_S
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(RETRY_S)


def open_database(path: Path, *, is_made: bool) -> Database:
    """The path of a case and whether it is made where it is missing in, the open case out.

    Raises:
        StoreError: It is missing, is a folder or no case, was made by a newer firsthand, or cannot be opened.
    """
    in_memory = str(path) == IN_MEMORY
    if not in_memory:
        _check_path(path, is_made=is_made)
    is_read_only = not in_memory and not _is_writable(path)
    database = Database(path, _make_engine(path, is_read_only=is_read_only), is_read_only=is_read_only)
    try:
        is_empty = _check_version(database)
        if is_empty and not is_made:
            raise _no_case(path)
        if not in_memory and not is_read_only:
            database.keep_journal()
        if is_empty:
            with database.writing() as connection:
                migrations.create(connection)
    except StoreError:
        database.close()
        raise
    return database


def _check_path(path: Path, *, is_made: bool) -> None:
    if path.is_dir():
        raise StoreError(f"Cannot open {path} as a case: it is a folder.",
                         hint="Give the file, such as FOLDER/firsthand.db, with --case.")
    if not path.exists() and not is_made:
        raise _no_case(path)
    if not path.absolute().parent.is_dir():
        raise StoreError(f"Cannot make the case {path}: there is no folder {path.parent}.", hint="Make the folder first.")


def _no_case(path: Path) -> StoreError:
    if path.name == str(path):
        return StoreError(f"There is no case here ({path}).", hint="Make one: firsthand add FOLDER.")
    return StoreError(f"There is no case at {path}.", hint=f"Check the name, or make one: firsthand add FOLDER --case {path}.")


def _is_writable(path: Path) -> bool:
    """Whether SQLite can write: the file itself, and beside it, where its journal lies."""
    folder = path.absolute().parent
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _make_engine(path: Path, *, is_read_only: bool) -> Engine:
    in_memory = str(path) == IN_MEMORY

    def connect() -> sqlite3.Connection:
        if in_memory:
            return sqlite3.connect(IN_MEMORY, isolation_level=None, check_same_thread=False)
        address = f"{path.absolute().as_uri()}?{'mode=ro&immutable=1' if is_read_only and not _has_journal(path) else 'mode=rwc'}"
        if is_read_only and _has_journal(path):
            address = f"{path.absolute().as_uri()}?mode=ro"
        return sqlite3.connect(address, uri=True, timeout=WAIT_S, isolation_level=None)

    pool: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {"poolclass": QueuePool, "pool_size": 2}
    engine = create_engine("sqlite://", creator=connect, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("firsthand_begin", "BEGIN"))

    return engine


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-wal")
    return journal.exists() and journal.stat().st_size > 0


def _check_version(database: Database) -> bool:
    """Refuses what is no case or is newer; brings what is older up to date, after a copy has been put beside it.

    Returns:
        Whether nothing has been made there yet: whoever began may have been stopped, or may be at it now.
    """
    with database.reading() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if not application and not version and not tables:
        return True
    if application != APPLICATION_ID:
        raise StoreError(f"Cannot open {database.path}: it is a database, but no case of firsthand.",
                         hint="Give the right file with --case.")
    if version > SCHEMA_VERSION:
        raise StoreError(f"Cannot open {database.path}: a newer firsthand made it (schema {version}, here {SCHEMA_VERSION}).",
                         hint="Install the newer version; nothing was changed.")
    if version < SCHEMA_VERSION:
        database.check_writable()
        with _worded(database.path):
            migrations.back_up(database.path, version)
        with database.writing() as connection:
            migrations.migrate(connection)
    return False


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    """A context in which what SQLite refuses is said in words.

    Raises:
        StoreError: SQLite refused.
    """
    try:
        yield
    except DatabaseError as error:
        raise _word(path, error) from error
    except sqlite3.Error as error:
        raise _word(path, error) from error


def _word(path: Path, error: Exception) -> StoreError:
    """A path and SQLite's error in, ours out."""
    cause = getattr(error, "orig", None) or error
    name = getattr(cause, "sqlite_errorname", "") or ""
    for start, (what, hint) in _REFUSALS.items():
        if name.startswith(start):
            return StoreError(f"Cannot use the case {path}: {what}.", hint=hint)
    kind = "locked" if isinstance(error, OperationalError) and "locked" in str(cause) else type(cause).__name__
    return StoreError(f"Cannot use the case {path}: the database refused ({kind}: {cause}).")


_REFUSALS = {
    "SQLITE_FULL": ("the disk is full", "Make room and run the same command again: it goes on from there, nothing is lost."),
    "SQLITE_IOERR": ("the disk could not be read or written", "Make room or check the disk, then run the same command again."),
    "SQLITE_BUSY": (f"another process has been writing to it for {WAIT_S} s", "Wait for it to end and run the command again."),
    "SQLITE_READONLY": ("it is read-only", "Copy the case to a place where you may write; firsthand.originals goes with it."),
    "SQLITE_CANTOPEN": ("it cannot be opened", "Check its permissions, and those of its folder."),
    "SQLITE_NOTADB": ("it is no database", "Give the right file with --case."),
    "SQLITE_CORRUPT": ("it is damaged", "Put back a copy of it and add the reports again: the originals are beside it."),
}
