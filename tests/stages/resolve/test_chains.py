"""Chains of one document: from the first teller to the outlet nearest to the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.attribution import Basis
from firsthand.model.reading import Reading

ReadText = Callable[..., Reading]


def chains_over(reading: Reading, words: str) -> list[tuple[str, ...]]:
    """Names of the chains whose content holds the words."""
    text = reading.document.text
    return [
        tuple(reading.sources[i].name for i in chain.links)
        for chain in reading.chains
        if any(words in span.of(text) for span in chain.content)
    ]


def longest_chain(reading: Reading, words: str) -> tuple[str, ...]:
    """The longest of those chains; empty where the document says it in its own voice."""
    return max(chains_over(reading, words), key=len, default=())


CHAINS = [
    ('"The bridge is shut," Anna Pell told Reuters.', "bridge is shut", ("Anna Pell", "Reuters")),
    (
        "A clerk at the harbour office told EFE that nine boats sank, according to the Old Harbour Gazette.",
        "nine boats sank",
        ("a clerk at the harbour office", "EFE", "Old Harbour Gazette"),
    ),
    ("Speaking at a rally on Monday, Senator Paul Marsh said the dam would hold.", "dam would hold", ("Paul Marsh",)),
    ("Paul Marsh told supporters that the dam would hold.", "dam would hold", ("Paul Marsh",)),
    ("It is believed that the dam will hold.", "dam will hold", ("unspecified",)),
    ("An analyst on CNN said that the dam would hold.", "dam would hold", ("an analyst on CNN", "CNN")),
    ("The dam would hold, a driver on Delta Voice said.", "dam would hold", ("a driver on Delta Voice", "Delta Voice")),
    ("A report on CNN said that the dam would hold.", "dam would hold", ("a report on CNN",)),
    ("A clerk on the dam board said that the dam would hold.", "dam would hold", ("a clerk on the dam board",)),
    ("In an interview with CNN, Paul Marsh said the dam would hold.", "dam would hold", ("Paul Marsh", "CNN")),
    ("My neighbour, a driller, told me that the pumps were broken.", "pumps were broken", ("my neighbour, a driller",)),
    ("The dam would hold, Tarn Wire reported, citing the governor.", "dam would hold", ("governor", "Tarn Wire")),
    (
        "Nine boats sank, Tarn Wire reported. The gate was shut, according to a police officer quoted by the agency.",
        "gate was shut",
        ("a police officer", "Tarn Wire"),
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), CHAINS)
def test_links_run_from_the_first_teller_to_the_nearest_outlet(
    read_text: ReadText, text: str, words: str, expected: tuple[str, ...]
) -> None:
    """A chain names the teller, then whoever passed it on; halls, crowds and audiences are no links."""
    assert longest_chain(read_text(text), words) == expected


@pytest.mark.parametrize("told", ["the Gazette", "the Old Harbour Gazette", "this newspaper", "us"])
def test_own_outlet_is_never_a_link(read_text: ReadText, told: str) -> None:
    """Being told something, a report does not list itself, whatever it calls itself."""
    reading = read_text(f"Anna Pell told {told} that the bridge was shut.", outlet="Old Harbour Gazette")
    assert longest_chain(reading, "bridge was shut") == ("Anna Pell",)


@pytest.mark.parametrize("who", ["Our researchers", "Our report", "Our office"])
def test_own_people_are_own_voice(read_text: ReadText, who: str) -> None:
    """What a body's own people say in its own text has no chain; its neighbours are somebody else."""
    assert chains_over(read_text(f"{who} said that the bridge was shut.", outlet="Tarn Watch"), "bridge was shut") == []
    neighbour = read_text("Our neighbour said that the bridge was shut.", outlet="Tarn Watch")
    assert chains_over(neighbour, "bridge was shut") == [("our neighbour",)]


def test_own_statement_is_own_voice(read_text: ReadText) -> None:
    """What a body says of itself in its own text has no chain."""
    reading = read_text("The Harbour Commission said that the bridge was shut.", outlet="Harbour Commission")
    assert chains_over(reading, "bridge was shut") == []


