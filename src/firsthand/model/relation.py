"""How two claims of one story stand to one another where they are not one claim: against, after, or beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.claim import AppearanceId
from firsthand.model.span import Span


class Slot(StrEnum):
    """What two claims give otherwise."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ATTRIBUTION = "attribution"
    POLARITY = "polarity"
    WHOLE = "whole"  # nothing otherwise: one speaks of the other as a whole


class RelationKind(StrEnum):
    """How they stand to one another."""

    CONTRADICTS = "contradicts"  # both cannot be right
    DENIES = "denies"  # the right one is the denial, or the negation, of the left one
    CREDITS_OTHERWISE = "credits otherwise"  # one phrase, credited to two sources
    UPDATES = "updates"  # the right one is a later count of the same thing
    TENSION = "tension"  # both can be right, though they give it otherwise: a person decides
    SUPPORTS = "supports"  # the left one finds the right one plausible, or knows of similar cases; it is no source of it


AGAINST = frozenset({RelationKind.CONTRADICTS, RelationKind.DENIES, RelationKind.CREDITS_OTHERWISE})
"""Those of which only one side can be right."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two appearances that speak of one thing and give it otherwise, as stage 8 meets them when it compares them.

    Attributes:
        left, right: In order of the case.
        slot: What they give otherwise.
        rule: Which rule saw it.
        left_span, right_span: Where each gives it, within its appearance.
        likeness: That both speak of one thing, 0 to 1.
        is_apart: They cannot be one claim; else one may be a later or vaguer state of the other.
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
        left, right: Appearances of two claims; of `UPDATES` the right one is the later, of `SUPPORTS` the one that is supported.
            In order of the case otherwise.
        kind: How they stand.
        slot: What they give otherwise.
        left_span, right_span: Where each gives it.
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
