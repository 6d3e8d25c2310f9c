"""Quantities: what counts, how firmly, and when two of them cannot both be right."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue
from firsthand.text.number_words import is_ambiguous, read_number
from firsthand.text.quantities import Bound, Fate, Quantity, Reach, Scope, compare, is_update
from firsthand.text.quantity_spans import find_quantities, find_unread, parse
from firsthand.text.quantity_words import UNIT_OF

SCOPES = st.builds(
    Scope,
    fate=st.sampled_from([None, Fate.KILLED, Fate.INJURED]),
    place=st.sampled_from([None, "tarn", "tarn valley", "orsk", "city", "country"]),
    reach=st.sampled_from([None, *Reach]),
    rate=st.sampled_from([None, "day"]),
)
DAYS = st.sampled_from([None, DateValue(2031, 3, 1), DateValue(2031, 3, 3), DateValue(2031), DateValue(None, 3, 1)])
QUANTITIES = st.builds(
    Quantity,
    low=st.one_of(st.integers(0, 5000), st.decimals(0, 5000, places=2), st.just(10**27)).map(Decimal),
    bound=st.sampled_from([Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT]),
    unit=st.sampled_from([None, "%", "km", "mile", "USD"]),
    counted=st.sampled_from([None, "person", "boat"]),
    scope=SCOPES,
    as_of=DAYS,
)
PRINTED = st.one_of(
    st.builds(
        Quantity,
        low=st.one_of(st.integers(0, 10**12).map(Decimal), st.decimals(0, 500, places=1)),
        bound=st.sampled_from([Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT]),
        unit=st.sampled_from([None, *sorted(set(UNIT_OF.values()))]),
    ),
    st.builds(
        lambda low, more, unit: Quantity(Decimal(low), Decimal(low + more), Bound.RANGE, unit),
        st.integers(0, 5000), st.integers(1, 500), st.sampled_from([None, "km", "USD", "day"]),
    ),
)  # fmt: skip


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
        ("2,5 million", 2_500_000),
        ("1.400.000", 1_400_000),
        ("12,00,000", 1_200_000),
        ("5 lakh", 500_000),
        ("a quarter of a million", 250_000),
        ("a couple", 2),
        ("1.400", None),
        ("9" * 60, None),
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
        ("scores", Quantity(Decimal(40), bound=Bound.AT_LEAST)),
        ("tens of thousands", Quantity(Decimal(20_000), bound=Bound.AT_LEAST)),
        ("half a dozen", Quantity(Decimal(6), bound=Bound.ABOUT)),
        ("10–15", Quantity(Decimal(10), Decimal(15), Bound.RANGE)),
        ("one in five", Quantity(Decimal(20), bound=Bound.ABOUT, unit="%")),
        ("US$5m-10m", Quantity(Decimal(5_000_000), Decimal(10_000_000), Bound.RANGE, "USD")),
        ("1.400", None),
        ("up to hundreds", None),
        ("31 February", None),
        ("", None),
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
        ("Two-thirds voted, 51 per cent of them for her", ["Two-thirds", "51 per cent"]),
        ("2,014 men and 2014 boats", ["2,014", "2014"]),
        ("On 12 May, on May 12 and on 8 October 2011", []),
        ("Call 555-0123, +44 20 7946 0958 or 01632 960 001", []),
        ("From 1974 to 1978, in about 1850, and 1999-2003", []),
        ("Shed 9 was built in 1961. Pier 3 burned.", []),
        ("Articles 5 and 6, Section 3, Mark 7 and Flight 714", []),
        ("The 20-13 win, a 5-4 ruling, and Tarn (25-7)", []),
        ("Ana Quill, 20, and a boy, 15, came", []),
        ("Two years ago and three weeks later", []),
        ("29-of-34 passes and 9/11", []),
        ("Twice as many came; no one knows", []),
        ("AK 47s, 1'400 and 2, 129 points", []),
        ("No one was hurt; there were no deaths", ["No one", "no"]),
        ("He voted twice, said three of them", ["twice", "three"]),
        ("KILLS 10; Quake Leaves 14 Dead", ["10", "14"]),
        ("1.2m people got $2.4bn", ["1.2m", "$2.4bn"]),
        ("a two-million-euro ($2.6-million) haul", ["two-million-euro", "$2.6-million"]),
        ("dozens of boats, a couple of cars, over half of them", ["dozens", "a couple", "over half"]),
        ("said “more than 14 boats”", ["more than 14"]),
    ],
)
def test_years_ages_ordinals_and_scores_are_no_counts(text: str, expected: list[str]) -> None:
    """Only what counts or measures something is a quantity."""
    assert [text[start:end] for start, end, _ in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.400 people marched", ["1400"]),
        ("1.400 per cent of it", ["1.400 %"]),
        ("1.255 million people", ["1255000"]),
        ("It rose from 3 to 4 per cent", ["3 %", "4 %"]),
        ("It holds from 3 to 4 people", ["between 3 and 4"]),
        ("He fell about 60m from a ridge", ["about 60 metre"]),
        ("It sold 60m records", ["60000000"]),
        ("A 5.9-magnitude quake, later one of magnitude at least 6.1", ["5.9 magnitude", "at least 6.1 magnitude"]),
        ("home to 120, 000 people", ["120000"]),
        ("7 to 9 million euros", ["between 7000000 and 9000000 EUR"]),
        ("between 10 km and 15 km", ["between 10 and 15 km"]),
        ("20 or so boats", ["about 20"]),
    ],
)
def test_what_stands_around_a_number_decides(text: str, expected: list[str]) -> None:
    """Thousands or fraction, metres or millions, a range or a change: read from the words beside the number."""
    assert [quantity.words() for _, _, quantity in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "unread"), [("It weighs 1.400 kg", ["1.400 kg"]), ("It cost €1.400", ["€1.400"]), ("14 boats", [])]
)
def test_a_number_with_two_readings_is_said_to_be_unread(text: str, unread: list[str]) -> None:
    """What may be thousands or a fraction has no value, and its place is told."""
    assert [text[start:end] for start, end in find_unread(text)] == unread
    assert is_ambiguous("1.400")


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
        (Quantity(Decimal(200), unit="foot"), Quantity(Decimal(60), unit="metre"), Agreement.COMPATIBLE),
        (Quantity(Decimal(200), unit="foot"), Quantity(Decimal(90), unit="metre"), Agreement.DIFFERS),
        (Quantity(Decimal(48), unit="hour"), Quantity(Decimal(2), unit="day"), Agreement.COMPATIBLE),
        (Quantity(Decimal(2), bound=Bound.ABOUT), _exact("3"), Agreement.COMPATIBLE),
        (_exact("1"), _exact("0.6"), Agreement.COMPATIBLE),
        (_exact("0"), _exact("0.6"), Agreement.DIFFERS),
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


KILLED, INJURED = Scope(Fate.KILLED), Scope(Fate.INJURED)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (KILLED, INJURED, Agreement.INCOMPARABLE),
        (KILLED, Scope(), Agreement.DIFFERS),
        (Scope(place="tarn"), Scope(place="orsk"), Agreement.INCOMPARABLE),
        (Scope(place="tarn"), Scope(place="tarn valley"), Agreement.DIFFERS),
        (Scope(place="tarn"), Scope(place="city"), Agreement.DIFFERS),
        (Scope(place="country"), Scope(place="city"), Agreement.INCOMPARABLE),
        (Scope(reach=Reach.SO_FAR), Scope(), Agreement.COMPATIBLE),
        (Scope(reach=Reach.ANOTHER), Scope(), Agreement.INCOMPARABLE),
        (Scope(reach=Reach.TOTAL), Scope(), Agreement.DIFFERS),
        (Scope(rate="day"), Scope(), Agreement.INCOMPARABLE),
    ],
)
def test_another_scope_is_not_compared(a: Scope, b: Scope, expected: Agreement) -> None:
    """14 and 17 differ only where they may speak of one thing; what is unsaid may be anything."""
    assert compare(Quantity(Decimal(14), scope=a), Quantity(Decimal(17), scope=b)) is expected
    assert compare(Quantity(Decimal(17), scope=b), Quantity(Decimal(14), scope=a)) is expected


def _on(day: int | None, number: int, **more: object) -> Quantity:
    return Quantity(Decimal(number), as_of=DateValue(2031, 3, day) if day else None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (_on(1, 14), _on(2, 17), True),
        (_on(2, 17), _on(1, 14), False),
        (_on(1, 17), _on(2, 14), True),
        (_on(1, 14), _on(2, 14), False),
        (_on(1, 14, scope=KILLED), _on(2, 17, scope=INJURED), False),
        (_on(None, 14), _on(None, 17), False),
        (_on(None, 3, bound=Bound.AT_LEAST), _on(None, 10, bound=Bound.AT_LEAST), True),
        (_on(None, 10, bound=Bound.AT_LEAST), _on(None, 3, bound=Bound.AT_LEAST), False),
        (_on(None, 14, scope=Scope(reach=Reach.SO_FAR)), _on(None, 17), True),
        (_on(None, 5, unit="day", scope=Scope(Fate.LASTED)), _on(None, 8, unit="day", scope=Scope(Fate.LASTED)), True),
    ],
)
def test_a_later_count_is_an_update(a: Quantity, b: Quantity, expected: bool) -> None:
    """A count of the same thing at a later time, or above a bound from below, brings the first up to date."""
    assert is_update(a, b) is expected


def test_counts_of_two_days_can_both_be_right() -> None:
    """14 on Monday and 17 on Wednesday do not speak against each other; 14 and 17 on one day do."""
    assert compare(_on(1, 14), _on(3, 17)) is Agreement.COMPATIBLE
    assert compare(_on(1, 14), _on(1, 17)) is Agreement.DIFFERS


@given(QUANTITIES, QUANTITIES)
def test_an_update_goes_one_way(a: Quantity, b: Quantity) -> None:
    """No quantity is an update of itself, nor are two of each other; what is incomparable is none."""
    assert not is_update(a, a)
    assert not (is_update(a, b) and is_update(b, a))
    assert not (is_update(a, b) and compare(a, b) is Agreement.INCOMPARABLE)


@given(PRINTED)
def test_a_printed_quantity_is_read_back(quantity: Quantity) -> None:
    """Number, bound and unit come back from the words that they are printed as."""
    assert parse(quantity.words()) == quantity


@given(st.text(max_size=60))
def test_any_words_can_be_parsed(words: str) -> None:
    """Whatever is given has a value or none."""
    parsed = parse(words)
    assert parsed is None or compare(parsed, parsed) is Agreement.SAME


def test_finding_takes_time_in_proportion_to_length() -> None:
    """Eight times the text takes at most sixteen times as long, whatever it repeats."""
    for piece in (
        "1 400 ",
        "one two ",
        "a ",
        "at least ",
        "from 3 to 4 rose ",
        "111,",
        "between 1 and ",
        "no one ",
        "$",
        "half of ",
    ):
        times = []
        for count in (400, 3_200):
            text = piece * count
            times.append(min(_seconds(text) for _ in range(2)))
        assert times[1] < 16 * max(times[0], 0.002), piece


def _seconds(text: str) -> float:
    start = time.process_time()
    for _ in find_quantities(text):
        pass
    return time.process_time() - start


@given(st.text(alphabet="0123456789 ,.-$%atoneleshudrmp:/\n", max_size=80))
def test_any_text_can_be_searched_for_quantities(text: str) -> None:
    """Stretches are in order, within the text and without blanks at the ends."""
    last = 0
    for start, end, _ in find_quantities(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end
