"""Counted things as reports give them: number, bound, unit, what is counted, and its scope. Finding them is `quantity_spans`.

The scope is what must be the same before two numbers can speak against each other: 14 killed and 30 injured do not disagree.
Reading it from a sentence is `scopes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from firsthand.text import dates
from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue


class Bound(StrEnum):
    """How firmly a number is given."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    RANGE = "range"


class Fate(StrEnum):
    """What happened to the counted, or what the measured is the measure of."""

    KILLED = "killed"
    INJURED = "injured"
    ATTACKED = "attacked"
    MISSING = "missing"
    TRAPPED = "trapped"
    SICK = "sick"
    ARRESTED = "arrested"
    CHARGED = "charged"
    CONVICTED = "convicted"
    RELEASED = "released"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    RESCUED = "rescued"
    DISMISSED = "dismissed"
    ATTENDED = "attended"
    VOTED = "voted"
    RESIDENT = "resident"
    BORN = "born"
    DAMAGED = "damaged"
    DESTROYED = "destroyed"
    STOLEN = "stolen"
    SEIZED = "seized"
    PAID = "paid"
    COST = "cost"
    FELL = "fell"
    LASTED = "lasted"
    SCORED = "scored"


class Reach(StrEnum):
    """How a number stands to the whole that it belongs to."""

    SO_FAR = "so far"
    TOTAL = "in total"
    ANOTHER = "another"
    PART = "of whom"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a number speaks of, as far as its sentence says.

    Attributes:
        fate: What happened to the counted; None where unsaid.
        place: Where, in small letters as printed: a name, or "city", "province", "country"; None where unsaid.
        reach: So far, in total, another, of whom; None where unsaid.
        rate: Per what: "day", "head"; None where it is no rate.
    """

    fate: Fate | None = None
    place: str | None = None
    reach: Reach | None = None
    rate: str | None = None


NO_SCOPE = Scope()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        low: The number; of a range the lower end.
        high: Of a range the upper end; else None.
        bound: How firmly it is given.
        unit: Currency, per cent, measure ("%", "USD", "km"); None for bare counts.
        counted: Head noun of what is counted, lower-case singular ("worker"); None where unsaid.
        scope: What happened to it, where, how far the count goes.
        as_of: When it was so; None where unsaid.
    """

    low: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    counted: str | None = None
    scope: Scope = NO_SCOPE
    as_of: DateValue | None = None

    def words(self) -> str:
        """Number, bound and unit as words, which `quantity_spans.parse` reads back: "at least 14 km", "between 10 and 20"."""
        number = f"{self.low:f}" if self.high is None else f"between {self.low:f} and {self.high:f}"
        bound = f"{self.bound.value} " if self.bound not in (Bound.EXACT, Bound.RANGE) else ""
        return f"{bound}{number}" + (f" {self.unit}" if self.unit else "")


# Share by which "about 40" may miss. Not swept: a tenth either way is what reports mean by it.
_ABOUT_SHARE = Decimal("0.1")
# "About five" may be one less or more, which a tenth of it is not. In the unit counted.
_ABOUT_LEAST = Decimal(1)
# Two plain numbers are one, rounded, where they are this large and this near; "40" and "43" are two numbers.
_LEAST_ROUNDED = Decimal(1000)
_ROUNDED_SHARE = Decimal("0.05")
_CONVERTED_SHARE = Decimal("0.06")
"""Share by which a length or weight may miss when it is converted: reports round both ("200 ft", "60 m"). Not swept."""

