"""Reads a stream of documents, in this process or in several, and hands back what is to be stored, in the order of the stream.

Only so many documents are on the way at a time, so that a pile of any size takes the memory of a few.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from firsthand import pipeline
from firsthand.engine.guard import read_guarded, skip_dead
from firsthand.engine.local import DOCUMENT_TIMEOUT_S
from firsthand.engine.timing import StageTimes
from firsthand.engine.versions import document_versions
from firsthand.engine.workers import ALONE_BELOW_CHARS, count_workers, get_parser, start_pool
from firsthand.errors import EngineError
from firsthand.lexicons.known import fingerprint
from firsthand.model.document import Document
from firsthand.model.provenance import DOCUMENT_STAGES, SkipCode, Skipped
from firsthand.model.reading import Reading
from firsthand.store.keys import pack_keys
from firsthand.store.readings import CREDITS, TOKENS, Part, hash_inputs, pack_parts, unpack_parts

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

ON_THE_WAY = 16
"""Documents handed out for each worker: enough that none waits while one takes long. Unit: documents."""

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Task(Generic[Tag]):
    """A document to be read.

    Attributes:
        tag: Whatever the caller wants back with the result.
        document: With any id; a skip is handed through as it is.
        known: Parts that were made of it before, by stage; those whose inputs are still the same are kept.
    """

    tag: Tag
    document: Document | Skipped
    known: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What was read of one document.

    Attributes:
        parts: To be stored.
        assertions: How many there are.
        keys: By which the document's neighbours are found, packed.
    """

    parts: tuple[Part, ...]
    assertions: int
    keys: bytes


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How a stream is read: processes (None lets the amount of text decide), seconds for each document, a parser at hand."""

    workers: int | None = None
    timeout_s: int | None = None
    parser: Parser | None = None


def read_stream(
    tasks: Iterator[Task[Tag]], settings: ReadSettings
) -> Iterator[tuple[Task[Tag], ReadDocument | Skipped]]:
    """Tasks in, each with its outcome, in the same order, out.

    Raises:
        EngineError: No worker lives.
    """
    first: list[Task[Tag]] = []
    length = 0
    for task in tasks:
        first.append(task)
        length += len(task.document.text) if isinstance(task.document, Document) else 0
        if length > ALONE_BELOW_CHARS:
            break
    count = 1 if settings.parser is not None else count_workers(length, settings.workers)
    everything = chain(first, tasks)
    limit_s = DOCUMENT_TIMEOUT_S if settings.timeout_s is None else settings.timeout_s
    if count == 1:
        yield from _read_here(everything, settings.parser, limit_s)
    else:
        yield from _read_apart(everything, count, limit_s)


def _read_here(
    tasks: Iterator[Task[Tag]], parser: Parser | None, timeout_s: int
) -> Iterator[tuple[Task[Tag], ReadDocument | Skipped]]:
    for task in tasks:
        if isinstance(task.document, Skipped):
            yield task, task.document
            continue
        if parser is None and since(task.document, task.known) in ("segment", "annotate"):
            parser = pipeline.load_parser()
        yield task, read_one(task.document, task.known, parser=parser, timeout_s=timeout_s)


def _read_apart(tasks: Iterator[Task[Tag]], count: int, timeout_s: int) -> Iterator[tuple[Task[Tag], ReadDocument | Skipped]]:
    waiting: deque[tuple[Task[Tag], Future[ReadDocument | Skipped] | None]] = deque()
    with ExitStack() as stack:
        pool = stack.enter_context(start_pool(count))
        while True:
            while len(waiting) < ON_THE_WAY * count and (task := next(tasks, None)) is not None:
                waiting.append((task, _hand_out(pool, task, timeout_s)))
            if not waiting:
                return
            task, future = waiting.popleft()
            try:
                yield task, task.document if future is None else future.result()  # type: ignore[misc]
            except BrokenProcessPool:
                # Something on the way killed its worker. Each is read by itself, which costs only the one at fault.
                left = [task, *(other for other, _ in waiting)]
                waiting.clear()
                yield from _read_alone(left, timeout_s)
                pool = stack.enter_context(start_pool(count))


def _hand_out(pool: ProcessPoolExecutor, task: Task[Tag], timeout_s: int) -> Future[ReadDocument | Skipped] | None:
    if isinstance(task.document, Skipped):
        return None
    return pool.submit(_read_in_worker, task.document, task.known, timeout_s)


def _read_alone(tasks: list[Task[Tag]], timeout_s: int) -> Iterator[tuple[Task[Tag], ReadDocument | Skipped]]:
    """Tasks in, each with its outcome out, read one by one in processes that nothing else depends on."""
    deaths = 0
    for task in tasks:
        if isinstance(task.document, Skipped):
            yield task, task.document
            continue
        try:
            with start_pool(1) as pool:
                yield task, pool.submit(_read_in_worker, task.document, task.known, timeout_s).result()
        except BrokenProcessPool as error:
            deaths += 1
            if deaths == len(tasks) > 1:
                raise EngineError("The reading processes died.") from error
            yield task, skip_dead(task.document, SkipCode.CRASHED)


def _read_in_worker(document: Document, known: Mapping[str, Part], timeout_s: int) -> ReadDocument | Skipped:
    """A document in, its outcome out; runs in a worker."""
    return read_one(document, known, parser=get_parser(), timeout_s=timeout_s)


def since(document: Document, known: Mapping[str, Part]) -> str | None:
    """A document and the parts that are stored of its reading in; the first stage that must run again out, None for none."""
    wanted = hash_inputs(document, document_versions(), lists=fingerprint())
    for stage in DOCUMENT_STAGES:
        is_whole = stage != "annotate" or {TOKENS, CREDITS} <= known.keys()
        if stage not in known or known[stage].inputs != wanted[stage] or not is_whole:
            return stage
    return None


def read_one(
    document: Document, known: Mapping[str, Part], *, parser: Parser | None, timeout_s: int
) -> ReadDocument | Skipped:
    """A document and what is known of its reading in; what is to be stored, or why it cannot be read, out."""
    first = since(document, known)

    def read(times: StageTimes) -> ReadDocument:
        before = unpack_parts(document, {stage: part.body for stage, part in known.items()} if first != "segment" else {})
        if first is None:
            return _pack(before)
        return _pack(pipeline.run_stages(document, parser, times, known=before, since=first))

    return read_guarded(document, read, timeout_s=timeout_s, late=SkipCode.TIMED_OUT)[0]


def _pack(reading: Reading) -> ReadDocument:
    inputs = hash_inputs(reading.document, document_versions(), lists=fingerprint())
    return ReadDocument(tuple(pack_parts(reading, inputs)), len(reading.assertions), pack_keys(pipeline.keys_of(reading)))
