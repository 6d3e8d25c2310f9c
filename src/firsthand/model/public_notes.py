"""What is said of a whole case, and what people wrote into it, as far as it may be shown. Only `stages/publish` makes these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.model.document import DocumentId
from firsthand.model.span import Span
from firsthand.text.dates import DateValue


@dataclass(frozen=True, slots=True)
class PublicOverview:
    """Counts over a whole case, also where only a part of it is at hand.

    Attributes:
        documents, claims, sources, stories, copies, aside: How many.
        standings: How many key claims stand in each way, by name of `Standing`.
        outlets: How many outlets are known.
        unknown_outlets: How many documents have none.
        undated: How many documents have no date with a year.
        is_any_dated: Some document has a date, be it without a year.
        first, last: The earliest and latest date of publication that has a year.
        zones: Of publication times, as written.
        publishers: Outlet, or path where that is not known, of every document; what names a protected source left out.
        is_stored: The case is kept in a file, of which this may be a part.
        disagreements: Pairs of claims of which only one can be right.
    """

    documents: int = 0
    claims: int = 0
    sources: int = 0
    stories: int = 0
    copies: int = 0
    aside: int = 0
    standings: Mapping[str, int] = field(default_factory=dict)
    outlets: int = 0
    unknown_outlets: int = 0
    undated: int = 0
    is_any_dated: bool = False
    first: DateValue | None = None
    last: DateValue | None = None
    zones: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    is_stored: bool = False
    disagreements: int = 0


@dataclass(frozen=True, slots=True)
class PublicCustody:
    """Through whose hands the text of a report went, as its credits say: no source, and no link of a chain.

    Attributes:
        role: What was done: a value of `CustodyRole` ("translator").
        name: Who, as printed.
        span: Where the name stands.
    """

    role: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class PublicRemark:
    """A note or a tag that a person put on a document, claim or source.

    Attributes:
        text: Its words.
        is_tag: A tag rather than a note.
        actor: Who; empty where that may not be shown.
        written_at: When, ISO 8601.
    """

    text: str
    is_tag: bool
    actor: str
    written_at: str


@dataclass(frozen=True, slots=True)
class PublicAside:
    """A document that a person left out of all counts: its id, its path, why, and who did."""

    document: DocumentId
    path: str
    why: str = ""
    actor: str = ""
