"""Prints where the reports of a case disagree. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.lists import EXIT_NOTHING
from firsthand.cli.screen import count, is_drawn, make_console, print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.model.public import PublicCase
from firsthand.stages import publish
from firsthand.stages.publish.tables import rows


def show_disagreements(path: Path, options: Options, *, limit: int | None, is_all: bool, is_markdown: bool) -> int:
    """A case in; where claims stand against one another printed, with `is_all` also where both may be right; 1 where nowhere."""
    with look_at_case(path, options) as case:
        public = publish_case(case.load_related(), is_compared=False)
    public = replace(public, relations=tuple(r for r in public.relations if not r.is_support))
    beside = [r for r in public.relations if not r.is_against]
    if not is_all:
        public = replace(public, relations=tuple(r for r in public.relations if r.is_against))
    if options.is_json:
        records = publish.case_json(public)["relations"]
        print_json({"relations": records[:limit], "total": len(records)})
    elif public.relations:
        _print(public, options, limit=limit, is_markdown=is_markdown)
    if not public.relations:
        say("No two claims of this case stand against one another.", options)
    if beside and not is_all:
        verb = "is" if len(beside) == 1 else "are"
        more = count(len(beside), "more pair")
        say(f"{more} of claims {verb} in tension, or one may be a later or a closer count: --all shows them.", options)
    return 0 if public.relations else EXIT_NOTHING


def _print(public: PublicCase, options: Options, *, limit: int | None, is_markdown: bool) -> None:
    if is_drawn(options, is_markdown=is_markdown):
        publish.print_disagreements(public, make_console(options), limit=limit)
    elif is_markdown or sys.stdout.isatty():
        click.echo(publish.disagreements_markdown(public, limit=limit), nl=False)
    else:
        names, table = rows(public, "relations")
        print_rows([Column(name, name) for name in names], [[str(cell) for cell in row] for row in table[:limit]], options)
