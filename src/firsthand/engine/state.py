"""Whether a case has anything to be read or compared, asked without loading the stages; and the time."""

from __future__ import annotations

from datetime import UTC, datetime

from firsthand.engine.versions import read_with, settled_with
from firsthand.store import evidence, headers
from firsthand.store.database import Database

MADE_WITH = "settled with"
"""Under this a case notes the stages that compared its documents last."""


def now() -> str:
    """Nothing in, the time in ISO 8601, to the second, out."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_up_to_date(database: Database) -> bool:
    """A case in; whether today's stages have read and compared all its documents, or it cannot be written anyway, out."""
    if database.is_read_only:
        return True
    with database.reading() as connection:
        made_with = evidence.read_about_case(connection).get(MADE_WITH)
        return made_with == settled_with() and not headers.find_stale(connection, read_with()) \
            and not headers.find_unsettled(connection)
