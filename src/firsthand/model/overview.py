"""What is true of a whole case, for views that hold only a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.model.document import DocumentId
from firsthand.model.source import SourceId
from firsthand.text.dates import DateValue

NO_SOURCE = SourceId("S0")
"""In place of a protected source that the case holds no more."""


@dataclass(frozen=True, slots=True)
class Protection:
    """A source that may leave only under a label.

    Attributes:
        source: Which; `S0` where the case holds it no more, though its names must stay hidden.
        forms: Further words that would give it away, as the person gave them: a nickname, a telephone number.
    """

    source: SourceId
    forms: tuple[str, ...] = ()

    @property
    def is_resting(self) -> bool:
        """Whether the case holds its source no more: the reports that it stands in are set aside, or not there."""
        return self.source == NO_SOURCE


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or a tag that a person put on a document, claim or source.

    Attributes:
        subject: Id of what it is on (`K3`, `S1`, `T12`).
        text: Its words.
        is_tag: A tag rather than a note.
        actor: Who.
        written_at: When, ISO 8601.
    """

    subject: str
    text: str
    is_tag: bool
    actor: str
    written_at: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts over a whole case. Documents that are set aside count nowhere but in `aside`.

    Attributes:
        documents, claims, sources, stories, copies, aside: How many.
        standings: How many key claims stand in each way, by name of `Standing`.
        outlets: Every outlet of the case.
        unknown_outlets: How many documents have none.
        undated: How many documents have no date with a year.
        first, last: The earliest and latest date of publication.
        zones: Of publication times, as written.
        publishers: Outlet, or path where that is not known, of every document.
        disagreements: Pairs of claims of which only one can be right.
    """

    documents: int = 0
    claims: int = 0
    sources: int = 0
    stories: int = 0
    copies: int = 0
    aside: int = 0
    standings: Mapping[str, int] = field(default_factory=dict)
    outlets: frozenset[str] = frozenset()
    unknown_outlets: int = 0
    undated: int = 0
    first: DateValue | None = None
    last: DateValue | None = None
    zones: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    disagreements: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that a person left out of all counts.

    Attributes:
        document: Which.
        path: Of it.
        why: In the person's words.
        actor: Who.
    """

    document: DocumentId
    path: str
    why: str = ""
    actor: str = ""
