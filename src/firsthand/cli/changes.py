"""Says what a decision changed, in words: how many reports, claims and sources there are, who was first, how many stand behind.

Imports engine: loaded by what performs alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.cli.screen import count
from firsthand.engine.case import CaseFile
from firsthand.model.casefile import CaseStatus, ClaimStanding
from firsthand.model.claim import ClaimId
from firsthand.model.judgement import Judgement, JudgementKind
from firsthand.review.words import list_words

FEW_CLAIMS = 3
"""Claims that changed are named up to here, and are counted beyond. No trial."""
_SILENT = (JudgementKind.NOTE, JudgementKind.TAG, JudgementKind.RATE, JudgementKind.DUE, JudgementKind.PROTECT)
"""Decisions that no count hangs on."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A case at one moment: its counts, and how each of its claims stands."""

    status: CaseStatus
    standings: Mapping[ClaimId, ClaimStanding]


def take_snapshot(case: CaseFile, kind: JudgementKind | None = None) -> Snapshot:
    """An open case, and what is decided, in; how it stands out, without its claims where no count hangs on the decision."""
    return Snapshot(case.status(), {} if kind in _SILENT else case.find_standings())


def say_changes(judgement: Judgement, before: Snapshot, after: Snapshot) -> str:
    """A decision made or taken back, and the case before and after it, in; what it changed, to follow on a sentence, out."""
    if judgement.kind in _SILENT:
        return ""
    parts = [part for part in (_say_counts(before.status, after.status), *_say_standings(before, after)) if part]
    return f"; {'; '.join(parts)}" if parts else "; nothing else changes"


def _say_counts(before: CaseStatus, after: CaseStatus) -> str:
    pairs = ((before.documents, after.documents, "report"), (before.claims, after.claims, "claim"),
             (before.sources, after.sources, "source"))
    changed = [f"{count(new, noun)} ({old:,} before)" for old, new, noun in pairs if old != new]
    return f"the case now has {list_words(changed)}" if changed else ""


def _say_standings(before: Snapshot, after: Snapshot) -> tuple[str, str, str]:
    """Two moments in; which claims are new, where who was first changed, and where the number of sources, out."""
    pairs = [(claim, was, after.standings[claim]) for claim, was in before.standings.items() if claim in after.standings]
    first = [claim for claim, was, now in pairs if was.first != now.first]
    counts = [claim for claim, was, now in pairs if (was.at_least, was.at_most) != (now.at_least, now.at_most)]
    new = [claim for claim in after.standings if claim not in before.standings]
    verb = "is" if len(new) == 1 else "are"
    return (
        f"{list_words(new)} {verb} new" if 0 < len(new) <= FEW_CLAIMS else "",
        f"another report is now the first to tell {_say_claims(first)}" if first else "",
        f"the count of independent sources changes in {_say_claims(counts)}" if counts else "",
    )


def _say_claims(claims: Sequence[ClaimId]) -> str:
    """Ids of claims in, the first of them, and how many more there are, out."""
    if len(claims) <= FEW_CLAIMS:
        return list_words(claims)
    return f"{len(claims):,} claims ({', '.join(claims[:FEW_CLAIMS])} …)"
