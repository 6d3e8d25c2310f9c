"""What a person sees while it reads: a bar on a terminal, else a line every ten seconds, all on stderr."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from firsthand.engine import local

LINE_EVERY_S = 10.0


@contextmanager
def show_progress(console: Console, *, is_quiet: bool) -> Iterator[local.Progress]:
    """A console on stderr in; a callback that shows each document as it is done out."""
    if is_quiet:
        yield local.ignore_progress
    elif not console.is_terminal:
        yield _Lines(console)
    else:
        columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                   TextColumn("{task.description}", markup=False))
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=None)
            yield lambda done, total, path: bar.update(task, completed=done, total=total, description=printable(path))


class _Lines:
    """A progress callback that prints a line now and then."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last_s = time.monotonic()

    def __call__(self, done: int, total: int, path: str) -> None:
        """Prints how far it is, where the last line is ten seconds old."""
        if time.monotonic() - self._last_s >= LINE_EVERY_S:
            self._last_s = time.monotonic()
            self._console.out(f"Read {done} of {total} reports.")


def print_times(console: Console, seconds: Mapping[str, float], *, wall_s: float, documents: int) -> None:
    """Seconds by stage in, printed with the share of each, and the whole run by the clock."""
    total = sum(seconds.values()) or 1.0
    for stage, taken in seconds.items():
        console.out(f"{stage:<10}{taken:8.2f} s {100 * taken / total:5.1f} %", highlight=False)
    rate = f", {documents / wall_s:.1f} reports a second" if wall_s else ""
    console.out(f"{'all':<10}{wall_s:8.2f} s by the clock{rate}", highlight=False)


def printable(words: str) -> str:
    """Words that came with a file in, the same with control characters and marks of direction written as escapes out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in words)
