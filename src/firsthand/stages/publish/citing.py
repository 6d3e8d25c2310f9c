"""The day that a report gives for what it cites ("EFE reported on 6 July"): it helps to find a report that is not in the case."""

from __future__ import annotations

from firsthand.model.claim import Appearance
from firsthand.model.document import MentionKind, PassageKind
from firsthand.model.reading import Reading
from firsthand.model.source import SourceKind
from firsthand.model.span import Span
from firsthand.stages.publish.check import Evidence
from firsthand.text.dates import DateValue

NEAR_CHARS = 40
"""Between the name of an outlet and the day of its report: further away a date belongs to something else."""


def cited_on(appearance: Appearance, evidence: Evidence) -> DateValue | None:
    """An appearance in; the day given, in its own sentence and outside its own words, beside an outlet of its chain, out."""
    reading, assertion = evidence.readings[appearance.document], appearance.assertion
    around = _sentence_of(assertion.cue or assertion.span, reading)
    for link in assertion.links:
        source = reading.sources[link] if link < len(reading.sources) else None
        if source is None or source.kind is not SourceKind.OUTLET:
            continue
        for named in source.mentions:
            day = _day_beside(named, reading, outside=assertion.span) if around.contains(named) else None
            if day is not None:
                return day
    return None


def _sentence_of(span: Span, reading: Reading) -> Span:
    """A span in, the sentence that it starts in, or else itself, out."""
    sentences = (p.span for p in reading.passages if p.kind is PassageKind.SENTENCE)
    return next((s for s in sentences if s.start <= span.start < s.end), span)


def _day_beside(named: Span, reading: Reading, *, outside: Span) -> DateValue | None:
    """A name in, the date in the same sentence that is nearest to it, and near enough, out."""
    sentence = _sentence_of(named, reading)
    dates = [
        (max(m.span.start - named.end, named.start - m.span.end), m.value)
        for m in reading.mentions
        if m.kind is MentionKind.DATE and sentence.contains(m.span) and not outside.overlaps(m.span)
    ]
    days = [(gap, v) for gap, v in dates if gap <= NEAR_CHARS and isinstance(v, DateValue)]
    near = [(gap, v) for gap, v in days if v.month is not None and v.end is None]
    return min(near, key=lambda each: each[0], default=(0, None))[1]
