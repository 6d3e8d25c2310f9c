"""Stage 4: words cut into the windows that the encoder reads, each word once, in order, none too much for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.annotate import windows as cutting
from firsthand.stages.annotate.windows import (
    CLS,
    LIMIT_PIECES,
    LONGEST_WORD_PIECES,
    SEP,
    UNKNOWN,
    Pieces,
    Word,
    cut_windows,
    shape_of,
)

ROWS = {
    "har": 1000,
    "##bour": 1001,
    "harbour": 1002,
    "##s": 1003,
    "-": 1004,
    "e": 1005,
    "##e": 1006,
    "'": 1007,
    "1": 1008,
    "##1": 1009,
}
MARKS = 2
"""Pieces of a window that are no words': what it starts with and what its last paragraph ends with."""


@st.composite
def reports(draw: st.DrawFn) -> list[Word]:
    """Words as stage 4 gives them: numbers of sentences and paragraphs rise, a paragraph ends with a sentence."""
    texts = st.one_of(st.text(max_size=8), st.sampled_from(["harbours", "Harbour-e", "eeee", "1111", "é"]))
    words: list[Word] = []
    line = 0
    for paragraph, sizes in enumerate(draw(st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=4), max_size=6))):
        for size in sizes:
            words += [Word(draw(texts), line, paragraph, draw(st.booleans())) for _ in range(size)]
            line += 1
    return words


@given(words=reports(), limit=st.integers(LONGEST_WORD_PIECES + 1, 60))
def test_every_word_is_in_one_window(words: list[Word], limit: int) -> None:
    """The windows, laid end to end, are the words of the report, each once and in order; none is empty."""
    windows = cut_windows(words, Pieces(ROWS), limit_pieces=limit)
    assert [n for window in windows for n in window.words] == list(range(len(words)))
    assert all(window.words for window in windows)


@given(words=reports(), limit=st.integers(LONGEST_WORD_PIECES + 1, 60))
def test_no_window_holds_more_than_the_limit(words: list[Word], limit: int) -> None:
    """However long a paragraph or a sentence is, its windows hold no more pieces than asked for, their two marks apart."""
    for window in cut_windows(words, Pieces(ROWS), limit_pieces=limit):
        assert len(window.pieces) <= limit + MARKS


@given(words=reports(), limit=st.integers(LONGEST_WORD_PIECES + 1, 60))
def test_a_window_says_of_each_piece_what_its_word_is(words: list[Word], limit: int) -> None:
    """Each word starts at its own first piece, and each of its pieces has its shape, its quotation and its row."""
    cut = Pieces(ROWS)
    for window in cut_windows(words, cut, limit_pieces=limit):
        assert len(window.pieces) == len(window.shapes) == len(window.quoted)
        assert len(window.first) == len(window.lines) == len(window.words)
        assert window.pieces[0] == CLS
        assert window.pieces[-1] == SEP
        for k, n in enumerate(window.words):
            rows = cut.cut(words[n].text)
            place = slice(window.first[k], window.first[k] + len(rows))
            assert window.pieces[place] == rows
            assert set(window.shapes[place]) == {shape_of(words[n].text)}
            assert set(window.quoted[place]) == {int(words[n].is_quoted)}
            assert window.lines[k] == words[n].line


@given(words=reports(), limit=st.integers(LONGEST_WORD_PIECES + 1, 60))
def test_a_paragraph_that_fits_is_kept_whole(words: list[Word], limit: int) -> None:
    """A window ends within a paragraph only where that paragraph is too long for one; between two there stands a mark."""
    cut = Pieces(ROWS)
    size = {p: sum(len(cut.cut(w.text)) for w in words if w.paragraph == p) for p in {w.paragraph for w in words}}
    windows = cut_windows(words, cut, limit_pieces=limit)
    for before, after in pairwise(windows):
        if words[before.words[-1]].paragraph == words[after.words[0]].paragraph:
            assert size[words[after.words[0]].paragraph] >= limit
    for window in windows:
        assert window.pieces.count(SEP) == len({words[n].paragraph for n in window.words})


