"""Words with counts, and which texts they find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.cluster.retrieval import Index, best

TEXTS = [["ferry", "sink", "harbour"], ["ferry", "late"], ["mayor", "resign", "harbour", "strike", "harbour"], []]
WORDS = st.sampled_from("abcdefgh")


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        (["sink"], [0]),
        (["ferry"], [1, 0]),  # the shorter says it with more of its words
        (["ferry", "sink"], [0, 1]),
        (["harbour"], [2, 0]),  # twice, though in a longer text
        (["harbour", "mayor"], [2, 0]),
        (["unheard"], []),
        ([], []),
    ],
)
def test_the_text_that_says_most_of_what_is_sought_stands_first(sought: list[str], expected: list[int]) -> None:
    """Texts with rarer words of the sought come first, then those that spend more of their words on them."""
    index = Index(TEXTS)
    assert best(index.rate(sought), 9) == expected


def test_a_word_tells_more_the_fewer_texts_have_it() -> None:
    """A word of no text tells most, one of half of them least."""
    index = Index(TEXTS)
    assert index.unseen > index.weight("sink") > index.weight("ferry") > 0
    assert index.weight("unheard") == index.unseen
    assert index.has("sink")
    assert not index.has("unheard")


@given(st.lists(st.lists(WORDS, max_size=6), max_size=8), st.lists(WORDS, max_size=6))
def test_what_is_found_shares_a_word_with_what_is_sought(texts: list[list[str]], sought: list[str]) -> None:
    """Exactly the texts with one of the words are found, each with a rating above nothing."""
    rated = Index(texts).rate(sought)
    assert set(rated) == {n for n, words in enumerate(texts) if set(words) & set(sought)}
    assert all(value > 0 for value in rated.values())


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8), st.lists(WORDS, max_size=6))
def test_the_order_of_the_texts_changes_no_rating(texts: list[list[str]], sought: list[str]) -> None:
    """A text is rated alike wherever it stands in the collection."""
    forwards, backwards = Index(texts).rate(sought), Index(texts[::-1]).rate(sought)
    assert {len(texts) - 1 - n: pytest.approx(value) for n, value in backwards.items()} == forwards


@pytest.mark.parametrize("most", [0, 1, 2, 9])
def test_of_equals_the_earlier_comes_first(most: int) -> None:
    """At most so many are given, best first."""
    assert best({3: 1.0, 1: 1.0, 2: 5.0}, most) == [2, 1, 3][:most]
