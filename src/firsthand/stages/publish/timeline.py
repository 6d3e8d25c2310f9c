"""What happened by the reports' own dates, when claims were first reported, and what falls due: one line for each claim and date.

A line tells what a report says, and never that it is so. Dates without a year, and reports without a date, stand apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from firsthand.model.claim import Polarity
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.public_outlook import PublicDate
from firsthand.model.source import SourceKind
from firsthand.stages.publish.due import NOBODY, DueLine, list_due, say_when
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.quoting import show_name
from firsthand.stages.publish.stretches import stretch_of
from firsthand.stages.publish.timeline_lines import UNDATED, Lane, Timeline, TimelineLine
from firsthand.stages.publish.wording import ARROW, iso_date, say_date
from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue, compare
from firsthand.text.due_dates import precision


def make_timeline(
    public: PublicCase, *, on: date | None = None, claim: str | None = None, since: date | None = None, until: date | None = None
) -> Timeline:
    """A public case in, its timeline out.

    Args:
        public: The case.
        on: The day by which something due is overdue or open.
        claim: The id of a claim, whose lines alone are wanted.
        since: The first day wanted; what lies partly within is shown.
        until: The last day wanted.

    Raises:
        NotFound: The case holds no such claim.
    """
    wanted = None if claim is None else public.claim(claim).id
    facts = Facts(public)
    told: list[TimelineLine] = []
    ahead = 0
    for one in (c for c in public.claims if wanted in (None, c.id)):
        happened, after = _happened(one, facts)
        told += [*happened, _reported(one, facts)]
        ahead += after
    told += [_due(line, on) for line in list_due(public, on or date.min) if wanted in (None, line.claim.id)]
    kept = [line for line in told if _is_within(line, since, until)]
    left_out = sum(line.stretch is None for line in told) if since or until else 0
    return Timeline(tuple(sorted(kept, key=_place)), on, ahead, left_out)


def _happened(claim: PublicClaim, facts: Facts) -> tuple[list[TimelineLine], int]:
    """A claim in; the dates that its appearances give for what they tell, and how many of them lie ahead, out."""
    told = [(a, given) for a in claim.appearances for given in a.dates]
    past = [(a, given) for a, given in told if not _is_ahead(given.date, a.published)]
    groups = _group(past, claim, facts)
    days = [group[0][1].date for group in groups]
    lines = [_happened_line(claim, group, facts, differs=_has_other(n, groups, days)) for n, group in enumerate(groups)]
    return lines, len(told) - len(past)


def _happened_line(
    claim: PublicClaim, group: Sequence[tuple[PublicAppearance, PublicDate]], facts: Facts, *, differs: bool
) -> TimelineLine:
    a, given = group[0]
    return TimelineLine(
        Lane.HAPPENED, claim, given.date, say_when(given.words, given.date), given.words, stretch_of(given.date, given.words),
        _said_by(a, facts), a, len({other.document for other, _ in group}), differs=differs,
        is_denied=a.polarity is Polarity.DENIED,
    )  # fmt: skip


def _group(
    told: Iterable[tuple[PublicAppearance, PublicDate]], claim: PublicClaim, facts: Facts
) -> list[list[tuple[PublicAppearance, PublicDate]]]:
    """Appearances of a claim, each with a date that it gives, in; those of dates that can be one together, the clearest first."""
    groups: list[list[tuple[PublicAppearance, PublicDate]]] = []

    def unclarity(pair: tuple[PublicAppearance, PublicDate]) -> tuple[int, bool, bool]:
        is_told_by = bool(pair[0].chain) or facts.is_teller(facts.documents[pair[0].document], claim)
        return -precision(pair[1].date), pair[0].is_headline, not is_told_by

    for a, given in sorted(told, key=unclarity):
        group = next((g for g in groups if all(_is_one(given, other) for _, other in g)), None)
        if group is None:
            groups.append([(a, given)])
        else:
            group.append((a, given))
    return groups


def _has_other(
    number: int, groups: Sequence[Sequence[tuple[PublicAppearance, PublicDate]]], days: Sequence[DateValue | None]
) -> bool:
    """Whether reports that do not give this date give another one, where this one's reports do not give that."""
    ours, day = {a.document for a, _ in groups[number]}, days[number]
    for other, group in enumerate(groups):
        theirs = {a.document for a, _ in group}
        is_other_day = day is not None and days[other] is not None and compare(day, days[other] or day) is Agreement.DIFFERS
        if is_other_day and not ours & theirs:
            return True
    return False


def _is_one(a: PublicDate, b: PublicDate) -> bool:
    """Whether two dates of one claim can be one; of words alone, where they are the same words."""
    if a.date is None or b.date is None:
        return a.date is b.date and a.words.casefold() == b.words.casefold()
    return compare(a.date, b.date) in (Agreement.SAME, Agreement.COMPATIBLE)


def _is_ahead(value: DateValue | None, published: DateValue | None) -> bool:
    """Whether a date begins after its report came out, as far as both are known."""
    start, end = None if value is None else value.earliest(), None if published is None else published.latest()
    return start is not None and end is not None and start > end


def _reported(claim: PublicClaim, facts: Facts) -> TimelineLine:
    """A claim in, its first report with the later ones counted by day out."""
    first, days = claim.first, {a.document: iso_date(a.published) or "" for a in claim.appearances}
    later = Counter(day.partition("T")[0] for document, day in days.items() if document != first.document)
    when = say_date(first.published)
    if first.published is not None and first.published.year is None:
        when += ", no year given"
    return TimelineLine(
        Lane.REPORTED, claim, first.published, when, "", stretch_of(first.published), _said_by(first, facts), first,
        len(days), later=tuple(sorted(later.items(), key=lambda pair: (not pair[0], pair[0]))),
        is_denied=first.polarity is Polarity.DENIED,
    )  # fmt: skip


def _due(line: DueLine, on: date | None) -> TimelineLine:
    """A line of the due list in, the same on the timeline out."""
    said_by = ARROW.join(name for name in (line.said_by, line.through) if name) if line.appearance.chain else ""
    return TimelineLine(
        Lane.DUE, line.claim, line.due.due, line.when, line.due.words, stretch_of(line.due.due, line.due.words), said_by,
        line.appearance, line.reports, state=None if on is None else line.state,
    )


def _said_by(a: PublicAppearance, facts: Facts) -> str:
    if a.chain and facts.sources[a.chain[0]].kind is SourceKind.UNSPECIFIED:
        return NOBODY
    return ARROW.join(show_name(name) for name in a.printed_names or a.chain_names)


def _is_within(line: TimelineLine, since: date | None, until: date | None) -> bool:
    if line.stretch is None:
        return since is None and until is None
    return (since is None or line.stretch.last >= since) and (until is None or line.stretch.first <= until)


def _place(line: TimelineLine) -> tuple[int, date, date, str, int, int, str]:
    """Where a line stands: by its first day, its last and its time; apart, without a year by the day of any year."""
    lane, number = list(Lane).index(line.lane), int("".join(c for c in line.claim.id if c.isdigit()) or 0)
    if line.stretch is not None:
        return 0, line.stretch.first, line.stretch.last, line.stretch.time, lane, number, line.when
    value = line.date
    bare = None if value is None or value.month is None else DateValue(2000, value.month, value.day)
    day = date.max if bare is None else bare.earliest() or date.max
    return 1 + (line.apart == UNDATED), day, day, "", lane, number, line.when
