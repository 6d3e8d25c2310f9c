"""What a case holds of a source, and what stands against a claim: the counts that ratings are made from.

They are counted over the whole case, whether it is at hand as records or kept in a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from firsthand.model.claim import ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.source import SourceId


@dataclass(frozen=True, slots=True)
class Told:
    """One link of one chain: a source that tells a claim in a report, first-hand or passing it on."""

    source: SourceId
    claim: ClaimId
    document: DocumentId
    is_first: bool


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What a case holds of one source; reports that print another's text, or only pass on another's report, are left out.

    Attributes:
        claims: Claims that it is the first teller of.
        reports: Reports in which it is.
        relayed: Claims that it only passes on.
        contradicted: Of `claims`, those that stand against a claim of somebody else.
        against_itself: Of `claims`, those that stand against another claim of its own.
    """

    claims: int = 0
    reports: int = 0
    relayed: int = 0
    contradicted: int = 0
    against_itself: int = 0


@dataclass(frozen=True, slots=True)
class Opposition:
    """What stands against a claim.

    Attributes:
        claims: Other claims of which only one can be right with it.
        at_least: Sources provably apart behind that of them which has most.
    """

    claims: int = 0
    at_least: int = 0


UNOPPOSED = Opposition()
"""Nothing stands against it."""


def count_records(
    told: Iterable[Told], against: Mapping[ClaimId, Set[ClaimId]], heads: Mapping[ClaimId, Set[SourceId]]
) -> dict[SourceId, SourceRecord]:
    """Links of chains in; the record of each source that stands in one out.

    Args:
        told: Every link of the sources that are wanted, without those in copies, and without first tellers of what a report
            has from another report of the case; any order.
        against: By claim, the claims that stand against it in what they say, not in whom they credit.
        heads: By claim that stands against another, its first tellers; none where reports tell it in their own voice alone.
    """
    first: dict[SourceId, set[ClaimId]] = defaultdict(set)
    passed: dict[SourceId, set[ClaimId]] = defaultdict(set)
    reports: dict[SourceId, set[DocumentId]] = defaultdict(set)
    for one in told:
        (first if one.is_first else passed)[one.source].add(one.claim)
        if one.is_first:
            reports[one.source].add(one.document)
    found = {}
    for source in first.keys() | passed.keys():
        claims = first.get(source, set())
        rivals = {claim: [heads.get(other, frozenset()) for other in against.get(claim, ())] for claim in claims}
        found[source] = SourceRecord(
            claims=len(claims),
            reports=len(reports.get(source, ())),
            relayed=len(passed.get(source, set()) - claims),
            contradicted=sum(any(not tellers or tellers - {source} for tellers in sets) for sets in rivals.values()),
            against_itself=sum(any(source in tellers for tellers in sets) for sets in rivals.values()),
        )
    return found
