"""How well a source has stood up in this case: from its record alone, never from what any one claim says.

The machine gives neither A nor E. Both say what no count of reports can show, a history of having been right or wrong; they are
for a person to give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from firsthand.model.claim import ClaimId
from firsthand.model.rating import Rating, Reason, Reliability
from firsthand.model.reading import Case
from firsthand.model.record import SourceRecord, Told, count_records
from firsthand.model.relation import Slot
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.model.story import Overlap
from firsthand.stages.rate.against import claims_of, find_against
from firsthand.stages.rate.reasons import because

MIN_CLAIMS, MIN_REPORTS = 3, 2
"""Claims told first-hand, and reports that have them: a source with fewer has no record yet. No trial: the least that can show
whether a source is steady."""
LONG_CLAIMS, LONG_REPORTS = 8, 4
"""The same, of a record that is long enough to speak for a source. No trial."""
OFTEN_CONTRADICTED, MOSTLY_CONTRADICTED = 0.25, 0.5
"""Share of its claims that stand against claims of others, from which on a source is one step lower, and two. No trial."""

Step = tuple[int, Reason]
"""Letters up (less than 0) or down, and why."""

_LADDER = (Reliability.USUALLY, Reliability.FAIRLY, Reliability.NOT_USUALLY)


def rate_sources(sources: Iterable[Source], records: Mapping[SourceId, SourceRecord]) -> dict[SourceId, Rating]:
    """Sources and their records over the whole case in; the reliability of each out."""
    return {source.id: rate_source(source, records.get(source.id, SourceRecord())) for source in sources}


def rate_source(source: Source, record: SourceRecord) -> Rating:
    """A source and its record over the whole case in; its reliability, B to D or F, with every rule that made it, out."""
    if reasons := [*too_small_a_record(source, record), *names_nobody_in_particular(source, record)]:
        return Rating(Reliability.CANNOT_BE_JUDGED, tuple(reason for _, reason in reasons))
    steps = [step for rule in _RULES for step in rule(source, record)]
    place = min(max(sum(by for by, _ in steps), 0), len(_LADDER) - 1)
    return Rating(_LADDER[place], tuple(reason for _, reason in steps))


def find_records(case: Case) -> dict[SourceId, SourceRecord]:
    """A whole case in; the record of every source that stands in a chain out."""
    claim_of = claims_of(case)
    copies = {o.document for o in case.overlaps if o.kind is Overlap.COPY}
    told = [
        Told(source, claim_of[a.id], a.document, n == 0)
        for a in case.appearances if a.document not in copies and a.id in claim_of
        for n, source in enumerate(a.chain) if n or a.root is None
    ]
    against = find_against((r for r in case.relations if r.slot is not Slot.ATTRIBUTION), claim_of)
    heads: dict[ClaimId, set[SourceId]] = {}
    for a in case.appearances:
        if a.chain and a.id in claim_of:
            heads.setdefault(claim_of[a.id], set()).add(a.chain[0])
    return count_records(told, against, heads)


def too_small_a_record(source: Source, record: SourceRecord) -> list[Step]:
    """A source that tells fewer than three claims first-hand, or in fewer than two reports that are no copies, cannot be judged.

    What it is told to have said once shows nothing about how it usually fares.
    """
    if record.claims >= MIN_CLAIMS and record.reports >= MIN_REPORTS:
        return []
    line = f"{_count(record.claims, 'claim')} told first-hand in {_count(record.reports, 'report')} of this case"
    return [(0, because(too_small_a_record, line, sources=[source]))]


def names_nobody_in_particular(source: Source, record: SourceRecord) -> list[Step]:
    """Credits such as "reports say" name nobody who could be judged."""
    if source.kind is not SourceKind.UNSPECIFIED:
        return []
    return [(0, because(names_nobody_in_particular, "the credit names nobody", sources=[source]))]


def answers_for_itself(source: Source, record: SourceRecord) -> list[Step]:
    """An institution, or who speaks for one, has an office that answers for its words and can be asked: it starts at B.

    Anybody else starts at C. Neither says that it is right: an office may be mistaken, or have its reasons.
    """
    kind = source.kind is SourceKind.ORGANISATION or source.speaks_for_body
    body = f"speaks for {source.body}" if source.speaks_for_body and source.body else "an institution"
    line = body if kind else f"{_a(source.kind.value)}, and speaks for no institution"
    return [(0 if kind else 1, because(answers_for_itself, line, sources=[source]))]


def is_not_named(source: Source, record: SourceRecord) -> list[Step]:
    """A source that no report names cannot be asked, and its record may be that of several people: one letter lower."""
    return [(1, because(is_not_named, "no report names it", sources=[source]))] if source.is_anonymous else []


def mostly_passes_on(source: Source, record: SourceRecord) -> list[Step]:
    """A source that passes on more claims than it tells first-hand is judged by what others told it: one letter lower."""
    if record.relayed <= record.claims:
        return []
    line = f"tells {_count(record.claims, 'claim')} first-hand and passes on {record.relayed:,} more"
    return [(1, because(mostly_passes_on, line, sources=[source]))]


def stands_against_others(source: Source, record: SourceRecord) -> list[Step]:
    """Where a quarter of its claims stand against claims of others, a source is one letter lower; where half do, two.

    Which side is right the reports do not tell: this says how often a source is disputed here, not how often it is wrong.
    """
    if not record.contradicted:
        return []
    share = record.contradicted / record.claims
    steps = 2 if share >= MOSTLY_CONTRADICTED else 1 if share >= OFTEN_CONTRADICTED else 0
    stand = "stands" if record.contradicted == 1 else "stand"
    line = f"{record.contradicted:,} of {_count(record.claims, 'claim')} {stand} against claims of others"
    return [(steps, because(stands_against_others, line, sources=[source]))]


def stands_against_itself(source: Source, record: SourceRecord) -> list[Step]:
    """A source that is told to have said a thing in two ways, of which only one can be right, is one letter lower.

    It may have corrected itself, or one report may have it wrong. A later count of the same thing is none of this.
    """
    if not record.against_itself:
        return []
    line = f"{_count(record.against_itself, 'claim')} of its own cannot be right together"
    return [(1, because(stands_against_itself, line, sources=[source]))]


def has_a_long_record(source: Source, record: SourceRecord) -> list[Step]:
    """Eight claims or more, told first-hand in four reports or more, none of them disputed: one letter higher, B at most."""
    if record.claims < LONG_CLAIMS or record.reports < LONG_REPORTS or record.contradicted or record.against_itself:
        return []
    line = f"{_count(record.claims, 'claim')} in {_count(record.reports, 'report')}, and none stands against another"
    return [(-1, because(has_a_long_record, line, sources=[source]))]


_RULES: tuple[Callable[[Source, SourceRecord], list[Step]], ...] = (
    answers_for_itself, is_not_named, mostly_passes_on, stands_against_others, stands_against_itself, has_a_long_record,
)  # fmt: skip


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
