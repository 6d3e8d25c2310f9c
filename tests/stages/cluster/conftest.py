"""Readings put together by hand: what stages 1 to 7 would have made of a few invented reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from firsthand.model.attribution import SpeechKind
from firsthand.model.claim import Assertion, Polarity
from firsthand.model.document import Document, DocumentId, Mention, MentionKind, Passage, PassageKind
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource
from firsthand.model.span import Span
from firsthand.text.dates import parse_published
from firsthand.text.quantity_spans import find_quantities

Told = tuple[str, Sequence[DocumentSource]]
"""Words of the text, and the chain that stands over them."""
MakeReading = Callable[..., Reading]


@pytest.fixture
def make_reading() -> MakeReading:
    """A function: id, text, what is told in it, and what is known of it, in; a reading out."""

    def make(
        name: str, text: str, *told: Told, published: str | None = None, outlet: str | None = None, denied: Sequence[str] = ()
    ) -> Reading:
        sentences = [Passage(PassageKind.SENTENCE, Span(*m.span()), 0) for m in re.finditer(r"[^.!?\s][^.!?]*[.!?]?[”\"]?", text)]
        quoted = [Passage(PassageKind.QUOTATION, Span(*m.span(1)), 0) for m in re.finditer(r"[“\"]([^”\"]*)[”\"]", text)]
        sources: list[DocumentSource] = []
        assertions = []
        for words, chain in told:
            start = text.index(words)
            span = Span(start, start + len(words))
            sources += [s for s in chain if s not in sources]
            is_quoted = any(q.span.contains(span) for q in quoted)
            assertions.append(
                Assertion(
                    span,
                    links=tuple(sources.index(s) for s in chain),
                    kind=SpeechKind.DIRECT if is_quoted else SpeechKind.INDIRECT if chain else None,
                    polarity=Polarity.DENIED if words in denied else Polarity.AFFIRMED,
                    values=tuple(
                        Mention(MentionKind.QUANTITY, Span(start + first, start + last), value)
                        for first, last, value in find_quantities(words)
                    ),
                    sentence=next((n for n, s in enumerate(sentences) if s.span.start <= start < s.span.end), 0),
                )
            )
        document = Document(
            DocumentId(name), f"{name}.txt", "", text, outlet=outlet, published=parse_published(published) if published else None
        )
        return Reading(document, passages=(*sentences, *quoted), sources=tuple(sources), assertions=tuple(assertions))

    return make
