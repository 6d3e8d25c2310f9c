"""Lists of outlets that a user adds, from the setting to the sources of a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.engine.lists import use_outlets
from firsthand.errors import ConfigError

REPORT = "The dam at Orle will close on Monday, PPQ reported.\n\n“The gate is cracked,” Ilse Marrow told PPQ.\n"


@pytest.fixture(autouse=True)
def shipped_lists() -> Iterator[None]:
    """The shipped lists alone stand when a test ends."""
    yield
    use_outlets(None)


def test_an_added_outlet_is_known_by_all_its_names(tmp_path: Path) -> None:
    """A short form that only the user's list has leads to the outlet's best-known name, in this process and in workers."""
    reports, lists = tmp_path / "reports", tmp_path / "lists.yaml"
    reports.mkdir()
    (reports / "dam.txt").write_text(REPORT)
    lists.write_text("agencies:\n  Pillar Press Quarterly: [PPQ]\n")
    kinds = {}
    for outlets, workers in ((None, 1), (lists, 1), (lists, 2)):
        case = fh.read(reports, config=fh.Config(workers=workers, outlets=outlets))
        kinds[outlets, workers] = {s.kind for s in case.sources if "PPQ" in (s.name, *s.aliases)}
    assert kinds[lists, 1] == kinds[lists, 2] == {"outlet"}


def test_a_wrong_list_stops_the_program_at_the_start(tmp_path: Path) -> None:
    """A file that is not of the form of the lists is refused before anything is read, and the words say what to do."""
    (tmp_path / "lists.yaml").write_text("newspapers:\n  Vale Courier:\n")
    with pytest.raises(ConfigError, match="no section 'newspapers'"):
        fh.read(tmp_path, config=fh.Config(outlets=tmp_path / "lists.yaml"))
