"""One checkable statement, free of its wording, and the places where documents make it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from firsthand.model.attribution import Basis, SpeechKind
from firsthand.model.document import DocumentId, Mention
from firsthand.model.exhibit import Exhibit
from firsthand.model.outlook import Change, Deadline
from firsthand.model.source import Merge, SourceId
from firsthand.model.span import Span
from firsthand.model.support import Support

AppearanceId = NewType("AppearanceId", str)
"""`P40`."""
ClaimId = NewType("ClaimId", str)
"""`K3`."""


class Polarity(StrEnum):
    """Whether the content is put forward or turned down by whoever it is credited to."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one document puts forward at one span, credited or in its own voice: an appearance before it has an id and a claim.

    Attributes:
        span: The asserted content, without source, cue and outer quotation marks.
        links: Indices into the document's sources, first teller first; empty in the document's own voice.
        cue: The words that credit; None in own voice or where carried.
        basis: Why the chain stands; None in own voice.
        kind: Direct, indirect, mixed; None in own voice.
        hedge: Words that weaken it ("may", "up to", "reportedly").
        polarity: Denied where the cue or its structure denies the content.
        values: Dates, quantities and names within the span (each with its parsed value).
        is_headline: It stands in a headline, subheading or caption.
        sentence: Number of the passage (index into the reading's passages) that it starts in.
        is_doubtful: Only rules saw its credit, where the trained reader looked and saw none: a person should look.
        due: What it says will come, each with its date, in text order; mostly none or one.
        changes: Levels that it says went from one value to another.
        exhibits: Evidence that it speaks of, or that the words that credit it do.
        support: That it finds another assertion plausible; None where it does not.
    """

    span: Span
    links: tuple[int, ...] = ()
    cue: Span | None = None
    basis: Basis | None = None
    kind: SpeechKind | None = None
    hedge: Span | None = None
    polarity: Polarity = Polarity.AFFIRMED
    values: tuple[Mention, ...] = ()
    is_headline: bool = False
    sentence: int = 0
    is_doubtful: bool = False
    due: tuple[Deadline, ...] = ()
    changes: tuple[Change, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """One claim, in one document, at one span.

    Attributes:
        id: Short id.
        document: Where.
        assertion: What stands there.
        chain: Case-wide sources, from the first teller to the outlet nearest to the document, as printed; empty in own voice.
        root: Where the chain really begins, once reports of the case that it passes through are followed to their own
            appearance of the same claim; None where the chain begins with its own first link, or in own voice.
    """

    id: AppearanceId
    document: DocumentId
    assertion: Assertion
    chain: tuple[SourceId, ...] = ()
    root: AppearanceId | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement.

    Attributes:
        id: Short id.
        text: Its clearest appearance's words.
        appearances: In order of publication, then of the case; within a document running text before headlines.
        first_appearance: In the earliest dated document; copies after what they copy; not its headline where its text has it.
        merges: Why appearances were joined, one for each joining after the first.
        varies: Stretches of `text` in which appearances differ: figures, dates, names; in order.
    """

    id: ClaimId
    text: str
    appearances: tuple[AppearanceId, ...]
    first_appearance: AppearanceId
    merges: tuple[Merge, ...] = ()
    varies: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two claims that may be one: not joined, for a person to decide.

    Attributes:
        left, right: The claims, in order of the case.
        probability: That the closest two of their appearances are of one claim, 0 to 1.
        detail: What they have in common, in words.
    """

    left: ClaimId
    right: ClaimId
    probability: float
    detail: str
