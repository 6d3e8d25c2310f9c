"""Originals, documents and skips in, plain JSON values out, and back.

What comes back from the child is checked field by field: a parser that a hostile file has taken over must not be able to hand us
anything but words, numbers and spans that lie within the text. Nothing is ever unpickled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import TypeVar

from firsthand.model.document import About, Document, DocumentId, Original, Place, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.span import Span
from firsthand.text.dates import DateValue

_T = TypeVar("_T")
_MOST_WARNINGS = 100


class BadMessage(Exception):
    """The child said something that is no document and no skip. Never leaves the sandbox."""


def write_original(original: Original) -> dict[str, object]:
    """An original in, all but its bytes as plain values out."""
    return {"path": original.path, "sha256": original.sha256, "about": asdict(original.about), "size": len(original.content)}


def read_original(value: Mapping[str, object], content: bytes) -> Original:
    """What `write_original` made and the bytes in, the original out."""
    about = _take(value, "about", dict)
    return Original(_take(value, "path", str), _take(value, "sha256", str), content,
                    About(**{f.name: _take_or_none(about, f.name, str) for f in fields(About)}))


def write_made(made: Document | Skipped) -> dict[str, object]:
    """A document or a skip in, plain values out."""
    if isinstance(made, Skipped):
        return {"path": made.path, "stage": made.stage, "code": made.code.value, "reason": made.reason}
    return {
        "path": made.path, "text": made.text, "title": made.title, "outlet": made.outlet, "url": made.url, "author": made.author,
        "published": None if made.published is None else asdict(made.published), "language": made.language,
        "places": [[p.kind.value, p.name, p.span.start, p.span.end] for p in made.places], "warnings": list(made.warnings),
    }


def read_made(value: object, original: Original) -> Document | Skipped:
    """What `write_made` made and the original it was made from in, the document or skip out.

    Raises:
        BadMessage: It is neither, or does not belong to that original.
    """
    record = _check(value, dict)
    path = _take(record, "path", str)
    if path != original.path and not path.startswith(f"{original.path}#"):
        raise BadMessage
    try:
        if "code" in record:
            return Skipped(path, _take(record, "stage", str), SkipCode(_take(record, "code", str)), _take(record, "reason", str))
        text = _take(record, "text", str)
        return Document(
            id=DocumentId(""), path=path, sha256=original.sha256, text=text, title=_take_or_none(record, "title", str),
            outlet=_take_or_none(record, "outlet", str), published=_read_date(record.get("published")),
            url=_take_or_none(record, "url", str), author=_take_or_none(record, "author", str),
            language=_take(record, "language", str),
            places=tuple(_read_place(p, len(text)) for p in _take(record, "places", list)),
            warnings=tuple(_check(w, str) for w in _take(record, "warnings", list)[:_MOST_WARNINGS]),
        )
    except ValueError as error:  # no such code or kind, or no span
        raise BadMessage from error


def _read_place(value: object, text_chars: int) -> Place:
    parts = _check(value, list)
    if len(parts) != 4:
        raise BadMessage
    span = Span(_check(parts[2], int), _check(parts[3], int))
    if span.end > text_chars:
        raise BadMessage
    return Place(PlaceKind(_check(parts[0], str)), _check(parts[1], str), span)


def _read_date(value: object, depth: int = 0) -> DateValue | None:
    if value is None:
        return None
    if depth > 1:
        raise BadMessage
    record = _check(value, dict)
    return DateValue(
        _take_or_none(record, "year", int), _take_or_none(record, "month", int), _take_or_none(record, "day", int),
        time=_take_or_none(record, "time", str), end=_read_date(record.get("end"), depth + 1),
        is_approximate=_take(record, "is_approximate", bool))


def _take(record: Mapping[str, object], key: str, kind: type[_T]) -> _T:
    return _check(record.get(key), kind)


def _take_or_none(record: Mapping[str, object], key: str, kind: type[_T]) -> _T | None:
    return None if record.get(key) is None else _check(record[key], kind)


def _check(value: object, kind: type[_T]) -> _T:
    """A value and the type that it must have in, the value out.

    Raises:
        BadMessage: It has another.
    """
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BadMessage
    return value
