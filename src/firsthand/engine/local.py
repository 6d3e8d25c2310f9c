"""Runs the stages on this machine, in one process or several. The results do not depend on how many.

Stage 1 runs here and 2 in a child process with limits; 3 to 7, which take nearly all the time, run in worker processes, each
with a parser of its own; 8 to 10 run here again. Workers are started afresh: a program that asks for several must therefore
guard its own start with `if __name__ == "__main__"`.

A document that breaks a stage, takes too long or kills its process is skipped, and the others go on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand import pipeline
from firsthand.engine.extracting import extract_originals
from firsthand.engine.guard import read_guarded, skip_dead
from firsthand.engine.limits import Limits
from firsthand.engine.progress import Progress, ignore_progress
from firsthand.engine.timing import StageTimes
from firsthand.engine.workers import count_workers, get_parser, start_pool
from firsthand.errors import EngineError, NoReports
from firsthand.model.document import About, Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.reading import Case, Reading
from firsthand.sandbox import Sandbox

if TYPE_CHECKING:
    from firsthand.pipeline import Parser as Parser

DOCUMENT_TIMEOUT_S = 120
"""One document that takes longer is skipped. Unit: seconds. No trial: the longest that is read takes about 40 s on one core."""

NO_LIMITS = Limits()
"""The limits where nobody sets any."""

@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a worker hands back for one document."""

    result: Reading | Skipped
    seconds: dict[str, float]


def read_paths(
    paths: Iterable[Path | str], *, workers: int | None = None, on_progress: Progress = ignore_progress,
    times: StageTimes | None = None, parser: Parser | None = None, limits: Limits = NO_LIMITS,
) -> Case:
    """Files and folders in, the case that they make out.

    Args:
        paths: Folders are read with all below them.
        workers: Processes; None lets the machine and the amount of text decide.
        on_progress: Called after each document.
        times: Filled with the seconds of each stage.
        parser: One that is loaded already: everything is then read in this process.
        limits: What one file may take.

    Raises:
        InputError: A path does not exist, or there are no reports.
        EngineError: No worker lives.
    """
    times = StageTimes() if times is None else times
    shown = [str(p) for p in paths]
    with open_sandbox(limits) as sandbox:
        pairs = extract_originals(pipeline.find_originals(shown), sandbox=sandbox, timer=times)
        documents, skipped = pipeline.number_documents(made for _, all_made in pairs for made in all_made)
    if not documents and all(s.code is SkipCode.UNSUPPORTED for s in skipped):
        raise NoReports(f"{', '.join(shown)} holds no reports" + (f" ({len(skipped)} other files)." if skipped else "."),
                        hint=f"Reports are {', '.join(pipeline.SUFFIXES[:-1])} and {pipeline.SUFFIXES[-1]} files.")
    results = read_documents(
        documents, workers=workers, on_progress=on_progress, times=times, parser=parser, timeout_s=limits.timeout_s)
    readings = [r for r in results if isinstance(r, Reading)]
    skipped += [r for r in results if isinstance(r, Skipped)]
    return pipeline.read_case(readings, pipeline.order_skipped(skipped), times)


def open_sandbox(limits: Limits) -> Sandbox:
    """What one file may take in, the child process that opens files out."""
    return Sandbox(timeout_s=limits.parse_timeout_s, memory_bytes=limits.parse_memory_mib * 2**20)


