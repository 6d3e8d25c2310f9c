"""The words that stand for a claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, Merge, SourceKind
from firsthand.stages import cluster
from firsthand.stages.cluster.claims import drop_open_mark, order_documents
from firsthand.text.dates import parse_published

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


@given(
    st.lists(st.sampled_from(["2020-01-01", "2020-01-02", "2020-01-03", None]), max_size=7),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8),
)
def test_a_copy_stands_after_what_it_copies(days: list[str | None], pairs: list[tuple[int, int]]) -> None:
    """By publication, the earliest that copies nothing still to come goes first; where copies go in a circle, the earliest."""
    copies: dict[int, frozenset[int]] = {}
    for copy, original in pairs:
        if copy < len(days) and original < len(days):
            copies[copy] = copies.get(copy, frozenset()) | {original}
    waiting = sorted(range(len(days)), key=lambda n: (days[n] is None, days[n] or "", n))
    expected = []
    while waiting:
        ready = next((n for n in waiting if not copies.get(n, frozenset()) & set(waiting) - {n}), waiting[0])
        waiting.remove(ready)
        expected.append(ready)
    published = [parse_published(day) if day else None for day in days]
    readings = [Reading(Document(DocumentId(f"T{n}"), "", "", "", published=value)) for n, value in enumerate(published)]
    rank = order_documents(readings, copies)
    assert sorted(range(len(days)), key=rank.__getitem__) == expected


BURST = "the dam at Kelmar burst after a night of rain"
ROSE = "a blue rose won the prize of the gardeners"


def test_a_claim_that_a_person_joined_says_who_and_why(make_reading: Callable[..., Reading]) -> None:
    """The reason for a joining is the person's words; without words, that it was so before."""
    readings = [make_reading(f"T{n}", f"Ada Merrin said {w}.", (w, (MERRIN,))) for n, w in enumerate((BURST, ROSE))]
    one, other = (DocumentId("T0"), 0), (DocumentId("T1"), 0)
    why = "Oda Ferrin: the rose is the dam's name"
    assert len(cluster.run(readings).claims) == 2
    (judged,) = cluster.run(readings, Constraints(claims_together=((one, other),), reasons={other: why})).claims
    (settled,) = cluster.run(readings, Constraints(claims_together=((one, other),))).claims
    assert judged.merges == (Merge("judgement", why),)
    assert settled.merges == (Merge("before", "settled before"),)


def test_a_person_joins_against_a_contradiction_and_parts_the_same_words(make_reading: Callable[..., Reading]) -> None:
    """A person's word goes before the machine's: two figures are one claim, one sentence in two reports is two."""
    lost, other_lost = "14 of the 60 boats were lost that night", "41 of the 60 boats were lost that night"
    pair = ((DocumentId("T0"), 0), (DocumentId("T1"), 0))
    differ = [make_reading(f"T{n}", f"Ada Merrin said {w}.", (w, (MERRIN,))) for n, w in enumerate((lost, other_lost))]
    same = [make_reading(f"T{n}", f"Ada Merrin said {lost}.", (lost, (MERRIN,))) for n in range(2)]
    assert [len(cluster.run(r).claims) for r in (differ, same)] == [2, 1]
    assert len(cluster.run(differ, Constraints(claims_together=(pair,))).claims) == 1
    assert len(cluster.run(same, Constraints(claims_apart=(pair,))).claims) == 2
    assert len(cluster.run(same, Constraints(claims_apart=(pair,), claims_together=(pair,))).claims) == 2
