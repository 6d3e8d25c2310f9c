"""Every form in which a case can be handed on, by the name of the file that it makes.

Each takes a `PublicCase` and settings, and gives bytes: what may be shown has been decided before. The same case with the same
settings gives the same bytes, so that two people can compare what they hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath

from firsthand.errors import InputError
from firsthand.model.public import PublicCase
from firsthand.model.standing import PAGE, Room
from firsthand.stages.publish.case_json import case_json
from firsthand.stages.publish.docx import brief_docx
from firsthand.stages.publish.footnotes import say_export
from firsthand.stages.publish.html import brief_html
from firsthand.stages.publish.ics import due_ics
from firsthand.stages.publish.markdown import brief_markdown
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.numbers_svg import numbers_svg
from firsthand.stages.publish.tables import TABLES, rows, write_csv
from firsthand.stages.publish.timeline import make_timeline
from firsthand.stages.publish.timeline_svg import timeline_svg


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What an export depends on besides the case.

    Attributes:
        exported_at: When it is made, ISO 8601; printed in pages and in JSON. Left out, no export tells a time.
        has_bom: Whether CSV starts with a byte order mark, which Excel needs to read accents.
        room: How much a brief shows.

    Raises:
        InputError: The time is no ISO 8601.
    """

    exported_at: str | None = None
    has_bom: bool = False
    room: Room = PAGE

    def __post_init__(self) -> None:
        _ = self.moment

    @property
    def moment(self) -> datetime | None:
        """The time as a value, with its zone; UTC where none is written."""
        if self.exported_at is None:
            return None
        try:
            moment = datetime.fromisoformat(self.exported_at)
        except ValueError as fault:
            message = f"The time of the export, {self.exported_at!r}, is not in ISO 8601."
            raise InputError(message, hint="Write it like 2026-03-04T09:10:00+00:00.") from fault
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


Content = bytes | dict[str, bytes]
"""One file, or the files of a folder by name."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One form of a case.

    Attributes:
        name: Of the file that it makes when nothing else is said; of a folder of files, its kind.
        description: What it is and for whom, in one line.
        write: A case and settings in; the file, or for a folder its files by name, out.
        is_folder: It makes several files.
    """

    name: str
    description: str
    write: Callable[[PublicCase, ExportSettings], Content]
    is_folder: bool = False

    @property
    def suffix(self) -> str:
        """End of the file's name, with its dot; empty for a folder."""
        return "" if self.is_folder else PurePath(self.name).suffix


def find_exporter(target: str | Path) -> Exporter:
    """The name of a form, or of the file to be written, in; the exporter that makes it out.

    Args:
        target: A name of `EXPORTERS` ("brief.html", "csv"), or a path. The name of its file counts first, then its suffix.

    Raises:
        InputError: No form has that name or suffix, or several have that suffix.
    """
    name = PurePath(target).name
    by_name = {e.name: e for e in EXPORTERS}
    if name.casefold() in by_name:
        return by_name[name.casefold()]
    suffix = PurePath(name).suffix.casefold()
    found = [e for e in EXPORTERS if suffix and e.suffix == suffix]
    if len(found) == 1:
        return found[0]
    if found:
        is_table = suffix == ".csv"
        message = f"{name!r} could be one of several {'tables' if is_table else 'drawings'}."
        folder = ", or write all into a folder: csv." if is_table else "."
        raise InputError(message, hint=f"Name the file after one of them ({_list_names(found)}){folder}")
    raise InputError(f"There is no export {name!r}.", hint=f"Choose one of {_list_names(EXPORTERS)}.")


def _list_names(exporters: list[Exporter] | tuple[Exporter, ...]) -> str:
    return ", ".join(e.name for e in exporters)


def _write_html(public: PublicCase, settings: ExportSettings) -> bytes:
    return brief_html(public, exported_at=settings.moment, room=settings.room).encode("utf-8")


def _write_docx(public: PublicCase, settings: ExportSettings) -> bytes:
    return brief_docx(public, exported_at=settings.moment, room=settings.room)


def _write_markdown(public: PublicCase, settings: ExportSettings) -> bytes:
    moment = settings.moment
    closing = f"\n{say_export(moment)}\n" if moment is not None else ""
    return f"{brief_markdown(public, room=settings.room)}{closing}".encode()


def _write_calendar(public: PublicCase, settings: ExportSettings) -> bytes:
    return due_ics(public, settings.moment)


def _write_timeline(public: PublicCase, settings: ExportSettings) -> bytes:
    moment = settings.moment
    return timeline_svg(make_timeline(public, on=None if moment is None else moment.date())).encode("utf-8")


def _write_numbers(public: PublicCase, settings: ExportSettings) -> bytes:
    return numbers_svg(make_numbers(public)).encode("utf-8")


def _write_json(public: PublicCase, settings: ExportSettings) -> bytes:
    case = case_json(public, settings.exported_at)
    # half a surrogate pair, which UTF-8 cannot hold, becomes the escape that JSON has for it
    return (json.dumps(case, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="backslashreplace")


def _write_table(public: PublicCase, settings: ExportSettings, *, table: str) -> bytes:
    return write_csv(*rows(public, table), has_bom=settings.has_bom)


def _write_tables(public: PublicCase, settings: ExportSettings) -> dict[str, bytes]:
    return {f"{table}.csv": _write_table(public, settings, table=table) for table in TABLES}


_TABLE_DESCRIPTIONS = {
    "documents": "One row for each report, with its date, outlet and hash.",
    "sources": "One row for each source of a claim.",
    "claims": "One row for each claim, with its count of independent sources.",
    "appearances": "One row for each place where a report makes a claim, with its words.",
    "relays": "One row for each link of a citation chain, the first teller first.",
    "relations": "One row for each two claims of which one stands against the other, may be a later count of it, or supports it.",
    "deadlines": "One row for each thing that a report says will come, with its date as far as it is known.",
    "changes": "One row for each level that a report says went from one value to another.",
    "evidence": "One row for each place where a report speaks of evidence: what, who has it, who saw it, whether it is shown.",
    "timeline": "One row for each claim on each date: what happened, when it was reported, what is due.",
    "numbers": "One row for each number that a report gives for a thing that is counted more than once.",
    "aside": "One row for each report that a person left out of all counts, with the reason.",
    "skipped": "One row for each file that could not be read, with the reason.",
}

EXPORTERS: tuple[Exporter, ...] = (
    Exporter("brief.html", "The brief as one web page that needs nothing else and prints well.", _write_html),
    Exporter("brief.docx", "The brief for Word, every citation a footnote.", _write_docx),
    Exporter("brief.md", "The brief in Markdown.", _write_markdown),
    Exporter("due.ics", "What falls due, for a calendar: an all-day event for each claim and date.", _write_calendar),
    Exporter("timeline.svg", "What happened, what was reported and what is due, as a drawing of one file.", _write_timeline),
    Exporter("numbers.svg", "How the numbers moved, as a drawing of one file.", _write_numbers),
    Exporter("case.json", "The whole case for programs (firsthand-case/1).", _write_json),
    Exporter("csv", "A folder with every table, for spreadsheets.", _write_tables, is_folder=True),
    *(Exporter(f"{table}.csv", _TABLE_DESCRIPTIONS[table], partial(_write_table, table=table)) for table in TABLES),
)
"""Every form, in the order in which they are listed."""
