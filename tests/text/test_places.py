"""Places: read under any of their names, compared by what lies in what."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.agreement import Agreement
from firsthand.text.places import Place, PlaceKind, compare, parse

NAMES = [
    "Seoul", "Busan", "South Korea", "Burma", "Texas", "Ohio", "Paris", "Paris, Texas", "Georgia", "Tarn Bay", "Tarn Bay, Ohio",
    "Hong Kong", "China", "northern Syria", "Syria", "the Ukrainian capital", "Kiev", "U.S.", "Birmingham", "Atlanta, Georgia",
]  # fmt: skip


def read(words: str, context: str | None = None) -> Place:
    """The place of these words, of which there is one."""
    place = parse(words, parse(context) if context else None)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Burma", Place("Myanmar", PlaceKind.COUNTRY, "MM")),
        ("U.S.", Place("United States", PlaceKind.COUNTRY, "US")),
        ("Kiev", Place("Kyiv", PlaceKind.CITY, "UA")),
        ("the South Korean capital", Place("Seoul", PlaceKind.CITY, "KR")),
        ("the capital of Ukraine", Place("Kyiv", PlaceKind.CITY, "UA")),
        ("Ukraine's capital", Place("Kyiv", PlaceKind.CITY, "UA")),
        ("Georgia", Place("Georgia")),
        ("Atlanta, Georgia", Place("Atlanta", PlaceKind.CITY, "US", "GA")),
        ("Tbilisi, Georgia", Place("Tbilisi", PlaceKind.CITY, "GE")),
        ("Paris", Place("Paris", PlaceKind.CITY, "FR")),
        ("Paris, Texas", Place("Paris", PlaceKind.UNKNOWN, "US", "TX")),
        ("Hong Kong", Place("Hong Kong", PlaceKind.COUNTRY, "HK", within="CN")),
        ("northern Syria", Place("northern Syria", PlaceKind.REGION, "SY")),
        ("Tarn Bay", Place("Tarn Bay")),
    ],
)
def test_a_place_is_read_under_any_name(words: str, expected: Place) -> None:
    """Other names and capitals lead to the place; a name of several, or of none that is listed, has no country."""
    assert parse(words) == expected


@pytest.mark.parametrize("words", ["Burmese", "Ukrainian", "the capital", "", " ", "…"])
def test_a_people_or_a_capital_of_nowhere_is_no_place(words: str) -> None:
    """Demonyms are no places; "the capital" needs a country to be the capital of."""
    assert parse(words) is None


def test_the_country_of_the_text_says_which_place_is_meant() -> None:
    """The capital is that of the country which the text is about, and a name of several places the one there."""
    assert read("the capital", "Kharkiv") == read("Kyiv")
    assert read("Georgia", "Texas") == Place("Georgia", PlaceKind.REGION, "US", "GA")
    assert read("Georgia", "Tbilisi") == Place("Georgia", PlaceKind.COUNTRY, "GE")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Burma", "Myanmar", Agreement.SAME),
        ("Tarn Bay", "Tarn Bay", Agreement.SAME),
        ("Seoul", "South Korea", Agreement.COMPATIBLE),
        ("Atlanta, Georgia", "U.S.", Agreement.COMPATIBLE),
        ("Paris, Texas", "Texas", Agreement.COMPATIBLE),
        ("Hong Kong", "China", Agreement.COMPATIBLE),
        ("Tarn Bay", "Tarn Bay, Ohio", Agreement.COMPATIBLE),
        ("Seoul", "Busan", Agreement.DIFFERS),
        ("Seoul", "China", Agreement.DIFFERS),
        ("Paris", "Paris, Texas", Agreement.DIFFERS),
        ("Paris, Texas", "Tarn Bay, Ohio", Agreement.DIFFERS),
        ("Tarn Bay", "Seoul", Agreement.INCOMPARABLE),
        ("Tarn Bay, South Korea", "Seoul", Agreement.INCOMPARABLE),
        ("Georgia", "Texas", Agreement.INCOMPARABLE),
    ],
)
def test_places_agree_where_one_contains_the_other(a: str, b: str, expected: Agreement) -> None:
    """A town fits its country; two countries or two towns are apart; of a place that is not known nothing is said."""
    assert compare(read(a), read(b)) is expected
    assert compare(read(b), read(a)) is expected


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_comparing_places_is_symmetric_and_reflexive(a: str, b: str) -> None:
    """Which place comes first changes nothing, and a place is the same as itself."""
    assert compare(read(a), read(b)) is compare(read(b), read(a))
    assert compare(read(a), read(a)) is Agreement.SAME


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["the", "capital", "of", "northern", ",", "Paris", "U.S."]), max_size=8).map(" ".join)
)
def test_any_words_can_be_given_as_a_place(words: str) -> None:
    """What is no place is None, what is one is read alike twice, and nothing fails."""
    place = parse(words)
    assert place is None or place.name.strip()
    assert parse(words) == place


def test_importing_reads_no_lexicon() -> None:
    """The list of places is read when the first is asked for, not before."""
    code = "import sys; import firsthand.text.places; assert 'yaml' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
