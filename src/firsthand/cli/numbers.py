"""Prints how the numbers of a case moved. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.lists import EXIT_NOTHING, room_for, say_rest
from firsthand.cli.screen import print_json, print_lines, say
from firsthand.cli.table import Column, print_rows
from firsthand.model.claim import ClaimId
from firsthand.stages.publish.number_series import NUMBER_COLUMNS, NumberPoint, NumberSeries, number_rows
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.wording import capitalise, say_characters

_SHOWN = (
    Column("", "When", width_columns=24), Column("", "Number", width_columns=20), Column("", "Who said so", is_wide=True),
    Column("", "In", width_columns=30), Column("", "Claim"), Column("", "Note", width_columns=26),
)  # fmt: skip


def show_numbers(path: Path, options: Options, *, claim_id: str | None, is_all: bool, limit: int | None) -> int:
    """A case, and the id of a claim or None for all, in; how its numbers moved printed; 1 where there is none to show.

    Raises:
        NotFound: The case holds no such claim.
    """
    with look_at_case(path, options) as case:
        wanted = None if claim_id is None else case.resolve(claim_id)
        public = publish_case(case.load(None if wanted is None else [ClaimId(wanted)]), is_compared=False)
    found = make_numbers(public, wanted, is_all=is_all or wanted is not None)
    total = sum(len(one.points) for one in found)
    shown = list(_cut(found, room_for(limit, options)))
    if options.is_json:
        print_json({"numbers": [_record(one) for one in shown], "total": total})
    elif shown:
        _print(shown, options)
        number = sum(len(one.points) for one in shown)
        say_rest(number, total - number, noun="number", options=options)
    if not found:
        whole = "No number of this case moved from report to report." + ("" if is_all else " --all shows those that did not.")
        say(whole if wanted is None else f"{wanted} counts nothing.", options)
    return 0 if found else EXIT_NOTHING


def _cut(found: Sequence[NumberSeries], limit: int | None) -> Iterator[NumberSeries]:
    """Counted things and how many points there is room for (None: all) in; those that have room, the last perhaps cut, out."""
    for one in found:
        if limit is not None and limit <= 0:
            return
        yield one if limit is None else replace(one, points=one.points[:limit])
        limit = None if limit is None else limit - len(one.points)


def _print(found: Sequence[NumberSeries], options: Options) -> None:
    if not sys.stdout.isatty():
        print_rows([Column(name) for name in NUMBER_COLUMNS], [list(map(str, row)) for row in number_rows(found)], options)
        return
    for number, one in enumerate(found):
        print_lines([*([""] if number else []), capitalise(one.heading), f"  {capitalise(one.summary)}.", ""], options)
        print_rows(_SHOWN, [_row(point) for point in one.points], options)


def _row(point: NumberPoint) -> tuple[str, ...]:
    """A point in, its cells for a terminal out."""
    a = point.appearance
    who = point.said_by or "the report itself"
    return (
        point.when, point.number, who, f"{a.publisher}, {say_characters(point.span)}", point.claim,
        "; ".join(point.marks),
    )  # fmt: skip


def _record(one: NumberSeries) -> dict[str, Any]:
    """A counted thing in, the same as JSON out."""
    points = []
    for row, point in zip(number_rows([one]), one.points, strict=True):
        told = dict(zip(NUMBER_COLUMNS, row, strict=True))
        kept = {name: told[name] if told[name] != "" else None for name in NUMBER_COLUMNS[3:]}
        points.append(kept | {"low": _number(told["low"]), "high": _number(told["high"]), "notes": list(point.marks)})
    return {"thing": one.thing, "claims": list(one.claims), "moved": one.has_moved, "points": points}


def _number(cell: str | int) -> int | float | None:
    if cell == "":
        return None
    value = float(cell)
    return int(value) if value.is_integer() else value
