"""A body's name in, longer names of it in the document out: names that end in it, and names that it is the acronym of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.model.document import Mention
from firsthand.stages.resolve.lexicon import known_outlet
from firsthand.text import names

_LONGEST_WORDS = 7
# Letters of the longest acronym that `names.is_acronym_of` knows.
_LONGEST_ACRONYM = 8

_BRACKETED = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"\w+")
# Characters before a name within which the words that it is cut from begin.
_REACH_CHARS = 160
_OPENERS = ("The", "In", "On", "But", "And", "As")


class Acronyms:
    """Names by the acronyms that they may have. Finds every name that has one, and some that have not."""

    def __init__(self) -> None:
        self._names: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, n: int) -> None:
        """A name and its number in; keeps it."""
        for inner in _BRACKETED.findall(name):
            self._names["(" + names.normalise(inner)].append(n)
        parts = names.normalise(_BRACKETED.sub(" ", name)).split()
        head = parts[: len(parts) - 1 - parts[::-1].index("and")] if "and" in parts else parts
        for key in {_initials(parts), _initials(head)}:
            if 1 < len(key) <= _LONGEST_ACRONYM:
                self._names[key].append(n)

    def find(self, short: str) -> list[int]:
        """A word in, the numbers of the names that it may be the acronym of out, in order."""
        letters = names.normalise(short.replace(".", "").strip())
        if not 1 < len(letters) <= _LONGEST_ACRONYM:
            return []
        keys = {"".join(chosen) for size in range(2, len(letters) + 1) for chosen in combinations(letters, size)}
        return sorted({n for key in (*keys, "(" + letters) for n in self._names.get(key, ())})


def _initials(parts: Sequence[str]) -> str:
    return "".join(part[0] for part in parts if part not in names.SMALL_WORDS)


class Bodies:
    """The names of organisations and outlets in one document.

    Args:
        text: Its text.
        mentions: The names, in text order.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._printed: list[str] = []
        self._ending: dict[str, list[int]] = defaultdict(list)
        self._acronyms = Acronyms()
        self._holding: dict[str, list[Mention]] = defaultdict(list)
        self._full: dict[tuple[str, bool], str] = {}
        self._places: dict[str, list[int]] | None = None
        for m in mentions:
            for word in set(names.words(m.span.of(text))):
                self._holding[word].append(m)
        for printed in dict.fromkeys(" ".join(m.span.of(text).split()) for m in mentions):
            self._keep(printed.removesuffix("'s").removesuffix("’s"))

    def _keep(self, printed: str) -> None:
        parts = names.words(printed)
        if not 1 < len(parts) <= _LONGEST_WORDS:
            return
        n = len(self._printed)
        self._printed.append(printed)
        self._ending[parts[-1]].append(n)
        self._acronyms.add(printed, n)

    def last_with(self, word: str, at: int) -> Mention | None:
        """A word and a place in, the last name before it that has the word out."""
        held = self._holding.get(word, [])
        n = bisect_left(held, at, key=lambda m: m.span.start)
        return held[n - 1] if n else None

    def fullest(self, name: str, *, is_outlet: bool) -> str:
        """A body's name in, the longest name in the document that ends in it, or that it is the acronym of, out."""
        found = self._full.get((name, is_outlet))
        if found is None:
            found = self._full[name, is_outlet] = self._fullest(name, is_outlet=is_outlet)
        return found

    def _fullest(self, name: str, *, is_outlet: bool) -> str:
        if known_outlet(name) is not None:
            return name
        parts = names.words(name)
        best = name
        tails = self._ending.get(parts[0], ()) if len(parts) == 1 and is_outlet else ()
        for n in sorted({*tails, *self._acronyms.find(name)}):
            other = self._printed[n]
            full = names.words(other)
            is_tail = len(parts) == 1 and full[-1:] == parts and is_outlet
            if len(full) > len(names.words(best)) and (is_tail or names.is_acronym_of(name, other)):
                best = other[4:] if other.startswith(("The ", "the ")) else other
        if best == name and len(parts) == 1 and is_outlet:
            longer = [
                f.removeprefix("The ")
                for f in self._cut_from(name.split()[-1])
                if f.split()[0] not in _OPENERS or len(f.split()) > 2
            ]
            best = max(longer, key=len, default=name)
        return best

    def _cut_from(self, last: str) -> Iterator[str]:
        """A word in, the runs of words with capitals that end in it out."""
        if self._places is None:
            self._places = defaultdict(list)
            for found in _WORD.finditer(self._text):
                self._places[found[0]].append(found.start())
        first = _WORD.search(last)
        if first is None:
            return
        pattern = re.compile(rf"\b((?:[A-Z][\w’'.-]+ ){{1,4}}{re.escape(last)})\b")
        done = 0
        for place in self._places.get(first[0], ()):
            start = place - first.start()
            if start > 0 and self._text[start - 1] == " ":
                run = pattern.search(self._text, max(done, start - _REACH_CHARS), start + len(last) + 1)
                if run is not None:
                    done = run.end()
                    yield run[1]
