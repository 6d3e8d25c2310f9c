"""Which report each copy is held against."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.model.document import DocumentId
from firsthand.model.story import Overlap, TextOverlap


def find_originals(overlaps: Iterable[TextOverlap]) -> dict[DocumentId, TextOverlap]:
    """Overlaps in; for each document that is known to be a copy, its overlap with the one whose text it has most of, out."""
    found: dict[DocumentId, TextOverlap] = {}
    for o in overlaps:
        if o.kind is Overlap.COPY and o.is_direction_known:
            other = found.get(o.document)
            if other is None or o.containment > other.containment:
                found[o.document] = o
    return found


def find_copied(overlaps: Iterable[TextOverlap]) -> dict[DocumentId, DocumentId]:
    """Overlaps in; for each document that is a copy, what it copies, out.

    That is what it is known to copy, or else what it may be a copy of; of several the one whose text it has most of.
    """
    copies = [o for o in overlaps if o.kind is Overlap.COPY]
    nearest: dict[DocumentId, TextOverlap] = {}
    for o in copies:
        other = nearest.get(o.document)
        if other is None or (o.is_direction_known, o.containment) > (other.is_direction_known, other.containment):
            nearest[o.document] = o
    return {document: o.other for document, o in nearest.items()}


def find_overlap(overlaps: Iterable[TextOverlap], document: DocumentId) -> TextOverlap | None:
    """Overlaps and a document in; its overlap with what it copies, or whose copy or original it may be, out; None: no copy."""
    copies = [o for o in overlaps if o.kind is Overlap.COPY]
    known = find_originals(copies).get(document)
    unknown = (o for o in copies if not o.is_direction_known and document in (o.document, o.other))
    return known or max(unknown, key=lambda o: o.containment, default=None)
