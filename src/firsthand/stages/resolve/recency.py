"""Sources on shelves by what they are, those spoken of last at the front; kept in order as a document is read."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

# Sources of one shelf that are looked at, the last spoken of first. No news article has a tenth as many under one word; keeps
# the reading of a text that introduces thousands of officials linear.
_MOST = 100


class Recency:
    """Shelves of sources; each source stands on as many as it has keys."""

    def __init__(self) -> None:
        self._shelves: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
        self._keys: dict[int, frozenset[Hashable]] = {}
        self._at: dict[int, int] = {}
        self._last: tuple[int, int] | None = None

    def put(self, n: int, at: int, keys: Iterable[Hashable]) -> None:
        """A source's index, where it was last spoken of and its keys in; moves it to those shelves."""
        place, wanted = (at, -n), frozenset(keys)
        if n in self._at:
            if self._at[n] == at and self._keys[n] == wanted:
                return
            before = (self._at[n], -n)
            for key in self._keys[n]:
                shelf = self._shelves[key]
                del shelf[bisect_left(shelf, before)]
        for key in wanted:
            insort(self._shelves[key], place)
        self._keys[n], self._at[n] = wanted, at
        self._last = place if self._last is None else max(self._last, place)

    def move(self, n: int, at: int) -> None:
        """A source's index and where it was last spoken of in; moves it on the shelves that it stands on."""
        self.put(n, at, self._keys[n])

    def front(self, key: Hashable) -> Iterator[int]:
        """The indices of the sources of one shelf, the last spoken of first."""
        shelf = self._shelves.get(key, ())
        return (-n for _, n in shelf[: -_MOST - 1 : -1])

    def first_of(self, keys: Iterable[Hashable]) -> int | None:
        """Several shelves in, the source on any of them that was spoken of last out."""
        fronts = [shelf[-1] for key in keys if (shelf := self._shelves.get(key))]
        return -max(fronts)[1] if fronts else None

    @property
    def last(self) -> int | None:
        """The source that was spoken of last; None where there is none."""
        return None if self._last is None else -self._last[1]
