"""Quantities: what counts, how firmly, and when two of them cannot both be right."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.agreement import Agreement
from firsthand.text.number_words import read_number
from firsthand.text.quantities import Bound, Quantity, compare
from firsthand.text.quantity_spans import find_quantities, parse

QUANTITIES = st.builds(
    Quantity,
    low=st.integers(0, 5000).map(Decimal),
    bound=st.sampled_from([Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT]),
    unit=st.sampled_from([None, "%"]),
    counted=st.sampled_from([None, "person", "boat"]),
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1,400", 1400),
        ("2.4 billion", 2_400_000_000),
        ("fourteen", 14),
        ("Forty-seven", 47),
        ("six-and-thirty", 36),
        ("half a dozen", 6),
        ("a hundred and two", 102),
        ("two hundred thousand", 200_000),
        ("three dozen", 36),
        ("10m", 10_000_000),
        ("scores", None),
        ("", None),
    ],
)
def test_numbers_are_read_in_digits_and_words(words: str, expected: int | None) -> None:
    """Separators, multipliers and old ways of counting are read; a vague number has no value."""
    assert read_number(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at least 14", Quantity(Decimal(14), bound=Bound.AT_LEAST)),
        ("up to 40", Quantity(Decimal(40), bound=Bound.AT_MOST)),
        ("nearly 1,400", Quantity(Decimal(1400), bound=Bound.ABOUT)),
        ("20 or more", Quantity(Decimal(20), bound=Bound.AT_LEAST)),
        ("between 10 and 20", Quantity(Decimal(10), Decimal(20), Bound.RANGE)),
        ("10 to 20 million euros", Quantity(Decimal(10_000_000), Decimal(20_000_000), Bound.RANGE, "EUR")),
        ("$2.4 billion", Quantity(Decimal(2_400_000_000), unit="USD")),
        ("43 per cent", Quantity(Decimal(43), unit="%")),
        ("some 300,000 cubic\nmetres", Quantity(Decimal(300_000), bound=Bound.ABOUT, unit="cubic metre")),
        ("52-month", Quantity(Decimal(52), unit="month")),
        ("scores of", None),
    ],
)
def test_the_words_of_a_quantity_have_a_value(words: str, expected: Quantity | None) -> None:
    """Number, bound, range and unit are read together."""
    assert parse(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 14 dock workers and six boats", ["At least 14", "six"]),
        ("In 2013 he was hired by one of them", []),
        ("Moor, 44, met a 17-year-old boy", []),
        ("They met at 5 p.m. and at 8:15", []),
        ("They won 3-2 on Saturday", []),
        ("See No. 5, Bulletin 4 and 12 Harbour Street", []),
        ("An F-16 came on the 3rd", []),
        ("Two-thirds voted, 51 per cent of them for her", ["51 per cent"]),
        ("2,014 men and 2014 boats", ["2,014", "2014"]),
    ],
)
def test_years_ages_ordinals_and_scores_are_no_counts(text: str, expected: list[str]) -> None:
    """Only what counts or measures something is a quantity."""
    assert [text[start:end] for start, end, _ in find_quantities(text)] == expected


def _exact(number: str) -> Quantity:
    return Quantity(Decimal(number))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (_exact("14"), _exact("14"), Agreement.SAME),
        (Quantity(Decimal(14), bound=Bound.AT_LEAST), _exact("17"), Agreement.COMPATIBLE),
        (Quantity(Decimal(40), bound=Bound.AT_MOST), _exact("17"), Agreement.COMPATIBLE),
        (Quantity(Decimal(1400), bound=Bound.ABOUT), _exact("1380"), Agreement.COMPATIBLE),
        (_exact("12000"), _exact("11960"), Agreement.COMPATIBLE),
        (_exact("43"), _exact("42.7"), Agreement.COMPATIBLE),
        (_exact("14"), _exact("17"), Agreement.DIFFERS),
        (_exact("40"), _exact("43"), Agreement.DIFFERS),
        (Quantity(Decimal(14), bound=Bound.AT_LEAST), _exact("12"), Agreement.DIFFERS),
        (Quantity(Decimal(14), unit="%"), _exact("14"), Agreement.INCOMPARABLE),
        (Quantity(Decimal(14), counted="boat"), Quantity(Decimal(17), counted="person"), Agreement.INCOMPARABLE),
        (Quantity(Decimal(14), counted="people"), Quantity(Decimal(14), counted="person"), Agreement.SAME),
    ],
)
def test_quantities_differ_where_no_number_satisfies_both(a: Quantity, b: Quantity, expected: Agreement) -> None:
    """A bound fits what it allows, a rounding its exact number; another unit or thing counted is not compared."""
    assert compare(a, b) is expected
    assert compare(b, a) is expected


@given(QUANTITIES, QUANTITIES)
def test_comparing_quantities_is_symmetric(a: Quantity, b: Quantity) -> None:
    """Which quantity comes first changes nothing, and one is the same as itself."""
    assert compare(a, b) is compare(b, a)
    assert compare(a, a) is Agreement.SAME


@given(st.text(alphabet="0123456789 ,.-$%atoneleshudrmp:/\n", max_size=80))
def test_any_text_can_be_searched_for_quantities(text: str) -> None:
    """Stretches are in order, within the text and without blanks at the ends."""
    last = 0
    for start, end, _ in find_quantities(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end
