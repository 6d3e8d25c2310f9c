"""What a case answers besides its records: runs, status, near claims, its brief. Made of what may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from firsthand.api.views import Claim
from firsthand.model.casefile import CaseStatus, RunRecord
from firsthand.model.provenance import Skipped
from firsthand.model.public import PublicSkipped


class Markdown(str):
    """Text in Markdown, which a notebook shows as a page."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that is near a sentence; likeness from 0 to 1."""

    claim: Claim
    likeness: float


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `add`.

    Attributes:
        id: Number, from 1.
        started_at, ended_at: ISO 8601 with zone; no end where it was broken off.
        read: Reports that were read.
        unchanged: Reports that were in the case already.
        failed: Files that could not be read, each with the reason and what to do.
    """

    id: int
    started_at: str
    ended_at: str | None
    read: int
    unchanged: int
    failed: tuple[PublicSkipped, ...]

    def __str__(self) -> str:
        return f"{self.read:,} read, {self.unchanged:,} unchanged, {len(self.failed):,} not read"


@dataclass(frozen=True, slots=True)
class Unfit:
    """A decision that no longer fits what the reports say: its id, and why."""

    judgement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Status:
    """How a case stands.

    Attributes:
        documents, claims, sources, aside: How many.
        unsettled: Documents that are read but not yet compared with the others; the next question does it.
        failed: Files that could not be read and still are not.
        runs: Runs of `add`, the last first.
        unfitting: Decisions that no longer fit. They are kept, and count for nothing until they fit.
    """

    documents: int
    claims: int
    sources: int
    aside: int
    unsettled: int
    failed: tuple[PublicSkipped, ...]
    runs: tuple[Run, ...]
    unfitting: tuple[Unfit, ...]


Publish = Callable[[Iterable[Skipped]], tuple[PublicSkipped, ...]]


def make_run(run: RunRecord, failed: tuple[PublicSkipped, ...]) -> Run:
    """A run and what may be shown of its files that were not read in, the run as it is handed out out."""
    return Run(run.id, run.started_at, run.ended_at, run.read, run.unchanged, failed)


def make_status(status: CaseStatus, publish: Publish, conceal: Callable[[str], str]) -> Status:
    """How a case stands, and what makes files and lines fit to be shown, in; the same as it is handed out out."""
    return Status(
        documents=status.documents, claims=status.claims, sources=status.sources, aside=status.aside, unsettled=status.unsettled,
        failed=publish(status.skipped), runs=tuple(make_run(run, publish(run.skipped)) for run in status.runs),
        unfitting=tuple(Unfit(u.judgement, conceal(u.reason)) for u in status.unfitting),
    )  # fmt: skip
