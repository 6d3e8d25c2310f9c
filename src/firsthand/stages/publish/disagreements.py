"""Where the reports disagree: relations of claims in, disagreements with all their sides, and lines for each claim, out.

A disagreement between n claims is one thing with n sides. Words say what stands against what, and never who is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from firsthand.model.claim import ClaimId
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.public_relations import PublicRelation, PublicSide
from firsthand.model.relation import RelationKind, Slot
from firsthand.stages.publish.pages import Citation
from firsthand.stages.publish.quoting import quote_words
from firsthand.stages.publish.wording import count

# Characters of a side's words. No trial: one line of a terminal.
SIDE_CHARS = 160
# Characters of what a claim's line quotes of either side.
SHORT_CHARS = 60
# Lines of a claim's page; `firsthand contradictions` has all of them.
MAX_AGAINST = 20

_ABOUT = {
    Slot.NUMBER: "the number", Slot.DATE: "the date", Slot.PLACE: "the place", Slot.NAME: "the name",
    Slot.ATTRIBUTION: "who said it", Slot.POLARITY: "whether it is so",
}  # fmt: skip
_HOW = {
    RelationKind.CONTRADICTS: "Both cannot be right",
    RelationKind.DENIES: "One says what the other denies",
    RelationKind.CREDITS_OTHERWISE: "One phrase, credited to different people",
    RelationKind.UPDATES: "Perhaps a later count of the same thing",
    RelationKind.TENSION: "Both can be right; a person decides",
    RelationKind.REFINES: "One gives it more closely; both can be right",
    RelationKind.NARROWER: "One counts in a part of the other’s place; both can be right",
}
# How a claim is told beside another: as the left one of the two, and as the right one.
_SAYS = {
    RelationKind.UPDATES: ("perhaps brought up to date by", "perhaps a later count than"),
    RelationKind.TENSION: ("in tension with", "in tension with"),
    RelationKind.REFINES: ("less close than", "closer than"),
    RelationKind.NARROWER: ("in a part of the place of", "in a place that holds that of"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: its claim, its words in quotation marks, and where they stand."""

    claim: ClaimId
    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims that give one thing otherwise.

    Attributes:
        kind, slot: How they stand to one another, and in what.
        sides: Two or more, in order of the case.
        is_against: Only one of them can be right.
        rules: What the rules say that saw it, each once.
    """

    kind: RelationKind
    slot: Slot
    sides: tuple[Side, ...]
    is_against: bool
    rules: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What they disagree about, and how."""
        return f"{_ABOUT[self.slot].capitalize()}, {count(len(self.sides), 'side')}. {_HOW[self.kind]}"


Cite = Callable[[PublicAppearance, PublicClaim], Citation]


def find_disagreements(public: PublicCase, cite: Cite) -> tuple[Disagreement, ...]:
    """A public case, and what cites an appearance, in; its disagreements, those first that most documents have part in, out."""
    shown = {a.id: (a, claim) for claim in public.claims for a in claim.appearances}
    found = []
    for relations in _join(r for r in public.relations if not r.is_support):
        first = relations[0]
        sides: dict[str, PublicSide] = {}
        for side in (side for r in relations for side in (r.left, r.right)):
            sides.setdefault(_key(side, first), side)
        made = [_side(side, *shown[side.appearance], cite) for side in sides.values()]
        found.append(Disagreement(
            first.kind, first.slot, tuple(made), first.is_against, tuple(dict.fromkeys(r.help for r in relations if r.help))
        ))  # fmt: skip
    told = {claim.id: len(claim.appearances) for claim in public.claims}
    return tuple(sorted(found, key=lambda d: (not d.is_against, -sum(told[s.claim] for s in d.sides))))


def _key(side: PublicSide, first: PublicRelation) -> str:
    """By what sides are told apart: the claim, or, of one phrase with two speakers, the appearance."""
    return side.appearance if first.kind is RelationKind.CREDITS_OTHERWISE else side.claim


def _join(relations: Iterable[PublicRelation]) -> list[list[PublicRelation]]:
    """Relations in; those of one kind and slot that share a side in one list, each list in order, out."""
    groups: list[tuple[set[str], list[PublicRelation]]] = []
    for r in relations:
        keys = {f"{r.kind} {r.slot} {_key(side, r)}" for side in (r.left, r.right)}
        near = [g for g in groups if not g[0].isdisjoint(keys)]
        joined = ({*keys, *(k for g in near for k in g[0])}, [*(x for g in near for x in g[1]), r])
        groups = [g for g in groups if g not in near] + [joined]
    return [members for _, members in groups]


def _side(side: PublicSide, a: PublicAppearance, claim: PublicClaim, cite: Cite) -> Side:
    return Side(claim.id, quote_words(a.quote, SIDE_CHARS), cite(a, claim))


def against_lines(claim: PublicClaim, relations: Sequence[PublicRelation], most: int = MAX_AGAINST) -> tuple[str, ...]:
    """A claim and the relations in which it stands in; what stands against it, or beside it, at most so many lines, out.

    A line for each claim and what it gives otherwise: in the words in which both were first met.
    """
    lines: dict[tuple[str, str, Slot], str] = {}
    for r in (r for r in relations if not r.is_support):
        for own, other in ((r.left, r.right), (r.right, r.left)):
            if own.claim != claim.id or (other.claim == claim.id and own is r.right):
                continue
            how = _SAYS.get(r.kind, ("with", "with"))[own is r.right]
            key = how, other.appearance if other.claim == claim.id else other.claim, r.slot
            if key in lines:
                continue
            if len(lines) == most:
                return (*lines.values(), "and others")
            words = f"{quote_words(own.words, SHORT_CHARS)} here, {quote_words(other.words, SHORT_CHARS)} there"
            what = "its own appearances" if other.claim == claim.id else other.claim
            lines[key] = f"{how} {what} about {_ABOUT[r.slot]}: {words}"
    return tuple(lines.values())
