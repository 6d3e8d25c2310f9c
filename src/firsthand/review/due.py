"""What people decide of what was to come: tied to the words of its date, and found again in the case of today.

A claim may say of several days that something will come then; a decision is of one of them. Each place at which a report gives
that date keeps the decision, whatever claim it comes to stand in: of two that were decided otherwise and are one now, the later
counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from firsthand.errors import InputError
from firsthand.model.casefile import Decision
from firsthand.model.claim import Appearance
from firsthand.model.judgement import Anchor, Judgement, JudgementKind, SubjectKind
from firsthand.model.outlook import Deadline, GivenOutcome, Outcome
from firsthand.model.reading import Case, Reading
from firsthand.review import subjects
from firsthand.review.corrections import UNDERSTOOD_DATES
from firsthand.review.fitting import Ref, Shelf, find_due, find_refs
from firsthand.review.standing import Homes
from firsthand.review.subjects import Subject
from firsthand.text.agreement import Agreement
from firsthand.text.date_spans import parse
from firsthand.text.dates import DateValue, compare, parse_published
from firsthand.text.due_dates import group_dates, precision
from firsthand.text.normalize import plain

_Told = tuple[Appearance, Deadline, str]
"""An appearance, something that it says will come, and the words of its date."""
_LIST = "`firsthand due` lists what is to come."


def tie_due(decision: Decision, subject: Subject, case: Case) -> tuple[tuple[Anchor, ...], dict[str, str]]:
    """What a person decides of what a claim says will come in; the places of its date, and what is decided, out.

    Raises:
        InputError: The claim says nothing of the kind, or more than one thing, or the outcome is none.
        NotFound: There is no such claim.
    """
    values = _read_values(decision, subject)
    documents = {r.document.id: r.document for r in case.readings}
    members = subjects.appearances_of(case, subjects.claim_of(case, subject.id))
    told = [(a, due, due.date.of(documents[a.document].text)) for a in members for due in a.assertion.due]
    if not told:
        raise InputError(f"{subject.id} does not say, with a date, that something will come.", hint=_LIST)
    chosen = _choose(told, decision.values.get("on", "").strip(), subject)
    places = ((documents[a.document], due.date) for a, due, _ in chosen)
    return tuple(dict.fromkeys(Anchor(d.sha256, d.path, span, span.of(d.text)) for d, span in places)), values


def _read_values(decision: Decision, subject: Subject) -> dict[str, str]:
    """What was typed in, what is kept of it out."""
    written = decision.values.get("outcome", "").strip().lower()
    if written not in {o.value for o in Outcome}:
        raise InputError(f"“{written}” is not what can become of something that was to come." if written
                         else f"Nothing is said of what became of it in {subject.id}.",
                         hint=f"Give {', '.join(list(Outcome)[:-1])} or {list(Outcome)[-1]}.")
    to = decision.values.get("to", "").strip()
    if to and written != Outcome.MOVED:
        raise InputError(f"What is {written} has no new date.", hint="Give --to DATE with `--due moved` alone.")
    if to and parse_published(to) is None:
        raise InputError(f"“{to}” is no date that is understood.", hint=UNDERSTOOD_DATES)
    if len(decision.others) > 1:
        raise InputError(f"{subject.id} can be shown by one claim only.", hint="Name the one that says it most clearly.")
    return {"outcome": written, **({"to": to} if to else {})}


def _choose(told: Sequence[_Told], on: str, subject: Subject) -> list[_Told]:
    """All that a claim says will come, and the words or date of the one that is meant, in; what says that one out."""
    order = sorted(told, key=lambda one: -precision(one[1].due))
    groups = group_dates(order, lambda one: (one[0].id, one[2], one[1].due))
    if on:
        groups = [group for group in groups if any(_is_on(one, on) for one in group)]
    if not groups:
        raise InputError(f"Nothing of what {subject.id} says will come is on such a day.", hint=_LIST)
    if len(groups) > 1:
        raise InputError(f"{subject.id} says of {len(groups)} days that something will come{' that fit' if on else ''}.",
                         hint=f"Say which by --on and its date or its words. {_LIST}")
    return groups[0]


def _is_on(one: _Told, on: str) -> bool:
    """Whether words or a date that were typed are those of something to come."""
    _, due, words = one
    if plain(on).casefold() in plain(words).casefold():
        return True
    value = parse_published(on) or parse(on)
    return value is not None and due.due is not None and compare(value, due.due) in (Agreement.SAME, Agreement.COMPATIBLE)


def resolve_outcomes(judgements: Iterable[Judgement], case: Case) -> tuple[GivenOutcome, ...]:
    """Judgements in order of decision and a case in; what became of what its documents say will come, by today's reading, out.

    Those that were taken back are among them, marked: a calendar has to be told of a change that was undone too.
    """
    decided = [j for j in judgements if j.kind is JudgementKind.DUE]
    if not decided:
        return ()
    wanted = {a.sha256 for j in decided for a in (*j.anchors, *j.others)}
    shelf = Shelf(r for r in case.readings if r.document.sha256 in wanted)
    homes = Homes(case)
    return tuple(given for number, judgement in enumerate(decided) for given in _resolve(judgement, number, shelf, homes))


def _resolve(judgement: Judgement, number: int, shelf: Shelf, homes: Homes) -> Iterator[GivenOutcome]:
    to = judgement.values.get("to", "")
    see = homes.find(judgement.others, SubjectKind.CLAIM, shelf)
    seen: set[object] = set()
    for anchor in judgement.anchors:
        reading = shelf.find(anchor)
        for _, date in find_due(anchor, reading) if reading is not None else ():
            place = (reading.document.id, date) if reading is not None else None
            if reading is not None and place not in seen:
                seen.add(place)
                yield GivenOutcome(
                    reading.document.id, date, Outcome(judgement.values["outcome"]), _read_date(to), see, judgement.actor,
                    judgement.why, judgement.decided_at, number, not judgement.stands,
                )  # fmt: skip


def _read_date(written: str) -> DateValue | None:
    return parse_published(written) if written else None


def find_shown(judgements: Iterable[Judgement], readings: Iterable[Reading]) -> set[Ref]:
    """Judgements and the readings of their documents in; the assertions of the claims that show what became of something out."""
    shelf = Shelf(readings)
    decided = (j for j in judgements if j.stands and j.kind is JudgementKind.DUE)
    pairs = ((a, reading) for j in decided for a in j.others if (reading := shelf.find(a)) is not None)
    return {ref for a, reading in pairs for ref in find_refs(a, reading, SubjectKind.CLAIM)}
