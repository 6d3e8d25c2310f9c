"""Adds reports to a case: what is there already is left alone, and each document is one transaction.

The first pass looks at every file and keeps what is new; the second takes apart, reads and stores that, in order of its paths, so
that the same files get the same numbers however often the work was broken off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand import pipeline, review
from firsthand.engine.progress import Progress, ignore_progress
from firsthand.engine.reading import ReadDocument, ReadSettings, Task, read_stream
from firsthand.engine.state import now
from firsthand.engine.versions import read_with, taken_apart_with
from firsthand.model.document import Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.store import evidence, headers, judgements, readings
from firsthand.store.database import Database
from firsthand.store.originals import Originals

if TYPE_CHECKING:
    from sqlalchemy import Connection

Extract = Callable[[Original], tuple[Document | Skipped, ...]]
Find = Callable[[], Iterator[Original | Skipped]]


@dataclass(frozen=True, slots=True)
class _Item:
    """One document or skip of an original, on its way into the case.

    Attributes:
        original: Where it comes from, without its bytes.
        size_bytes: Of the original.
        about: Hash of what was said of the original.
        is_last: It is the last of its original.
        number: How many files are done with it.
    """

    original: Original
    size_bytes: int
    about: str
    is_last: bool
    number: int


@dataclass(slots=True)
class Adding:
    """One run of `add` over a case.

    Attributes:
        database, originals: Of the case.
        find: Called twice; gives every file that the person named.
        extract: Takes an original apart.
        on_progress: Called after each file.
        is_retry_failed: What could not be read before is tried again.
    """

    database: Database
    originals: Originals
    find: Find
    extract: Extract = pipeline.extract_original
    on_progress: Progress = ignore_progress
    is_retry_failed: bool = False
    _run: int = field(default=0, init=False)

    def add(self, settings: ReadSettings) -> int:
        """How to read in; all that is new is read and stored, and the run's number comes out.

        Raises:
            InputError: A path does not exist. Nothing has been stored then.
            StoreError: The case cannot be written.
        """
        # 1. what is new
        fresh = self._find_fresh()
        # 2. read and stored, a document at a time
        for task, outcome in read_stream(self._hand_out(fresh), settings):
            with self.database.writing() as connection:
                self._store(connection, task, outcome)
            if task.tag.is_last:
                self.on_progress(task.tag.number, len(fresh), task.tag.original.path)
        with self.database.writing() as connection:
            evidence.end_run(connection, self._run, now())
        return self._run

    def _find_fresh(self) -> set[tuple[str, str, str]]:
        """Nothing in, (path, hash, about) of every original that is not in the case yet out; the run begins."""
        with self.database.reading() as connection:
            receipts = evidence.find_receipts(connection, taken_apart_with())
            failed = {s.path.partition("#")[0] for s in evidence.find_skips(connection)}
        known_bytes = {sha256 for sha256, _ in receipts}
        fresh: set[tuple[str, str, str]] = set()
        unread: list[Skipped] = []
        known: list[str] = []
        for item in self.find():
            if isinstance(item, Skipped):
                unread.append(item)
                continue
            about = evidence.digest_about(item.about)
            is_known = item.sha256 in known_bytes if about == evidence.NOTHING_SAID else (item.sha256, about) in receipts
            if is_known and not (self.is_retry_failed and item.path in failed):
                known.append(item.path)
            else:
                fresh.add((item.path, item.sha256, about))
        with self.database.writing() as connection:
            self._run = evidence.start_run(connection, now())
            for skipped in unread:
                evidence.add_skip(connection, skipped, "", self._run)
            again = evidence.renew_skips(connection, [p for p in known if p in failed], self._run)
            evidence.count_in_run(connection, self._run, unchanged=len(known) - again, skipped=len(unread) + again)
        return fresh

    def _hand_out(self, fresh: set[tuple[str, str, str]]) -> Iterator[Task[_Item]]:
        """What is new in, its documents and skips as tasks out; each original lies on the disk before its documents are read."""
        number = 0
        for original in self.find() if fresh else ():
            if isinstance(original, Skipped):
                continue
            about = evidence.digest_about(original.about)
            if (original.path, original.sha256, about) not in fresh:
                continue
            number += 1
            extracted = self.extract(original)
            if any(isinstance(e, Document) for e in extracted):
                self.originals.keep(original.sha256, original.content)
            size_bytes, bare = len(original.content), replace(original, content=b"")
            nothing = Skipped(original.path, "extract", SkipCode.DUPLICATE, "It is a case that firsthand wrote, and no report.")
            for n, item in enumerate(extracted or (nothing,), 1):
                yield Task(_Item(bare, size_bytes, about, n >= len(extracted), number), item)

    def _store(self, connection: Connection, task: Task[_Item], outcome: ReadDocument | Skipped) -> None:
        """A task and what came of it in; stored, with the receipt of its original where it is the last."""
        item, document = task.tag, task.document
        if item.is_last:
            evidence.add_receipt(connection, (item.original.sha256, item.about, item.original.path), taken_apart_with())
        if isinstance(outcome, Skipped):
            if outcome.code is not SkipCode.DUPLICATE:
                evidence.add_skip(connection, outcome, item.original.sha256, self._run)
                evidence.count_in_run(connection, self._run, skipped=1)
            return
        assert isinstance(document, Document)  # noqa: S101 - a skip has no reading
        key = evidence.Key(item.original.sha256, evidence.part_of(document, item.original.path), item.about)
        evidence.drop_skips(connection, document, item.original.path)
        if evidence.has_bytes(connection, key):
            known = self._look_at_known(connection, document, key)
            if known is None:
                return
            document = known
        number = evidence.add_document(connection, document, key, size_bytes=item.size_bytes, run=self._run)
        readings.save_reading(connection, number, outcome.parts)
        headers.add(connection, number, document, outcome.assertions, keys=outcome.keys, read_with=read_with())
        evidence.count_in_run(connection, self._run, read=1)

    def _look_at_known(self, connection: Connection, document: Document, key: evidence.Key) -> Document | None:
        """A document whose bytes are in the case in; the same, with a warning, where it is another report, else None, out."""
        if evidence.has_document(connection, key):
            evidence.count_in_run(connection, self._run, unchanged=1)
            return None
        if (earlier := evidence.find_earlier(connection, key, document.path)) is not None:
            self._say_about(connection, earlier[0], document, key)
            is_again = earlier[1] != self._run
            evidence.count_in_run(connection, self._run, read=int(is_again), unchanged=int(not is_again))
            return None
        if (same := evidence.find_same_bytes(connection, key)) is not None:
            told = f"The same file is in the case as T{same}, with another title, outlet or date."
            told += " If it was published once, set one aside."
            return replace(document, warnings=(*document.warnings, told))
        return document

    def _say_about(self, connection: Connection, number: int, document: Document, key: evidence.Key) -> None:
        """The number of a document that is in the case, and the same with what is said of it now, in; taken over."""
        evidence.say_about(connection, number, document, key)
        decided = [j for j in judgements.load_all(connection) if j.stands]
        came = evidence.load_documents(connection, [number], is_corrected=False)[number]
        is_aside = number in headers.find_aside(connection)
        headers.correct(connection, review.correct(came, decided), is_aside=is_aside)
