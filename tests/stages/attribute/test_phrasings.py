"""Phrasings of the news, one row each: who is credited with what, through whom, within whose words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from firsthand.model.attribution import Attribution, SpeechKind
from firsthand.model.reading import Reading

ReadText = Callable[..., Reading]


@dataclass(frozen=True)
class Row:
    """One phrasing: its text, and the attribution that must be among those found.

    Attributes:
        text: The report.
        content: Its stretches joined by " / ".
        sources: In order.
        cue: None where only a label or a colon credits.
        relays: Nearest to the source first.
        outer: The sources of the attribution that holds it, then of the one around that.
    """

    text: str
    content: str
    sources: tuple[str, ...]
    cue: str | None
    relays: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()
    is_joint: bool = False


DIRECT = (
    Row("“The road is closed,” said Anna Pell.", "The road is closed", ("Anna Pell",), "said"),
    Row("“The road is closed,” Anna Pell said.", "The road is closed", ("Anna Pell",), "said"),
    Row("Anna Pell said, “The road is closed.”", "The road is closed", ("Anna Pell",), "said"),
    Row("Anna Pell said: “The road is closed.”", "The road is closed", ("Anna Pell",), "said"),
    Row('"The road is closed," the mayor told Radio Sund.', "The road is closed", ("the mayor",), "told", ("Radio Sund",)),
    Row("“The road,” she said, “is closed until Monday.”", "The road / is closed until Monday", ("she",), "said"),
    Row(
        "“We saw nothing,” Pell said. “Nobody told us.”",
        "We saw nothing / Nobody told us",
        ("Pell",),
        "said",
    ),
    Row("“Why was the gate shut?” Pell asked.", "Why was the gate shut?", ("Pell",), "asked"),
    Row("Pell described the bridge as “a ruin”.", "the bridge as “a ruin", ("Pell",), "described"),
    Row("Pell called the plan “a disgrace to the town”.", "the plan “a disgrace to the town", ("Pell",), "called"),
    Row(
        "In a statement, the ministry said:\n\n“The four men are well. They will be home soon.”",
        "The four men are well. They will be home soon.",
        ("the ministry",),
        "said",
    ),
    Row("“No one was hurt,” the harbour master told reporters.", "No one was hurt", ("the harbour master",), "told"),
    Row("“No one was hurt,” Orsk wrote on Twitter.", "No one was hurt", ("Orsk",), "wrote"),
)

INDIRECT = (
    Row("The mayor said that the road was closed.", "the road was closed", ("The mayor",), "said"),
    Row("The mayor said the road was closed.", "the road was closed", ("The mayor",), "said"),
    Row("The road was closed, the mayor said.", "The road was closed", ("the mayor",), "said"),
    Row("The bridge, Pell said, was closed.", "The bridge / was closed", ("Pell",), "said"),
    Row("As the mayor explained, the road was closed.", "the road was closed", ("the mayor",), "explained"),
    Row("Twenty-two people died, say the police.", "Twenty-two people died", ("the police",), "say"),
    Row("The company denied that the valve had failed.", "the valve had failed", ("The company",), "denied"),
    Row("The company denied taking the money.", "taking the money", ("The company",), "denied"),
    Row("The council announced a new bridge.", "a new bridge", ("The council",), "announced"),
    Row("The union warned of a strike in May.", "a strike in May", ("The union",), "warned"),
    Row("The governor vowed to rebuild the school.", "to rebuild the school", ("The governor",), "vowed"),
    Row("The lawyer accused the guards of lying.", "the guards of lying", ("The lawyer",), "accused"),
    Row("Pell and Orsk said the road was closed.", "the road was closed", ("Pell", "Orsk"), "said"),
    Row("Pell said the road was closed, adding that it would open on Monday.", "it would open on Monday", ("Pell",), "adding"),
    Row("The agency pointed out that nobody had seen the letter.", "nobody had seen the letter", ("The agency",), "pointed out"),
    Row(
        "A woman who lives opposite the gate said that the alarm was silent.",
        "the alarm was silent",
        ("A woman who lives opposite the gate",),
        "said",
    ),
    Row("Anna Pell, 44, said that the road was closed.", "the road was closed", ("Anna Pell, 44",), "said"),
    Row("The league put turnout at 58 per cent.", "turnout at 58 per cent", ("The league",), "put"),
    Row(
        "Several papers reported on Friday the council had met with Pell.",
        "the council had met with Pell",
        ("Several papers",),
        "reported",
    ),
    Row(
        "The men are held in Karsk, a clerk engaged for the search told the Sund Gazette on Friday.",
        "The men are held in Karsk",
        ("a clerk engaged for the search",),
        "told",
        ("the Sund Gazette",),
    ),
    Row("Pell told the paper on Friday: two men had died.", "two men had died", ("Pell",), "told", ("the paper",)),
    Row("The campaign issued a statement saying that the road was closed.", "the road was closed", ("The campaign",), "saying"),
)

DOCUMENTS = (
    Row("The report found that the dam had leaked.", "the dam had leaked", ("The report",), "found"),
    Row("Court filings show that the firm was warned.", "the firm was warned", ("Court filings",), "show"),
    Row("The letter states that the firm was warned.", "the firm was warned", ("The letter",), "states"),
    Row(
        "The dam leaked, according to a report by the River Agency.",
        "The dam leaked",
        ("a report by the River Agency",),
        "according to",
    ),
    Row("According to Pell, the road was closed.", "the road was closed", ("Pell",), "According to"),
    Row("The road, according to Pell, was closed.", "The road / was closed", ("Pell",), "according to"),
    Row(
        "The strength was 6.1, as measured by the Seismic Office.", "The strength was 6.1", ("the Seismic Office",), "measured by"
    ),
    Row(
        "The bridge is, in the words of the mayor, beyond repair.",
        "The bridge is / beyond repair",
        ("the mayor",),
        "in the words of",
    ),
    Row("The table gives 61.4 per cent.", "61.4 per cent", ("The table",), "gives"),
)

NOBODY = (
    Row("It is believed that the men were warned.", "the men were warned", (), "is believed"),
    Row("The captain is said to have fled.", "The captain / to have fled", (), "is said"),
    Row("The captain reportedly fled to Sund.", "The captain reportedly fled to Sund", (), "reportedly"),
)

PASSIVES = (
    Row(
        "The Gazette was told by a clerk that the price was low.", "the price was low", ("a clerk",), "was told", ("The Gazette",)
    ),
    Row(
        "Pell was quoted by the Gazette as saying the road was closed.",
        "the road was closed",
        ("Pell",),
        "was quoted by the Gazette as saying",
        ("the Gazette",),
    ),
    Row(
        "The agency quoted the prefect as saying that the road was closed.",
        "the road was closed",
        ("the prefect",),
        "quoted the prefect as saying",
        ("The agency",),
    ),
    Row("The sale was first reported by the Gazette.", "The sale", ("the Gazette",), "was first reported"),
)

NOUNS = (
    Row("Her claim that the dam had leaked was false.", "the dam had leaked", ("Her",), "claim"),
    Row("The firm made the claim that the dam was dry.", "the dam was dry", ("The firm",), "claim"),
    Row("There were rumours that the ship had sunk.", "the ship had sunk", (), "rumours"),
    Row(
        "The bill is open, despite his claim in a Radio Sund interview that it was settled.",
        "it was settled",
        ("his",),
        "claim",
        ("Radio Sund",),
    ),
)

RELAYS = (
    Row(
        "The mayor said in an interview with Radio Sund that the road was closed.",
        "the road was closed",
        ("The mayor",),
        "said",
        ("Radio Sund",),
    ),
    Row("Speaking to the Gazette, Pell said the road was closed.", "the road was closed", ("Pell",), "said", ("the Gazette",)),
    Row(
        "Pell said on Canal Nord’s “Morning Tide” that the road was closed.",
        "the road was closed",
        ("Pell",),
        "said",
        ("Canal Nord’s “Morning Tide",),
    ),
    Row(
        "“It was a poor joke,” Pell said of the story, in remarks carried by Radio Sund.",
        "It was a poor joke",
        ("Pell",),
        "said",
        ("Radio Sund",),
    ),
    Row("“It was a poor joke,” Pell said on the show.", "It was a poor joke", ("Pell",), "said", ("the show",)),
    Row(
        "The dean’s office, when contacted by the Gazette, said the dean was ill.",
        "the dean was ill",
        ("The dean’s office",),
        "said",
        ("the Gazette",),
    ),
    Row(
        "A harbour official speaking to the Gazette said the ship was late.",
        "the ship was late",
        ("A harbour official",),
        "said",
        ("the Gazette",),
    ),
    Row(
        "The ship was late, according to two sailors who spoke to the Gazette.",
        "The ship was late",
        ("two sailors",),
        "according to",
        ("the Gazette",),
    ),
    Row("The mayor told a rally that the road was closed.", "the road was closed", ("The mayor",), "told"),
    Row("The mayor told the court that the road was closed.", "the road was closed", ("The mayor",), "told"),
    Row(
        "About 1,400 people died, according to a Gazette report with data from the Tide Institute.",
        "About 1,400 people died",
        ("the Tide Institute",),
        "according to",
        ("a Gazette report",),
    ),
    Row(
        "Its debt is 910 million, according to figures of the registry compiled by Aldgate Data.",
        "Its debt is 910 million",
        ("figures of the registry",),
        "according to",
        ("Aldgate Data",),
    ),
    Row(
        "The deal was signed at night, according to an official quoted by the Gazette.",
        "The deal was signed at night",
        ("an official",),
        "according to",
        ("the Gazette",),
    ),
)

NESTED = (
    Row(
        "A source within the ministry told news agency Meridian that the men were free, according to the Herald.",
        "the men were free",
        ("A source within the ministry",),
        "told",
        ("news agency Meridian",),
        ("the Herald",),
    ),
    Row(
        "A source within the ministry told Meridian, according to the Herald, that the men were free.",
        "the men were free",
        ("A source within the ministry",),
        "told",
        ("Meridian",),
        ("the Herald",),
    ),
    Row(
        "The Gazette reported that Pell said the road was closed.", "the road was closed", ("Pell",), "said", (), ("The Gazette",)
    ),
    Row(
        "The ministry, citing a police report, said the road was closed.",
        "the road was closed",
        ("a police report",),
        "citing",
        (),
        ("The ministry",),
    ),
    Row(
        "The price was 2.4 billion, Ledger Wire reported, on the word of a banker.",
        "The price was 2.4 billion",
        ("a banker",),
        "on the word of",
        (),
        ("Ledger Wire",),
    ),
    Row(
        "The men are free. Radio Novara reported it on Tuesday, citing the Herald, which had it from Meridian, which had it from "
        "a source in the ministry.",
        "The men are free",
        ("a source in the ministry",),
        "citing",
        ("Meridian", "the Herald"),
        ("Radio Novara",),
    ),
    Row(
        "Pell said that, according to the police, the road was closed.",
        "the road was closed",
        ("the police",),
        "according to",
        (),
        ("Pell",),
    ),
    Row(
        "The road is closed. That comes from a clerk in the ministry.",
        "The road is closed",
        ("a clerk in the ministry",),
        "comes from",
    ),
    Row("Orsk said Pell claimed that the road was closed.", "the road was closed", ("Pell",), "claimed", (), ("Orsk",)),
)

LABELS = (
    Row("Pell: Road stays shut\n\nThe road stays shut for a week.", "Road stays shut", ("Pell",), None),
    Row("The two mayors wrote in a joint letter that the road was unsafe.", "the road was unsafe", ("The two mayors",), "wrote"),
    Row(
        "Anna Pell and Karl Orsk said in a joint statement that the road was unsafe.",
        "the road was unsafe",
        ("Anna Pell", "Karl Orsk"),
        "said",
        is_joint=True,
    ),
)

ROWS = (*DIRECT, *INDIRECT, *DOCUMENTS, *NOBODY, *PASSIVES, *NOUNS, *RELAYS, *NESTED, *LABELS)


def spelled(reading: Reading, attribution: Attribution) -> Row:
    """A reading and one of its attributions in, the same as a row of words out."""
    text = reading.document.text
    outer: list[str] = []
    at = attribution.within
    while at is not None:
        outer += [s.of(text) for s in reading.attributions[at].sources]
        at = reading.attributions[at].within
    return Row(
        text,
        " / ".join(s.of(text) for s in attribution.content),
        tuple(s.of(text) for s in attribution.sources),
        attribution.cue.of(text) if attribution.cue else None,
        tuple(s.of(text) for s in attribution.relays),
        tuple(outer),
        attribution.is_joint,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:60])
def test_phrasing_gives_source_cue_content_and_way(read_text: ReadText, row: Row) -> None:
    """Each phrasing of the table is found with its source, cue, content, relays and the credit around it."""
    reading = read_text(row.text)
    assert row in [spelled(reading, a) for a in reading.attributions]


NO_CREDIT = (
    "The mayor did not say whether the road was closed.",
    "The mayor declined to say when the road would open.",
    "The dog found a bone in the yard.",
    "The road will open on Monday.",
    "The ship “Morning Tide” lay in the harbour.",
)


@pytest.mark.parametrize("text", NO_CREDIT)
def test_what_nobody_said_is_credited_to_nobody(read_text: ReadText, text: str) -> None:
    """A saying that did not happen, a find that is no finding and a title in quotation marks credit nothing."""
    assert [a for a in read_text(text).attributions if not a.is_inward] == []


def test_thought_within_speech_is_no_step_of_the_chain(read_text: ReadText) -> None:
    """What a speaker says that another believes is the speaker's word: no attribution to the other."""
    reading = read_text("The spokesman said that Pell believes the road was closed.")
    assert [spelled(reading, a).sources for a in reading.attributions if not a.is_inward] == [("The spokesman",)]


def test_quotation_alone_is_marked_for_the_credit_before_it(read_text: ReadText) -> None:
    """A paragraph that is quotation and nothing else has no source of its own, and is marked as such."""
    reading = read_text("Pell said the road was closed.\n\n“Nobody knows why it was shut.”")
    bare = [a for a in reading.attributions if a.rule == "bare_quotation"]
    assert [(a.sources, a.cue, spelled(reading, a).content) for a in bare] == [((), None, "Nobody knows why it was shut")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The road is closed,” Pell said.", SpeechKind.DIRECT),
        ("Pell said the road was closed.", SpeechKind.INDIRECT),
        ("Pell said the road was “closed for good” by the council.", SpeechKind.MIXED),
    ],
)
def test_quotation_marks_decide_the_kind(read_text: ReadText, text: str, kind: SpeechKind) -> None:
    """Content wholly within marks is direct, partly mixed, without marks indirect."""
    assert [a.kind for a in read_text(text).attributions] == [kind]
