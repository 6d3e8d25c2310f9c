"""Finds claims by a sentence that is near to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand import pipeline
from firsthand.model.casefile import Nearest
from firsthand.model.claim import ClaimId
from firsthand.store import words

if TYPE_CHECKING:
    from sqlalchemy import Connection

CLAIMS_LOOKED_AT = 60
"""Claims that share words with a sentence, of which the nearest are chosen. Unit: claims."""
LEAST_LIKENESS = 0.3
"""Claims that hold a smaller share of what a sentence tells are not near it. No trial: "fifteen died" finds "14 people died"."""


def find_nearest(connection: Connection, sentence: str, limit: int) -> list[Nearest]:
    """A sentence in, the claims nearest to it, the nearest first, out."""
    found = words.find_claims(connection, sentence, CLAIMS_LOOKED_AT)
    likeness = [
        Nearest(ClaimId(f"K{number}"), max(pipeline.compare_words(sentence, one) for one in text.split("\n")))
        for number, text in found
    ]
    near = [n for n in likeness if n.likeness >= LEAST_LIKENESS]
    return sorted(near, key=lambda n: -n.likeness)[:limit]
