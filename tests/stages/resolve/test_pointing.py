"""Whom a definite description means: somebody anonymous spoken of before, or the person with a name who bears the role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FirstTeller = Callable[[str, str], str]

MEANT = [
    # a word that only points adds nothing to the description
    ("A port official said the bridge was shut. That official said the ferries would run.", "a port official"),
    ("A source close to her said the bridge was shut. That person said the ferries would run.", "a source close to her"),
    ("People at the meeting said the bridge was shut. Those people said the ferries would run.", "people at the meeting"),
    # another word for the anonymous person who spoke last
    ("A port official said the bridge was shut. The aide said the ferries would run.", "a port official"),
    # a title that is printed short gives its role
    ("Sen. Anna Olsen said the bridge was shut. Peter Pell, an engineer, disagreed. The senator said the ferries would run.",
     "Anna Olsen"),
    # a person with the role, named since, before an anonymous one introduced earlier
    ("A judge said the bridge was shut. Judge Ines Tavora took the case on Friday. The judge said the ferries would run.",
     "Ines Tavora"),
    # an anonymous one introduced since, before the person with the role
    ("Judge Ines Tavora took the case on Friday. A judge in Sund said the bridge was shut. The judge said the ferries would run.",
     "a judge in Sund"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), MEANT)
def test_description_means_whoever_was_so_described_last(first_teller: FirstTeller, text: str, name: str) -> None:
    """A definite description is whoever bears it, with or without a name, and was spoken of last."""
    assert first_teller(text, "ferries would run") == name


def test_a_role_told_much_later_is_not_meant(first_teller: FirstTeller) -> None:
    """A role that the document gives to somebody only paragraphs on is not his where it stands before."""
    later = "The gates were painted.\n\n" * 6
    text = f"The actor said the ferries would run.\n\n{later}Rui Pell, an actor, painted them.\n"
    assert first_teller(text, "ferries would run") != "Rui Pell"
    near = "The actor said the ferries would run.\n\nRui Pell, an actor, painted the gates.\n"
    assert first_teller(near, "ferries would run") == "Rui Pell"
