"""Values that say one thing more or less closely, or of a part: claims of one matter in, relations between them out.

Nobody is wrong there: "in March" and "on 3 March" can both be right, and so can 12 in the town and 40 in the province. A relation
says which of two is the closer, so that whoever writes takes that one, and does not take a part for the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.model.claim import Appearance, AppearanceId, Claim, ClaimId
from firsthand.model.document import DocumentId, MentionKind
from firsthand.model.reading import Case
from firsthand.model.relation import CLOSER, Relation, RelationKind, Slot
from firsthand.model.span import Span
from firsthand.text import dates, places
from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue
from firsthand.text.figures import Figure, is_one_thing, read_figures
from firsthand.text.places import contains
from firsthand.text.quantities import Bound, Fate, compare

LOOKED_AT = 40
"""Appearances of one claim, and figures of one fate in one story, that are held against each other. No trial: few have more."""
REFINES = "One gives it more closely than the other. Both can be right."
NARROWER = "One counts in a part of the place in which the other counts. Both can be right, and neither is the other's number."
_OPEN = frozenset({Bound.ABOUT, Bound.RANGE})
_COUNTED_ONCE = frozenset(Fate) - {Fate.SCORED, Fate.PAID, Fate.VOTED, Fate.COST, Fate.LASTED, Fate.FELL}
"""Fates of which each place of a story has one count."""
_LEVELS = {"city": 1, "town": 1, "district": 1, "province": 2, "state": 2, "region": 2, "country": 3}
_Told = tuple[Appearance, Span]
_Pair = tuple[_Told, _Told]


@dataclass(frozen=True, slots=True)
class _Located:
    """A figure of which its sentence says where, and the appearance that gives it."""

    told: _Told
    figure: Figure
    claim: ClaimId


def find_refinements(case: Case) -> Iterator[Relation]:
    """A clustered case in; of each claim, and of each two near ones, where one appearance is closer than another, out.

    Near are those that may be one, and those that stage 8 met as the same words with a closer value in one of them.
    """
    texts = {r.document.id: r.document.text for r in case.readings}
    appearances = {a.id: a for a in case.appearances}
    claims = {c.id: c for c in case.claims}
    claim_of = {a: c.id for c in case.claims for a in c.appearances}
    alike = [(claims[s.left], claims[s.right]) for s in case.suggestions if s.left in claims and s.right in claims]
    for group in (*((claim,) for claim in case.claims), *alike):
        members = [appearances[a] for claim in group for a in claim.appearances if a in appearances][:LOOKED_AT]
        if len({a.document for a in members}) > 1:
            yield from _closest(members, group, texts, (Slot.DATE, Slot.NUMBER))
    for c in case.contrasts:
        if c.rule == CLOSER and c.left in claim_of and c.right in claim_of:
            group = tuple(claims[k] for k in dict.fromkeys((claim_of[c.left], claim_of[c.right])))
            yield from _closest((appearances[c.left], appearances[c.right]), group, texts, (c.slot,))


def _closest(
    members: Sequence[Appearance], group: Sequence[Claim], texts: Mapping[DocumentId, str], slots: Collection[Slot]
) -> Iterator[Relation]:
    """Appearances that speak of one thing in; for each of the slots the first that is vaguer than another, with that, out."""
    claim_of = {a: claim.id for claim in group for a in claim.appearances}
    for slot, find in ((slot, find) for slot, find in _FINDERS if slot in slots):
        for one, other in combinations(members, 2):
            is_across = len(group) == 1 or claim_of[one.id] != claim_of[other.id]
            if one.document == other.document or not is_across:
                continue
            pair = find(one, other, texts) or find(other, one, texts)
            if pair is not None:
                (left, a), (right, b) = pair
                yield Relation(left.id, right.id, RelationKind.REFINES, slot, a, b, CLOSER, REFINES)
                break


def _closer_date(vague: Appearance, close: Appearance, texts: Mapping[DocumentId, str]) -> _Pair | None:
    """Both give one date, the second within the first: a day of the month, a month of the year."""
    ours, theirs = _dates_of(vague), _dates_of(close)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    (a, left), (b, right) = ours[0], theirs[0]
    if dates.compare(a, b) is not Agreement.COMPATIBLE or _closeness(b) <= _closeness(a):
        return None
    return (vague, left), (close, right)


def _dates_of(a: Appearance) -> list[tuple[DateValue, Span]]:
    due = {d.date for d in a.assertion.due}
    found = [(m.value, m.span) for m in a.assertion.values if m.kind is MentionKind.DATE and m.span not in due]
    return [(value, span) for value, span in found if isinstance(value, DateValue)]


def _closeness(value: DateValue) -> int:
    """How many parts of a date are known; a stretch of days is no day."""
    if value.month is None or value.end is not None:
        return 0
    return 1 if value.day is None else 2 if value.is_approximate else 3


def _closer_figure(vague: Appearance, close: Appearance, texts: Mapping[DocumentId, str]) -> _Pair | None:
    """Both give one figure of one thing, the first about or as a range, the second plainly and within it."""
    ours, theirs = _figures_of(vague, texts), _figures_of(close, texts)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    x, y = ours[0], theirs[0]
    is_open = x.is_vague or x.quantity.bound in _OPEN
    if not is_open or y.is_vague or y.quantity.bound is not Bound.EXACT or not is_one_thing(x, y):
        return None
    if compare(x.quantity, y.quantity) is not Agreement.COMPATIBLE:
        return None
    return (vague, _place(vague, x)), (close, _place(close, y))


def _closer_place(vague: Appearance, close: Appearance, texts: Mapping[DocumentId, str]) -> _Pair | None:
    """Both name one place, the second within the first as the lexicon has it."""
    named = [[m.span for m in a.assertion.values if m.kind is MentionKind.PLACE] for a in (vague, close)]
    if any(len(spans) != 1 for spans in named):
        return None
    left, right = named[0][0], named[1][0]
    a, b = places.parse(left.of(texts[vague.document])), places.parse(right.of(texts[close.document]))
    return ((vague, left), (close, right)) if a is not None and b is not None and contains(a, b) else None


_Finder = Callable[[Appearance, Appearance, Mapping[DocumentId, str]], _Pair | None]
_FINDERS: tuple[tuple[Slot, _Finder], ...] = (
    (Slot.DATE, _closer_date), (Slot.NUMBER, _closer_figure), (Slot.PLACE, _closer_place),
)  # fmt: skip


def _figures_of(a: Appearance, texts: Mapping[DocumentId, str]) -> list[Figure]:
    return read_figures(a.assertion.span.of(texts[a.document]))


def _place(a: Appearance, figure: Figure) -> Span:
    start = a.assertion.span.start
    return Span(start + figure.start, start + figure.end)


def find_narrower(case: Case) -> Iterator[Relation]:
    """A clustered case in; claims of a story that count one thing, one of them in a part of the other's place, out."""
    story_of = {d: s.id for s in case.stories for d in s.documents}
    by_story: dict[tuple[object, Fate], list[_Located]] = {}
    for found in _located(case):
        fate = found.figure.quantity.scope.fate
        story = story_of.get(found.told[0].document)
        if story is not None and fate in _COUNTED_ONCE and fate is not None:
            by_story.setdefault((story, fate), []).append(found)
    for group in by_story.values():
        seen: set[frozenset[ClaimId]] = set()
        for one, other in combinations(group[:LOOKED_AT], 2):
            pair = frozenset((one.claim, other.claim))
            if one.claim == other.claim or pair in seen:
                continue
            for part, whole in ((one, other), (other, one)):
                if _is_part(part.figure, whole.figure):
                    seen.add(pair)
                    (left, a), (right, b) = part.told, whole.told
                    yield Relation(left.id, right.id, RelationKind.NARROWER, Slot.NUMBER, a, b, "part_of_the_place", NARROWER)


