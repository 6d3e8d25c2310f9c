"""Which documents print the same text: readings in, `TextOverlap` records out.

Shared quotation is not copied text: two reporters at one press conference have the same quotations. So n-grams are counted apart
inside and outside quotation marks, and only those outside make a copy. A text that takes a stretch of another into a text of its
own is no copy either, and collapses no count: that is partial reuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.model.story import Overlap, TextOverlap
from firsthand.stages.cluster.directions import Signs, Ties, direct, take_signs
from firsthand.stages.cluster.quoted import find_own_sentences, find_quoted
from firsthand.stages.cluster.sketches import find_pairs
from firsthand.stages.cluster.terms import read_stems
from firsthand.text.fingerprint import WordCodes, hash_shingles, split_words, winnow
from firsthand.text.normalize import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHINGLE_WORDS = 3
"""Length of the n-grams that decide. Three survive the editing of every third word or so; swept 3 to 5 on edited copies."""
COPY_CONTAINMENT = 0.42
"""Share of the smaller text's n-grams outside quotation marks from which it is a copy; swept 0.2 to 0.7 on edited copies."""
LONG_CONTAINMENT = 0.25
LONG_WORDS = 150
"""A text of which this share, and this many n-grams, stand in the other is a copy too: it went on with words of its own."""
LEAST_WORDS = 20
"""Fewer shared words outside quotation marks than these are a coincidence or a boilerplate line."""
WHOLE_CONTAINMENT = 0.8
WHOLE_WORDS = 12
"""Of a text that stands nearly whole in the other, its quotations too, so many n-grams are enough: a brief of one sentence."""
SAME_NAMES = 0.3
NAMES_LEAST = 3
RAREST_COMMON = 0.4
"""Of the rare names (rarity from the last on) and figures of the text with fewer, this share must stand in the other too, or both
are only written to one pattern, as notices are: the same words of other people and places. With fewer names nothing is told.

Trial: of 639 copies and parts, edited in nine ways, none is lost by it, at 0.35 four are; of 15,729 pairs of notices written to
one pattern, which the n-grams alone take for copies, 576 are left."""
RUN_WORDS = 10
"""Length of the n-grams that tell taken text from the phrases that any two reports of one event have in common."""
LEAST_RUNS = 7
"""From so many of these on a stretch was taken over: one run of 16 words, or some of 10 to 13. Two reports of one event that were
written apart share up to 4 (names and scores), those that took over a passage 10 or more: 43 pairs of real reports."""
WINDOW = 4
"""One long n-gram of so many in a row is looked up, so that two texts with a run of 13 words in common always meet."""
QUOTED_WORDS = 8
"""From this many shared n-grams inside quotation marks on, two documents are said to share a quotation."""
AT_ONCE = 1000
"""Documents whose n-grams are hashed together: more take memory and save no time."""
KEPT = 4096
"""Documents that are kept unpacked: those of a story are compared one after the other."""
LARGE_CASE = 64
"""Documents from which candidates are looked for by sketches rather than by every pair."""
_COPIES = ((COPY_CONTAINMENT, LEAST_WORDS), (LONG_CONTAINMENT, LONG_WORDS))
_NOT_TOLD = {PassageKind.BOILERPLATE, PassageKind.CREDIT, PassageKind.BYLINE}


@dataclass(frozen=True, slots=True)
class Print:
    """One document's n-grams, as numbers, packed.

    Attributes:
        outside, quoted: Short n-grams outside and inside quotation marks.
        runs, quoted_runs: Long ones.
        marks: Long ones that are looked up, of both.
    """

    outside: NDArray[Any]
    quoted: NDArray[Any]
    runs: NDArray[Any]
    quoted_runs: NDArray[Any]
    marks: NDArray[Any]


