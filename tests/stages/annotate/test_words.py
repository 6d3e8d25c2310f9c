"""Stage 4: lines cut into words, and the trees that these make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.annotate import words as cutting
from firsthand.stages.annotate.parser import TOKENISER
from firsthand.stages.annotate.words import Cutter, LineWord, ParsedLine

if TYPE_CHECKING:
    from spacy.language import Language

LINES = st.lists(
    st.sampled_from(
        ["Moor", "can't", "U.S.", "5p.m.", "(or", "so),", '"We', "won't\"", "a.b@c.dd", "https://x.yz/?q=1", "—", "$2.4m", ":-)"]
    )
    | st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6)
).map(" ".join)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    """The pipeline whose tokeniser stage 4 takes."""
    return spacy.load(TOKENISER, exclude=["tok2vec", "tagger", "parser", "senter", "ner"])


@pytest.fixture(scope="module")
def cutter(pipeline: Language) -> Cutter:
    """What cuts a line."""
    return Cutter(lambda chunk: [(token.idx, token.idx + len(token)) for token in pipeline.tokenizer(chunk)])


@given(line=LINES)
def test_a_line_is_cut_as_the_tokeniser_cuts_it_whole(line: str, pipeline: Language, cutter: Cutter) -> None:
    """Cutting what stands between blanks by itself gives the words of the whole line, where they stand."""
    whole = [(token.idx, token.idx + len(token), token.text) for token in pipeline.tokenizer(line) if not token.is_space]
    assert cutter.cut(line) == whole


def test_what_is_kept_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many different stretches the first are forgotten, and are cut again when they come again."""
    asked: list[str] = []

    def cut_chunk(chunk: str) -> list[tuple[int, int]]:
        asked.append(chunk)
        return [(0, len(chunk))]

    monkeypatch.setattr(cutting, "KEPT_CHUNKS", 2)
    cutter = Cutter(cut_chunk)
    cutter.cut("one two one two three one")
    assert asked == ["one", "two", "three", "one"]


def _line(heads: list[int]) -> ParsedLine:
    words = [LineWord(3 * n, 3 * n + 2, f"w{n}", f"w{n}", "NOUN", "NN", "dep", head) for n, head in enumerate(heads)]
    return ParsedLine(tuple(words))


def test_a_tree_is_walked_both_ways() -> None:
    """A word's children hang on it and do not hold itself; its ancestors lead to the root."""
    line = _line([1, 1, 3, 1, 3])
    assert [word.text for word in line.children(1)] == ["w0", "w3"]
    assert list(line.ancestors(4)) == [3, 1]
    assert list(line.ancestors(1)) == []


def test_words_are_found_by_where_they_start() -> None:
    """A stretch of text has the words that start in it, and none where no word does."""
    line = _line([0, 0, 0])
    assert line.within(1, 7) == range(1, 3)
    assert list(line.within(7, 9)) == []
