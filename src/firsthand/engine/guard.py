"""Reads one document so that what goes wrong costs that document alone: a fault in a stage, too long a time, a dead process."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from firsthand.engine.limits import OutOfTime, limit_time
from firsthand.engine.timing import StageTimes
from firsthand.model.document import Document
from firsthand.model.provenance import SkipCode, Skipped

Result = TypeVar("Result")


def read_guarded(
    document: Document, read: Callable[[StageTimes], Result], *, timeout_s: int, late: SkipCode
) -> tuple[Result | Skipped, StageTimes]:
    """A document and what reads it in; what came of it, or why nothing did, and the times of its stages, out.

    Args:
        document: Which is read.
        read: Reads it, and tells the times that it is handed which stage runs.
        timeout_s: Seconds that it may take.
        late: What it is called where it takes longer.
    """
    times = StageTimes()
    try:
        with limit_time(timeout_s):
            return read(times), times
    except OutOfTime:
        code, what = late, f"was not done with it after {timeout_s} s. Split it into smaller reports"
    except Exception as error:
        code, what = SkipCode.BROKEN, f"failed on it ({type(error).__name__}). Report the fault"
    return Skipped(document.path, times.current, code, f"Stage {times.current} {what}; the rest was read."), times


def skip_dead(document: Document, code: SkipCode) -> Skipped:
    """A document whose process died, and what that is called, in; the skip out."""
    return Skipped(document.path, "annotate", code,
                   "The process that read it died, probably for want of memory. Split it into smaller reports.")
