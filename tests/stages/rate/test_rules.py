"""The eight rules and the last paragraph, each on invented reports of one claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from firsthand.model.attribution import Basis
from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.stages import rate

if TYPE_CHECKING:
    from tests.stages.rate.conftest import Pile

SAID = "It fell, “they painted the rust and called it steel for years”, they said."


def fired(pile: Pile) -> set[str]:
    """Names of the rules that gave a reason."""
    return {reason.rule for reason in pile.rated().reasons}


def test_a_named_source_is_one_wherever_it_is_named(pile: Pile) -> None:
    """Rule 1: the full name, a part of it and a title with it are one source."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", pile.source("Arden"))
    pile.report("Port Echo", pile.source("Judge Arden"))
    assert pile.bounds == (1, 1)
    assert "named_source_counts_once" in fired(pile)


def test_a_part_of_two_names_is_one_of_them(pile: Pile) -> None:
    """A surname that two sources share adds no third one, and does not make the two one."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", pile.source("Tomas Arden"))
    pile.report("Port Echo", pile.source("Arden"))
    assert pile.bounds == (2, 2)


def test_two_named_sources_are_two(pile: Pile) -> None:
    """Two names are two sources."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", pile.source("River Board of Sund", "organisation"))
    assert pile.bounds == (2, 2)


@pytest.mark.parametrize(
    ("voice", "anonymous"), [("Ola Brink", False), ("a spokeswoman for the ministry", True), ("the minister", True)]
)
def test_a_body_and_its_voice_are_one(pile: Pile, voice: str, anonymous: bool) -> None:
    """Rule 1: a spokesperson, head or minister and the body are one source."""
    pile.report("Vale Courier", pile.source(voice, is_anonymous=anonymous, body="Ministry of Works", speaks_for_body=True))
    pile.report("Hill Gazette", pile.source("Ministry of Works", "organisation"))
    assert pile.bounds == (1, 1)
    assert "body_and_voice_are_one" in fired(pile)


def test_an_expert_is_apart_from_the_institution(pile: Pile) -> None:
    """Rule 1: a named expert who does not speak for the institution is possibly another source, though not provably."""
    pile.report("Vale Courier", pile.source("Ola Brink", body="Institute of Bridges"))
    pile.report("Hill Gazette", pile.source("Institute of Bridges", "organisation"))
    assert pile.bounds == (1, 2)


@pytest.mark.parametrize(("ministry", "bounds"), [("Velian Ministry of Works", (1, 1)), ("Orsk Ministry of Works", (2, 2))])
def test_an_agency_and_its_government_are_one(pile: Pile, ministry: str, bounds: tuple[int, int]) -> None:
    """Rule 1: a ministry and its own government are one source; another country's ministry is not."""
    pile.report("Vale Courier", pile.source("Velian government", "organisation"))
    pile.report("Hill Gazette", pile.source(ministry, "organisation"))
    assert pile.bounds == bounds


def test_a_copy_that_lost_its_credit_adds_nothing(pile: Pile) -> None:
    """Rule 2: a copy in its own voice adds nothing to the text that it prints."""
    first = pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", copies=first)
    assert pile.bounds == (1, 1)
    assert "copies_add_nothing" in fired(pile)


def test_a_copy_of_a_copy_adds_nothing(pile: Pile) -> None:
    """Rule 2 holds through any number of copies, even where the one between does not hold the claim."""
    first = pile.report("Vale Courier")
    second = pile.report("Hill Gazette", copies=first)
    pile.appearances.pop()
    pile.report("Port Echo", copies=second)
    assert pile.bounds == (0, 1)


def test_a_relay_adds_nothing(pile: Pile) -> None:
    """Rule 3: the head of the chain counts, the outlets on the way do not."""
    pile.report("Port Echo", pile.source("Lena Arden"), pile.outlet("Meridian News Agency"), pile.outlet("Vale Courier"))
    assert pile.bounds == (1, 1)


