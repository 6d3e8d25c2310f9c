"""Typed values of two statements: do they agree, differ, or speak of different things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from firsthand.text import dates, quantities
from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue
from firsthand.text.quantities import Quantity, Scope

TELLING_NUMBER = Decimal(5)
"""From this on, one number in two statements is one figure, whatever each says that it counts ("40 deaths", "40 people")."""

_Value = TypeVar("_Value", DateValue, Quantity)


def compare_dates(a: Sequence[DateValue], b: Sequence[DateValue]) -> Agreement:
    """The dates of two statements in; the best agreement of any pair out, incomparable where one has none."""
    return _best(a, b, dates.compare)


def compare_quantities(a: Sequence[Quantity], b: Sequence[Quantity]) -> Agreement:
    """The figures of two statements in; the best agreement of any pair out, incomparable where one has none.

    A figure and a hedged or rounded version of it are one: "up to 40", "about 40", "40"; 40 killed and 40 injured are two.
    """
    return _best(a, b, _compare_quantity)


def _best(a: Sequence[_Value], b: Sequence[_Value], compare: Callable[[_Value, _Value], Agreement]) -> Agreement:
    found = {compare(x, y) for x in a for y in b}
    for agreement in (Agreement.SAME, Agreement.COMPATIBLE, Agreement.DIFFERS):
        if agreement in found:
            return agreement
    return Agreement.INCOMPARABLE


def _compare_quantity(a: Quantity, b: Quantity) -> Agreement:
    agreement = quantities.compare(a, b)
    is_one_number = a.low == b.low and a.high == b.high and a.unit == b.unit
    if is_one_number and (agreement is not Agreement.INCOMPARABLE or (a.low >= TELLING_NUMBER and not _has_other_fate(a, b))):
        return Agreement.SAME
    if agreement is Agreement.INCOMPARABLE and a.scope != b.scope:  # other numbers of other scopes are two figures all the more
        is_other = quantities.compare(replace(a, scope=Scope()), replace(b, scope=Scope())) is Agreement.DIFFERS
        return Agreement.DIFFERS if is_other else agreement
    return agreement


def _has_other_fate(a: Quantity, b: Quantity) -> bool:
    return a.scope.fate is not None and b.scope.fate is not None and a.scope.fate is not b.scope.fate
