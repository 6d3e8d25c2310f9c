"""What an appearance says will come or has changed, as far as it may be shown. Only `stages/publish` makes these."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.outlook import OutlookKind
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
class PublicLevelChange:
    """A level that an appearance says went from one value to another: both as normalised."""

    old: str
    new: str
