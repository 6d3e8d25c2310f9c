"""Measuring: every case is read, and the scorer that was named judges the answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.errors import EngineError
from firsthand.eval import echobench

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

WriteReports = Callable[[dict[str, str | bytes]], Path]

# Takes the part of the benchmark's scorer: fetches each answer by the command and counts its documents.
SCORER = """
import json, pathlib, subprocess, sys
verb, _, command, _, figures, cases = sys.argv[1:]
counts = {}
for case in sorted(pathlib.Path(cases).iterdir()):
    out = pathlib.Path(figures).with_suffix(".tmp")
    subprocess.run(command.format(case=case / "reports", out=out), shell=True, check=True)
    counts[case.name] = {"documents": len(json.loads(out.read_text())["documents"])}
pathlib.Path(figures).write_text(json.dumps({"cases": counts, "means": {"mean": {"documents": 1.5}}}))
print("table of", len(counts))
"""


def test_every_case_is_read_and_scored(
    write_reports: WriteReports, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scorer gets one answer for each case, and its table and figures come back."""
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)
    folder = write_reports({
        "cases/one/reports/a.txt": "The bridge is safe, Ana Quill said.", "cases/two/reports/a.txt": "The bridge is shut.",
        "cases/two/reports/b.txt": "The bridge is open.", "score.py": SCORER,
    })
    measured = echobench.measure(folder / "cases", folder / "score.py")
    assert measured.table == "table of 2\n"
    assert measured.figures == {"one": {"documents": 1}, "two": {"documents": 2}, "mean": {"documents": 1.5}}
    assert json.loads(json.dumps(measured.figures)) == measured.figures


def test_a_scorer_that_fails_is_told(tmp_path: Path) -> None:
    """What it said stands in the error."""
    scorer = tmp_path / "score.py"
    scorer.write_text("import sys; sys.exit('no gold')")
    with pytest.raises(EngineError, match="no gold"):
        echobench.run_scorer(scorer, [])
