"""What later reports say of what was promised: a clustered case in; relations from a promise to what bears on it out.

A person decides whether a promise was kept. Here is only what a later report of the same story says that may bear on it: that it
was done, that it was not, that it was moved, or that it was not done yet. Each rule is a named function, whose docstring is the
help that readers see.
Precision comes first, for a promise that is wrongly called broken is an accusation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.model.claim import Appearance, AppearanceId, ClaimId, Polarity
from firsthand.model.document import DocumentId
from firsthand.model.outlook import Deadline
from firsthand.model.reading import Case
from firsthand.model.relation import Relation, RelationKind, Slot
from firsthand.model.span import Span
from firsthand.stages.relate import outcome_phrases as words
from firsthand.stages.relate import outcome_words as w
from firsthand.stages.relate.happenings import Happening, How
from firsthand.stages.relate.matching import Match, match, match_words
from firsthand.stages.relate.phrases import stems_of
from firsthand.stages.relate.promised import Promise, read_promise
from firsthand.stages.relate.told import Told, read_sentences
from firsthand.text import dates
from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue

_RECURRING = stems_of(w.RECURRING)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a later report says that bears on a promise: which outcome, the rule that saw it, where, how surely it is meant."""

    kind: RelationKind
    rule: str
    span: Span
    match: Match


def done(promise: Promise, later: Told) -> Bearing | None:
    """It says that what was to be done was done. Whether all of it, and in time, is for you to see."""
    first = None if promise.deadline.due is None else promise.deadline.due.earliest()
    is_early = not promise.is_by and first is not None and later.day < first
    if later.is_of_then or is_early or any(_is_before(day, promise.day) for day in later.days):
        return None
    for one in later.find(promise.verbs):
        if one.how is How.DONE and (how := match(promise, one, later.stems)) is not None:
            return Bearing(RelationKind.MAY_BE_KEPT, "done", later.place(one.start, one.end), how)
    return None


def done_late(promise: Promise, later: Told) -> Bearing | None:
    """It says that what was to be done was done, on a day after the one that was given."""
    due = _last_day(promise.deadline)
    found = done(promise, later)
    if found is None or due is None:
        return None
    days = [first for day in later.days if (first := day.earliest()) is not None]
    return replace(found, rule="done_late") if days and min(days) > due else None


def not_done(promise: Promise, later: Told) -> Bearing | None:
    """Its day had gone by, and the later report says that it was not done."""
    due = _last_day(promise.deadline)
    return _undone(promise, later, "not_done", RelationKind.MAY_BE_BROKEN) if due is not None and later.day > due else None


def not_yet(promise: Promise, later: Told) -> Bearing | None:
    """It says that it was not done yet; whether its day had gone by then is not known, or it had not."""
    due = _last_day(promise.deadline)
    is_open = due is None or later.day <= due
    return _undone(promise, later, "not_yet", RelationKind.SPEAKS_OF) if is_open else None


def _undone(promise: Promise, later: Told, rule: str, kind: RelationKind) -> Bearing | None:
    if later.is_of_then:
        return None
    for one in later.find(promise.verbs):
        if one.how is How.NOT_DONE and (how := match(promise, one, later.stems)) is not None:
            return Bearing(kind, rule, later.place(one.start, one.end), how)
    return None


def will_not(promise: Promise, later: Told) -> Bearing | None:
    """It says that it will not be done, and names no other day."""
    if later.days or any(later.due) or re.search(r"\b(?:until|till|before|by|yet|unless)\b", later.text):
        return None
    for one in later.find(promise.verbs):
        if one.how is How.WILL_NOT and (how := match(promise, one, later.stems)) is not None:
            return Bearing(RelationKind.MAY_BE_BROKEN, "will_not", later.place(one.start, one.end), how)
    return None


def called_off(promise: Promise, later: Told) -> Bearing | None:
    """It says that it was called off."""
    for one in later.find(words.CALLED_OFF):
        if one.how in (How.DONE, How.TO_COME) and (how := match(promise, one, later.stems)) is not None:
            return Bearing(RelationKind.MAY_BE_BROKEN, "called_off", later.place(one.start, one.end), how)
    return None