# One thing under several nouns, and the nouns that name a fate of persons.
_SAME_COUNTED = {
    "people": "person", "individual": "person", "men": "man", "women": "woman", "percent": "%", "jewelry": "jewellery",
    "other": "person", "victim": "person", "resident": "person", "inhabitant": "person", "death": "person", "fatality": "person",
    "casualty": "person", "life": "person", "injury": "person", "arrest": "person", "kid": "child", "civilian": "person",
}  # fmt: skip
_CURRENCIES = frozenset({"USD", "EUR", "GBP", "JPY", "AUD", "CAD", "HKD", "INR", "KRW"})
# Units of one measure, each with its size in the first of them.
_SIZES = {
    "metre": ("length", Decimal(1)), "km": ("length", Decimal(1000)), "mile": ("length", Decimal("1609.344")),
    "foot": ("length", Decimal("0.3048")), "yard": ("length", Decimal("0.9144")), "inch": ("length", Decimal("0.0254")),
    "cm": ("length", Decimal("0.01")), "mm": ("length", Decimal("0.001")),
    "kg": ("weight", Decimal(1)), "tonne": ("weight", Decimal(1000)), "gram": ("weight", Decimal("0.001")),
    "pound": ("weight", Decimal("0.45359237")), "ton": ("weight", Decimal(1000)),
    "hectare": ("area", Decimal(1)), "acre": ("area", Decimal("0.404686")), "square kilometre": ("area", Decimal(100)),
    "square mile": ("area", Decimal("258.9988")),
    "minute": ("time", Decimal(1)), "second": ("time", Decimal(1) / 60), "hour": ("time", Decimal(60)),
    "day": ("time", Decimal(1440)), "week": ("time", Decimal(10080)),
    "month": ("months", Decimal(1)), "year": ("months", Decimal(12)),
}  # fmt: skip
_OPEN_ENDED = frozenset({"time", "months"})
_Limits = tuple[Decimal | None, Decimal | None]


def compare(a: Quantity, b: Quantity) -> Agreement:
    """Two quantities in, whether they can be one out.

    Same: number, bound and unit are equal. Compatible: some number satisfies both ("at least 14" and "17", "about 1,400" and
    "1,380", "12,000" and its exact "11,960", "200 feet" and "60 metres"), or each was so at its own time. Differs: none does.
    Incomparable: another unit, another thing counted, another scope.
    """
    if not is_comparable(a, b):
        return Agreement.INCOMPARABLE
    if a.unit != b.unit:
        return _compare_converted(a, b)
    limits_a, limits_b = _limits(a), _limits(b)
    is_other_time = a.as_of is not None and b.as_of is not None and dates.compare(a.as_of, b.as_of) is Agreement.DIFFERS
    if limits_a == limits_b and a.bound is b.bound:
        return Agreement.COMPATIBLE if is_other_time else Agreement.SAME
    if is_other_time or _overlap(limits_a, limits_b):
        return Agreement.COMPATIBLE
    is_rounded = a.bound is b.bound is Bound.EXACT and is_rounding(a.low, b.low)
    return Agreement.COMPATIBLE if is_rounded else Agreement.DIFFERS


