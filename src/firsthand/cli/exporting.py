"""Writes a case in a form to be handed on. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.output import check_output, write_folder, write_output
from firsthand.cli.progress import printable
from firsthand.cli.screen import count, print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.engine.case import CaseFile
from firsthand.errors import InputError
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case
from firsthand.model.standing import room_of
from firsthand.stages.publish.exporters import EXPORTERS, Content, Exporter, ExportSettings, find_exporter

_COLUMNS = (Column("name", "Name"), Column("description", "What it is", is_wide=True))
_STDOUT = Path("-")


def list_exporters(options: Options) -> int:
    """Nothing in, every form with what it is for printed."""
    if options.is_json:
        print_json({"exports": [{"name": e.name, "description": e.description} for e in EXPORTERS]})
    else:
        print_rows(_COLUMNS, [(e.name, e.description) for e in EXPORTERS], options)
    return 0


def export(
    path: Path, name: str, *, options: Options, output: Path | None, settings: ExportSettings, label_key: str | None
) -> int:
    """A case and the name of a form in; written.

    Raises:
        InputError: There is no such form, or it cannot be written there.
    """
    exporter = find_exporter(output if output is not None and name == str(output) else name)
    place = _choose_place(exporter, name, output)
    if place != _STDOUT:
        _check_place(place, path, exporter)
    elif exporter.is_folder:
        raise InputError(f"Cannot write {exporter.name} to stdout: it is a folder of files.", hint="Give a folder with -o.")
    with look_at_case(path, options) as case:
        public = publish_case(_load(case, exporter, settings), label_key=label_key.encode() if label_key else None)
        content = exporter.write(public, settings)
    written = _write(content, place)
    if place != _STDOUT:
        _report(public, written, options)
    return 0


def make_settings(exported_at: str | None, *, has_bom: bool, is_full: bool = False) -> ExportSettings:
    """Options in, the settings of an export out; its time is now where none is given.

    Raises:
        InputError: The time is no ISO 8601.
    """
    return ExportSettings(exported_at or datetime.now(UTC).isoformat(timespec="seconds"), has_bom, room_of(is_full=is_full))


def _load(case: CaseFile, exporter: Exporter, settings: ExportSettings) -> Case:
    """An open case, a form and settings in, as much of the case as it needs out: a brief shows a small part of a large one."""
    return case.load_brief(settings.room) if exporter.name.startswith("brief.") else case.load()


def _choose_place(exporter: Exporter, name: str, output: Path | None) -> Path:
    """A form, the name that was given and the place in, where it is written out: in a folder under its own name.

    Raises:
        InputError: There is a file of that name already, and nobody said that it may be replaced.
    """
    if output is not None:
        return output / exporter.name if output.is_dir() and not exporter.is_folder else output
    place = Path(name)
    if place.exists() and not (exporter.is_folder and place.is_dir()):
        raise InputError(f"Cannot write {printable(name)}: there is one already.",
                         hint=f"To replace it: -o {printable(name)}. To keep it, give another place with -o.")
    return place


def _check_place(place: Path, case: Path, exporter: Exporter) -> None:
    """Where an export is to be written, and the case, in.

    Raises:
        InputError: It cannot be written there.
    """
    if place.resolve() == case.resolve():
        raise InputError(f"Cannot write {printable(str(place))}: it is the case itself.", hint="Choose another place with -o.")
    check_output(place / "documents.csv" if exporter.is_folder and place.is_dir() else place, [])


def _write(content: Content, place: Path) -> list[Path]:
    """A file or files by name, and a place, in; the paths that were written out, none where it is stdout."""
    if isinstance(content, dict):
        return write_folder(place, content)
    if place == _STDOUT:
        click.echo(content, nl=False)
        return []
    write_output(place, content)
    return [place]


def _report(public: PublicCase, written: list[Path], options: Options) -> None:
    """What was exported and where it was written in; told."""
    hidden = sum(source.is_protected for source in public.sources)
    if options.is_json:
        print_json({"written": [str(path) for path in written], "protected_sources": hidden})
    where = printable(str(written[0] if len(written) == 1 else written[0].parent))
    files = "" if len(written) == 1 else f" ({count(len(written), 'file')})"
    say(f"Written to {where}{files}.", options)
    if hidden:
        verb = "leaves" if hidden == 1 else "leave"
        say(f"{count(hidden, 'protected source')} {verb} under a label only.", options)
