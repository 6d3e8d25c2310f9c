"""Average-link grouping over sparse similarities, with pairs that may never stand together."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping
from dataclasses import dataclass

Pair = tuple[int, int]
"""Two positions, the smaller first."""


@dataclass(frozen=True, slots=True)
class Joining:
    """Two groups that became one.

    Attributes:
        left, right: A member of each, between which the similarity was highest.
        similarity: Mean over all pairs across, 0 to 1.
    """

    left: int
    right: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """What came of it.

    Attributes:
        groups: Members in ascending order; groups by their first member.
        joinings: In the order in which they were made.
    """

    groups: tuple[tuple[int, ...], ...]
    joinings: tuple[Joining, ...]


def group(
    count: int,
    similarities: Mapping[Pair, float],
    *,
    threshold: float,
    apart: Collection[Pair] = (),
    together: Collection[Pair] = (),
) -> Grouping:
    """Similarities (0 to 1) of some pairs among `count` things in, groups out.

    The two groups most alike on the average are joined, again and again, until none reach the threshold.

    Args:
        count: How many things there are.
        similarities: Of the pairs that have any; a pair that is absent has none.
        threshold: Mean similarity from which two groups are joined.
        apart: Pairs whose groups are never joined.
        together: Pairs joined before anything else, in order, unless something keeps them apart.
    """
    state = _Groups(count, similarities, apart)
    joinings: list[Joining] = []
    for a, b in together:
        left, right = state.owner[a], state.owner[b]
        if left != right and right not in state.barred[left]:
            joinings.append(Joining(a, b, 1.0))
            state.join(min(left, right), max(left, right))
    heap = [(-state.mean(a, b), a, b) for a in state.members for b in state.links[a] if a < b]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if -negative < threshold:
            break
        if a not in state.members or b not in state.members or b in state.barred[a] or -negative != state.mean(a, b):
            continue  # gone, kept apart, or one of the two has grown since
        joinings.append(_closest(state.members[a], state.members[b], similarities, -negative))
        state.join(a, b)
        for other in state.links[a]:
            left, right = min(a, other), max(a, other)
            heapq.heappush(heap, (-state.mean(left, right), left, right))
    return Grouping(tuple(sorted(tuple(sorted(m)) for m in state.members.values())), tuple(joinings))


class _Groups:
    """Groups as they grow. A group is known by its smallest member."""

    def __init__(self, count: int, similarities: Mapping[Pair, float], apart: Collection[Pair]) -> None:
        self.owner = list(range(count))
        self.members: dict[int, list[int]] = {n: [n] for n in range(count)}
        self.links: list[dict[int, float]] = [{} for _ in range(count)]
        self.barred: list[set[int]] = [set() for _ in range(count)]
        for (a, b), value in similarities.items():
            self.links[a][b] = self.links[b][a] = value
        for a, b in apart:
            self.barred[a].add(b)
            self.barred[b].add(a)

    def mean(self, a: int, b: int) -> float:
        """Mean similarity over all pairs across two groups."""
        return self.links[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))

    def join(self, left: int, right: int) -> None:
        """The right group goes up in the left: members, summed similarities, bars."""
        for member in self.members[right]:
            self.owner[member] = left
        self.members[left] += self.members.pop(right)
        for other, value in self.links[right].items():
            self.links[other].pop(right, None)
            if other != left:
                self.links[left][other] = self.links[other][left] = self.links[left].get(other, 0.0) + value
        self.links[right] = {}
        for other in self.barred[right]:
            self.barred[left].add(other)
            self.barred[other].add(left)


def _closest(left: Collection[int], right: Collection[int], similarities: Mapping[Pair, float], mean: float) -> Joining:
    """Two groups in, the joining that names their closest pair out."""
    pairs = [(similarities.get((min(a, b), max(a, b)), 0.0), -a, -b) for a in left for b in right]
    _, a, b = max(pairs)
    return Joining(-a, -b, mean)
