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
    """“The Mail” is not resolved where two papers end in it."""
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


SPELLINGS = "other_spelling same_person"
"""Either may be the first to see that two spellings are one name."""


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (named("Moammar Qadavi"), named("Muammar Gadhavi"), SPELLINGS),
        (named("Volodimir Zelan"), named("Volodymyr Zelan"), SPELLINGS),
        (named("Sergei Lavrin"), named("Sergey Lavrin"), SPELLINGS),
        (named("Mohammed al-Morsa"), named("Muhammad Mursa"), SPELLINGS),
        (named("Marcel Lehel Adrin"), named("Adrin Lehel Marcel"), SPELLINGS),
        (named("AFP", OUTLET), named("Agence France-Presse", OUTLET), "known_outlet"),
        (named("Xinhua", OUTLET), named("New China News Agency", OUTLET), "known_outlet"),
        (named("dpa", OUTLET), named("Deutsche Presse-Agentur", OUTLET), "known_outlet"),
        (named("Meridian agency", OUTLET), named("Meridian News Agency", OUTLET), "same_trade_name"),
        (named("Meridian", ORGANISATION), named("Meridian News Agency", OUTLET), "short_name"),
        (named("Tegenwoord"), named("Tegenwoord", OUTLET), "no_person"),
        (named("Aldgate Figures"), named("Aldgate Figures", ORGANISATION), "no_person"),
        (named("political columnist Joe Arden"), named("Joe Arden"), "same_name"),
        (named("former secretary of state Joe Arden"), named("Joe Arden"), "same_name"),
    ],
)
def test_each_joining_says_by_which_rule(one: DocumentSource, other: DocumentSource, rule: str) -> None:
    """Spellings of other alphabets, other names of an agency, and descriptions before a name do not make a second source."""
    readings = [Reading(Document(DocumentId(f"T{n}"), "", "", ""), sources=(s,)) for n, s in enumerate((one, other), 1)]
    (source,), _ = number(join_named(readings))
    (merge,) = source.merges
    assert merge.rule in rule.split()
    assert source.merges[0].detail


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Colin Arden"), named("Colleen Arden")),
        (named("Lena Arden"), named("Lana Arden")),
        (named("Arden Tomas"), named("Tomas Arden")),
        (named("Philip Arden"), named("Philip Arden", ORGANISATION)),
        (named("Governor Arden"), named("Arden", OUTLET)),
        (named("Health Service", ORGANISATION), named("Health Agency", ORGANISATION)),
        (named("Washington Post", OUTLET), named("New York Post", OUTLET)),
        (named("Reuters", OUTLET), named("Agence France-Presse", OUTLET)),
        (named("Kelmar News", OUTLET), named("Oskar News", OUTLET)),
    ],
)
def test_what_only_looks_alike_stays_two(one: DocumentSource, other: DocumentSource) -> None:
    """A man and a woman, a person and a firm of that name, two outlets that the lists know, are two."""
    (first,), (second,) = ids_of([one], [other])
    assert first != second


GOVERNOR, MARSK = named("governor of Ostrel"), named("Ilen Marsk", SourceKind.PERSON, "Governor Marsk")


def in_one_story(*documents: list[DocumentSource], stories: int = 1) -> list[list[str]]:
    """The sources of each document, all of one story or of one each, in; their ids out."""
    readings = [Reading(Document(DocumentId(f"T{n}"), "", "", ""), sources=tuple(d)) for n, d in enumerate(documents, 1)]
    ids = [r.document.id for r in readings]
    _, source_of = number(join_named(readings, stories=[ids] if stories == 1 else [[i] for i in ids]))
    return [[source_of[r.document.id, n] for n in range(len(r.sources))] for r in readings]


def test_an_office_is_its_one_holder_within_a_story() -> None:
    """“The governor of Ostrel” is the only governor whom the story names; in another story it need not be."""
    (governor,), (marsk,) = in_one_story([GOVERNOR], [MARSK])
    assert governor == marsk
    (governor,), (marsk,) = in_one_story([GOVERNOR], [MARSK], stories=2)
    assert governor != marsk


@pytest.mark.parametrize(
    "others",
    [
        [named("Pia Renn", SourceKind.PERSON, "Governor Renn")],
        [named("governor of Kelmar")],
        [named("prefect of Kelmar"), named("governor of Kelmar")],
        [DocumentSource("Ilen Marsk", SourceKind.PERSON, False, aliases=("Governor Marsk",), body="Kelmar")],
    ],
)
def test_an_office_that_two_may_hold_is_nobodys(others: list[DocumentSource]) -> None:
    """With two governors, two provinces, or a governor of another province in the story, nobody is taken for the first."""
    (governor,), (marsk,), *_ = in_one_story([GOVERNOR], [MARSK], others)
    assert governor != marsk


@pytest.mark.parametrize("name", ["deputy governor of Ostrel", "former governor of Ostrel", "a friend of Ostrel", "governor"])
def test_what_is_no_office_of_one_holder_is_nobodys(name: str) -> None:
    """A deputy, a former holder or a mere description is not the holder."""
    (described,), (marsk,) = in_one_story([named(name)], [MARSK])
    assert described != marsk


def test_a_minister_is_the_one_of_that_ministry_alone() -> None:
    """Of an office that many hold a report must say whose it is; a prime minister is no minister."""
    works = named("minister of Works")
    for body, is_one in ((None, False), ("Health", False), ("Works", True)):
        moor = DocumentSource("Ada Moor", SourceKind.PERSON, False, aliases=("Minister Ada Moor",), body=body)
        (described,), (minister,) = in_one_story([works], [moor])
        assert (described == minister) is is_one
    moor = DocumentSource("Ada Moor", SourceKind.PERSON, False, aliases=("Prime Minister Ada Moor",), body="Works")
    (described,), (minister,) = in_one_story([works], [moor])
    assert described != minister


def test_whoever_holds_an_office_is_shown_by_name() -> None:
    """The person's name goes before the office's, though that is longer."""
    documents = [
        [named("managing director of the Ostrel Line")],
        [DocumentSource("Pia Renn", SourceKind.PERSON, False, aliases=("managing director Pia Renn",), body="Ostrel Line")],
    ]
    readings = [Reading(Document(DocumentId(f"T{n}"), "", "", ""), sources=tuple(d)) for n, d in enumerate(documents, 1)]
    (source,), _ = number(join_named(readings, stories=[[r.document.id for r in readings]]))
    assert (source.name, source.kind) == ("Pia Renn", SourceKind.PERSON)


def test_a_name_that_only_looked_like_a_persons_is_a_bodys() -> None:
    """Where a report takes an outlet for a person, the joined source is the outlet."""
    readings = [
        Reading(Document(DocumentId(f"T{n}"), "", "", ""), sources=(named("Tegenwoord", kind),))
        for n, kind in enumerate((SourceKind.PERSON, OUTLET), 1)
    ]
    (source,), _ = number(join_named(readings))
    assert source.kind is OUTLET
