"""Prints what falls due. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from rich.text import Text

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.lists import EXIT_NOTHING, room_for, say_rest
from firsthand.cli.screen import print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.stages.publish.case_lists import due_date, outcome_record
from firsthand.stages.publish.due import DueLine, DueState, list_due, say_nothing
from firsthand.stages.publish.proposals import say_given
from firsthand.stages.publish.quoting import quote_claim
from firsthand.stages.publish.tables import decided_cells
from firsthand.stages.publish.wording import capitalise, count, iso_date, say_date

EXIT_GATE = 4
"""What `--fail-on` names was found."""

_COLUMNS = (
    Column("claim", "Claim"), Column("due"), Column("when", "When", width_columns=24), Column("state", "State"), Column("kind"),
    Column("said_by", "Who said so", width_columns=26), Column("through", "Through", width_columns=20), Column("report"),
    Column("published"), Column("", "In", width_columns=24), Column("start"), Column("end"), Column("reports"), Column("text"),
    Column("moved_to"), Column("decided_by"), Column("why"), Column("see"), Column("proposals"), Column("", "What", is_wide=True),
)  # fmt: skip
_SHOWN_PROPOSALS = 3
"""Later reports that are named below a line on a terminal; `firsthand claim` and --json have all. No trial."""


def show_due(
    path: Path, options: Options, *, on: datetime | None, is_overdue: bool, states: tuple[str, ...], fail_on: str | None,
    limit: int | None,
) -> int:
    """A case in, what its reports say will come printed; 1 where there is nothing, 4 where what `fail_on` names is there."""
    day = datetime.now().astimezone().date() if on is None else on.date()
    with look_at_case(path, options) as case:
        public = publish_case(case.load_due(), is_compared=False)
    found = list_due(public, day)
    is_failed = fail_on is not None and any(line.state == fail_on for line in found)
    wanted = {*states, *([DueState.OVERDUE.value] if is_overdue else [])}
    asked = [line for line in found if not wanted or line.state.value in wanted]
    shown = asked[: room_for(limit, options)]
    if options.is_json:
        print_json({"on": day.isoformat(), "due": [_record(line) for line in shown], "total": len(asked)})
    elif shown:
        print_rows(_COLUMNS, [_row(line) for line in shown], options)
        say_rest(len(shown), len(asked) - len(shown), noun="line", options=options)
    if not asked:
        say(say_nothing(day, wanted, is_any=bool(found)), options)
    return EXIT_GATE if is_failed else 0 if asked else EXIT_NOTHING


def _row(line: DueLine) -> tuple[str | Text, ...]:
    """A line in, its cells out."""
    a = line.appearance
    ends = (str(a.span.start), str(a.span.end)) if a.span else ("", "")
    when = say_date(a.published).partition(",")[0] if a.published else ""
    _, moved_to, decided_by, why = decided_cells(line)
    see = (line.given.see if line.given else None) or ""
    proposals = "; ".join(proposal.line for proposal in line.proposals)
    return (
        line.claim.id, due_date(line.due) or "", line.when, line.state.value, line.due.kind.value, line.said_by, line.through,
        a.publisher, iso_date(a.published) or "", f"{a.publisher}, {when}" if when else a.publisher, *ends, str(line.reports),
        a.quote, moved_to, decided_by, why, see, proposals, _say_what(line),
    )  # fmt: skip


def _say_what(line: DueLine) -> Text:
    """A line in; its words, and below them what was decided and what later reports may say, out."""
    lines = [Text(quote_claim(line.appearance.quote))]
    if line.given is not None:
        lines.append(Text(f"{capitalise(say_given(line.given))}.", style="magenta"))
    lines += [Text(f"{capitalise(proposal.line)}.", style="yellow") for proposal in line.asks[:_SHOWN_PROPOSALS]]
    if len(line.asks) > _SHOWN_PROPOSALS:
        more = count(len(line.asks) - _SHOWN_PROPOSALS, "more report")
        lines.append(Text(f"And {more}: firsthand claim {line.claim.id}.", style="dim"))
    return Text("\n").join(lines)


def _record(line: DueLine) -> dict[str, Any]:
    """A line in, the same as JSON out."""
    a = line.appearance
    return {
        "claim": line.claim.id, "due": due_date(line.due), "words": line.due.words, "when": line.when,
        **outcome_record(line), "kind": line.due.kind.value, "said_by": line.said_by, "through": line.through,
        "appearance": a.id, "document": a.document, "path": a.path, "outlet": a.outlet, "published": iso_date(a.published),
        "start": a.span.start if a.span else None, "end": a.span.end if a.span else None, "page": a.page, "quote": a.quote,
        "reports": line.reports,
    }  # fmt: skip
