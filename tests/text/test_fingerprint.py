"""Shingles and containment, inside quotation marks and outside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.fingerprint import containment, shingles, shingles_of_runs, split_words
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
