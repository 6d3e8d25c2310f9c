"""Support of another kind: whoever finds a claim plausible, or knows of similar cases, without being a source of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from firsthand.model.claim import Appearance
from firsthand.model.document import DocumentId
from firsthand.model.reading import Case
from firsthand.model.relation import Relation, RelationKind, Slot
from firsthand.model.span import Span

HELP: Mapping[str, str] = {
    "found_plausible": "Whoever is credited here finds what the other tells plausible. That is support, and no telling of it.",
    "known_elsewhere": "What the other tells agrees with what whoever is credited here knows already. That makes no source.",
    "backed_up": "Whoever is credited here says that something bears out what the other tells. That makes no source.",
    "not_doubted": "Whoever is credited here sees no reason to doubt what the other tells. That makes no source.",
    "similar_cases": "Whoever is credited here knows of similar cases. They are other cases, and no source of this one.",
}
"""What each rule of support says, in words."""


def find_supported(case: Case) -> Iterator[Relation]:
    """A clustered case in; a relation for each appearance that supports another claim of its document out.

    Of several appearances at the place that is supported, the one with the longest chain stands for them.
    """
    at: dict[tuple[DocumentId, Span], Appearance] = {}
    for a in case.appearances:
        known = at.get((a.document, a.assertion.span))
        if known is None or len(known.chain) < len(a.chain):
            at[a.document, a.assertion.span] = a
    claim_of = {a: claim.id for claim in case.claims for a in claim.appearances}
    for a in case.appearances:
        support = a.assertion.support
        target = None if support is None or support.target is None else at.get((a.document, support.target))
        if support is None or target is None or claim_of.get(a.id) == claim_of.get(target.id):
            continue
        spans = support.words, target.assertion.span
        yield Relation(a.id, target.id, RelationKind.SUPPORTS, Slot.WHOLE, *spans, support.rule, HELP[support.rule])
