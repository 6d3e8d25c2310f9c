"""Which quotations are the same words: the test behind rule 4. Works on lists of words, from small keys, never pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

SHARED_WORDS = 5
"""Words in a row that two quotations must share; the number stands in rule 4."""
SHARED_PART = 0.6
"""Share (0 to 1) of the shorter quotation that the common run must cover: a stock phrase within two long ones joins nobody."""

Words = tuple[str, ...]


class QuotationIndex:
    """Finds the keys whose quotations share a run of words with others."""

    def __init__(self, quoted: Iterable[tuple[str, Sequence[Words]]]) -> None:
        self._keys: dict[Words, set[str]] = defaultdict(set)
        self._by_gram: dict[Words, set[Words]] = defaultdict(set)
        for key, quotations in quoted:
            for words in quotations:
                self._keys[words].add(key)
                for gram in _grams(words):
                    self._by_gram[gram].add(words)

    def find(self, quotations: Iterable[Words]) -> frozenset[str]:
        """Quotations of one telling in, the keys that hold the same words out."""
        found: set[str] = set()
        for words in quotations:
            near = {other for gram in _grams(words) for other in self._by_gram.get(gram, ())}
            for other in near:
                if is_same_quotation(words, other):
                    found |= self._keys[other]
        return frozenset(found)


def is_same_quotation(words: Words, other: Words) -> bool:
    """Whether two quotations share a run of five words or more that covers most of the shorter one."""
    run = _longest_common_run(words, other)
    return run >= SHARED_WORDS and run >= SHARED_PART * min(len(words), len(other))


def _grams(words: Words) -> Iterator[Words]:
    for start in range(len(words) - SHARED_WORDS + 1):
        yield words[start : start + SHARED_WORDS]


def _longest_common_run(words: Words, other: Words) -> int:
    """Two lists of words in, the length of the longest run that stands in both out."""
    longest = 0
    ending = [0] * (len(other) + 1)
    for word in words:
        row = [0] * (len(other) + 1)
        for n, theirs in enumerate(other, 1):
            if word == theirs:
                row[n] = ending[n - 1] + 1
        ending, longest = row, max(longest, max(row))
    return longest