def is_comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities may speak of one thing: by unit, by what is counted and by scope; what is unsaid may be anything."""
    if a.unit != b.unit and not _is_convertible(a.unit, b.unit):
        return False
    if a.scope is not b.scope and has_other_scope(a, b):
        return False
    if a.counted is None or b.counted is None or a.counted == b.counted:
        return True
    is_worth = a.unit in _CURRENCIES and a.scope.fate is not None and a.scope.fate is b.scope.fate
    return is_worth or _SAME_COUNTED.get(a.counted, a.counted) == _SAME_COUNTED.get(b.counted, b.counted)


def is_update(a: Quantity, b: Quantity) -> bool:
    """Whether the second quantity can be a later count of what the first counts, with another outcome.

    It is where its time is later and its number another. Where a time is unsaid, it is where the first is open upwards ("at least
    14", "14 so far") or told of something that goes on ("after five days"), and the second is higher. An earlier time never is.
    """
    if not is_comparable(a, b) or a.unit != b.unit or (a.low, a.high) == (b.low, b.high):
        return False
    if a.as_of is not None and b.as_of is not None and dates.compare(a.as_of, b.as_of) is Agreement.DIFFERS:
        return _is_before(a.as_of, b.as_of)
    is_growing = _SIZES.get(a.unit or "", ("",))[0] in _OPEN_ENDED and a.scope.fate is Fate.LASTED
    is_open = a.bound is Bound.AT_LEAST or a.scope.reach is Reach.SO_FAR or is_growing
    return is_open and b.bound is not Bound.AT_MOST and b.low > a.low


def _is_before(a: DateValue, b: DateValue) -> bool:
    first, second = a.latest(), b.earliest()
    if first is None or second is None:
        return (a.month or 0, a.day or 0) < (b.month or 0, b.day or 0)
    return first < second or (first == second and (a.time or "") < (b.time or ""))


def has_other_scope(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities speak of another fate, place, rate or share, so that they say nothing against each other."""
    one, other = a.scope, b.scope
    if one.rate != other.rate or (one.fate is not None and other.fate is not None and one.fate is not other.fate):
        return True
    if (one.reach is Reach.ANOTHER) != (other.reach is Reach.ANOTHER):
        return True
    if (one.reach is Reach.PART and a.counted is None) != (other.reach is Reach.PART and b.counted is None):
        return True
    return one.place is not None and other.place is not None and _is_other_place(one.place, other.place)


_LEVELS = frozenset({"city", "town", "village", "district", "province", "region", "state", "country", "world"})


def _is_other_place(a: str, b: str) -> bool:
    """Two names without a word in common, or two levels; a name and a level may be one ("in the city", "in Tarn")."""
    if a == b or (a in _LEVELS) != (b in _LEVELS):
        return False
    return not set(a.split()) & set(b.split()) - _LEVELS


def _limits(quantity: Quantity) -> _Limits:
    """The least and the most that a quantity can be; None where it is open."""
    low, bound = quantity.low, quantity.bound
    if bound is Bound.EXACT:
        return low, None if quantity.scope.reach is Reach.SO_FAR else low
    if bound is Bound.AT_LEAST:
        return low, None
    if bound is Bound.AT_MOST:
        return None, low
    if bound is Bound.ABOUT:
        slack = max(abs(low) * _ABOUT_SHARE, _ABOUT_LEAST if quantity.unit is None else Decimal(0))
        return low - slack, low + slack
    return low, quantity.high if quantity.high is not None else low


def _overlap(a: _Limits, b: _Limits) -> bool:
    (low_a, high_a), (low_b, high_b) = a, b
    is_below = high_a is not None and low_b is not None and high_a < low_b
    return not is_below and not (high_b is not None and low_a is not None and high_b < low_a)


def _is_convertible(a: str | None, b: str | None) -> bool:
    return a in _SIZES and b in _SIZES and _SIZES[a][0] == _SIZES[b][0]


def _compare_converted(a: Quantity, b: Quantity) -> Agreement:
    limits = []
    for quantity in (a, b):
        size = _SIZES[quantity.unit or ""][1]
        low, high = _limits(quantity)
        limits.append(
            (
                None if low is None else low * size * (1 - _CONVERTED_SHARE / 2),
                None if high is None else high * size * (1 + _CONVERTED_SHARE / 2),
            )
        )
    return Agreement.COMPATIBLE if _overlap(limits[0], limits[1]) else Agreement.DIFFERS


def is_rounding(a: Decimal, b: Decimal) -> bool:
    """Whether one of two numbers is the other, rounded: large ones near to each other, or one with decimals and one without."""
    if abs(a - b) > 1 and (min(abs(a), abs(b)) < _LEAST_ROUNDED or abs(a - b) > _ROUNDED_SHARE * max(abs(a), abs(b))):
        return False
    exact, rounded = sorted((a, b), key=lambda n: (_has_decimals(n), _significant_digits(n)), reverse=True)
    try:
        if _has_decimals(exact) and not _has_decimals(rounded):
            return exact.quantize(Decimal(1), ROUND_HALF_UP) == rounded
        if min(abs(a), abs(b)) < _LEAST_ROUNDED or abs(a - b) > _ROUNDED_SHARE * max(abs(a), abs(b)):
            return False
        step = Decimal(1).scaleb(rounded.adjusted() - _significant_digits(rounded) + 1)
        return (exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step == rounded
    except InvalidOperation:
        return False


def _significant_digits(value: Decimal) -> int:
    return max(1, len(str(abs(value)).replace(".", "").strip("0"))) if value.is_finite() else 1


def _has_decimals(value: Decimal) -> bool:
    return value != value.to_integral_value()
