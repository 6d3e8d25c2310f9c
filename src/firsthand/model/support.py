"""That somebody finds plausible what others tell: support of another kind, which makes nobody a source of it."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class Support:
    """What an assertion says for another that it is no source of.

    Attributes:
        words: The words that support ("could be accurate", "have been told similar stories").
        rule: Which rule saw them.
        target: The span of the assertion of the same document that it speaks of; None where none there is meant.
    """

    words: Span
    rule: str
    target: Span | None = None
