"""Which numbers of a case count one thing: those of a claim's own reports, and those of claims that give it otherwise.

Two counts of two things never stand in one series: every two of its numbers must be comparable by unit, by what is counted and by
scope, however much each leaves unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.public_figures import PublicFigure
from firsthand.model.public_relations import PublicSide
from firsthand.model.relation import RelationKind, Slot
from firsthand.text.corrections import is_earlier_number
from firsthand.text.figures import Figure, is_one_thing, read_figures
from firsthand.text.quantities import NO_SCOPE, Quantity, is_comparable

_KINDS = frozenset({RelationKind.CONTRADICTS, RelationKind.UPDATES, RelationKind.TENSION})
"""How claims stand to one another that give one number otherwise."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One number of one appearance.

    Attributes:
        claim, appearance: Where it stands.
        printed: As the appearance prints it.
        quantity: Its value.
        figure: The same with the words beside it.
        is_vague: It has no number ("hundreds").
        is_earlier: The sentence says that something else has taken its place ("down from 19").
    """

    claim: PublicClaim
    appearance: PublicAppearance
    printed: PublicFigure
    quantity: Quantity
    figure: Figure
    is_vague: bool = False
    is_earlier: bool = False


Series = list[Reckoning]


def find_series(public: PublicCase) -> list[Series]:
    """A public case in; its numbers, those that count one thing together, out: in order of the claims, each in order of these."""
    series: list[Series] = [one for claim in public.claims for one in _series_of(claim)]
    place: dict[tuple[str, int], int] = {_key(r): n for n, one in enumerate(series) for r in one}
    held: dict[str, list[Reckoning]] = {}
    for one in series:
        for r in one:
            held.setdefault(r.appearance.id, []).append(r)
    for relation in public.relations:
        if relation.slot is not Slot.NUMBER or relation.kind not in _KINDS:
            continue
        found = [_find(side, held) for side in (relation.left, relation.right)]
        if found[0] is None or found[1] is None:
            continue
        first, second = sorted(place[_key(r)] for r in found if r is not None)
        if first != second and all(is_comparable(x.quantity, y.quantity) for x in series[first] for y in series[second]):
            series[first] += series[second]
            place.update((_key(r), first) for r in series[second])
            series[second] = []
    return [one for one in series if one]


def find_near(public: PublicCase, claim: ClaimId) -> set[ClaimId]:
    """A public case and the id of a claim in; it and all that give a number of it otherwise, however many steps away, out."""
    found, edges = {claim}, [r for r in public.relations if r.slot is Slot.NUMBER and r.kind in _KINDS]
    size = 0
    while size != len(found):
        size = len(found)
        for r in edges:
            sides = {r.left.claim, r.right.claim}
            found |= sides if sides & found else set()
    return found


def _key(r: Reckoning) -> tuple[str, int]:
    return r.appearance.id, r.figure.start


def _series_of(claim: PublicClaim) -> Iterator[Series]:
    """A claim in; the numbers of its appearances, those that count one thing together, out."""
    found: list[Series] = []
    for a in claim.appearances:
        numbers = list(_reckon(claim, a))
        for r in numbers:
            fitting = [one for one in found if _fits(r, one, is_alone=len(numbers) == 1)]
            if fitting:
                max(fitting, key=lambda one: _nearness(r, one)).append(r)
            else:
                found.append([r])
    yield from found


def _reckon(claim: PublicClaim, a: PublicAppearance) -> Iterator[Reckoning]:
    """An appearance in, its numbers out: of those read from its words alone, the ones that the reading of its report has too."""
    read = read_figures(a.quote) if a.figures else []
    place = 0
    for printed in a.figures:
        start = printed.span.start - a.span.start if printed.span and a.span else a.quote.find(printed.words, place)
        if printed.quantity is None or start < 0:
            continue
        place = end = start + len(printed.words)
        near = next((f for f in read if f.start < end and start < f.end), None)
        quantity = printed.quantity
        figure = Figure(quantity, near.near if near else frozenset(), near.times if near else frozenset(),
                        bool(near and near.is_vague), bool(near and near.is_selected), start, end)  # fmt: skip
        is_earlier = is_earlier_number(a.quote, start, end) or _is_left_behind(a, quantity)
        yield Reckoning(claim, a, printed, quantity, figure, figure.is_vague, is_earlier)


def _is_left_behind(a: PublicAppearance, quantity: Quantity) -> bool:
    """Whether an appearance says that a level went from this number to another."""
    return any(level.old.split()[:1] == [f"{quantity.low:f}"] != level.new.split()[:1] for level in a.levels)


def _fits(r: Reckoning, one: Series, *, is_alone: bool) -> bool:
    """Whether a number counts what a series of its own claim counts.

    The claim is one; so a number that stands alone in its words needs no more than to be comparable with all. Where several
    stand there, evidence is asked for: the same noun and fate, or what makes two figures of one thing. Two numbers of one
    sentence count two things, unless one has taken the place of the other.
    """
    if not all(is_comparable(r.quantity, other.quantity) for other in one):
        return False
    same = [other for other in one if other.appearance.id == r.appearance.id]
    if same and not (r.is_earlier or any(other.is_earlier for other in same)):
        return False
    others = {other.appearance.id: sum(f.quantity is not None for f in other.appearance.figures) for other in one}
    is_alone = is_alone and all(number == 1 for number in others.values())
    return is_alone or bool(same) or any(_is_alike(r, other) for other in one)


def _is_alike(a: Reckoning, b: Reckoning) -> bool:
    """Whether two numbers are of one noun with one fate and unit, or otherwise of one thing by evidence."""
    x, y = a.quantity, b.quantity
    if is_one_thing(a.figure, b.figure):
        return True
    is_said = x.counted is not None or x.unit is not None or x.scope is not NO_SCOPE
    return is_said and (x.counted, x.unit, x.scope.fate) == (y.counted, y.unit, y.scope.fate)


def _nearness(r: Reckoning, one: Sequence[Reckoning]) -> tuple[bool, bool, int]:
    """How near a number is to a series: the same number, evidence, words in common beside both."""
    return (
        any((r.quantity.low, r.quantity.high) == (other.quantity.low, other.quantity.high) for other in one),
        any(_is_alike(r, other) for other in one),
        max(len(r.figure.near & other.figure.near) for other in one),
    )


def _find(side: PublicSide, held: Mapping[str, Sequence[Reckoning]]) -> Reckoning | None:
    """One side of a relation in; the number that it gives out, None where none stands there."""
    found = held.get(AppearanceId(side.appearance), ())
    for r in found:
        if side.span is not None and r.printed.span is not None and side.span.overlaps(r.printed.span):
            return r
    return next((r for r in found if r.printed.words and (r.printed.words in side.words or side.words in r.printed.words)), None)