def test_the_relaying_outlets_own_report_is_the_same_telling(pile: Pile) -> None:
    """Rule 3: what a report has from another report of the case is counted there, whatever it calls the source."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Port Echo", pile.source("Institute of Bridges", "organisation"), pile.outlet("Vale Courier"))
    assert pile.bounds == (1, 1)
    assert "relays_add_nothing" in fired(pile)


def test_own_voice_of_the_relaying_outlet_adds_nothing(pile: Pile) -> None:
    """Rule 3: where the outlet's own report gives no source but the relay does, the relay's source is the one."""
    pile.report("Vale Courier")
    pile.report("Port Echo", pile.source("Lena Arden"), pile.outlet("Vale Courier"))
    assert pile.bounds == (1, 1)


def test_a_relay_of_somebody_provably_else_counts(pile: Pile) -> None:
    """Rule 3 joins only what can be the same telling: an outlet may have printed a second source elsewhere."""
    pile.report("Vale Courier", pile.anonymous("a stoker of the ferry"))
    pile.report("Port Echo", pile.anonymous("a shepherd"), pile.outlet("Vale Courier"))
    assert pile.bounds == (2, 2)


def test_a_head_that_relays_elsewhere_is_no_source(pile: Pile) -> None:
    """Rule 3: whoever passes the claim on in one report is no source of its own in another."""
    pile.report("Vale Courier", pile.source("Lena Arden"), pile.source("Tomas Brink"))
    pile.report("Hill Gazette", pile.source("Tomas Brink"))
    assert pile.bounds == (1, 1)
    assert "relayers_are_no_source" in fired(pile)


def test_reports_that_relay_each_other_keep_one_source(pile: Pile) -> None:
    """A circle of relays never sets everything aside."""
    pile.report("Vale Courier", pile.source("Lena Arden"), pile.outlet("Hill Gazette"))
    pile.report("Hill Gazette", pile.source("Tomas Brink"), pile.outlet("Vale Courier"))
    assert pile.bounds == (1, 1)


def test_one_quotation_has_one_anonymous_source(pile: Pile) -> None:
    """Rule 4: anonymous sources behind the same words are one, whatever they are called."""
    pile.report("Vale Courier", pile.anonymous("a senior official"), text=SAID)
    pile.report("Hill Gazette", pile.anonymous("a port insider"), text=SAID)
    assert pile.bounds == (1, 1)
    assert "one_quotation_has_one_anonymous_source" in fired(pile)


def test_one_quotation_of_several_names_counts_once_for_certain(pile: Pile) -> None:
    """Rule 4: several named sources of one quotation count 1 at least, all at most."""
    for outlet, name in [("Vale Courier", "Lena Arden"), ("Hill Gazette", "Tomas Brink"), ("Port Echo", "Ola Venn")]:
        pile.report(outlet, pile.source(name), text=SAID)
    assert pile.bounds == (1, 3)


def test_anonymous_sources_may_be_one(pile: Pile) -> None:
    """Rule 5: descriptions that do not exclude each other prove one source alone."""
    pile.report("Vale Courier", pile.anonymous("a source in the ministry"))
    pile.report("Hill Gazette", pile.anonymous("an official"))
    assert pile.bounds == (1, 2)


def test_descriptions_that_exclude_each_other_are_two(pile: Pile) -> None:
    """Rule 5: a nurse and an officer are provably two, and a third who could be either adds to the upper bound."""
    pile.report("Vale Courier", pile.anonymous("a nurse at the hospital"))
    pile.report("Hill Gazette", pile.anonymous("an officer of the border guard"))
    pile.report("Port Echo", pile.anonymous("a witness"))
    assert pile.bounds == (2, 3)


def test_an_anonymous_and_a_named_source_may_be_one(pile: Pile) -> None:
    """Rule 5: a name alone does not exclude that its bearer is the anonymous source too; a known role may."""
    pile.report("Vale Courier", pile.anonymous("a nurse"))
    document = pile.report("Hill Gazette", pile.source("Lena Arden"), text="The bridge fell, said Judge Lena Arden.")
    assert pile.bounds == (1, 2)
    pile.describe("Lena Arden", document)
    assert pile.bounds == (2, 2)


def test_sources_through_one_outlet_are_one(pile: Pile) -> None:
    """Two reports that have an anonymous source from the same outlet have the same one, if the descriptions allow it."""
    pile.report("Vale Courier", pile.anonymous("a board member"), pile.outlet("Meridian News Agency"))
    pile.report("Hill Gazette", pile.anonymous("somebody on the board"), pile.outlet("Meridian News Agency"))
    assert pile.bounds == (1, 1)


def test_an_outlets_voice_adds_to_the_upper_bound_once(pile: Pile) -> None:
    """Rule 6: own voice and a credited outlet count at most, once for each outlet, and nothing at least."""
    pile.report("Vale Courier")
    pile.report("Vale Courier")
    pile.report("Hill Gazette", pile.outlet("Vale Courier"))
    pile.report("Port Echo")
    assert pile.bounds == (0, 2)


def test_agency_copy_counts_for_the_agency(pile: Pile) -> None:
    """Rule 6: two outlets that print an agency's words under its name are one voice."""
    pile.report("Vale Courier", credit="Meridian News Agency\n")
    pile.report("Hill Gazette", credit="Meridian News Agency\n")
    assert pile.bounds == (0, 1)


