"""Who copied whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading
from firsthand.stages.cluster.directions import direct, is_named_in

MakeReading = Callable[..., Reading]
TEXT = "The ferry to the outer islands ran aground on the sandbank before dawn and lay there until the tide came back at noon."


def test_a_credit_line_goes_before_dates(make_reading: MakeReading) -> None:
    """The report that credits the other's outlet in its dateline is the copy, whatever day each bears."""
    wire = make_reading("T1", TEXT, published="2020-02-02", outlet="Vesper Wire")
    paper = make_reading("T2", f"OSKAR, Feb 1 (Vesper Wire) - {TEXT}", published="2020-02-01", outlet="Oskar Mail")
    found = direct(wire, paper)
    assert (found.is_first_later, found.is_known) == (False, True)
    assert "Vesper Wire" in found.reason


def test_the_later_is_the_copy(make_reading: MakeReading) -> None:
    """Without a credit, the dates decide."""
    found = direct(make_reading("T1", TEXT, published="2020-02-02"), make_reading("T2", TEXT, published="2020-02-01"))
    assert (found.is_first_later, found.is_known) == (True, True)


def test_the_shorter_was_cut(make_reading: MakeReading) -> None:
    """Without dates, the text that lacks a fifth or more was cut from the other."""
    found = direct(make_reading("T1", TEXT[:60]), make_reading("T2", TEXT))
    assert (found.is_first_later, found.is_known) == (True, True)


def test_what_cannot_be_known_is_said(make_reading: MakeReading) -> None:
    """Two undated texts of one length have no known direction."""
    assert not direct(make_reading("T1", TEXT), make_reading("T2", TEXT)).is_known


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
