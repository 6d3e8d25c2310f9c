"""Which documents tell of one event: readings and copies in, `Story` records out.

Words and pairs of words, each weighed by how rare it is in this case and in English, the first lines counting more; the days
between publications weaken likeness. The same people on another day or at another place are another story.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from firsthand.model.document import DocumentId, PassageKind
from firsthand.model.judgement import UNCONSTRAINED, Constraints
from firsthand.model.reading import Reading
from firsthand.model.story import Overlap, Story, StoryId, TextOverlap
from firsthand.stages.cluster.linkage import Cohesion, Fixed, Grouping, Pair, group_by_cohesion
from firsthand.stages.cluster.profiles import LEAST_LIKENESS, NEGLIGIBLE, Profile, compare_profiles, profile
from firsthand.stages.cluster.terms import words_of
from firsthand.stages.cluster.undated import find_homes
from firsthand.text.fingerprint import shingles
from firsthand.text.moments import day_of

COHESION = Cohesion(usual=0.18, pairs=2.0, share=0.54)
"""Two groups of documents are one story from this likeness on, measured by how alike the reports of each are.

Trial: B³ with one threshold for the mean likeness / with this: undated web reports with look-alike events 0.888 / 0.935, undated
hoaxes 0.952 / 0.970, dated news 0.983 / 0.996, small cases 0.927 / 0.927 and 0.888 / 0.917. Small cases of public affairs, where
the same few people are in every report, want a larger share: 0.818 / 0.762. Swept: usual 0.15 to 0.25, pairs 1 to 10, share 0.36
to 1; flat around here."""
PART_COHESION = Cohesion(usual=0.18, pairs=2.0, share=0.42)
"""The same where only a part of a case is looked at: all of it is near to what is new, so what these share counts for less.
Trial: 772 undated reports one by one, B³ 0.859 with the share of the whole, 0.913 with this."""
NEAR_DAYS = 2.5
NEAR_GAIN = 1.1
"""Likeness of documents published this close together counts for more: a running affair has a new event every few days."""
FADING_DAYS = 10
LEAST_FADED = 0.6
"""Likeness of documents farther apart sinks towards this share of itself, by two thirds of the way in `FADING_DAYS`. It never
sinks further: a trial or a finding that follows months later belongs to the event."""
UNDATED_SHARE = 0.7
BOTH_UNDATED_SHARE = 0.9
"""What likeness is worth where one of the two is undated: nothing speaks for the time. Where both are, the collection is one
without dates, and words must do. These six were swept together on six
collections (0.55 to 0.8 and 0.75 to 1 here; 5 to 60 days), of which two have the same few people in every report."""
QUOTATION_GAIN = 1.3
QUOTATION_WORDS = 6
"""Likeness of documents that share a quotation of so many words counts for more: 129 of 141 such pairs tell one story."""
COPY_LIKENESS = 0.3
"""Likeness from which copies are one story whatever else they are like. Less have only the wording in common, as notices written
to one pattern do. Trial: 138 copies of one event have 0.27 to 0.97, 314 pairs of reports of a pattern 0.06 to 0.36."""
QUOTED_BY = 400
"""A quotation in more documents than this brings no pairs together."""


def find_stories(
    readings: Sequence[Reading],
    overlaps: Sequence[TextOverlap],
    *,
    constraints: Constraints = UNCONSTRAINED,
) -> tuple[Story, ...]:
    """Readings in order of the case, what text they share and who must be of one story in; stories by first document out."""
    # 1. one order, whatever that of the case: what is equally alike must not hang on it
    readings_in_order = sorted(readings, key=_content_of)
    # 2. what each is about, and how alike they are
    profiles = [profile(r) for r in readings_in_order]
    likeness = compare_profiles(profiles)
    # 3. shared words; time, and what holds an undated report to a story
    place = {r.document.id: n for n, r in enumerate(readings_in_order)}
    copies = [p for p in _place_pairs(overlaps, Overlap.COPY, place) if likeness.get(p, 0.0) >= COPY_LIKENESS]
    partial = _place_pairs(overlaps, Overlap.PARTIAL, place)
    likeness = _weaken(likeness, readings_in_order, profiles, pair_by_quotation(readings_in_order).union(partial))
    # 4. groups; what is laid down first, then copies
    kept = [(place[a], place[b]) for a, b in constraints.documents_together if a in place and b in place]
    settled = {place[d]: number for d, number in constraints.settled_documents.items() if d in place}
    cohesion = PART_COHESION if constraints.is_part else COHESION
    grouping = group_by_cohesion(len(readings), likeness, cohesion, together=copies, fixed=Fixed(kept, settled=settled))
    # 5. undated ones that are like none, by the names that a story's reports have in common
    groups = _take_home(grouping.groups, profiles, readings_in_order)
    # 6. by first document in order of the case, with the reason
    position = {r.document.id: n for n, r in enumerate(readings)}
    members = [sorted(position[readings_in_order[n].document.id] for n in group) for group in groups]
    reasons = _reasons(grouping, profiles)
    order = sorted(range(len(members)), key=lambda n: members[n])
    return tuple(
        Story(
            StoryId(f"E{number}"),
            tuple(readings[n].document.id for n in members[group]),
            _reason_of([readings[n] for n in members[group]], [reasons.get(n, "") for n in groups[group]]),
        )
        for number, group in enumerate(order, 1)
    )


def _take_home(groups: Sequence[Sequence[int]], profiles: Sequence[Profile], readings: Sequence[Reading]) -> list[list[int]]:
    """Groups in, the same with undated documents that stood alone put to the story whose names they have, out."""
    homes = find_homes(groups, profiles, [r.document.published is not None for r in readings])
    taken = {n: list(group) for n, group in enumerate(groups) if n not in homes}
    for n, home in homes.items():
        taken[home] += groups[n]
    return list(taken.values())


def _content_of(reading: Reading) -> tuple[str, ...]:
    """A reading in; what it holds, to sort by, out."""
    document = reading.document
    return document.text, document.title or "", document.outlet or "", str(document.published), document.path


def _place_pairs(overlaps: Sequence[TextOverlap], kind: Overlap, place: Mapping[DocumentId, int]) -> list[Pair]:
    """Which documents share text in; the pairs of one kind, by position, in order, out."""
    found = {(place[o.document], place[o.other]) for o in overlaps if o.kind is kind}
    return sorted((min(a, b), max(a, b)) for a, b in found)


def pair_by_quotation(readings: Sequence[Reading]) -> frozenset[Pair]:
    """Readings in, the pairs of them that share `QUOTATION_WORDS` words in a row within quotation marks out."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, reading in enumerate(readings):
        quoted = (p.span.of(reading.document.text) for p in reading.passages if p.kind is PassageKind.QUOTATION)
        runs = {run for text in quoted for run in shingles([word for word, _, _ in words_of(text)], QUOTATION_WORDS)}
        for run in runs:
            if len(run) == QUOTATION_WORDS:
                holders[run].append(position)
    return frozenset(pair for found in holders.values() if len(found) <= QUOTED_BY for pair in combinations(found, 2))


