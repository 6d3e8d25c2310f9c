"""Stage 8 over whole cases: claims, anonymous sources, joined chains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.stages.cluster import Clustered, run

MakeReading = Callable[..., Reading]

ARDEN = DocumentSource("Lena Arden", SourceKind.PERSON, is_anonymous=False)
BRINK = DocumentSource("Tomas Brink", SourceKind.PERSON, is_anonymous=False)
MAIL = DocumentSource("Oskar Mail", SourceKind.OUTLET, is_anonymous=False)
OFFICIAL = DocumentSource("a senior official at the port authority", SourceKind.PERSON, is_anonymous=True)
PORT_SOURCE = DocumentSource("an official at the port", SourceKind.PERSON, is_anonymous=True)
NURSE = DocumentSource("a nurse at the hospital", SourceKind.PERSON, is_anonymous=True)


def claims_of(case: Clustered) -> list[list[str]]:
    """A case in, the appearances of each claim out."""
    return [sorted(claim.appearances) for claim in case.claims]


def two_reports(make_reading: MakeReading, one: str, other: str, **denied: list[str]) -> tuple[Reading, Reading]:
    """Two reports of one event, each with one assertion credited to somebody else."""
    text = "The ferry Osprey sank off Kelmar in the night of the storm. {}, {} said. Divers from Oskar are at the wreck."
    return (
        make_reading("T1", text.format(one, "Lena Arden"), (one, [ARDEN]), published="2021-03-01", **denied),
        make_reading("T2", text.format(other, "Tomas Brink"), (other, [BRINK]), published="2021-03-02", **denied),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 14 passengers drowned in the hold", "Fourteen passengers lost their lives in the hold"),
        ("The car deck had been overloaded with lorries", "There were too many lorries, and the car deck was overloaded"),
        ("The captain may have slept on the bridge", "The captain slept on the bridge"),
        ("The lifeboats were chained to the rail", "Lifeboats were found to be chained to the rail"),
    ],
)
def test_other_words_for_one_claim_are_one_claim(make_reading: MakeReading, one: str, other: str) -> None:
    """Synonyms, word order, hedges and spelled-out numbers do not make another claim."""
    assert claims_of(run(two_reports(make_reading, one, other))) == [["P1", "P2"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 passengers drowned in the hold", "41 passengers drowned in the hold"),
        ("The lifeboats were chained to the rail", "The lifeboats were not chained to the rail"),
        ("The hull was built at Tarnovik by Hobbel", "The hull was built at Brenna by Hobbel"),
        ("Fourteen passengers were killed in the hold", "Fourteen passengers were injured on the deck"),
        ("The captain slept on the bridge", "The harbour will be closed for repairs"),
    ],
)
def test_what_contradicts_or_differs_is_two_claims(make_reading: MakeReading, one: str, other: str) -> None:
    """Another number, place, polarity or scope is another claim, however alike the words."""
    assert claims_of(run(two_reports(make_reading, one, other))) == [["P1"], ["P2"]]


def test_a_denied_claim_is_no_support(make_reading: MakeReading) -> None:
    """What one source says and another denies are two claims."""
    words, denied = "The lifeboats were chained to the rail", "lifeboats were chained to the rail"
    assert len(run(two_reports(make_reading, words, denied)).claims) == 1
    assert len(run(two_reports(make_reading, words, denied, denied=[denied])).claims) == 2


def quoting(make_reading: MakeReading, name: str, source: DocumentSource, *more: DocumentSource, **about: str) -> Reading:
    """A report of its own that prints one quotation."""
    quotation = "They signed it at night with nobody else in the room"
    opening = {"T1": "The crane contract is in doubt.", "T2": "Who ordered the cranes of Kelmar?"}[name]
    return make_reading(name, f"{opening} “{quotation},” {source.name} said.", (quotation, [source, *more]), **about)


def test_one_quotation_makes_two_anonymous_sources_one(make_reading: MakeReading) -> None:
    """Whoever printed it, the same five words or more come from one nameless person."""
    case = run([quoting(make_reading, "T1", OFFICIAL), quoting(make_reading, "T2", NURSE)])
    assert [a.chain for a in case.appearances] == [("S1",), ("S1",)]
    assert [m.rule for m in case.sources[0].merges] == ["same_quotation"]
    assert case.sources[0].is_anonymous


def test_a_quotation_never_joins_a_nameless_source_to_a_named_one(make_reading: MakeReading) -> None:
    """Nobody's name is found out by what he is quoted with."""
    case = run([quoting(make_reading, "T1", OFFICIAL), quoting(make_reading, "T2", ARDEN)])
    assert len(case.claims) == 1
    assert len({a.chain for a in case.appearances}) == 2


