"""Credits that are none: somebody gave no answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading

ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Pell did not respond to a request for comment on the dam.",
        "Anna Pell didn’t officially respond to the first request of the council.",
        "The ministry would not comment on the state of the dam.",
        "The council declined to comment on the cracks in the dam.",
        "Marsh refused to discuss the cracks in the dam.",
        "The spokeswoman never replied to questions about the dam.",
        "Marsh would not speak about the dam.",
    ],
)
def test_whoever_gave_no_answer_is_credited_with_nothing(read_text: ReadText, text: str) -> None:
    """What was asked is not what the asked one said: the report tells of the silence in its own voice."""
    reading = read_text(text)
    assert reading.attributions
    assert not reading.chains


@pytest.mark.parametrize(
    ("text", "tellers"),
    [
        ("Anna Pell replied that the dam would hold.", ["Anna Pell"]),
        ("Anna Pell said the dam would not hold.", ["Anna Pell"]),
        ("Anna Pell did not answer the council, but said that the dam would hold.", ["Anna Pell"]),
        ("Paul Marsh did not respond to a request for comment. The dam holds, Anna Pell said.", ["Anna Pell"]),
    ],
)
def test_an_answer_is_credited_whatever_was_not_answered(read_text: ReadText, text: str, tellers: list[str]) -> None:
    """A "not" within what is told, or an earlier silence, takes no credit away."""
    reading = read_text(text)
    assert [reading.sources[chain.links[0]].name for chain in reading.chains] == tellers


def test_silence_within_a_saying_belongs_to_who_tells_of_it(read_text: ReadText) -> None:
    """"He said that the council did not respond" is credited to him alone, once."""
    reading = read_text("Paul Marsh said that the council did not respond to his letter about the dam.")
    assert [[reading.sources[link].name for link in chain.links] for chain in reading.chains] == [["Paul Marsh"]]
