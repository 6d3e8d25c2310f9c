"""What was said to come, ordered by date: who said so, through whom, in which report, and how it stands on a given day.

Whether a promise was kept is for a person: here is what the calendar tells, what people decided, and what later reports may say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from firsthand.model.claim import AppearanceId
from firsthand.model.outlook import Outcome
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.public_outlook import PublicDue, PublicGivenOutcome
from firsthand.model.source import SourceKind
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.outlook import SEASON
from firsthand.stages.publish.proposals import Proposals, ShownProposal, say_given
from firsthand.stages.publish.quoting import show_name
from firsthand.stages.publish.wording import ARROW, say_date, say_range, show_text
from firsthand.text.dates import DateValue, of_day
from firsthand.text.due_dates import group_dates, precision

NOBODY = "nobody in particular"
_SHADE = re.compile(
    r"(?P<part>early|mid|late)[\s-]|(?:the\s+)?(?:very\s+)?(?P<edge>beginning|start|middle|end)\s+of\b|(?P<last>year['’]?s?[\s-]end)",
    re.IGNORECASE)  # fmt: skip


class DueState(StrEnum):
    """How something to come stands on a day: by the calendar, or as a person decided."""

    OVERDUE = "overdue"  # its last day has gone by
    DUE = "due"  # that day is its day
    OPEN = "open"  # its first day is still to come, or a person decided that it is still to come
    KEPT = "kept"  # a person decided that it came
    BROKEN = "broken"  # ... that it did not
    MOVED = "moved"  # ... that it was put at another day, which has not gone by or is not known
    UNKNOWN = "unknown"  # no year is known, or the day lies within a stretch that is not known closer, or nobody can tell


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that one claim says will come.

    Attributes:
        claim: The claim.
        due: What is to come, as the appearance has it whose date is known best.
        when: The date in words ("mid-July, no year given"); of what was moved the new one, and the old one after it.
        state: How it stands on the day asked for.
        said_by: Who said so, as printed; the publisher where the report says so in its own words.
        through: Through whom it came to the report, the first teller left out; empty where directly.
        appearance: Where it is cited.
        reports: How many reports say so.
        given: What a person decided of it; None where nobody has.
        proposals: What later reports say of it, for a person to decide.
        places: Every appearance that says so, with the words of its date.
        revision: How often something was decided of it or taken back.
    """

    claim: PublicClaim
    due: PublicDue
    when: str
    state: DueState
    said_by: str
    through: str
    appearance: PublicAppearance
    reports: int
    given: PublicGivenOutcome | None = None
    proposals: tuple[ShownProposal, ...] = ()
    places: tuple[tuple[AppearanceId, str], ...] = ()
    revision: int = 0

    @property
    def date(self) -> DateValue | None:
        """By which it stands in the list: its own, or the new one of what was moved."""
        return self.given.to if self.given is not None and self.given.to is not None else self.due.due

    @property
    def asks(self) -> tuple[ShownProposal, ...]:
        """Those proposals that say otherwise than what a person decided: all, where nobody has."""
        return tuple(p for p in self.proposals if self.given is None or (p.outcome and p.outcome is not self.given.outcome))


def list_due(public: PublicCase, on: date) -> list[DueLine]:
    """A public case and a day in; what its claims say will come, a line for each claim and date, ordered by date, out.

    What was moved stands at its new date. Dates whose year is not known come after those with one, and those that have words
    alone last.
    """
    facts, proposals = Facts(public), Proposals(public)
    lines = [
        _line(claim, group, facts, on=on, proposals=proposals) for claim in public.claims for group in _groups(claim, facts)
    ]
    return sorted(lines, key=lambda line: (place_of(line.date), line.when, len(line.claim.id), line.claim.id))


def find_state(value: DateValue | None, given: PublicGivenOutcome | None, on: date) -> DueState:
    """A date, what a person decided, and a day in; how it stands on that day out. What was moved may be overdue once more."""
    if given is None:
        return state_on(value, on)
    if given.outcome is not Outcome.MOVED:
        return DueState(given.outcome.value)
    state = state_on(given.to, on)
    return state if state in (DueState.OVERDUE, DueState.DUE) else DueState.MOVED


def say_outcomes(claim: PublicClaim, facts: Facts, proposals: Proposals) -> tuple[str, ...]:
    """A claim in; of each thing that it says will come what a person decided and what later reports may say, a line each, out."""
    lines = []
    for group in _groups(claim, facts):
        line = _line(claim, group, facts, on=date.min, proposals=proposals)
        if line.given is not None:
            lines.append(f"Due {say_due(line.due)}: {say_given(line.given)}.")
        lines += [f"Due {say_due(line.due)}; {proposal.line}." for proposal in line.asks]
    return tuple(lines)


