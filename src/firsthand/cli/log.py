"""Lists what was decided in a case. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from firsthand.cli.casework import hider_of, open_case
from firsthand.cli.job import Options
from firsthand.cli.screen import print_json, say, say_time
from firsthand.cli.table import Column, print_rows
from firsthand.model.judgement import Judgement
from firsthand.review import describe

EXIT_NOTHING = 1
_COLUMNS = (
    Column("decision", "Decision"), Column("when"), Column("", "When"), Column("who", "Who", width_columns=16), Column("what"),
    Column("why"), Column("undone_by"), Column("undone_at"), Column("", "What", is_wide=True),
)  # fmt: skip


def show_log(path: Path, options: Options) -> int:
    """A case in, what was decided printed, the newest last; 1 where nothing was."""
    with open_case(path, options) as case:
        hide = hider_of(case)
        records = [_record(judgement, hide) for judgement in case.log()]
    if options.is_json:
        print_json({"judgements": records})
        return 0
    if not records:
        say("Nothing has been decided in this case.", options)
        return EXIT_NOTHING
    print_rows(_COLUMNS, [_row(record) for record in records], options)
    return 0


def _row(record: dict[str, Any]) -> tuple[str, ...]:
    """A judgement as far as it may be shown in, its cells out; for a terminal times are of this machine's clock."""
    undone = f"Taken back by {record['undone_by']}, {say_time(record['undone_at'])}" if record["undone_at"] else ""
    sentences = (record["what"], record["why"] and f"Why: {record['why'].rstrip('.')}", undone)
    return (
        record["id"], record["when"], say_time(record["when"]), record["who"], record["what"], record["why"],
        record["undone_by"] or "", record["undone_at"] or "", ". ".join(s for s in sentences if s),
    )


def _record(judgement: Judgement, hide: Callable[[str], str]) -> dict[str, Any]:
    """A judgement in, what of it may be shown out."""
    return {
        "id": judgement.id, "kind": judgement.kind.value, "subject": judgement.subject.value, "what": describe(judgement, hide),
        "who": hide(judgement.actor), "when": judgement.decided_at, "why": hide(judgement.why),
        "undone_by": None if judgement.undone_by is None else hide(judgement.undone_by), "undone_at": judgement.undone_at,
    }  # fmt: skip
