"""Sets of the measures as files: one JSON object to a line, and the documents that such lines stand for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from firsthand.engine.arriving import read_passages
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Reading
from firsthand.text.dates import parse_published


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """A file in, the object of each line out, in order; empty lines are passed over."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_gold(name: str) -> Iterator[dict[str, Any]]:
    """The name of a table of our own ("relays") in, the object of each of its lines out, in order."""
    for line in (resources.files("firsthand.eval") / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def write_rows(rows: Iterable[Mapping[str, object]], path: Path) -> None:
    """Rows and a file in; they stand there one to a line."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")


def read_report(row: Mapping[str, Any]) -> Reading:
    """A row with an id, a text and what is known of its publication in, its reading, with its passages alone, out.

    Args:
        row: May have `title`, `published` or `date`, `outlet` or `source`, `url`; what it leaves empty is unknown.
    """
    date, name = row.get("published") or row.get("date"), str(row["id"])
    return read_passages(Document(
        DocumentId(name), path=name, sha256="", text=row["text"] or "", title=row.get("title") or None,
        outlet=row.get("outlet") or row.get("source") or None, published=parse_published(date) if date else None,
        url=row.get("url") or None,
    ))  # fmt: skip
