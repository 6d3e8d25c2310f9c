"""Labels for what must stay hidden: numbers of one width, drawn by a key, so that two exports cannot be joined by them."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Sequence
from hashlib import sha256

# Digits. The least width of a label; a case with more to hide than half the numbers of a width gets a wider one.
MIN_DIGITS = 2


def draw_labels(things: Iterable[str], key: bytes, what: str) -> dict[str, str]:
    """Things in, a number for each out, in digits of one width, all distinct, the same for the same key.

    Args:
        things: In a fixed order.
        key: By which the numbers are drawn; a fresh one draws others.
        what: Kind of thing; each kind is drawn apart.
    """
    listed: Sequence[str] = tuple(dict.fromkeys(things))
    digits = max(MIN_DIGITS, len(str(2 * len(listed))))

    def turn(number: int) -> bytes:
        return hmac.digest(key, f"{what} {number}".encode(), sha256)

    drawn = sorted(range(1, 10**digits), key=turn) if listed else []
    return {thing: f"{number:0{digits}d}" for thing, number in zip(listed, drawn, strict=False)}
