"""How claims stand to one another, as it may be shown: only between appearances that are shown, in words that these print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.claim import AppearanceId
from firsthand.model.public import PublicAppearance, PublicClaim
from firsthand.model.public_relations import PublicRelation, PublicSide
from firsthand.model.reading import Case
from firsthand.model.relation import OUTCOMES
from firsthand.model.span import Span


def publish_relations(case: Case, claims: Iterable[PublicClaim]) -> tuple[PublicRelation, ...]:
    """A case, and its claims as they may be shown, in; the relations between these, without what bears on promises, out."""
    shown = {a.id: a for claim in claims for a in claim.appearances}
    starts = {a.id: a.assertion.span.start for a in case.appearances}
    return tuple(
        PublicRelation(
            r.kind, r.slot, make_side(r.left, r.left_span, shown, starts), make_side(r.right, r.right_span, shown, starts),
            r.rule, r.help,
        )
        for r in case.relations
        if r.kind not in OUTCOMES and r.left in shown and r.right in shown
    )


def make_side(
    id_: AppearanceId, span: Span, shown: Mapping[AppearanceId, PublicAppearance], starts: Mapping[AppearanceId, int]
) -> PublicSide:
    """An appearance and where it gives something in, the side out; of what lies beyond its quotation nothing is shown."""
    a, start = shown[id_], starts[id_]
    low, high = max(0, span.start - start), min(len(a.quote), span.end - start)
    if low >= high:
        low, high = 0, len(a.quote)
    return PublicSide(a.claim, id_, a.quote[low:high], None if a.span is None else Span(start + low, start + high))
