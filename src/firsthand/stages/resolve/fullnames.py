"""The full names that a document prints for its persons, by surname and by first name, and which of them a cut name means."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from firsthand.text import names

# Different full names of one surname that are kept, those printed first. A report on a family has ten; keeps the reading of a
# text in which thousands share a surname linear.
_MOST_OF_A_SURNAME = 40
_LONGEST_NAME_WORDS = 6
_FITS = ("same", "compatible")


class FullNames:
    """Full names and where they stand.

    Args:
        alone: By surname, where it stands without anything else, in order.
    """

    def __init__(self, alone: Mapping[str, Sequence[int]]) -> None:
        self._alone = alone
        self._places: dict[str, dict[str, list[int]]] = {}
        self._by_first: dict[str, set[str]] = defaultdict(set)
        self._fitting: dict[str, list[str]] = {}
        self._borne: dict[str, list[tuple[str, list[int]]]] = {}

    def add(self, name: str, at: int) -> None:
        """A name without titles and its place in; keeps it where it is a full one. All are added before one is looked for."""
        parts = names.without_titles(name)
        if not 2 <= len(parts) <= _LONGEST_NAME_WORDS or set(name) & set(",;:()"):
            return
        held = self._places.setdefault(names.surname(name), {})
        if name in held or len(held) < _MOST_OF_A_SURNAME:
            insort(held.setdefault(name, []), at)
            self._by_first[parts[0]].add(name)

    def of(self, surname: str) -> Collection[str]:
        """The full names of a surname."""
        return self._places.get(surname, {}).keys()

    def by_given_name(self, name: str) -> str:
        """A name in, the only full name that opens with it out, where it is a given name alone; else the name itself."""
        parts = names.without_titles(name)
        if len(parts) == 1 and parts[0] not in self._places:
            full = self._by_first.get(parts[0], ())
            if len(full) == 1:
                return next(iter(full))
        return name

    def fullest(self, name: str, at: int) -> str:
        """A person's name without titles and its place in, the fullest name that the document has for it out."""
        surname = names.surname(name)
        fits = self._fitting.get(name)
        if fits is None:
            found = self._places.get(surname, {})
            fits = self._fitting[name] = [full for full in found if names.compare_person(name, full).value in _FITS]
        if not fits:
            return self.by_given_name(name)
        counts: dict[str, int] = defaultdict(int)
        longest: dict[str, str] = {}
        for full in fits:
            key = names.normalise(full)
            counts[key] += len(self._places[surname][full])
            longest[key] = max(longest.get(key, ""), full, key=len)
        if len(names.without_titles(name)) > 1:
            return max(
                (*longest.values(), name), key=lambda full: (len(names.without_titles(full)), counts[names.normalise(full)])
            )
        return longest[names.normalise(self._bearer(name, surname, at))]

    def _bearer(self, name: str, surname: str, at: int) -> str:
        """Who a surname alone means: whoever was so called before another of that name came up, else the last named."""
        groups = self._borne.get(name)
        if groups is None:
            groups = self._borne[name] = self._group(surname, self._fitting[name])
        alone = self._alone.get(surname, ())
        for (full, places), (_, following) in pairwise(groups):
            start, end = places[0], following[0]
            n = bisect_right(alone, start)
            if n < len(alone) and alone[n] < end:
                return full
        before = [(places[n - 1], full) for full, places in groups if (n := bisect_right(places, at))]
        return max(before)[1] if before else groups[0][0]

    def _group(self, surname: str, fits: Sequence[str]) -> list[tuple[str, list[int]]]:
        """A surname and its full names in; those that can be one person's under the first of them, with all places, out."""
        held = self._places[surname]
        groups: dict[str, list[int]] = {}
        for full in sorted(fits, key=lambda full: (held[full][0], full)):
            same = next((g for g in groups if names.compare_person(g, full).value in _FITS), full)
            groups.setdefault(same, []).extend(held[full])
        return sorted(((full, sorted(places)) for full, places in groups.items()), key=lambda group: (group[1][0], group[0]))