@dataclass(frozen=True, slots=True)
class Grams:
    """A print, unpacked for comparing, and the reading that it was taken of."""

    outside: frozenset[int]
    quoted: frozenset[int]
    runs: frozenset[int]
    quoted_runs: frozenset[int]
    marks: frozenset[int]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents have in common.

    Attributes:
        share: Of the short n-grams of the smaller outside quotation marks, 0 to 1.
        share_quoted: The same inside them; None where one of them quotes nothing.
        whole: The same of all short n-grams.
        outside, quoted: How many short n-grams outside quotation marks, and inside them.
        sizes: How many short n-grams each has.
        runs: How many long ones that one of them has of its own: outside marks in both, or own words that the other quotes.
            Not counted for a copy.
        own: Of these, what each has of its own and the other quotes.
    """

    share: float
    share_quoted: float | None
    whole: float
    outside: int
    quoted: int
    sizes: tuple[int, int]
    runs: int = 0
    own: tuple[int, int] = (0, 0)


def take_prints(readings: Sequence[Reading]) -> list[Print]:
    """Readings in, a print of each out; boilerplate, bylines and credits have no n-grams, unless there is nothing else."""
    return [one for n in range(0, len(readings), AT_ONCE) for one in _take_prints(readings[n : n + AT_ONCE])]


def _take_prints(readings: Sequence[Reading]) -> list[Print]:
    import numpy as np

    word_codes = WordCodes()
    codes: list[int] = []
    lengths: list[int] = []
    kinds: list[int] = []  # of each run: twice the position of its document, and one more where it is quoted
    for n, reading in enumerate(readings):
        for is_quoted, runs in enumerate(_cut(reading)):
            for run in runs:
                codes += word_codes.of(run)
                lengths.append(len(run))
                kinds.append(2 * n + is_quoted)
    words, run_of = np.array(codes, dtype=np.uint64), np.repeat(np.arange(len(lengths)), lengths)
    kind_of = np.array(kinds, dtype=np.int64)[run_of]
    # kinds ascend, so that the n-grams of each stand together
    short, at = hash_shingles(words, run_of, SHINGLE_WORDS)
    short_parts = np.split(short, np.searchsorted(kind_of[at], np.arange(1, 2 * len(readings))))
    long, at = hash_shingles(words, run_of, RUN_WORDS)
    long_parts = np.split(long, np.searchsorted(kind_of[at], np.arange(1, 2 * len(readings))))
    picked = winnow(long, run_of[at], WINDOW)
    marks = np.split(long[picked], np.searchsorted(kind_of[at][picked] // 2, np.arange(1, len(readings))))
    return [
        Print(short_parts[2 * n], short_parts[2 * n + 1], long_parts[2 * n], long_parts[2 * n + 1], marks[n])
        for n in range(len(readings))
    ]


def _cut(reading: Reading) -> tuple[list[list[str]], list[list[str]]]:
    text, quoted = reading.document.text, find_quoted(reading)
    parts = split_words(text, quoted, left_out=((p.span.start, p.span.end) for p in reading.passages if p.kind in _NOT_TOLD))
    return parts if any(parts) else split_words(text, quoted)


def unpack(one: Print, reading: Reading) -> Grams:
    """A print and what it was taken of in, the same to be compared out."""
    parts = (one.outside, one.quoted, one.runs, one.quoted_runs, one.marks)
    outside, quoted, runs, quoted_runs, marks = (frozenset(part.tolist()) for part in parts)
    return Grams(outside, quoted, runs, quoted_runs, marks, reading)


def find_overlaps(readings: Sequence[Reading]) -> tuple[TextOverlap, ...]:
    """Readings in order of the case in; what shares text, one record for each pair, in that order, out."""
    # 1. n-grams
    prints = take_prints(readings)
    # 2. pairs that may share text
    found: list[tuple[int, int, TextOverlap]] = []
    grams_of = lru_cache(KEPT)(lambda n: unpack(prints[n], readings[n]))
    names_of = lru_cache(KEPT)(lambda n: telling_names(readings[n]))
    signs_of = lru_cache(KEPT)(lambda n: take_signs(readings[n]))
    for a, b in find_candidates(prints):
        # 3. copy, partial reuse, shared quotation or neither
        shared = compare(grams_of(a), grams_of(b))
        kind = judge(shared)
        if kind is Overlap.COPY and shared.share < WHOLE_CONTAINMENT and are_of_one_pattern(names_of(a), names_of(b)):
            kind = _judge_quoted(shared)
        # 4. who copied whom
        if kind is not None:
            found.append((a, b, _record((signs_of(a), signs_of(b)), kind, shared)))
    return tuple(record for _, _, record in sorted(found, key=lambda one: one[:2]))


def find_candidates(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """N-grams of every document in, pairs of positions that may share enough to be looked at out."""
    if len(prints) <= LARGE_CASE:
        yield from combinations(range(len(prints)), 2)
        return
    import numpy as np

    yield from find_pairs([np.concatenate([p.outside, p.quoted]) for p in prints], [p.marks for p in prints])


def compare(a: Grams, b: Grams) -> Shared:
    """Two documents' n-grams in, what they share out.

    What one of them quotes is a quotation in the other too, marked or not: letters and posts are printed either way. Only where
    the words are the other's own, credited to nobody, is it the report itself that is quoted.
    """
    crossed_a, crossed_b = a.outside & b.quoted, b.outside & a.quoted
    sizes = len(a.outside) - len(crossed_a), len(b.outside) - len(crossed_b)
    outside = len((a.outside & b.outside) - crossed_a - crossed_b)
    quoted = len(a.quoted & b.quoted)
    wholes = len(a.outside) + len(a.quoted), len(b.outside) + len(b.quoted)
    shared = Shared(
        share=outside / min(sizes) if min(sizes) else 0.0,
        share_quoted=quoted / min(len(a.quoted), len(b.quoted)) if a.quoted and b.quoted else None,
        whole=(outside + quoted) / min(wholes) if min(wholes) else 0.0,
        outside=outside, quoted=quoted, sizes=wholes,
    )  # fmt: skip
    if is_copy(shared) or a.marks.isdisjoint(b.marks):
        return shared
    own = _count_own(a, b), _count_own(b, a)
    return replace(shared, runs=len((a.runs & b.runs) - a.quoted_runs - b.quoted_runs) + sum(own), own=own)


def _count_own(a: Grams, b: Grams) -> int:
    """Two documents in; how many long n-grams of the first one's own sentences the other quotes out."""
    crossed = a.runs & b.quoted_runs
    if not crossed:
        return 0
    import numpy as np

    text = a.reading.document.text
    word_codes = WordCodes()
    runs = [word_codes.of(words(text[start:end])) for start, end in find_own_sentences(a.reading)]
    codes = np.array([code for run in runs for code in run], dtype=np.uint64)
    own, _ = hash_shingles(codes, np.repeat(np.arange(len(runs)), [len(run) for run in runs]), RUN_WORDS)
    return len(crossed.intersection(own.tolist()))


