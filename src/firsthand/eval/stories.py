"""Stories of a set of reports: the reports of a folder in, the story of each out, all at once or as they arrive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from firsthand.engine.arriving import Arriving, find_stories, read_passages
from firsthand.model.document import Document, DocumentId
from firsthand.text.dates import parse_published


def predict(folder: Path, also: Path | None = None, *, is_streaming: bool = False) -> Iterator[dict[str, object]]:
    """A folder with docs.jsonl in; a row {id, cluster} for each report out, in order of the file.

    Args:
        folder: Of docs.jsonl, whose rows have an id and a text, and may have a title, date, source and url.
        also: Not used; there for all such jobs have it.
        is_streaming: Whether the reports arrive one by one in order of the file, and each is told into a story before the next
            is seen.
    """
    readings = [read_passages(_make_document(row)) for row in _rows(folder / "docs.jsonl")]
    if is_streaming:
        arriving = Arriving()
        for reading in readings:
            arriving.add([reading])
        story_of = arriving.story_of
    else:
        story_of = find_stories(readings)
    for reading in readings:
        yield {"id": reading.document.id, "cluster": story_of[reading.document.id]}


def _rows(path: Path) -> Iterator[dict[str, str | None]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _make_document(row: dict[str, str | None]) -> Document:
    """A row of docs.jsonl in, the document out; what the row leaves empty is unknown."""
    date = row.get("published") or row.get("date")
    return Document(
        DocumentId(row["id"] or ""), path=row["id"] or "", sha256="", text=row["text"] or "", title=row.get("title") or None,
        outlet=row.get("outlet") or row.get("source") or None, published=parse_published(date) if date else None,
        url=row.get("url") or None,
    )  # fmt: skip
