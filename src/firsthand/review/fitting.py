"""Finds the words again that a judgement was decided of, in the reading of today.

A document is the same when its bytes and path are; where no path is, when its bytes are, and its number in a file of many.
Words that stand where they stood are taken first; else they must stand exactly once elsewhere in the document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from firsthand.model.document import DocumentId
from firsthand.model.judgement import Anchor, SubjectKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.text.normalize import plain

Ref = tuple[DocumentId, int]
"""An assertion or a source of a document, as in `AssertionRef` and `SourceRef`."""

OVERLAP_SHARE = 0.5
"""Share of an anchor, and of the assertion or mention over it, that the two must have in common where boundaries have moved.

Half of the anchor alone is too little: tried on the 546 sources of 108 reports, each taken away in turn, it mistook a paper for
its editor. What has less in common is listed as not fitting. Of 1,692 assertions whose last word was cut off, 1,674 were found
again, one wrongly."""

_RECORD = re.compile(r"#\d+\Z")


class Shelf:
    """Readings in, found by anchor. Their order changes nothing."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._by_key: dict[tuple[str, str], Reading] = {}
        self._by_record: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        self.readings = sorted(readings, key=lambda r: (r.document.path, r.document.sha256, r.document.id))
        for reading in self.readings:
            document = reading.document
            self._by_key.setdefault((document.sha256, document.path), reading)
            self._by_record[document.sha256, _record_of(document.path)].append(reading)

    def exact(self, anchor: Anchor) -> Reading | None:
        """An anchor in, the reading of its very document out; None where there is none."""
        return self._by_key.get((anchor.sha256, anchor.path))

    def find(self, anchor: Anchor) -> Reading | None:
        """An anchor in, the reading of its document, or else of the same bytes under another path, out; None if there is none."""
        found = self.exact(anchor)
        if found is not None:
            return found
        return next(iter(self._by_record.get((anchor.sha256, _record_of(anchor.path)), ())), None)


def _record_of(path: str) -> str:
    """A path in, the number of the record within its file, with its mark, out; empty where it is the whole file."""
    match = _RECORD.search(path)
    return match[0] if match else ""


def find_refs(anchor: Anchor, reading: Reading, subject: SubjectKind) -> tuple[Ref, ...]:
    """An anchor of a claim or source and the reading of its document in; the assertions, or the source, that it now means out."""
    found = find_assertions(anchor, reading) if subject is SubjectKind.CLAIM else find_source(anchor, reading)
    return tuple((reading.document.id, n) for n in found)


def find_assertions(anchor: Anchor, reading: Reading) -> Sequence[int]:
    """An anchor and a reading in, indices of the assertions that stand at its words out: several where they share one span."""
    spans = [assertion.span for assertion in reading.assertions]
    for place in find_places(anchor, reading.document.text):
        near = [s for s in spans if _share(s, place) >= OVERLAP_SHARE]
        best = max(near, key=lambda s: (_share(s, place), -s.start), default=None)
        if best is not None:
            return [n for n, span in enumerate(spans) if span == best]
    return ()


def find_due(anchor: Anchor, reading: Reading) -> list[tuple[int, Span]]:
    """The place of a date and a reading in; the assertions that say something will come then, each with that date, out."""
    told = [(n, due.date) for n, assertion in enumerate(reading.assertions) for due in assertion.due]
    for place in find_places(anchor, reading.document.text):
        best = max((_share(date, place) for _, date in told), default=0.0)
        if best >= OVERLAP_SHARE:
            return [(n, date) for n, date in told if _share(date, place) == best]
    return []


def find_source(anchor: Anchor, reading: Reading) -> Sequence[int]:
    """An anchor and a reading in, the index of the source that its words name out; empty where they name none."""
    if anchor.span is None:
        return [n for n, s in enumerate(reading.sources) if anchor.quotation in (s.name, *s.aliases)][:1]
    mentions = [(m, rank, n) for n, s in enumerate(reading.sources) for rank, m in enumerate(s.mentions)]
    for place in find_places(anchor, reading.document.text):
        near = [m for m in mentions if _share(m[0], place) >= OVERLAP_SHARE]
        best = min(near, key=lambda m: (-_share(m[0], place), m[1], m[2]), default=None)
        if best is not None:
            return [best[2]]
    return ()


def find_places(anchor: Anchor, text: str) -> Iterator[Span]:
    """An anchor and the text of its document in; where its words stand out: in their own place, then where once more."""
    span, sought = anchor.span, plain(anchor.quotation).split()
    if span is None or not sought:
        return
    if plain(span.of(text)).split() == sought:
        yield span
    pattern = r"\s+".join(map(re.escape, sought))
    pattern = r"(?<!\w)" * sought[0][0].isalnum() + pattern + r"(?!\w)" * sought[-1][-1].isalnum()
    elsewhere = [s for m in re.finditer(pattern, plain(text)) if (s := Span(*m.span())) != span]
    if len(elsewhere) == 1:
        yield elsewhere[0]


def _share(a: Span, b: Span) -> float:
    """Two spans in, which share of the longer they have in common out: 1 where they are the same."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / max(len(a), len(b), 1)
