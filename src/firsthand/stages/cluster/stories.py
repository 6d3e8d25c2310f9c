"""Which documents tell of one event: readings and copies in, `Story` records out.

Words and pairs of words, each weighed by how rare it is in this case and in English, the first lines counting more; the days
between publications weaken likeness. The same people on another day or at another place are another story.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.model.document import PassageKind
from firsthand.model.judgement import UNCONSTRAINED, Constraints
from firsthand.model.reading import Reading
from firsthand.model.story import Overlap, Story, StoryId, TextOverlap
from firsthand.stages.cluster.joined import rank_in_fixed_order
from firsthand.stages.cluster.linkage import PART_MARGIN, Fixed, Pair, group
from firsthand.stages.cluster.moments import day_of
from firsthand.stages.cluster.terms import COMMON, RAREST, read_terms, words_of
from firsthand.text.fingerprint import shingles

THRESHOLD = 0.13
"""Mean likeness (cosine) from which two groups of documents are one story; flat from 0.12 to 0.15 on five collections."""
BACKGROUND_DOCUMENTS = 60
"""As many ordinary documents are taken to stand beside those of the case when rarity is counted. Swept 20 to 200."""
DOCUMENT_WORDS = 300
"""Words of an ordinary report."""
LEAD_TERMS = 60
LEAD_WEIGHT = 1.5
"""Each of the first words of a report counts this much: the lead has the event, what follows its history. Swept 1 to 3."""
PAIR_WEIGHT = 0.7
"""What two words in a row count beside one."""
LEAST_RARITY = 0.12
"""Words more common than this say nothing about the event."""
LEAST_LIKENESS = 0.04
"""Pairs below this are taken to have none in common."""
NEAR_DAYS = 2.5
NEAR_GAIN = 1.1
"""Likeness of documents published this close together counts for more: a running affair has a new event every few days."""
FADING_DAYS = 10
LEAST_FADED = 0.5
"""Likeness of documents farther apart sinks towards this share of itself, by two thirds of the way in `FADING_DAYS`. It never
sinks further: a trial or a finding that follows months later belongs to the event."""
UNDATED_SHARE = 0.6
BOTH_UNDATED_SHARE = 0.9
"""What likeness is worth where one of the two is undated: nothing speaks for the time. Where both are, the collection is one
without dates, and words must do. These six were swept together on six
collections (0.55 to 0.8 and 0.75 to 1 here; 5 to 60 days), of which two have the same few people in every report."""
LARGE_CASE = 200
"""Documents from which likeness is added up by numpy rather than pair by pair; below, loading it takes longer."""
QUOTATION_GAIN = 1.3
QUOTATION_WORDS = 6
"""Likeness of documents that share a quotation of so many words counts for more: 129 of 141 such pairs tell one story."""
NEGLIGIBLE = 0.99 * LEAST_LIKENESS / (NEAR_GAIN * QUOTATION_GAIN)
"""What no gain lifts to the least likeness."""
SHARED_BY = 400
"""A word in more documents than this brings no pairs together."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is about.

    Attributes:
        counts: How often it has each stem, and each pair of stems in a row; more for the first lines.
        rarity: Of each of them, 0 to 1; of a pair the mean of its two.
        names: Stems of what it names, figures included.
    """

    counts: Mapping[str, float]
    rarity: Mapping[str, float]
    names: frozenset[str]


def profile(reading: Reading) -> Profile:
    """A reading in, what its title and text are about out."""
    document = reading.document
    title = document.title or ""
    terms = read_terms(document.text if title in document.text[:400] else f"{title}\n{document.text}")
    counts: dict[str, float] = defaultdict(float)
    rarity: dict[str, float] = {}
    names: set[str] = set()
    for n, term in enumerate(terms):
        weight = LEAD_WEIGHT if n < LEAD_TERMS else 1.0
        is_telling = term.rarity >= LEAST_RARITY
        if is_telling or term.is_name:
            counts[term.stem] += weight
            rarity[term.stem] = max(term.rarity, rarity.get(term.stem, 0.0))
        if is_telling and (term.is_name or (term.stem[0].isdigit() and len(term.stem) > 1)):
            names.add(term.stem)
        if is_telling and n and terms[n - 1].rarity >= LEAST_RARITY:
            pair = f"{terms[n - 1].stem} {term.stem}"
            counts[pair] += weight
            rarity[pair] = (terms[n - 1].rarity + term.rarity) / 2
    return Profile(counts, rarity, frozenset(names))


def find_stories(
    readings: Sequence[Reading],
    overlaps: Sequence[TextOverlap],
    *,
    constraints: Constraints = UNCONSTRAINED,
) -> tuple[Story, ...]:
    """Readings in order of the case, what text they share and who must be of one story in; stories by first document out."""
    # 1. what each is about
    profiles = [profile(r) for r in readings]
    # 2. how alike they are
    likeness = compare_profiles(profiles)
    # 3. shared quotations; time, and what holds an undated report to a story
    likeness = _weaken(likeness, readings, profiles)
    # 4. groups; what is laid down first, then copies
    place = {r.document.id: n for n, r in enumerate(readings)}
    kept = [(place[a], place[b]) for a, b in constraints.documents_together if a in place and b in place]
    settled = {place[d]: number for d, number in constraints.settled_documents.items() if d in place}
    copies = [(place[o.other], place[o.document]) for o in overlaps if o.kind is Overlap.COPY]
    rank = rank_in_fixed_order([(r.document.id, 0) for r in readings]) if kept or settled else ()
    fixed = Fixed(kept, rank=rank, settled=settled)
    threshold = THRESHOLD * (PART_MARGIN if constraints.is_part else 1.0)
    grouping = group(len(readings), likeness, threshold=threshold, together=copies, fixed=fixed)
    reasons: dict[int, str] = {}
    for joining in grouping.joinings:
        for member in (joining.left, joining.right):
            reasons.setdefault(member, _reason(profiles[joining.left], profiles[joining.right]))
    return tuple(
        Story(
            StoryId(f"E{number}"),
            tuple(readings[n].document.id for n in members),
            next((reasons[n] for n in members if n in reasons), "") if len(members) > 1 else "",
        )
        for number, members in enumerate(grouping.groups, 1)
    )


def compare_profiles(profiles: Sequence[Profile]) -> dict[Pair, float]:
    """What each document is about in, the likeness (cosine, 0 to 1) of every pair that has a word in common out."""
    frequency: Counter[str] = Counter()
    for one in profiles:
        frequency.update(one.counts.keys())
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, one in enumerate(profiles):
        weights = {key: _weight(key, count, one.rarity[key], frequency[key], len(profiles)) for key, count in one.counts.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        for key, weight in weights.items():
            if weight > 0:
                holders[key].append((position, weight / length))
    shared = [entries for entries in holders.values() if 1 < len(entries) <= SHARED_BY]
    if len(profiles) > LARGE_CASE:
        return _sum_at_once(shared, len(profiles))
    likeness: dict[Pair, float] = defaultdict(float)
    for entries in shared:
        for (a, x), (b, y) in combinations(entries, 2):
            likeness[a, b] += x * y
    return dict(likeness)


def _sum_at_once(shared: Sequence[Sequence[tuple[int, float]]], count: int) -> dict[Pair, float]:
    """The documents that have each word, with its weight there, in; the same sums, without the negligible, out.

    Adds up a document's words at one go: pair by pair, a case of thousands of documents would take most of the stage's time.
    """
    import numpy as np

    places = [np.array([place for place, _ in entries]) for entries in shared]
    weights = [np.array([weight for _, weight in entries]) for entries in shared]
    words: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for word, entries in enumerate(shared):
        for n, (place, _) in enumerate(entries[:-1]):
            words[place].append((word, n))
    likeness: dict[Pair, float] = {}
    for a, held in enumerate(words):
        if held:
            later = np.concatenate([places[word][n + 1 :] for word, n in held])
            sums = np.bincount(later, np.concatenate([weights[word][n] * weights[word][n + 1 :] for word, n in held]), count)
            for b in np.flatnonzero(sums >= NEGLIGIBLE).tolist():
                likeness[a, b] = float(sums[b])
    return likeness


def _weight(key: str, count: float, rarity: float, documents: int, total: int) -> float:
    """Weight of a word or pair of words in one document: often there, seldom elsewhere in the case and in English.

    Rarity counts twice: as what English expects, and outright, for a well-known name ("Smith") stands in reports of many events.
    """
    is_pair = " " in key
    share = 10 ** -(COMMON + (1.0 if is_pair else rarity) * (RAREST - COMMON))
    expected = BACKGROUND_DOCUMENTS * (1 - math.exp(-DOCUMENT_WORDS * share))
    telling = math.log((total + BACKGROUND_DOCUMENTS + 1) / (documents + expected + 0.5))
    return (1 + math.log(count)) * max(0.0, telling) * rarity * (PAIR_WEIGHT if is_pair else 1.0)


def pair_by_quotation(readings: Sequence[Reading]) -> frozenset[Pair]:
    """Readings in, the pairs of them that share `QUOTATION_WORDS` words in a row within quotation marks out."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, reading in enumerate(readings):
        quoted = (p.span.of(reading.document.text) for p in reading.passages if p.kind is PassageKind.QUOTATION)
        runs = {run for text in quoted for run in shingles([word for word, _, _ in words_of(text)], QUOTATION_WORDS)}
        for run in runs:
            if len(run) == QUOTATION_WORDS:
                holders[run].append(position)
    return frozenset(pair for found in holders.values() if len(found) <= SHARED_BY for pair in combinations(found, 2))