def test_vague_credit_adds_to_the_upper_bound_once_for_each_outlet(pile: Pile) -> None:
    """Rule 7: "reports say" and "local media" name nobody."""
    pile.report("Vale Courier", pile.source("reports", "unspecified"))
    pile.report("Hill Gazette", pile.source("local media", "unspecified"))
    pile.tell(pile.readings[0].document.id, pile.source("rumours", "unspecified"))
    assert pile.bounds == (0, 2)


@pytest.mark.parametrize("kind", ["person", "group", "organisation", "document"])
def test_a_credited_claim_has_a_source(pile: Pile, kind: str) -> None:
    """Rule 8: anybody credited, by name or description, makes at least one."""
    pile.report("Vale Courier", pile.source("somebody", kind, is_anonymous=True))
    assert pile.bounds == (1, 1)


def test_own_words_beside_a_credit_add_nothing(pile: Pile) -> None:
    """A headline, the report's own voice and a vague credit add nothing to what the same report credits to somebody."""
    document = pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.tell(document, is_headline=True)
    pile.tell(document, pile.source("some", "unspecified"))
    pile.report("Hill Gazette")
    assert pile.bounds == (1, 2)


def test_a_statement_is_the_source_that_others_credit(pile: Pile) -> None:
    """A text that its author issues in its own voice is the named source of another report."""
    pile.report("Ministry of Works")
    pile.report("Vale Courier", pile.source("Ministry of Works", "organisation"))
    assert pile.bounds == (1, 1)


def test_a_filing_is_the_document_that_others_credit(pile: Pile) -> None:
    """An open letter or filing without an outlet is known by its own first words."""
    pile.report(None, text="OPEN LETTER. The bridge fell.")
    pile.report("Vale Courier", pile.source("open letter", "document"))
    assert pile.bounds == (1, 1)


def test_a_quotation_without_credit_is_the_credited_one(pile: Pile) -> None:
    """Words that one report prints without a credit and another credits to somebody are that source's."""
    pile.report("Vale Courier", pile.source("Lena Arden"), text=SAID)
    pile.report("Hill Gazette", text=SAID)
    assert pile.bounds == (1, 1)


@pytest.mark.parametrize("unclear", ["he", "--", "candidate", "director", "who had said in the course of the day " * 4])
def test_an_unclear_credit_adds_nothing(pile: Pile, unclear: str) -> None:
    """A pronoun left over or a stretch cut wrongly is no second source, but it is a first one."""
    pile.report("Hill Gazette", pile.source(unclear))
    assert pile.bounds == (1, 1)
    pile.report("Vale Courier", pile.source("Lena Arden"))
    assert pile.bounds == (1, 1)


