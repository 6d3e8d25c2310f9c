"""Writes a case in a form to be handed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.api.writing import write_file, write_folder
from firsthand.engine.versions import made_by
from firsthand.errors import InputError
from firsthand.stages import publish
from firsthand.stages.publish.exporters import ExportSettings, find_exporter

if TYPE_CHECKING:
    from firsthand.engine.case import CaseFile


def export_case(
    file: CaseFile, name: str, path: Path | None, *, settings: ExportSettings, label_key: str | None
) -> Path:
    """An open case whose reports are all compared, and the name of a form, in; written, and where it was written out.

    Args:
        file: The case.
        name: Of a form.
        path: Where to; a file that is there is replaced. None stands for the form's own name in this folder, where none is yet.
        settings: Of the export.
        label_key: Draws the labels of protected sources; None draws them anew.

    Raises:
        InputError: There is no such form, or it cannot be written there.
    """
    exporter = find_exporter(name)
    place = Path(name) if path is None else path
    if path is None and place.exists() and not exporter.is_folder:
        raise InputError(f"Cannot write {name}: there is one already.", hint=f'To replace it: path="{name}".')
    held = file.load_brief(settings.room) if exporter.name.startswith("brief.") else file.load()
    public = publish.run(held, provenance=made_by(), label_key=label_key.encode() if label_key else None)
    content = exporter.write(public, settings)
    if isinstance(content, dict):
        return write_folder(place, content, case=file.path)
    return write_file(place / exporter.name if place.is_dir() else place, [content], case=file.path)
