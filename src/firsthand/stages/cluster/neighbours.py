"""Which documents may share a story, a text or a claim: by their keys alone, so that adding a few to a large case stays cheap.

Finds too many rather than too few: what really belongs together, stage 8 decides once it has read both.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.model.document import DocumentId
from firsthand.stages.cluster.keys import Keys

LEAST_STRENGTH = 0.08
"""Strength from which two documents are linked.

Trial: the 108 reports of all echobench dev cases as one pile, added at once or one by one. At 0.06 / 0.08 / 0.1 pairs of one
story that links join, directly or not: 100 / 100 / 96 %; pairs of one claim: 100 / 100 / 99 %; links across cases: 160 / 73 / 44.
"""
TEXT_STRENGTH = 0.04
"""What each text key in common adds: two are enough. At 0.06 links across cases grow by a quarter, and nothing more is joined."""
STORY_HOLDERS = 200
"""Of a story key that more hold, the first so many are looked at: an event of a thousand reports is found all the same."""
TEXT_HOLDERS = 40
"""A text key that more documents hold is a stock phrase and says nothing, as in `copies`."""
BACKGROUND_DOCUMENTS = 60
"""As many other documents are taken to stand beside those of the case when it is counted how rare a key is."""


def find_near(
    document: DocumentId, keys: Keys, holders: Mapping[int, Sequence[DocumentId]], *, total: int
) -> dict[DocumentId, float]:
    """A document with its keys in; the documents near it, each with the strength of the link (above 0), out.

    Strength is the share of the document's story keys, weighed by how rare they are in the case, that the other holds too, and a
    little for each text key.

    Args:
        document: Which.
        keys: Its keys.
        holders: For each of these keys, every document of the case that holds it, in a fixed order.
        total: How many documents the case holds.
    """
    story, text = keys
    weights = {k: math.log((total + BACKGROUND_DOCUMENTS) / (len(holders.get(k, ())) + 0.5)) ** 2 for k in story}
    whole = sum(weights.values()) or 1.0
    near: dict[DocumentId, float] = defaultdict(float)
    for key, weight in weights.items():
        for other in holders.get(key, ())[:STORY_HOLDERS]:
            near[other] += weight / whole
    for key in text:
        found = holders.get(key, ())
        for other in found if len(found) <= TEXT_HOLDERS else ():
            near[other] += TEXT_STRENGTH
    near.pop(document, None)
    return {other: strength for other, strength in near.items() if strength >= LEAST_STRENGTH}
