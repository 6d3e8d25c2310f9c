"""Words as stage 8 compares them."""

from __future__ import annotations

import pytest

from firsthand.stages.cluster.terms import cut_ending, rarity_of, read_stems, read_terms, stem_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed", "died"), ("bids", "offers"), ("began", "started"), ("released", "freed"), ("collapsed", "collapsing"),
        ("earthquake", "quake"), ("arrested", "detained"), ("ferries", "ferry"), ("stopped", "stopping"), ("vessels", "ship"),
    ],
)  # fmt: skip
def test_words_of_one_meaning_have_one_stem(one: str, other: str) -> None:
    """Inflections, irregular forms and the words that news uses for one another come to one stem."""
    assert stem_of(one) == stem_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("killed", "injured"), ("arrested", "charged"), ("opened", "closed"), ("rose", "fell"), ("north", "south")]
)
def test_words_that_change_the_claim_stay_apart(one: str, other: str) -> None:
    """What would make another claim of a sentence is never one stem."""
    assert stem_of(one) != stem_of(other)


def test_a_phrase_is_one_term() -> None:
    """"Lost their lives" is what "died" is, and covers the words that it is made of."""
    text = "Six men lost their lives."
    term = next(t for t in read_terms(text) if t.stem == stem_of("died"))
    assert term.span.of(text) == "lost their lives"


def test_a_word_broken_at_a_line_end_is_one_word() -> None:
    """A hyphen at a line end joins; one within a line does not."""
    assert [w for w, _, _ in words_of("the mud es-\ncaped")] == ["the", "mud", "escaped"]
    assert [w for w, _, _ in words_of("a self-made man")] == ["a", "self", "made", "man"]


def test_thousands_are_read_alike() -> None:
    """9,000 and 9000 are one word; a date with commas is not run together."""
    assert [w for w, _, _ in words_of("9,000 and 9000")] == ["9000", "and", "9000"]


def test_rare_words_tell_more_than_common_ones() -> None:
    """Rarity falls from names that no list has, by rare words, to what every sentence has."""
    assert rarity_of("the") == 0.0 < rarity_of("police") < rarity_of("hostage") <= rarity_of("tarnovik") == 1.0


def test_a_capital_that_only_opens_a_sentence_makes_no_name() -> None:
    """A name is written with a capital in the middle of a sentence."""
    assert [t.word for t in read_terms("Harbour dues fell. Smoke hung over Kelmar.") if t.is_name] == ["kelmar"]


@pytest.mark.parametrize("word", ["us", "bus", "this", "need", "king", "class", "red", "ring", "be"])
def test_short_words_keep_their_letters(word: str) -> None:
    """An ending is cut only where a word is left."""
    assert cut_ending(word) == word


@pytest.mark.parametrize("word", ["don't", "we've", "whether", "themselves", "she", "could"])
def test_words_of_grammar_tell_nothing(word: str) -> None:
    """Contractions, pronouns and particles never speak for two statements being one."""
    assert rarity_of(word) == 0.0


def test_stems_are_those_of_the_terms() -> None:
    """What is read without places is the same as what is read with them."""
    text = (
        "Mayor Ilse Brandov's 9,000 house-\nholds in Oskar lost their lives, at least 12. The dam gave way; she did not resign."
    )
    assert read_stems(text) == [(t.stem, t.rarity, t.is_name) for t in read_terms(text)]
