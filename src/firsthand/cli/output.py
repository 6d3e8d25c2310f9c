"""Where a case or an export is written: looked at before anything is read, written whole or not at all, never over a report."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from firsthand.engine.output import make_folder, write_file
from firsthand.errors import InputError

_CASE_BEGINS = b'"format": "firsthand-case/'
_HINT = "Choose another place with -o."


def check_output(path: Path, read: Sequence[str]) -> None:
    """The place of a file to be written, and what is to be read, in.

    Raises:
        InputError: It is a folder, cannot be written, or would replace a file that is read and is no case of ours.
    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise InputError(f"Cannot write {path}: there is no folder {path.parent}.", hint="Make the folder first.")
    if path.is_dir():
        raise InputError(f"Cannot write {path}: it is a folder.", hint="Give the name of a file in it.")
    if not os.access(path if path.exists() else folder, os.W_OK) or (_is_replaced(path) and not os.access(folder, os.W_OK)):
        raise InputError(f"Cannot write {path}: you are not allowed to.", hint=_HINT)
    if path.is_file() and _is_read(path, read) and not _holds_case(path):
        raise InputError(f"Cannot write {path}: it is one of the files to be read.", hint=_HINT)


def write_folder(path: Path, files: Mapping[str, bytes]) -> list[Path]:
    """A path and files by name in; a folder that holds them, each whole, and its files' paths out. Other files there stay.

    Raises:
        InputError: It cannot be written.
    """
    make_folder(path, hint=_HINT)
    written = [path / name for name in files]
    for place, content in zip(written, files.values(), strict=True):
        write_output(place, content)
    return written


def write_output(path: Path, content: str | bytes) -> None:
    """A path and what is to be written in, text as UTF-8; the file is there whole, or not at all.

    Raises:
        InputError: It cannot be written.
    """
    content = content.encode("utf-8") if isinstance(content, str) else content
    if _is_replaced(path):
        write_file(path, [content], hint=_HINT)
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"Cannot write {path}: {error.strerror}.", hint=_HINT) from error


def _is_replaced(path: Path) -> bool:
    """A path in, whether a new file takes its place out: a pipe or a device is written to instead."""
    return not path.exists() or path.is_file()


def _is_read(path: Path, read: Sequence[str]) -> bool:
    """A path and what is read in, whether it is one of those, or lies below one of them, out."""
    place = path.resolve()
    return any(root == place or root in place.parents for root in (Path(name).resolve() for name in read))


def _holds_case(path: Path) -> bool:
    """A file in, whether it is empty or a case that we wrote out."""
    with path.open("rb") as file:
        begins = file.read(200)
    return not begins or _CASE_BEGINS in begins
