"""Which descriptions cannot be one person."""

from __future__ import annotations

import pytest

from firsthand.stages.rate.exclusion import excludes, roles_of, title_roles

APART = [
    ("a nurse at the district hospital", "an officer of the border guard"),
    ("a nurse", "a fisherman who mends his nets below the mole"),
    ("an official at the harbour office of the customs", "a baker in Weir Lane"),
    ("a taxi driver", "the public prosecutor"),
    ("a man who runs a kiosk by the station", "the police inspectorate"),
    ("two teachers at the school", "a soldier"),
    ("a member of the company's board", "an official at the transport ministry"),
    ("a river police officer", "a shepherd"),
    ("an electrician who no longer works at the mill", "a seamstress"),
    ("a planner at the town hall", "a member of the airline's board"),
    ("a school's teacher", "a commission of inquiry"),
    ("the register of the parish", "a collector of customs"),
]
PERHAPS_ONE = [
    ("a source in the ministry", "an official"),
    ("a source in the ministry", "an officer of the border guard"),
    ("a nurse at the dispensary", "a cousin of the patient"),
    ("an official", "a fisherman"),
    ("a former nurse", "a police officer"),
    ("an engineer who used to work at the mine", "a baker"),
    ("a woman who lives opposite the police station", "a police officer"),
    ("the keeper's wife", "a nurse"),
    ("a police officer", "an official at the interior ministry"),
    ("a lawyer", "a judge"),
    ("a doctor", "a professor"),
    ("a banker working on the sale", "a member of the company's board"),
    ("a person familiar with the talks", "a diplomat"),
    ("a passenger", "a stoker"),
    ("a nurse at the hospital", "a doctor at another clinic"),
    ("residents", "a soldier"),
    ("", "a soldier"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_jobs_exclude_each_other(one: str, other: str) -> None:
    """Descriptions of two jobs that nobody holds at once are of two people, whichever comes first."""
    assert excludes(one, other)
    assert excludes(other, one)


@pytest.mark.parametrize(("one", "other"), PERHAPS_ONE)
def test_silence_excludes_nobody(one: str, other: str) -> None:
    """A vague, past, kindred or compatible description proves nothing."""
    assert excludes(one, other) is None
    assert excludes(other, one) is None


def test_exclusion_says_both_descriptions() -> None:
    """The reason quotes what was compared."""
    found = excludes("a baker", "a soldier")
    assert found is not None
    assert "a baker" in found.detail
    assert "a soldier" in found.detail


@pytest.mark.parametrize(
    ("before", "after", "roles"),
    [
        ("On Monday Judge ", " ruled", {"justice"}),
        ("The verdict of presidential candidate ", ", who smiled", {"politics"}),
        ("", ", the baker of Weir Lane, said", {"baking"}),
        ("It was the former judge ", " who said", set()),
        ("The mayor waved and ", " left", set()),
        ("", ", he said", set()),
    ],
)
def test_words_around_a_name_give_its_role(before: str, after: str, roles: set[str]) -> None:
    """A title before a name and an apposition after it say what its bearer is; anything else says nothing."""
    assert title_roles(before, after) == roles


def test_a_post_needs_its_body() -> None:
    """An officer is nothing in particular until it is said of what."""
    assert roles_of("an officer") == frozenset()
    assert roles_of("an officer of the fire brigade") == {"fire"}
