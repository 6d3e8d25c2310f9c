"""A line cut into words, and what is read of each: a small record of our own, which the rest of the stage looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_CHUNK = re.compile(r"\S+")
KEPT_CHUNKS = 50_000
"""Stretches between blanks whose words are kept; then all are forgotten, so that no text takes memory without end."""


class LineWord(NamedTuple):
    """One word or mark of a line.

    Attributes:
        start, end: Where it stands in the line's text.
        text: As parsed.
        lemma: Dictionary form.
        pos, tag: Part of speech, universal and fine.
        dep: How it hangs on its head.
        head: Number of the word that it hangs on, in its line; its own for a root.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()


class LineName(NamedTuple):
    """What is taken for a name (or date) in a line: where it stands in its text, and of what kind, as the labels have it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """The words of a line in order, blanks left out, and its names in order."""

    words: tuple[LineWord, ...]
    names: tuple[LineName, ...] = ()

    def within(self, start: int, end: int) -> range:
        """A stretch of the line's text in, the numbers of the words that start there out."""
        held = [n for n, word in enumerate(self.words) if start <= word.start < end]
        return range(held[0], held[-1] + 1) if held else range(0)

    def children(self, number: int) -> Iterator[LineWord]:
        """The number of a word in, the words that hang on it, in order, out."""
        return (word for n, word in enumerate(self.words) if word.head == number and n != number)

    def ancestors(self, number: int) -> Iterator[int]:
        """The number of a word in; those of its head, of the head's head and so on to the root, out."""
        while self.words[number].head != number:
            number = self.words[number].head
            yield number


class Cutter:
    """What cuts a stretch without blanks into words, in; lines in and their words out.

    A word never holds a blank, so each stretch between blanks is cut by itself, and only once: reports repeat themselves.
    """

    def __init__(self, cut_chunk: Callable[[str], Sequence[tuple[int, int]]]) -> None:
        self._cut_chunk = cut_chunk
        self._known: dict[str, tuple[tuple[int, int, str], ...]] = {}

    def cut(self, line: str) -> list[tuple[int, int, str]]:
        """The text of a line in; start, end and text of each of its words out."""
        out: list[tuple[int, int, str]] = []
        for match in _CHUNK.finditer(line):
            at = match.start()
            out += [(at + start, at + end, text) for start, end, text in self._look_up(match[0])]
        return out

    def _look_up(self, chunk: str) -> tuple[tuple[int, int, str], ...]:
        known = self._known.get(chunk)
        if known is None:
            if len(self._known) >= KEPT_CHUNKS:
                self._known.clear()
            known = tuple((start, end, chunk[start:end]) for start, end in self._cut_chunk(chunk))
            self._known[chunk] = known
        return known
