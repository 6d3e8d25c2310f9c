"""Stage 8 of 11. Readings in; copies, stories, case-wide sources, joined chains and claims out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.model.claim import Appearance, AppearanceId, Claim, Suggestion
from firsthand.model.document import DocumentId
from firsthand.model.judgement import UNCONSTRAINED, Constraints
from firsthand.model.reading import Case, Reading
from firsthand.model.relation import Contrast
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.model.story import Overlap, Story, TextOverlap
from firsthand.stages.cluster.anonymous import join_anonymous
from firsthand.stages.cluster.claims import make_appearances, make_claims, order_documents
from firsthand.stages.cluster.copies import find_overlaps
from firsthand.stages.cluster.evidence import Surroundings
from firsthand.stages.cluster.grouping import compare_all, group_compared
from firsthand.stages.cluster.joined import Member
from firsthand.stages.cluster.keys import Keys, keys_of
from firsthand.stages.cluster.known import KnownClaims
from firsthand.stages.cluster.neighbours import find_near
from firsthand.stages.cluster.opposed import find_contrasts
from firsthand.stages.cluster.register import names_of
from firsthand.stages.cluster.roots import find_outlets, join_chains
from firsthand.stages.cluster.sources import join_named, number
from firsthand.stages.cluster.statements import place_pairs, prepare, weigh
from firsthand.stages.cluster.stories import find_stories
from firsthand.stages.cluster.suggestions import find_suggestions
from firsthand.stages.cluster.terms import share_of_words
from firsthand.text.moments import day_of

__all__ = [
    "Clustered", "Keys", "KnownClaims", "find_near", "find_overlaps", "keys_of", "names_of", "order_claims", "run",
    "share_of_words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clustered:
    """What stage 8 makes of all readings together: the fields of `Case` of the same names."""

    overlaps: tuple[TextOverlap, ...] = ()
    stories: tuple[Story, ...] = ()
    sources: tuple[Source, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    claims: tuple[Claim, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    contrasts: tuple[Contrast, ...] = ()


def run(readings: Sequence[Reading], constraints: Constraints = UNCONSTRAINED) -> Clustered:
    """Readings, and what must be kept together or apart, in; what joins them out.

    Args:
        readings: In order of the case.
        constraints: What people decided and what was settled before. A pair of which one is not among the readings says nothing.
    """
    # 1. copies
    overlaps = find_overlaps(readings)
    # 2. stories
    stories = find_stories(readings, overlaps, constraints=constraints)
    # 3. named sources
    joined = join_named(readings, constraints, [story.documents for story in stories])
    sources, source_of = number(joined)
    # 4. claims
    statements = weigh(prepare(readings, _chains(readings, source_of)))
    around = _surroundings(readings, overlaps, stories, sources)
    fixed = place_pairs(readings, constraints)
    compared = compare_all(statements, around)
    grouping = group_compared(len(statements), compared, fixed=fixed, is_part=constraints.is_part)
    suggestions = find_suggestions(statements, compared, grouping, apart=fixed.apart)
    # 5. anonymous sources
    join_anonymous(joined, readings, [[statements[n] for n in members] for members in grouping.groups], around)
    sources, source_of = number(joined)
    chains = _chains(readings, source_of)
    statements = [replace(s, chain=chains[s.position]) for s in statements]
    # 6. appearances, claims, joined chains
    appearances = make_appearances(readings, statements)
    rank = order_documents(readings, _copied(readings, overlaps))
    claims = make_claims(readings, statements, appearances=appearances, grouping=grouping, rank=rank, reasons=constraints.reasons)
    appearances = join_chains(readings, find_outlets(readings, sources), appearances=appearances, claims=claims)
    contrasts = find_contrasts(compared, grouping, appearances)
    return Clustered(overlaps, stories, sources, appearances, claims, suggestions, contrasts)


def _chains(readings: Sequence[Reading], source_of: Mapping[Member, SourceId]) -> list[tuple[SourceId, ...]]:
    """The chain of every assertion, in order of the case; a source that follows itself is one link."""
    chains: list[tuple[SourceId, ...]] = []
    for reading in readings:
        for assertion in reading.assertions:
            chains.append(tuple(dict.fromkeys(source_of[reading.document.id, link] for link in assertion.links)))
    return chains


def _surroundings(
    readings: Sequence[Reading], overlaps: Sequence[TextOverlap], stories: Sequence[Story], sources: Sequence[Source]
) -> Surroundings:
    place = {r.document.id: n for n, r in enumerate(readings)}
    story_of = {document: n for n, story in enumerate(stories) for document in story.documents}
    pairs = (sorted((place[o.document], place[o.other])) for o in overlaps if o.kind is Overlap.COPY)
    return Surroundings(
        stories=[story_of[r.document.id] for r in readings],
        copies=frozenset((a, b) for a, b in pairs),
        outlets=find_outlets(readings, sources),
        nobody=frozenset(source.id for source in sources if source.kind is SourceKind.UNSPECIFIED),
        days=[None if (day := day_of(r.document.published)) is None else day.toordinal() for r in readings],
    )


def _copied(readings: Sequence[Reading], overlaps: Sequence[TextOverlap]) -> dict[int, frozenset[int]]:
    """Position of a copy -> positions of what it is known to copy."""
    place: Mapping[DocumentId, int] = {r.document.id: n for n, r in enumerate(readings)}
    found: dict[int, set[int]] = defaultdict(set)
    for overlap in overlaps:
        if overlap.kind is Overlap.COPY and overlap.is_direction_known:
            found[place[overlap.document]].add(place[overlap.other])
    return {copy: frozenset(originals) for copy, originals in found.items()}


def order_claims(case: Case) -> tuple[Claim, ...]:
    """A part of a case in which each claim has all its appearances in; its claims with these in order of publication out."""
    place = {r.document.id: n for n, r in enumerate(case.readings)}
    rank = order_documents(case.readings, _copied(case.readings, [o for o in case.overlaps if o.other in place]))
    by_id = {a.id: a for a in case.appearances}

    def order(id_: AppearanceId) -> tuple[int, bool, int]:
        one = by_id[id_]
        return rank[place[one.document]], one.assertion.is_headline, one.assertion.span.start

    claims = [(claim, tuple(sorted(claim.appearances, key=order))) for claim in case.claims]
    return tuple(replace(claim, appearances=ordered, first_appearance=ordered[0]) for claim, ordered in claims)
