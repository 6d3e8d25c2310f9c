"""Whom a pronoun, or a description that introduces nobody, can mean among those that stand before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FirstTeller = Callable[[str, str], str]

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
def test_whoever_can_be_meant_is(first_teller: FirstTeller, text: str, name: str) -> None:
    """A pronoun or profile passes over whom sex, number or the sentence itself rules out."""
    assert first_teller(text, "ferries would run") == name
