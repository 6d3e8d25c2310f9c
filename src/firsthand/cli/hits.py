"""Finds words in the reports of a case and shows each hit in its place.

Imports engine and stages: loaded by what performs alone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from firsthand.cli.casework import Desk, open_case
from firsthand.cli.job import Options
from firsthand.cli.screen import MAX_WIDTH, count, make_console, print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.model.public_answers import PublicExcerpt, PublicHit
from firsthand.stages.publish.wording import iso_date, say_date, show_text

EXIT_NOTHING = 1
SHOWN_EXCERPTS = 5
"""Places that a terminal shows of one report; elsewhere all are given."""

_COLUMNS = tuple(map(Column, ("document", "path", "outlet", "published", "page", "start", "end", "before", "words", "after")))


def show_hits(path: Path, words: str, *, limit: int, options: Options) -> int:
    """A case and words in, each hit printed in its place; 1 where there is none."""
    with open_case(path, options) as case:
        found = Desk(case).hits(case.search(words, limit=limit))
    withheld = sum(hit.withheld for hit in found)
    hits = [hit for hit in found if hit.excerpts]
    if options.is_json:
        print_json({"hits": [_record(hit, excerpt) for hit in hits for excerpt in hit.excerpts], "withheld": withheld})
    elif hits and sys.stdout.isatty():
        _print_hits(hits, make_console(options))
    elif hits:
        print_rows(_COLUMNS, [_row(hit, excerpt) for hit in hits for excerpt in hit.excerpts], options)
    if withheld:
        say(f"{count(withheld, 'place')} not shown: a protected source could be found by the words there.", options)
    if hits:
        return 0
    if not withheld:
        say("No report of this case holds these words.", options)
    return EXIT_NOTHING


def _print_hits(hits: Sequence[PublicHit], console: Console) -> None:
    """Hits in, drawn: a heading for each report, and each place with the words marked."""
    width = min(console.width, MAX_WIDTH)
    for number, hit in enumerate(hits):
        if number:
            console.print()
        document = hit.document
        date = f", {say_date(document.published)}" if document.published else ""
        heading = Text.assemble((show_text(document.publisher), "bold"), date, (f"  {document.id}", "cyan"))
        if document.outlet:
            heading.append(f"  {show_text(document.path)}", "dim")
        console.print(heading, width=width)
        for excerpt in hit.excerpts[:SHOWN_EXCERPTS]:
            line = Text.assemble(
                (f"{_place(excerpt)}  ", "dim"), _soften(excerpt.before), (show_text(excerpt.words), "bold reverse"),
                _soften(excerpt.after),
            )
            console.print(Padding(line, (0, 0, 0, 2), expand=False), width=width)
        if len(hit.excerpts) > SHOWN_EXCERPTS:
            console.print(Text(f"  and {count(len(hit.excerpts) - SHOWN_EXCERPTS, 'more place')} there", "italic"), width=width)


def _place(excerpt: PublicExcerpt) -> str:
    """An excerpt in, where it stands in words out."""
    characters = f"characters {excerpt.span.start}–{excerpt.span.end}"
    return f"page {excerpt.page}, {characters}" if excerpt.page else characters


def _soften(words: str) -> str:
    """Text beside a hit in, one safe line out; a blank between it and the hit stays."""
    line = show_text(words)
    return f"{' ' if words[:1].isspace() else ''}{line}{' ' if line and words[-1:].isspace() else ''}"


def _row(hit: PublicHit, excerpt: PublicExcerpt) -> tuple[str, ...]:
    """A hit and a place in, its cells out."""
    d = hit.document
    return (d.id, d.path, d.outlet or "", iso_date(d.published) or "", excerpt.page or "", str(excerpt.span.start),
            str(excerpt.span.end), excerpt.before, excerpt.words, excerpt.after)


def _record(hit: PublicHit, excerpt: PublicExcerpt) -> dict[str, Any]:
    """A hit and a place in, the same as JSON out."""
    d = hit.document
    return {
        "document": d.id, "path": d.path, "outlet": d.outlet, "published": iso_date(d.published), "page": excerpt.page,
        "start": excerpt.span.start, "end": excerpt.span.end, "before": excerpt.before, "words": excerpt.words,
        "after": excerpt.after,
    }
