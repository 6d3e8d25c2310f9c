"""Originals in, what stage 2 makes of each out, one at a time: a case can keep one before the next is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand import pipeline
from firsthand.model.document import Document, Original
from firsthand.model.provenance import Skipped
from firsthand.sandbox import Sandbox


def extract_originals(
    originals: Iterable[Original | Skipped], *, sandbox: Sandbox, timer: pipeline.Timer = pipeline.untimed
) -> Iterator[tuple[Original | Skipped, tuple[Document | Skipped, ...]]]:
    """Originals and skips of stage 1 in; each with its documents and skips of stage 2 out, in the same order.

    A skip of stage 1 comes through with itself. Nothing is held: the next original is read when the next pair is asked for.

    Args:
        originals: From `pipeline.find_originals`; stage 1 works while they are asked for.
        sandbox: Where stage 2 runs.
        timer: Called around the work of both stages.

    Raises:
        InputError: A path does not exist.
        EngineError: No child process can be started.
    """
    waiting = iter(originals)
    while True:
        # 1. original
        with timer("ingest"):
            original = next(waiting, None)
        if original is None:
            return
        # 2. documents
        with timer("extract"):
            made = (original,) if isinstance(original, Skipped) else sandbox.extract(original)
        yield original, made