def test_a_relayed_anonymous_source_is_the_one_of_the_report_relayed(make_reading: MakeReading) -> None:
    """The published chain joins two descriptions that fit, and roots the relay in the report that it passes on."""
    words, relayed = "The quay at Kelmar will be sold to a crane maker", "the quay will be sold to a crane maker"
    first = make_reading(
        "T1", f"{words}, an official said.", (words, [PORT_SOURCE]), outlet="Oskar Mail", published="2021-03-01"
    )
    relay = make_reading(
        "T2", f"Kelmar loses it: {relayed}, an official told the Oskar Mail.", (relayed, [OFFICIAL, MAIL]), published="2021-03-02"
    )
    case = run([first, relay])
    told, passed_on = case.appearances
    assert told.chain[0] == passed_on.chain[0]
    assert (told.root, passed_on.root) == (None, told.id)
    assert [m.rule for s in case.sources for m in s.merges] == ["same_chain"]


def test_descriptions_that_share_nothing_are_not_joined_by_a_chain(make_reading: MakeReading) -> None:
    """A nurse and an official stay two, though one claim came through one outlet."""
    words = "The quay at Kelmar will be sold to a crane maker"
    first = make_reading("T1", f"{words}, a nurse said.", (words, [NURSE]), outlet="Oskar Mail")
    relay = make_reading("T2", f"{words}, an official told the Oskar Mail.", (words, [PORT_SOURCE, MAIL]))
    told, passed_on = run([first, relay]).appearances
    assert told.chain[0] != passed_on.chain[0]


def test_the_first_appearance_is_in_the_earliest_report_and_an_undated_one_is_last(make_reading: MakeReading) -> None:
    """Order of publication, not of the case."""
    words = "The lifeboats of the Osprey were chained to the rail"
    readings = [make_reading(f"T{n}", f"{words}, {n} men said.", (words, [ARDEN]), published=day)
                for n, day in enumerate((None, "2021-03-05", "2021-03-02T09:00:00Z", "2021-03-02T07:00:00Z"), 1)]
    (claim,) = run(readings).claims
    assert claim.first_appearance == "P4"
    assert claim.appearances == ("P4", "P3", "P2", "P1")


def test_a_claim_is_worded_by_its_clearest_appearance(make_reading: MakeReading) -> None:
    """A whole credited sentence is preferred to a fragment, and every joining has its reason."""
    whole = "The lifeboats were chained to the rail by the owner's men"
    (claim,) = run(two_reports(make_reading, "Lifeboats chained to the rail", whole)).claims
    assert claim.text == whole
    assert len(claim.merges) == 1


def test_one_place_with_two_credits_is_one_claim(make_reading: MakeReading) -> None:
    """"A and B both reported": two appearances at one span are one claim; a span within another is a claim of its own."""
    words, part = "The Osprey had been sold before it sank, and its captain knew of the sale", "its captain knew of the sale"
    both = make_reading("T1", f"{words}, both said.", (words, [ARDEN]), (words, [BRINK]), (part, [ARDEN]))
    assert claims_of(run([both])) == [["P1", "P2"], ["P3"]]


def test_nothing_comes_of_nothing() -> None:
    """An empty case has no records."""
    assert run([]) == Clustered()
