"""Circles of citation within one claim: A cites B for it, and B cites A, or by a longer way. None of them can be its origin."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence

from firsthand.model.public import PublicClaim, PublicSource
from firsthand.model.source import SourceKind
from firsthand.stages.publish.facts import Facts, find_publishers, index_names, key_of


def find_circles(claim: PublicClaim, facts: Facts) -> tuple[tuple[str, ...], ...]:
    """A claim in; circles of publishers, each citing the next, the last the first, out. Each publisher stands in one at most."""
    cites = _citations(claim, facts)
    circles: list[tuple[str, ...]] = []
    placed: set[str] = set()
    for publisher in cites:
        circle = () if publisher in placed else _shortest_way_back(publisher, cites)
        if circle and placed.isdisjoint(circle):
            circles.append(circle)
            placed.update(circle)
    return tuple(circles)


def _citations(claim: PublicClaim, facts: Facts) -> dict[str, list[str]]:
    """Each publisher of a claim, with those publishers of it that it cites, in order of the claim."""
    named = {key_of(d.publisher): d.publisher for d in facts.documents_of(claim)}
    by_word = index_names(named.values())
    published: dict[str, str | None] = {}
    told: dict[str, list[str]] = {d.publisher: [] for d in facts.documents_of(claim)}
    for a in claim.appearances:
        for link in a.chain:
            if link not in published:
                key = _find_publisher(facts.sources[link], by_word)
                published[link] = None if key is None else named[key]
            other = published[link]
            if other is not None and other not in (a.publisher, *told[a.publisher]):
                told[a.publisher].append(other)
    return told


def _find_publisher(source: PublicSource, by_word: Mapping[str, Collection[frozenset[str]]]) -> frozenset[str] | None:
    """A source in; the words of the one publisher that bears its name, shorter or longer, out; None where not just one does."""
    if source.kind is not SourceKind.OUTLET or source.is_anonymous:
        return None
    near = find_publishers(source, by_word)
    fitting = near.intersection(key_of(name) for name in (source.name, *source.aliases)) or near
    return next(iter(fitting)) if len(fitting) == 1 else None


def _shortest_way_back(start: str, cites: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A publisher in, the shortest circle that it is in out; empty where it is in none."""
    way: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = deque([start])
    while waiting:
        one = waiting.popleft()
        for other in cites.get(one, ()):
            if other == start:
                return way[one]
            if other not in way:
                way[other] = (*way[one], other)
                waiting.append(other)
    return ()
