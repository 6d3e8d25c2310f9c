"""Stage 9 of 11. A clustered case in; how its claims stand to one another out: against, after, closer, in support, as outcome.

A disagreement is between claims, each by the appearance that gives the thing most clearly; where n claims disagree about one
thing, there is a relation for each two of them that were met. What stage 8 could not tell apart is no disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from firsthand.model.claim import Appearance, AppearanceId, ClaimId, Polarity
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Case
from firsthand.model.relation import CLOSER, LATER_COUNT, WITHIN_BOUND, Contrast, Relation, RelationKind, Slot
from firsthand.model.span import Span
from firsthand.stages.relate.credits import find_other_credits
from firsthand.stages.relate.outcomes import find_outcomes
from firsthand.stages.relate.refining import find_narrower, find_refinements
from firsthand.stages.relate.supporters import find_supported
from firsthand.text.moments import day_of

__all__ = ["run"]


def run(case: Case) -> tuple[Relation, ...]:
    """A clustered case, or a part of one, in; the relations of its claims, in order of the case, out.

    A contrast of which one appearance is not in the part, or whose two are of one claim, says nothing.
    """
    appearances = {a.id: a for a in case.appearances}
    claim_of = {a: claim.id for claim in case.claims for a in claim.appearances}
    documents = {r.document.id: r.document for r in case.readings}
    place = {a.id: n for n, a in enumerate(case.appearances)}
    found = [
        _relate(contrast, appearances, documents)
        for contrast in case.contrasts
        if contrast.left in appearances and contrast.right in appearances and _is_across(contrast, claim_of)
        if contrast.rule != CLOSER
    ]
    found += find_other_credits(case)
    found += _not_yet_related(found, (*find_refinements(case), *find_narrower(case)))
    found += find_outcomes(case)
    found += find_supported(case)
    return tuple(sorted(found, key=lambda r: (place[r.left], place[r.right], r.slot)))


def _not_yet_related(found: Iterable[Relation], more: Iterable[Relation]) -> Iterator[Relation]:
    """Relations, and some that say less, in; those of the latter whose two sides do not stand otherwise in that slot out."""
    seen = {(frozenset((r.left, r.right)), r.slot) for r in found}
    for r in more:
        key = frozenset((r.left, r.right)), r.slot
        if key not in seen:
            seen.add(key)
            yield r


def _is_across(contrast: Contrast, claim_of: Mapping[AppearanceId, ClaimId]) -> bool:
    left, right = claim_of.get(contrast.left), claim_of.get(contrast.right)
    return left is not None and right is not None and left != right


def _relate(
    contrast: Contrast, appearances: Mapping[AppearanceId, Appearance], documents: Mapping[DocumentId, Document]
) -> Relation:
    """A contrast in, what it means out."""
    left, right = appearances[contrast.left], appearances[contrast.right]
    spans = (contrast.left_span, contrast.right_span)
    if contrast.slot is Slot.POLARITY:
        is_turned = left.assertion.polarity is Polarity.DENIED and right.assertion.polarity is not Polarity.DENIED
        return _relation(RelationKind.DENIES, contrast, spans, is_turned=is_turned)
    if contrast.rule == WITHIN_BOUND:
        return _relation(RelationKind.TENSION, contrast, spans)
    if contrast.rule != LATER_COUNT:
        return _relation(RelationKind.CONTRADICTS, contrast, spans)
    days = [day_of(documents[a.document].published) for a in (left, right)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return _relation(RelationKind.TENSION, contrast, spans)
    return _relation(RelationKind.UPDATES, contrast, spans, is_turned=days[0] > days[1])


def _relation(kind: RelationKind, contrast: Contrast, spans: tuple[Span, Span], *, is_turned: bool = False) -> Relation:
    """A kind, a contrast and where it gives what in; the relation out, the other way round where it is turned."""
    left, right = (contrast.right, contrast.left) if is_turned else (contrast.left, contrast.right)
    one, other = reversed(spans) if is_turned else spans
    return Relation(left, right, kind, contrast.slot, one, other, contrast.rule, contrast.help)
