"""Workers serve the process that started them, and end with it, however it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

_POOL = """
import os, sys
from firsthand.engine.workers import start_pool
if __name__ == "__main__":
    with start_pool(1) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "kill"), reason="needs processes that can be looked at by their number")
def test_a_worker_ends_with_the_process_that_was_killed() -> None:
    """Kill -9 of the process that adds leaves no worker behind, which would hold its memory for ever."""
    process = subprocess.Popen([sys.executable, "-c", _POOL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdin is not None
    worker = int(process.stdout.readline())
    assert is_running(worker)
    process.kill()
    process.wait()
    process.stdout.close()  # not read to its end: a worker that lives on holds it open
    process.stdin.close()
    until = time.monotonic() + 5
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.05)
    left = is_running(worker)
    if left:
        os.kill(worker, 9)
    assert not left


def is_running(process: int) -> bool:
    """The number of a process in, whether there is one out."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True
