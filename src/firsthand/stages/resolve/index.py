"""Sources found by what they are called: the first that has a name, an acronym or a description."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from firsthand.model.document import MentionKind
from firsthand.model.source import SourceKind
from firsthand.stages.resolve.bodies import Acronyms
from firsthand.stages.resolve.entry import Entry
from firsthand.text import names


class Index:
    """The sources of one document by their names. A source that is called otherwise later is added again.

    Args:
        entries: The sources so far; the register's own list.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._held: dict[Hashable, list[int]] = defaultdict(list)
        self._acronyms: dict[SourceKind, Acronyms] = defaultdict(Acronyms)

    def add(self, n: int) -> None:
        """A source's index in; keeps it under what it is called now."""
        e = self._entries[n]
        keys: set[Hashable] = {("called", e.name)}
        if e.kind_of_name is None:
            keys.add(("described", e.head, names.normalise(e.name)))
        elif e.kind_of_name is not MentionKind.PERSON:
            keys |= {("named", e.character.kind, names.normalise(name)) for name in (e.outlet or e.name, e.name)}
            self._acronyms[e.character.kind].add(e.name, n)
        for key in keys:
            if n not in self._held[key][-1:]:
                insort(self._held[key], n)

    def called(self, name: str) -> int | None:
        """A name as shown in, the first source that has it out."""
        return self._first(("called", name), lambda e: e.name == name)

    def described(self, head: str, phrase: str) -> int | None:
        """A description without a name and its head in, the first source so described out."""
        key = names.normalise(phrase)
        return self._first(("described", head, key), lambda e: e.head == head and names.normalise(e.name) == key)

    def named(self, key: str, name: str, kind: SourceKind) -> int | None:
        """The normalised name, and the name, of a body or a text in; the first source of its kind that has it out."""
        same = self._first(("named", kind, key), lambda e: key in map(names.normalise, (e.outlet or e.name, e.name)))
        short = self._first_of(self._acronyms[kind].find(name), lambda e: names.is_acronym_of(name, e.name))
        return min((n for n in (same, short) if n is not None), default=None)

    def _first(self, key: Hashable, is_meant: Callable[[Entry], bool]) -> int | None:
        return self._first_of(self._held.get(key, ()), is_meant)

    def _first_of(self, listed: Iterable[int], is_meant: Callable[[Entry], bool]) -> int | None:
        return next((n for n in listed if is_meant(self._entries[n])), None)
