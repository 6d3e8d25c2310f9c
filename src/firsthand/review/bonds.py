"""What people have put together and apart, the last word on every pair winning."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain

from firsthand.review.fitting import Ref

Pair = tuple[Ref, Ref]

_MOST_PAIRS = 10_000
"""Of one split. Beyond that what is one stands by its first, for what is apart from that is apart from all of it. Unit: pairs."""


class Bonds:
    """Groups that are one, and pairs of sets that are not. Grows by `join` and `part`, in order of decision."""

    def __init__(self) -> None:
        self._groups: list[list[Ref]] = []
        self._apart: list[tuple[list[Ref], list[Ref]]] = []

    def join(self, refs: Sequence[Ref]) -> None:
        """Refs in; they are one from now on, with all that was one with any of them."""
        wanted = set(refs)
        touched = [g for g in self._groups if not wanted.isdisjoint(g)]
        group = list(dict.fromkeys(chain(*touched, refs)))
        self._groups = [g for g in self._groups if wanted.isdisjoint(g)] + [group]
        self._apart = list(chain.from_iterable(_without(set(group), *both) for both in self._apart))

    def part(self, leaving: Sequence[Ref], staying: Sequence[Ref]) -> None:
        """Two sets of refs with none in common in; the first is one from now on, and none of it is one with any of the second."""
        gone, kept = set(leaving), set(staying)
        groups: list[list[Ref]] = []
        for group in self._groups:
            if gone.isdisjoint(group) or kept.isdisjoint(group):
                groups.append(group)
            else:
                groups += [[r for r in group if r in gone], [r for r in group if r not in gone]]
        self._groups = groups
        self.join(leaving)
        self._apart.append((list(leaving), list(staying)))

    def groups(self, key: Callable[[Ref], Hashable]) -> list[list[Ref]]:
        """A key in; groups of two or more out, none of which holds refs of two keys."""
        found: list[list[Ref]] = []
        for group in self._groups:
            by_key: dict[Hashable, list[Ref]] = {}
            for ref in group:
                by_key.setdefault(key(ref), []).append(ref)
            found += [part for part in by_key.values() if len(part) > 1]
        return found

    def together(self, key: Callable[[Ref], Hashable]) -> tuple[Pair, ...]:
        """A key in; pairs that are one out, the first of each group with every other."""
        return tuple((group[0], other) for group in self.groups(key) for other in group[1:])

    def apart(self, key: Callable[[Ref], Hashable]) -> tuple[Pair, ...]:
        """A key in; pairs of one key that are not one out. Where they are very many, a group is named by its first alone."""
        first = {ref: group[0] for group in self.groups(key) for ref in group}
        pairs: dict[Pair, None] = {}
        for leaving, staying in self._apart:
            if len(leaving) * len(staying) > _MOST_PAIRS:
                leaving, staying = ([*dict.fromkeys(first.get(r, r) for r in refs)] for refs in (leaving, staying))
            pairs.update(dict.fromkeys((a, b) for a in leaving for b in staying if key(a) == key(b)))
        return tuple(pairs)


def _without(group: set[Ref], left: Iterable[Ref], right: Iterable[Ref]) -> Iterator[tuple[list[Ref], list[Ref]]]:
    """Two sets that are apart, and a group that is one now, in; the same without the pairs that lie within the group out."""
    left, right = list(left), list(right)
    inside, outside = [r for r in left if r in group], [r for r in left if r not in group]
    for a, b in ((outside, right), (inside, [r for r in right if r not in group])):
        if a and b:
            yield a, b
