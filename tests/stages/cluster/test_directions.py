"""Who copied whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading
from firsthand.model.story import Overlap
from firsthand.stages.cluster.directions import Direction, Ties, direct, is_named_in, take_signs

MakeReading = Callable[..., Reading]
TEXT = "The ferry to the outer islands ran aground on the sandbank before dawn and lay there until the tide came back at noon."


def find_direction(a: Reading, b: Reading, ties: Ties | None = None) -> Direction:
    """Two readings, and what ties them where it is no plain copy, in, the direction out."""
    return direct(take_signs(a), take_signs(b), ties or Ties())


def test_a_credit_line_goes_before_dates(make_reading: MakeReading) -> None:
    """The report that credits the other's outlet in its dateline is the copy, whatever day each bears."""
    wire = make_reading("T1", TEXT, published="2020-02-02", outlet="Vesper Wire")
    paper = make_reading("T2", f"OSKAR, Feb 1 (Vesper Wire) - {TEXT}", published="2020-02-01", outlet="Oskar Mail")
    found = find_direction(wire, paper)
    assert (found.is_first_later, found.is_known) == (False, True)
    assert "Vesper Wire" in found.reason


def test_the_later_is_the_copy(make_reading: MakeReading) -> None:
    """Without a credit, the dates decide."""
    found = find_direction(make_reading("T1", TEXT, published="2020-02-02"), make_reading("T2", TEXT, published="2020-02-01"))
    assert (found.is_first_later, found.is_known) == (True, True)


def test_the_shorter_was_cut(make_reading: MakeReading) -> None:
    """Without dates, the text that lacks a fifth or more, and has nothing of its own, was cut from the other."""
    a, b = make_reading("T1", TEXT[:60]), make_reading("T2", TEXT)
    found = find_direction(a, b, Ties(Overlap.COPY, 1.0, (10, 20)))
    assert (found.is_first_later, found.is_known) == (True, True)
    assert not find_direction(a, b, Ties(Overlap.COPY, 0.6, (10, 20))).is_known
    assert not find_direction(a, b, Ties(Overlap.PARTIAL, 1.0, (10, 20))).is_known


def test_two_that_credit_one_agency_copied_that(make_reading: MakeReading) -> None:
    """Both papers print the agency's text: the later need not have it from the earlier; the agency's own report comes first."""
    papers = [
        make_reading(f"T{n}", f"OSKAR, Feb 1 (AFP) - {TEXT}", published=f"2020-02-0{n}", outlet=f"{name} Mail")
        for n, name in enumerate(("Oskar", "Kelmar"), 1)
    ]
    assert not find_direction(*papers).is_known
    wire = make_reading("T3", TEXT, published="2020-02-03", outlet="Agence France-Presse")
    found = find_direction(papers[0], wire)
    assert (found.is_first_later, found.is_known) == (True, True)


def test_times_with_zones_are_compared_as_moments(make_reading: MakeReading) -> None:
    """Half past midnight in one zone is before eleven at night of the day before in another."""
    east = make_reading("T1", TEXT, published="2020-02-02T00:30:00+09:00")
    west = make_reading("T2", TEXT, published="2020-02-01T23:00:00+00:00")
    assert find_direction(east, west).is_first_later is False
    assert find_direction(west, east).is_first_later is True


def test_who_quotes_the_other_came_later(make_reading: MakeReading) -> None:
    """A report that puts the other's own words between marks had it before it."""
    a, b = make_reading("T1", TEXT), make_reading("T2", TEXT)
    assert find_direction(a, b, Ties(Overlap.PARTIAL, 0.1, quoted=(9, 0))).is_first_later is False
    assert find_direction(a, b, Ties(Overlap.PARTIAL, 0.1, quoted=(0, 9))).is_first_later is True


def test_what_cannot_be_known_is_said(make_reading: MakeReading) -> None:
    """Two undated texts of one length have no known direction."""
    assert not find_direction(make_reading("T1", TEXT), make_reading("T2", TEXT)).is_known


@pytest.mark.parametrize(
    ("outlet", "text", "expected"),
    [
        ("Vesper Wire", "the minister told Vesper Wire on Monday", True),
        ("The Vesper Wire", "the minister told Vesper Wire on Monday", True),
        ("VPI", "(c) 2016 Vesper Press International", True),
        ("Vesper Press International", "OSKAR (VPI) - The ferry", True),
        ("Vesper Wire", "a wire was cut, and the vesper bell rang", False),
        ("Vesper Wire", "", False),
    ],
)
def test_an_outlet_is_named_in_full_or_by_its_initials(outlet: str, text: str, expected: bool) -> None:
    """A name is found with or without its article, and as the letters that stand for it."""
    assert is_named_in(outlet, text) is expected