def test_pronoun_means_the_last_speaker(read_text: ReadText) -> None:
    """A pronoun ("she added") goes on with the woman who spoke, not with a man named since."""
    text = 'Anna Pell said the bridge was shut. Peter Olsen stood beside her. "It will stay shut for weeks," she added.'
    assert longest_chain(read_text(text), "stay shut for weeks") == ("Anna Pell",)


def test_surname_and_role_mean_the_person_introduced(read_text: ReadText) -> None:
    """A surname alone, and the role by which somebody was introduced, are the same source as the full name."""
    text = (
        "The harbour master of Sund, Anna Pell, said the quay was closed. Pell said that two cranes had fallen. "
        "The harbour master said that nobody was hurt."
    )
    reading = read_text(text)
    assert {longest_chain(reading, w) for w in ("quay was closed", "two cranes had fallen", "nobody was hurt")} == {
        ("Anna Pell",)
    }


def test_profile_means_the_person_last_spoken_of(read_text: ReadText) -> None:
    """A definite description that introduces nobody is the person that the report speaks of."""
    text = "Peter Olsen says the tax must go. The Republican candidate told ABC that he would sign the bill."
    assert longest_chain(read_text(text), "sign the bill") == ("Peter Olsen", "ABC")


def test_quotation_without_a_credit_carries_its_speaker(read_text: ReadText) -> None:
    """A quotation that stands alone after a credited one has the same source, marked as carried."""
    text = 'Anna Pell spoke on Monday.\n\n"The bridge is shut," she said.\n\n"We cannot say for how long it will be shut."\n'
    reading = read_text(text)
    assert longest_chain(reading, "how long it will") == ("Anna Pell",)
    carried = [c for c in reading.chains if any("how long it will" in s.of(text) for s in c.content)]
    assert {c.basis for c in carried} <= {Basis.CARRIED, Basis.STATED}


def test_relays_go_on_with_the_same_source(read_text: ReadText) -> None:
    """A source that "added" keeps the outlet that the source told, and the outlet that reported it."""
    text = (
        "A source within the ministry told EFE that nine boats sank, according to the Old Harbour Gazette. "
        "The source added that “the crews were all ashore by the time it happened.”"
    )
    assert longest_chain(read_text(text), "crews were all ashore") == (
        "a source within the ministry",
        "EFE",
        "Old Harbour Gazette",
    )


def test_another_occasion_ends_a_relay(read_text: ReadText) -> None:
    """An interview is no link of what the same person says later at a rally."""
    text = 'Paul Marsh told CNN that the dam would hold. "It was built to last by those who knew how," Marsh told a rally.'
    assert longest_chain(read_text(text), "built to last") == ("Paul Marsh",)


def test_sources_apart_have_a_chain_each(read_text: ReadText) -> None:
    """Two outlets that both reported a thing are two heads."""
    reading = read_text("NBC and ABC reported that the dam had burst.")
    assert set(chains_over(reading, "dam had burst")) == {("NBC",), ("ABC",)}


def test_every_link_is_a_source_of_the_document(read_text: ReadText) -> None:
    """Links are indices into the document's sources, none twice in one chain, and no chain is empty."""
    for text, _, _ in CHAINS:
        reading = read_text(text)
        for chain in reading.chains:
            assert chain.links
            assert len(set(chain.links)) == len(chain.links)
            assert all(0 <= link < len(reading.sources) for link in chain.links)


GOES_ON = [
    # a setting without words of its own, then what was said there
    (
        "Paul Marsh sat down for an interview with Reuters on Monday.\n\n“The dam would hold for years,” Marsh said.",
        "dam would hold",
        ("Paul Marsh", "Reuters"),
    ),
    # a station's call sign and a show that no list knows
    (
        "Monday on WQLX’s “Early Harbour,” Paul Marsh said the dam would hold.",
        "dam would hold",
        ("Paul Marsh", "WQLX’s Early Harbour"),
    ),
    # indirect speech goes on in the next paragraph
    (
        "“The dam holds,” Paul Marsh told CNN.\n\nThe gates will open on Friday, Marsh said.",
        "gates will open",
        ("Paul Marsh", "CNN"),
    ),
    # a text belongs to whoever issues it
    (
        "Anna Pell said the dam leaked. Paul Marsh later fired back a response saying the dam would hold.",
        "dam would hold",
        ("Paul Marsh",),
    ),
    # a sentence that leads up to a quotation says whose it is
    (
        "“It was careless,” said Anna Pell.\n\nPaul Marsh has since apologised: “I should have locked the gate.”",
        "locked the gate",
        ("Paul Marsh",),
    ),
    # the speaker whose words are passed on is less in mind than the one who passes them on
    (
        "Anna Pell said on Sunday that the town would wait until Olsen admitted that the dam leaked. "
        "She noted that one of the gates was rusty.",
        "gates was rusty",
        ("Anna Pell",),
    ),
    # whoever comes from a place is somebody named before
    (
        "Peter Olsen says the tax must go. The Sund senator told ABC that he would sign the bill.",
        "sign the bill",
        ("Peter Olsen", "ABC"),
    ),
    (
        "Peter Olsen says the tax must go. The Ohio Republican told ABC that he would sign the bill.",
        "sign the bill",
        ("Peter Olsen", "ABC"),
    ),
    # an interview is credited for whoever gave it
    (
        "Paul Marsh looked after the dam for years. It would hold, according to an interview with The New York Times.",
        "would hold",
        ("Paul Marsh", "New York Times"),
    ),
    # one person under two descriptions
    ("Former mayor and party leader Anna Pell said the dam would hold.", "dam would hold", ("Anna Pell",)),
    # a quotation taken out of the text
    (
        "“The dam would hold for a hundred years or more,” said Anna Pell.\n\nPaul Marsh said the gates were rusty.\n\n"
        "“The dam would hold for a hundred years or more.”",
        "hundred years or more",
        ("Anna Pell",),
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), GOES_ON)
def test_credit_is_found_beyond_its_own_words(
    read_text: ReadText, text: str, words: str, expected: tuple[str, ...]
) -> None:
    """Settings, texts, pronouns and descriptions lead to whoever speaks, and to the outlet that was told."""
    assert set(chains_over(read_text(text), words)) == {expected}


def test_two_named_side_by_side_are_two_heads(read_text: ReadText) -> None:
    """The word "they" means the two that were named together; each is a source of its own."""
    text = "The police released a video. It shows what Anna Pell and Paul Marsh did. They had said that the gate was shut."
    pair = "Anna Pell and Paul Marsh climbed the wall. They said that the gate was shut."
    assert set(chains_over(read_text(pair), "gate was shut")) == {("Anna Pell",), ("Paul Marsh",)}
    assert ("police",) not in chains_over(read_text(text), "gate was shut")


def test_two_that_agree_are_one_source(read_text: ReadText) -> None:
    """What two pledge together is one source's word."""
    reading = read_text("Anna Pell and Paul Marsh pledged to repair the dam by June.")
    assert {len(chain) for chain in chains_over(reading, "repair the dam")} == {1}
    assert len(chains_over(reading, "repair the dam")) == 1


def test_a_wish_not_to_be_named_is_no_description(read_text: ReadText) -> None:
    """An anonymous source is described by what it is, not by why it has no name."""
    reading = read_text("“The pumps failed at dawn,” said an engineer at the dam who asked not to be named.")
    assert longest_chain(reading, "pumps failed") == ("an engineer at the dam",)


def test_where_somebody_works_is_no_link(read_text: ReadText) -> None:
    """An outlet beside a name that shares the sentence has not been told anything."""
    reading = read_text("Anna Pell, along with Reuters reporter Jon Ask, said the dam would hold.")
    assert all(len(chain) == 1 for chain in chains_over(reading, "dam would hold"))
    assert ("Anna Pell",) in chains_over(reading, "dam would hold")
