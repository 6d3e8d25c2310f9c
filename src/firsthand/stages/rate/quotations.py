"""Which quotations are the same words: the test behind rule 4. Works on lists of words, from small keys, never pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil

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
    run = max(SHARED_WORDS, ceil(SHARED_PART * min(len(words), len(other))))
    return not _runs(words, run).isdisjoint(_runs(other, run))


def _grams(words: Words) -> Iterator[Words]:
    for start in range(len(words) - SHARED_WORDS + 1):
        yield words[start : start + SHARED_WORDS]


@lru_cache(maxsize=8192)
def _runs(words: Words, size: int) -> frozenset[Words]:
    """Words and a number of words in, every run of that many out."""
    return frozenset(words[start : start + size] for start in range(len(words) - size + 1))
