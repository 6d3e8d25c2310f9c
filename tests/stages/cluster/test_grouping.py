"""Which statements are looked at together, and what keeps two apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from firsthand.model.reading import Reading
from firsthand.model.source import SourceId
from firsthand.stages.cluster.evidence import Surroundings
from firsthand.stages.cluster.grouping import THRESHOLD, WEIGHTS, compare, find_candidates, has_changed_value, is_fragment
from firsthand.stages.cluster.statements import Statement, prepare, weigh
from firsthand.text.dates import DateValue

MakeReading = Callable[..., Reading]


@pytest.fixture
def state(make_reading: MakeReading) -> Callable[..., list[Statement]]:
    """A function: sentences, one for each document, in; their statements out."""

    def make(*sentences: str) -> list[Statement]:
        readings = [make_reading(f"T{n}", f"It is certain that {s}.", (s, ())) for n, s in enumerate(sentences)]
        return weigh(prepare(readings, [()] * len(sentences)))

    return make


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("85 of the 154 boats carried no lamp that night", "85 of the 145 boats carried no lamp that night", True),
        ("the letters were sent to Eric Brandt at the port", "the letters were sent to Eric Grandt at the port", True),
        ("the boats carried no lamp on the night of the storm", "the boats had no lamp on the night of the storm", False),
        ("85 of the 154 boats carried no lamp that night", "of all that was lost the lamps were missed most", False),
        ("Eric Brandt wrote to the port about the lamps", "Brandt wrote to the port about the lamps", False),
    ],
)
def test_a_changed_figure_or_name_makes_another_claim(
    state: Callable[..., list[Statement]], one: str, other: str, expected: bool
) -> None:
    """One sentence with a value changed is not the same claim; other wording, or a name cut short, is no change of value."""
    a, b = state(one, other)
    assert has_changed_value(a, b) is expected


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("the lock was shut for the winter in March 2029", "the crane had been sold to a yard in March 2029", False),
        ("the lock was shut for the winter in March 2029", "the lock had been shut for good in March 2029", True),
    ],
)
def test_a_month_in_common_is_no_matter_in_common(
    state: Callable[..., list[Statement]], one: str, other: str, is_one: bool
) -> None:
    """Two sentences that share the words of a date alone are not joined; with a word of the matter beside it they may be."""
    a, b = state(one, other)
    date = DateValue(2029, 3)
    dated = [replace(x, dated=frozenset({"march", "2029"}), dates=(date,), chain=(SourceId("S1"),)) for x in (a, b)]
    assert (compare(*dated, Surroundings(stories=[0, 0])).probability >= THRESHOLD) is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        ("the first barge ran aground at Marle Reach", "the first barge ran aground on Dorna Bank", True),
        ("the siren of the dam sounded within a minute", "the siren did not sound", True),
        ("the first barge ran aground at Marle Reach", "at Marle Reach the first barge ran aground", False),
        ("the siren did not sound", "the siren never sounded that night", False),
    ],
)
def test_another_place_or_a_denial_keeps_apart(
    state: Callable[..., list[Statement]], one: str, other: str, is_apart: bool
) -> None:
    """One sentence with its place changed, or with "not", is another claim, however few words are left in common."""
    a, b = state(one, other)
    assert compare(a, b, Surroundings(stories=[0, 0])).is_apart is is_apart


def test_only_statements_with_words_in_common_are_compared(state: Callable[..., list[Statement]]) -> None:
    """What shares no telling word, figure or date is no pair."""
    statements = state("the sluice of the dam was open", "a blue rose won the prize", "the dam had an open sluice")
    assert list(find_candidates(statements)) == [(0, 2)]


def test_comparing_is_even_handed(state: Callable[..., list[Statement]]) -> None:
    """Which of two statements comes first changes nothing."""
    a, b = state("forty houses were carried off by the flood at Kelmar", "the flood took forty houses and a mill")
    around = Surroundings(stories=[0, 0])
    assert compare(a, b, around).probability == pytest.approx(compare(b, a, around).probability)


def test_every_piece_of_evidence_lies_between_none_and_all(state: Callable[..., list[Statement]]) -> None:
    """Evidence is counted from 0 to 1, and each function says in one sentence what it sees."""
    a, b = state("14 men were killed at Kelmar", "no fewer than 14 men died at Kelmar on the dam")
    around = Surroundings(stories=[0, 1], outlets=[None, None])
    assert all(0.0 <= feature(a, b, around) <= 1.0 for feature, _ in WEIGHTS)
    assert all(feature.__doc__ for feature, _ in WEIGHTS)


@pytest.mark.parametrize(("words", "expected"), [("it was Ada Merrin", True), ("dam at Kelmar burst", False)])
def test_a_bare_name_is_no_claim(state: Callable[..., list[Statement]], words: str, expected: bool) -> None:
    """A name under a picture says nothing that another report could say too."""
    (one,) = state(words)
    assert is_fragment(one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("three of them were taken to the burns ward at Kelmar", "it burned for three hours before crews came to town"),
        ("the clerk showed a work order with a stamp of Ostrel Freight", "a letter to Ostrel Freight had brought no answer"),
    ],
)
def test_one_scene_in_two_details_is_two_claims(state: Callable[..., list[Statement]], one: str, other: str) -> None:
    """Where nobody is credited, a word, a figure or a name in common joins nothing."""
    a, b = state(one, other)
    assert compare(a, b, Surroundings(stories=[0, 0])).probability < THRESHOLD


def test_pairs_across_stories_need_more_in_common(state: Callable[..., list[Statement]]) -> None:
    """A word in common that brings two reports of one story together does not bring those of two stories together."""
    statements = state("the sluice of the dam was left open by a careless keeper", "a keeper of bees won the prize for honey")
    assert list(find_candidates(statements, [0, 0])) == [(0, 1)]
    assert list(find_candidates(statements, [0, 1])) == []


@pytest.mark.parametrize(
    ("chains", "stories", "nobody", "is_joined"),
    [
        (("S1", "S2"), [0, 0], (), True),
        (("S1", ""), [0, 0], (), False),
        (("", ""), [0, 0], (), False),
        (("S1", "S2"), [0, 1], (), False),
        (("S1", "S2"), [0, 0], ("S2",), False),
    ],
)
def test_two_who_are_credited_may_use_words_of_their_own(
    state: Callable[..., list[Statement]], chains: Sequence[str], stories: list[int], nobody: Sequence[str], is_joined: bool
) -> None:
    """A telling word in common is enough for two people of one story; not where one of them is nobody, or nobody is credited."""
    said = state(
        "it took four men to open the sluice on the night of the storm", "the sluice had rusted so badly that it would not open"
    )
    a, b = (replace(one, chain=(SourceId(chain),) if chain else ()) for one, chain in zip(said, chains, strict=True))
    around = Surroundings(stories=stories, nobody=frozenset(map(SourceId, nobody)))
    assert (compare(a, b, around).probability >= THRESHOLD) is is_joined
