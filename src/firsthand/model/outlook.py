"""What a document says will come, what became of it, and what the document says went from one value to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.document import DocumentId
from firsthand.model.span import Span
from firsthand.text.dates import DateValue


class OutlookKind(StrEnum):
    """How something to come is put forward."""

    PROMISE = "promise"  # whoever is to do it says so: "we will publish the names by Friday"
    SCHEDULE = "schedule"  # it is set: "the hearing is scheduled for 3 October", "is to be opened on"
    PLAN = "plan"  # it is meant: "plans to", "hopes to", "expects to"
    FORECAST = "forecast"  # it is foretold: "will probably", "could", "is likely to"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that an assertion says will come, with a date of its own.

    Attributes:
        date: Where the date stands, within the assertion.
        due: The date as far as it is known; None where its words alone are ("in the autumn", "by Friday" in an undated report).
        kind: How it is put forward.
    """

    date: Span
    due: DateValue | None
    kind: OutlookKind = OutlookKind.SCHEDULE


class Outcome(StrEnum):
    """What became of something that was to come, as a person decides."""

    KEPT = "kept"  # it came, and in time
    BROKEN = "broken"  # it did not
    MOVED = "moved"  # it was put at another day
    OPEN = "open"  # it is still to come, whatever the calendar says
    UNKNOWN = "unknown"  # nobody can tell


@dataclass(frozen=True, slots=True)
class GivenOutcome:
    """What one person decided of something to come, by the reading of today.

    Attributes:
        document: In which document it is put forward.
        date: Where its date stands there: which of what an appearance says will come is meant.
        outcome: What became of it.
        to: Of what was moved, its new date; None where that is not known.
        see: Id of the claim that shows it; None where none was named, or is not there.
        actor, why, given_at: Who decided, why, and when, ISO 8601 with zone.
        number: In order of decision: the last one that stands counts.
        is_undone: It was taken back.
    """

    document: DocumentId
    date: Span
    outcome: Outcome
    to: DateValue | None = None
    see: str | None = None
    actor: str = ""
    why: str = ""
    given_at: str = ""
    number: int = 0
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A level that went from one value to another, as one assertion tells it.

    Attributes:
        old, new: The two values, as normalised: "3", "1 per day".
        old_span: Where the earlier value stands; it need not be within the assertion that tells the later one.
        new_span: Where the later value stands, within the assertion.
    """

    old: str
    new: str
    old_span: Span
    new_span: Span
