"""The numbers of an appearance, as far as they may be shown, and whether its report corrects one."""

from __future__ import annotations

from decimal import Decimal

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId, MentionKind
from firsthand.model.public_figures import PublicFigure
from firsthand.stages.publish.hiding import Hiding
from firsthand.stages.publish.sides import Layout
from firsthand.text.corrections import is_earlier_number, may_correct, says_correction
from firsthand.text.figures import read_quantities
from firsthand.text.quantities import Quantity


def show_figures(
    assertion: Assertion, document: Document, *, hiding: Hiding, is_protected: bool
) -> tuple[PublicFigure, ...]:
    """An assertion that may be shown in; its numbers, but for those whose words give a protected source away, out."""
    numbers = [m for m in assertion.values if m.kind is MentionKind.QUANTITY]
    figures = (
        PublicFigure(
            m.span.of(document.text), m.value if isinstance(m.value, Quantity) else None, None if is_protected else m.span)
        for m in numbers
    )
    return tuple(f for f in figures if not hiding.holds(_words_of(f)))


def _words_of(figure: PublicFigure) -> str:
    """A figure in, all words that it would show, out."""
    quantity = figure.quantity
    parts = (figure.words, quantity.counted, quantity.scope.place) if quantity else (figure.words,)
    return " ".join(part for part in parts if part)


class Corrections:
    """Where reports say that they correct a number; the sentences of each document are looked for once."""

    def __init__(self) -> None:
        self._layouts: dict[DocumentId, Layout] = {}

    def _layout(self, document: Document) -> Layout:
        if document.id not in self._layouts:
            self._layouts[document.id] = Layout(document.text)
        return self._layouts[document.id]

    def holds(self, assertion: Assertion, document: Document) -> bool:
        """Whether an assertion with a number stands in a sentence, or under a title, that says that one is corrected."""
        if not any(m.kind is MentionKind.QUANTITY for m in assertion.values):
            return False
        if says_correction(document.title or ""):
            return True
        if not may_correct(document.text):
            return False
        start, end = self._layout(document).widen(assertion.span.start, assertion.span.end)
        return says_correction(document.text[start:end])

    def taken_back(self, document: Document) -> tuple[Decimal, ...]:
        """The numbers that a document says were given before and are not right any more, in text order."""
        if not may_correct(document.text):
            return ()
        sentences = (document.text[start:end] for start, end in self._layout(document).sentences)
        return tuple(
            quantity.low
            for sentence in sentences
            if says_correction(sentence)
            for start, end, quantity in read_quantities(sentence)
            if is_earlier_number(sentence, start, end)
        )
