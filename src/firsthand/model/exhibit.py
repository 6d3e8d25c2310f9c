"""A thing that a report speaks of as evidence: what kind it is, who has it, who saw it, what it is said to show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.outlook import Deadline
from firsthand.model.span import Span


class ExhibitKind(StrEnum):
    """What kind of thing it is."""

    DATA = "data"
    DOCUMENT = "document"
    LETTER = "letter"  # letters, e-mails, messages
    RECORDING = "recording"  # what can be heard
    FOOTAGE = "footage"  # moving pictures
    PHOTOGRAPH = "photograph"
    SATELLITE_IMAGE = "satellite image"
    TESTIMONY = "testimony"  # statements taken down: affidavits, depositions, testimonies in a file
    SAMPLE = "sample"  # blood, soil, shell fragments
    EVIDENCE = "evidence"  # said to be evidence or proof, and no more


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Evidence that a report speaks of, at one place in it.

    Attributes:
        span: Its words: "15 gigabytes of data", "a copy of the letter".
        kind: What kind of thing it is.
        size: How much there is of it, where a unit says so ("15 gigabytes"); None else.
        holder: Whoever has it or is said to, as described nearest to it; None where unsaid. It need not be within the assertion.
        seen_by: Those said to have seen, heard or checked it, in text order.
        shows: What it is said to show.
        presented: When it is to be presented, where a date is given.
        is_shown: This report prints it, quotes it at length or links to it.
        same_as: The words by which the same report spoke of it before; None where this is the first time.
    """

    span: Span
    kind: ExhibitKind
    size: Span | None = None
    holder: Span | None = None
    seen_by: tuple[Span, ...] = ()
    shows: Span | None = None
    presented: Deadline | None = None
    is_shown: bool = False
    same_as: Span | None = None
