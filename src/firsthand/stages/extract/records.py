"""Records with a field for the text in (.json, .jsonl), one document for each out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from firsthand.model.document import About, Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.extract.making import Text, make_document, skip
from firsthand.stages.extract.plain import decode
from firsthand.text.fields import TEXT_FIELDS, read_about_fields

_OWN_CASE = re.compile(r'\ufeff?\s*\{\s*"format"\s*:\s*"firsthand-case/')
"""How a case begins that we wrote: one that lies among its reports is none of them, and is passed over."""


def read_lines(original: Original) -> tuple[Document | Skipped, ...]:
    """A .jsonl in; one document or skip for each line that is not blank out."""
    return tuple(_read_lines(original)) or (skip(original.path, SkipCode.EMPTY, "The file is empty. Check how it was saved."),)


def read_list(original: Original) -> tuple[Document | Skipped, ...]:
    """A .json of one record, or of a list of them, in; one document or skip for each out."""
    text = decode(original.path, original.content)
    if isinstance(text, Skipped):
        return (text,)
    return () if _OWN_CASE.match(text) else tuple(_read_list(original, text))


def _read_lines(original: Original) -> Iterator[Document | Skipped]:
    for number, line in enumerate(original.content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        path = f"{original.path}#{number}"
        text = decode(path, line)
        if isinstance(text, Skipped):
            yield text
            continue
        record = _parse(path, text)
        yield record if isinstance(record, Skipped) else _read_record(original, path, record)


def _read_list(original: Original, text: str) -> Iterator[Document | Skipped]:
    parsed = _parse(original.path, text.removeprefix("\ufeff"))
    if isinstance(parsed, Skipped):
        yield parsed
    elif not isinstance(parsed, list):
        yield _read_record(original, original.path, parsed)
    elif not parsed:
        yield skip(original.path, SkipCode.EMPTY, "Its list of articles is empty. Check how it was saved.")
    else:
        for number, record in enumerate(parsed, 1):
            yield _read_record(original, f"{original.path}#{number}", record)


def _parse(path: str, text: str) -> object:
    """JSON in, its value or a skip out."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # not JSON, a number without end, nested without end
        return skip(path, SkipCode.BROKEN, f"It is not valid JSON ({error}). Correct it, or save its text as .txt.")


def _read_record(original: Original, path: str, record: object) -> Document | Skipped:
    """One record in, its document or skip out."""
    if not isinstance(record, Mapping):
        return skip(path, SkipCode.BROKEN, f"It is no article. Make it an object with a field {_one_of_text_fields()}.")
    held = [record[name] for name in TEXT_FIELDS if isinstance(record.get(name), str)]
    if not held:
        return skip(path, SkipCode.BROKEN, f"It holds no text. Give it a field {_one_of_text_fields()}.")
    text = next((t for t in held if t.strip()), held[0])
    return make_document(original, Text(text), about=About(**read_about_fields(record)), path=path)


def _one_of_text_fields() -> str:
    """Nothing in, the names of the text field in words out."""
    *others, last = (f'"{name}"' for name in TEXT_FIELDS)
    return f"{', '.join(others)} or {last}"
