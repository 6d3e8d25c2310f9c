"""Reads reports into a case and says what came of it. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from firsthand.cli.casework import Desk, open_case, without_path
from firsthand.cli.job import Interrupted, Options
from firsthand.cli.progress import printable, show_progress
from firsthand.cli.screen import count, make_error_console, print_json, say, unread_lines
from firsthand.cli.showing import print_brief
from firsthand.config import from_environment
from firsthand.engine.case import CaseFile
from firsthand.errors import InputError, NoReports
from firsthand.model.casefile import AddSettings, CaseStatus, RunRecord

EXIT_SKIPPED = 3


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be read into a case.

    Attributes:
        case: The case; made where it is not there.
        paths: Files and folders.
        options: As of every command.
        sheet: A table of what is known of the reports.
        workers: Processes that read; None leaves it to the settings.
        is_retry_failed: Files that could not be read before are tried again.
    """

    case: Path
    paths: tuple[str, ...]
    options: Options
    sheet: Path | None = None
    workers: int | None = None
    is_retry_failed: bool = False


def add(addition: Addition) -> int:
    """What is to be read in, read; the exit code out: 3 where some file could not be read."""
    _check_paths(addition.paths)
    with open_case(addition.case, addition.options, is_made=True) as case:
        run = _read(case, addition)
        status = case.status()
        _report(run, status, case, addition.options)
    return EXIT_SKIPPED if run.skipped else 0


def open_case_brief(addition: Addition, *, is_markdown: bool) -> int:
    """What is to be read in, read, and the brief of the case printed; nothing is read where no path is given."""
    _check_paths(addition.paths)
    with open_case(addition.case, addition.options, is_made=bool(addition.paths)) as case:
        run = _read(case, addition) if addition.paths else RunRecord(id=0, started_at="")
        print_brief(case, addition.options, is_markdown=is_markdown)
        if addition.paths:
            _report(run, case.status(), case, addition.options, is_brief_shown=True)
    return EXIT_SKIPPED if run.skipped else 0


def _check_paths(paths: tuple[str, ...]) -> None:
    """Paths in; no case is made for a name that was mistyped.

    Raises:
        InputError: One does not exist.
    """
    for path in paths:
        if not path:
            raise InputError("Cannot read a path without a name.", hint='Give "." for the folder that you are in.')
        if not os.path.lexists(path):
            raise InputError(f"Cannot read {printable(path)}: there is no such file or folder.", hint="Check the name.")


def _read(case: CaseFile, addition: Addition) -> RunRecord:
    """An open case and what is to be read in, the record of the run out.

    Raises:
        Interrupted: Ctrl-C; what was read until then is kept.
    """
    config = from_environment(os.environ)
    settings = AddSettings(
        workers=addition.workers or config.workers, timeout_s=config.timeout_s, parse_timeout_s=config.parse_timeout_s,
        parse_memory_mib=config.parse_memory_mib, is_retry_failed=addition.is_retry_failed)
    say(f"Reading into {printable(str(case.path))}. Nothing leaves this computer.", addition.options)
    seen, desk = [0, 0], Desk(case)
    try:
        console, is_quiet = make_error_console(addition.options), addition.options.is_quiet
        with (show_progress(console, is_quiet=is_quiet) as on_progress,
              show_progress(console, is_quiet=is_quiet, verb="Compared") as on_compared):
            def follow(done: int, total: int, path: str) -> None:
                seen[:] = [done, total]
                on_progress(done, total, desk.line(path))

            return case.add(addition.paths, sheet=addition.sheet, settings=settings, on_progress=follow,
                            on_compared=without_path(on_compared))
    except KeyboardInterrupt as error:
        done, total = seen
        what = f"{done:,} of {count(total, 'new report')} are in the case" if total else "What was read is in the case"
        raise Interrupted(f"{what}; the next run goes on from there.") from error


def _report(run: RunRecord, status: CaseStatus, case: CaseFile, options: Options, *, is_brief_shown: bool = False) -> None:
    """A run and how the case stands after it in; told on stderr, as JSON on stdout."""
    skipped = Desk(case).skipped(run.skipped)
    is_in_brief = is_brief_shown and not options.is_json and sys.stdout.isatty() and sys.stderr.isatty()
    for line in () if is_in_brief else unread_lines(skipped):
        say(line, Options())
    if options.is_json and not is_brief_shown:
        print_json({
            "run": run.id, "read": run.read, "unchanged": run.unchanged,
            "skipped": [{"path": s.path, "stage": s.stage, "code": s.code.value, "reason": s.reason} for s in skipped],
            "case": {"documents": status.documents, "claims": status.claims, "sources": status.sources},
        })
    parts = [f"{count(run.read, 'report')} read"]
    parts += [f"{run.unchanged:,} unchanged"] if run.unchanged else []
    parts += [f"{len(skipped):,} not read"] if skipped else []
    if not (run.read or run.unchanged or skipped):
        say(f"Nothing there can be read. {NoReports.default_hint}", options)
    closing = " Look at it: firsthand brief." if run.read and not is_brief_shown else ""
    say(f"{', '.join(parts)}. In the case: {count(status.documents, 'report')}, {count(status.claims, 'claim')}, "
        f"{count(status.sources, 'source')}.{closing}", options)
