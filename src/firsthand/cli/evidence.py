"""Prints the evidence that reports speak of. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

from pathlib import Path

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.due import EXIT_GATE
from firsthand.cli.job import Options
from firsthand.cli.lists import EXIT_NOTHING, room_for, say_rest
from firsthand.cli.screen import print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.stages.publish.case_lists import due_date, evidence_json
from firsthand.stages.publish.quoting import quote_words, show_name
from firsthand.stages.publish.seen import EvidenceItem, SeenState, list_evidence
from firsthand.stages.publish.wording import count, iso_date, list_words, say_date

_COLUMNS = (
    Column("state", "State"), Column("kind", "Kind"), Column("words", "What", width_columns=26), Column("size"),
    Column("holder", "Said to be held by", width_columns=24), Column("seen_by", "Seen by", width_columns=20),
    Column("shows", "Said to show", is_wide=True), Column("presented"), Column("when", "To be presented", width_columns=18),
    Column("claims", "Claims", width_columns=10), Column("report"), Column("published"), Column("", "First in", width_columns=22),
    Column("start"), Column("end"), Column("reports"), Column("text"),
)  # fmt: skip
SHOWS_CHARS = 160
"""Characters of what evidence is said to show, on a terminal. No trial: three lines or so."""


def show_evidence(path: Path, options: Options, *, is_open: bool, fail_on: str | None, limit: int | None) -> int:
    """A case in, its evidence printed; 1 where no report speaks of any, 4 where what `fail_on` names is there."""
    with look_at_case(path, options) as case:
        public = publish_case(case.load(), is_compared=False)
    found = list_evidence(public)
    asked = [item for item in found if item.state is SeenState.OPEN or not is_open]
    shown = asked[: room_for(limit, options)]
    if options.is_json:
        print_json({"evidence": [evidence_json(item) for item in shown], "total": len(asked)})
    elif shown:
        print_rows(_COLUMNS, [_row(item) for item in shown], options)
        say_rest(len(shown), len(asked) - len(shown), noun="line", options=options)
    if not asked:
        say(_say_nothing(len(found)), options)
    is_failed = fail_on is not None and any(item.state == fail_on for item in found)
    return EXIT_GATE if is_failed else 0 if asked else EXIT_NOTHING


def _say_nothing(shown: int) -> str:
    """How much evidence reports show in; why the list is empty, in words, out."""
    if shown:
        return f"All evidence that reports speak of is shown by one of them: {count(shown, 'piece')}."
    return "No report of this case speaks of evidence: documents, data, recordings, pictures or samples."


def _row(item: EvidenceItem) -> tuple[str, ...]:
    """An item in, its cells out."""
    a, span = item.first.appearance, item.first.exhibit.span
    ends = (str(span.start), str(span.end)) if span else ("", "")
    day = say_date(a.published).partition(",")[0] if a.published else ""
    more = f" and {count(item.reports - 1, 'more report')}" if item.reports > 1 else ""
    first = f"{a.publisher}, {day}" if day else a.publisher
    return (
        item.state.value, item.kind.value, item.words, item.size, show_name(item.holder),
        list_words([show_name(name) for name in item.seen_by]), quote_words(item.shows, SHOWS_CHARS) if item.shows else "",
        (due_date(item.presented) or "") if item.presented else "", item.when, ", ".join(item.claims), a.publisher,
        iso_date(a.published) or "", f"{first}{more}", *ends, str(item.reports), a.quote,
    )  # fmt: skip
