"""Opens a case for a command, and makes what may be shown of it. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from firsthand.cli.job import Options
from firsthand.cli.progress import print_times, show_progress
from firsthand.cli.screen import make_error_console
from firsthand.engine import local
from firsthand.engine.case import CaseFile
from firsthand.model.casefile import Hit
from firsthand.model.provenance import Skipped
from firsthand.model.public import PublicCase, PublicSkipped
from firsthand.model.public_answers import PublicHit
from firsthand.model.reading import Case
from firsthand.stages import publish


@contextmanager
def look_at_case(path: Path, options: Options) -> Iterator[CaseFile]:
    """The file of a case in; the case, with all that is new in it compared with the rest, out.

    Raises:
        StoreError: It is not there or cannot be used.
    """
    with open_case(path, options) as case:
        console = make_error_console(options)
        with show_progress(console, is_quiet=options.is_quiet, verb="Read again") as on_progress:
            case.settle(on_progress)
        yield case


@contextmanager
def open_case(path: Path, options: Options, *, is_made: bool = False) -> Iterator[CaseFile]:
    """The file of a case in, the case, to be closed at the end, out; with --profile the time that it was open is printed.

    Raises:
        StoreError: It is not there and is not to be made, or it cannot be used.
    """
    began = time.perf_counter()
    with CaseFile.open(path, is_made=is_made) as case:
        yield case
    if options.is_profile:
        print_times(make_error_console(options), {}, wall_s=time.perf_counter() - began, documents=0)


class Desk:
    """An open case in; what is told about it besides its claims, as far as it may be shown, out.

    Counts, runs, faults and hits name files and quote words, and both may hold the name of a source that a person protects.
    """

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._part = case.load([])
        self._conceal = publish.conceal(self._part)

    def line(self, line: str) -> str:
        """A line in, the same as it may be shown out."""
        return self._conceal(line)

    def skipped(self, skipped: Iterable[Skipped]) -> tuple[PublicSkipped, ...]:
        """Files that could not be read in, the same as they may be shown out."""
        return publish.run(replace(self._part, skipped=tuple(skipped))).skipped

    def hits(self, found: Sequence[Hit]) -> tuple[PublicHit, ...]:
        """Hits of a search in, the same as they may be shown out."""
        return publish.hits(found, self._case.load_hits(found))


def publish_case(case: Case, *, label_key: bytes | None = None) -> PublicCase:
    """A case, or a part of one, in; what may be shown of it, protected sources under labels drawn from the key, out."""
    return publish.run(case, provenance=local.made_by(), label_key=label_key)
