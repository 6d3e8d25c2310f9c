"""What runs in the child: originals in through one pipe, what stage 2 makes of them out through another.

The child may use so much memory and time and no more, writes no file, connects nowhere and starts nothing. It lives for many
originals; one that breaks it ends it, and the parent starts another. It knows stage 2 and no other: with all of them it would
take 0.3 s longer to start.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO

from firsthand.sandbox.codec import read_original, write_made
from firsthand.sandbox.frames import BrokenFrame, read_exactly, read_frame, write_frame
from firsthand.stages import extract

_FORBIDDEN = frozenset((
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty",
    "os.startfile", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "shutil.rmtree", "ftplib.connect", "smtplib.connect", "http.client.connect", "urllib.Request", "webbrowser.open",
))
"""Events of Python's audit that end in an error here. Code in C does not report to it: the limits below hold for that too."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Nothing in; runs until the parent closes its end of the pipe."""
    timeout_s, memory_bytes = (int(word) for word in sys.argv[-2:])
    _leave_ctrl_c_to_the_parent()
    # What a library prints must not get between our messages.
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.excepthook = _tell_parent(replies)
    extract.prepare()
    _limit(memory_bytes)
    sys.addaudithook(_refuse)
    write_frame(replies, {"ready": True})
    while True:
        try:
            header = read_frame(requests)
        except BrokenFrame:  # the parent is done
            return
        if not isinstance(header, dict):
            return
        original = read_original(header, read_exactly(requests, header["size"]))
        _limit_time(timeout_s)
        made = extract.run(original)
        write_frame(replies, {"made": [write_made(m) for m in made]})


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _tell_parent(replies: BinaryIO) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """The pipe to the parent in, a hook that tells it of an error before the child ends out."""
    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        write_frame(replies, {"failed": "memory" if issubclass(kind, MemoryError) else kind.__name__})

    return tell


def _limit(memory_bytes: int) -> None:
    """Bytes in; from here on this process gets no more memory, and writes no file. Systems without such limits set none."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, limit in ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):  # macOS takes none for RLIMIT_AS
            continue


def _limit_time(seconds: int) -> None:
    """Seconds in; from now on this process gets so much more of the processor. The parent keeps the time on the clock."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, hard))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """An event of Python's audit in.

    Raises:
        PermissionError: It would connect, start something or write.
    """
    if event in _FORBIDDEN or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING):
        raise PermissionError(f"{event} is not allowed while a document is read")
