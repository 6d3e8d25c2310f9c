"""Signatures of texts: word n-grams, how much of one text another holds, inside and outside quotation marks.

Shared words outside quotation marks speak for a copy; shared words inside them only for a common source. Keep the two apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from firsthand.text.normalize import word_spans

Shingle = tuple[str, ...]
"""Some words in a row."""


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


def split_words(text: str, quoted: Iterable[tuple[int, int]]) -> tuple[list[list[str]], list[list[str]]]:
    """A text and the stretches (start, end) between quotation marks in; runs of words outside them, and inside them, out.

    Runs do not join across a mark, so that no shingle of one kind takes words of the other.
    """
    stretches = sorted(quoted)
    outside: list[list[str]] = [[]]
    inside: list[list[str]] = []
    current = 0
    last = -1
    for word, start, end in word_spans(text):
        while current < len(stretches) and stretches[current][1] <= start:
            current += 1
        if current < len(stretches) and stretches[current][0] < end:
            if last != current:
                inside.append([])
                outside.append([])
                last = current
            inside[-1].append(word)
        else:
            outside[-1].append(word)
    return [run for run in outside if run], [run for run in inside if run]


def shingles_of_runs(runs: Iterable[Sequence[str]], n: int) -> frozenset[Shingle]:
    """Runs of words in, the shingles of n words within each of them out. Runs shorter than n have none."""
    return frozenset(tuple(run[i : i + n]) for run in runs for i in range(len(run) - n + 1))
