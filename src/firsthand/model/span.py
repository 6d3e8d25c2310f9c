"""A stretch of a document's text. Code points, half-open, always into `Document.text`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Start and end in; a stretch of text out.

    Args:
        start: First code point, from 0.
        end: The code point after the last, at least `start`.

    Raises:
        ValueError: The stretch is negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def of(self, text: str) -> str:
        """The words that stand at this span of a text."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def cover(spans: Iterable[Span]) -> Span:
    """Spans in, the smallest span that holds them all out.

    Raises:
        ValueError: There is no span.
    """
    spans = list(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
