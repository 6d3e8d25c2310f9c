"""How much each claim matters, as numbers that can be kept and sorted by: the order of the brief, without the brief."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from firsthand.model.claim import ClaimId, Polarity
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.standing import Standing
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.gaps import credited_otherwise
from firsthand.text import quantities
from firsthand.text.agreement import Agreement
from firsthand.text.quantities import Bound, Quantity

_FIRM = frozenset({Bound.EXACT, Bound.RANGE})


@dataclass(frozen=True, slots=True)
class ClaimWeight:
    """What a claim's place in the brief follows from.

    Attributes:
        claim: Which.
        standing: How it stands; None where it is no key claim.
        rank: Within its standing, smaller first; of equal ones the order of the case decides.
        is_single_source: Two texts or more tell it, and exactly one independent source stands behind it.
        is_contested: Another claim stands against it; or reports credit its words to different sources, some deny what others
            affirm, or their figures differ.
        outlets: How many print it.
        reports: How many tell it.
    """

    claim: ClaimId
    standing: Standing | None
    rank: tuple[int, ...]
    is_single_source: bool
    is_contested: bool
    outlets: int
    reports: int


def weigh(public: PublicCase) -> list[ClaimWeight]:
    """A public case in, the weight of each of its claims out, in order of the case."""
    facts = Facts(public)
    opposed = {side.claim for r in public.relations if r.is_against for side in (r.left, r.right)}
    return [_weigh(claim, facts, is_opposed=claim.id in opposed) for claim in public.claims]


def _weigh(claim: PublicClaim, facts: Facts, *, is_opposed: bool) -> ClaimWeight:
    documents = facts.documents_of(claim)
    return ClaimWeight(
        claim=claim.id,
        standing=facts.standing(claim) if facts.is_key(claim) else None,
        rank=facts.rank(claim),
        is_single_source=claim.at_least == claim.at_most == 1 and facts.texts_of(claim) > 1,
        is_contested=is_opposed or is_contested(claim, facts),
        outlets=len({d.outlet for d in documents if d.outlet}),
        reports=len(documents),
    )


def is_contested(claim: PublicClaim, facts: Facts) -> bool:
    """Whether reports disagree about a claim: who said it, whether it is so, or how many."""
    running = [a for a in claim.appearances if not a.is_headline]
    if len({a.polarity for a in running}) > 1 and any(a.polarity is Polarity.DENIED for a in running):
        return True
    return any(_differ(a, b) for a, b in combinations(facts.best_of(claim), 2)) or any(credited_otherwise(claim, facts))


def _differ(a: PublicAppearance, b: PublicAppearance) -> bool:
    """Whether two appearances give firm numbers of one thing that cannot both be right."""
    one, other = _firm_numbers(a), _firm_numbers(b)
    return any(quantities.compare(one[thing], other[thing]) is Agreement.DIFFERS for thing in one.keys() & other.keys())


def _firm_numbers(a: PublicAppearance) -> dict[tuple[str | None, str | None], Quantity]:
    """Numbers that are neither bounds nor about, by unit and what is counted; where there are two of a thing, neither."""
    found: dict[tuple[str | None, str | None], list[Quantity]] = {}
    for figure in a.figures:
        if figure.quantity is not None:
            found.setdefault((figure.quantity.unit, figure.quantity.counted), []).append(figure.quantity)
    return {thing: q[0] for thing, q in found.items() if len(q) == 1 and q[0].bound in _FIRM}
