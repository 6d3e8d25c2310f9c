"""What a person decided, and when: rows that are added to, never overwritten; a re-run of the machine leaves them alone.

A judgement is anchored to the words of a document, never to the id of a claim or source: ids are the machine's reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from firsthand.model.document import DocumentId
from firsthand.model.span import Span

JudgementId = NewType("JudgementId", str)
"""`J4`."""

AssertionRef = tuple[DocumentId, int]
"""A document, and the index of one of its reading's assertions."""

SourceRef = tuple[DocumentId, int]
"""A document, and the index of one of its reading's sources."""


class JudgementKind(StrEnum):
    """What was decided."""

    SET = "set"  # a date, outlet, title, url or author of a document is another
    ASIDE = "aside"  # a document is left out of all counts, but kept
    MERGE = "merge"  # two claims, or two sources, are one
    SPLIT = "split"  # appearances, or mentions, are a claim or source of their own
    PROTECT = "protect"  # a source may leave only under a label
    NOTE = "note"
    TAG = "tag"
    RATE = "rate"  # how reliable a source is, or how credible a claim
    DUE = "due"  # what became of something that a claim says will come


class SubjectKind(StrEnum):
    """What kind of thing it was decided of."""

    DOCUMENT = "document"
    CLAIM = "claim"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document, found again whatever ids a later reading gives.

    Attributes:
        sha256: Of the document's original.
        path: Of the document; tells apart two that came as the same bytes.
        span: The stretch; None for the document as a whole.
        quotation: The words there; empty for the document as a whole.
    """

    sha256: str
    path: str
    span: Span | None = None
    quotation: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Attributes:
        id: Short id, in order of decision.
        kind: What was decided.
        subject: Of what kind of thing.
        anchors: Of what. A document: one. A claim: the spans of its appearances; of `due`, where they give the date. A source:
            spans that name it.
        others: Of a merge, the anchors of the second; of a split, those of what stays behind; of `due`, those of the claim that
            shows it, if one was named.
        values: Of `set` the new values by field name; of `note` and `tag` their words under "text"; of `rate` a digit under
            "credibility" or a letter under "reliability"; of `due` an outcome under "outcome", and the new date of what was
            moved, as written, under "to"; of `protect` further forms of
            the name under "form 1", "form 2" and so on, and the names that the source had then under "name 1" and so on.
        actor: Who decided.
        decided_at: When, ISO 8601 with zone.
        why: Why, in the person's words; may be empty.
        undone_by, undone_at: Who took it back, and when; None while it stands.
        called: The ids of what it was decided of, at that time: a document keeps its own, a claim or source may be called
            otherwise by now.
    """

    id: JudgementId
    kind: JudgementKind
    subject: SubjectKind
    anchors: tuple[Anchor, ...]
    others: tuple[Anchor, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    actor: str = ""
    decided_at: str = ""
    why: str = ""
    undone_by: str | None = None
    undone_at: str | None = None
    called: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it has not been taken back."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True)
class Unfitting:
    """A judgement that no longer fits the reading: listed, never dropped.

    Attributes:
        judgement: Which.
        reason: What it no longer finds, in words, with what to do.
    """

    judgement: JudgementId
    reason: str


@dataclass(frozen=True, slots=True)
class Constraints:
    """What stage 8 must keep to, whatever it would have found by itself. Later entries never undo earlier ones.

    Attributes:
        documents_together: Documents of one story.
        settled_documents, settled_claims: The story of documents, and the claim of assertions, that were settled before with
            others that are not looked at now: what has one number stays together, and two numbers are never joined.
        is_part: The readings are only a part of the case: words that are rare among them may be common in the whole.
        claims_together, claims_apart: Assertions that make one claim, and that do not.
        sources_together, sources_apart: Sources that are one, and that are not.
        protected: Sources of documents that a person protects: nothing is joined across this flag.
        reasons: By the second of a pair that is kept together, why ("M. Oduya: one and the same statement").
    """

    documents_together: tuple[tuple[DocumentId, DocumentId], ...] = ()
    settled_documents: Mapping[DocumentId, int] = field(default_factory=dict)
    settled_claims: Mapping[AssertionRef, int] = field(default_factory=dict)
    is_part: bool = False
    claims_together: tuple[tuple[AssertionRef, AssertionRef], ...] = ()
    claims_apart: tuple[tuple[AssertionRef, AssertionRef], ...] = ()
    sources_together: tuple[tuple[SourceRef, SourceRef], ...] = ()
    sources_apart: tuple[tuple[SourceRef, SourceRef], ...] = ()
    protected: frozenset[SourceRef] = frozenset()
    reasons: Mapping[tuple[DocumentId, int], str] = field(default_factory=dict)


UNCONSTRAINED = Constraints()
"""Nobody decided anything."""
