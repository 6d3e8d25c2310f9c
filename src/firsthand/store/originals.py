"""The originals of a case: files named by their SHA-256, never altered, on the disk before the row that names them."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from firsthand.errors import StoreError
from firsthand.store.files import write_whole

SUFFIX = ".originals"


class Originals:
    """The folder beside a case that holds the bytes as received.

    Args:
        database: Path of the case; `firsthand.db` has `firsthand.originals`.
    """

    def __init__(self, database: Path) -> None:
        self.folder = database.with_suffix(SUFFIX)

    def path_of(self, sha256: str) -> Path:
        """A hash in, where that original lies out."""
        return self.folder / sha256[:2] / sha256

    def keep(self, sha256: str, content: bytes) -> None:
        """A hash and the bytes that have it in; they lie on the disk when this returns.

        Raises:
            StoreError: They cannot be written.
        """
        path = self.path_of(sha256)
        if path.exists():
            return
        try:
            new = [folder for folder in (path.parent, self.folder) if not folder.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, [content], prefix=".part-")
            for folder in (path.parent, *(made.parent for made in new)):
                _sync_folder(folder)
        except OSError as error:
            raise StoreError(f"Cannot keep an original in {self.folder}: {_words(error)}.",
                             hint="Make room, or make the folder writable, and run the command again: it goes on from there.",
                             ) from error

    def fault(self, sha256: str) -> str | None:
        """A hash in; what is wrong with its original, in words, out; None where nothing is."""
        path = self.path_of(sha256)
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return "its original is gone"
        except OSError as error:
            return f"its original cannot be read ({_words(error)})"
        return None if found == sha256 else "its original has been changed"


def _sync_folder(folder: Path) -> None:
    """A folder in; its entries are on the disk, where the system can say so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _words(error: OSError) -> str:
    return "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else (error.strerror or type(error).__name__)
