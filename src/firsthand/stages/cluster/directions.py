"""Who copied whom: two readings that share text in, the later of the two and how we know out; unknown where nothing tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.model.story import Overlap
from firsthand.stages.cluster.agency_credits import agency_of, find_agencies, plain_lines
from firsthand.stages.cluster.moments import is_earlier
from firsthand.text.moments import moment_of

EDGE_CHARS = 160
"""A credit without a passage of its own stands this near to the beginning or the end of the text."""
CUT_LENGTH = 0.8
"""The shorter of two texts was cut from the longer where it has at most this share of its words."""
CUT_CONTAINMENT = 0.8
"""And where so much of it stands there: what has more of its own may as well have been cut from a third."""
_CREDITS = {PassageKind.BYLINE, PassageKind.CREDIT, PassageKind.DATELINE}
_ARTICLES = {"the", "a", "an"}
Clue = tuple[bool, str]
"""Whether the first of the two is the copy, and why, in words."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two documents is the copy.

    Attributes:
        is_first_later: The first of the two is the copy.
        is_known: False where nothing tells; then one of the two stands for the later, whatever the order of the case.
        reason: In words.
    """

    is_first_later: bool
    is_known: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Ties:
    """What two documents have in common, as far as it tells who copied whom.

    Attributes:
        kind: Copy, partial reuse or shared quotation.
        share: Of the shorter's words outside quotation marks, 0 to 1.
        sizes: How many n-grams each has.
        quoted: How much of its own words the other puts between quotation marks, of each.
    """

    kind: Overlap = Overlap.COPY
    share: float = 1.0
    sizes: tuple[int, int] = (1, 1)
    quoted: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a document says of where its text comes from: taken once, however many it is compared with.

    Attributes:
        reading: Whose.
        edges: Bylines, datelines, credits, first and last words, with plain marks.
        text: The whole text with plain marks.
        agencies: That it credits with its text.
        agency: That published it; None where its outlet is none.
    """

    reading: Reading
    edges: str
    text: str
    agencies: frozenset[str]
    agency: str | None


def take_signs(reading: Reading) -> Signs:
    """A reading in, its signs out."""
    edges = plain_lines(edges_of(reading))
    agency = agency_of(reading.document.outlet)
    return Signs(reading, edges, plain_lines(reading.document.text), find_agencies(edges) - {agency}, agency)


def direct(a: Signs, b: Signs, ties: Ties) -> Direction:
    """Signs of two documents and what ties them in, the direction out, by the first clue that tells them apart."""
    for clue in (_by_credits, _by_quotation, _by_dates, _by_mention, _by_cut):
        found = clue(a, b, ties)
        if found is not None:
            is_first_later, reason = found
            return Direction(is_first_later, True, reason)
    is_later = is_later_by_date(a, b)
    if is_later is None:  # the bytes decide, so that the order of adding does not
        is_later = a.reading.document.sha256 > b.reading.document.sha256
    return Direction(is_later, False, "; ".join(_say_unknown(a, b)))


def _say_unknown(a: Signs, b: Signs) -> Iterator[str]:
    if shared := a.agencies & b.agencies:
        yield f"both credit {' and '.join(sorted(shared))}, and neither need have copied the other"
    else:
        yield "nothing tells who copied whom"


def _by_credits(a: Signs, b: Signs, _: Ties) -> Clue | None:
    """The copy credits the outlet of the other, or the agency that the other is, at its edges."""
    found = _one_names_other(a, b, lambda signs: signs.edges, "credits")
    return found or _one_of_two(a, b, a.agency in b.agencies, b.agency in a.agencies, "credits")


def _by_quotation(a: Signs, b: Signs, ties: Ties) -> Clue | None:
    """The later puts words of the other's own between quotation marks."""
    if ties.kind is Overlap.COPY or bool(ties.quoted[0]) == bool(ties.quoted[1]):
        return None
    later, earlier = (b, a) if ties.quoted[0] else (a, b)
    return not ties.quoted[0], f"{later.reading.document.id} quotes {earlier.reading.document.id}"