def say_nothing(on: date, states: Collection[str], *, is_any: bool) -> str:
    """A day, the states asked for, and whether anything is said to come at all, in; why the list is empty, in words, out."""
    if is_any:
        asked = [state.value for state in DueState if state in states]
        return f"Nothing was {' or '.join(asked)} on {say_date(of_day(on))}."
    return "No report of this case says that something will come, with a date."


def state_on(value: DateValue | None, on: date) -> DueState:
    """A date as far as it is known and a day in, how it stands on that day out."""
    first, last = (None, None) if value is None else (value.earliest(), value.latest())
    if first is None or last is None:
        return DueState.UNKNOWN
    if last < on:
        return DueState.OVERDUE
    if on < first:
        return DueState.OPEN
    return DueState.DUE if first == last else DueState.UNKNOWN


def say_due(due: PublicDue) -> str:
    """What is to come in, its date in words, with how precisely it is known, out ("mid-July, no year given")."""
    return say_when(due.words, due.due)


def say_when(words: str, value: DateValue | None) -> str:
    """A date as printed and as far as it is known in; the date in words, with how precisely it is known, out."""
    shown = show_text(words)
    if value is None:
        return f"{shown}, no year given" if SEASON.search(shown) else f"“{shown}”, which day is not known"
    known = _say_value(value, shown)
    return known if value.year is not None else f"{known}, no year given"


def _say_value(value: DateValue, words: str) -> str:
    """A date and its words in; the date in words, as vague as these, out."""
    shade = _SHADE.match(words) if value.is_approximate and value.end is None else None
    if shade is None:
        return say_date(value) if value.end is None else say_range(replace(value, end=None), value.end)
    if part := (shade["part"] or "").lower():
        return f"{part}{'-' if part == 'mid' else ' '}{say_date(DateValue(value.year, value.month))}"
    is_of_year = shade["last"] or "year" in words.casefold() or value.month is None
    whole = DateValue(value.year) if is_of_year else DateValue(value.year, value.month)
    named = "the year" if whole.year is None and whole.month is None else say_date(whole)
    return f"the {(shade['edge'] or 'end').lower()} of {named}"


def say_outlook(appearance: PublicAppearance) -> tuple[str, ...]:
    """An appearance in; what it says will come and what it says changed, a line each, out."""
    due = (f"Due: {say_due(d)}" for d in appearance.due)
    changes = (f"Changed: from {show_text(c.old)} to {show_text(c.new)}" for c in appearance.levels)
    return (*due, *changes)


def _groups(claim: PublicClaim, facts: Facts) -> list[list[tuple[PublicAppearance, PublicDue]]]:
    """A claim in; its appearances with what they say will come, those of dates that can be one together, out."""
    told = [(a, due) for a in claim.appearances for due in a.due]

    def unclarity(pair: tuple[PublicAppearance, PublicDue]) -> tuple[int, bool]:
        is_told_by = bool(pair[0].chain) or facts.is_teller(facts.documents[pair[0].document], claim)
        return -precision(pair[1].due), not is_told_by

    ordered = sorted(told, key=unclarity)  # the clearest opens each group
    return group_dates(ordered, lambda pair: (pair[0].id, pair[1].words, pair[1].due))


def _line(
    claim: PublicClaim, group: Sequence[tuple[PublicAppearance, PublicDue]], facts: Facts, *, on: date, proposals: Proposals
) -> DueLine:
    a, due = group[0]
    names = [show_name(name) for name in a.printed_names or a.chain_names]
    is_vague = bool(a.chain) and facts.sources[a.chain[0]].kind is SourceKind.UNSPECIFIED
    given = max((g for _, one in group for g in one.given), key=lambda g: g.number, default=None)
    return DueLine(
        claim=claim,
        due=due,
        when=_say_when(due, given),
        state=find_state(due.due, given, on),
        said_by=NOBODY if is_vague else names[0] if names else f"{show_text(a.publisher)}, in its own words",
        through=ARROW.join(names[1:]),
        appearance=a,
        reports=len({other.document for other, _ in group}),
        given=given,
        proposals=tuple(p for other, one in group for p in proposals.find(other, one)),
        places=tuple((other.id, one.words) for other, one in group),
        revision=max(one.revision for _, one in group),
    )


def _say_when(due: PublicDue, given: PublicGivenOutcome | None) -> str:
    """What is to come, and what was decided of it, in; its date in words, of what was moved the new and the old one, out."""
    if given is None or given.outcome is not Outcome.MOVED:
        return say_due(due)
    new = say_date(given.to) if given.to else "to a day that is not known"
    return f"{new}, moved from {say_due(due)}" if given.to else f"{say_due(due)}, moved {new}"


def place_of(value: DateValue | None) -> tuple[int, date, date]:
    """A date in; where it stands in the list, by its last day and its first, without a year those of any year, out."""
    if value is None or not value.iso():
        return 2, date.max, date.max
    bare = value if value.year is not None else DateValue(2000, value.month, value.day, end=None)
    first, last = bare.earliest() or date.max, bare.latest() or date.max
    return int(value.year is None), last, first
