"""Ratings as far as they may be shown: the machine's, and beside it those that people gave. Only `stages/publish` makes these.

No rating is a verdict of truth: it says how well something is supported in this case, and by what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model.public import PublicReason


@dataclass(frozen=True, slots=True)
class PublicGivenRating:
    """A rating that a person gave.

    Attributes:
        value: A letter or a digit.
        says: What it says, in words.
        actor: Who; empty where that may not be shown.
        why: Why, in the person's words; may be empty.
        given_at: When, ISO 8601.
        is_latest: The same person gave no other later.
    """

    value: str
    says: str
    actor: str
    why: str
    given_at: str
    is_latest: bool = True


@dataclass(frozen=True, slots=True)
class PublicRating:
    """How well a claim or a source is supported in this case.

    Attributes:
        value: The machine's: of a source a letter, of a claim a digit.
        says: What it says, in words.
        reasons: The rules that made it.
        given: What people gave, in order of decision; what each gave before stays.
        agreement: How those agree whose ratings stand beside one another; empty where fewer than two do.
    """

    value: str
    says: str
    reasons: tuple[PublicReason, ...] = ()
    given: tuple[PublicGivenRating, ...] = ()
    agreement: str = ""
