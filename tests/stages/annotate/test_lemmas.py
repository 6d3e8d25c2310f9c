"""Stage 4: words and the forms that a dictionary lists them under."""

from __future__ import annotations

import pytest
import spacy

from firsthand.stages.annotate.lemmas import Lemmas, read_lemmas
from firsthand.stages.annotate.parser import TOKENISER


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    """The tables that stage 4 reads with."""
    return read_lemmas(spacy.load(TOKENISER, exclude=["tok2vec", "tagger", "parser", "senter", "ner"]))


@pytest.mark.parametrize(
    ("word", "pos", "tag", "form"),
    [
        ("said", "VERB", "VBD", "say"),
        ("told", "VERB", "VBN", "tell"),
        ("citing", "VERB", "VBG", "cite"),
        ("left", "VERB", "VBD", "leave"),
        ("left", "ADJ", "JJ", "left"),
        ("workers", "NOUN", "NNS", "worker"),
        ("Men", "NOUN", "NNS", "man"),
        ("news", "NOUN", "NN", "news"),
        ("Ministries", "PROPN", "NNPS", "ministries"),
        ("better", "ADJ", "JJR", "good"),
        ("best", "ADV", "RBS", "well"),
        ("is", "AUX", "VBZ", "be"),
        ("WAS", "AUX", "VBD", "be"),
        ("'s", "AUX", "VBZ", "be"),
        ("'s", "PART", "POS", "'s"),
        ("has", "AUX", "VBZ", "have"),
        ("would", "AUX", "MD", "would"),
        ("wo", "AUX", "MD", "will"),
        ("me", "PRON", "PRP", "i"),
        ("them", "PRON", "PRP", "they"),
        ("1,400", "NUM", "CD", "1,400"),
        ("", "X", "XX", ""),
    ],
)
def test_a_word_has_its_dictionary_form(lemmas: Lemmas, word: str, pos: str, tag: str, form: str) -> None:
    """The form hangs on how a word is used, is in small letters, and is the word itself where no table says otherwise."""
    assert lemmas.of(word, pos, tag) == form


def test_a_word_of_no_dictionary_loses_its_ending() -> None:
    """An ending is taken off an unlisted word too, by the first rule that fits; a listed form goes before that."""
    tables = Lemmas({"verb": {"rae": ("run",)}}, {"verb": [("ed", "e"), ("ed", "")]}, {"verb": frozenset({"trawl"})}, {})
    assert tables.of("trawled", "VERB", "VBD") == "trawl"
    assert tables.of("grebbed", "VERB", "VBD") == "grebbe"
    assert tables.of("rae", "VERB", "VBD") == "run"


def test_one_word_may_have_two_forms(lemmas: Lemmas) -> None:
    """What was looked up for one use of a word is not given for another."""
    assert [lemmas.of("saw", *use) for use in (("VERB", "VBD"), ("NOUN", "NN"), ("VERB", "VBD"))] == ["see", "saw", "see"]
