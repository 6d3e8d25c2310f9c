"""What was cut, added and changed between two texts, in words.

Long runs that stand once in each text are laid side by side first, then shorter ones between them, as in patience diff; only what
is left between two of these, a few words, is compared word by word. Words are the same whatever their case, quotation marks and
blanks. What was moved is cut at one place and added at another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from firsthand.text.normalize import plain

RUNS_WORDS = (8, 3, 1, 1, 1)
"""Lengths of the runs that are laid side by side, one after the other. Unit: words and marks. No trial: eight in a row are of
one origin, a word that stands once in each of two gaps is mostly one word."""
LARGEST_GAP = 4096
"""Pairs of words that are compared one by one in a gap: 64 on either side. In a larger one, where no word stands once in each,
everything was changed. It keeps the time of 10,000 words against 10,000 others, of ten words each, below a second."""
LINKS_WORDS = 2
"""So few small words between two changes that are as long or longer are taken for a part of one change."""
_SMALL = frozenset([
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "is", "was", "were",
    "be", "been", "are", "it", "its", "his", "her", "he", "she", "they", "that", "this",
])  # fmt: skip

_TOKEN = re.compile(r"\w+(?:['’ʼ]\w+|[.,:](?=\d)\d+|-\w+)*|[^\w\s]")


class Change(StrEnum):
    """What happened to a stretch."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of two texts.

    Attributes:
        kind: What happened to it.
        start, end: Where it stands in the first text, in code points, half-open; empty where it was added.
        other_start, other_end: The same in the second text; empty where it was cut.
    """

    kind: Change
    start: int
    end: int
    other_start: int
    other_end: int


_Tokens = tuple[list[str], list[int]]
"""Words and marks as they are compared; where each begins, with the blanks before the first, and where the last ends."""
_Block = tuple[int, int, int]
"""Place in the first, place in the second, how many in a row."""


def compare_texts(first: str, second: str) -> tuple[Stretch, ...]:
    """Two texts in, the stretches of both, in order, out: no two neighbours are of one kind, and together they cover both texts.

    Of two texts without a word there is none.
    """
    if first == second:
        return (Stretch(Change.SAME, 0, len(first), 0, len(second)),) if first else ()
    (ours, starts), (theirs, other_starts) = _cut(first), _cut(second)
    found = list(_fill(_match(ours, theirs), len(ours), len(theirs)))
    return tuple(
        Stretch(kind, starts[i], starts[j], other_starts[k], other_starts[m])
        for kind, i, j, k, m in _join(found, ours)
        if starts[i] < starts[j] or other_starts[k] < other_starts[m]
    )


def words_of(text: str) -> list[str]:
    """A text in, its words and marks as they are compared out."""
    return _cut(text)[0]


def _cut(text: str) -> _Tokens:
    """A text in; its words and marks, and where each begins, out. Blanks belong to what stands before them."""
    matches = list(_TOKEN.finditer(text))
    starts = [0, *(m.start() for m in matches[1:]), len(text)] if matches else [0]
    return [plain(m[0]).lower() for m in matches], starts


_Op = tuple[Change, int, int, int, int]


def _fill(blocks: Iterable[_Block], first: int, second: int) -> Iterator[_Op]:
    """Blocks that are the same, in order, and the lengths of both in; the same with what lies between them out."""
    i = k = 0
    for at, other, size in (*blocks, (first, second, 0)):
        if i < at and k < other:
            yield Change.CHANGED, i, at, k, other
        elif i < at:
            yield Change.CUT, i, at, k, other
        elif k < other:
            yield Change.ADDED, i, at, k, other
        if size:
            yield Change.SAME, at, at + size, other, other + size
        i, k = at + size, other + size


def _join(ops: Sequence[_Op], words: Sequence[str]) -> list[_Op]:
    """Stretches in order in; neighbours of one kind, and changes with no more than small words between them, joined, out."""
    out: list[_Op] = []
    for n, op in enumerate(ops):
        following = ops[n + 1] if n + 1 < len(ops) else None
        is_between = len(out) > 0 and out[-1][0] is not Change.SAME and following is not None
        if op[0] is Change.SAME and is_between and _is_link(words[op[1] : op[2]], out[-1], following):
            op = (Change.CHANGED, *op[1:])
        if out and (out[-1][0] is op[0] or Change.SAME not in (out[-1][0], op[0])):
            last = out.pop()
            op = (op[0] if op[0] is last[0] else Change.CHANGED, last[1], op[2], last[3], op[4])
        out.append(op)
    return out


def _is_link(words: Sequence[str], before: _Op, after: _Op | None) -> bool:
    """Whether what two changes have between them is no more than a few small words."""
    if after is None or len(words) > LINKS_WORDS or not _SMALL.issuperset(words):
        return False
    return min(_size(before), _size(after)) >= len(words) and max(_size(before), _size(after)) > len(words)


def _size(op: _Op) -> int:
    return max(op[2] - op[1], op[4] - op[3])


def _match(ours: Sequence[str], theirs: Sequence[str]) -> list[_Block]:
    """Words of two texts in; blocks that are the same, in order, neighbours joined, out."""
    found: list[_Block] = []
    gaps = [(0, len(ours), 0, len(theirs), 0)]
    while gaps:
        start, end, other, other_end, level = gaps.pop()
        while start < end and other < other_end and ours[start] == theirs[other]:
            found.append((start, other, 1))
            start, other = start + 1, other + 1
        while start < end and other < other_end and ours[end - 1] == theirs[other_end - 1]:
            end, other_end = end - 1, other_end - 1
            found.append((end, other_end, 1))
        if start == end or other == other_end:
            continue
        if level == len(RUNS_WORDS):
            if (end - start) * (other_end - other) <= LARGEST_GAP:
                found += _compare(ours[start:end], theirs[other:other_end], (start, other))
            continue
        i, k, size = start, other, RUNS_WORDS[level]
        for at, there in _find_anchors(ours[start:end], theirs[other:other_end], size):
            if start + at >= i and other + there >= k:
                gaps.append((i, start + at, k, other + there, level + 1))
                found += [(start + at + n, other + there + n, 1) for n in range(size)]
                i, k = start + at + size, other + there + size
        gaps.append((i, end, k, other_end, level + 1))
    return _chain(found)


def _compare(ours: Sequence[str], theirs: Sequence[str], at: tuple[int, int]) -> list[_Block]:
    """Words of a gap, and where it begins, in; what is the same in it, word by word, out."""
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [(at[0] + a + n, at[1] + b + n, 1) for a, b, size in blocks for n in range(size)]


def _chain(found: Iterable[_Block]) -> list[_Block]:
    """Single words that are the same, in any order, in; blocks of those that follow one another, in order, out."""
    out: list[_Block] = []
    for at, other, size in sorted(found):
        if out and (out[-1][0] + out[-1][2], out[-1][1] + out[-1][2]) == (at, other):
            out[-1] = (*out[-1][:2], out[-1][2] + size)
        else:
            out.append((at, other, size))
    return out


def _find_anchors(ours: Sequence[str], theirs: Sequence[str], size: int) -> list[tuple[int, int]]:
    """Words of two gaps and a length in; places of runs that stand once in each, as many as keep the order of both, out."""
    here, there = _find_single(ours, size), _find_single(theirs, size)
    pairs = [(at, there[run]) for run, at in here.items() if run in there]
    return _longest_ascending(sorted(pairs))


def _find_single(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    """Words and a length in; where each run of that length that stands there once begins out."""
    found: dict[tuple[str, ...], int] = {}
    for n, run in enumerate(zip(*(words[k:] for k in range(size)), strict=False)):
        found[run] = -1 if run in found else n
    return {run: n for run, n in found.items() if n >= 0}


def _longest_ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs by their first in; as many of them as ascend by their second too out."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [second]
        ends[place : place + 1] = [n]
    out: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]
