"""Messages through a pipe: the length in four bytes, then JSON in UTF-8; the bytes of an original follow theirs as they are."""

from __future__ import annotations

import json
from typing import BinaryIO

MAX_FRAME_BYTES = 512 * 2**20
"""Longer messages are refused. Unit: bytes. No trial: the documents of a full .jsonl of 64 MiB take about 80."""


class BrokenFrame(Exception):
    """The pipe ended, or what came is no message. Never leaves the sandbox."""


def write_frame(pipe: BinaryIO, message: object, content: bytes = b"") -> None:
    """A pipe, a message and the bytes that follow it in; written out at once.

    Raises:
        BrokenPipeError: Nobody reads the other end.
    """
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    pipe.write(len(body).to_bytes(4, "big"))
    pipe.write(body)
    if content:
        pipe.write(content)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> object:
    """A pipe in, the next message out.

    Raises:
        BrokenFrame: There is none, or it is too long, or no JSON.
    """
    size = int.from_bytes(read_exactly(pipe, 4), "big")
    if size > MAX_FRAME_BYTES:
        raise BrokenFrame
    try:
        return json.loads(read_exactly(pipe, size))
    except (ValueError, RecursionError) as error:
        raise BrokenFrame from error


def read_exactly(pipe: BinaryIO, size: int) -> bytes:
    """A pipe and a number of bytes in, as many bytes out.

    Raises:
        BrokenFrame: It ends before.
    """
    content = pipe.read(size)
    if len(content) < size:
        raise BrokenFrame
    return content
