"""Copies held against what they copy: both texts word by word, and what of sources, hedges, figures and names changed.

Made when it is asked for, from the two texts. Where either could lead to a protected source nothing of them is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from firsthand.model.claim import Assertion
from firsthand.model.document import DocumentId
from firsthand.model.public_changes import PublicChange, PublicComparison, PublicPlace, PublicStretch
from firsthand.model.reading import Case, Reading
from firsthand.model.span import Span
from firsthand.model.story import TextOverlap
from firsthand.stages.publish.alignment import Alignment
from firsthand.stages.publish.change_rules import CREDITS, RULES, find_changes
from firsthand.stages.publish.changes import make_change
from firsthand.stages.publish.copied import find_originals, find_overlap
from firsthand.stages.publish.hiding import Hiding
from firsthand.stages.publish.leaks import stop_leaks
from firsthand.stages.publish.redact import Redaction, page_of
from firsthand.stages.publish.sides import Layout, Pair, Side, Teller, make_teller
from firsthand.text.word_diff import Change, words_of

KEPT = 0.5
"""Share of a statement's characters, or of a sentence's or its counterpart's where that is shorter, that must stand in both for
the two to be one that was changed. No trial: half of it is."""
LEAST_WORDS = 4
"""Words of a sentence below which it is a heading or a line of particulars, which each report has of its own."""
PROTECTED = "[protected source]"
_WORDS = frozenset(RULES) - CREDITS

Ends = tuple[int, int]


def compare_copies(case: Case, *, label_key: bytes | None = None) -> tuple[PublicComparison, ...]:
    """A case in; each copy, of which it is known that it is one and of what, held against that, in order of the case, out.

    Args:
        case: The case, or a part that holds both documents of each pair with what was read of them.
        label_key: As for `run`.

    Raises:
        RedactionError: Something of it would give a protected source away.
    """
    return _publish(case, find_originals(case.overlaps).values(), label_key, has_stretches=False)


def compare_copy(case: Case, document: DocumentId, *, label_key: bytes | None = None) -> PublicComparison | None:
    """A case and a document in, it and what it copies laid side by side out; None where it is no copy.

    Where it is not known who copied whom, the two are laid side by side all the same.

    Raises:
        RedactionError: Something of it would give a protected source away.
    """
    overlap = find_overlap(case.overlaps, document)
    return next(iter(_publish(case, [overlap] if overlap else [], label_key, has_stretches=True)), None)


def _publish(
    case: Case, overlaps: Iterable[TextOverlap], label_key: bytes | None, *, has_stretches: bool
) -> tuple[PublicComparison, ...]:
    hiding = Hiding(case, label_key)
    redaction = Redaction(case, hiding)
    held = redaction.evidence.readings
    made = tuple(_Comparing(redaction, o).make(has_stretches) for o in overlaps if o.document in held and o.other in held)
    stop_leaks(made, hiding)
    return made


class _Comparing:
    """One copy and what it copies."""

    def __init__(self, redaction: Redaction, overlap: TextOverlap) -> None:
        self._redaction, self._overlap = redaction, overlap
        self._before, self._after = (redaction.evidence.readings[d] for d in (overlap.other, overlap.document))
        self._layouts = {r.document.id: Layout(r.document.text) for r in (self._before, self._after)}
        self._sources = {member: s.id for s in redaction.evidence.sources.values() for member in s.members}

    def make(self, has_stretches: bool) -> PublicComparison:
        """Whether both texts are wanted in, the record out."""
        overlap, hiding = self._overlap, self._redaction.hiding
        copy, original = (self._redaction.document(r.document).publisher for r in (self._after, self._before))
        made = PublicComparison(overlap.document, copy, overlap.other, original, overlap.is_direction_known)
        if any(hiding.document_label(d) is not None for d in (overlap.document, overlap.other)):
            return replace(made, is_withheld=True)
        first, second = self._before.document.text, self._after.document.text
        alignment = Alignment(first, second)
        told = [c for c in self._find(alignment) if not any(hiding.holds(words) for words in _words_of(c))]
        counts = dict.fromkeys(Change, 0)
        for s in alignment.stretches:
            counts[s.kind] += len(_bare(first[s.start : s.end] or second[s.other_start : s.other_end]))
        return replace(
            made, changes=tuple(sorted(told, key=lambda c: (c.gravity, c.before.span))),
            words_same=counts[Change.SAME], words_cut=counts[Change.CUT], words_added=counts[Change.ADDED],
            words_changed=counts[Change.CHANGED],
            stretches=tuple(_stretches(alignment, first, second)) if has_stretches else (),
        )  # fmt: skip

    def _find(self, alignment: Alignment) -> Iterator[PublicChange]:
        seen: set[tuple[str, str, str, Span | None]] = set()
        for change in (*self._find_reworded(alignment), *self._find_uncredited(alignment)):
            key = change.rule, change.was, change.now, change.before.span
            if key not in seen:
                seen.add(key)
                yield change

    def _find_reworded(self, alignment: Alignment) -> Iterator[PublicChange]:
        """Sentence by sentence, what changed in the words of those that were kept."""
        layout, other = (self._layouts[r.document.id] for r in (self._before, self._after))
        for at in layout.sentences:
            there = alignment.project(at) if alignment.is_touched(at) else None
            if there is None or len(_bare(layout.text[slice(*at)])) < LEAST_WORDS:
                continue
            there = other.widen(*there)
            if alignment.count_same(at) >= KEPT * min(at[1] - at[0], there[1] - there[0]):
                yield from self._apply(at, there, _WORDS)

    def _find_uncredited(self, alignment: Alignment) -> Iterator[PublicChange]:
        """Statement by statement, whether those whom the original credits are credited in the copy."""
        layout, other = (self._layouts[r.document.id] for r in (self._before, self._after))
        for assertion in self._before.assertions:
            span = assertion.span.start, assertion.span.end
            there = alignment.project(span) if assertion.links and assertion.cue is not None else None
            if there is None or assertion.cue is None or alignment.count_same(span) < KEPT * len(assertion.span):
                continue
            around = layout.widen(min(span[0], assertion.cue.start), max(span[1], assertion.cue.end))
            if not any(alignment.is_touched(one) for one in self._credit(assertion, around)):
                continue
            later = self._assertions_at(there)
            tellers = max((self._tellers(self._after, a) for a in later), key=len, default=())
            yield from self._apply(around, other.widen(*there), CREDITS, (self._tellers(self._before, assertion), tellers))

    def _credit(self, assertion: Assertion, around: Ends) -> Iterator[Ends]:
        """Where the words stand that credit a statement: its cue, and its sources in the same sentence."""
        if assertion.cue is not None:
            yield assertion.cue.start, assertion.cue.end
        for link in assertion.links:
            spans = self._before.sources[link].mentions if link < len(self._before.sources) else ()
            yield from ((m.start, m.end) for m in spans if around[0] <= m.start < around[1])

    def _assertions_at(self, there: Ends) -> list[Assertion]:
        """What the copy asserts at a stretch, or at half of it and more."""
        def shared(a: Assertion) -> int:
            return min(a.span.end, there[1]) - max(a.span.start, there[0])

        return [a for a in self._after.assertions if 2 * shared(a) >= min(len(a.span), there[1] - there[0]) > 0]

    def _tellers(self, reading: Reading, assertion: Assertion) -> tuple[Teller, ...]:
        return tuple(self._teller(reading, link) for link in assertion.links if link < len(reading.sources))

    def _teller(self, reading: Reading, link: int) -> Teller:
        source, known = reading.sources[link], self._sources.get((reading.document.id, link))
        hiding = self._redaction.hiding
        if known is not None and hiding.is_source_labelled(known):
            return make_teller(source, self._redaction.name(known))
        return make_teller(source, source.name if hiding.is_name_shown(source.name) else PROTECTED)

    def _apply(
        self, at: Ends, there: Ends, rules: frozenset[str], tellers: tuple[tuple[Teller, ...], tuple[Teller, ...]] = ((), ())
    ) -> Iterator[PublicChange]:
        """Where a statement stands in either text, and rules, in; what they find out."""
        pair = Pair(self._side(self._before, at, tellers[0]), self._side(self._after, there, tellers[1]), is_copy=True)
        places = self._place(self._before, at), self._place(self._after, there)
        for found in find_changes(pair, only=rules):
            yield make_change(found, *places, is_copy=True, is_later=self._overlap.is_direction_known)

    def _side(self, reading: Reading, at: Ends, tellers: tuple[Teller, ...]) -> Side:
        layout, document = self._layouts[reading.document.id], reading.document
        text = layout.text[slice(*at)]
        return Side(
            text=text, around=text, report=layout.text, published=document.published, tellers=tellers,
            quotations=layout.quotations(*at), publisher=document.outlet or "",
        )  # fmt: skip

    def _place(self, reading: Reading, at: Ends) -> PublicPlace:
        shown, span = self._redaction.document(reading.document), Span(*at)
        quote, page = span.of(reading.document.text), page_of(span, reading.document)
        return PublicPlace(shown.id, shown.path, shown.outlet, shown.published, span, quote, page)


def _stretches(alignment: Alignment, first: str, second: str) -> Iterator[PublicStretch]:
    for s in alignment.stretches:
        spans = Span(s.start, s.end), Span(s.other_start, s.other_end)
        yield PublicStretch(s.kind, spans[0].of(first), spans[1].of(second), *spans)


def _words_of(change: PublicChange) -> tuple[str, ...]:
    return change.was, change.now, change.before.quote, change.after.quote


def _bare(text: str) -> list[str]:
    """Text in, its words without marks out."""
    return [word for word in words_of(text) if word[0].isalnum()]
