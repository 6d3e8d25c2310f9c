"""Evidence that an appearance speaks of, as far as it may be shown. Only `stages/publish` makes these records."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.exhibit import ExhibitKind
from firsthand.model.public_outlook import PublicDue
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class PublicExhibit:
    """Evidence at one place of one report.

    Attributes:
        words: Its words, as printed; `span`: where they stand, None in a protected document.
        kind: What kind of thing it is.
        number: Which evidence of its document it is, from 1; the same wherever the document speaks of it again.
        size: How much there is of it, as printed; empty where unsaid, as all that follow.
        holder: Whoever has it or is said to, as printed.
        is_holder_named: The report names the holder there, and does not only describe it.
        seen_by: Those said to have seen or checked it, as printed.
        shows: What it is said to show, as printed.
        presented: When it is to be presented; None where no date is given.
        is_shown: The report prints it, quotes it at length or links to it.
    """

    words: str
    span: Span | None
    kind: ExhibitKind
    number: int = 1
    size: str = ""
    holder: str = ""
    is_holder_named: bool = False
    seen_by: tuple[str, ...] = ()
    shows: str = ""
    presented: PublicDue | None = None
    is_shown: bool = False