def is_copy(shared: Shared) -> bool:
    """What two documents share in; whether one prints the text of the other, whole or cut, out."""
    if any(shared.share >= share and shared.outside >= least for share, least in _COPIES):
        return True
    return min(shared.share, shared.whole) >= WHOLE_CONTAINMENT and shared.outside + shared.quoted >= WHOLE_WORDS


def judge(shared: Shared) -> Overlap | None:
    """What two documents share in; whether one copies the other, or a part of it, or they only share a quotation, out.

    None where they tell the same at most.
    """
    if is_copy(shared):
        return Overlap.COPY
    if shared.runs >= LEAST_RUNS:
        return Overlap.PARTIAL
    return _judge_quoted(shared)


def _judge_quoted(shared: Shared) -> Overlap | None:
    return Overlap.SHARED_QUOTATION if shared.quoted >= QUOTED_WORDS else None


def telling_names(reading: Reading) -> frozenset[str]:
    """A reading in, the stems of the rare names in its text, and its figures, out."""
    stems = read_stems(reading.document.text)
    return frozenset(stem for stem, rarity, is_name in stems if stem[0].isdigit() or (is_name and rarity >= RAREST_COMMON))


def are_of_one_pattern(a: frozenset[str], b: frozenset[str]) -> bool:
    """The telling names of two texts with many words in common in; whether they speak of other people and places out."""
    least = min(len(a), len(b))
    return least >= NAMES_LEAST and len(a & b) < SAME_NAMES * least


def _record(signs: tuple[Signs, Signs], kind: Overlap, shared: Shared) -> TextOverlap:
    """Two documents and what they share in, the record with its direction and reason out."""
    direction = direct(*signs, Ties(kind, shared.share, shared.sizes, shared.own))
    later, earlier = signs if direction.is_first_later else reversed(signs)
    share = f"{shared.share:.0%}"
    reason = {
        Overlap.COPY: f"{share} of the shorter text outside quotation marks is shared; {direction.reason}",
        Overlap.PARTIAL: f"passages are taken over, but only {share} of the shorter text; {direction.reason}",
        Overlap.SHARED_QUOTATION: f"quotations are shared, but only {share} of the text around them",
    }[kind]
    return TextOverlap(
        later.reading.document.id,
        earlier.reading.document.id,
        kind,
        shared.share,
        shared.share_quoted,
        direction.is_known,
        reason,
    )
