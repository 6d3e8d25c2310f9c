"""What a quantity counts, what happened to it, where, and how far it goes: read from the words of its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.quantities import Fate, Quantity, Reach
from firsthand.text.quantity_spans import find_quantities
from firsthand.text.scopes import complete, is_as_of, read_scope


def _read(sentence: str) -> list[Quantity]:
    return [complete(quantity, sentence, at=(start, end)) for start, end, quantity in find_quantities(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("14 dead and 30 injured", [Fate.KILLED, Fate.INJURED]),
        ("The blast killed 14 people, wounding 30", [Fate.KILLED, Fate.INJURED]),
        ("It left 14 people dead", [Fate.KILLED]),
        ("The death toll rose to 14", [Fate.KILLED]),
        ("Many were wounded, 30 of them seriously", [Fate.INJURED]),
        ("The fire killed 14 people, including 3 children", [Fate.KILLED, Fate.KILLED]),
        ("At least 26 people, including 20 children, were killed", [Fate.KILLED, Fate.KILLED]),
        ("14 soldiers killed 30 rebels", [None, Fate.KILLED]),
        ("Ten people are killed and about 50 hurt.", [Fate.KILLED, Fate.INJURED]),
        ("Quake Kills 10; 80 Hurt and 7 Villages Damaged", [Fate.KILLED, Fate.INJURED, Fate.DAMAGED]),
        ("Two cables went down off Tarn", [Fate.DAMAGED]),
        ("Five were killed and 14 boats sank", [Fate.KILLED, None]),
        ("She was killed with 14 others", [None]),
        ("14 people were in the bus when it collapsed", [None]),
        ("Tarn is home to 120,000 people", [Fate.RESIDENT]),
        ("Thieves made off with $5 million", [Fate.STOLEN]),
        ("Jewels worth $5 million were stolen", [Fate.STOLEN]),
        ("He fell 60 metres and was jailed for 14 years", [Fate.FELL, Fate.CONVICTED]),
        ("After five days of rioting", [Fate.LASTED]),
        ("The mother of 13 was shot", [Fate.BORN]),
        ("A five-boat attack was foiled", [None]),
        ("14 arrests were made and 9 deaths counted", [Fate.ARRESTED, Fate.KILLED]),
    ],
)
def test_fate_is_read_from_the_words_beside(sentence: str, expected: list[Fate | None]) -> None:
    """A verb tells the fate of its object or passive subject, a noun or a state of what stands by it, and no more."""
    assert [quantity.scope.fate for quantity in _read(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("14 people have died so far", Reach.SO_FAR),
        ("A total of 14 people died", None),
        ("14 people died in all", Reach.TOTAL),
        ("The toll stands at 14", Reach.TOTAL),
        ("Another 14 people died", Reach.ANOTHER),
        ("14 more people died", Reach.ANOTHER),
        ("The clinic had injured people, 30 of them children", Reach.PART),
        ("14 people died", None),
    ],
)
def test_reach_is_read(sentence: str, expected: Reach | None) -> None:
    """So far, in total, another, of them: each changes what a number may be compared with."""
    assert [quantity.scope.reach for quantity in _read(sentence)] == [expected]


def test_another_kind_is_not_another_of_the_same() -> None:
    """Another 30 injured after 14 dead are all the injured, not further ones."""
    assert [quantity.scope.reach for quantity in _read("14 dead and another 30 injured")] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("14 people were killed in Tarn Valley", "tarn valley"),
        ("14 people died in the whole country", "country"),
        ("14 people nationwide died", "country"),
        ("14 people died in July", None),
        ("14 people died. In Tarn it rained", None),
        ("14 people died and 30 fled in Orsk", None),
    ],
)
def test_place_is_read_within_the_clause(sentence: str, expected: str | None) -> None:
    """A name or a level after the number; a month is no place, and another clause has its own."""
    assert _read(sentence)[0].scope.place == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("5 people a day die", "day"), ("$22 million per season", "season"), ("It killed five people a year ago", None)],
)
def test_a_rate_says_per_what(sentence: str, expected: str | None) -> None:
    """Per day or per head is another measure; "a year ago" is a date."""
    assert _read(sentence)[0].scope.rate == expected


def test_the_noun_of_a_parse_comes_first() -> None:
    """Where the caller has a parse, its noun is what is counted; else the words after the number say it."""
    sentence = "14 dock workers fled"
    quantity = next(find_quantities(sentence))[2]
    assert complete(quantity, sentence, at=(0, 2), head="docker").counted == "docker"
    assert complete(quantity, sentence, at=(0, 2)).counted == "worker"


@pytest.mark.parametrize(("before", "expected"), [("14 dead as of ", True), ("14 dead by ", True), ("14 died on ", False)])
def test_a_date_can_say_when_a_count_was_so(before: str, expected: bool) -> None:
    """The words right before a date tell whether a count was so by then."""
    assert is_as_of(f"{before}Tuesday", len(before)) is expected


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 20))
def test_any_text_has_a_scope(text: str, start: int, length: int) -> None:
    """Whatever stands around a number, its scope is read the same way twice, without fail."""
    at = (min(start, len(text)), min(start + length, len(text)))
    assert read_scope(text, at) == read_scope(text, at)
    for unit in ("USD", "km", "day", "%"):
        read_scope(text, at, unit=unit)
