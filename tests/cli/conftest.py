"""What tests of commands need: a case, made once; the parser, loaded once; a place of its own for each test to run in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import firsthand
from firsthand import pipeline
from firsthand.cli import main as cli
from firsthand.sandbox import Sandbox

DEMO = Path(firsthand.__file__).parent / "demo"


@pytest.fixture(autouse=True)
def plain_surroundings(parser: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that run in this process start no other and load nothing twice; settings of the machine are left out."""
    _stay_here(parser, monkeypatch)
    for name in list(os.environ):
        if name.startswith("FIRSTHAND_"):
            monkeypatch.delenv(name)


def _stay_here(parser: object, patch: pytest.MonkeyPatch) -> None:
    """The parser that is loaded already is used, and files, which are harmless here, are opened in this process: it saves 1 s."""
    patch.setattr(pipeline, "load_parser", lambda: parser)
    patch.setattr(Sandbox, "start", lambda self: None)
    patch.setattr(Sandbox, "extract", lambda self, original: tuple(pipeline.extract_original(original)))


@pytest.fixture(scope="session")
def demo_case(parser: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a case, with a file beside it that cannot be read. To be looked at only: `own_case` may be changed."""
    folder = tmp_path_factory.mktemp("cli")
    shutil.copytree(DEMO, folder / "reports")
    (folder / "reports" / "photograph.jpg").write_bytes(b"\xff\xd8\xff")
    case = folder / "firsthand.db"
    with pytest.MonkeyPatch.context() as patch:
        _stay_here(parser, patch)
        patch.setenv("FIRSTHAND_WORKERS", "1")
        assert cli.run(["add", "-q", str(folder / "reports"), "--case", str(case)]) == 3
    return case


@pytest.fixture
def own_case(demo_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of `demo_case` for one test, in the folder that it runs in."""
    folder = tmp_path / "case"
    shutil.copytree(demo_case.parent, folder)
    monkeypatch.chdir(folder)
    return folder / demo_case.name
