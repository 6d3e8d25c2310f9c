"""Who copied whom: two readings that print one text in, the later of the two and how we know out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.stages.cluster.moments import is_earlier
from firsthand.stages.cluster.terms import words_of

EDGE_CHARS = 160
"""A credit without a passage of its own stands this near to the beginning or the end of the text."""
CUT_WORDS = 0.8
"""The shorter of two texts was cut from the longer where it has at most this share of its words."""
_CREDITS = {PassageKind.BYLINE, PassageKind.CREDIT, PassageKind.DATELINE}
_ARTICLES = {"the", "a", "an"}


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two documents is the copy.

    Attributes:
        is_first_later: The first of the two is the copy.
        is_known: False where nothing tells, and the order of the case stands in.
        reason: In words.
    """

    is_first_later: bool
    is_known: bool
    reason: str


def direct(a: Reading, b: Reading) -> Direction:
    """Two readings in, the direction out, by the first clue that tells them apart."""
    for clue in (by_credit_line, by_dates, by_mention, by_cut):
        found = clue(a, b)
        if found is not None:
            is_first_later, reason = found
            return Direction(is_first_later, True, reason)
    return Direction(False, False, "nothing tells who copied whom")


def by_credit_line(a: Reading, b: Reading) -> tuple[bool, str] | None:
    """The copy credits the outlet of the other in its byline, dateline, credit, first or last line."""
    return _one_names_other(a, b, edge_of, "credits")


def by_dates(a: Reading, b: Reading) -> tuple[bool, str] | None:
    """The copy was published later."""
    earlier = is_earlier(a.document.published, b.document.published)
    if earlier is None:
        return None
    return not earlier, f"{(b if earlier else a).document.id} was published later"


def by_mention(a: Reading, b: Reading) -> tuple[bool, str] | None:
    """The copy names the outlet of the other somewhere in its text."""
    return _one_names_other(a, b, lambda reading: reading.document.text, "names")


def by_cut(a: Reading, b: Reading) -> tuple[bool, str] | None:
    """The copy is the shorter by a fifth or more: cutting is common, lengthening rare."""
    lengths = len(words_of(a.document.text)), len(words_of(b.document.text))
    if min(lengths) > CUT_WORDS * max(lengths):
        return None
    return lengths[0] < lengths[1], f"{(a if lengths[0] < lengths[1] else b).document.id} is the shorter"


def edge_of(reading: Reading) -> str:
    """A reading in; its bylines, datelines and credits, its first and last words, out."""
    text = reading.document.text
    parts = [p.span.of(text) for p in reading.passages if p.kind in _CREDITS]
    return "\n".join([reading.document.author or "", *parts, text[:EDGE_CHARS], text.rstrip()[-EDGE_CHARS:]])


def is_named_in(outlet: str | None, text: str) -> bool:
    """An outlet's name and a text in; whether the text has the name, or its initials (or the name for which it stands), out."""
    if not outlet:
        return False
    words = [w for w, _, _ in words_of(outlet) if w not in _ARTICLES]
    if not words:
        return False
    found = [w for w, _, _ in words_of(text)]
    if any(found[n : n + len(words)] == words for n, word in enumerate(found) if word == words[0]):
        return True
    capitals = re.findall(r"\b[A-Z]{2,6}\b", text)
    if len(words) > 1 and "".join(w[0] for w in words).upper() in capitals:
        return True
    if len(words) == 1 and outlet.isupper() and 1 < len(outlet) <= 6:
        full = r"\b" + r"\w+\s+".join(outlet) + r"\w+\b"
        return re.search(full, text) is not None
    return False


def _one_names_other(a: Reading, b: Reading, where: Callable[[Reading], str], verb: str) -> tuple[bool, str] | None:
    """Two readings and where to look in; the one that names the other's outlet, if only one does, out."""
    a_names_b = is_named_in(b.document.outlet, where(a))
    b_names_a = is_named_in(a.document.outlet, where(b))
    if a_names_b == b_names_a:
        return None
    later, earlier = (a, b) if a_names_b else (b, a)
    return a_names_b, f"{later.document.id} {verb} {earlier.document.outlet}"
