"""Files that are handed on: whole, or as they were before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from firsthand.errors import InputError
from firsthand.store.files import write_whole


def write_file(path: Path, pieces: Iterable[bytes], *, hint: str) -> None:
    """A path, the pieces of a file, and what to do where it cannot be written, in; it is there whole.

    Raises:
        InputError: It cannot be written.
    """
    try:
        write_whole(path, pieces)
    except OSError as error:
        raise InputError(f"Cannot write {path}: {error.strerror}.", hint=hint) from error


def make_folder(path: Path, *, hint: str) -> None:
    """A path, and what to do where it cannot be made, in; there is a folder.

    Raises:
        InputError: It cannot be made.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"Cannot make the folder {path}: {error.strerror}.", hint=hint) from error
