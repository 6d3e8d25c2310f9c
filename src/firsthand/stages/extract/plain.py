"""Plain text in, its one document out: decoded but otherwise unchanged.

A byte order mark, carriage returns and front matter stay where they are. Only UTF-8 is read: a wrong guess at an encoding would
put words into a source's mouth.
"""

from __future__ import annotations

import re

from firsthand.model.document import About, Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.extract.making import Text, make_document, prefer, skip
from firsthand.text.fields import read_about_fields

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:(.*)$", re.MULTILINE)
_FRONT_MATTER_CHARS = 10_000


def read_plain(original: Original) -> tuple[Document | Skipped, ...]:
    """A .txt or .md in, its document or skip out."""
    text = decode(original.path, original.content)
    if isinstance(text, Skipped):
        return (text,)
    return (make_document(original, Text(text), about=_about(original, text)),)


def decode(path: str, content: bytes) -> str | Skipped:
    """Bytes in, their text out, every character kept."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return skip(path, SkipCode.ENCODING, "It is UTF-16 text. Save it as UTF-8.")
    if b"\x00" in content:
        return skip(path, SkipCode.BINARY, "It holds binary data, not text. Save its text as .txt.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return skip(path, SkipCode.ENCODING,
                    f"It is not UTF-8 text (byte {error.start + 1} fits no character). Save it as UTF-8.")


def _about(original: Original, text: str) -> About:
    """A plain original and its text in; what the file beside it says, then what its own front matter says, out."""
    front = _FRONT_MATTER.match(text, 0, _FRONT_MATTER_CHARS) if original.path.lower().endswith(".md") else None
    if front is None:
        return original.about
    own = {m[1].lower(): re.sub(r"^(['\"])(.*)\1$", r"\2", m[2].strip()) for m in _FRONT_FIELD.finditer(front[1])}
    return prefer(original.about, About(**read_about_fields(own)))
