"""Documents about the same event, and documents that print the same text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from firsthand.model.document import DocumentId

StoryId = NewType("StoryId", str)
"""`E2`."""


@dataclass(frozen=True, slots=True)
class Story:
    """One event with what directly follows from it.

    Attributes:
        id: Short id.
        documents: In order of the case.
        reason: Why they were joined, in words; empty for a document alone.
    """

    id: StoryId
    documents: tuple[DocumentId, ...]
    reason: str = ""


class Overlap(StrEnum):
    """How the text of one document stands to another's."""

    COPY = "copy"  # prints the other's text, whole or cut
    PARTIAL = "partial reuse"  # a passage of the other's text stands in a text of its own; collapses no count
    SHARED_QUOTATION = "shared quotation"  # only quotations in common: a common source, not a copied text


@dataclass(frozen=True, slots=True)
class TextOverlap:
    """Two documents that share text.

    Attributes:
        document: The later, or the one that was cut from the other.
        other: What it copies, takes a passage from, or shares a quotation with.
        kind: Copy, partial reuse or shared quotation.
        containment: Share (0 to 1) of the smaller text's n-grams outside quotation marks that the other holds.
        containment_quoted: The same inside quotation marks; None where it quotes nothing.
        is_direction_known: Whether dates, credit lines or cuts tell who copied whom.
        reason: In words.
    """

    document: DocumentId
    other: DocumentId
    kind: Overlap
    containment: float
    containment_quoted: float | None
    is_direction_known: bool
    reason: str