def weigh_alone(key: str, count: float, rarity: float) -> float:
    """Weight of a word or pair of words in one document, whatever the case: as if the case held no other document."""
    return _weight(key, count, rarity, 1, 1)


def _weaken(likeness: Mapping[Pair, float], readings: Sequence[Reading], profiles: Sequence[Profile]) -> dict[Pair, float]:
    """The likeness of words in, what shared quotations add to it and time leaves of it out, where that is enough to count."""
    quoting = pair_by_quotation(readings)
    days = [day_of(r.document.published) for r in readings]
    is_dated = [r.document.published is not None for r in readings]
    found: dict[Pair, float] = {}
    for (a, b), value in likeness.items():
        if value < NEGLIGIBLE:
            continue
        one, other = days[a], days[b]
        value *= QUOTATION_GAIN if (a, b) in quoting else 1.0
        if one is not None and other is not None:
            value = _fade(value, abs((one - other).days))
        elif profiles[a].names & profiles[b].names:
            value *= UNDATED_SHARE if is_dated[a] or is_dated[b] else BOTH_UNDATED_SHARE
        else:
            continue
        if value >= LEAST_LIKENESS:
            found[a, b] = value
    return found


def _fade(value: float, days: int) -> float:
    """The likeness of two dated documents and the days between them in, what time leaves of it out."""
    if days <= NEAR_DAYS:
        return NEAR_GAIN * value
    return value * (LEAST_FADED + (1 - LEAST_FADED) * math.exp(-days / FADING_DAYS))


def _reason(a: Profile, b: Profile) -> str:
    """Two documents that were joined in, what they have in common, in words, out."""
    names = sorted(a.names & b.names, key=lambda stem: (-a.rarity.get(stem, 0.0), stem))
    words = sorted((k for k in a.counts.keys() & b.counts.keys() if " " not in k), key=lambda k: (-a.rarity[k], k))
    shared = [*names[:6], *(w for w in words if w not in names)][:6]
    return f"both have: {', '.join(shared)}" if shared else "settled before"
