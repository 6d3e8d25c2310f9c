"""How two claims of one story stand to one another: against, after, or beside each other, or a promise and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.claim import AppearanceId
from firsthand.model.span import Span


class Slot(StrEnum):
    """What two claims give otherwise, or what one of them bears on."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ATTRIBUTION = "attribution"
    POLARITY = "polarity"
    DUE = "due"  # what the left one says will come
    WHOLE = "whole"  # nothing otherwise: one speaks of the other as a whole


class RelationKind(StrEnum):
    """How they stand to one another."""

    CONTRADICTS = "contradicts"  # both cannot be right
    DENIES = "denies"  # the right one is the denial, or the negation, of the left one
    CREDITS_OTHERWISE = "credits otherwise"  # one phrase, credited to two sources
    UPDATES = "updates"  # the right one is a later count of the same thing
    TENSION = "tension"  # both can be right, though they give it otherwise: a person decides
    REFINES = "refines"  # the right one gives it more closely: a day of the month, a number for "about 40"
    NARROWER = "narrower"  # the left one counts in a part of the place in which the right one counts
    MAY_BE_KEPT = "perhaps kept"  # the right one says that what the left one promised was done; a person decides
    MAY_BE_BROKEN = "perhaps broken"  # ... that it was not done, or is not to be
    MAY_BE_MOVED = "perhaps moved"  # ... that it was put at another day
    SPEAKS_OF = "speaks of it"  # ... something of it that says none of these
    SUPPORTS = "supports"  # the left one finds the right one plausible, or knows of similar cases; it is no source of it


CLOSER, WITHIN_BOUND, LATER_COUNT = "closer", "within_bound", "later_count"
"""Rules of a contrast by which both can be right: one is more closely given, keeps the other's bound, or is a later count."""
AGAINST = frozenset({RelationKind.CONTRADICTS, RelationKind.DENIES, RelationKind.CREDITS_OTHERWISE})
"""Those of which only one side can be right."""


OUTCOMES = frozenset({
    RelationKind.MAY_BE_KEPT, RelationKind.MAY_BE_BROKEN, RelationKind.MAY_BE_MOVED, RelationKind.SPEAKS_OF,
})  # fmt: skip
"""Those of which the right one is a later report that bears on what the left one says will come; their slot is `Slot.DUE`."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two appearances that speak of one thing and give it otherwise, as stage 8 meets them when it compares them.

    Attributes:
        left, right: In order of the case.
        slot: What they give otherwise.
        rule: Which rule saw it.
        left_span, right_span: Where each gives it, within its appearance.
        likeness: That both speak of one thing, 0 to 1.
        is_apart: They are kept two claims; else they may have become one with others.
        help: What the rule says, in words.
    """

    left: AppearanceId
    right: AppearanceId
    slot: Slot
    rule: str
    left_span: Span
    right_span: Span
    likeness: float
    is_apart: bool = True
    help: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two claims, each by the appearance that gives the thing most clearly, and how they stand to one another.

    Attributes:
        left, right: Appearances of two claims, or of one where both can be right or one phrase has two speakers; of `UPDATES`
            the right one is the later, of `REFINES` the closer, of `NARROWER` the whole, of `SUPPORTS` the one that is
            supported; of `OUTCOMES` the left one promises and the right one is later. In order of the case otherwise.
        kind: How they stand.
        slot: What they give otherwise.
        left_span, right_span: Where each gives it; of `OUTCOMES` the date of what is to come, and the words that bear on it, or,
            of what was moved, its new date.
        rule, help: Which rule saw it, and what that rule says, in words.
    """

    left: AppearanceId
    right: AppearanceId
    kind: RelationKind
    slot: Slot
    left_span: Span
    right_span: Span
    rule: str
    help: str = ""
