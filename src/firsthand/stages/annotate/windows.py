"""Words of a document in, the windows that the encoder reads out: pieces of words, with what an uncased vocabulary cannot see.

A window is a run of whole paragraphs, cut within one only where that alone is too long. What stands in two windows is never seen
together, so a window ends where a reader would pause.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

LIMIT_PIECES = 126
"""Pieces in a window, its two marks apart. Trial: a tenth of the PolNeAR training articles, 94, 126 and 190 pieces."""
LONGEST_WORD_PIECES = 4
"""Of a longer word only so many are read: names and addresses of the web, told apart by their beginnings."""
CLS, SEP, UNKNOWN = 101, 102, 100
"""Rows of the vocabulary with which a window starts, with which a paragraph ends, and for what it does not hold."""

LOWER, TITLE, UPPER, MIXED, NUMBER, MARK = range(6)


class Word(NamedTuple):
    """One word or mark as it is read.

    Attributes:
        text: As parsed.
        line: Number of its sentence.
        paragraph: Number of its paragraph.
        is_quoted: It stands in quotation marks.
    """

    text: str
    line: int
    paragraph: int
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Window:
    """What is encoded at once.

    Attributes:
        words: Positions of its words among the document's.
        pieces: Rows of the vocabulary.
        shapes: For each piece, how its word is written.
        quoted: For each piece, whether its word stands in quotation marks.
        first: For each word, the piece that it starts with.
        lines: For each word, the number of its sentence.
    """

    words: range
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    quoted: tuple[int, ...]
    first: tuple[int, ...]
    lines: tuple[int, ...]


class Pieces:
    """A vocabulary in; words in and their pieces out: the longest beginning that it holds, again and again (WordPiece, uncased).

    Source:
        Wu et al., "Google's Neural Machine Translation System" (2016), section 4.1.
    """

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = rows
        self._known: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """A word in, the rows of its pieces out, one at least and `LONGEST_WORD_PIECES` at most."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = tuple(self._cut(word))[:LONGEST_WORD_PIECES] or (UNKNOWN,)
        return found

    def _cut(self, word: str) -> Iterator[int]:
        plain = unicodedata.normalize("NFD", word[:100].lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        for run in _split_marks(plain):
            start = 0
            while start < len(run):
                for end in range(len(run), start, -1):
                    row = self._rows.get(run[start:end] if start == 0 else "##" + run[start:end])
                    if row is not None:
                        yield row
                        start = end
                        break
                else:
                    yield UNKNOWN
                    break


def _split_marks(word: str) -> Iterator[str]:
    """A word in, its runs of letters and digits, and each of its marks by itself, out."""
    start = 0
    for at, character in enumerate(word):
        if not character.isalnum():
            if start < at:
                yield word[start:at]
            yield character
            start = at + 1
    if start < len(word):
        yield word[start:]


@lru_cache(maxsize=65_536)
def shape_of(word: str) -> int:
    """A word in, how it is written out: in small letters, with a capital, in capitals, mixed, with figures, or a mark."""
    if any(c.isdigit() for c in word):
        return NUMBER
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return MARK
    if word.islower():
        return LOWER
    if len(letters) > 1 and word.isupper():
        return UPPER
    return TITLE if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else MIXED


def cut_windows(words: Sequence[Word], pieces: Pieces, *, limit_pieces: int = LIMIT_PIECES) -> list[Window]:
    """The words of a document in order, and how they are cut, in; its windows, which hold each word once, in order, out."""
    cut = [pieces.cut(word.text) for word in words]
    windows: list[Window] = []
    start, size = 0, 0
    for run in _runs(words, cut, limit_pieces):
        more = sum(len(cut[n]) for n in run) + 1
        if size and size + more > limit_pieces:
            windows.append(_window(words, cut, range(start, run.start)))
            start, size = run.start, 0
        size += more
    if start < len(words):
        windows.append(_window(words, cut, range(start, len(words))))
    return windows


def _runs(words: Sequence[Word], cut: Sequence[tuple[int, ...]], limit_pieces: int) -> Iterator[range]:
    """Words in, the runs of them out that are kept whole: paragraphs; sentences of long ones; pieces of endless ones."""
    lines = [word.line for word in words]
    for paragraph in _group(range(len(words)), [word.paragraph for word in words]):
        if sum(len(cut[n]) for n in paragraph) < limit_pieces:
            yield paragraph
            continue
        for line in _group(paragraph, lines):
            start, size = line.start, 0
            for n in line:
                if size + len(cut[n]) >= limit_pieces:
                    yield range(start, n)
                    start, size = n, 0
                size += len(cut[n])
            yield range(start, line.stop)


def _group(places: range, numbers: Sequence[int]) -> Iterator[range]:
    start = places.start
    for n in places:
        if numbers[n] != numbers[start]:
            yield range(start, n)
            start = n
    if start < places.stop:
        yield range(start, places.stop)


def _window(words: Sequence[Word], cut: Sequence[tuple[int, ...]], within: range) -> Window:
    pieces, shapes, quoted, first = [CLS], [MARK], [0], []
    paragraph = words[within.start].paragraph
    for word, rows in zip(words[within.start : within.stop], cut[within.start : within.stop], strict=True):
        if word.paragraph != paragraph:
            paragraph = word.paragraph
            pieces.append(SEP)
            shapes.append(MARK)
            quoted.append(0)
        first.append(len(pieces))
        pieces += rows
        shapes += [shape_of(word.text)] * len(rows)
        quoted += [int(word.is_quoted)] * len(rows)
    return Window(
        words=within, pieces=(*pieces, SEP), shapes=(*shapes, MARK), quoted=(*quoted, 0), first=tuple(first),
        lines=tuple(word.line for word in words[within.start : within.stop]),
    )  # fmt: skip
