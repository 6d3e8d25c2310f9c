"""What an appearance says will come or has changed, and the dates that it gives. Only `stages/publish` makes these."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.outlook import OutlookKind
from firsthand.model.span import Span
from firsthand.text.dates import DateValue


@dataclass(frozen=True, slots=True)
class PublicDue:
    """Something that an appearance says will come.

    Attributes:
        words: Its date, as printed.
        due: The same as far as it is known; None where only its words are.
        kind: How it is put forward.
    """

    words: str
    due: DateValue | None
    kind: OutlookKind


@dataclass(frozen=True, slots=True)
class PublicDate:
    """A date that an appearance gives for what it tells; not that of something to come.

    Attributes:
        words: As printed.
        date: The same as far as it is known; None where only its words are ("on Friday", in a report without a date).
        span: Where it stands.
    """

    words: str
    date: DateValue | None
    span: Span


@dataclass(frozen=True, slots=True)
class PublicLevelChange:
    """A level that an appearance says went from one value to another: both as normalised."""

    old: str
    new: str
