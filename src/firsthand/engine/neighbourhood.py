"""Chooses what is compared anew: all of a small case; of a large one the new documents with those that may have to do with them.

Documents that a chain of links connects are an island. An island is compared as a whole while it is small enough; of a larger one
the documents nearest to the new ones are, and what was settled of the others stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand import pipeline
from firsthand.model.document import DocumentId
from firsthand.store import headers
from firsthand.store.keys import KeyIndex, load_index
from firsthand.store.numbers import number_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

WHOLE_ASSERTIONS = 6_000
"""A case with no more is compared as a whole each time, so that it never depends on the order of adding."""
WHOLE_NEW_ASSERTIONS = 20_000
"""So is one of which half or more is new, up to so many. Takes about half a minute on one core."""
NEW_ASSERTIONS = 6_000
"""New documents are taken up to so many at a time."""
BESIDE_ASSERTIONS = 1_000
BESIDE_EACH = 0.25
"""Beside the new ones so many of their neighbours are compared anew at most, and so many more for each new one.

Trial: 300 news articles in parts, held against all at once (B³ of stories, of claims): 6,000 new with 1,000 and 0.25 beside
0.955, 0.943; 4,000 with 1,500 and 1.5 beside 0.967, 0.956, but 20,000 short reports then take a third longer."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is compared anew.

    Attributes:
        documents: Numbers, in order.
        islands: Of the documents whose island has changed.
        is_part: The case has more.
    """

    documents: Sequence[int]
    islands: Mapping[int, int] = field(default_factory=dict)
    is_part: bool = False


def choose(connection: Connection, unsettled: Sequence[int]) -> Neighbourhood:
    """Numbers of documents that are not settled (set aside or not) in, what is to be compared anew out."""
    counted = headers.find_counted(connection)
    total, waiting = sum(counted.values()), sum(counted.get(n, 0) for n in unsettled)
    if total <= WHOLE_ASSERTIONS:
        return Neighbourhood(sorted(counted))
    if total <= WHOLE_NEW_ASSERTIONS and 2 * waiting >= total:
        islands = _Islands({})
        _link(load_index(connection, counted), list(counted), islands)
        return Neighbourhood(sorted(counted), islands.changed())
    aside = [n for n in unsettled if n not in counted]
    new = _take([n for n in unsettled if n in counted], counted, NEW_ASSERTIONS)
    later = set(unsettled) - set(new) - set(aside)
    islands = _Islands(headers.find_islands(connection))
    unplaced = [n for n in counted if n not in later and n not in islands.of and n not in new]
    index = load_index(connection, [n for n in counted if n not in later])
    near = _link(index, [*new, *unplaced], islands)
    touched = {islands.find(n) for n in (*new, *aside)}
    members = [n for n in counted if n not in later and islands.find(n) in touched]
    of_new = sum(counted[n] for n in new)
    most = int(of_new + BESIDE_ASSERTIONS + BESIDE_EACH * of_new)
    if sum(counted[n] for n in members) > most:
        order = _order_by_nearness(new, near, headers.find_stories(connection, members))
        members = _take([*new, *(n for n in order if n not in set(new))], counted, most)
    return Neighbourhood(sorted(members), islands.changed(), is_part=len(members) < len(counted))


def _take(documents: Sequence[int], counted: Mapping[int, int], most: int) -> list[int]:
    """Documents in order, the first of them up to so many assertions, at least one, out."""
    taken: list[int] = []
    total = 0
    for document in documents:
        total += counted[document]
        if taken and total > most:
            break
        taken.append(document)
    return taken


def _order_by_nearness(
    new: Sequence[int], near: Mapping[int, Mapping[int, float]], story_of: Mapping[int, int]
) -> list[int]:
    """New documents, who is near them, and the stories of all in; the documents of these, nearest story first, out."""
    strongest: dict[int, float] = defaultdict(float)
    for document in new:
        for other, strength in near[document].items():
            strongest[other] = max(strongest[other], strength)
    by_story: dict[int, list[int]] = defaultdict(list)
    for document, story in story_of.items():
        by_story[story].append(document)
    nearness = {story: max(strongest.get(d, 0.0) for d in documents) for story, documents in by_story.items()}
    return [
        document
        for story in sorted((s for s in by_story if nearness[s]), key=lambda s: (-nearness[s], s))
        for document in sorted(by_story[story], key=lambda d: (-strongest.get(d, 0.0), d))
    ]


def _link(index: KeyIndex, documents: Sequence[int], islands: _Islands) -> dict[int, dict[int, float]]:
    """Documents in; each is joined to the islands of those near it, and who is near whom comes out."""
    keys = {n: index.keys_of(n) if n in index.packed else ((), ()) for n in documents}
    holders = index.find_holders({key for parts in keys.values() for part in parts for key in part})
    near: dict[int, dict[int, float]] = {}
    for document in documents:
        islands.add(document)
        found = pipeline.find_near(DocumentId(f"T{document}"), keys[document], holders, total=len(index.packed))
        near[document] = {number_of(other): strength for other, strength in found.items()}
        for other in near[document]:
            islands.join(document, other)
    return near


class _Islands:
    """Which documents are connected; an island bears the lowest number among its documents."""

    def __init__(self, of: Mapping[int, int]) -> None:
        self.of = dict(of)
        self._before = dict(of)
        self._leader: dict[int, int] = {}

    def add(self, document: int) -> None:
        """A document stands alone until it is joined."""
        self.of.setdefault(document, document)

    def find(self, document: int) -> int:
        """A document in, its island out."""
        island = self.of.get(document, document)
        while island in self._leader:
            island = self._leader[island]
        return island

    def join(self, a: int, b: int) -> None:
        """Two documents are of one island now."""
        self.add(b)
        one, other = sorted((self.find(a), self.find(b)))
        if one != other:
            self._leader[other] = one

    def changed(self) -> dict[int, int]:
        """Nothing in, the documents whose island is another than it was, each with it, out."""
        return {n: self.find(n) for n in self.of if self._before.get(n) != self.find(n)}
