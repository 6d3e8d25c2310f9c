"""How claims stand to one another, as far as it may be shown. Only `stages/publish` makes these records."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.relation import AGAINST, RelationKind, Slot
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class PublicSide:
    """One of two that stand to one another.

    Attributes:
        claim, appearance: Which claim, and where it is made most clearly.
        words: What it gives, as printed there.
        span: Where these words stand; None in a protected document.
    """

    claim: ClaimId
    appearance: AppearanceId
    words: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class PublicRelation:
    """Two claims, and how they stand to one another.

    Attributes:
        kind, slot: How they stand, and in what.
        left, right: The two; of an update the right one is the later, of support the one that is supported.
        rule, help: Which rule saw it, and what that rule says.
    """

    kind: RelationKind
    slot: Slot
    left: PublicSide
    right: PublicSide
    rule: str
    help: str = ""

    @property
    def is_against(self) -> bool:
        """Whether only one of the two can be right."""
        return self.kind in AGAINST

    @property
    def is_support(self) -> bool:
        """Whether the left one finds the right one plausible, without being a source of it."""
        return self.kind is RelationKind.SUPPORTS