def read_documents(
    documents: Sequence[Document], *, workers: int | None = None, on_progress: Progress = ignore_progress,
    times: StageTimes | None = None, parser: Parser | None = None, timeout_s: int | None = None,
) -> list[Reading | Skipped]:
    """Documents in; one reading, or the reason why there is none, for each out, in the same order.

    Args:
        documents: With their ids.
        workers: Processes; None lets the machine and the amount of text decide.
        on_progress: Called after each document.
        times: Filled with the seconds of each stage.
        parser: One that is loaded already: everything is then read in this process.
        timeout_s: A document that takes longer is skipped; None stands for `DOCUMENT_TIMEOUT_S`.

    Raises:
        EngineError: No worker lives.
    """
    times = StageTimes() if times is None else times
    length = sum(len(d.text) for d in documents)
    count = 1 if parser is not None else max(1, min(count_workers(length, workers), len(documents)))
    outcomes: list[_Outcome | None] = [None] * len(documents)
    limit_s = DOCUMENT_TIMEOUT_S if timeout_s is None else timeout_s
    run = _read_here(documents, parser, limit_s) if count == 1 else _read_apart(documents, count, limit_s)
    for done, (index, outcome) in enumerate(run, 1):
        outcomes[index] = outcome
        times.add(outcome.seconds)
        on_progress(done, len(documents), documents[index].path)
    return [outcome.result for outcome in outcomes if outcome is not None]


def load_parser() -> Parser:
    """Nothing in, the parser that `read_text` needs out. Takes about 0.7 s."""
    return pipeline.load_parser()


def read_text(text: str, about: About, parser: Parser, times: StageTimes | None = None) -> Reading | Skipped:
    """One text and what is known of it in; its reading, or the reason why there is none, out. No stage's fault is caught.

    `times`, where given, is filled with the seconds of each stage.
    """
    content = text.encode("utf-8", "surrogatepass")
    original = Original("text.txt", hashlib.sha256(content).hexdigest(), content, about)
    documents, skipped = pipeline.number_documents(pipeline.extract_original(original))
    timer = pipeline.untimed if times is None else times
    return pipeline.read_document(documents[0], parser, timer) if documents else skipped[0]


def list_stages() -> tuple[pipeline.Stage, ...]:
    """Nothing in, every stage in travel order out."""
    return pipeline.STAGES


def _read_here(documents: Sequence[Document], parser: Parser | None, timeout_s: int) -> Iterator[tuple[int, _Outcome]]:
    """Documents in, the outcome of each with its index out, read in this process."""
    for index, document in enumerate(documents):
        parser = pipeline.load_parser() if parser is None else parser
        yield index, _read(document, parser, timeout_s)


def _read_apart(documents: Sequence[Document], count: int, timeout_s: int) -> Iterator[tuple[int, _Outcome]]:
    """Documents in, the outcome of each with its index out, in the order in which the workers finish them.

    Raises:
        EngineError: Every worker died, whatever it was given.
    """
    # The longest first, so that no worker is left alone with one at the end.
    left = dict.fromkeys(sorted(range(len(documents)), key=lambda n: -len(documents[n].text)))
    try:
        with start_pool(count) as pool:
            waiting = {pool.submit(_read_in_worker, documents[n], timeout_s): n for n in left}
            for finished in as_completed(waiting):
                outcome = finished.result()
                del left[waiting[finished]]
                yield waiting[finished], outcome
    except BrokenProcessPool as error:
        # One of those that are left killed its worker. Read by itself, each costs only itself.
        outcomes = {n: _read_alone(documents[n], timeout_s) for n in left}
        if not any(isinstance(o.result, Reading) for o in outcomes.values()):
            raise EngineError("The reading processes died.") from error
        yield from outcomes.items()


def _read_alone(document: Document, timeout_s: int) -> _Outcome:
    """A document in, its outcome out, read in a process that nothing else depends on."""
    try:
        with start_pool(1) as pool:
            return pool.submit(_read_in_worker, document, timeout_s).result()
    except BrokenProcessPool:
        return _Outcome(skip_dead(document, SkipCode.BROKEN), {})


def _read_in_worker(document: Document, timeout_s: int) -> _Outcome:
    """A document in, its outcome out; runs in a worker."""
    return _read(document, get_parser(), timeout_s)


def _read(document: Document, parser: Parser, timeout_s: int) -> _Outcome:
    """A document in, its outcome out: one that breaks a stage or takes too long is skipped, and the others go on."""
    result, times = read_guarded(
        document, lambda times: pipeline.read_document(document, parser, times), timeout_s=timeout_s, late=SkipCode.BROKEN)
    return _Outcome(result, times.seconds)
