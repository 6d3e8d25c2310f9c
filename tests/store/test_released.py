"""A case of every schema that was released is opened, holds what it held, and stands up to today's stages."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from firsthand import pipeline
from firsthand.engine.case import CaseFile
from firsthand.model.reading import Case
from firsthand.store.originals import Originals
from firsthand.store.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

CASES = Path(__file__).parent / "cases"
STORED = sorted(CASES.glob("schema-*.sql"))


def load_describe() -> Callable[[Case], dict[str, Any]]:
    """Nothing in, what describes a case in the words in which the stored ones are described out."""
    spec = importlib.util.spec_from_file_location("make_cases", CASES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    describe: Callable[[Case], dict[str, Any]] = made.describe
    return describe


@pytest.fixture(params=STORED, ids=lambda stored: stored.stem)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A stored case with its originals, and what it said when it was made."""
    path = tmp_path / "firsthand.db"
    with closing(sqlite3.connect(path)) as connection:
        with request.param.open(encoding="utf-8", newline="") as file:
            connection.executescript(file.read())
        texts = [row[0].encode("utf-8") for row in connection.execute("SELECT text FROM document")]
    for content in texts:
        Originals(path).keep(hashlib.sha256(content).hexdigest(), content)
    return path, json.loads(request.param.with_suffix(".json").read_text(encoding="utf-8"))


def test_there_is_a_case_of_every_schema() -> None:
    """Whoever raises the version of the schema stores a case of it: `python tests/store/cases/make.py`."""
    assert [stored.stem for stored in STORED] == [f"schema-{n}" for n in range(1, SCHEMA_VERSION + 1)]


def test_a_stored_case_says_what_it_said(stored: tuple[Path, dict[str, Any]]) -> None:
    """Opened, and brought up to date where it is older, it holds the same documents, claims, chains, counts and decisions."""
    path, said = stored
    with CaseFile.open(path, is_made=False) as case:
        assert load_describe()(case.load()) == said
        assert case.verify().faults == ()
        assert case.status().schema == SCHEMA_VERSION
        assert [hit.document.id for hit in case.search("weir gave way")] == ["T1", "T3"]
        assert case.trace("The weir at Ostrel gave way")[0].claim == said["claims"][0][0]


def test_decisions_in_a_stored_case_stand_before_the_stages_of_today(
    stored: tuple[Path, dict[str, Any]], parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read anew, the documents are what they were and each decision fits; its originals gone, each is named."""
    path, said = stored
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)
    with CaseFile.open(path, is_made=False) as case:
        case.settle()
        now = load_describe()(case.load())
        assert {part: now[part] for part in ("documents", "aside", "remarks")} == {
            part: said[part] for part in ("documents", "aside", "remarks")}
        assert case.status().unfitting == ()
        assert case.verify().faults == ()
    shutil.rmtree(Originals(path).folder)
    with CaseFile.open(path, is_made=False) as case:
        assert len(case.verify().faults) == len(said["documents"]) + len(said["aside"])
