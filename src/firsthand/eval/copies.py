"""Copies of a set of reports: a folder with pairs of texts, or with many texts, in; which pairs print one text out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from firsthand.engine.sharing import find_overlaps
from firsthand.eval.rows import read_report, read_rows
from firsthand.model.story import Overlap, TextOverlap

_STANDING = {Overlap.COPY: 0.7, Overlap.PARTIAL: 0.4, Overlap.SHARED_QUOTATION: 0.0}
"""Where the scores of each kind begin; they rise by the share of text in common, and no kind reaches the next."""
_RANGE = 0.3


def predict(folder: Path, also: Path | None = None) -> Iterator[dict[str, object]]:
    """A folder with pairs.jsonl, or else with docs.jsonl, in; a row {id, score, label} for each pair out.

    Label 1 is a copy or a part taken over; 0 is a shared quotation, or nothing in common.

    Args:
        folder: Of pairs.jsonl, whose rows have an id and two texts, `a` and `b`: a row for each. Or of docs.jsonl, whose rows
            have an id and a text: a row for each pair that has something in common, with the id "A|B", the smaller id first.
        also: Not used; there for all such jobs have it.
    """
    if (folder / "pairs.jsonl").exists():
        for row in read_rows(folder / "pairs.jsonl"):
            found = find_overlaps([read_report({"id": "A", "text": row["a"]}), read_report({"id": "B", "text": row["b"]})])
            yield {"id": row["id"], **_rate(found[0] if found else None)}
        return
    for overlap in find_overlaps([read_report(row) for row in read_rows(folder / "docs.jsonl")]):
        a, b = sorted((str(overlap.document), str(overlap.other)))
        yield {"id": f"{a}|{b}", "a": a, "b": b, **_rate(overlap)}


def _rate(overlap: TextOverlap | None) -> dict[str, object]:
    """What two texts share in, a score from 0 to 1 and a label out."""
    if overlap is None:
        return {"score": 0.0, "label": 0}
    score = _STANDING[overlap.kind] + _RANGE * min(1.0, overlap.containment)
    return {"score": round(score, 4), "label": int(overlap.kind is not Overlap.SHARED_QUOTATION)}
