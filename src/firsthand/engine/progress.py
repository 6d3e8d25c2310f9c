"""How callers hear of progress."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called after each document with how many are done, how many there are, and the path of the last."""


def ignore_progress(done: int, total: int, path: str) -> None:
    """The progress callback that tells nobody."""


def say_duration(seconds: float) -> str:
    """Seconds in, "40 s", "3 min" or "2 h 10 min" out."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
