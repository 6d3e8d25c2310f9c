"""Measuring attributions: spans in the scorer's form, with how long reading took."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.eval import polnear

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

SCORER = """
import json, sys
answers = [json.loads(line) for line in open(sys.argv[4], encoding="utf-8")]
roles = {role for a in answers for spans in a["attributions"] for role in spans}
print(json.dumps({"docs": [a["doc"] for a in answers], "roles": sorted(roles)}))
"""


def test_articles_are_read_and_scored(tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article's answer goes by its name; time, memory and stages are kept."""
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)
    articles = tmp_path / "dev.jsonl"
    texts = ["The bridge is safe, Ana Quill said on Friday.", "\"Nobody was hurt,\" the mayor told reporters."]
    articles.write_text("".join(json.dumps({"doc": f"d{n}", "text": t}) + "\n" for n, t in enumerate(texts)), encoding="utf-8")
    scorer = tmp_path / "score.py"
    scorer.write_text(SCORER)
    figures = polnear.measure(articles, scorer)
    assert figures["attribution"]["docs"] == ["d0", "d1"]
    assert set(figures["attribution"]["roles"]) <= {"source", "cue", "content"}
    assert figures["documents"] == 2
    assert figures["peak_mb"] > 0
    assert "annotate" in figures["stage_s"]
