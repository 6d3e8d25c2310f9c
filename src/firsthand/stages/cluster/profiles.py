"""What reports are about and how alike they are: readings in, weighed words and pairs of words out, then likeness of pairs.

Each word is weighed by how rare it is in this case and in English, the first lines counting more. How rare a word is in a case
shows only where the case is large, so some ordinary reports are taken to stand beside those of the case.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from firsthand.model.reading import Reading
from firsthand.stages.cluster.linkage import Pair
from firsthand.stages.cluster.terms import COMMON, RAREST, read_stems

BACKGROUND_DOCUMENTS = 30
"""As many ordinary documents are taken to stand beside those of the case when rarity is counted. Swept 3 to 200."""
DOCUMENT_WORDS = 300
"""Words of an ordinary report."""
LEAD_TERMS = 60
LEAD_WEIGHT = 4.0
"""Each of the first words of a report counts this much: the lead has the event, what follows its history. Swept 1 to 6."""
PAIR_WEIGHT = 0.7
"""What two words in a row count beside one. Swept 0.4 to 1.5."""
RARITY_POWER = 0.25
"""How much it counts, beside what English leads one to expect, that a word is rare. Swept 0 to 2 on six collections: the rarest
words of a report are its names, and reports of look-alike events have these in common."""
LEAST_RARITY = 0.12
"""Words more common than this say nothing about the event."""
LEAST_LIKENESS = 0.04
"""Pairs below this are taken to have none in common."""
NEGLIGIBLE = 0.6 * LEAST_LIKENESS
"""What no gain lifts to the least likeness."""
LARGE_CASE = 200
"""Documents from which likeness is added up by numpy rather than pair by pair; below, loading it takes longer."""
SHARED_BY = 400
"""A word in more documents than this brings no pairs together: so a report costs no more in a large case than in one of these."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is about.

    Attributes:
        weights: Of each stem, and each pair of stems in a row: how often it is there, by how rare it is.
        rarity: Of each of them, 0 to 1; of a pair the mean of its two.
        names: Stems of what it names, figures included.
    """

    weights: Mapping[str, float]
    rarity: Mapping[str, float]
    names: frozenset[str]


def profile(reading: Reading) -> Profile:
    """A reading in, what its title and text are about out."""
    document = reading.document
    title = document.title or ""
    counts: dict[str, float] = {}
    rarity: dict[str, float] = {}
    names: set[str] = set()
    last, last_rarity = "", 0.0
    for n, (stem, rare, is_name) in enumerate(
        read_stems(document.text if title in document.text[:400] else f"{title}\n{document.text}")
    ):
        weight = LEAD_WEIGHT if n < LEAD_TERMS else 1.0
        is_telling = rare >= LEAST_RARITY
        if is_telling or is_name:
            counts[stem] = counts.get(stem, 0.0) + weight
            if rare >= rarity.get(stem, 0.0):
                rarity[stem] = rare
        if is_telling:
            if is_name or (stem[0].isdigit() and len(stem) > 1):
                names.add(stem)
            if last:
                pair = f"{last} {stem}"
                counts[pair] = counts.get(pair, 0.0) + weight
                rarity[pair] = (last_rarity + rare) / 2
        last, last_rarity = (stem, rare) if is_telling else ("", 0.0)
    weights = {key: (1 + math.log(count)) * _factor(rarity[key], is_pair=" " in key) for key, count in counts.items()}
    return Profile(weights, rarity, frozenset(names))


@lru_cache(maxsize=4096)
def _factor(rarity: float, *, is_pair: bool) -> float:
    return float(rarity**RARITY_POWER) * (PAIR_WEIGHT if is_pair else 1.0)


@lru_cache(maxsize=4096)
def _stand_share(rarity: float) -> float:
    """How rare a word is in, the share of ordinary documents that have it out."""
    share = 10 ** -(COMMON + rarity * (RAREST - COMMON))
    return float(1 - math.exp(-DOCUMENT_WORDS * share))


def _tell(rarity: float, documents: int, total: int) -> float:
    """How rare a word is in English, and how many of how many documents have it, in; how telling it is out."""
    expected = BACKGROUND_DOCUMENTS * _stand_share(rarity)
    return max(0.0, math.log((total + BACKGROUND_DOCUMENTS + 1) / (documents + expected + 0.5)))


def _rarity_of(key: str, rarity: float) -> float:
    """Two words in a row are as rare as the rarest word."""
    return 1.0 if " " in key else rarity


def weigh_alone(about: Profile) -> dict[str, float]:
    """What a document is about in; the weight of its words and pairs of words as if the case held no other document, out."""
    return {key: weight * _tell(_rarity_of(key, about.rarity[key]), 1, 1) for key, weight in about.weights.items()}


def compare_profiles(profiles: Sequence[Profile]) -> dict[Pair, float]:
    """What each document is about in, the likeness (cosine, 0 to 1) of every pair that has a word in common out."""
    frequency: Counter[str] = Counter()
    for one in profiles:
        frequency.update(one.weights.keys())
    telling: dict[str, float] = {}
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, one in enumerate(profiles):
        found: list[tuple[str, float]] = []
        total = 0.0
        for key, weight in one.weights.items():
            if (tell := telling.get(key)) is None:
                rarity = _rarity_of(key, one.rarity[key])
                tell = telling[key] = _tell(rarity, frequency[key], len(profiles))
            if tell:
                weight *= tell
                total += weight * weight
                if 1 < frequency[key] <= SHARED_BY:
                    found.append((key, weight))
        length = math.sqrt(total)
        for key, weight in found:
            holders[key].append((position, weight / length))
    shared = [entries for entries in holders.values() if len(entries) > 1]
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
    sums = np.zeros(count)
    for a, held in enumerate(words):
        if held:
            later = np.concatenate([places[word][n + 1 :] for word, n in held])
            np.add.at(sums, later, np.concatenate([weights[word][n] * weights[word][n + 1 :] for word, n in held]))
            alike = later[sums[later] >= NEGLIGIBLE]
            for b in np.unique(alike).tolist():
                likeness[a, b] = float(sums[b])
            sums[later] = 0.0
    return likeness