def _weaken(
    likeness: Mapping[Pair, float], readings: Sequence[Reading], profiles: Sequence[Profile], sharing: Collection[Pair]
) -> dict[Pair, float]:
    """The likeness of words in, what shared sentences add to it and time leaves of it out, where that is enough to count.

    Args:
        likeness: Of the pairs that have a word in common.
        readings: Of every document.
        profiles: Of every document.
        sharing: Pairs that have a quotation or a passage in common.
    """
    days = [day_of(r.document.published) for r in readings]
    is_dated = [r.document.published is not None for r in readings]
    found: dict[Pair, float] = {}
    for (a, b), value in likeness.items():
        if value < NEGLIGIBLE:
            continue
        one, other = days[a], days[b]
        is_shared = (a, b) in sharing
        value *= QUOTATION_GAIN if is_shared else 1.0
        if one is not None and other is not None:
            value = _fade(value, abs((one - other).days))
        elif is_shared or not profiles[a].names.isdisjoint(profiles[b].names):
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


def _reasons(grouping: Grouping, profiles: Sequence[Profile]) -> dict[int, str]:
    """Groups and what each document is about in; why each document is in its group, out."""
    reasons: dict[int, str] = {}
    for joining in grouping.joinings:
        for member in (joining.left, joining.right):
            if member not in reasons:
                reasons[member] = _name_shared(profiles[joining.left], profiles[joining.right])
    return reasons


def _name_shared(a: Profile, b: Profile) -> str:
    """Two documents that were joined in, what they have in common, in words, out."""
    names = sorted(a.names & b.names, key=lambda stem: (-a.rarity.get(stem, 0.0), stem))
    words = sorted((k for k in a.weights.keys() & b.weights.keys() if " " not in k), key=lambda k: (-a.rarity[k], k))
    shared = [*names[:6], *(w for w in words if w not in names)][:6]
    return f"both have: {', '.join(shared)}" if shared else "settled before"


def _reason_of(readings: Sequence[Reading], reasons: Sequence[str]) -> str:
    """The reports of a story, and why each is there, in; the reason that is shown, with those that are undated named, out."""
    if len(readings) < 2:
        return ""
    undated = [r.document.id for r in readings if r.document.published is None]
    reason = next((r for r in reasons if r), "")
    return f"{reason}; undated: {', '.join(undated)}" if undated and len(undated) < len(readings) else reason
