"""How far it is, on stderr: one line that is drawn over on a terminal, else a line every ten seconds.

Names of files are not told: they may hold the name of a protected source.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from firsthand.engine.progress import Progress, ignore_progress, say_duration

LINE_EVERY_S = 10.0
DRAW_EVERY_S = 0.1
BAR_CHARS = 24


@contextmanager
def show_progress(progress: bool | Progress, stream: TextIO | None = None) -> Iterator[Progress]:
    """Whether progress is shown, or what is to be called instead, in; a callback for the engine out."""
    if callable(progress):
        yield progress
    elif not progress:
        yield ignore_progress
    else:
        meter = _Meter(sys.stderr if stream is None else stream)
        try:
            yield meter
        finally:
            meter.end()


class _Meter:
    """A progress callback that writes to a stream."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_drawn = stream.isatty()
        self._began_s = time.monotonic()
        self._last_s = self._began_s - (LINE_EVERY_S if self._is_drawn else 0.0)
        self._first: int | None = None
        self._line = ""
        self._shown = ""

    def __call__(self, done: int, total: int, path: str) -> None:
        """Shows how far it is, where the last line is old enough."""
        now_s = time.monotonic()
        if self._first is None:
            self._first = done - 1
        self._line = self._say(done, total, now_s)
        if now_s - self._last_s >= (DRAW_EVERY_S if self._is_drawn else LINE_EVERY_S):
            self._last_s = now_s
            self._write()

    def end(self) -> None:
        """Shows how far it came."""
        if self._line and self._line != self._shown:
            self._write()
        if self._is_drawn and self._shown:
            self._stream.write("\n")
        self._stream.flush()

    def _say(self, done: int, total: int, now_s: float) -> str:
        rate = (done - (self._first or 0)) / max(now_s - self._began_s, 0.001)
        pace = f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.0f} a minute"
        if not total:
            return f"{done:,} reports, {pace}"
        left = f", {say_duration((total - done) / rate)} left" if rate > 0 and done < total else ""
        bar = f"{'#' * (BAR_CHARS * done // total):<{BAR_CHARS}} " if self._is_drawn else ""
        return f"{bar}{done:,} of {total:,} reports, {pace}{left}"

    def _write(self) -> None:
        self._stream.write(f"\r{self._line:<{len(self._shown)}}" if self._is_drawn else f"{self._line}\n")
        self._stream.flush()
        self._shown = self._line
