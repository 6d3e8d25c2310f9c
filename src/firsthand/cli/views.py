"""Reads a case and prints it as it was asked for. Imports the stages: loaded by `job.perform` alone."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

import click
from rich.console import Console

from firsthand.cli.job import Job
from firsthand.cli.output import check_output, write_output
from firsthand.cli.progress import print_times, printable, show_progress
from firsthand.cli.records import claim_json
from firsthand.cli.screen import count, dump_json, unread_lines
from firsthand.config import from_environment
from firsthand.engine import local
from firsthand.engine.limits import Limits
from firsthand.engine.timing import StageTimes
from firsthand.engine.versions import made_by
from firsthand.model.public import PublicCase
from firsthand.model.standing import room_of
from firsthand.stages import publish

EXIT_SKIPPED = 3


def perform(job: Job) -> int:
    """A job in, done and shown; the exit code out: 3 where some file could not be read, else 0."""
    config = from_environment(os.environ)
    if job.output is not None:
        check_output(job.output, job.paths)
    err = Console(stderr=True, no_color=job.options.is_colourless or None)
    times, began = StageTimes(), time.perf_counter()
    with show_progress(err, is_quiet=job.options.is_quiet) as on_progress:
        case = local.read_paths(job.paths, workers=config.workers, on_progress=on_progress, times=times,
                                limits=Limits(config.timeout_s, config.parse_timeout_s, config.parse_memory_mib))
    with times("publish"):
        public = publish.run(case, provenance=made_by())
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
        write_output(job.output, dump_json(publish.case_json(public)))
    elif job.options.is_json:
        click.echo(dump_json(publish.case_json(public) if job.claim_id is None else claim_json(public, [job.claim_id])), nl=False)
    elif job.is_markdown or not sys.stdout.isatty():
        click.echo(publish.brief_markdown(public, room=room_of(is_full=job.is_full)) if job.claim_id is None
                   else publish.claim_markdown(public, job.claim_id, why=job.is_why), nl=False)
    else:
        console = Console(no_color=job.options.is_colourless or None, highlight=False)
        if job.claim_id is None:
            publish.print_brief(public, console, room=room_of(is_full=job.is_full))
        else:
            publish.print_claim(public, job.claim_id, console=console, why=job.is_why)


def _report(job: Job, public: PublicCase, err: Console) -> None:
    """What was read, and what was not and why, on stderr; the latter not a second time on a terminal that has the brief."""
    is_in_brief = job.output is None and job.claim_id is None and not job.options.is_json
    if not (is_in_brief and sys.stdout.isatty() and sys.stderr.isatty()):
        for line in unread_lines(public.skipped):
            err.out(line, highlight=False)
    if job.options.is_quiet:
        return
    where = f" Written to {printable(str(job.output))}." if job.output is not None else ""
    unread = f", {len(public.skipped)} not read" if public.skipped else ""
    err.out(f"{count(len(public.documents), 'report')} read{unread}: {count(len(public.claims), 'claim')}, "
            f"{count(len(public.sources), 'source')}.{where}", highlight=False)
    if job.closing and not job.options.is_json:
        err.out(job.closing, highlight=False)
