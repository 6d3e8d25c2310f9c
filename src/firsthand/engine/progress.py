"""How callers hear of progress."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called after each document with how many are done, how many there are, and the path of the last."""


def ignore_progress(done: int, total: int, path: str) -> None:
    """The progress callback that tells nobody."""
