"""Dates of what is to come: which of them can be one, and how closely each is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue, compare

Item = TypeVar("Item")
Dated = tuple[str, str, DateValue | None]
"""Whose date it is, its words, and the date as far as it is known."""


def precision(value: DateValue | None) -> int:
    """A date in, how closely it is known out: its year counts most, then its day, then its month."""
    if value is None:
        return 0
    return 1 + 8 * (value.year is not None) + 4 * (value.day is not None and value.end is None) + 2 * (value.month is not None)


def may_be_one(a: DateValue | None, a_words: str, b: DateValue | None, b_words: str) -> bool:
    """Two dates of one claim in, whether they can be one out; of words alone, where nothing closer is told of them."""
    if a is None or b is None:
        return a is not b or a_words.casefold() == b_words.casefold()
    return compare(a, b) is not Agreement.DIFFERS


def group_dates(items: Sequence[Item], read: Callable[[Item], Dated]) -> list[list[Item]]:
    """What has dates, the clearest first, in; the same in groups of dates that can be one out. Two of one owner are never one."""
    groups: list[list[Item]] = []
    for item in items:
        owner, words, value = read(item)
        for group in groups:
            _, first_words, first = read(group[0])
            if may_be_one(first, first_words, value, words) and all(read(other)[0] != owner for other in group):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups
