"""What a document puts forward, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model.attribution import Attribution, CitationChain
from firsthand.model.claim import Polarity
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages import claims
from firsthand.stages.claims.spans import left_over, stretches, trim
from firsthand.stages.claims.strength import find_hedge

ReadText = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str, bool]]:
    """Words of each assertion, and whether it is credited."""
    return [(a.span.of(reading.document.text), bool(a.links)) for a in reading.assertions]


def test_credited_content_is_told_without_its_credit(read_text: ReadText) -> None:
    """The content stands without marks, "that" and the words that credit; the credit alone is no assertion."""
    assert told(read_text("Anna Pell said that the bridge was shut to all traffic.")) == [
        ("the bridge was shut to all traffic", True)
    ]


def test_own_voice_is_told_too(read_text: ReadText) -> None:
    """A sentence that credits nobody is the document's own."""
    assert told(read_text("The bridge was shut to all traffic on Monday.")) == [
        ("The bridge was shut to all traffic on Monday", False)
    ]


def test_independent_clauses_are_told_apart(read_text: ReadText) -> None:
    """Two clauses with subjects of their own are two assertions."""
    text = "The bridge was shut to all traffic on Monday, and the old ferry took the cars across the water of the bay."
    assert [words for words, _ in told(read_text(text))] == [
        "The bridge was shut to all traffic on Monday",
        "the old ferry took the cars across the water of the bay",
    ]


def test_saying_that_only_passes_on_is_left_out(read_text: ReadText) -> None:
    """Of "A said that B said P", P is told once, with the longer chain."""
    reading = read_text("The Old Harbour Gazette reported that Anna Pell said the bridge was shut to all traffic.")
    assert [(words, len(a.links)) for (words, _), a in zip(told(reading), reading.assertions, strict=True)] == [
        ("the bridge was shut to all traffic", 2)
    ]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Anna Pell denied that the bridge was shut.", Polarity.DENIED),
        ("Anna Pell confirmed that the bridge was shut.", Polarity.AFFIRMED),
        ("Anna Pell did not deny that the bridge was shut.", Polarity.AFFIRMED),
        ("Anna Pell declined to say that the bridge was shut.", Polarity.AFFIRMED),
    ],
)
def test_polarity(read_text: ReadText, text: str, polarity: Polarity) -> None:
    """A denial turns the content down; a refusal to confirm does not."""
    assert {a.polarity for a in read_text(text).assertions} == {polarity}


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("up to forty boats sank", "up to"),
        ("the boats may have sunk", "may have"),
        ("reportedly the boats sank", "reportedly"),
        ("the boats sank", None),
        ("the maypole fell", None),
    ],
)
def test_hedges(text: str, hedge: str | None) -> None:
    """The first words that weaken are found, as whole words only."""
    found = find_hedge(text, Span(0, len(text)))
    assert (None if found is None else found.of(text)) == hedge


def test_short_stretches_are_joined_across_the_credit() -> None:
    """Words cut by a credit ("The boat, she said, never sank") are one assertion; two long stretches are two."""
    text = "The boat, she said, never sank in all that time."
    assert stretches(text, [Span(0, 8), Span(20, 47)], Span(0, 48)) == [Span(0, 47)]
    text = "The old boat never sank, she said, and the crew came home."
    assert len(stretches(text, [Span(0, 23), Span(35, 57)], Span(0, 58))) == 2


@given(st.text(max_size=40), st.data())
def test_trimming_twice_is_trimming_once(text: str, data: st.DataObject) -> None:
    """A trimmed stretch has nothing more to lose, and lies within what it was."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = trim(text, Span(start, end))
    assert trim(text, once) == once
    assert Span(start, end).contains(once)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6))
def test_what_is_left_over_touches_nothing_taken(pairs: list[tuple[int, int]]) -> None:
    """The rest of a sentence and what was taken from it never overlap, and nothing between is lost."""
    sentence = Span(10, 70)
    taken = [Span(start, start + length) for start, length in pairs]
    rest = left_over(sentence, taken)
    assert not any(r.overlaps(t) for r in rest for t in taken)
    covered = {i for s in (*rest, *taken) for i in range(s.start, s.end)}
    assert set(range(10, 70)) <= covered


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.sampled_from(["The dam held. ", "It rained all day on the hills. ", "No. ", "Nine boats sank off the quay today. "]),
        max_size=12,
    )
)
def test_room_is_never_exceeded(parts: list[str]) -> None:
    """There is at most one assertion for each 80 characters, however short the sentences are."""
    from firsthand.stages import segment

    text = "".join(parts)
    document = Document(DocumentId("T1"), "a.txt", "", text)
    reading = Reading(document, passages=segment.run(document))
    assert len(claims.run(reading)) <= -(-len(text) // claims.CHARS_EACH)


def test_a_chain_without_tokens_is_told() -> None:
    """Assertions need no syntax: content and passages are enough."""
    from firsthand.stages import segment

    text = "Anna Pell said the bridge was shut to all traffic."
    document = Document(DocumentId("T1"), "a.txt", "", text)
    content = (Span(15, 49),)
    reading = Reading(
        document,
        passages=segment.run(document),
        attributions=(Attribution(content, sources=(Span(0, 9),), cue=Span(10, 14)),),
        chains=(CitationChain(content, (0,), cue=Span(10, 14), attribution=0),),
    )
    assert [a.span for a in claims.run(reading) if a.links] == [Span(15, 49)]


def test_a_pronoun_is_no_assertion(read_text: ReadText) -> None:
    """What says nothing is not told, though somebody is credited with it."""
    assert all(
        words.lower() not in ("what", "it", "himself")
        for words, _ in told(read_text("Anna Pell said what. Marsh called it himself."))
    )


def test_short_sentence_stays_whole(read_text: ReadText) -> None:
    """Clauses that a few words make up are read as one statement."""
    assert [words for words, _ in told(read_text("He talks about the harbour, but what is it about the harbour?"))] == [
        "He talks about the harbour, but what is it about the harbour?"
    ]


def test_credit_within_a_clause_does_not_cut_it(read_text: ReadText) -> None:
    """A clause that the credit stands in the middle of is one assertion."""
    reading = read_text("The end of the strike, Anna Pell thinks, is only a matter of time.")
    assert [(words, len(a.links)) for (words, _), a in zip(told(reading), reading.assertions, strict=True)] == [
        ("The end of the strike, Anna Pell thinks, is only a matter of time", 1)
    ]


def test_refusal_to_comment_asserts_nothing(read_text: ReadText) -> None:
    """That somebody wished not to be named is no claim."""
    text = "“The pumps at the dam failed at dawn on Monday,” said an engineer, who spoke on condition of anonymity."
    assert not any("anonymity" in words for words, _ in told(read_text(text)))
