"""What changed on the way: claim by claim and copy by copy, or one copy word by word.

Imports engine and stages: loaded by what performs alone.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.lists import EXIT_NOTHING, room_for, say_rest
from firsthand.cli.screen import MAX_WIDTH, count, is_drawn, make_console, print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.engine.case import CaseFile
from firsthand.errors import NotFound
from firsthand.model.claim import ClaimId
from firsthand.model.document import DocumentId
from firsthand.stages import publish
from firsthand.stages.publish.change_list import Group, change_rows, cut_list, list_changes
from firsthand.stages.publish.change_views import comparison_markdown, print_change, print_comparison
from firsthand.stages.publish.changes_json import change_json, comparison_json

KEY_BYTES = 32


def show_changed(path: Path, options: Options, *, claim_id: str | None, limit: int | None) -> int:
    """A case, and the id of a claim or None for all, in; what changed on the way printed, the gravest first; 1 where nothing did.

    Raises:
        NotFound: The case holds no such claim.
    """
    with look_at_case(path, options) as case:
        groups, withheld = _find_groups(case, None if claim_id is None else case.resolve(claim_id))
    total = sum(g.size for g in groups)
    shown = list(cut_list(groups, room_for(limit, options)))
    if options.is_json:
        print_json(_document(shown, total))
    elif groups and sys.stdout.isatty():
        _print_groups(shown, options)
    elif groups:
        header, rows = change_rows(shown)
        print_rows([Column(name) for name in header], [[str(cell) for cell in row] for row in rows], options)
    if withheld:
        say(f"{count(withheld, 'copy', 'copies')} not compared: a protected source could be found by the words there.", options)
    if not groups:
        of_what = "" if claim_id is None else f" of {claim_id}"
        say(f"Nothing{of_what} changed on the way, as far as the reports of this case tell.", options)
        return EXIT_NOTHING
    if not options.is_json:
        number = sum(g.size for g in shown)
        say_rest(number, total - number, noun="change", options=options)
    return 0


def show_copy(path: Path, document: str, *, options: Options, is_markdown: bool) -> int:
    """A case and the id of a document in, it and what it copies printed word by word; 1 where it is no copy, or nothing differs.

    Raises:
        NotFound: The case holds no such document.
    """
    with look_at_case(path, options) as case:
        part = case.load_copy(DocumentId(document))
    if all(r.document.id != document for r in part.readings):
        raise NotFound(f"There is no document {document} in this case.", hint="Run `firsthand brief` to see which there are.")
    comparison = publish.compare_copy(part, DocumentId(document))
    if comparison is None:
        if options.is_json:
            print_json({"copy": None})
        say(f"{document} is no copy of another report of this case.", options)
        return EXIT_NOTHING
    if options.is_json:
        print_json({"copy": comparison_json(comparison)})
    elif is_drawn(options, is_markdown=is_markdown):
        print_comparison(comparison, make_console(options))
    else:
        click.echo(comparison_markdown(comparison), nl=False)
    return 0 if comparison.is_changed or comparison.is_withheld else EXIT_NOTHING


def _find_groups(case: CaseFile, claim_id: str | None) -> tuple[list[Group], int]:
    """An open case and the id of a claim (None: all) in; what changed, gravest first, and how many copies are hidden, out."""
    key = secrets.token_bytes(KEY_BYTES)
    part = case.load(None if claim_id is None else [ClaimId(claim_id)])
    public = publish_case(part, label_key=key)
    if claim_id is not None:
        public.claim(claim_id)
        return list_changes(public), 0
    copies = publish.compare_copies(part, label_key=key)
    return list_changes(public, copies), sum(k.is_withheld for k in copies)


def _print_groups(groups: Sequence[Group], options: Options) -> None:
    console = make_console(options)
    width = min(console.width, MAX_WIDTH)
    for number, group in enumerate(groups):
        if number:
            console.print()
        console.print(Text(group.heading, style="bold"), width=width)
        for change in group.changes:
            print_change(change, console, width)


def _document(groups: Sequence[Group], total: int) -> dict[str, Any]:
    """Groups and how many changes there are in all in, the JSON document out."""
    return {
        "claims": [{"id": g.id, "text": g.text, "changes": [change_json(c) for c in g.changes]}
                   for g in groups if g.comparison is None],
        "copies": [comparison_json(g.comparison) for g in groups if g.comparison is not None],
        "total": total,
    }
