"""Publication dates as stage 8 orders them. What is not dated to the day has no place in the order; nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from firsthand.text.dates import DateValue
from firsthand.text.moments import day_of, moment_of


def is_earlier(a: DateValue | None, b: DateValue | None) -> bool | None:
    """Two publication dates in; whether the first is earlier out. None where they cannot be told apart.

    The days are compared as printed; on one day the times, where both have one and both or neither say the zone.
    """
    first, second = day_of(a), day_of(b)
    if first is None or second is None:
        return None
    if first != second:
        return first < second
    one, other = moment_of(a), moment_of(b)
    if one is None or other is None or (one.tzinfo is None) != (other.tzinfo is None) or one == other:
        return None
    return one < other


def order_published(values: Sequence[DateValue | None]) -> list[int]:
    """Publication dates in, positions in order of publication out: by day, then time where every one of that day has one.

    The undated stand last; whatever cannot be told apart keeps its order.
    """
    by_day: dict[date | None, list[int]] = {}
    for position, value in enumerate(values):
        by_day.setdefault(day_of(value), []).append(position)
    ordered: list[int] = []
    for day in sorted(d for d in by_day if d is not None):
        group = by_day[day]
        moments = {n: m for n in group if (m := moment_of(values[n])) is not None}
        if len(moments) == len(group) and len({m.tzinfo is None for m in moments.values()}) == 1:
            group = sorted(group, key=lambda n: (moments[n].timestamp(), n))
        ordered += group
    return ordered + by_day.get(None, [])
