"""Puts what stages 8 to 10 made of a part of the case back into the whole: ids of the case, which stay what they were.

A group of today keeps the number that most of its members had; where two old ones became one, the lower number stays. A number is
never given twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from firsthand.model.claim import AppearanceId, Claim, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.rating import Independence
from firsthand.model.reading import Case
from firsthand.model.source import Merge, Source, SourceId
from firsthand.model.story import Story, StoryId
from firsthand.store.numbers import number_of
from firsthand.store.prior import Prior

Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Spliced:
    """A part of the case with the ids of the case.

    Attributes:
        case: The part. Sources, claims and stories hold their members in other documents too.
        positions: Of each appearance, the index of its assertion.
        gone: Numbers that are no more, by name of the table.
        renamed: Old numbers that went up in another, by name of the table.
        touched: Claims with appearances in other documents too, whose counts rest on more than this part.
        last: The highest number given so far, by name of the table.
    """

    case: Case
    positions: Mapping[AppearanceId, int]
    gone: Mapping[str, frozenset[int]]
    renamed: Mapping[str, Mapping[int, int]]
    touched: frozenset[ClaimId] = frozenset()
    last: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Numbers for groups.

    Attributes:
        numbers: One for each group.
        won: For each group, the old numbers that it goes on from, its own among them; empty for a new one.
        last: The last number given.
    """

    numbers: list[int]
    won: list[list[int]]
    last: int

    def renamed(self) -> dict[int, int]:
        """Nothing in; old numbers that went up in another, each with that, out."""
        return {old: number for number, won in zip(self.numbers, self.won, strict=True) for old in won if old != number}


def assign(groups: Sequence[Sequence[Member]], before: Mapping[Member, int], last: int) -> Numbered:
    """Groups, the number that each member's group had before, and the last number given, in; a number for each group out.

    A number goes to the group that has most of its members, the first of equals.
    """
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for n, members in enumerate(groups):
        for member in members:
            if member in before:
                votes[before[member]][n] += 1
    won: dict[int, list[int]] = defaultdict(list)
    for number, by_group in votes.items():
        won[min(by_group, key=lambda n: (-by_group[n], n))].append(number)
    numbers = []
    for n in range(len(groups)):
        if n in won:
            numbers.append(min(won[n]))
        else:
            last += 1
            numbers.append(last)
    return Numbered(numbers, [sorted(won.get(n, ())) for n in range(len(groups))], last)


def splice(case: Case, prior: Prior, last: Mapping[str, int]) -> Spliced:
    """A part of the case as stages 8 to 10 made it, how its documents stood before, and the last numbers given, in; the same out.

    The documents of `case` have the ids of the case already; those that stand for sources elsewhere in it are `S12` and the like.
    """
    given = dict(last)
    # 1. sources
    sources, source_ids, renamed_sources = _splice_sources(case, prior, given)
    # 2. appearances
    ids, positions = _number_appearances(case, prior, given)
    appearances = tuple(
        replace(a, id=ids[a.id], chain=tuple(source_ids[s] for s in a.chain), root=ids[a.root] if a.root else None)
        for a in case.appearances)
    # 3. claims and their counts
    claims, claim_ids, renamed_claims = _splice_claims(case, prior, given, ids)
    independence = {claim_ids[k]: _rename(count, claim_ids, source_ids, ids) for k, count in case.independence.items()}
    # 4. stories
    stories, renamed_stories = _splice_stories(case, prior, given)
    # 5. what is no more
    renamed = {"claim": renamed_claims, "source": renamed_sources, "story": renamed_stories}
    gone = {
        "claim": _find_gone(prior.claims.values(), claims, renamed_claims, prior.other_appearances),
        "source": _find_gone(prior.sources.values(), sources, renamed_sources, prior.other_members),
        "story": _find_gone(prior.stories.values(), stories, renamed_stories, prior.other_documents),
    }
    here = set(ids.values())
    left = {ClaimId(f"K{k}") for k in set(prior.claims.values()) - gone["claim"] if k in prior.other_appearances}
    touched = {c.id for c in claims if not here.issuperset(c.appearances)} | left
    readings = tuple(r for r in case.readings if r.document.id.startswith("T"))
    relations = tuple(replace(r, left=ids[r.left], right=ids[r.right]) for r in case.relations)
    part = replace(case, readings=readings, stories=stories, sources=sources, appearances=appearances, claims=claims,
                   independence=independence, relations=relations, contrasts=(), credibility={}, reliability={})
    return Spliced(part, positions, gone, renamed, frozenset(touched), given)


def _find_gone(
    before: Iterable[int], now: Sequence[Claim] | Sequence[Source] | Sequence[Story], renamed: Mapping[int, int],
    others: Mapping[int, object],
) -> frozenset[int]:
    """Numbers that were, records that are, what went up in another and what has members elsewhere, in; those gone out."""
    return frozenset(n for n in set(before) - {number_of(one.id) for one in now} if n in renamed or n not in others)


