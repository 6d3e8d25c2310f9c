"""Expressions of time of news texts as the scorer of TempEval-3 reads them: from texts and their days of publication alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from firsthand.eval.rows import read_rows
from firsthand.text.dates import parse_published
from firsthand.text.timex import find_timexes


def predict(folder: Path, also: Path | None) -> Iterator[dict[str, object]]:
    """A folder with docs.jsonl in, one row of expressions of time per document out, in the order of the file.

    Args:
        folder: Holds docs.jsonl: `id`, `text`, `dct` (the day of publication); where only the beginning counts, `annotated_end`.
        also: Not read.

    Returns:
        `id` and `timex`, whose parts have `start`, `end`, `type` and `value`. A document whose day of publication is not known
        has none: there is nothing to count from.
    """
    for document in read_rows(folder / "docs.jsonl"):
        yield {"id": document["id"], "timex": _read(document)}


def _read(document: dict[str, object]) -> list[dict[str, object]]:
    published = parse_published(str(document["dct"]))
    if published is None or published.year is None or published.month is None or published.day is None:
        return []
    text, limit = str(document["text"]), document.get("annotated_end")
    end = limit if isinstance(limit, int) else len(text)
    found = find_timexes(text, date(published.year, published.month, published.day))
    return [{"start": t.start, "end": t.end, "type": t.kind, "value": t.value} for t in found if t.end <= end]