def _by_dates(a: Signs, b: Signs, ties: Ties) -> Clue | None:
    """The copy was published later; of two that credit one agency both copied that."""
    if ties.kind is Overlap.COPY and a.agencies & b.agencies:
        return None
    is_first_later = is_later_by_date(a, b)
    if is_first_later is None:
        return None
    return is_first_later, f"{(a if is_first_later else b).reading.document.id} was published later"


def is_later_by_date(a: Signs, b: Signs) -> bool | None:
    """Signs of two documents in; whether the first was published later out. None where it cannot be told.

    Two times with their zones are compared as moments, whatever their days; others by the days as printed, within a day by times.
    """
    first, second = a.reading.document.published, b.reading.document.published
    one, other = moment_of(first), moment_of(second)
    if one is not None and other is not None and one.tzinfo is not None and other.tzinfo is not None:
        return None if one == other else one > other
    earlier = is_earlier(first, second)
    return None if earlier is None else not earlier


def _by_mention(a: Signs, b: Signs, _: Ties) -> Clue | None:
    """The copy names the outlet of the other somewhere in its text."""
    return _one_names_other(a, b, lambda signs: signs.text, "names")


def _by_cut(a: Signs, b: Signs, ties: Ties) -> Clue | None:
    """The copy is the shorter by a fifth or more, and has little of its own: cutting is common, lengthening rare."""
    if ties.kind is not Overlap.COPY or ties.share < CUT_CONTAINMENT or a.agencies & b.agencies:
        return None
    if min(ties.sizes) > CUT_LENGTH * max(ties.sizes):
        return None
    is_first_later = ties.sizes[0] < ties.sizes[1]
    return is_first_later, f"{(a if is_first_later else b).reading.document.id} is the shorter"


def edges_of(reading: Reading) -> str:
    """A reading in; its bylines, datelines and credits, its first and last words, out."""
    text = reading.document.text
    parts = [p.span.of(text) for p in reading.passages if p.kind in _CREDITS]
    return "\n".join([reading.document.author or "", *parts, text[:EDGE_CHARS], text.rstrip()[-EDGE_CHARS:]])


def is_named_in(outlet: str | None, text: str) -> bool:
    """An outlet's name and a text with plain marks in; whether the text has the name, its initials or what they stand for out."""
    pattern, initials = _pattern_of(outlet or "")
    if pattern is None:
        return False
    if any(match[0][0].isupper() or not match[0][0].isalpha() for match in pattern.finditer(text)):
        return True
    return initials is not None and initials.search(text) is not None


@lru_cache(maxsize=4096)
def _pattern_of(outlet: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """An outlet's name in; what finds it in a text, and what finds its initials or the name that these stand for, out."""
    words = [w for w in re.findall(r"\w+(?:['.&-]\w+)*", plain_lines(outlet)) if w.lower() not in _ARTICLES]
    if not words:
        return None, None
    pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
    initials = None
    if len(words) > 1:
        letters = "".join(w[0] for w in words).upper()
        initials = re.compile(rf"\b{re.escape(letters)}\b") if len(letters) <= 6 else None
    elif words[0].isupper() and words[0].isalpha() and 1 < len(words[0]) <= 6:
        initials = re.compile(r"\b" + r"\w+\s+".join(words[0]) + r"\w+\b")
    return pattern, initials


def _one_names_other(a: Signs, b: Signs, where: Callable[[Signs], str], verb: str) -> Clue | None:
    """Signs of two documents and where to look in; the one that names the other's outlet, if only one does, out."""
    a_names_b = is_named_in(b.reading.document.outlet, where(a))
    b_names_a = is_named_in(a.reading.document.outlet, where(b))
    return _one_of_two(a, b, b_names_a, a_names_b, verb)


def _one_of_two(a: Signs, b: Signs, is_b_later: bool, is_a_later: bool, verb: str) -> Clue | None:
    if is_a_later == is_b_later:
        return None
    later, earlier = (a, b) if is_a_later else (b, a)
    return is_a_later, f"{later.reading.document.id} {verb} {earlier.reading.document.outlet}"
