"""How a case stands: `status` and `verify`. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from firsthand.cli.casework import Desk, open_case
from firsthand.cli.job import Options
from firsthand.cli.progress import printable, show_progress
from firsthand.cli.screen import count, make_error_console, print_json, print_lines, say
from firsthand.model.casefile import CaseStatus, RunRecord
from firsthand.model.public import PublicSkipped

EXIT_FAULT = 2
LAST_RUNS = 3
"""Runs that are told; JSON has all."""
FEW_FILES = 10
"""Files that could not be read for one reason are named one by one up to here."""


def show_status(path: Path, options: Options) -> int:
    """A case in, how it stands printed."""
    with open_case(path, options) as case:
        status = case.status()
        desk = Desk(case)
        skipped = desk.skipped(status.skipped)
        unfitting = [(u.judgement, desk.line(u.reason)) for u in status.unfitting]
    if options.is_json:
        print_json(_status_json(status, skipped, unfitting))
        return 0
    print_lines(_status_lines(status, skipped, unfitting), options)
    return 0


def _status_lines(status: CaseStatus, skipped: Sequence[PublicSkipped], unfitting: Sequence[tuple[str, str]]) -> Iterator[str]:
    """How a case stands in, in lines out."""
    yield f"{printable(status.path)}: {count(status.documents, 'report')}, {count(status.claims, 'claim')}, " \
          f"{count(status.sources, 'source')}."
    if status.aside:
        yield f"{count(status.aside, 'report')} set aside and counted nowhere. See them: firsthand log."
    if status.unsettled:
        verb = "is" if status.unsettled == 1 else "are"
        yield f"{count(status.unsettled, 'report')} {verb} read but not yet compared with the others; firsthand brief does it."
    if not status.documents and not skipped:
        yield "Nothing has been read yet. Read reports: firsthand add FOLDER."
    yield from _run_lines(status.runs)
    yield from _skipped_lines(skipped)
    if unfitting:
        yield ""
        yield f"Decisions that no longer fit ({len(unfitting):,}); they are kept, and count for nothing until they fit:"
        yield from (f"  {judgement}  {reason}" for judgement, reason in unfitting)


def _run_lines(runs: Sequence[RunRecord]) -> Iterator[str]:
    """Runs, the last first, in; the last few in lines out."""
    if not runs:
        return
    yield ""
    yield "Last runs" if len(runs) > 1 else "Last run"
    for run in runs[:LAST_RUNS]:
        counts = {"unchanged": run.unchanged, "not read": run.failed}
        told = [f"{run.read:,} read", *(f"{number:,} {what}" for what, number in counts.items() if number)]
        broken = "" if run.ended_at else "; broken off, the next run goes on from there"
        yield f"  {_say_time(run.started_at)}  {', '.join(told)}{broken}"
    if len(runs) > LAST_RUNS:
        yield f"  and {count(len(runs) - LAST_RUNS, 'earlier run')}"


def _skipped_lines(skipped: Sequence[PublicSkipped]) -> Iterator[str]:
    """Files that are not read in; lines by reason out."""
    if not skipped:
        return
    yield ""
    yield f"Not read ({len(skipped):,})"
    by_reason: dict[str, list[str]] = {}
    for skip in skipped:
        by_reason.setdefault(skip.reason, []).append(printable(skip.path))
    for reason, paths in by_reason.items():
        if len(paths) == 1:
            yield f"  {paths[0]}: {reason}"
            continue
        yield f"  {reason}"
        yield from (f"    {path}" for path in paths[:FEW_FILES])
        if len(paths) > FEW_FILES:
            yield f"    and {len(paths) - FEW_FILES:,} more; firsthand status --json has all"
    yield "  Once that is done: firsthand add PATH."


def _status_json(status: CaseStatus, skipped: Sequence[PublicSkipped], unfitting: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """How a case stands in, the same as JSON out."""
    return {
        "case": status.path, "schema": status.schema, "documents": status.documents, "claims": status.claims,
        "sources": status.sources, "aside": status.aside, "unsettled": status.unsettled,
        "skipped": [{**dataclasses.asdict(s), "code": s.code.value} for s in skipped],
        "runs": [
            {"id": r.id, "started_at": r.started_at, "ended_at": r.ended_at, "read": r.read, "unchanged": r.unchanged,
             "skipped": len(r.skipped)}
            for r in status.runs
        ],
        "unfitting": [{"judgement": judgement, "reason": reason} for judgement, reason in unfitting],
    }


def _say_time(written: str) -> str:
    """A time as ISO 8601 in, as a person reads it on this machine's clock out."""
    return datetime.fromisoformat(written).astimezone().strftime("%Y-%m-%d %H:%M")


def verify(path: Path, options: Options) -> int:
    """A case in, what does not hold printed; 2 where something does not."""
    with open_case(path, options) as case:
        desk = Desk(case)
        with show_progress(make_error_console(options), is_quiet=options.is_quiet, verb="Checked") as on_progress:
            report = case.verify(lambda done, total, path: on_progress(done, total, desk.line(path)))
        faults = [desk.line(fault) for fault in report.faults]
    if options.is_json:
        print_json({"originals": report.originals, "documents": report.documents, "spans": report.spans, "faults": faults})
        return EXIT_FAULT if faults else 0
    print_lines(faults, options)
    checked = f"{count(report.originals, 'original')}, {count(report.documents, 'text')}, {count(report.spans, 'citation')}"
    if faults:
        say(f"{count(len(faults), 'fault')} in {checked}.", options)
        return EXIT_FAULT
    print_lines([f"Everything holds: {checked} checked."], options)
    return 0