def _number_appearances(
    case: Case, prior: Prior, given: dict[str, int]
) -> tuple[dict[AppearanceId, AppearanceId], dict[AppearanceId, int]]:
    """New id of each appearance, and the index of its assertion by new id."""
    refs = [(r.document.id, n) for r in case.readings for n in range(len(r.assertions))]
    ids: dict[AppearanceId, AppearanceId] = {}
    positions: dict[AppearanceId, int] = {}
    for a, (document, position) in zip(case.appearances, refs, strict=True):  # an appearance for each assertion, in order
        number = prior.appearances.get((number_of(document), position))
        if number is None:
            given["appearance"] += 1
            number = given["appearance"]
        ids[a.id] = AppearanceId(f"P{number}")
        positions[ids[a.id]] = position
    return ids, positions


def _splice_sources(
    case: Case, prior: Prior, given: dict[str, int]
) -> tuple[tuple[Source, ...], dict[SourceId, SourceId], dict[int, int]]:
    before: dict[tuple[str, int], int] = {(f"T{d}", n): s for (d, n), s in prior.sources.items()}
    before.update({(d, n): number_of(d) for s in case.sources for d, n in s.members if d.startswith("S")})
    kept = [s for s in case.sources if any(d.startswith("T") for d, _ in s.members)]
    numbered = assign([s.members for s in kept], before, given["source"])
    given["source"] = numbered.last
    ids = {s.id: SourceId(f"S{n}") for s, n in zip(kept, numbered.numbers, strict=True)}
    spliced = []
    for source, won in zip(kept, numbered.won, strict=True):
        known = [prior.known_sources[old] for old in won if old in prior.known_sources]
        members = {m for m in source.members if m[0].startswith("T")} | {m for one in known for m in one.members}
        merges = _keep([m for one in known for m in one.merges], source.merges)
        spliced.append(replace(source, id=ids[source.id], members=tuple(sorted(members, key=_by_number)), merges=merges))
    return tuple(sorted(spliced, key=lambda s: number_of(s.id))), ids, numbered.renamed()


def _splice_claims(
    case: Case, prior: Prior, given: dict[str, int], ids: Mapping[AppearanceId, AppearanceId]
) -> tuple[tuple[Claim, ...], dict[ClaimId, ClaimId], dict[int, int]]:
    claim_of = {AppearanceId(f"P{p}"): prior.claims[ref] for ref, p in prior.appearances.items()}
    groups = [[ids[a] for a in claim.appearances] for claim in case.claims]
    numbered = assign(groups, claim_of, given["claim"])
    given["claim"] = numbered.last
    found = {claim.id: ClaimId(f"K{n}") for claim, n in zip(case.claims, numbered.numbers, strict=True)}
    claims = []
    for claim, members, won in zip(case.claims, groups, numbered.won, strict=True):
        others = [AppearanceId(f"P{p}") for old in won for p, _ in prior.other_appearances.get(old, ())]
        merges = _keep([m for old in won for m in prior.claim_merges.get(old, ())], claim.merges)
        claims.append(replace(claim, id=found[claim.id], appearances=(*members, *others),
                              first_appearance=ids[claim.first_appearance], merges=merges))
    return tuple(sorted(claims, key=lambda c: number_of(c.id))), found, numbered.renamed()


def _splice_stories(case: Case, prior: Prior, given: dict[str, int]) -> tuple[tuple[Story, ...], dict[int, int]]:
    kept = [s for s in case.stories if any(d.startswith("T") for d in s.documents)]
    before = {DocumentId(f"T{d}"): s for d, s in prior.stories.items()}
    numbered = assign([s.documents for s in kept], before, given["story"])
    given["story"] = numbered.last
    spliced = []
    for story, number, won in zip(kept, numbered.numbers, numbered.won, strict=True):
        others = [DocumentId(f"T{d}") for old in won for d in prior.other_documents.get(old, ())]
        documents = sorted({*(d for d in story.documents if d.startswith("T")), *others}, key=number_of)
        spliced.append(Story(StoryId(f"E{number}"), tuple(documents), story.reason))
    return tuple(sorted(spliced, key=lambda s: number_of(s.id))), numbered.renamed()


def _rename(
    count: Independence, claims: Mapping[ClaimId, ClaimId], sources: Mapping[SourceId, SourceId],
    appearances: Mapping[AppearanceId, AppearanceId],
) -> Independence:
    """A count with the ids of the part in, the same with those of the case out."""

    def of(ids: Iterable[SourceId]) -> tuple[SourceId, ...]:
        return tuple(sources[s] for s in ids if s in sources)

    reasons = tuple(
        replace(r, sources=of(r.sources), appearances=tuple(appearances[a] for a in r.appearances)) for r in count.reasons)
    return replace(count, claim=claims[count.claim], roots=of(count.roots), reasons=reasons)


def _by_number(member: tuple[DocumentId, int]) -> tuple[int, int]:
    return number_of(member[0]), member[1]


def _keep(before: Sequence[Merge], now: Sequence[Merge]) -> tuple[Merge, ...]:
    """Why records were joined before, and now, in; both, without "they were one before", out."""
    known = tuple(dict.fromkeys(before))
    return (*known, *(m for m in now if m.rule != "before" and m not in known))
