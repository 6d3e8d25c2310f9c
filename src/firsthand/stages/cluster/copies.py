"""Which documents print the same text: readings in, `TextOverlap` records out.

Shared quotation is not copied text: two reporters at one press conference have the same quotations. So n-grams are counted apart
inside and outside quotation marks, and only those outside make a copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.model.story import Overlap, TextOverlap
from firsthand.stages.cluster.directions import Direction, direct
from firsthand.text.fingerprint import shingles_of_runs, split_words

SHINGLE_WORDS = 3
"""Length of the n-grams that decide. Three survive the editing of every third word or so; swept 3 to 5 on edited copies."""
COPY_CONTAINMENT = 0.42
"""Share of the smaller text's n-grams outside quotation marks from which it is a copy; swept 0.2 to 0.7 on edited copies."""
LONG_CONTAINMENT = 0.25
LONG_WORDS = 150
"""A text of which this share, and this many n-grams, stand in the other is a copy too: it went on with words of its own."""
LEAST_WORDS = 20
"""Fewer shared words outside quotation marks than these are a coincidence or a boilerplate line."""
QUOTED_WORDS = 8
"""From this many shared n-grams inside quotation marks on, two documents are said to share a quotation."""
LARGE_CASE = 200
"""Documents from which candidates are looked for by MinHash rather than by every pair."""
COMMON_SHINGLE = 40
"""An n-gram in more documents than this says nothing about who copied whom."""


@dataclass(frozen=True, slots=True)
class Print:
    """One document's n-grams.

    Attributes:
        outside, quoted: N-grams outside and inside quotation marks.
    """

    outside: frozenset[int]
    quoted: frozenset[int]


def take_print(reading: Reading) -> Print:
    """A reading in, its n-grams out, as hashes: they are many, and only compared within this run."""
    quotations = [(p.span.start, p.span.end) for p in reading.passages if p.kind is PassageKind.QUOTATION]
    outside, quoted = split_words(reading.document.text, quotations)
    return Print(*(frozenset(map(hash, shingles_of_runs(runs, SHINGLE_WORDS))) for runs in (outside, quoted)))


def find_overlaps(readings: Sequence[Reading]) -> tuple[TextOverlap, ...]:
    """Readings in order of the case in; copies and shared quotations, one record for each pair, in that order out."""
    # 1. n-grams
    prints = [take_print(r) for r in readings]
    # 2. pairs that may share text
    found: list[TextOverlap] = []
    for a, b in find_candidates(prints):
        # 3. copy, shared quotation or neither
        kind = judge(prints[a], prints[b])
        if kind is None:
            continue
        # 4. who copied whom
        shares = (compare_outside(prints[a], prints[b])[0], containment(prints[a].quoted, prints[b].quoted))
        found.append(_record(readings[a], readings[b], kind, shares))
    return tuple(found)


def find_candidates(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """N-grams of every document in, pairs of positions that share enough to be looked at, in order, out."""
    if len(prints) <= LARGE_CASE:
        yield from combinations(range(len(prints)), 2)
        return
    holders: dict[int, list[int]] = defaultdict(list)
    for n, one in enumerate(prints):
        for shingle in one.outside | one.quoted:
            holders[shingle].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for documents in holders.values():
        if 1 < len(documents) <= COMMON_SHINGLE:
            shared.update(combinations(documents, 2))
    yield from sorted(pair for pair, count in shared.items() if count >= QUOTED_WORDS)


def containment(a: frozenset[int], b: frozenset[int]) -> float | None:
    """Two sets of n-grams in, the share of the smaller that the other holds (0 to 1) out; None where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else None


def compare_outside(a: Print, b: Print) -> tuple[float, int]:
    """Two documents' n-grams in; what the smaller shares outside quotation marks (0 to 1), and how many n-grams that is, out.

    What one of them quotes is a quotation in the other too, marked or not: letters and posts are printed either way.
    """
    ours, theirs = a.outside - b.quoted, b.outside - a.quoted
    return containment(ours, theirs) or 0.0, len(ours & theirs)


def judge(a: Print, b: Print) -> Overlap | None:
    """Two documents' n-grams in; whether one copies the other, they only share a quotation, or neither (None), out."""
    share, shared = compare_outside(a, b)
    if shared >= LEAST_WORDS and (share >= COPY_CONTAINMENT or (share >= LONG_CONTAINMENT and shared >= LONG_WORDS)):
        return Overlap.COPY
    return Overlap.SHARED_QUOTATION if len(a.quoted & b.quoted) >= QUOTED_WORDS else None


def _record(a: Reading, b: Reading, kind: Overlap, shares: tuple[float, float | None]) -> TextOverlap:
    """Two readings and what they share in, the record with its direction and reason out."""
    direction: Direction = direct(a, b)
    later, earlier = (a, b) if direction.is_first_later else (b, a)
    words = f"{shares[0]:.0%} of the shorter text outside quotation marks is shared"
    if kind is Overlap.SHARED_QUOTATION:
        words = f"quotations are shared, but only {shares[0]:.0%} of the text around them"
    reason = f"{words}; {direction.reason}" if kind is Overlap.COPY else words
    return TextOverlap(later.document.id, earlier.document.id, kind, shares[0], shares[1], direction.is_known, reason)
