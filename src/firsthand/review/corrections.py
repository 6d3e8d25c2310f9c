"""What was set of a document, put in place of what came with it. Needs no reading: it comes before stage 3.

A document is known by its bytes and its path together: what holds of one printing need not hold of the same text elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from firsthand.model.document import Document
from firsthand.model.judgement import Judgement, JudgementKind
from firsthand.text.dates import parse_published

FIELDS = ("published", "outlet", "title", "url", "author")
"""What of a document can be corrected."""

UNDERSTOOD_DATES = "Write it as 2015-07-07, 2015-07-07T16:20+02:00, 7 July 2015, July 2015 or 2015; leave it empty where unknown."
"""What to do about a date that is none."""

DocumentKey = tuple[str, str]
"""SHA-256 of an original, and the path of a document of it."""


def documents_of(judgements: Iterable[Judgement]) -> set[DocumentKey]:
    """Judgements in, the documents that those which stand are anchored in out: what `lay` needs the readings of."""
    return {(a.sha256, a.path) for j in judgements if j.stands for a in (*j.anchors, *j.others)}


def corrections(judgements: Iterable[Judgement]) -> dict[DocumentKey, dict[str, str]]:
    """Judgements in order of decision in; of each document that something was set of, the last value of each field out."""
    found: dict[DocumentKey, dict[str, str]] = {}
    for judgement in judgements:
        if judgement.kind is JudgementKind.SET and judgement.stands:
            for anchor in judgement.anchors:
                found.setdefault((anchor.sha256, anchor.path), {}).update(judgement.values)
    return found


def correct(document: Document, judgements: Iterable[Judgement]) -> Document:
    """A document as it came and judgements in order of decision in, the document as a person has it out."""
    return apply_corrections(document, corrections(judgements))


def apply_corrections(document: Document, known: Mapping[DocumentKey, Mapping[str, str]]) -> Document:
    """A document as it came and `corrections` in, the document as a person has it out. For many documents at once."""
    values = known.get((document.sha256, document.path), {})
    changes: dict[str, Any] = {name: value or None for name, value in values.items() if name in FIELDS}
    if changes.get("published"):
        changes["published"] = parse_published(changes["published"])
    return replace(document, **changes) if changes else document
