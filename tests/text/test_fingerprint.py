"""Shingles and containment, inside quotation marks and outside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.fingerprint import WordCodes, containment, hash_shingles, shingles, shingles_of_runs, split_words, winnow
from firsthand.text.normalize import plain, words

WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


def test_shingles_are_runs_of_words() -> None:
    """Every run of n words is one; a text shorter than n is one short run."""
    assert shingles(["a", "b", "c"], 2) == {("a", "b"), ("b", "c")}
    assert shingles(["a"], 2) == {("a",)}
    assert shingles([], 2) == frozenset()


def test_a_shingle_has_a_word() -> None:
    """A shingle of no words is refused in words."""
    with pytest.raises(ValueError, match="one word or more"):
        shingles(["a"], 0)


@given(WORDS, WORDS)
def test_a_part_is_wholly_contained(part: list[str], rest: list[str]) -> None:
    """A text cut out of another is contained in it wholly, whichever is named first."""
    a, b = shingles(part, 1), shingles(part + rest, 1)
    assert containment(a, b) == (1.0 if part else 0.0)
    assert containment(b, a) == containment(a, b)


def test_no_shingle_crosses_a_quotation_mark() -> None:
    """Words inside quotation marks and outside them are kept apart."""
    text = "Moor called it a shame today"
    outside, inside = split_words(text, [(15, 22)])
    assert outside == [["moor", "called", "it"], ["today"]]
    assert inside == [["a", "shame"]]
    assert shingles_of_runs(outside, 2) == {("moor", "called"), ("called", "it")}


@given(st.text(max_size=60))
def test_the_plain_form_keeps_every_place(text: str) -> None:
    """A text and its plain form are equally long."""
    assert len(plain(text)) == len(text)


def test_words_are_compared_without_dress() -> None:
    """Marks and case make no difference; a number keeps its separators."""
    assert words("“Don’t” — 1,400 Cafés") == words('"DON\'T" - 1,400 cafes')


def test_shingles_as_numbers_keep_to_their_run() -> None:
    """A number stands for n words of one run, and equal words have equal numbers wherever they stand."""
    codes = WordCodes().of(["a", "b", "c", "d", "a", "b", "c"])
    hashes, at = hash_shingles(np.array(codes, dtype=np.uint64), np.array([0, 0, 0, 0, 1, 1, 1]), 3)
    assert at.tolist() == [0, 1, 4]
    assert hashes[0] == hashes[2] != hashes[1]
    assert len(hash_shingles(np.array(codes[:2], dtype=np.uint64), np.array([0, 0]), 3)[0]) == 0


@given(
    st.lists(st.integers(0, 50), max_size=30), st.lists(st.integers(0, 50), max_size=30), st.lists(st.integers(0, 50), min_size=4)
)
def test_two_that_share_a_window_meet(before: list[int], after: list[int], shared: list[int]) -> None:
    """Whoever shares as many hashes in a row as the window has shares one that is picked."""
    a, b = (np.array(one, dtype=np.uint64) for one in ([*before, *shared], [*shared, *after]))
    picked = [set(one[winnow(one, np.zeros(len(one), dtype=np.int64), 4)].tolist()) for one in (a, b)]
    assert picked[0] & picked[1]
