"""Reads a case and prints it as it was asked for. Imports the stages: loaded by `job.perform` alone."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

import click
from rich.console import Console

from firsthand.cli.job import Job
from firsthand.cli.output import check_output, write_output
from firsthand.cli.progress import print_times, printable, show_progress
from firsthand.config import from_environment
from firsthand.engine import local
from firsthand.engine.timing import StageTimes
from firsthand.model.public import PublicCase, PublicSkipped
from firsthand.stages import publish

EXIT_SKIPPED = 3
FEW_FILES = 3
"""More files than this that were not read for one and the same reason share a line on stderr. Unit: files."""


def perform(job: Job) -> int:
    """A job in, done and shown; the exit code out: 3 where some file could not be read, else 0."""
    config = from_environment(os.environ)
    if job.output is not None:
        check_output(job.output, job.paths)
    err = Console(stderr=True, no_color=job.options.is_colourless or None)
    times, began = StageTimes(), time.perf_counter()
    with show_progress(err, is_quiet=job.options.is_quiet) as on_progress:
        case = local.read_paths(job.paths, workers=config.workers, on_progress=on_progress, times=times,
                                timeout_s=config.timeout_s)
    with times("publish"):
        public = publish.run(case, provenance=local.made_by())
    _show(job, public)
    _report(job, public, err)
    if job.options.is_profile:
        print_times(err, times.seconds, wall_s=time.perf_counter() - began, documents=len(public.documents))
    return EXIT_SKIPPED if public.skipped else 0


def stage_rows() -> list[dict[str, Any]]:
    """Nothing in, every stage as a row for people and programs out."""
    return [
        {
            "number": stage.number, "name": stage.name, "summary": stage.summary.partition(". ")[2],
            "requires": list(stage.requires), "produces": list(stage.produces), "scope": stage.scope.value,
            "version": stage.version,
        }
        for stage in local.list_stages()
    ]


def _show(job: Job, public: PublicCase) -> None:
    """A job and what may be shown in; written or printed."""
    if job.output is not None:
        write_output(job.output, _dump(publish.case_json(public)))
    elif job.options.is_json:
        click.echo(_dump(publish.case_json(public) if job.claim_id is None else _claim_json(public, job.claim_id)), nl=False)
    elif job.is_markdown or not sys.stdout.isatty():
        click.echo(publish.brief_markdown(public) if job.claim_id is None
                   else publish.claim_markdown(public, job.claim_id, why=job.is_why), nl=False)
    else:
        console = Console(no_color=job.options.is_colourless or None, highlight=False)
        if job.claim_id is None:
            publish.print_brief(public, console)
        else:
            publish.print_claim(public, job.claim_id, console=console, why=job.is_why)


def _claim_json(public: PublicCase, claim_id: str) -> dict[str, Any]:
    """A case and the id of a claim in; that claim, and the records that it points to, out."""
    claim, case = public.claim(claim_id), publish.case_json(public)
    appearances = [a for a in case["appearances"] if a["claim"] == claim.id]
    used = {link for a in appearances for link in a["chain"]} | set(claim.roots)
    used |= {s for reason in (*claim.reasons, *claim.merges) for s in reason.sources}
    documents = {a["document"] for a in appearances}
    return {
        "format": case["format"],
        "claims": [c for c in case["claims"] if c["id"] == claim.id],
        "appearances": appearances,
        "sources": [s for s in case["sources"] if s["id"] in used],
        "documents": [d for d in case["documents"] if d["id"] in documents],
    }


def _report(job: Job, public: PublicCase, err: Console) -> None:
    """What was read, and what was not and why, on stderr; the latter not a second time on a terminal that has the brief."""
    is_in_brief = job.output is None and job.claim_id is None and not job.options.is_json
    if not (is_in_brief and sys.stdout.isatty() and sys.stderr.isatty()):
        for line in _unread_lines(public.skipped):
            err.out(line, highlight=False)
    if job.options.is_quiet:
        return
    where = f" Written to {printable(str(job.output))}." if job.output is not None else ""
    unread = f", {len(public.skipped)} not read" if public.skipped else ""
    err.out(f"{_count(len(public.documents), 'report')} read{unread}: {_count(len(public.claims), 'claim')}, "
            f"{_count(len(public.sources), 'source')}.{where}", highlight=False)
    if job.closing and not job.options.is_json:
        err.out(job.closing, highlight=False)


def _unread_lines(skipped: Sequence[PublicSkipped]) -> Iterator[str]:
    """Skips in, a line for each out; those of one reason share a line where they are many. The case names every one."""
    by_reason: dict[str, list[str]] = {}
    for skip in skipped:
        by_reason.setdefault(skip.reason, []).append(printable(skip.path))
    for reason, paths in by_reason.items():
        if len(paths) <= FEW_FILES:
            yield from (f"Not read: {path}: {reason}" for path in paths)
        else:
            named = ", ".join(paths[:FEW_FILES])
            yield f"Not read: {len(paths)} files ({named} and {len(paths) - FEW_FILES} more): {reason}"


def _count(number: int, noun: str) -> str:
    """A number and a noun in, both in words out."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _dump(document: dict[str, Any]) -> str:
    """A JSON document in, its text out."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
