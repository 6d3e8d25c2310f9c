"""How long one document may take. A regular expression or a loop that never ends must cost one document, not the whole case."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take; one that takes more is skipped.

    Attributes:
        timeout_s: Seconds that its reading may take; None stands for the engine's own limit.
        parse_timeout_s: Seconds that its format may take to be opened.
        parse_memory_mib: Memory that this may take, where the system can hold to it.
    """

    timeout_s: int | None = None
    parse_timeout_s: int = 30
    parse_memory_mib: int = 1024


class OutOfTime(Exception):
    """What was run did not end within its time. Never leaves the engine."""


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Seconds in; a context that is left with `OutOfTime` where it takes longer.

    It needs the main thread of a process, a system with SIGALRM, and an alarm clock that nobody else uses: where one of these
    is missing, there is no limit. Code in C is stopped only once it returns to Python; `re` looks for the alarm by itself.

    Raises:
        OutOfTime: The seconds are over.
    """
    if not _is_alarm_free():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _is_alarm_free() -> bool:
    """Nothing in, whether the process's alarm clock exists and is ours to set out."""
    return (
        hasattr(signal, "SIGALRM")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    )


def _ring(number: int, frame: FrameType | None) -> None:
    """The alarm.

    Raises:
        OutOfTime: Always.
    """
    raise OutOfTime
