"""Writes files that are handed on: whole, or not at all, and never over the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from firsthand.engine import output
from firsthand.errors import InputError

_HINT = "Choose another path."


def write_file(path: Path, pieces: Iterable[bytes], *, case: Path) -> Path:
    """A path and the pieces of a file in; the file is there whole, or as it was before; its path out.

    Raises:
        InputError: It is the case itself, or cannot be written.
    """
    if path.resolve() == case.resolve():
        raise InputError(f"Cannot write {path}: it is the case itself.", hint=_HINT)
    if path.is_dir():
        raise InputError(f"Cannot write {path}: it is a folder.", hint="Give the name of a file in it.")
    output.write_file(path, pieces, hint=_HINT)
    return path


def write_folder(path: Path, files: Mapping[str, bytes], *, case: Path) -> Path:
    """A path and files by name in; a folder that holds them, and its path out. Other files there stay.

    Raises:
        InputError: It cannot be written.
    """
    output.make_folder(path, hint=_HINT)
    for name, content in files.items():
        write_file(path / name, [content], case=case)
    return path
