"""What is together and what is apart, after one decision and another."""

from __future__ import annotations

from itertools import product

import pytest

from firsthand.model.document import DocumentId
from firsthand.review import bonds
from firsthand.review.bonds import Bonds
from firsthand.review.fitting import Ref


def refs(words: str) -> list[Ref]:
    """Numbers in, refs of one document out."""
    return [(DocumentId("T1"), int(word)) for word in words.split()]


def shape(held: Bonds, key: str = "") -> tuple[set[frozenset[int]], set[frozenset[int]]]:
    """Bonds in, their groups and the pairs apart out, as numbers. A key divides the numbers in two."""
    of = (lambda ref: ref[1] in {r[1] for r in refs(key)}) if key else (lambda ref: None)
    return {frozenset(n for _, n in group) for group in held.groups(of)}, {frozenset((a[1], b[1])) for a, b in held.apart(of)}


def pairs(left: str, right: str) -> set[frozenset[int]]:
    """Two sets of numbers in, every pair across out."""
    return {frozenset((a[1], b[1])) for a, b in product(refs(left), refs(right))}


def test_what_is_joined_with_one_is_joined_with_all() -> None:
    """Joining goes on: one and two, then two and three, make one group."""
    held = Bonds()
    for words in ("1 2", "4 5", "2 3", "9"):
        held.join(refs(words))
    assert shape(held) == ({frozenset({1, 2, 3}), frozenset({4, 5})}, set())


def test_a_split_leaves_two_groups() -> None:
    """What leaves is a group, what stays is one as far as it was; every pair across is apart."""
    held = Bonds()
    held.join(refs("1 2 3 4 5"))
    held.part(refs("4 5"), refs("1 2 3"))
    assert shape(held) == ({frozenset({1, 2, 3}), frozenset({4, 5})}, pairs("4 5", "1 2 3"))


def test_a_merge_after_a_split_takes_back_only_what_it_names() -> None:
    """Pairs within the new group are apart no more; all others stay apart."""
    held = Bonds()
    held.part(refs("4 5"), refs("1 2"))
    held.part(refs("5"), refs("4"))
    held.join(refs("4 1"))
    assert shape(held) == ({frozenset({1, 4})}, pairs("4", "2") | pairs("5", "1 2 4"))


def test_a_key_divides_groups_and_leaves_out_pairs_across() -> None:
    """No group holds two keys, and no pair apart is across them: it needs no saying."""
    held = Bonds()
    held.join(refs("1 2 3 4"))
    held.part(refs("8"), refs("6 7"))
    assert shape(held, key="3 4 7 8") == ({frozenset({1, 2}), frozenset({3, 4})}, pairs("8", "7"))


def test_very_many_pairs_stand_by_the_first_of_what_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of pairs the first of a group stands for the group: the same is apart."""
    monkeypatch.setattr(bonds, "_MOST_PAIRS", 3)
    held = Bonds()
    held.join(refs("1 2 3"))
    held.part(refs("4 5"), refs("1 2 3 6"))
    assert shape(held) == ({frozenset({1, 2, 3}), frozenset({4, 5})}, pairs("4", "1 6"))
