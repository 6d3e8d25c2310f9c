"""What tests of the Python interface need: the example as a case, made once; a copy of it for each test that changes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import firsthand as fh
from firsthand import pipeline


@pytest.fixture(autouse=True)
def one_parser(parser: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases use the parser that is loaded already."""
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)


@pytest.fixture(scope="session")
def kept_case(parser: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the example as a case, with a file that bears a name and cannot be read. Only to be looked at."""
    folder = tmp_path_factory.mktemp("api")
    shutil.copytree(fh.demo_folder(), folder / "reports")
    (folder / "reports" / "Reyl.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_parser", lambda: parser)
        with fh.open(folder / "firsthand.db") as case:
            run = case.add(folder / "reports")
    assert (run.read, run.unchanged, len(run.failed)) == (8, 0, 1)
    return folder / "firsthand.db"


@pytest.fixture
def case(kept_case: Path) -> Iterator[fh.Case]:
    """The example, to be looked at."""
    with fh.open(kept_case) as opened:
        yield opened


@pytest.fixture
def own_case(kept_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[fh.Case]:
    """A copy of the example for one test, in the folder that it runs in; the actor is named by the settings."""
    shutil.copytree(kept_case.parent, tmp_path / "case")
    monkeypatch.chdir(tmp_path / "case")
    with fh.open(config=fh.Config(workers=1, actor="M. Oduya")) as opened:
        yield opened
