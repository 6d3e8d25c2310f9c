"""Which quotations are the same words."""

from __future__ import annotations

import pytest

from firsthand.stages.rate.quotations import QuotationIndex, is_same_quotation


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("they counted the sacks before they counted us", "they counted the sacks before they counted us", True),
        ("they counted the sacks before they counted us", "counted the sacks before they", True),
        ("we saw four boats", "we saw four boats", False),
        ("they counted the sacks and went home to bed", "nobody counted the sacks before they counted us at the gate", False),
        ("", "they counted the sacks before they counted us", False),
    ],
)
def test_five_words_that_cover_most_of_the_shorter(one: str, other: str, same: bool) -> None:
    """A quotation is the same where five words in a row or more, and most of the shorter one, are shared."""
    assert is_same_quotation(tuple(one.split()), tuple(other.split())) is same
    assert is_same_quotation(tuple(other.split()), tuple(one.split())) is same


def test_index_finds_what_pairs_would() -> None:
    """The index finds the keys that hold the same words, and no others."""
    words = ("they", "signed", "it", "at", "night", "with", "nobody", "there")
    index = QuotationIndex([("P1", [words]), ("P2", [words[::-1]])])
    assert index.find([words[2:]]) == {"P1"}
    assert index.find([("other", "words")]) == frozenset()
