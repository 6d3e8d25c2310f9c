"""Checks a case: every original against its hash, every text against its own, every span against the text that it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from firsthand.engine.progress import Progress, ignore_progress
from firsthand.errors import StoreError
from firsthand.model.casefile import VerifyReport
from firsthand.model.document import Document
from firsthand.model.judgement import Judgement
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.store import evidence, headers, judgements, readings
from firsthand.store.database import Database
from firsthand.store.numbers import number_of
from firsthand.store.originals import Originals

if TYPE_CHECKING:
    from sqlalchemy import Connection


def verify(database: Database, originals: Originals, on_progress: Progress = ignore_progress) -> VerifyReport:
    """A case in; how much of it was checked, and what does not hold, in words, out. Nothing is changed."""
    faults: list[str] = []
    seen: set[str] = set()
    spans = 0
    with database.reading() as connection:
        numbers = evidence.find_all_numbers(connection)
        for done, number in enumerate(numbers, 1):
            document = evidence.load_documents(connection, [number], is_corrected=False)[number]
            found = [] if document.sha256 in seen else [originals.fault(document.sha256)]
            seen.add(document.sha256)
            if evidence.digest_text(document.text) != evidence.find_text_hash(connection, number):
                found.append("its text has been changed")
            checked, fault = _check_reading(connection, document)
            spans += checked
            faults += [f"{document.id} ({document.path}): {f}." for f in (*found, fault) if f]
            on_progress(done, len(numbers), document.path)
        decided = judgements.load_all(connection)
        by_key = {(d.sha256, d.path): d for d in _anchored(connection, decided)}
        for judgement in decided:
            faults += _check_anchors(judgement, by_key)
        faults += evidence.check_database(connection)
    return VerifyReport(originals=len(seen), documents=len(numbers), spans=spans, faults=tuple(faults))


def _check_reading(connection: Connection, document: Document) -> tuple[int, str | None]:
    """A document in; how many spans of its reading were checked, and what is wrong with it, in words, out."""
    number = number_of(document.id)
    try:
        parts = readings.load_parts(connection, number)
        missing = {*readings.KINDS, readings.TOKENS} - parts.keys()
        if missing or not headers.is_there(connection, number):
            return 0, f"its reading is not whole ({', '.join(sorted(missing)) or 'its head'} missing)"
        reading = readings.unpack_parts(document, {stage: part.body for stage, part in parts.items()})
    except StoreError:
        return 0, "its reading is damaged"
    checked = list(_spans(reading))
    wrong = [s for s in checked if s.end > len(document.text) or not s.of(document.text).strip()]
    return len(checked), f"{len(wrong)} of its spans do not lie on words of its text" if wrong else None


def _spans(reading: Reading) -> Iterator[Span]:
    """A reading in, every span that a citation may rest on out."""
    for source in reading.sources:
        yield from source.mentions
    for assertion in reading.assertions:
        yield assertion.span
        yield from (s for s in (assertion.cue, assertion.hedge) if s is not None)
        yield from (m.span for m in assertion.values)


def _anchored(connection: Connection, decided: list[Judgement]) -> list[Document]:
    hashes = {a.sha256 for j in decided for a in (*j.anchors, *j.others)}
    numbers = evidence.find_numbers(connection, hashes)
    return list(evidence.load_documents(connection, numbers, is_corrected=False).values())


def _check_anchors(judgement: Judgement, by_key: dict[tuple[str, str], Document]) -> Iterator[str]:
    for anchor in (*judgement.anchors, *judgement.others):
        document = by_key.get((anchor.sha256, anchor.path))
        if document is not None and anchor.span is not None and anchor.span.of(document.text) != anchor.quotation:
            yield f"{judgement.id}: the words that it was decided on do not stand in {document.id} any more."
