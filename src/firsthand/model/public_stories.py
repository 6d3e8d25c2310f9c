"""Which documents belong together, as far as it may be shown. Only `stages/publish` makes these records."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.document import DocumentId
from firsthand.model.story import StoryId


@dataclass(frozen=True, slots=True)
class PublicStory:
    """Documents about one event; `reason` says why they were joined, and is empty for a document alone."""

    id: StoryId
    documents: tuple[DocumentId, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """A document that prints another's text.

    Attributes:
        document: The copy.
        other: What it prints.
        is_direction_known: Whether dates, credit lines or cuts tell who copied whom.
        reason: In words.
    """

    document: DocumentId
    other: DocumentId
    is_direction_known: bool
    reason: str
