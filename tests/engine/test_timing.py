"""Seconds by stage."""

from __future__ import annotations

import pytest

from firsthand.engine.timing import StageTimes


def test_a_stage_that_fails_is_timed_and_named() -> None:
    """After a fault, `current` is the stage where it happened, and its time is kept."""
    times = StageTimes()
    with times("segment"):
        pass
    with pytest.raises(ZeroDivisionError), times("annotate"):
        raise ZeroDivisionError
    assert times.current == "annotate"
    assert list(times.seconds) == ["segment", "annotate"]


def test_times_of_several_processes_add_up() -> None:
    """Seconds of one stage are summed; the order of stages is that of their first."""
    times = StageTimes()
    times.add({"a": 1.0, "b": 2.0})
    times.add({"b": 0.5, "c": 1.0})
    assert times.seconds == {"a": 1.0, "b": 2.5, "c": 1.0}
