"""What people decided, laid over each new reading: pure functions between judgements and readings; no disk, no clock.

`anchoring` ties a decision to the words of documents, `overlay` finds these words again and says what stages 8 to 10 must keep
to, `corrections` applies what was set of a document, `standing` says what it means for a case, `words` says it in words.
A judgement is never altered here, and none is dropped in silence: one that no longer fits is listed with what to do.
"""

from __future__ import annotations

from firsthand.review.anchoring import make_judgement
from firsthand.review.corrections import correct, corrections, documents_of
from firsthand.review.due import find_shown, resolve_outcomes
from firsthand.review.overlay import Overlay, lay
from firsthand.review.protection import Guard, find_protected
from firsthand.review.rating import resolve_ratings
from firsthand.review.standing import resolve_protections, resolve_remarks
from firsthand.review.words import describe

__all__ = [
    "Guard", "Overlay", "correct", "corrections", "describe", "documents_of", "find_protected", "find_shown", "lay",
    "make_judgement", "resolve_outcomes", "resolve_protections", "resolve_ratings", "resolve_remarks",
]
