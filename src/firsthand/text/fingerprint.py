"""Signatures of texts: word n-grams, how much of one text another holds, inside and outside quotation marks.

Shared words outside quotation marks speak for a copy; shared words inside them only for a common source. Keep the two apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

from firsthand.text.normalize import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

Shingle = tuple[str, ...]
"""Some words in a row."""
_FACTOR, _MIX = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
"""Odd numbers of 64 bits that spread words over all bits: those of the generator SplitMix64."""


def shingles(words: Sequence[str], n: int) -> frozenset[Shingle]:
    """Words in order in, every run of n of them out; one short run where there are fewer, none where there are none.

    Raises:
        ValueError: n is below 1.
    """
    if n < 1:
        raise ValueError(f"a shingle has one word or more, not {n}")
    if not words:
        return frozenset()
    return frozenset(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1)))


def containment(a: Collection[Shingle], b: Collection[Shingle]) -> float:
    """Two texts' shingles in, the share (0 to 1) of the smaller one's that the other holds out; 0 where one has none."""
    one, other = frozenset(a), frozenset(b)
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def split_words(
    text: str, quoted: Iterable[tuple[int, int]], *, left_out: Iterable[tuple[int, int]] = ()
) -> tuple[list[list[str]], list[list[str]]]:
    """A text and the stretches (start, end) between quotation marks in; runs of words outside them, and inside them, out.

    Runs do not join across a mark, so that no shingle of one kind takes words of the other. What is left out is in neither.
    """
    stretches = sorted([(start, end, True) for start, end in quoted] + [(start, end, False) for start, end in left_out])
    outside: list[list[str]] = []
    inside: list[list[str]] = []
    at = 0
    for start, end, is_quoted in stretches:
        if end <= at:
            continue
        outside.append(words(text[at : max(start, at)]))
        if is_quoted:
            inside.append(words(text[max(start, at) : end]))
        at = end
    outside.append(words(text[at:]))
    return [run for run in outside if run], [run for run in inside if run]


def shingles_of_runs(runs: Iterable[Sequence[str]], n: int) -> frozenset[Shingle]:
    """Runs of words in, the shingles of n words within each of them out. Runs shorter than n have none."""
    return frozenset(tuple(run[i : i + n]) for run in runs for i in range(len(run) - n + 1))


class WordCodes(dict[str, int]):
    """Words as they are compared in, a number of 32 bits for each out, the same in every process. Each is worked out once."""

    def __missing__(self, word: str) -> int:
        """A word not asked for before in, its number out."""
        code = self[word] = crc32(word.encode())
        return code

    def of(self, run: Iterable[str]) -> list[int]:
        """Words in, their numbers out."""
        return list(map(self.__getitem__, run))


def hash_shingles(codes: NDArray[Any], runs: NDArray[Any], n: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Words of many runs as numbers, and the run of each, in; a number for every n of one run in a row, and its run, out.

    Args:
        codes: By `WordCodes`, run after run.
        runs: Number of the run of each word, ascending.
        n: Words in a row.

    Returns:
        Numbers of 60 bits in the order of the words, the same in every process, and of each the position of its first word.
    """
    import numpy as np

    length = max(0, len(codes) - n + 1)
    hashes = np.zeros(length, dtype=np.uint64)
    for k in range(n):
        hashes = hashes * np.uint64(_FACTOR) + codes[k : k + length]
    for shift in (33, 29):
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(_MIX)
    at = np.flatnonzero(runs[:length] == runs[n - 1 : n - 1 + length])
    return hashes[at] >> np.uint64(4), at


def winnow(hashes: NDArray[Any], runs: NDArray[Any], window: int) -> NDArray[Any]:
    """Hashes in order, and the run of each, in; positions of the smallest of every so many in a row of one run out.

    Two texts that share a run with so many hashes share one of those that are picked. Of a run with fewer all are.
    """
    import numpy as np

    length = max(0, len(hashes) - window + 1)
    windows = np.stack([hashes[k : k + length] for k in range(window)]) if length else np.zeros((window, 0), dtype=np.uint64)
    is_whole = runs[:length] == runs[window - 1 : window - 1 + length]
    picked = np.flatnonzero(is_whole) + windows.argmin(axis=0)[is_whole]
    _, where, sizes = np.unique(runs, return_inverse=True, return_counts=True)
    return np.union1d(picked, np.flatnonzero(sizes[where] < window))
