"""Evidence that an appearance speaks of, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.model.claim import Assertion
from firsthand.model.document import MentionKind
from firsthand.model.exhibit import Exhibit
from firsthand.model.public_exhibits import PublicExhibit
from firsthand.model.public_outlook import PublicDue
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.publish.hiding import Hiding
from firsthand.text.date_spans import parse

_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET})


def show_exhibits(assertion: Assertion, reading: Reading, *, hiding: Hiding, is_protected: bool) -> tuple[PublicExhibit, ...]:
    """An assertion that may be shown, and the reading of its document, in; the evidence that it speaks of out.

    Of a protected document nothing is shown that does not stand in the quotation; elsewhere nothing that gives a protected source
    away. Evidence whose own words may not be shown is left out.
    """
    if not assertion.exhibits:
        return ()
    document = reading.document

    def words(span: Span | None) -> str:
        if span is None or (is_protected and not assertion.span.contains(span)):
            return ""
        found = span.of(document.text)
        return "" if hiding.holds(found, document=document) else found

    numbers = _number(reading)
    shown = (e for e in assertion.exhibits if words(e.span))
    return tuple(_show(e, reading, words=words, number=numbers[e.span], is_protected=is_protected) for e in shown)


def _show(
    exhibit: Exhibit, reading: Reading, *, words: Callable[[Span | None], str], number: int, is_protected: bool
) -> PublicExhibit:
    """Evidence, and what gives the words at a place where they may be shown, in; the evidence as it may be shown out."""
    holder = exhibit.holder
    is_named = holder is not None and any(m.kind in _NAMED and m.span.overlaps(holder) for m in reading.mentions)
    due = exhibit.presented
    told = "" if due is None else words(due.date)
    presented = None
    if due is not None and told:  # "tomorrow" would tell the day on which a protected report was published
        presented = PublicDue(told, parse(told) if is_protected else due.due, due.kind)
    return PublicExhibit(
        words=words(exhibit.span),
        span=None if is_protected else exhibit.span,
        kind=exhibit.kind,
        number=number,
        size=words(exhibit.size),
        holder=words(holder),
        is_holder_named=is_named,
        seen_by=tuple(name for name in map(words, exhibit.seen_by) if name),
        shows=words(exhibit.shows),
        presented=presented,
        is_shown=exhibit.is_shown,
    )


def _number(reading: Reading) -> dict[Span, int]:
    """A reading in; which evidence of its document each is, from 1, by where its words stand, out."""
    numbers: dict[Span, int] = {}
    last = 0
    for exhibit in sorted((e for a in reading.assertions for e in a.exhibits), key=lambda e: e.span):
        known = None if exhibit.same_as is None else numbers.get(exhibit.same_as)
        if known is None:
            last += 1
        numbers[exhibit.span] = known or last
    return numbers


def places_of(exhibit: Exhibit) -> list[Span]:
    """Evidence in, every place that it is cited to out."""
    places = [exhibit.span, exhibit.size, exhibit.holder, *exhibit.seen_by, exhibit.shows]
    dates = () if exhibit.presented is None else (exhibit.presented.date,)
    return [span for span in (*places, *dates) if span is not None]
