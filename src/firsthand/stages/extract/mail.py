"""A saved mail in, its document out: the body as text, with subject, sender and date. What is attached is named, not read.

Only the headers that are needed are decoded, each by itself: the standard library's own reading of a whole header block raises on
some that are merely odd.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from firsthand.model.document import About, Document, Original, Place, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.span import Span
from firsthand.stages.extract.charset import decode_as
from firsthand.stages.extract.making import GARBLED, Text, make_document, prefer, skip
from firsthand.text.fields import escape_surrogates

_HEADER_CHARS = 10_000
"""As much of a header is read. No trial: subjects have a few hundred; one of a megabyte is an attack."""
_MOST_PARTS = 1_000
"""As many parts of a mail are looked at."""
_MOST_NAMED = 10
"""As many attachments are named."""


def read_mail(original: Original) -> tuple[Document | Skipped, ...]:
    """A mail in, its document or skip out."""
    try:
        message = email.message_from_bytes(original.content, policy=email.policy.compat32)
        parts = list(_walk(message))
    except (RecursionError, ValueError, LookupError, TypeError, AssertionError):
        return (skip(original.path, SkipCode.BROKEN, "It is no mail, or a damaged one. Save it again, or its text as .txt."),)
    if not message.keys():
        return (skip(original.path, SkipCode.BROKEN, "It is no mail: it has no header. Save its text as .txt."),)
    bodies = [(n, p) for n, p in parts if p.get_content_maintype() == "text" and not _is_attached(p)]
    if not bodies:
        return (skip(original.path, SkipCode.EMPTY, "The mail has no text of its own. Save what is attached, and add that."),)
    number, body = _choose(bodies)
    text, warnings = _read_body(body)
    warnings += _name_rest([p for n, p in parts if _is_attached(p)])
    place = Place(PlaceKind.PART, f"{number} {body.get_content_type()}", Span(0, len(text)))
    own = About(title=_read_header(message, "Subject"), published=_read_header(message, "Date"), author=_read_sender(message))
    found = Text(text, (place,), tuple(warnings))
    return (make_document(original, found, about=prefer(original.about, own)),)


def _walk(message: Message) -> Iterator[tuple[int, Message]]:
    """A mail in; its parts that hold something, numbered from 1, out. Mails within it are parts as a whole."""
    waiting, number = [message], 0
    while waiting and number < _MOST_PARTS:
        part = waiting.pop(0)
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting[:0] = [p for p in payload if isinstance(p, Message)]
        else:
            number += 1
            yield number, part


def _choose(bodies: list[tuple[int, Message]]) -> tuple[int, Message]:
    """The parts that are text, at least one, in; the one to be read out: plain text with words, else a page, else the first."""
    plain = (b for b in bodies if b[1].get_content_type() == "text/plain" and _content(b[1]).strip())
    pages = (b for b in bodies if b[1].get_content_type() == "text/html")
    return next(plain, next(pages, bodies[0]))


def _content(part: Message) -> bytes:
    """A part in, its bytes out."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_attached(part: Message) -> bool:
    """A part in, whether it is something besides the text out."""
    return part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _read_body(part: Message) -> tuple[str, list[str]]:
    """The part with the text in, its text and what a reader could miss out."""
    content = _content(part)
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        from firsthand.stages.extract.markup import decode_markup
        from firsthand.stages.extract.page import HIDDEN, read_fragment

        markup, is_clean = decode_markup(content, charset)
        text, has_hidden = read_fragment(markup)
        return text, ([HIDDEN] if has_hidden else []) + ([] if is_clean else [GARBLED])
    for name in (charset, "utf-8"):
        text_or_none = decode_as(content, name)
        if text_or_none is not None:
            return text_or_none, []
    return content.decode("utf-8", "replace"), [GARBLED]


def _name_rest(parts: list[Message]) -> list[str]:
    """Parts besides the text in, one sentence that names them out."""
    if not parts:
        return []
    names = [" ".join(escape_surrogates(p.get_filename() or p.get_content_type()).split())[:100] for p in parts]
    rest = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return [f"What is attached was not read: {', '.join(names[:_MOST_NAMED])}{rest}. Save it and add it by itself."]


def _read_header(message: Message, name: str) -> str | None:
    """A mail and the name of a header in, its first value in words out."""
    value = next((v for k, v in message.raw_items() if k.lower() == name.lower()), None)
    if value is None:
        return None
    raw = str(value)[:_HEADER_CHARS].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        words = "".join(_decode_word(part, charset) for part, charset in decode_header(raw))
    except (HeaderParseError, ValueError):
        words = raw
    return " ".join(escape_surrogates(words).split()) or None


def _decode_word(part: bytes | str, charset: str | None) -> str:
    """A piece of a header in, its words out."""
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "utf-8", "replace")
    except LookupError:
        return part.decode("utf-8", "replace")


def _read_sender(message: Message) -> str | None:
    """A mail in, the name of its sender out; the address where there is no name."""
    header = _read_header(message, "From")
    if header is None:
        return None
    name, address = parseaddr(header)
    return name or address or header
