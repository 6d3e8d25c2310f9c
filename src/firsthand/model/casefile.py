"""What is asked of a case and what it answers, besides its claims: runs, status, hits, decisions to be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.model.claim import ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import JudgementKind, Unfitting
from firsthand.model.provenance import Skipped
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class AddSettings:
    """How reports are added.

    Attributes:
        workers: Processes that read; None lets the machine and the amount of text decide.
        timeout_s: Seconds that reading one document may take; None stands for the engine's own limit.
        parse_timeout_s, parse_memory_mib: Seconds and memory that opening one file may take.
        is_retry_failed: Files that could not be read before are tried again.
    """

    workers: int | None = None
    timeout_s: int | None = None
    parse_timeout_s: int = 30
    parse_memory_mib: int = 1024
    is_retry_failed: bool = False


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims are wanted; every condition narrows.

    Attributes:
        is_single_source: Those told by two reports or more that rest on one source.
        is_contested: Those about which reports disagree.
        min_outlets: Those printed by as many outlets at least.
        max_independent: Those behind which as many independent sources stand at most, by the upper bound.
        limit: The first so many.
    """

    is_single_source: bool = False
    is_contested: bool = False
    min_outlets: int = 0
    max_independent: int | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run of `add`.

    Attributes:
        id: Number, from 1.
        started_at, ended_at: ISO 8601 with zone; no end where it was broken off.
        read: Documents that were read.
        unchanged: Documents that were in the case already.
        failed: How many could not be read.
        skipped: These, as far as no later run has come across them.
    """

    id: int
    started_at: str
    ended_at: str | None = None
    read: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """How a case stands.

    Attributes:
        path: Of its database.
        documents, claims, sources, aside: How many.
        unsettled: Documents that are read but not yet compared with the others.
        skipped: Files that could not be read and still are not.
        runs: Runs of `add`, the last first.
        unfitting: Judgements that no longer fit.
        schema: Version of the database's schema.
    """

    path: str
    documents: int
    claims: int
    sources: int
    aside: int = 0
    unsettled: int = 0
    skipped: tuple[Skipped, ...] = ()
    runs: tuple[RunRecord, ...] = ()
    unfitting: tuple[Unfitting, ...] = ()
    schema: int = 1


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """What matters most of a claim: how many sources it has at least and at most, and the document that was first."""

    at_least: int
    at_most: int
    first: DocumentId


@dataclass(frozen=True, slots=True)
class Nearest:
    """A claim that is near a sentence; likeness from 0 to 1."""

    claim: ClaimId
    likeness: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds the words sought, and where."""

    document: Document
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person wants decided, by the ids of the moment.

    Attributes:
        kind: What.
        subject: Id of a document, claim or source.
        others: Of `merge` the id of the second; of `split` the ids of the appearances, or of the documents whose mentions of the
            source, that leave.
        values: As in `Judgement.values`.
        actor: Who.
        why: Why.
    """

    kind: JudgementKind
    subject: str
    others: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    actor: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What `verify` found.

    Attributes:
        originals, documents, spans: How many were checked.
        faults: What does not hold, each in words; empty where all holds.
    """

    originals: int = 0
    documents: int = 0
    spans: int = 0
    faults: tuple[str, ...] = ()
