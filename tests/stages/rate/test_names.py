"""Names as the rules compare them."""

from __future__ import annotations

import pytest

from firsthand.stages.rate.names import NameIndex, find_agency, is_same_name, name_of, outlet_names, person_of


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("The Vale Courier", ("vale", "courier")),
        ("Vale Courier (translated)", ("vale", "courier")),
        ("Élodie Ansèle’s", ("elodie", "ansele")),
        ("U.N.", ("un",)),
    ],
)
def test_a_name_is_its_words(printed: str, words: tuple[str, ...]) -> None:
    """Case, accents, articles, dots, possessives and brackets are no part of a name."""
    assert name_of(printed) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Arden", "Lena Arden", True),
        ("MNA", "Meridian News Agency", True),
        ("Lena Arden", "Tomas Arden", False),
        ("Vale Courier", "Hill Courier", False),
        ("", "Vale Courier", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    """A part of a name and its initials are the name; two names that share a word are not."""
    assert is_same_name(name_of(one), name_of(other)) is same


def test_titles_are_no_part_of_a_name() -> None:
    """A person is the same with and without a title, and one called only by a title keeps it."""
    assert person_of("Judge Arden") == ("arden",)
    assert person_of("the Judge") == ("judge",)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("KALMET, 12 May (Reuters) -", ("reuters",)),
        ("(AP)", ("associated", "press")),
        ("By Lena Arden, Agence France-Presse", ("agence", "france", "presse")),
        ("By Lena Arden", ()),
    ],
)
def test_agency_of_a_credit_line(line: str, agency: tuple[str, ...]) -> None:
    """A dateline or byline names its agency, in full or short, and the answer is its best-known name."""
    assert find_agency(line) == agency


def test_an_outlet_is_known_by_all_its_names() -> None:
    """A known outlet has one first name whatever it is called; an unknown one its own."""
    assert outlet_names(name_of("AFP"))[0] == outlet_names(name_of("Agence France-Presse"))[0]
    assert outlet_names(name_of("Vale Courier")) == (("vale", "courier"),)
    assert outlet_names(()) == ()


def test_a_part_that_fits_two_names_finds_neither() -> None:
    """The bare word "Courier" finds no outlet where two carry the word, but its full name does."""
    index = NameIndex([("T1", name_of("Vale Courier")), ("T2", name_of("Hill Courier")), ("T3", name_of("Port Echo"))])
    assert index.find([name_of("Courier")]) == frozenset()
    assert index.find([name_of("the Hill Courier")]) == {"T2"}
    assert index.find([name_of("Echo")]) == {"T3"}
    assert index.find([]) == frozenset()
