"""The user's own lists of outlets, put to use at the edge."""

from __future__ import annotations

from pathlib import Path

from firsthand.lexicons import known


def use_outlets(path: Path | None) -> None:
    """A file of the setting `outlets`, or None for the shipped lists alone, in; everything read from now on knows them.

    Raises:
        ConfigError: It cannot be read, or is not of the form of the shipped lists.
    """
    known.use(known.read(path) if path is not None else {})
