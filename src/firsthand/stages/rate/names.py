"""Names as the rules compare them: sets of telling words; an acronym is what it stands for; an outlet has many names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from firsthand.lexicons import known
from firsthand.text import names

Name = tuple[str, ...]
"""The telling words of a name, in order."""

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SMALL_WORDS = frozenset({"of", "for", "and"})
_ACRONYM_LETTERS = range(2, 7)
_LONGEST_AGENCY_WORDS = 4


@lru_cache(maxsize=32768)
def name_of(text: str) -> Name:
    """A name as printed in, its words out: normalised, without small words and what stands in brackets."""
    return tuple(word for word in names.words(_BRACKETS.sub(" ", text)) if word not in _SMALL_WORDS)


@lru_cache(maxsize=32768)
def person_of(text: str) -> Name:
    """A person's name as printed in, its words without titles out."""
    return tuple(word for word in names.without_titles(_BRACKETS.sub(" ", text)) if word not in _SMALL_WORDS)


def is_same_name(name: Name, other: Name) -> bool:
    """Whether two names are one: equal, the one's words all among the other's ("Pell", "Jonas Pell"), or its acronym."""
    if not name or not other:
        return False
    short, long = sorted((name, other), key=len)
    return set(short) <= set(long) or (len(short) == 1 and is_acronym(short[0], long))


def is_acronym(word: str, name: Name) -> bool:
    """Whether a word is made of the first letters of a name of two words or more."""
    return len(word) in _ACRONYM_LETTERS and len(name) > 1 and word == "".join(part[0] for part in name)


@known.kept
def _outlets() -> Mapping[Name, tuple[Name, ...]]:
    """Nothing in; for each name of an outlet, all names of the same one, out."""
    found: dict[Name, tuple[Name, ...]] = {}
    for section, outlets in known.sections().items():
        for name, others in outlets.items():
            every = tuple(dict.fromkeys(map(name_of, (name, *(others if section != "shows" else ())))))
            found.update((one, every) for one in every if one not in found)
    return found


@known.kept
def _agencies() -> frozenset[Name]:
    """Nothing in, every name of an agency out."""
    return frozenset(name_of(one) for name, others in known.sections()["agencies"].items() for one in (name, *others))


def outlet_names(name: Name) -> tuple[Name, ...]:
    """An outlet's name in, every name that it is known by out, its best-known one first; the name alone where it is not known."""
    return _outlets().get(name, (name,) if name else ())


def find_agency(text: str) -> Name:
    """The text of a dateline, byline or credit line in, the news agency that it names out; empty where it names none."""
    words = name_of(text.replace("(", " ").replace(")", " "))
    for size in range(_LONGEST_AGENCY_WORDS, 0, -1):
        for start in range(len(words) - size + 1):
            if words[start : start + size] in _agencies():
                return outlet_names(words[start : start + size])[0]
    return ()


def find_outlet(words: Name) -> Name:
    """The words of a description in, the known outlet that they name out; empty where they name none."""
    for size in range(min(len(words), _LONGEST_AGENCY_WORDS), 0, -1):
        for start in range(len(words) - size + 1):
            if words[start : start + size] in _outlets():
                return outlet_names(words[start : start + size])[0]
    return ()


class NameIndex:
    """Finds keys by name without comparing every pair: names under each of their words and their acronym."""

    def __init__(self, named: Iterable[tuple[str, Name]]) -> None:
        self._names: dict[Name, set[str]] = defaultdict(set)
        self._by_word: dict[str, set[Name]] = defaultdict(set)
        for key, name in named:
            if name:
                self._names[name].add(key)
                for word in (*name, "".join(part[0] for part in name)):
                    self._by_word[word].add(name)

    def find(self, wanted: Collection[Name]) -> frozenset[str]:
        """Names of one thing in, the keys that carry one of them out.

        An equal name goes before a part of one; a part that fits several different names ("Post") finds nothing.
        """
        equal = {key for name in wanted for key in self._names.get(name, ())}
        if equal:
            return frozenset(equal)
        found: set[Name] = set()
        for name in wanted:
            near = {other for word in (*name, "".join(part[0] for part in name)) for other in self._by_word.get(word, ())}
            found |= {other for other in near if is_same_name(name, other)}
        longest = max(found, key=len, default=())
        if not all(is_same_name(name, longest) for name in found):
            return frozenset()
        return frozenset(key for name in found for key in self._names[name])


class PartIndex:
    """Finds the numbers of names that hold another one: by its rarest word, or by the acronym that it is."""

    def __init__(self, named: Iterable[tuple[int, Name]]) -> None:
        self._by_word: dict[str, list[tuple[int, Name]]] = defaultdict(list)
        self._by_acronym: dict[str, list[tuple[int, Name]]] = defaultdict(list)
        for number, name in named:
            for word in dict.fromkeys(name):
                self._by_word[word].append((number, name))
            self._by_acronym["".join(part[0] for part in name)].append((number, name))

    def find(self, part: Name) -> Iterator[int]:
        """A name in, the numbers of the names that are the same and no shorter out."""
        if part:
            near = min((self._by_word.get(word, []) for word in part), key=len)
            if len(part) == 1:
                near = near + self._by_acronym.get(part[0], [])
            yield from (number for number, name in near if len(part) <= len(name) and is_same_name(part, name))
