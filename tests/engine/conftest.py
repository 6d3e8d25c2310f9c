"""What tests of a case need: reports made up by rule, and a way to add them with the parser that is loaded already."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.engine.adding import Adding
from firsthand.engine.reading import ReadSettings
from firsthand.engine.settling import Settling
from firsthand.eval.generated import generate_reports
from firsthand.store.database import open_database
from firsthand.store.originals import Originals

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

Add = Callable[..., None]
Write = Callable[..., list[Path]]


@pytest.fixture
def add_here(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> Add:
    """A function: a case, and files or folders, in; added and settled in this process, as is whatever reads later."""
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)

    def add(case: Path, *paths: Path, is_retry_failed: bool = False) -> None:
        add_with(parser, case, paths, is_retry_failed=is_retry_failed)

    return add


def add_with(parser: Parser, case: Path, paths: Sequence[Path], *, is_retry_failed: bool = False) -> None:
    """A parser, a case, and files or folders, in; these are in the case, and all of it is settled."""
    originals = Originals(case)
    with closing(open_database(case, is_made=True)) as database:
        Adding(database, originals, lambda: pipeline.find_originals(paths, without=(case, originals.folder)),
               is_retry_failed=is_retry_failed).add(ReadSettings(parser=parser))
        Settling(database, settings=ReadSettings(parser=parser)).settle()


@pytest.fixture
def write_pile() -> Write:
    """A function: a folder, and which of the generated reports, in; each lies there as a file, and their paths come out."""
    return write_some


def write_some(folder: Path, numbers: Sequence[int]) -> list[Path]:
    """A folder, and which of the generated reports, in; each lies there as a file, and their paths come out."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = list(generate_reports(max(numbers) + 1))
    made = []
    for n in numbers:
        path = folder / reports[n].name
        front = f"---\ntitle: {reports[n].title}\noutlet: {reports[n].outlet}\npublished: {reports[n].published}\n---\n\n"
        path.write_text(front + reports[n].text, encoding="utf-8")
        made.append(path)
    return made


@pytest.fixture(scope="session")
def case_of_eight(parser: Parser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a case of eight reports on two events, made once. To be looked at only: `path` may be changed."""
    folder = tmp_path_factory.mktemp("eight")
    write_some(folder / "pile", range(8))
    add_with(parser, folder / "firsthand.db", [folder / "pile"])
    return folder


@pytest.fixture
def path(case_of_eight: Path, tmp_path: Path, add_here: Add) -> Path:
    """A case of eight reports on two events, for one test; the reports lie in `pile` beside it."""
    shutil.copytree(case_of_eight, tmp_path, dirs_exist_ok=True)
    return tmp_path / "firsthand.db"
