"""Opens a case for a command, and makes what may be shown of it. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from firsthand.cli.job import Options
from firsthand.cli.progress import print_times, show_progress
from firsthand.cli.screen import make_error_console
from firsthand.engine.case import CaseFile
from firsthand.engine.progress import Progress
from firsthand.engine.versions import made_by
from firsthand.errors import FirsthandError, RedactionError, StoreError
from firsthand.model.casefile import Hit
from firsthand.model.provenance import Skipped
from firsthand.model.public import PublicCase, PublicDocument, PublicSkipped
from firsthand.model.public_answers import PublicHit
from firsthand.model.public_notes import PublicAside
from firsthand.model.reading import Case
from firsthand.stages import publish
from firsthand.stages.publish.hiding import WITHHELD
from firsthand.stages.publish.wording import show_text


@contextmanager
def look_at_case(path: Path, options: Options) -> Iterator[CaseFile]:
    """The file of a case in; the case, with all that is new in it compared with the rest, out.

    Raises:
        StoreError: It is not there or cannot be used.
    """
    with open_case(path, options) as case:
        console = make_error_console(options)
        with show_progress(console, is_quiet=options.is_quiet, verb="Read again") as on_progress:
            case.settle(without_path(on_progress))
        yield case


def without_path(on_progress: Progress) -> Progress:
    """A callback in, the same without the path of what was done last out: it may name a protected source."""
    return lambda done, total, _: on_progress(done, total, "")


@contextmanager
def open_case(path: Path, options: Options, *, is_made: bool = False) -> Iterator[CaseFile]:
    """The file of a case in, the case, to be closed at the end, out; with --profile the time that it was open is printed.

    What an error says meanwhile is shown as far as it may be: it may repeat a line of a sheet, or a name of a file.

    Raises:
        StoreError: It is not there and is not to be made, or it cannot be used.
    """
    began = time.perf_counter()
    with CaseFile.open(path, is_made=is_made) as case:
        try:
            yield case
        except FirsthandError as error:
            if not isinstance(error, (StoreError, RedactionError)):  # they speak of the case itself, which may not be readable
                _conceal_error(error, case)
            raise
    if options.is_profile:
        print_times(make_error_console(options), {}, wall_s=time.perf_counter() - began, documents=0)


def _conceal_error(error: FirsthandError, case: CaseFile) -> None:
    """An error and an open case in; the error says from now on what may be shown. Ids stay: a person typed them."""
    line = Desk(case).line
    if line(error.message) == WITHHELD:
        error.message = "That cannot be done; why is withheld, for it names a protected source."
    if line(error.hint) == WITHHELD:
        error.hint = "Look at what you gave."
    error.args = (f"{error.message} {error.hint}",)


class Desk:
    """An open case in; what is told about it besides its claims, as far as it may be shown, out.

    Counts, runs, faults and hits name files and quote words, and both may hold the name of a source that a person protects.
    """

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._part = case.load([])
        self._conceal = publish.conceal(self._with_hidden())

    def _with_hidden(self) -> Case:
        """Nothing in; the part of the case with the documents of protected sources, whose paths and titles are hidden, out."""
        protected = {p.source for p in self._part.protected}
        documents = {d for s in (*self._part.guarded, *self._part.sources) if s.id in protected for d, _ in s.members}
        return replace(self._part, readings=self._case.load_documents(sorted(documents)).readings) if documents else self._part

    def line(self, line: str) -> str:
        """A line in, the same as it may be shown out."""
        return self._conceal(line)

    def skipped(self, skipped: Iterable[Skipped]) -> tuple[PublicSkipped, ...]:
        """Files that could not be read in, the same as they may be shown out."""
        return publish.run(replace(self._part, skipped=tuple(skipped))).skipped

    def aside(self) -> tuple[PublicAside, ...]:
        """Nothing in, the documents that are set aside, as they may be shown, out."""
        return publish.run(self._part).aside

    def warned(self, limit: int) -> tuple[PublicDocument, ...]:
        """How many at most in, the documents whose originals one should look at, as they may be shown, out."""
        return tuple(d for d in publish.run(self._case.load_warned(limit)).documents if d.warnings)

    def hits(self, found: Sequence[Hit]) -> tuple[PublicHit, ...]:
        """Hits of a search in, the same as they may be shown out."""
        return publish.hits(found, self._case.load_hits(found))


def hider_of(case: CaseFile) -> Callable[[str], str]:
    """An open case in; a function out: words in, the same on one safe line, as far as they may be shown, out."""
    conceal = Desk(case).line
    return lambda words: conceal(show_text(words))


def publish_case(case: Case, *, label_key: bytes | None = None, is_compared: bool = True) -> PublicCase:
    """A case, or a part of one, in; what may be shown of it, protected sources under labels drawn from the key, out.

    Without what changed of its claims on the way where `is_compared` says so.
    """
    return publish.run(case, provenance=made_by(), label_key=label_key, is_compared=is_compared)
