"""Worker processes that read documents, each with a parser of its own.

They are started afresh ("spawn"), which works alike on every system.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from firsthand import pipeline
from firsthand.errors import EngineError
from firsthand.lexicons import known

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

MOST_WORKERS = 4
"""Workers when nobody says how many: one a core, but no more than this. Each holds about 250 MB."""
ALONE_BELOW_CHARS = 60_000
"""Less text than this is read in one process: while another starts (2 s), one reads about this much. Unit: code points."""


def count_workers(length_chars: int, workers: int | None) -> int:
    """The length of all text and the number wished for in, the number of processes out."""
    if workers is None:
        workers = 1 if length_chars < ALONE_BELOW_CHARS else min(MOST_WORKERS, os.cpu_count() or 1)
    return max(1, workers)


@contextmanager
def start_pool(count: int) -> Iterator[ProcessPoolExecutor]:
    """A number of workers in, a pool of them out; it ends with what runs, and starts nothing more."""
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_start_worker,
                               initargs=(known.used(),))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


_worker_parser: Parser | None = None


def _start_worker(lists: known.Sections) -> None:
    """Lists of outlets that the user added in; loads this worker's parser, once.

    Ctrl-C is left to the process that started it, and arithmetic stays on one core.
    """
    global _worker_parser
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Where each worker's matrix library takes a thread a core, they get in each other's way: 84 articles in 52 s, not 42 s.
    os.environ.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1"))
    known.use(lists)
    _worker_parser = pipeline.load_parser()


def _end_with_parent() -> None:
    """Waits until the process that started this one is gone, however it went, and ends with it: nobody is left to be told."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def get_parser() -> Parser:
    """Nothing in, the parser of this worker out.

    Raises:
        EngineError: This process is no worker.
    """
    if _worker_parser is None:
        raise EngineError("A worker was given a document before its parser was loaded.")
    return _worker_parser