def deadline_missed(promise: Promise, later: Told) -> Bearing | None:
    """It says that the deadline was missed, or went by without it."""
    due = _last_day(promise.deadline)
    if due is not None and later.day <= due:
        return None
    return _by_words(promise, later, words.MISSED, RelationKind.MAY_BE_BROKEN, "deadline_missed")


def deadline_met(promise: Promise, later: Told) -> Bearing | None:
    """It says that the deadline was met."""
    return _by_words(promise, later, words.MET, RelationKind.MAY_BE_KEPT, "deadline_met")


def word_broken(promise: Promise, later: Told) -> Bearing | None:
    """It says that the promise was broken."""
    return _by_words(promise, later, words.BROKE, RelationKind.MAY_BE_BROKEN, "word_broken")


def word_kept(promise: Promise, later: Told) -> Bearing | None:
    """It says that the promise was kept."""
    return _by_words(promise, later, words.KEPT, RelationKind.MAY_BE_KEPT, "word_kept")


def _by_words(promise: Promise, later: Told, sought: re.Pattern[str], kind: RelationKind, rule: str) -> Bearing | None:
    """A promise, a later appearance and words of an outcome in; what it says where it names what was promised out."""
    found = sought.search(later.plain_text) if words.SOME_WORDS.search(later.plain_text) else None
    if found is None or words.UNSURE.search(later.plain_text[: found.start()]) or later.is_of_then:
        return None
    due = promise.deadline.due
    is_dated = due is not None and any(dates.compare(due, day) is Agreement.SAME for day in later.days)
    how = match_words(promise, later.words, is_dated=is_dated)
    return None if how is None else Bearing(kind, rule, later.place(*found.span()), how)


def put_off(promise: Promise, later: Told) -> Bearing | None:
    """It says that it was put at another day."""
    dues = list(later.due)
    others = [due.date for due in dues if _differs(due.due, promise.deadline.due)]
    others = others or [m.span for m in later.dates if _is_new_day(m.value, promise, later)]
    if dues and not others:
        return None
    for one in later.find(words.PUT_OFF):
        if one.how in (How.DONE, How.TO_COME) and (how := match(promise, one, later.stems)) is not None:
            span = others[-1] if others else later.place(one.start, one.end)
            return Bearing(RelationKind.MAY_BE_MOVED, "put_off", span, how)
    return None


def other_day(promise: Promise, later: Told) -> Bearing | None:
    """The later report says that the same is to come on another day."""
    old = promise.deadline.due
    if old is None or old.year is None or not promise.verb:
        return None
    is_told = not w.CHANGED.isdisjoint(o.text for o in later.words)
    is_passed = (last := old.latest()) is not None and later.day > last
    for a in later.appearances:
        for due in a.assertion.due:
            if due.due is None or due.due.year is None or not _differs(due.due, old):
                continue
            again = read_promise(later, a, promise.claim, due)
            if again is None or again.verb not in promise.verbs.stems:
                continue
            one = Happening(again.verb, How.TO_COME, again.theme, again.agent, 0, 0, is_by_theme=False)
            how = match(promise, one, later.stems)
            if how is Match.FULL and (is_told or not (is_passed or again.verb in _RECURRING)):
                return Bearing(RelationKind.MAY_BE_MOVED, "other_day", due.date, how)
    return None


Rule = Callable[[Promise, Told], Bearing | None]
RULES: tuple[Rule, ...] = (
    put_off, other_day, called_off, will_not, word_broken, word_kept, deadline_missed, not_done, not_yet, done_late, deadline_met,
    done,
)  # fmt: skip
"""In order: the first that sees something is the one that speaks."""
HELP: Mapping[str, str] = {rule.__name__: (rule.__doc__ or "").partition("\n")[0] for rule in RULES}


def find_outcomes(case: Case) -> Iterator[Relation]:
    """A clustered case, or a part of one, in; from each promise to what later reports of its story say of it, a relation out."""
    readings = {r.document.id: r for r in case.readings}
    claim_of = {a: claim.id for claim in case.claims for a in claim.appearances}
    held: dict[DocumentId, list[Appearance]] = defaultdict(list)
    for a in case.appearances:
        if a.id in claim_of:
            held[a.document].append(a)
    for story in case.stories:
        documents = [d for d in story.documents if d in held and d in readings]
        if any(a.assertion.due for d in documents for a in held[d]):
            told = [one for d in documents for one in read_sentences(readings[d], held[d])]
            yield from _choose(_find_bearings(told, claim_of), claim_of)


