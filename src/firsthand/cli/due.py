"""Prints what falls due. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.lists import EXIT_NOTHING, room_for, say_rest
from firsthand.cli.screen import print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.stages.publish.case_json import due_date
from firsthand.stages.publish.due import DueLine, DueState, list_due, say_nothing
from firsthand.stages.publish.quoting import quote_claim
from firsthand.stages.publish.wording import iso_date, say_date

EXIT_GATE = 4
"""What `--fail-on` names was found."""

_COLUMNS = (
    Column("claim", "Claim"), Column("due"), Column("when", "When", width_columns=24), Column("state", "State"), Column("kind"),
    Column("said_by", "Who said so", width_columns=26), Column("through", "Through", width_columns=20), Column("report"),
    Column("published"), Column("", "In", width_columns=24), Column("start"), Column("end"), Column("reports"), Column("text"),
    Column("", "What", is_wide=True),
)  # fmt: skip


def show_due(
    path: Path, options: Options, *, on: datetime | None, is_overdue: bool, fail_on: str | None, limit: int | None
) -> int:
    """A case in, what its reports say will come printed; 1 where there is nothing, 4 where what `fail_on` names is there."""
    day = datetime.now().astimezone().date() if on is None else on.date()
    with look_at_case(path, options) as case:
        public = publish_case(case.load())
    found = list_due(public, day)
    is_failed = fail_on is not None and any(line.state == fail_on for line in found)
    asked = [line for line in found if line.state is DueState.OVERDUE or not is_overdue]
    shown = asked[: room_for(limit, options)]
    if options.is_json:
        print_json({"on": day.isoformat(), "due": [_record(line) for line in shown], "total": len(asked)})
    elif shown:
        print_rows(_COLUMNS, [_row(line) for line in shown], options)
        say_rest(len(shown), len(asked) - len(shown), noun="line", options=options)
    if not asked:
        say(say_nothing(day, is_any=bool(found)), options)
    return EXIT_GATE if is_failed else 0 if asked else EXIT_NOTHING


def _row(line: DueLine) -> tuple[str, ...]:
    """A line in, its cells out."""
    a = line.appearance
    ends = (str(a.span.start), str(a.span.end)) if a.span else ("", "")
    when = say_date(a.published).partition(",")[0] if a.published else ""
    return (
        line.claim.id, due_date(line.due) or "", line.when, line.state.value, line.due.kind.value, line.said_by, line.through,
        a.publisher, iso_date(a.published) or "", f"{a.publisher}, {when}" if when else a.publisher, *ends, str(line.reports),
        a.quote, quote_claim(a.quote),
    )  # fmt: skip


def _record(line: DueLine) -> dict[str, Any]:
    """A line in, the same as JSON out."""
    a = line.appearance
    return {
        "claim": line.claim.id, "due": due_date(line.due), "words": line.due.words, "when": line.when, "state": line.state.value,
        "kind": line.due.kind.value, "said_by": line.said_by, "through": line.through, "appearance": a.id,
        "document": a.document, "path": a.path, "outlet": a.outlet, "published": iso_date(a.published),
        "start": a.span.start if a.span else None, "end": a.span.end if a.span else None, "page": a.page, "quote": a.quote,
        "reports": line.reports,
    }  # fmt: skip
