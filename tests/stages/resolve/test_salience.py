"""Whom a pronoun, or a description that introduces nobody, can mean among those that stand before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading

ReadText = Callable[..., Reading]


def speaker(reading: Reading, words: str) -> str:
    """The first teller of the content that holds some words."""
    text = reading.document.text
    found = [c for c in reading.chains if any(words in s.of(text) for s in c.content)]
    assert len(found) == 1, [s.name for s in reading.sources]
    return reading.sources[found[0].links[0]].name


MEANT = [
    # the subject of the clause that holds the description is somebody else
    (
        "Ines Tavora met Rui Pell on Friday. Tavora asked Pell about the dam, but the senator said the ferries would run.",
        "Rui Pell",
    ),
    # whoever is named after the description in its sentence is somebody else
    ("Anna Olsen met the crews. Peter Pell came too. The candidate said of Pell that the ferries would run.", "Anna Olsen"),
    # somebody whose given name takes the pronoun, before somebody of whom nothing tells
    ("Anna Pell thanked the crews before Jorun Olsen waved. She said the ferries would run.", "Anna Pell"),
    # a thing is no "he"
    ("John Pell opened the gates. A shake-up said to be near was denied. He said the ferries would run.", "John Pell"),
    # several that the form does not show
    ("Many of the crew said the bridge was safe. Two gates were shut. They said the ferries would run.", "many of the crew"),
]


@pytest.mark.parametrize(("text", "name"), MEANT)
def test_whoever_can_be_meant_is(read_text: ReadText, text: str, name: str) -> None:
    """A pronoun or profile passes over whom sex, number or the sentence itself rules out."""
    assert speaker(read_text(text), "ferries would run") == name