_Found = tuple[Promise, Appearance, date, Bearing]
"""A promise; what bears on it, the day of its report, and how."""


def _find_bearings(told: Sequence[Told], claim_of: Mapping[AppearanceId, ClaimId]) -> list[_Found]:
    """The sentences of a story in, what bears on what out."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        for stem in one.stems:
            holders[stem].append(n)
    found: list[_Found] = []
    for promise in _read_promises(told, claim_of):
        for later in (told[n] for n in _find_near(promise, holders)):
            is_telling = later.is_telling or promise.verbs.are_in(later.stems)
            if not is_telling or later.day <= promise.day or later.document == promise.appearance.document:
                continue
            bearing = next((b for rule in RULES if (b := rule(promise, later)) is not None), None)
            at = None if bearing is None else later.appearance_at(bearing.span)
            if bearing is not None and at is not None:
                found.append((promise, at, later.day, bearing))
    return found


def _find_near(promise: Promise, holders: Mapping[str, Sequence[int]]) -> list[int]:
    """A promise and which sentences hold which stems in; those that hold the name of what was promised, or two of its words."""
    held = Counter(n for stem in dict.fromkeys(promise.theme.stems) for n in holders.get(stem, ()))
    named = set(holders.get(promise.theme.head, ()))
    return sorted(n for n, words in held.items() if words > 1 or n in named)


def _read_promises(told: Sequence[Told], claim_of: Mapping[AppearanceId, ClaimId]) -> Iterator[Promise]:
    """The sentences of a story in, what they promise out; of one claim, date and wording the earliest alone."""
    seen: set[tuple[object, ...]] = set()
    for one in sorted(told, key=lambda one: one.day):
        for a in one.appearances:
            if a.assertion.polarity is Polarity.DENIED:
                continue
            for due in a.assertion.due:
                promise = read_promise(one, a, claim_of[a.id], due)
                if promise is None:
                    continue
                key = (promise.claim, due.due, promise.verb, promise.theme.stems, promise.agent.stems)
                if key not in seen:
                    seen.add(key)
                    yield promise


def _choose(found: Sequence[_Found], claim_of: Mapping[AppearanceId, ClaimId]) -> Iterator[Relation]:
    """What bears on what in; for each two claims, date and outcome one relation, where it is clear which promise is meant."""
    meant: dict[AppearanceId, list[tuple[Promise, Bearing]]] = defaultdict(list)
    for promise, at, _, bearing in found:
        meant[at.id].append((promise, bearing))
    seen: set[tuple[object, ...]] = set()
    for promise, at, _, bearing in sorted(found, key=lambda one: (one[0].day, one[2])):
        rivals = meant[at.id]
        others = [(p, b) for p, b in rivals if p is not promise]
        if bearing.match is Match.BARE and any(b.match is Match.FULL or _is_other(p, promise) for p, b in others):
            continue
        due = promise.deadline.due
        key = (promise.claim, due.iso() if due else None, claim_of[at.id], bearing.kind)
        if key not in seen:
            seen.add(key)
            yield Relation(
                promise.appearance.id, at.id, bearing.kind, Slot.DUE, promise.deadline.date, bearing.span,
                bearing.rule, HELP[bearing.rule],
            )  # fmt: skip


def _is_other(a: Promise, b: Promise) -> bool:
    """Whether two promises are of two things."""
    ours, theirs = set(a.theme.stems), set(b.theme.stems)
    return a.claim != b.claim and not (ours <= theirs or theirs <= ours)


def _last_day(deadline: Deadline) -> date | None:
    return None if deadline.due is None else deadline.due.latest()


def _is_before(day: DateValue, other: date) -> bool:
    last = day.latest()
    return last is not None and last < other


def _is_new_day(value: object, promise: Promise, later: Told) -> bool:
    """Whether a date is still to come for a later report, and another than the promised one."""
    first = value.earliest() if isinstance(value, DateValue) else None
    old = promise.deadline.due
    return isinstance(value, DateValue) and first is not None and first > later.day and old is not None and _differs(value, old)


def _differs(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether two dates cannot be one; where one of them is not known, they may be two."""
    return a is None or b is None or dates.compare(a, b) is Agreement.DIFFERS
