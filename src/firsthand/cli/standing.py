"""How a case stands: `status` and `verify`. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand.cli.casework import Desk, open_case
from firsthand.cli.job import Options
from firsthand.cli.progress import printable, show_progress
from firsthand.cli.screen import count, make_error_console, print_json, print_lines, say, say_time
from firsthand.model.casefile import CaseStatus, RunRecord
from firsthand.model.public import PublicDocument, PublicSkipped
from firsthand.model.public_notes import PublicAside
from firsthand.stages.publish.wording import show_text

EXIT_FAULT = 2
LAST_RUNS = 3
"""Runs that are told; JSON has all."""
MANY_WARNED = 100
"""Reports with a warning are counted up to here: each has to be loaded. No trial."""
FEW_FILES = 10
"""Files that could not be read for one reason are named one by one up to here."""


def show_status(path: Path, options: Options) -> int:
    """A case in, how it stands printed."""
    with open_case(path, options) as case:
        status = case.status()
        desk = Desk(case)
        skipped = desk.skipped(status.skipped)
        unfitting = [(u.judgement, desk.line(u.reason)) for u in status.unfitting]
        marked = (*_aside_lines(desk.aside()), *_warned_lines(desk.warned(MANY_WARNED)))
    if options.is_json:
        print_json(_status_json(status, skipped, unfitting))
        return 0
    print_lines(_status_lines(status, skipped, unfitting, marked=marked), options)
    return 0


def _status_lines(
    status: CaseStatus, skipped: Sequence[PublicSkipped], unfitting: Sequence[tuple[str, str]], *, marked: Iterable[str]
) -> Iterator[str]:
    """How a case stands in, in lines out."""
    yield f"{printable(status.path)}: {count(status.documents, 'report')}, {count(status.claims, 'claim')}, " \
          f"{count(status.sources, 'source')}."
    if status.unsettled:
        verb = "is" if status.unsettled == 1 else "are"
        yield f"{count(status.unsettled, 'report')} {verb} read but not yet compared with the others; firsthand brief does it."
    if not status.documents and not skipped:
        yield "Nothing has been read yet. Read reports: firsthand add FOLDER."
    yield from _run_lines(status.runs)
    yield from marked
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
        yield f"  {say_time(run.started_at)}  {', '.join(told)}{broken}"
    if len(runs) > LAST_RUNS:
        yield f"  and {count(len(runs) - LAST_RUNS, 'earlier run')}"


def _aside_lines(aside: Sequence[PublicAside]) -> Iterator[str]:
    """Reports that are set aside in, lines about them out."""
    if not aside:
        return
    yield ""
    yield f"Set aside, and counted nowhere ({len(aside):,})"
    for one in aside[:FEW_FILES]:
        yield f"  {one.document}  {printable(one.path)}{f': {show_text(one.why)}' if one.why else ''}"
    if len(aside) > FEW_FILES:
        yield f"  and {len(aside) - FEW_FILES:,} more; firsthand export aside.csv has all"
    yield f"  To count one again: firsthand aside {aside[0].document} --back."


def _warned_lines(warned: Sequence[PublicDocument]) -> Iterator[str]:
    """Reports whose originals hold what a reader could miss in, lines about them out."""
    if not warned:
        return
    yield ""
    yield f"Read, but look at the original too ({len(warned):,}{' or more' if len(warned) == MANY_WARNED else ''})"
    for one in warned[:FEW_FILES]:
        yield f"  {one.id}  {printable(one.path)}: {' '.join(map(show_text, one.warnings))}"
    if len(warned) > FEW_FILES:
        yield "  and more; firsthand export documents.csv has all"


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
        say(f"{count(len(faults), 'fault')} in {checked}. Do not rely on what is named here: go back to a copy of the case and "
            "its originals that you trust.", options)
        return EXIT_FAULT
    print_lines([f"Everything holds: {checked} checked."], options)
    return 0
