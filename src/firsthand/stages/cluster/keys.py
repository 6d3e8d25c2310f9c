"""What a document is found by: a few numbers that are kept with it, so that neighbours are found without reading all documents.

Numbers are hashes that are the same in every process and on every machine; they depend on nothing but the reading.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.stages.cluster.profiles import profile, weigh_alone
from firsthand.text.fingerprint import split_words

Keys = tuple[tuple[int, ...], tuple[int, ...]]
"""Story keys (the most telling first) and text keys (ascending) of a document, each of 63 bits."""

STORY_KEYS = 24
"""Words and pairs of words by which a document is found."""
TEXT_KEYS = 24
TEXT_WORDS = 3
"""N-grams outside quotation marks: those with the smallest hashes, so that two texts that share many share some of these too."""
QUOTED_KEYS = 8
QUOTED_WORDS = 6
"""The same within quotation marks."""
_BITS = 63


def keys_of(reading: Reading) -> Keys:
    """A reading in, its story keys and its text keys out."""
    weights = ((-weight, key) for key, weight in weigh_alone(profile(reading)).items())
    telling = [key for weight, key in heapq.nsmallest(STORY_KEYS, weights) if weight < 0]
    quotations = [(p.span.start, p.span.end) for p in reading.passages if p.kind is PassageKind.QUOTATION]
    outside, quoted = split_words(reading.document.text, quotations)
    texts = {*_smallest(outside, TEXT_WORDS, TEXT_KEYS), *_smallest(quoted, QUOTED_WORDS, QUOTED_KEYS)}
    return tuple(map(hash_key, telling)), tuple(sorted(texts))


def hash_key(key: str) -> int:
    """A word, or words with a space between them, in; a number of 63 bits, the same everywhere, out."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> (64 - _BITS)


def _smallest(runs: Iterable[Sequence[str]], words: int, count: int) -> list[int]:
    """Runs of words in, the smallest hashes of all their n-grams out."""
    grams = {" ".join(run[n : n + words]) for run in runs for n in range(len(run) - words + 1)}
    return heapq.nsmallest(count, map(hash_key, grams))
