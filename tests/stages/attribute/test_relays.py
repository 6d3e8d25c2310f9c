"""Through whom words came, by the phrases that say so: what hangs after a text, after a source, beside a saying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading

CHAINS = [
    ("Pell had left by noon, the harbour office said in a statement sent to EFE.", ["harbour office", "EFE"]),
    ("Pell had left by noon, a sailor wrote in a letter translated by the Sund Archive.", ["a sailor", "Sund Archive"]),
    ("In remarks carried by Interfax, defence minister Anna Pell said the fleet had sailed.", ["Anna Pell", "Interfax"]),
    ('"Nobody will starve this year," minister Anna Pell was quoted as saying by Reuters.', ["Anna Pell", "Reuters"]),
    ("The cellar was full of water, the owner told a reporter from the Sund Gazette.", ["owner", "Sund Gazette"]),
    ("In reply to questions from EFE, the palace said the yacht was on loan.", ["palace", "EFE"]),
    ("The Gazette reported on Monday, quoting a hospital doctor, that nine people had died.", ["a hospital doctor", "Gazette"]),
    ("The Gazette has it that the minister owns the island.", ["Gazette"]),
    ("The well has run dry. The information came from Reuters.", ["Reuters"]),
    ("Ship arrests rose by a third last year, according to data compiled by Reuters.", ["Reuters"]),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS, ids=[text[:40] for text, _ in CHAINS])
def test_relay_stands_in_the_chain(read_text: Callable[..., Reading], text: str, expected: list[str]) -> None:
    """Whoever passed the words on stands in the chain after who said them; what an outlet cites stands beside its own report."""
    reading = read_text(text)
    chains = [[reading.sources[link].name for link in c.links] for c in reading.chains]
    assert expected in chains
    assert all(chain in (expected, expected[-1:]) for chain in chains)


@pytest.mark.parametrize(
    "text",
    [
        "Pell had left by noon, the office said in a law passed by the senate in May.",
        "Pell had left by noon, the harbour office said in a statement on Monday.",
        "Pell had left by noon, the captain said on television.",
        "Pell had left by noon, the captain told a reporter.",
    ],
)
def test_who_passes_nothing_on_is_no_relay(read_text: Callable[..., Reading], text: str) -> None:
    """A senate that passed a law, a day, the air and one reporter of nobody pass no words on."""
    reading = read_text(text)
    assert [len(c.links) for c in reading.chains] == [1]
