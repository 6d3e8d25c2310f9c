"""Reports as they arrive, a few at a time, told into stories with no more than their near ones looked at: for measures.

Does in memory what a case does when documents are added to it: finds the near ones by their keys, compares these anew with the
new ones, and keeps to what was settled of documents that are not looked at. Reads no more of a report than its passages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand import pipeline
from firsthand.model.document import DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.reading import Reading

BESIDE_DOCUMENTS = 60
BESIDE_EACH = 1
"""Beside the new documents so many of those near them are compared anew at most, and so many more for each new one."""
HOLDERS = 200
"""Of a key that more documents hold, the latest so many are kept: an affair is told within weeks."""

read_passages = pipeline.read_passages


def find_stories(readings: Sequence[Reading]) -> dict[DocumentId, int]:
    """Readings of all documents, in any order, in; the number of the story of each, all compared at once, out."""
    stories = pipeline.read_case(readings).stories
    return {document: number for number, story in enumerate(stories) for document in story.documents}


@dataclass(slots=True)
class Arriving:
    """A pile that grows.

    Attributes:
        story_of: The number of the story of every document so far. Numbers may change while a story is near to what arrives.
        overlaps: How many pairs that share text were found.
    """

    story_of: dict[DocumentId, int] = field(default_factory=dict)
    overlaps: int = 0
    _members: dict[int, set[DocumentId]] = field(default_factory=dict)
    _readings: dict[DocumentId, Reading] = field(default_factory=dict)
    _holders: dict[int, list[DocumentId]] = field(default_factory=dict)
    _last: int = 0

    def add(self, new: Sequence[Reading]) -> None:
        """Readings of documents that were not there before in; they are told into stories."""
        # 1. who is near
        beside = self._find_beside(new)
        looked_at = [*(self._readings[d] for d in beside), *new]
        # 2. what was settled of documents that are not looked at holds
        seen = set(beside)
        settled = {d: self.story_of[d] for d in beside if not self._members[self.story_of[d]] <= seen}
        constraints = Constraints(settled_documents=settled, is_part=len(beside) < len(self._readings))
        # 3. copies and stories
        case = pipeline.read_case(looked_at, constraints=constraints)
        self.overlaps += len(case.overlaps)
        for reading in new:
            self._readings[reading.document.id] = reading
        for story in case.stories:
            self._number(story.documents, settled)

    def _number(self, documents: Sequence[DocumentId], settled: Mapping[DocumentId, int]) -> None:
        """The documents of a story in; it goes on under the number that was settled, or under a new one."""
        number = next((settled[d] for d in documents if d in settled), None)
        if number is None:
            self._last += 1
            number = self._last
        members = self._members.setdefault(number, set())
        for document in documents:
            if (before := self.story_of.get(document)) is not None and before != number:
                self._members[before].discard(document)
            self.story_of[document] = number
            members.add(document)

    def _find_beside(self, new: Sequence[Reading]) -> list[DocumentId]:
        """Readings that are new in; the documents to be compared anew with them, nearest first, out."""
        total = len(self._readings) + len(new)
        strongest: dict[DocumentId, float] = defaultdict(float)
        keys = {reading.document.id: pipeline.keys_of(reading) for reading in new}
        for document, parts in keys.items():
            for other, strength in pipeline.find_near(document, parts, self._holders, total=total).items():
                strongest[other] = max(strongest[other], strength)
        for document, parts in keys.items():
            for key in (*parts[0], *parts[1]):
                held = self._holders.setdefault(key, [])
                held.append(document)
                if len(held) > HOLDERS:
                    del held[0]
        return self._take_nearest(strongest, BESIDE_DOCUMENTS + BESIDE_EACH * len(new))

    def _take_nearest(self, strongest: Mapping[DocumentId, float], most: int) -> list[DocumentId]:
        """How near documents are in; whole stories, the nearest first, up to so many documents, out."""
        nearness: dict[int, float] = defaultdict(float)
        for document, strength in strongest.items():
            story = self.story_of[document]
            nearness[story] = max(nearness[story], strength)
        taken: list[DocumentId] = []
        for story in sorted(nearness, key=lambda s: (-nearness[s], s)):
            taken += sorted(self._members[story], key=lambda d: (-strongest.get(d, 0.0), d))[: most - len(taken)]
            if len(taken) >= most:
                break
        return taken
