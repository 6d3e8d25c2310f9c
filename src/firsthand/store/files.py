"""Writes a file whole or not at all: its pieces lie beside it, on the disk, before they take its place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, pieces: Iterable[bytes], *, prefix: str | None = None) -> None:
    """A path and the pieces of a file in; they lie there whole, on the disk, or what was there still does.

    Args:
        path: Of the file; its folder is there.
        pieces: In order.
        prefix: With which the name of the file begins while it is not whole; its own name after a dot where left out.

    Raises:
        OSError: It cannot be written.
    """
    prefix = f".{path.name}." if prefix is None else prefix
    file = tempfile.NamedTemporaryFile(dir=path.absolute().parent, prefix=prefix, delete=False)  # noqa: SIM115 - closed below
    part = Path(file.name)
    try:
        with file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink()
        raise
