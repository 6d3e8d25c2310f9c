"""Writes files that are handed on: whole, or not at all, and never over the case."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

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
    try:
        with tempfile.NamedTemporaryFile(dir=path.absolute().parent, prefix=f".{path.name}.", delete=False) as file:
            try:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
                os.replace(file.name, path)
            except BaseException:
                os.unlink(file.name)
                raise
    except OSError as error:
        raise InputError(f"Cannot write {path}: {error.strerror}.", hint=_HINT) from error
    return path


def write_folder(path: Path, files: Mapping[str, bytes], *, case: Path) -> Path:
    """A path and files by name in; a folder that holds them, and its path out. Other files there stay.

    Raises:
        InputError: It cannot be written.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"Cannot make the folder {path}: {error.strerror}.", hint=_HINT) from error
    for name, content in files.items():
        write_file(path / name, [content], case=case)
    return path
