"""A document may take its time and no more."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from firsthand.engine.limits import OutOfTime, limit_time

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="this system has no alarm clock")


@limit_time(0.05)
def loop_for_ever() -> None:
    """Never ends by itself."""
    while True:
        pass


def test_what_does_not_end_is_broken_off() -> None:
    """An endless loop is left soon after its time, and the alarm is off again."""
    began = time.monotonic()
    with pytest.raises(OutOfTime):
        loop_for_ever()
    assert time.monotonic() - began < 5
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_what_ends_in_time_is_left_alone() -> None:
    """No alarm rings once the context is left."""
    with limit_time(0.05):
        done = True
    time.sleep(0.1)
    assert done


def test_an_alarm_of_the_program_that_uses_us_is_kept() -> None:
    """Where the alarm clock is in use, its owner keeps it, and there is no limit."""
    rung: list[int] = []
    signal.signal(signal.SIGALRM, lambda number, _: rung.append(number))
    try:
        with limit_time(0.05):
            time.sleep(0.1)
            assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    assert rung == []


def test_a_thread_has_no_limit() -> None:
    """Signals reach the main thread alone: elsewhere the work simply runs to its end."""
    done: list[bool] = []

    def work() -> None:
        with limit_time(0.01):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
