"""What was said to come, ordered by date: who said so, through whom, in which report, and how it stands on a given day.

Whether a promise was kept is for a person: here is only what the calendar tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.public_outlook import PublicDue
from firsthand.model.source import SourceKind
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.outlook import SEASON
from firsthand.stages.publish.quoting import show_name
from firsthand.stages.publish.wording import ARROW, say_date, say_range, show_text
from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue, compare, of_day

NOBODY = "nobody in particular"
_SHADE = re.compile(
    r"(?P<part>early|mid|late)[\s-]|(?:the\s+)?(?:very\s+)?(?P<edge>beginning|start|middle|end)\s+of\b|(?P<last>year['’]?s?[\s-]end)",
    re.IGNORECASE)  # fmt: skip


class DueState(StrEnum):
    """How something to come stands on a day, by the calendar alone."""

    OVERDUE = "overdue"  # its last day has gone by
    DUE = "due"  # that day is its day
    OPEN = "open"  # its first day is still to come
    UNKNOWN = "unknown"  # no year is known, or the day lies within a stretch that is not known closer


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that one claim says will come.

    Attributes:
        claim: The claim.
        due: What is to come, as the appearance has it whose date is known best.
        when: The date in words ("mid-July, no year given").
        state: How it stands on the day asked for.
        said_by: Who said so, as printed; the publisher where the report says so in its own words.
        through: Through whom it came to the report, the first teller left out; empty where directly.
        appearance: Where it is cited.
        reports: How many reports say so.
    """

    claim: PublicClaim
    due: PublicDue
    when: str
    state: DueState
    said_by: str
    through: str
    appearance: PublicAppearance
    reports: int


def list_due(public: PublicCase, on: date) -> list[DueLine]:
    """A public case and a day in; what its claims say will come, a line for each claim and date, ordered by date, out.

    Dates whose year is not known come after those with one, and those that have words alone last.
    """
    facts = Facts(public)
    lines = [_line(claim, group, facts, on=on) for claim in public.claims for group in _groups(claim, facts)]
    return sorted(lines, key=lambda line: (_place(line.due.due), line.when, len(line.claim.id), line.claim.id))


def say_nothing(on: date, *, is_any: bool) -> str:
    """A day, and whether anything is said to come at all, in; why the list is empty, in words, out."""
    if is_any:
        return f"Nothing was overdue on {say_date(of_day(on))}."
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
    groups: list[list[tuple[PublicAppearance, PublicDue]]] = []

    def unclarity(pair: tuple[PublicAppearance, PublicDue]) -> tuple[int, bool]:
        is_told_by = bool(pair[0].chain) or facts.is_teller(facts.documents[pair[0].document], claim)
        return -_precision(pair[1].due), not is_told_by

    for a, due in sorted(told, key=unclarity):  # the clearest opens each group
        group = next((g for g in groups if _is_one(g[0][1], due) and all(a.id != other.id for other, _ in g)), None)
        if group is None:
            groups.append([(a, due)])
        else:
            group.append((a, due))
    return groups


def _is_one(a: PublicDue, b: PublicDue) -> bool:
    """Whether two dates of one claim can be one; of words alone, where nothing closer is told of them."""
    if a.due is None or b.due is None:
        return a.due is not b.due or a.words.casefold() == b.words.casefold()
    return compare(a.due, b.due) is not Agreement.DIFFERS


def _precision(value: DateValue | None) -> int:
    """How closely a date is known: its year counts most, then its day, then its month."""
    if value is None:
        return 0
    return 1 + 8 * (value.year is not None) + 4 * (value.day is not None and value.end is None) + 2 * (value.month is not None)


def _line(claim: PublicClaim, group: Sequence[tuple[PublicAppearance, PublicDue]], facts: Facts, *, on: date) -> DueLine:
    a, due = group[0]
    names = [show_name(name) for name in a.printed_names or a.chain_names]
    is_vague = bool(a.chain) and facts.sources[a.chain[0]].kind is SourceKind.UNSPECIFIED
    return DueLine(
        claim=claim,
        due=due,
        when=say_due(due),
        state=state_on(due.due, on),
        said_by=NOBODY if is_vague else names[0] if names else f"{show_text(a.publisher)}, in its own words",
        through=ARROW.join(names[1:]),
        appearance=a,
        reports=len({other.document for other, _ in group}),
    )


def _place(value: DateValue | None) -> tuple[int, date, date]:
    """Where a date stands in the list: its first day and its last, without a year those of any year."""
    if value is None or not value.iso():
        return 2, date.max, date.max
    bare = value if value.year is not None else DateValue(2000, value.month, value.day, end=None)
    first, last = bare.earliest() or date.max, bare.latest() or date.max
    return int(value.year is None), last, first