def test_every_reason_explains_itself(pile: Pile) -> None:
    """A reason carries its rule's help, words that name who is meant, and what it looked at."""
    first = pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", copies=first)
    reason = next(r for r in pile.rated().reasons if r.rule == "copies_add_nothing")
    assert "Hill Gazette" in reason.detail
    assert reason.help.startswith("A report that prints another report's text")
    assert reason.appearances == ("P2",)


def test_roots_are_the_first_tellers(pile: Pile) -> None:
    """The roots are the sources that are counted, not the outlets in between."""
    pile.report("Port Echo", pile.source("Lena Arden"), pile.outlet("Meridian News Agency"))
    pile.report("Hill Gazette", pile.outlet("Meridian News Agency"))
    assert pile.rated().roots == (pile.sources["Lena Arden"].id,)


def test_a_headline_adds_nothing_to_its_report(pile: Pile) -> None:
    """A headline read as credited to somebody adds nothing to the report below it, not even a source."""
    document = pile.report("Vale Courier")
    pile.tell(document, pile.source("Bridge That Fell", "document"), is_headline=True)
    assert pile.bounds == (0, 1)


@pytest.mark.parametrize("piece", ["a Reuters report", "a newspaper article", "a story", "an Associated Press analysis"])
def test_an_outlets_piece_is_the_outlet(pile: Pile, piece: str) -> None:
    """A report, story or analysis of an outlet, with nobody behind it, is the outlet's voice."""
    pile.report("Vale Courier", pile.source(piece, "document"))
    assert pile.bounds == (0, 1)


def test_a_report_of_nobody_is_the_named_outlets(pile: Pile) -> None:
    """A report of which nothing says whose it is, is the one that another text names; alone it is a source."""
    pile.report("Vale Courier", pile.source("a report suggesting rust on the Sund Bridge", "document"))
    assert pile.bounds == (1, 1)
    pile.report("Hill Gazette", pile.outlet("Meridian News Agency"))
    assert pile.bounds == (0, 1)


def test_a_report_of_nobody_is_the_outlets_that_a_copy_names(pile: Pile) -> None:
    """Whose report it is may stand in a copy of the text alone; the copy with the credit is the one that counts."""
    first = pile.report("Vale Courier", pile.source("a report published on Monday", "document"))
    pile.report("Port Echo", copies=first)
    pile.report("Hill Gazette", pile.outlet("Meridian News Agency"), copies=first)
    assert pile.bounds == (0, 1)


@pytest.mark.parametrize(
    ("description", "bounds"),
    [
        ("Arden’s press release linked to the Associated Press report", (0, 1)),
        ("a blog post on the Reuters story", (0, 1)),
        ("an official who read the Reuters report", (1, 2)),
        ("Arden’s press release on the inspectorate report", (1, 2)),
    ],
)
def test_a_paper_that_leads_to_an_outlets_piece_is_the_outlet(pile: Pile, description: str, bounds: tuple[int, int]) -> None:
    """Of two papers in one description the last one tells; it is an outlet's voice, counted once with the outlet by its name."""
    pile.report("Vale Courier", pile.anonymous(description))
    pile.report("Hill Gazette", pile.outlet("Reuters" if "Reuters" in description else "AP"))
    assert pile.bounds == bounds


def test_a_report_of_somebody_is_their_own(pile: Pile) -> None:
    """A report that says whose it is stays a source beside an outlet."""
    pile.report("Vale Courier", pile.source("a report of the bridge inspectorate", "document"))
    pile.report("Hill Gazette", pile.outlet("Meridian News Agency"))
    assert pile.bounds == (1, 2)


