"""Two texts laid side by side: how much of a stretch of the first stands in the second, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from firsthand.text.word_diff import Change, Stretch, compare_texts


class Alignment:
    """Two texts in; what became of each stretch of the first out.

    Attributes:
        stretches: Both texts, stretch by stretch.
    """

    def __init__(self, first: str, second: str) -> None:
        self.stretches = compare_texts(first, second)
        self._starts = [s.start for s in self.stretches]
        self._ends = [s.end for s in self.stretches]

    def _near(self, at: tuple[int, int]) -> Iterator[Stretch]:
        """The stretches that a stretch of the first text overlaps, and what was added within it."""
        start, end = bisect_left(self._ends, at[0]), bisect_right(self._starts, at[1])
        for s in self.stretches[start:end]:
            if (s.start < at[1] and at[0] < s.end) or (s.kind is Change.ADDED and at[0] < s.start < at[1]):
                yield s

    def is_touched(self, at: tuple[int, int]) -> bool:
        """Whether some word of a stretch was cut, changed or put into it."""
        return any(s.kind is not Change.SAME for s in self._near(at))

    def count_same(self, at: tuple[int, int]) -> int:
        """How many characters of a stretch stand in the second text."""
        return sum(min(s.end, at[1]) - max(s.start, at[0]) for s in self._near(at) if s.kind is Change.SAME)

    def project(self, at: tuple[int, int]) -> tuple[int, int] | None:
        """Where what stands in both texts of a stretch begins and ends in the second; None where nothing does."""
        same = [s for s in self._near(at) if s.kind is Change.SAME]
        if not same:
            return None
        first, last = same[0], same[-1]
        start = min(first.other_start + max(0, at[0] - first.start), first.other_end - 1)
        end = min(last.other_start + min(last.end, at[1]) - last.start, last.other_end)
        return (start, max(end, start + 1))
