"""Whether a citation holds: its words stand where they are said to stand, and its report names whom it is said to name.

Nothing is repaired here. What fails is withheld by the caller, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.claim import Appearance
from firsthand.model.document import DocumentId
from firsthand.model.reading import Case, Reading
from firsthand.model.source import Source, SourceId
from firsthand.model.span import Span
from firsthand.stages.publish.exhibits import places_of


class Evidence:
    """The texts and sources of a case, looked up by id."""

    def __init__(self, case: Case) -> None:
        self.readings: Mapping[DocumentId, Reading] = {r.document.id: r for r in case.readings}
        self.sources: Mapping[SourceId, Source] = {s.id: s for s in case.sources}

    def stands(self, span: Span, text: str) -> bool:
        """Whether a span lies within a text and holds more than blanks."""
        return span.end <= len(text) and bool(span.of(text).strip())

    def names(self, document: DocumentId, source: SourceId) -> bool:
        """Whether a document names a source, at spans that hold."""
        known = self.sources.get(source)
        reading = self.readings[document]
        if known is None:
            return False
        members = [n for where, n in known.members if where == document and n < len(reading.sources)]
        spans = [span for n in members for span in reading.sources[n].mentions]
        return bool(members) and all(self.stands(span, reading.document.text) for span in spans)

    def fault(self, appearance: Appearance) -> str | None:
        """An appearance in; why it cannot be cited out, None where it can."""
        reading = self.readings.get(appearance.document)
        if reading is None:
            return "its document is not in the case"
        assertion, text = appearance.assertion, reading.document.text
        if not self.stands(assertion.span, text):
            return "its words do not stand at its span"
        inner = [assertion.cue, assertion.hedge, *(m.span for m in assertion.values)]
        inner += [*(d.date for d in assertion.due), *(s for c in assertion.changes for s in (c.old_span, c.new_span))]
        inner += [span for e in assertion.exhibits for span in places_of(e)]
        if not all(self.stands(span, text) for span in inner if span is not None):
            return "a word that it rests on does not stand at its span"
        if not all(self.names(appearance.document, link) for link in appearance.chain):
            return "its document does not name a source of its chain"
        return None


def holds_words(words: str, texts: Iterable[str]) -> bool:
    """Whether some text holds the words, line breaks aside."""
    wanted = " ".join(words.split())
    return bool(wanted) and any(wanted in " ".join(text.split()) for text in texts)
