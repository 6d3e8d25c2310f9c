"""The parent's side: a child started when first needed, given one original at a time, watched, and replaced when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from firsthand.errors import EngineError
from firsthand.model.document import Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.sandbox.codec import BadMessage, read_made, write_original
from firsthand.sandbox.frames import BrokenFrame, read_frame, write_frame

TIMEOUT_S = 30
"""A file that takes longer is given up. Unit: seconds, by the clock and of the processor."""
START_TIMEOUT_S = 120
"""A child that takes longer to get ready is an error. Unit: seconds. No trial: it takes 0.8 s, on a busy machine 5."""
MEMORY_BYTES = 2**30
"""The child's address space. Unit: bytes. With every reader loaded it takes a quarter of it."""

_START = ("import sys; sys.path.insert(0, sys.argv[1]); import firsthand; del sys.path[0]; "
          "from firsthand.sandbox.child import main; main()")
"""Finds this very package, and does not leave its folder in the way of the standard library."""
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
                   "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")
"""What the child is told of the environment: enough to find Python's libraries, no secrets."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a child gave no answer; `is_final` where another child would not give one either."""

    code: SkipCode
    reason: str
    is_final: bool = False


class Sandbox:
    """Originals in, what stage 2 makes of them out, made in a child process with limits.

    A context manager; one original at a time, from one thread. The child is started by the first original, or by `start`.

    Args:
        timeout_s: A file that takes longer is given up.
        memory_bytes: Of the child; not held on macOS and Windows.
    """

    def __init__(self, *, timeout_s: int = TIMEOUT_S, memory_bytes: int = MEMORY_BYTES) -> None:
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Nothing in; the child is started now, and gets ready while the caller does something else."""
        if self._child is None:
            self._child = _Child(self._timeout_s, self._memory_bytes)

    def close(self) -> None:
        """Nothing in; the child is ended. Another original would start another."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def extract(self, original: Original) -> tuple[Document | Skipped, ...]:
        """An original in; its documents without ids, and skips, out. One that breaks the child is a skip that says how.

        Raises:
            EngineError: No child can be started.
        """
        is_fresh = self._child is None or self._child.is_fresh
        answer = self._ask(original)
        if isinstance(answer, _Failure) and not answer.is_final and not is_fresh:
            answer = self._ask(original)  # what came before it may have worn the child out
        if isinstance(answer, _Failure):
            return (Skipped(original.path, "extract", answer.code, answer.reason),)
        return answer

    def _ask(self, original: Original) -> tuple[Document | Skipped, ...] | _Failure:
        """An original in, the child's answer or why there is none out; after a failure there is no child."""
        self.start()
        child = self._child
        if child is None:  # for the type checker: start has made one
            raise EngineError("The process that reads files cannot be started.")
        answer: tuple[Document | Skipped, ...] | _Failure | None = None
        try:
            answer = child.ask(original)
        finally:  # also on Ctrl-C: a child in the middle of an answer is of no more use
            if answer is None or isinstance(answer, _Failure) or child.is_ended:
                self.close()
        return answer


class _Child:
    """One child process.

    Attributes:
        is_fresh: It has answered nothing yet.
        is_ended: It was ended because its time was over.
    """

    def __init__(self, timeout_s: int, memory_bytes: int) -> None:
        self.is_fresh = True
        self.is_ended = False
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._lock = threading.Lock()
        self._is_waiting = False
        environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        environment |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        root = str(Path(__file__).parents[2])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-B", "-X", "utf8", "-c", _START, root, str(timeout_s), str(memory_bytes)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
                start_new_session=os.name == "posix")
        except OSError as error:
            raise EngineError(f"The process that reads files cannot be started ({error.strerror}).", hint=_FREE_MEMORY) from error

    def end(self) -> None:
        """Nothing in; the process is gone, and its pipes are closed."""
        self._process.kill()
        for pipe in self._pipes():
            try:
                pipe.close()
            except BrokenPipeError:  # it still held words for a child that is gone
                continue
        self._process.wait()

    def ask(self, original: Original) -> tuple[Document | Skipped, ...] | _Failure:
        """An original in, the answer or why there is none out.

        Raises:
            EngineError: The process never got ready.
        """
        to_child, from_child = self._pipes()
        if self.is_fresh:
            self._await_ready(from_child)
        try:
            with self._within(self._timeout_s):
                write_frame(to_child, write_original(original), original.content)
                answer = read_frame(from_child)
        except (BrokenFrame, BrokenPipeError):
            return self._explain(None)
        self.is_fresh = False
        made = answer.get("made") if isinstance(answer, dict) else None
        try:
            return self._explain(answer) if not isinstance(made, list) else tuple(read_made(m, original) for m in made)
        except BadMessage:
            return _Failure(SkipCode.CRASHED, _DIED, is_final=True)

    def _await_ready(self, from_child: BinaryIO) -> None:
        try:
            with self._within(START_TIMEOUT_S):
                read_frame(from_child)
        except BrokenFrame as error:
            raise EngineError("The process that reads files did not start.", hint=_FREE_MEMORY) from error

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """Seconds in; a context in which the process is ended once they are over, which ends what waits for it."""
        self._is_waiting = True
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            with self._lock:
                self._is_waiting = False
            timer.cancel()

    def _give_up(self) -> None:
        with self._lock:
            if self._is_waiting:
                self.is_ended = True
                self._process.kill()

    def _explain(self, answer: object) -> _Failure:
        """What the child said last, if anything, in; why there is no answer out."""
        what = answer.get("failed") if isinstance(answer, dict) else None
        if self.is_ended or (what is None and self._await_end() == -_SIGXCPU):
            return _Failure(SkipCode.TIMED_OUT, f"It was not read within {self._timeout_s} s. Save its text as .txt.",
                            is_final=True)
        if what == "memory":
            return _Failure(SkipCode.CRASHED, f"Reading it needs more than {self._memory_bytes // 2**20} MiB of memory. "
                            "Split it, or save its text as .txt.")
        if isinstance(what, str) and what.isidentifier():
            return _Failure(SkipCode.CRASHED, f"Its reader failed on it ({what[:60]}). Save its text as .txt, and report the "
                            "fault.", is_final=True)
        return _Failure(SkipCode.CRASHED, _DIED)

    def _await_end(self) -> int:
        """Nothing in, how the process ended out. One that only closed its pipes is ended now."""
        try:
            return self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        """Nothing in, the pipe to the child and the one from it out."""
        to_child, from_child = self._process.stdin, self._process.stdout
        if to_child is None or from_child is None:
            raise EngineError("The process that reads files has no pipes.")
        return to_child, from_child  # type: ignore[return-value]


_SIGXCPU = 24
_FREE_MEMORY = "Close other programs to free memory, and run it again; `firsthand doctor` checks the installation."
_DIED = "Its reader died on it: it is damaged, or made to do harm. Save its text as .txt."
