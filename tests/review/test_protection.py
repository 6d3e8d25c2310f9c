"""Whom a person protects, wherever the name is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from firsthand.model.judgement import JudgementId
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.review import Guard, find_protected

MakeReading = Callable[..., Reading]

PERSON, OUTLET = SourceKind.PERSON, SourceKind.OUTLET
ARDEN = Guard(JudgementId("J1"), names=("Lena Arden", "Arden"), forms=("Nita",))
COUNCIL = Guard(JudgementId("J2"), names=("Kelmar Town Council",), is_person=False)


@pytest.mark.parametrize(("guard", "name", "kind", "is_covered"), [
    (ARDEN, "Lena Arden", PERSON, True),
    (ARDEN, "Dr. Lena ARDEN", PERSON, True),
    (ARDEN, "L. Arden", PERSON, True),
    (ARDEN, "Arden", PERSON, True),
    (ARDEN, "nita", PERSON, True),
    (ARDEN, "Oskar Arden", PERSON, False),
    (ARDEN, "Lena Belt", PERSON, False),
    (ARDEN, "Arden Press", OUTLET, False),
    (COUNCIL, "the Kelmar Town Council", SourceKind.ORGANISATION, True),
    (COUNCIL, "KTC", SourceKind.ORGANISATION, True),
    (COUNCIL, "Kelmar Town Band", SourceKind.ORGANISATION, False),
])  # fmt: skip
def test_a_name_is_covered_wherever_it_stands(guard: Guard, name: str, kind: SourceKind, is_covered: bool) -> None:
    """The same name, a person's surname or initials alone, and a form given are covered; another's name is not."""
    assert guard.covers(DocumentSource(name, kind, is_anonymous=False)) is is_covered


def test_a_common_word_is_not_hidden_wherever_it_stands() -> None:
    """Of a body's names only those that are its own are looked for in any text: its initials, or two words with capitals."""
    body = Guard(JudgementId("J1"), names=("Kelmar Town Council", "Council", "the Council", "KTC"), is_person=False)
    assert body.telling_names() == ("Kelmar Town Council", "KTC")
    assert ARDEN.telling_names() == ("Lena Arden", "Arden")


def test_a_surname_alone_beside_another_full_name_is_somebody_else() -> None:
    """A source that is called in full somewhere is judged by that: its surname alone would fit many."""
    assert not ARDEN.covers(DocumentSource("Oskar Arden", PERSON, is_anonymous=False, aliases=("Arden",)))


@pytest.mark.parametrize("source", [
    DocumentSource("Lena Arden", PERSON, is_anonymous=True),
    DocumentSource("Lena Arden", SourceKind.UNSPECIFIED, is_anonymous=False),
])  # fmt: skip
def test_what_has_no_name_is_covered_by_no_name(source: DocumentSource) -> None:
    """An anonymous source, and nobody in particular, is never taken for a named one."""
    assert not ARDEN.covers(source)


def test_sources_are_protected_by_place_and_by_name(readings: Sequence[Reading], make_reading: MakeReading) -> None:
    """The sources that the judgement fits in, and those of the same name in reports that came later."""
    clerk = Guard(JudgementId("J1"), frozenset({(readings[0].document.id, 1)}))
    assert find_protected([clerk], readings) == {("T1", 1)}
    later = make_reading("T9", "L. Arden and a clerk of the council spoke.", named=["L. Arden", "a clerk of the council"])
    assert find_protected([clerk, ARDEN], [later]) == {("T9", 0)}
    assert find_protected([], readings) == frozenset()
    assert find_protected([clerk], [replace(later, sources=())]) == frozenset()
