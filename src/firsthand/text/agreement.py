"""How two values of one kind stand to one another: the answer of every `compare` in this package."""

from __future__ import annotations

from enum import StrEnum


class Agreement(StrEnum):
    """What a comparison of two values says."""

    SAME = "same"  # they say one thing
    COMPATIBLE = "compatible"  # both can be true: one is vaguer, shorter or less firm than the other
    DIFFERS = "differs"  # both cannot be true of one thing
    INCOMPARABLE = "incomparable"  # they do not speak of the same thing: another unit, another thing counted, no part in common
