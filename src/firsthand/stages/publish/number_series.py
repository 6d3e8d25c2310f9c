"""A counted thing with every number that was given for it: the records, and their rows.

Nothing here says which number is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from firsthand.model.claim import ClaimId
from firsthand.model.public import PublicAppearance
from firsthand.model.span import Span
from firsthand.stages.publish.wording import capitalise, count, iso_date, say_characters, say_date, show_text
from firsthand.text.dates import DateValue
from firsthand.text.moments import day_of
from firsthand.text.quantities import Bound, Quantity


class Mark(StrEnum):
    """What there is to say of a point beside its number."""

    ON_THE_WAY = "changed on the way"
    SAME_OUTLET = "later number by the same outlet"
    SAME_SOURCE = "later number from the same source"
    CORRECTS = "the report says that it corrects a number"
    EARLIER = "the number before, as the report says"
    DENIED = "denied"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class NumberPoint:
    """One number that one report gives for a counted thing.

    Attributes:
        claim: The claim that it is part of.
        appearance: Where it is cited.
        words: The number as printed.
        span: Where it stands; None in a protected document.
        quantity: Its value.
        number: The same in words, with its bound ("at least 14", "10 to 15").
        published: When the report came out.
        said_by: Who said so and through whom, as printed; empty in the report's own words.
        root: By what points of one root source are known: an id of a source, or of a document that speaks for itself.
        root_name: That source in words.
        marks: What there is to say beside it.
    """

    claim: ClaimId
    appearance: PublicAppearance
    words: str
    span: Span | None
    quantity: Quantity
    number: str
    published: DateValue | None
    said_by: str
    root: str
    root_name: str
    marks: tuple[Mark, ...] = ()

    @property
    def day(self) -> date | None:
        """Day of publication; None where it is not known to the day."""
        return day_of(self.published)

    @property
    def when(self) -> str:
        """Date of publication, in words."""
        return say_date(self.published)

    @property
    def value(self) -> tuple[Decimal, Decimal | None, Bound]:
        """What must be the same for two points to give one number."""
        return self.quantity.low, self.quantity.high, self.quantity.bound

    @property
    def line(self) -> str:
        """Who gave which number when, and where it stands, in one line."""
        credit = f"from {self.said_by}" if self.said_by else "in its own words"
        place = f"{show_text(self.appearance.publisher)}, {say_characters(self.span)}"
        notes = f" ({'; '.join(self.marks)})" if self.marks else ""
        return f"{capitalise(self.when)}: {self.number}, {place}, {credit}{notes}"


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """One counted thing, and every number that was given for it.

    Attributes:
        thing: What is counted, in words ("workers killed").
        claims: The claims that give it, in order of the case.
        points: In order of publication; undated ones last.
    """

    thing: str
    claims: tuple[ClaimId, ...]
    points: tuple[NumberPoint, ...]

    @property
    def dated(self) -> tuple[NumberPoint, ...]:
        """Points whose day is known, in order."""
        return tuple(p for p in self.points if p.published is not None and p.published.year is not None)

    @property
    def undated(self) -> tuple[NumberPoint, ...]:
        """Points whose year is not known."""
        return tuple(p for p in self.points if p.published is None or p.published.year is None)

    @property
    def has_moved(self) -> bool:
        """Whether not all points give one number, those left aside that a report itself calls earlier ones."""
        return len({p.value for p in self.points}) > 1

    @property
    def reports(self) -> int:
        """How many documents give it."""
        return len({p.appearance.document for p in self.points})

    @property
    def sources(self) -> dict[str, str]:
        """The root sources, by what they are known by: their names, in order of their first point."""
        found: dict[str, str] = {}
        for p in self.points:
            found.setdefault(p.root, p.root_name)
        return found

    @property
    def lines(self) -> tuple[str, ...]:
        """Its points, a line each."""
        return tuple(p.line for p in self.points)

    @property
    def heading(self) -> str:
        """The thing, its claims, and how many reports and sources give it."""
        reports, sources = count(self.reports, "report"), count(len(self.sources), "source")
        return f"{self.thing} ({', '.join(self.claims)}): {reports}, {sources}"

    @property
    def summary(self) -> str:
        """Its numbers in the order in which they first came up, in words."""
        numbers = list(dict.fromkeys(p.number for p in self.points))
        return ", then ".join(numbers) if len(numbers) < 5 else f"{', then '.join(numbers[:4])}, then {len(numbers) - 4} more"


NUMBER_COLUMNS = (
    "thing", "claims", "moved", "claim", "day", "number", "low", "high", "bound", "unit", "counted", "fate", "words", "said_by",
    "root", "appearance", "document", "outlet", "published", "start", "end", "notes", "quote",
)  # fmt: skip


def number_rows(series: Iterable[NumberSeries]) -> Iterator[tuple[str | int, ...]]:
    """Counted things in, a row of `NUMBER_COLUMNS` for each of their points out."""
    for one in series:
        for p in one.points:
            a, q = p.appearance, p.quantity
            ends: tuple[str | int, str | int] = (p.span.start, p.span.end) if p.span else ("", "")
            yield (
                one.thing, "; ".join(one.claims), "true" if one.has_moved else "false", p.claim,
                p.day.isoformat() if p.day else "", p.number, f"{q.low:f}", "" if q.high is None else f"{q.high:f}",
                q.bound.value, q.unit or "", q.counted or "", q.scope.fate.value if q.scope.fate else "", p.words, p.said_by,
                p.root_name, a.id, a.document, show_text(a.publisher), iso_date(p.published) or "", *ends,
                "; ".join(p.marks), a.quote,
            )  # fmt: skip
