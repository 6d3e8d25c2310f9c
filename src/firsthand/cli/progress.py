"""What a person sees while it works: a bar on a terminal, else a line every ten seconds, all on stderr."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

from firsthand.engine.progress import Progress as Follow
from firsthand.engine.progress import ignore_progress, say_duration

LINE_EVERY_S = 10.0
TELLING_DONE = 5
"""Reports before which nothing is said of the pace: the first waits for its reader to start."""


@contextmanager
def show_progress(console: Console, *, is_quiet: bool, verb: str = "Read") -> Iterator[Follow]:
    """A console on stderr in; a callback that shows each document as it is done out."""
    if is_quiet:
        yield ignore_progress
    elif not console.is_terminal:
        yield _Lines(console, verb)
    else:
        bar = _Bar(console, verb)
        try:
            yield bar
        finally:
            bar.stop()


class _Bar:
    """A progress callback that draws a bar from its first call on, and takes it away at the end."""

    def __init__(self, console: Console, verb: str) -> None:
        self._room = console.width - 60
        self._progress = Progress(
            TextColumn(verb), BarColumn(bar_width=24), MofNCompleteColumn(), _RateColumn(),
            TextColumn("{task.description}", markup=False), console=console, transient=True)
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int, path: str) -> None:
        """Shows how far it is, how fast it goes and how long it still takes."""
        if self._task is None:
            self._task = self._progress.add_task("", total=None)
            self._progress.start()
        self._progress.update(self._task, completed=done, total=total or None, description=_end_of(printable(path), self._room))

    def stop(self) -> None:
        """Takes the bar away."""
        if self._task is not None:
            self._progress.stop()


class _RateColumn(ProgressColumn):
    """How fast it goes and how long it still takes."""

    def render(self, task: Task) -> Text:
        """A task in, its rate and the time left out; nothing until both are known."""
        left_s = task.time_remaining
        return Text("" if not task.speed else _say_pace(task.speed, None if task.total is None else left_s))


class _Lines:
    """A progress callback that prints a line now and then."""

    def __init__(self, console: Console, verb: str) -> None:
        self._console, self._verb = console, verb
        self._last_s, self._last_done = time.monotonic(), 0

    def __call__(self, done: int, total: int, path: str) -> None:
        """Prints how far it is, how fast it goes and how long it still takes, where the last line is ten seconds old."""
        now_s = time.monotonic()
        if now_s - self._last_s < LINE_EVERY_S:
            return
        rate = (done - self._last_done) / (now_s - self._last_s)
        self._last_s, self._last_done = now_s, done
        how_far = f"{done:,} of {total:,} reports" if total else f"{done:,} reports"
        pace = f", {_say_pace(rate, (total - done) / rate if total else None)}" if done >= TELLING_DONE and rate > 0 else ""
        self._console.out(f"{self._verb} {how_far}{pace}.", highlight=False)


def _say_pace(rate: float, left_s: float | None) -> str:
    """Reports a second, and seconds left, in; both in words out."""
    pace = f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second"
    if rate < 0.95:
        pace = f"{60 * rate:,.0f} a minute"
    return pace if left_s is None else f"{pace}, {say_duration(left_s)} left"


def _end_of(path: str, room: int) -> str:
    """A path and so many characters in, as much of its end as there is room for out."""
    if room < 8:
        return ""
    return path if len(path) <= room else f"…{path[1 - room:]}"


def print_times(console: Console, seconds: Mapping[str, float], *, wall_s: float, documents: int) -> None:
    """Seconds by stage in, printed with the share of each, and the whole run by the clock."""
    total = sum(seconds.values()) or 1.0
    for stage, taken in seconds.items():
        console.out(f"{stage:<10}{taken:8.2f} s {100 * taken / total:5.1f} %", highlight=False)
    rate = f", {documents / wall_s:.1f} reports a second" if wall_s and documents else ""
    console.out(f"{'all':<10}{wall_s:8.2f} s by the clock{rate}", highlight=False)


def printable(words: str) -> str:
    """Words that came with a file in, the same with control characters and marks of direction written as escapes out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in words)
