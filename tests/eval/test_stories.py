"""Stories of a folder of reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.eval.stories import predict

ROWS = (
    {
        "id": "a",
        "title": "Silo fire",
        "text": "A fire in the grain silo at Tarnovik killed four workers, the mayor said.",
        "date": None,
    },
    {
        "id": "b",
        "title": "",
        "text": "Students marched through Oskar against higher fees, and the rector met them.",
        "date": None,
    },
    {"id": "c", "text": "Four workers are dead after the grain silo fire at Tarnovik, said the mayor.", "date": "2021-06-03"},
)


@pytest.mark.parametrize("is_streaming", [False, True])
def test_each_report_gets_its_story(tmp_path: Path, is_streaming: bool) -> None:
    """One row for each report, in order; reports of one event have one story, at once or as they arrive, without any gold."""
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, ROWS)) + "\n", encoding="utf-8")
    rows = list(predict(tmp_path, None, is_streaming=is_streaming))
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["cluster"] == rows[2]["cluster"] != rows[1]["cluster"]
