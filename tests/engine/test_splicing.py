"""Numbers of the case stay what they were, whatever is compared anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.engine.splicing import assign

MEMBERS = st.integers(0, 12)
PARTITIONS = st.lists(st.integers(0, 5), min_size=13, max_size=13)


def groups_of(labels: Sequence[int]) -> list[list[int]]:
    """A label for each member in, the groups that they make out."""
    return [[n for n, label in enumerate(labels) if label == wanted] for wanted in sorted(set(labels))]


@pytest.mark.parametrize(("groups", "before", "last", "numbers", "renamed"), [
    ([["a", "b"]], {}, 0, [1], {}),
    ([["a"], ["b"]], {"a": 3, "b": 3}, 7, [3, 8], {}),
    ([["a", "b"], ["c"]], {"a": 3, "b": 3, "c": 5}, 7, [3, 5], {}),
    ([["a", "b", "c"]], {"a": 9, "b": 3, "c": 9}, 9, [3], {9: 3}),
    ([["a", "b", "c"], ["d"]], {"b": 4, "c": 4, "d": 4}, 4, [4, 5], {}),
    ([["a"], ["b", "c"]], {"a": 4, "b": 4, "c": 4}, 4, [5, 4], {}),
    ([["new"]], {"gone": 4}, 4, [5], {}),
])
def test_a_group_keeps_the_number_that_most_of_its_members_had(
    groups: list[list[str]], before: Mapping[str, int], last: int, numbers: list[int], renamed: dict[int, int]
) -> None:
    """Of two that became one the lower number stays, and the other leads to it; what is new gets a number never given before."""
    numbered = assign(groups, before, last)
    assert numbered.numbers == numbers
    assert numbered.renamed() == renamed


@given(PARTITIONS)
def test_what_has_not_changed_keeps_its_numbers(labels: Sequence[int]) -> None:
    """Numbering the same groups again changes nothing, and gives no new number."""
    groups = groups_of(labels)
    first = assign(groups, {}, 0)
    before = {m: n for members, n in zip(groups, first.numbers, strict=True) for m in members}
    again = assign(groups, before, first.last)
    assert (again.numbers, again.last, again.renamed()) == (first.numbers, first.last, {})


@given(PARTITIONS, PARTITIONS)
def test_no_number_is_given_twice(old: Sequence[int], new: Sequence[int]) -> None:
    """However groups change, two of them never have one number, and every old number leads somewhere or is one of them."""
    first = assign(groups_of(old), {}, 0)
    before = {m: n for members, n in zip(groups_of(old), first.numbers, strict=True) for m in members}
    now = assign(groups_of(new), before, first.last)
    assert len(set(now.numbers)) == len(now.numbers)
    assert set(first.numbers) == (set(now.numbers) & set(first.numbers)) | set(now.renamed())
    assert set(now.renamed().values()) <= set(now.numbers)
