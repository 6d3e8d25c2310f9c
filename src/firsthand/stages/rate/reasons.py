"""How a rule says why: the record that shows its name, its help and the values that fired. Applies no rule itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable

from firsthand.model.claim import AppearanceId
from firsthand.model.rating import Reason
from firsthand.model.source import Source


def because(
    rule: Callable[..., object], detail: str, *, sources: Iterable[Source] = (), appearances: Iterable[AppearanceId] = ()
) -> Reason:
    """A rule and what fired it in words in, its reason out: the rule's own name, and its docstring as help for the reader."""
    return Reason(
        rule=rule.__name__,
        detail=detail,
        sources=tuple(dict.fromkeys(source.id for source in sources)),
        appearances=tuple(appearances),
        help=" ".join((inspect.getdoc(rule) or "").split()),
    )


def in_words(names: Iterable[str]) -> str:
    """Names in, "A", "A and B" or "A, B and C" out; of more than four the first three and how many more."""
    listed = list(dict.fromkeys(names))
    if len(listed) > 4:
        listed = [*listed[:3], f"{len(listed) - 3} more"]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""
