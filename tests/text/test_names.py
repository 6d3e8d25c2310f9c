"""Names: what is one name, what can be one person's, what an acronym stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.agreement import Agreement
from firsthand.text.names import compare_person, is_acronym_of, is_misspelling, normalise, surname, titles, without_titles, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The U.S. Ministry's “Café”", "us ministry cafe"),
        ("Agence Libre-Presse", "agence libre presse"),
        ("O'Neil's men", "oneil men"),
        ("the workers’ union", "workers union"),
        ("The", "the"),
        ("…", ""),
    ],
)
def test_a_name_is_compared_without_its_dress(name: str, expected: str) -> None:
    """Case, accents, dots, possessives and articles fall away; a name that is nothing else is kept."""
    assert normalise(name) == expected
    assert words(name) == tuple(expected.split())


@given(st.text(max_size=40))
def test_normalising_twice_is_normalising_once(name: str) -> None:
    """What is plain already stays as it is."""
    assert normalise(normalise(name)) == normalise(name)


def test_titles_and_degrees_are_no_part_of_the_name() -> None:
    """Titles before a name and degrees after it come off; a title alone is kept."""
    assert titles("Vice President Ada Moor") == ("vice", "president")
    assert without_titles("Dr. Ada Moor, Ph.D.") == ("ada", "moor")
    assert without_titles("President") == ("president",)
    assert surname("Gen. Ada van der Moor Jr.") == "van der moor"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Ada Moor", "Mayor Ada Moor", Agreement.SAME),
        ("Ada B. Moor", "Ada Moor", Agreement.SAME),
        ("Moor", "Ada Moor", Agreement.COMPATIBLE),
        ("Mr. Moor", "Tom Moor", Agreement.COMPATIBLE),
        ("T. Moor", "Tom Moor", Agreement.COMPATIBLE),
        ("Bill Moor", "William Moor", Agreement.COMPATIBLE),
        ("Lindqvist", "Marit Lindquist", Agreement.COMPATIBLE),
        ("Han", "Han Sol-mi", Agreement.COMPATIBLE),
        ("Moor, Ada", "Ada Moor", Agreement.SAME),
        ("Mohammed Tarrin", "Muhammad Tareen", Agreement.COMPATIBLE),
        ("Yusuf Moor", "Youssef Moor", Agreement.COMPATIBLE),
        ("Kim Sol Un", "Sol Un Kim", Agreement.COMPATIBLE),
        ("Tom Moor Jr.", "Tom Moor", Agreement.COMPATIBLE),
        ("Tom Moor Jr.", "Tom Moor, Jr.", Agreement.SAME),
        ("Tom Moor Jr.", "Tom Moor Sr.", Agreement.DIFFERS),
        ("Tom H. W. Moor", "Tom W. Moor", Agreement.DIFFERS),
        ("Daniel Moor", "Daniela Moor", Agreement.DIFFERS),
        ("Peter Moor", "Petra Moor", Agreement.DIFFERS),
        ("Colin Moor", "Colleen Moor", Agreement.DIFFERS),
        ("Darren Moor", "Doreen Moor", Agreement.DIFFERS),
        ("Tomas Arden", "Arden Tomas", Agreement.DIFFERS),
        ("Mr. Moor", "Mrs. Moor", Agreement.DIFFERS),
        ("Ada Moor", "Eva Moor", Agreement.DIFFERS),
        ("Ada Moor", "Ada Pell", Agreement.DIFFERS),
        ("Pell", "Ada Moor", Agreement.DIFFERS),
        ("…", "Ada Moor", Agreement.INCOMPARABLE),
    ],
)
def test_two_names_can_or_cannot_be_one_persons(a: str, b: str, expected: Agreement) -> None:
    """A surname, initial, short form or slip of the pen fits the full name; another given name does not. Order is nothing."""
    assert compare_person(a, b) is expected
    assert compare_person(b, a) is expected


PEOPLE = st.lists(
    st.sampled_from(
        [
            "Mr.",
            "Mrs.",
            "Dr",
            "Ada",
            "Adda",
            "Tom",
            "Mohammed",
            "Muhammad",
            "Yusuf",
            "Youssef",
            "Moor",
            "Moore,",
            "Jr.",
            "Sr.",
            "III",
            "de",
            "al-",
            "B.",
            "C.",
            "Minister",
        ]
    ),
    max_size=5,
).map(" ".join)


@given(st.text(alphabet="abc .-MrDr", max_size=20) | PEOPLE, st.text(alphabet="abc .-MrDr", max_size=20) | PEOPLE)
def test_comparing_persons_is_symmetric_and_reflexive(a: str, b: str) -> None:
    """Which name comes first changes nothing; a name of any words is one person's."""
    assert compare_person(a, b) is compare_person(b, a)
    assert compare_person(a, a) is (Agreement.SAME if words(a) else Agreement.INCOMPARABLE)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("TIFH", "Tarn Institute for Harbours", True),
        ("TIH", "Tarn Institute for Harbours", True),
        ("T.I.H.", "Tarn Institute for Harbours", True),
        ("ALP", "Agence Libre-Presse", True),
        ("CFS", "Centres for Fisheries Survey and Prevention", True),
        ("TARNIN", "Tarn Institute (TARNIN)", True),
        ("TH", "Tarn Institute for Harbours", False),
        ("Tih", "Tarn Institute for Harbours", False),
        ("T", "Tarn", False),
        ("", "Tarn Institute", False),
    ],
)
def test_an_acronym_is_first_letters(short: str, long: str, expected: bool) -> None:
    """First letters in order make an acronym, small words counted or not; so does a name in brackets."""
    assert is_acronym_of(short, long) is expected


def test_short_words_are_never_misspellings() -> None:
    """One letter more or less matters in a short name, not in a long one."""
    assert is_misspelling("scarlett", "scarlet")
    assert is_misspelling("lindqvist", "lindqivst")
    assert not is_misspelling("moor", "moon")
    assert not is_misspelling("lindqvist", "lindqvist")
