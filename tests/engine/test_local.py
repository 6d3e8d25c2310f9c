"""One process or several: the same records, in the same order, and one bad document costs only itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.engine import local
from firsthand.engine.limits import Limits
from firsthand.engine.timing import StageTimes
from firsthand.errors import EngineError, InputError, NoReports
from firsthand.model.document import About, Document, DocumentId
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.reading import Reading

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

WriteReports = Callable[[dict[str, str | bytes]], Path]

REPORTS: dict[str, str | bytes] = {
    "echo.txt": 'The bridge at Lowen is safe, a source in the harbour office told the Lowen Echo. "We checked it," he said.',
    "post.txt": "The bridge at Lowen is safe, a harbour source told the Lowen Echo, according to the Carrick Post on 3 May 2031.",
    "star.txt": "Two barges struck the bridge at Lowen on Friday, Mayor Ana Quill said. Nobody was hurt.",
}


def test_the_number_of_processes_changes_nothing(write_reports: WriteReports, parser: Parser) -> None:
    """One process and two give equal cases, and each document is told of once."""
    folder = write_reports(REPORTS | {"bad.txt": b"\xff"})
    told: list[tuple[int, int, str]] = []
    apart = local.read_paths([folder], workers=2, on_progress=lambda *step: told.append(step))
    assert apart == local.read_paths([folder], parser=parser)
    assert sorted(path for _, _, path in told) == sorted(REPORTS)
    assert [done for done, _, _ in told] == [1, 2, 3]


def test_a_document_that_breaks_a_stage_is_skipped_and_the_rest_is_read(
    write_reports: WriteReports, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in one document becomes a skip that names the stage."""
    def break_on_post(reading: Reading) -> tuple[object, ...]:
        if "Carrick" in reading.document.text:
            raise ZeroDivisionError
        return ()

    monkeypatch.setattr(pipeline.attribute, "run", break_on_post)  # type: ignore[attr-defined]
    case = local.read_paths([write_reports(REPORTS)], parser=parser)
    assert [r.document.path for r in case.readings] == ["echo.txt", "star.txt"]
    (skipped,) = case.skipped
    assert (skipped.path, skipped.stage, skipped.code) == ("post.txt", "attribute", SkipCode.BROKEN)


def test_a_document_that_takes_too_long_is_skipped(
    write_reports: WriteReports, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stage that never ends costs one document, and the reason says for how long it was tried."""
    def hang_on_post(reading: Reading) -> tuple[object, ...]:
        while "Carrick" in reading.document.text:
            pass
        return ()

    monkeypatch.setattr(pipeline.attribute, "run", hang_on_post)  # type: ignore[attr-defined]
    case = local.read_paths([write_reports(REPORTS)], parser=parser, limits=Limits(timeout_s=1))
    assert [r.document.path for r in case.readings] == ["echo.txt", "star.txt"]
    (skipped,) = case.skipped
    assert (skipped.path, skipped.stage, skipped.code) == ("post.txt", "attribute", SkipCode.BROKEN)
    assert "not done with it after 1 s" in skipped.reason


def test_records_of_one_file_are_numbered_in_its_order(write_reports: WriteReports, parser: Parser) -> None:
    """The tenth record follows the ninth, not the first."""
    lines = "".join(f'{{"text": "The bridge is safe, police said on {n} May."}}\n' for n in range(1, 12)) + "[]\n" * 2
    case = local.read_paths([write_reports({"news.jsonl": lines})], parser=parser)
    assert [r.document.path for r in case.readings] == [f"news.jsonl#{n}" for n in range(1, 12)]
    assert [s.path for s in case.skipped] == ["news.jsonl#12", "news.jsonl#13"]


class Deadly(str):
    """A text that kills the process that it is sent to."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def test_a_document_that_kills_its_process_costs_only_itself(parser: Parser) -> None:
    """The others are read, in order; the deadly one is skipped with the reason."""
    texts = ["It is.", Deadly("x" * 99), "It was."]
    documents = [Document(DocumentId(f"T{n}"), f"{n}.txt", "", text) for n, text in enumerate(texts)]
    results = local.read_documents(documents, workers=2)
    assert [type(r) for r in results] == [Reading, Skipped, Reading]
    assert isinstance(results[1], Skipped)
    assert "process that read it died" in results[1].reason
    assert results[2] == local.read_documents(documents[2:], parser=parser)[0]


def test_workers_that_all_die_are_an_error() -> None:
    """Where nothing can be read in a process, that is told."""
    with pytest.raises(EngineError, match="processes died"):
        local.read_documents([Document(DocumentId(f"T{n}"), f"{n}.txt", "", Deadly("x")) for n in range(2)], workers=2)


def test_skips_of_all_stages_are_kept_in_order(write_reports: WriteReports, parser: Parser) -> None:
    """What could not be read is listed by path, with the stage where it stopped."""
    case = local.read_paths([write_reports({"c.gif": "x", "a.txt": b"\xff", "b.txt": "", **REPORTS})], parser=parser)
    assert [(s.path, s.stage) for s in case.skipped] == [("a.txt", "extract"), ("b.txt", "extract"), ("c.gif", "ingest")]
    assert len(case.readings) == 3


def test_times_are_kept_for_every_stage(write_reports: WriteReports, parser: Parser) -> None:
    """Each stage that ran has its seconds, in travel order."""
    times = StageTimes()
    local.read_paths([write_reports(REPORTS)], parser=parser, times=times)
    assert list(times.seconds) == [s.name for s in pipeline.STAGES if s.name != "publish"]
    assert all(seconds >= 0 for seconds in times.seconds.values())


@pytest.mark.parametrize("files", [{}, {"scan.gif": b"x"}, {".hidden.txt": b"x"}])
def test_a_folder_without_reports_is_one_clear_error(write_reports: WriteReports, files: dict[str, str | bytes]) -> None:
    """No file that could be a report: one sentence that says what a report is."""
    with pytest.raises(NoReports, match=r"holds no reports.*\.jsonl"):
        local.read_paths([write_reports(files)])


def test_a_folder_of_unusable_reports_is_no_error(write_reports: WriteReports) -> None:
    """Where files were there but none could be used, the case is empty and each is listed."""
    case = local.read_paths([write_reports({"a.txt": b"\xff"})])
    assert case.readings == ()
    assert [s.code for s in case.skipped] == [SkipCode.ENCODING]
    with pytest.raises(InputError, match="no such file or folder"):
        local.read_paths([Path("nowhere")])


def test_few_words_are_read_in_one_process(
    write_reports: WriteReports, monkeypatch: pytest.MonkeyPatch, parser: Parser
) -> None:
    """Where nobody says how many workers, little text starts none."""
    def refuse(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(local, "start_pool", refuse)
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)
    assert len(local.read_paths([write_reports(REPORTS)]).readings) == 3


def test_one_text_can_be_read_alone(parser: Parser) -> None:
    """A text gives its reading, an unusable one its reason."""
    reading = local.read_text("Two barges struck the bridge.", About(), parser)
    assert isinstance(reading, Reading)
    assert isinstance(reading.document, Document)
    assert isinstance(local.read_text(" ", About(), parser), Skipped)
