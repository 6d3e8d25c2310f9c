"""Questions in SQL, put to what may leave the process and to nothing else: the tables of the CSV export, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from firsthand.errors import InputError
from firsthand.model.public import PublicCase
from firsthand.stages.publish.tables import TABLES, Cell, rows

_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_HINT = f'Tables: {", ".join(TABLES)}. Columns of one: firsthand sql --json "select * from claims limit 1".'  # noqa: S608

Answer = tuple[list[str], Iterator[tuple[Cell, ...]]]


def ask(public: PublicCase, query: str) -> Answer:
    """A public case and a question in SQL in; the names of the columns and the rows of the answer out.

    The tables are those of `tables.TABLES`. Nothing can be written, no other file is opened, and nothing outlives the answer.

    Raises:
        InputError: It is no question that SQLite understands, or it would change something.
    """
    connection = sqlite3.connect(":memory:")
    try:
        for table in TABLES:
            _fill(connection, public, table)
        connection.set_authorizer(_permit)
        cursor = connection.execute(query)
        if cursor.description is None:
            raise InputError("Cannot ask that: it is no question.", hint=f"Begin with SELECT. {_HINT}")
        return [column[0] for column in cursor.description], iter(cursor.fetchall())
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        is_refused = "not authorized" in str(error) or "prohibited" in str(error)
        said = "only questions (SELECT) are answered" if is_refused else str(error).rstrip(".")
        raise InputError(f"Cannot ask that: {said}.", hint=_HINT) from error
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, public: PublicCase, table: str) -> None:
    header, found = rows(public, table)
    columns = ", ".join(f'"{name}"' for name in header)
    connection.execute(f'CREATE TABLE "{table}" ({columns})')
    marks = ", ".join("?" * len(header))
    connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', found)  # noqa: S608 - names of our own


def _permit(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
