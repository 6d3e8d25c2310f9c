"""Makes the tables of a new case, and brings those of an older one up to date: a migration and its record commit together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from firsthand.store.schema import APPLICATION_ID, SCHEMA_VERSION, WORD_INDEXES, metadata, relation

Migration = Callable[[Connection], None]


def _add_relations(connection: Connection) -> None:
    """Version 2: how claims stand to one another. Filled when the case is next brought up to date."""
    relation.create(connection, checkfirst=True)


MIGRATIONS: dict[int, Migration] = {2: _add_relations}
"""By the version that they lead to; each is run in the transaction of all of them."""


def create(connection: Connection) -> None:
    """A connection that writes in; the tables of this version are there, unless another process has just made them."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one():
        return
    metadata.create_all(connection)
    for statement in WORD_INDEXES:
        connection.exec_driver_sql(statement)
    _mark(connection, SCHEMA_VERSION)


def migrate(connection: Connection) -> None:
    """A connection that writes in; every migration that its case lacks is done, and recorded with it."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    for number in range(version + 1, SCHEMA_VERSION + 1):
        MIGRATIONS[number](connection)
    _mark(connection, SCHEMA_VERSION)


def back_up(path: Path, version: int) -> Path:
    """The path of a case and its version in; a copy of it is put beside it, and its path comes out."""
    import sqlite3

    copy = path.with_name(f"{path.name}.schema-{version}.bak")
    if not copy.exists():
        part = copy.with_name(f"{copy.name}.part")
        with sqlite3.connect(path) as source, sqlite3.connect(part) as target:
            source.backup(target)
        source.close()
        target.close()
        shutil.move(part, copy)
    return copy


def _mark(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
