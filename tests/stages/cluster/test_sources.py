"""One source wherever it is named."""

from __future__ import annotations

import pytest

from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.stages.cluster.sources import join_named, number


def named(name: str, kind: SourceKind = SourceKind.PERSON, *aliases: str) -> DocumentSource:
    """A named source."""
    return DocumentSource(name, kind, is_anonymous=False, aliases=aliases)


def nameless(name: str, kind: SourceKind = SourceKind.PERSON) -> DocumentSource:
    """An anonymous source."""
    return DocumentSource(name, kind, is_anonymous=True)


def ids_of(*documents: list[DocumentSource]) -> list[list[str]]:
    """The sources of each document in, their ids in the case out."""
    readings = [Reading(Document(DocumentId(f"T{n}"), "", "", ""), sources=tuple(d)) for n, d in enumerate(documents, 1)]
    _, source_of = number(join_named(readings))
    return [[source_of[r.document.id, n] for n in range(len(r.sources))] for r in readings]


ORGANISATION = SourceKind.ORGANISATION
OUTLET = SourceKind.OUTLET


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Lena Arden"), named("Lena Arden")),
        (named("Captain Lena Arden"), named("Lena Arden")),
        (named("Arden"), named("Lena Arden")),
        (named("VEFA", ORGANISATION), named("Veld Fishing Authority", ORGANISATION, "VEFA")),
        (named("VFA", ORGANISATION), named("Veld Fishing Authority", ORGANISATION)),
        (named("the Mail", OUTLET), named("Oskar Mail", OUTLET)),
        (named("The Oskar Mail", OUTLET), named("Oskar Mail", OUTLET)),
    ],
)
def test_one_name_is_one_source(one: DocumentSource, other: DocumentSource) -> None:
    """Titles, articles, initials and the short form of a name do not make a second source."""
    (first,), (second,) = ids_of([one], [other])
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Lena Arden"), named("Tomas Arden")),
        (named("Mr Arden"), named("Ms Arden")),
        (nameless("a nurse"), nameless("a nurse")),
        (nameless("Lena Arden's neighbour"), named("Lena Arden")),
        (named("police", ORGANISATION), named("river police", ORGANISATION)),
        (named("Arden", ORGANISATION), named("Lena Arden")),
        (DocumentSource("reports", SourceKind.UNSPECIFIED, True), DocumentSource("reports", SourceKind.UNSPECIFIED, True)),
    ],
)
def test_what_may_be_two_stays_two(one: DocumentSource, other: DocumentSource) -> None:
    """A nameless source is joined to nothing by its description, and a common noun is no name."""
    (first,), (second,) = ids_of([one], [other])
    assert first != second


def test_a_surname_that_two_share_fits_neither() -> None:
    """Where two people of the case bear a surname, the surname alone stays apart."""
    (arden,), (lena, tomas) = ids_of([named("Arden")], [named("Lena Arden"), named("Tomas Arden")])
    assert len({arden, lena, tomas}) == 3


def test_a_short_name_that_two_outlets_share_fits_neither() -> None:
    """"The Mail" is not resolved where two papers end in it."""
    (mail,), (oskar, kelmar) = ids_of([named("the Mail", OUTLET)], [named("Oskar Mail", OUTLET), named("Kelmar Mail", OUTLET)])
    assert len({mail, oskar, kelmar}) == 3


def test_a_source_has_the_fullest_name_and_keeps_the_others() -> None:
    """Ids follow first appearance; every joining has its reason."""
    documents = [[named("Arden")], [named("Lena Arden"), named("Kelmar council", ORGANISATION)]]
    readings = [Reading(Document(DocumentId(f"T{n}"), "", "", ""), sources=tuple(d)) for n, d in enumerate(documents, 1)]
    (arden, council), _ = number(join_named(readings))
    assert (arden.id, arden.name, arden.aliases) == ("S1", "Lena Arden", ("Arden",))
    assert arden.members == (("T1", 0), ("T2", 0))
    assert [m.rule for m in arden.merges] == ["same_person"]
    assert (council.id, council.merges) == ("S2", ())


def test_what_several_bodies_are_called_for_short_joins_none_of_them() -> None:
    """“The agency” of one report is not the agency of another, where each has a name of its own."""
    one, other = named("Belmar News Agency", OUTLET, "agency"), named("Corvo Press Agency", OUTLET, "agency")
    assert ids_of([one], [other]) == [["S1"], ["S2"]]
    assert ids_of([one], [named("Belmar News Agency", OUTLET, "agency")]) == [["S1"], ["S1"]]
