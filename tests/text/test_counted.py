"""The noun of what is counted, where no parse is at hand."""

from __future__ import annotations

import pytest

from firsthand.text.counted import head_after, name_of


@pytest.mark.parametrize(
    ("text", "has_unit", "expected"),
    [
        (" dock workers fled", False, "worker"),
        (" people", False, "person"),
        (" women and a man", False, "woman"),
        (" of the boats sank", False, "boat"),
        (" sank off Tarn", False, None),
        (" of rioting", True, "riot"),
        (" worth of diamond rings", True, "ring"),
        (" long", True, None),
        ("", False, None),
    ],
)
def test_noun_is_read_after_the_number(text: str, has_unit: bool, expected: str | None) -> None:
    """The first noun in the plural is counted; of a measure only what "of" or "in" names."""
    assert head_after(text, has_unit=has_unit) == expected


@pytest.mark.parametrize(("noun", "expected"), [("Cities", "city"), ("boxes", "box"), ("Boats", "boat"), ("children", "child")])
def test_a_noun_has_one_name(noun: str, expected: str) -> None:
    """Singular, in small letters."""
    assert name_of(noun) == expected
