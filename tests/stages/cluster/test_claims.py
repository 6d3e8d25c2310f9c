"""The words that stand for a claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.stages import cluster
from firsthand.stages.cluster.claims import drop_open_mark

MERRIN = DocumentSource("Ada Merrin", SourceKind.PERSON, is_anonymous=False)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“the dam was never safe", "the dam was never safe"),
        ("“The dam” was never safe", "“The dam” was never safe"),
        ('"the dam was never safe', "the dam was never safe"),
        ("the “dam was never safe", "the “dam was never safe"),
        ("", ""),
    ],
)
def test_no_claim_begins_with_a_mark_that_nothing_closes(words: str, expected: str) -> None:
    """A quotation mark in front goes where nothing closes it, and only there."""
    assert drop_open_mark(words) == expected


def test_the_clearest_words_stand_for_the_claim(make_reading: Callable[..., Reading]) -> None:
    """A whole clause goes before one that leans on words in front of it, however long that is."""
    whole = "the dam at Kelmar burst after a night of rain"
    leaning = f"that {whole} and wind"
    readings = [
        make_reading("T1", f"Ada Merrin said it was so {leaning}.", (leaning, (MERRIN,))),
        make_reading("T2", f"Ada Merrin said {whole}.", (whole, (MERRIN,))),
    ]
    (claim,) = cluster.run(readings).claims
    assert claim.text == whole