def test_what_is_not_visibly_the_same_proves_nothing(pile: Pile) -> None:
    """Two named sources of one claim count as two for certain only where their words visibly say the same."""
    pile.report("Vale Courier", pile.source("Lena Arden"), text="The bridge fell.")
    pile.report("Hill Gazette", pile.source("Tomas Brink"), text="The town will mourn on Sunday.")
    assert pile.bounds == (1, 2)


def test_a_named_person_and_an_unnamed_body_are_two(pile: Pile) -> None:
    """A person's name tells them from "the police", but two bodies without a name may be one."""
    pile.report("Vale Courier", pile.source("police", "organisation"))
    pile.report("Hill Gazette", pile.source("authority", "organisation"))
    assert pile.bounds == (1, 2)
    pile.report("Port Echo", pile.source("Lena Arden"))
    assert pile.bounds == (2, 3)


def test_local_media_are_nobody_whatever_their_kind(pile: Pile) -> None:
    """Rule 7 holds where "local media" was taken for a group of people."""
    pile.report("Vale Courier", pile.source("local media", "group", is_anonymous=True))
    assert pile.bounds == (0, 1)


@pytest.mark.parametrize("office", ["Arden's office", "Arden campaign", "an Arden spokeswoman", "Mayor Lena Arden's office"])
def test_an_office_and_its_holder_are_one(pile: Pile, office: str) -> None:
    """Rule 1: a person, that person's office or campaign, and a spokesperson without a name are one source."""
    pile.report("Vale Courier", pile.source(office, "organisation", is_anonymous=office[:3] == "an "))
    pile.report("Hill Gazette", pile.source("Lena Arden"))
    assert pile.bounds == (1, 1)


def test_a_spokesman_without_a_name_and_the_body_are_one(pile: Pile) -> None:
    """Rule 1 holds where only the words say for whom a spokesman speaks; an official of the body may be somebody else."""
    pile.report("Vale Courier", pile.anonymous("a River Board spokesman"))
    pile.report("Hill Gazette", pile.source("River Board", "organisation"))
    assert pile.bounds == (1, 1)
    pile.report("Port Echo", pile.anonymous("a River Board official"))
    assert pile.bounds == (1, 2)


@pytest.mark.parametrize(("before", "at_least"), [("Arden's lawyer, ", 1), ("Arden's neighbour, ", 2)])
def test_a_lawyer_may_speak_for_the_client(pile: Pile, before: str, at_least: int) -> None:
    """Two people with names are not provably two where one speaks for the other as a lawyer, an agent or a spokesperson."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    document = pile.report("Hill Gazette", pile.source("Tomas Brink"), text=f"The bridge fell. {before}Tomas Brink.")
    pile.describe("Tomas Brink", document)
    assert pile.bounds == (at_least, 2)


@pytest.mark.parametrize(("body", "at_least"), [(None, 1), ("company", 1), ("Port Union", 2)])
def test_voices_of_a_body_without_a_name_may_be_of_one(pile: Pile, body: str | None, at_least: int) -> None:
    """Two people who speak for bodies, one of them for "the company", may speak for the same one."""
    pile.report("Vale Courier", pile.source("Lena Arden", body="Sund Ferries", speaks_for_body=True))
    pile.report("Hill Gazette", pile.source("Tomas Brink", body=body, speaks_for_body=True))
    assert pile.bounds == (at_least, 2)


def test_a_carried_credit_proves_nothing_apart(pile: Pile) -> None:
    """A credit that only goes on from an earlier sentence adds to the upper bound alone beside another source."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", pile.source("Tomas Brink"), basis=Basis.CARRIED)
    assert pile.bounds == (1, 2)


