"""A timeline and its lines: the records, what they say in words, and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from firsthand.model.public import PublicAppearance, PublicClaim
from firsthand.stages.publish.due import DueState
from firsthand.stages.publish.stretches import Stretch
from firsthand.stages.publish.wording import capitalise, count, iso_date, list_words, say_date, show_text
from firsthand.text.dates import DateValue, parse_published

NO_YEAR, UNDATED = "no year", "undated"
"""Why a line stands apart: its date has no year, or none is known."""


FEW_DAYS = 3
"""Days of later reports that are named one by one. No trial."""
_DAY_CHARS = len("2031-05-04")


class Lane(StrEnum):
    """What a date is the date of."""

    HAPPENED = "happened"  # by what a report tells
    REPORTED = "reported"  # the first report of a claim came out
    DUE = "due"  # a report says that it will come


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One claim on one date.

    Attributes:
        lane: What the date is the date of.
        claim: The claim.
        date: As far as it is known; None where it is not.
        when: The same in words ("mid-July 2031", "14 April, no year given").
        words: As printed; empty where it is the date of a report.
        stretch: From which day to which it is drawn; None where it stands apart.
        said_by: Who said so, as printed, with through whom; empty in the report's own words.
        appearance: Where it is cited.
        reports: How many reports give it; in the lane of reports, how many tell the claim.
        later: How many of them came out later, by day (ISO 8601; "" for undated ones).
        state: How something due stands on the day asked for; None in other lanes, and where no day was asked for.
        differs: Other reports of the claim give another date.
        is_denied: Whoever is credited denies it.
    """

    lane: Lane
    claim: PublicClaim
    date: DateValue | None
    when: str
    words: str
    stretch: Stretch | None
    said_by: str
    appearance: PublicAppearance
    reports: int
    later: tuple[tuple[str, int], ...] = ()
    state: DueState | None = None
    differs: bool = False
    is_denied: bool = False

    @property
    def apart(self) -> str:
        """Why it stands apart; empty where it does not."""
        return "" if self.stretch else NO_YEAR if self.date is not None or self.when.endswith("no year given") else UNDATED

    @property
    def later_words(self) -> str:
        """How many reports came later and when, in words; empty where none did."""
        dated = [(say_date(parse_published(day)), number, len(day) == _DAY_CHARS) for day, number in self.later if day]
        undated = sum(number for day, number in self.later if not day)
        days = [day for day, _, _ in dated]
        some = days if len(days) <= FEW_DAYS else [f"{len(days)} days, the last of them {days[-1]}"]
        told = []
        if dated:
            told.append(f"{count(sum(n for _, n, _ in dated), 'more report')} {'on' if dated[0][2] else 'in'} {list_words(some)}")
        if undated:
            told.append(f"{undated} undated" if told else count(undated, "more report", "more reports") + " without a date")
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lines of a case in order of time.

    Attributes:
        lines: Those with days in order of time, then those without a year, then the undated.
        on: The day on which what is due was looked at; None where none was asked for.
        ahead: Dates that lie after their report and are no deadline ("ahead of the vote on Sunday"): they are left out.
        left_out: Lines apart that were left out because days were asked for.
    """

    lines: tuple[TimelineLine, ...]
    on: date | None = None
    ahead: int = 0
    left_out: int = 0

    @property
    def dated(self) -> tuple[TimelineLine, ...]:
        """Those that have days."""
        return tuple(line for line in self.lines if line.stretch)

    @property
    def apart(self) -> tuple[TimelineLine, ...]:
        """Those that stand apart."""
        return tuple(line for line in self.lines if not line.stretch)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not shown, and why, a line each."""
        found = []
        if self.ahead:
            verb = "lies" if self.ahead == 1 else "lie"
            found.append(
                f"{count(self.ahead, 'date')} {verb} after the report, though nothing is promised or set for it: not shown.")
        if self.left_out:
            found.append(f"{count(self.left_out, 'line')} without a year or date cannot be held against days: not shown.")
        return tuple(found)


def say_what(line: TimelineLine) -> str:
    """A line in; what its date is the date of, in a word or two, out ("Due, overdue", "Happened, denied")."""
    marks = [line.lane.value]
    if line.state is not None and line.state is not DueState.UNKNOWN:
        marks.append("today" if line.state is DueState.DUE else line.state.value)
    if line.is_denied:
        marks.append("denied")
    if line.differs:
        marks.append("reports differ")
    return capitalise(", ".join(marks))


TIMELINE_COLUMNS = (
    "lane", "date", "first_day", "last_day", "apart", "when", "words", "claim", "said_by", "appearance", "document", "outlet",
    "published", "start", "end", "reports", "later", "differs", "denied", "quote",
)  # fmt: skip


def timeline_rows(lines: Iterable[TimelineLine]) -> Iterator[tuple[str | int, ...]]:
    """Lines in, a row of `TIMELINE_COLUMNS` for each out."""
    for line in lines:
        a, days = line.appearance, line.stretch
        ends: tuple[str | int, str | int] = (a.span.start, a.span.end) if a.span else ("", "")
        yield (
            line.lane.value, iso_date(line.date) or "", days.first.isoformat() if days else "",
            days.last.isoformat() if days else "", line.apart, line.when, line.words, line.claim.id, line.said_by, a.id,
            a.document, show_text(a.publisher), iso_date(a.published) or "", *ends, line.reports,
            "; ".join(f"{day or UNDATED}: {number}" for day, number in line.later),
            "true" if line.differs else "false", "true" if line.is_denied else "false", a.quote,
        )  # fmt: skip
