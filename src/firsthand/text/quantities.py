"""Counted things as reports give them: number, bound, unit, what is counted. Finding them in running text is `quantity_spans`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from firsthand.text.agreement import Agreement


class Bound(StrEnum):
    """How firmly a number is given."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        low: The number; of a range the lower end.
        high: Of a range the upper end; else None.
        bound: How firmly it is given.
        unit: Currency, per cent, measure ("%", "USD", "km"); None for bare counts.
        counted: Head noun of what is counted, lower-case singular ("worker"); None where unsaid.
    """

    low: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    counted: str | None = None


# Share by which "about 40" may miss. Not swept: a tenth either way is what reports mean by it.
_ABOUT_SHARE = Decimal("0.1")
# Two plain numbers are one, rounded, where they are this large and this near; "40" and "43" are two numbers.
_LEAST_ROUNDED = Decimal(1000)
_ROUNDED_SHARE = Decimal("0.05")

# One thing under several nouns.
_SAME_COUNTED = {"people": "person", "individual": "person", "men": "man", "women": "woman", "percent": "%"}


def compare(a: Quantity, b: Quantity) -> Agreement:
    """Two quantities in, whether they can be one out.

    Same: number, bound and unit are equal. Compatible: some number satisfies both ("at least 14" and "17", "about 1,400" and
    "1,380", "12,000" and its exact "11,960"). Differs: none does. Incomparable: another unit, or another thing counted.
    """
    if a.unit != b.unit or _counts_other(a.counted, b.counted):
        return Agreement.INCOMPARABLE
    (low_a, high_a), (low_b, high_b) = _limits(a), _limits(b)
    if (low_a, high_a, a.bound) == (low_b, high_b, b.bound):
        return Agreement.SAME
    is_below = high_a is not None and low_b is not None and high_a < low_b
    is_above = high_b is not None and low_a is not None and high_b < low_a
    if not is_below and not is_above:
        return Agreement.COMPATIBLE
    is_rounded = a.bound is b.bound is Bound.EXACT and is_rounding(a.low, b.low)
    return Agreement.COMPATIBLE if is_rounded else Agreement.DIFFERS


def _counts_other(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and _SAME_COUNTED.get(a, a) != _SAME_COUNTED.get(b, b)


def _limits(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a quantity can be; None where it is open."""
    low = quantity.low
    if quantity.bound is Bound.AT_LEAST:
        return low, None
    if quantity.bound is Bound.AT_MOST:
        return None, low
    if quantity.bound is Bound.ABOUT:
        return low - abs(low) * _ABOUT_SHARE, low + abs(low) * _ABOUT_SHARE
    return low, quantity.high if quantity.high is not None else low


def is_rounding(a: Decimal, b: Decimal) -> bool:
    """Whether one of two numbers is the other, rounded: large ones near to each other, or one with decimals and one without."""
    exact, rounded = sorted((a, b), key=_significant_digits, reverse=True)
    if _has_decimals(exact) and not _has_decimals(rounded):
        return exact.quantize(Decimal(1), ROUND_HALF_UP) == rounded
    if min(abs(a), abs(b)) < _LEAST_ROUNDED or abs(a - b) > _ROUNDED_SHARE * max(abs(a), abs(b)):
        return False
    try:
        step = Decimal(1).scaleb(rounded.adjusted() - _significant_digits(rounded) + 1)
        return (exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step == rounded
    except InvalidOperation:
        return False


def _significant_digits(value: Decimal) -> int:
    return max(1, len(str(abs(value)).replace(".", "").strip("0"))) if value.is_finite() else 1


def _has_decimals(value: Decimal) -> bool:
    return value != value.to_integral_value()
