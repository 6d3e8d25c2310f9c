"""Stories of a set of reports: the reports of a folder in, the story of each out, all at once or as they arrive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from firsthand.engine.arriving import Arriving, find_stories
from firsthand.eval.rows import read_report, read_rows


def predict(folder: Path, also: Path | None = None, *, is_streaming: bool = False) -> Iterator[dict[str, object]]:
    """A folder with docs.jsonl in; a row {id, cluster} for each report out, in order of the file.

    Args:
        folder: Of docs.jsonl, whose rows have an id and a text, and may have a title, date, source and url.
        also: Not used; there for all such jobs have it.
        is_streaming: Whether the reports arrive one by one in order of the file, and each is told into a story before the next
            is seen.
    """
    readings = [read_report(row) for row in read_rows(folder / "docs.jsonl")]
    if is_streaming:
        arriving = Arriving()
        for reading in readings:
            arriving.add([reading])
        story_of = arriving.story_of
    else:
        story_of = find_stories(readings)
    for reading in readings:
        yield {"id": reading.document.id, "cluster": story_of[reading.document.id]}
