"""How well a claim is supported in this case: from what is told for and against it, never from what its sources are worth.

It is no verdict of truth. A claim that nobody disputes may be false, and one that is disputed may be true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.model.claim import Appearance, AppearanceId, Claim, ClaimId, Polarity
from firsthand.model.document import Document, DocumentId
from firsthand.model.rating import Credibility, Independence, Rating, Reason
from firsthand.model.reading import Case
from firsthand.model.record import UNOPPOSED, Opposition
from firsthand.model.story import Overlap
from firsthand.stages.rate.against import claims_of, find_against
from firsthand.stages.rate.reasons import because
from firsthand.text.dates import DateValue

MANY_SOURCES = 3
"""Sources provably apart, from which on a claim counts as confirmed by others. No trial: two may still share what they do not
say; the code itself asks for "other sources"."""

Bound = tuple[Credibility, Reason]
"""The best digit that a rule leaves open, and why."""


@dataclass(frozen=True, slots=True)
class Support:
    """What is told of one claim, as the rules look at it.

    Attributes:
        count: Its independent sources.
        against: What stands against it.
        told: Its appearances, by text: a report stands together with its copies.
        documents: By id.
    """

    count: Independence
    against: Opposition
    told: tuple[tuple[Appearance, ...], ...]
    documents: Mapping[DocumentId, Document]


def rate_claims(case: Case, oppositions: Mapping[ClaimId, Opposition]) -> dict[ClaimId, Rating]:
    """A case, or a part that has its claims whole, counted, and what stands against them, in; their credibility out."""
    appearances = {a.id: a for a in case.appearances}
    documents = {r.document.id: r.document for r in case.readings}
    copied: dict[DocumentId, list[DocumentId]] = {}
    for overlap in case.overlaps:
        if overlap.kind is Overlap.COPY:
            copied.setdefault(overlap.document, []).append(overlap.other)
    return {
        claim.id: rate_claim(Support(
            case.independence[claim.id], oppositions.get(claim.id, UNOPPOSED), _by_text(claim, appearances, copied), documents,
        ))
        for claim in case.claims if claim.id in case.independence
    }  # fmt: skip


def rate_claim(support: Support) -> Rating:
    """What is told for and against a claim in; its credibility, with every rule that made it, out."""
    if reasons := nobody_stands_behind_it(support):
        return Rating(Credibility.CANNOT_BE_JUDGED, tuple(reason for _, reason in reasons))
    bounds = [bound for rule in _RULES for bound in rule(support)]
    return Rating(max(value for value, _ in bounds), tuple(reason for _, reason in bounds))


def find_oppositions(case: Case) -> dict[ClaimId, Opposition]:
    """A whole case, counted, in; what stands against each claim that something stands against out."""
    against = find_against(case.relations, claims_of(case))
    return {k: Opposition(len(others), max(case.independence[o].at_least for o in others)) for k, others in against.items()}


def nobody_stands_behind_it(support: Support) -> list[Bound]:
    """Where no source is named for a claim, or only "reports say", or reports tell it in their own voice, it cannot be judged."""
    if support.count.at_least > 0:
        return []
    return [(Credibility.CANNOT_BE_JUDGED, _because(nobody_stands_behind_it, support, "no source can be counted for it"))]


def independent_sources_tell_it(support: Support) -> list[Bound]:
    """By the number of sources that are certainly apart: one leaves a claim at 3, two make it 2, three or more make it 1.

    Copies and relays add nothing, and what may be one source counts as one.
    """
    low, high = support.count.at_least, support.count.at_most
    best = {1: Credibility.POSSIBLY_TRUE, 2: Credibility.PROBABLY_TRUE}.get(low, Credibility.CONFIRMED)
    line = f"{low} independent source{'' if low == 1 else 's'} for certain"
    line += f", perhaps {high}" if high > low else ""
    return [(best, _because(independent_sources_tell_it, support, line))]


def is_hedged_everywhere(support: Support) -> list[Bound]:
    """Where every report weakens a claim ("may", "reportedly", "up to"), nobody tells it outright: 3 at best."""
    if not all(any(a.assertion.hedge is not None for a in told) for told in support.told):
        return []
    return [(Credibility.POSSIBLY_TRUE, _because(is_hedged_everywhere, support, "hedged in every report"))]


def speaks_of_a_day_to_come(support: Support) -> list[Bound]:
    """What every report tells of a day after its own publication had not happened when it was told: 3 at best."""
    if not all(any(_is_ahead(a, support.documents[a.document]) for a in told) for told in support.told):
        return []
    line = "told of a day after the report's own in every report"
    return [(Credibility.POSSIBLY_TRUE, _because(speaks_of_a_day_to_come, support, line))]


def no_report_is_dated(support: Support) -> list[Bound]:
    """Where no report of a claim has a date, nothing tells whether they speak of one moment: 2 at best."""
    if not all(any(_day_of(support.documents[a.document]) is None for a in told) for told in support.told):
        return []
    return [(Credibility.PROBABLY_TRUE, _because(no_report_is_dated, support, "no report of it is dated"))]


def something_stands_against_it(support: Support) -> list[Bound]:
    """Where another claim of this case cannot be right together with it, or somebody denies it, a claim is doubtful: 4 at best.

    Where more sources certainly stand behind the other claim than possibly behind this one, it is 5. Which of them is true the
    reports do not tell, however many stand on one side.
    """
    lines, value = [], Credibility.DOUBTFUL
    if support.against.claims:
        one = support.against.claims == 1
        lines.append(f"{support.against.claims:,} other claim{' stands' if one else 's stand'} against it")
        if support.against.at_least > support.count.at_most:
            value = Credibility.IMPROBABLE
            lines.append(f"more sources ({support.against.at_least}) stand behind {'that one' if one else 'one of these'}")
    if any(a.assertion.polarity is Polarity.DENIED for told in support.told for a in told):
        lines.append("it is told as a thing that somebody denies")
    return [(value, _because(something_stands_against_it, support, ", and ".join(lines)))] if lines else []


_RULES: tuple[Callable[[Support], list[Bound]], ...] = (
    independent_sources_tell_it, is_hedged_everywhere, speaks_of_a_day_to_come, no_report_is_dated, something_stands_against_it,
)  # fmt: skip


def _because(rule: Callable[[Support], list[Bound]], support: Support, line: str) -> Reason:
    return because(rule, line, appearances=sorted((a.id for told in support.told for a in told), key=lambda id_: (len(id_), id_)))


def _is_ahead(appearance: Appearance, document: Document) -> bool:
    """Whether a report tells of a day that comes after it was published."""
    published = _day_of(document)
    days = (m.value.earliest() for m in appearance.assertion.values if isinstance(m.value, DateValue))
    return published is not None and any(day is not None and day > published for day in days)


def _day_of(document: Document) -> date | None:
    return document.published.latest() if document.published is not None else None


def _by_text(
    claim: Claim, appearances: Mapping[AppearanceId, Appearance], copied: Mapping[DocumentId, Sequence[DocumentId]]
) -> tuple[tuple[Appearance, ...], ...]:
    """A claim in; its appearances, those of a report together with those of what it copies, out."""
    members = [appearances[a] for a in claim.appearances if a in appearances]
    home: dict[DocumentId, DocumentId] = {}

    def top(document: DocumentId) -> DocumentId:
        passed = []
        while home.get(document, document) != document:
            passed.append(document)
            document = home[document]
        home.update(dict.fromkeys(passed, document))
        return document

    for one, other in _copies_from(dict.fromkeys(a.document for a in members), copied):
        home[top(one)] = top(other)
    texts: dict[DocumentId, list[Appearance]] = {}
    for a in members:
        texts.setdefault(top(a.document), []).append(a)
    return tuple(map(tuple, texts.values()))


def _copies_from(
    documents: Iterable[DocumentId], copied: Mapping[DocumentId, Sequence[DocumentId]]
) -> Iterable[tuple[DocumentId, DocumentId]]:
    """Documents in; each pair of a copy and what it copies, as far as they lead on from these, once, out."""
    todo = list(documents)
    seen = set(todo)
    while todo:
        one = todo.pop()
        for other in copied.get(one, ()):
            yield one, other
            if other not in seen:
                seen.add(other)
                todo.append(other)
