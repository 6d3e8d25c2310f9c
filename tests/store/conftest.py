"""What tests of the store need: a case database, in memory and in a file. A second store would be a third parameter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.store.database import IN_MEMORY, Database, open_database


@pytest.fixture(params=["memory", "file"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty case."""
    opened = open_database(Path(IN_MEMORY) if request.param == "memory" else tmp_path / "firsthand.db", is_made=True)
    yield opened
    opened.close()
