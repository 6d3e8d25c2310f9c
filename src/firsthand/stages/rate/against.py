"""Which claims of a case stand against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.reading import Case
from firsthand.model.relation import AGAINST, Relation


def claims_of(case: Case) -> dict[AppearanceId, ClaimId]:
    """A case in; the claim of each appearance that belongs to one out."""
    return {a: claim.id for claim in case.claims for a in claim.appearances}


def find_against(relations: Iterable[Relation], claim_of: Mapping[AppearanceId, ClaimId]) -> dict[ClaimId, set[ClaimId]]:
    """Relations and the claim of each appearance in; each claim that something stands against, with all that does, out."""
    against: dict[ClaimId, set[ClaimId]] = {}
    for relation in relations:
        if relation.kind in AGAINST:
            left, right = claim_of[relation.left], claim_of[relation.right]
            against.setdefault(left, set()).add(right)
            against.setdefault(right, set()).add(left)
    return against