def test_an_interviewer_is_not_provably_another_source(pile: Pile) -> None:
    """Who mostly passes on another's words may only have passed them on where a report names them as the first teller."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", pile.source("Tomas Brink"))
    assert pile.bounds == (2, 2)
    case = pile.case()
    elsewhere = replace(case.appearances[0], id=AppearanceId("P9"), chain=(case.sources[0].id, case.sources[1].id))
    with_interview = replace(case, appearances=(*case.appearances, elsewhere))
    rated = rate.run(with_interview)[ClaimId("K1")]
    assert (rated.at_least, rated.at_most) == (1, 2)


def test_one_quotation_needs_marks_in_one_report_alone(pile: Pile) -> None:
    """Rule 4: a transcript that prints without marks what another report quotes prints the same words."""
    words = "they counted the planks before they counted us"
    pile.report("Vale Courier", pile.anonymous("a ferryman"), text=f"“{words}”")
    pile.report("Hill Gazette", pile.anonymous("a passenger"), text=words)
    assert pile.bounds == (1, 1)


@pytest.mark.parametrize(("papers", "bounds"), [("polls", (0, 2)), ("polls of the Sund Institute", (1, 2))])
def test_papers_of_nobody_add_to_the_upper_bound_alone(pile: Pile, papers: str, bounds: tuple[int, int]) -> None:
    """Rule 7: bare "polls" name nobody; polls that say whose they are have a source."""
    pile.report("Vale Courier", pile.source(papers, "document"))
    pile.report("Hill Gazette")
    assert pile.bounds == bounds


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The clerk could lose his licence and pension, she said.", (0, 2)),
        ("The harbour clerk burned the papers, she said.", (1, 2)),
    ],
)
def test_a_credit_among_own_voices_must_say_the_same(pile: Pile, said: str, expected: tuple[int, int]) -> None:
    """Somebody credited with visibly other words than the reports that tell it themselves is no source of what these tell."""
    pile.report("Vale Courier", text="A clerk burned papers at the harbour on Monday.")
    pile.report("Hill Gazette", pile.source("Lena Arden"), text=said)
    assert pile.bounds == expected
    assert ("doubtful_credit_proves_nothing" in fired(pile)) is (expected[0] == 0)


def test_one_own_voice_casts_no_doubt_on_more_credits(pile: Pile) -> None:
    """Where more are credited than tell it themselves, the claim is what they are credited with."""
    pile.report("Vale Courier", text="A clerk burned papers at the harbour on Monday.")
    pile.report("Hill Gazette", pile.source("Lena Arden"), text="The toll bridge will be closed to lorries.")
    pile.report("Port Echo", pile.source("Lena Arden"), text="The toll bridge will be closed to lorries.")
    assert pile.bounds == (1, 2)


def test_own_text_of_the_credited_casts_no_doubt(pile: Pile) -> None:
    """A body's own statement, and a report that credits the body with it in other words, are that body's one telling."""
    pile.report("Harbour Watch", text="Our clerks burned no papers at the harbour on Monday.")
    pile.report("Hill Gazette", pile.source("Harbour Watch", kind="organisation"), text="The toll bridge will be closed.")
    assert pile.bounds == (1, 1)
    assert "doubtful_credit_proves_nothing" not in fired(pile)


@pytest.mark.parametrize(
    ("description", "at_most"),
    [("a mother of two Lena Arden", 1), ("former neurologist Lena Arden", 1), ("a friend close to Lena Arden", 2),
     ("an aide of Lena Arden", 2), ("a former aide", 2)],
)  # fmt: skip
def test_a_name_at_the_end_of_a_description_is_that_name(pile: Pile, description: str, at_most: int) -> None:
    """A description that ends in a full name is that person; one that only mentions the person is not."""
    pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", pile.anonymous(description))
    assert pile.bounds == (1, at_most)


def test_the_line_of_origins_places_every_report(pile: Pile) -> None:
    """Copies and relays stand with what they repeat, and the line says how many reports each origin has."""
    first = pile.report("Vale Courier", pile.source("Lena Arden"))
    pile.report("Hill Gazette", copies=first)
    pile.report("Port Echo", pile.source("Lena Arden"), pile.outlet("Vale Courier"))
    pile.report("Harbour Sheet")
    assert pile.rated().reasons[0].detail == "4 reports, 4 outlets, 2 origins: Lena Arden (3), Harbour Sheet (1)"