@given(words=reports(), limit=st.integers(LONGEST_WORD_PIECES + 1, 60))
def test_a_sentence_that_fits_is_kept_whole(words: list[Word], limit: int) -> None:
    """A window ends within a sentence only where that sentence is too long for one."""
    cut = Pieces(ROWS)
    for before, after in pairwise(cut_windows(words, cut, limit_pieces=limit)):
        if before.lines[-1] == after.lines[0]:
            assert sum(len(cut.cut(w.text)) for w in words if w.line == after.lines[0]) >= limit


@given(word=st.text(max_size=40))
def test_a_word_has_one_piece_at_least(word: str) -> None:
    """Whatever its letters, a word has a piece, and no more than are read of one."""
    assert 1 <= len(Pieces(ROWS).cut(word)) <= LONGEST_WORD_PIECES


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("harbour", (1002,)),
        ("HARBOURS", (1002, 1003)),
        ("Hárbour", (1002,)),
        ("harbour-e", (1002, 1004, 1005)),
        ("e's", (1005, 1007, UNKNOWN)),
        ("harx", (1000, UNKNOWN)),
        ("eeeeeeee", (1005, 1006, 1006, 1006)),
        ("\u0301", (UNKNOWN,)),
        ("", (UNKNOWN,)),
        ("☃", (UNKNOWN,)),
    ],
)
def test_a_word_is_cut_into_its_longest_pieces(word: str, pieces: tuple[int, ...]) -> None:
    """Capitals and accents fall off, marks stand alone, and the longest beginning that the vocabulary holds comes first."""
    assert Pieces(ROWS).cut(word) == pieces


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("harbour", cutting.LOWER),
        ("Harbour", cutting.TITLE),
        ("Élan", cutting.TITLE),
        ("A", cutting.TITLE),
        ("EFE", cutting.UPPER),
        ("U.N.", cutting.UPPER),
        ("McTarn", cutting.MIXED),
        ("iPort", cutting.MIXED),
        ("1,400", cutting.NUMBER),
        ("B-52", cutting.NUMBER),
        ("—", cutting.MARK),
        ("", cutting.MARK),
        ("o'clock", cutting.LOWER),
    ],
)
def test_a_word_keeps_how_it_is_written(word: str, shape: int) -> None:
    """The vocabulary knows no capitals, so the shape says them."""
    assert shape_of(word) == shape


def test_an_endless_word_is_read_by_its_beginning() -> None:
    """A word of 100,000 letters has as many pieces as a long one, and they are those of its beginning."""
    cut = Pieces(ROWS)
    assert cut.cut("e" * 100_000) == cut.cut("e" * 100)
    (window,) = cut_windows([Word("e" * 100_000, 0, 0, False)], cut)
    assert len(window.pieces) == LONGEST_WORD_PIECES + MARKS


class _Counted(list[Word]):
    """Words that count how often one of them is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Word]:
        for word in super().__iter__():
            self.looks += 1
            yield word

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        self.looks += 1
        return super().__getitem__(place)


@pytest.mark.parametrize("line_words", [20_000, 20], ids=["one sentence", "sentences of 20 words"])
def test_an_endless_paragraph_is_cut_in_one_go(line_words: int) -> None:
    """A paragraph of 20,000 words is cut into windows of the limit, and each word is looked at a few times."""
    words = _Counted(Word("harbours", n // line_words, 0, False) for n in range(20_000))
    words.looks = 0
    windows = cut_windows(words, Pieces(ROWS))
    assert words.looks <= 10 * len(words)
    assert max(len(w.pieces) for w in windows) <= LIMIT_PIECES + MARKS
    assert len(windows) < 20_000 * 2 / (LIMIT_PIECES - 2 * 20)


def test_many_long_paragraphs_are_cut_in_one_go() -> None:
    """A hundred paragraphs that are each too long for a window cost each word a few looks, as one such paragraph does."""
    words = _Counted(Word("harbours", n // 20, n // 200, False) for n in range(20_000))
    words.looks = 0
    windows = cut_windows(words, Pieces(ROWS))
    assert words.looks <= 10 * len(words)
    assert max(len(w.pieces) for w in windows) <= LIMIT_PIECES + MARKS