def _located(case: Case) -> Iterator[_Located]:
    """Figures with a place, one for each claim and place, by the first appearance that gives it."""
    texts = {r.document.id: r.document.text for r in case.readings}
    appearances = {a.id: a for a in case.appearances}
    for claim in case.claims:
        told: set[str] = set()
        for a in _at_hand(claim.appearances, appearances):
            if not any(m.kind is MentionKind.QUANTITY for m in a.assertion.values):
                continue
            for figure in _figures_of(a, texts):
                place = figure.quantity.scope.place
                if place is not None and place not in told and not figure.is_vague:
                    told.add(place)
                    yield _Located((a, _place(a, figure)), figure, claim.id)


def _at_hand(ids: Iterable[AppearanceId], appearances: Mapping[AppearanceId, Appearance]) -> Iterator[Appearance]:
    return (appearances[i] for i in list(ids)[:LOOKED_AT] if i in appearances)


def _is_part(part: Figure, whole: Figure) -> bool:
    """Whether one figure counts in a part of the place of the other, and is no larger."""
    x, y = part.quantity, whole.quantity
    if x.unit != y.unit or (x.counted and y.counted and x.counted != y.counted) or part.times != whole.times:
        return False
    if part.is_selected or whole.is_selected or x.low > (y.high or y.low):
        return False
    small, large = x.scope.place or "", y.scope.place or ""
    if small in _LEVELS and large in _LEVELS:
        return _LEVELS[small] < _LEVELS[large]
    a, b = places.parse(small), places.parse(large)
    return a is not None and b is not None and contains(b, a)
