"""Prints what happened, what was reported and what is due, by date. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.lists import EXIT_NOTHING, room_for, say_rest
from firsthand.cli.screen import print_json, print_lines, say
from firsthand.cli.table import Column, print_rows
from firsthand.model.claim import ClaimId
from firsthand.stages.publish.quoting import quote_claim
from firsthand.stages.publish.timeline import make_timeline
from firsthand.stages.publish.timeline_lines import (
    NO_YEAR,
    TIMELINE_COLUMNS,
    UNDATED,
    Timeline,
    TimelineLine,
    say_what,
    timeline_rows,
)
from firsthand.stages.publish.wording import say_characters, say_date

_SHOWN = (
    Column("", "When", width_columns=24), Column("", "What", width_columns=20), Column("", "Claim"),
    Column("", "Told", is_wide=True), Column("", "In", width_columns=30),
)  # fmt: skip
_HEADINGS = {NO_YEAR: "Apart: no year is given", UNDATED: "Apart: undated"}


def show_timeline(
    path: Path, options: Options, *, claim_id: str | None, since: datetime | None, until: datetime | None, on: datetime | None,
    limit: int | None,
) -> int:
    """A case and what is wanted of it in, its timeline printed; 1 where nothing of it is there.

    Raises:
        NotFound: The case holds no such claim.
    """
    day = datetime.now().astimezone().date() if on is None else on.date()
    with look_at_case(path, options) as case:
        wanted = None if claim_id is None else case.resolve(claim_id)
        public = publish_case(case.load(None if wanted is None else [ClaimId(wanted)]), is_compared=False)
    first, last = (None if end is None else end.date() for end in (since, until))
    found = make_timeline(public, on=day, claim=wanted, since=first, until=last)
    shown = found.lines[: room_for(limit, options)]
    if options.is_json:
        print_json({
            "on": day.isoformat(), "timeline": [_record(line) for line in shown], "total": len(found.lines),
            "ahead": found.ahead, "left_out": found.left_out,
        })  # fmt: skip
    elif shown:
        _print(shown, options)
        say_rest(len(shown), len(found.lines) - len(shown), noun="line", options=options)
    for note in found.notes:
        say(note, options)
    if not found.lines:
        say(_say_nothing(found, is_narrowed=since is not None or until is not None), options)
    return 0 if found.lines else EXIT_NOTHING


def _print(lines: Sequence[TimelineLine], options: Options) -> None:
    """Lines in, printed; on a terminal what stands apart below a heading of its own."""
    if not sys.stdout.isatty():
        columns = [Column(name) for name in (*TIMELINE_COLUMNS, "state")]
        cells = zip(timeline_rows(lines), lines, strict=True)
        print_rows(columns, [[*map(str, row), line.state.value if line.state else ""] for row, line in cells], options)
        return
    for apart in ("", NO_YEAR, UNDATED):
        some = [line for line in lines if line.apart == apart]
        if some and apart:
            print_lines(["", _HEADINGS[apart], ""] if some is not lines else [_HEADINGS[apart], ""], options)
        if some:
            print_rows(_SHOWN, [_row(line) for line in some], options)


def _row(line: TimelineLine) -> tuple[str, ...]:
    """A line in, its cells for a terminal out."""
    a = line.appearance
    told = f"{quote_claim(a.quote)}{f' ({line.said_by})' if line.said_by else ''}"
    told += f" Then {line.later_words}." if line.later_words else ""
    published = "" if a.published is None else f", {say_date(a.published).partition(',')[0]}"
    return line.when, say_what(line), line.claim.id, told, f"{a.publisher}{published}, {say_characters(a.span)}"


def _record(line: TimelineLine) -> dict[str, Any]:
    """A line in, the same as JSON out."""
    row = dict(zip(TIMELINE_COLUMNS, next(timeline_rows([line])), strict=True))
    later = [{"day": day or None, "reports": number} for day, number in line.later]
    kept = {name: None if value == "" and name != "words" else value for name, value in row.items()}
    return kept | {
        "later": later, "differs": line.differs, "denied": line.is_denied, "state": line.state.value if line.state else None,
    }


def _say_nothing(found: Timeline, *, is_narrowed: bool) -> str:
    """Why there is nothing to show, in words."""
    return "Nothing of this case is dated within these days." if is_narrowed else "There are no claims in this case."
