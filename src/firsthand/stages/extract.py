"""Stage 2 of 11. An original in, its documents out: text decoded but otherwise unchanged, with title, outlet, date, language.

Offsets of every later record address the decoded text, so nothing is normalised here: a byte order mark, carriage returns and
front matter stay where they are. Only UTF-8 is read: a wrong guess at an encoding would put words into a source's mouth.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from firsthand.lexicons import load
from firsthand.model.document import About, Document, DocumentId, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.text import dates
from firsthand.text.fields import TEXT_FIELDS, escape_surrogates, read_about_fields

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MAX_DOCUMENT_CHARS = 500_000
"""Longer texts are books, not reports. Unit: code points. No trial: about 40 s of reading on one core."""

_CONTROL_SHARE = 0.02
"""Texts with a larger share of control characters are binary. No trial: terminal logs have about 0.01."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

_OTHER_LANGUAGE_PROBABILITY = 0.6
"""A text is foreign from this probability of another language on.

Swept on 400 stretches of English news for each length: the most that any other language got was 0.57 at 20 characters, 0.52 at
40, below 0.5 from 80 on; whole sentences of other languages get 0.9 and more. Unit: probability."""
_SAMPLE_CHARS = 1_500
"""Taken from the beginning, the middle and the end of a text to tell its language."""

_OWN_CASE = re.compile(r'\ufeff?\s*\{\s*"format"\s*:\s*"firsthand-case/')
"""How a case begins that we wrote: one that lies among its reports is none of them, and is passed over."""

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:(.*)$", re.MULTILINE)
_FRONT_MATTER_CHARS = 10_000


def run(original: Original) -> tuple[Document | Skipped, ...]:
    """One original in; its documents, and a skip for whatever in it could not be used, out.

    Returns:
        In order of the original. The ids are empty: the case gives them.
    """
    if original.path.lower().endswith(".jsonl"):
        return tuple(_read_lines(original))
    if not original.content.strip():
        return (_skip(original.path, SkipCode.EMPTY, "The file is empty. Check how it was saved."),)
    text = _decode(original.path, original.content)
    if isinstance(text, Skipped):
        return (text,)
    if original.path.lower().endswith(".json"):
        return () if _OWN_CASE.match(text) else tuple(_read_records(original, text))
    return (_make_document(original, path=original.path, text=text, about=_about_plain(original, text)),)


def _decode(path: str, content: bytes) -> str | Skipped:
    """Bytes in, their text out, every character kept."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _skip(path, SkipCode.ENCODING, "It is UTF-16 text. Save it as UTF-8.")
    if b"\x00" in content:
        return _skip(path, SkipCode.BINARY, "It holds binary data, not text. Save its text as .txt.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _skip(path, SkipCode.ENCODING,
                     f"It is not UTF-8 text (byte {error.start + 1} fits no character). Save it as UTF-8.")


def _about_plain(original: Original, text: str) -> About:
    """A plain original and its text in; what the file beside it says, then what its own front matter says, out."""
    beside = original.about
    front = _FRONT_MATTER.match(text, 0, _FRONT_MATTER_CHARS) if original.path.lower().endswith(".md") else None
    if front is None:
        return beside
    fields = {m[1].lower(): re.sub(r"^(['\"])(.*)\1$", r"\2", m[2].strip()) for m in _FRONT_FIELD.finditer(front[1])}
    own = read_about_fields(fields)
    return About(**{key: getattr(beside, key) or value for key, value in own.items()})


def _read_lines(original: Original) -> Iterator[Document | Skipped]:
    """An original of one record a line in; one document or skip for each line that is not blank out."""
    found = False
    for number, line in enumerate(original.content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        found = True
        path = f"{original.path}#{number}"
        text = _decode(path, line)
        if isinstance(text, Skipped):
            yield text
            continue
        record = _parse(path, text)
        yield record if isinstance(record, Skipped) else _read_record(original, path, record)
    if not found:
        yield _skip(original.path, SkipCode.EMPTY, "The file is empty. Check how it was saved.")


def _read_records(original: Original, text: str) -> Iterator[Document | Skipped]:
    """An original of one record, or of a list of them, in; one document or skip for each out."""
    parsed = _parse(original.path, text.removeprefix("\ufeff"))
    if isinstance(parsed, Skipped):
        yield parsed
    elif not isinstance(parsed, list):
        yield _read_record(original, original.path, parsed)
    elif not parsed:
        yield _skip(original.path, SkipCode.EMPTY, "Its list of articles is empty. Check how it was saved.")
    else:
        for number, record in enumerate(parsed, 1):
            yield _read_record(original, f"{original.path}#{number}", record)


def _parse(path: str, text: str) -> object:
    """JSON in, its value or a skip out."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # not JSON, a number without end, nested without end
        return _skip(path, SkipCode.BROKEN, f"It is not valid JSON ({error}). Correct it, or save its text as .txt.")


def _read_record(original: Original, path: str, record: object) -> Document | Skipped:
    """One record in, its document or skip out."""
    if not isinstance(record, Mapping):
        return _skip(path, SkipCode.BROKEN, f"It is no article. Make it an object with a field {_one_of_text_fields()}.")
    held = [record[name] for name in TEXT_FIELDS if isinstance(record.get(name), str)]
    if not held:
        return _skip(path, SkipCode.BROKEN, f"It holds no text. Give it a field {_one_of_text_fields()}.")
    text = next((t for t in held if t.strip()), held[0])
    if escape_surrogates(text) != text:
        return _skip(path, SkipCode.ENCODING, "Its text holds half a character (a lone surrogate). Save it as UTF-8 again.")
    return _make_document(original, path=path, text=text, about=About(**read_about_fields(record)))


def _make_document(original: Original, *, path: str, text: str, about: About) -> Document | Skipped:
    """Decoded text and what is known of it in, the document, or why it cannot be used, out."""
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        return _skip(path, SkipCode.EMPTY, "It holds no words. Check how it was saved.")
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        return _skip(path, SkipCode.BINARY, "It holds binary data, not text. Save its text as .txt.")
    if len(text) > MAX_DOCUMENT_CHARS:
        return _skip(path, SkipCode.TOO_LARGE, f"It is longer than {MAX_DOCUMENT_CHARS:,} characters. Split it into its reports.")
    language = _find_language(text)
    if language != "en":
        return _skip(path, SkipCode.LANGUAGE,
                     f"It is in {load('languages')['languages'][language]}. Only English is read; add a translation.")
    return Document(
        id=DocumentId(""), path=path, sha256=original.sha256, text=text, title=about.title, outlet=about.outlet,
        published=dates.parse_published(about.published) if about.published else None, url=about.url, author=about.author,
        language=language,
    )


def _find_language(text: str) -> str:
    """A text in, the ISO 639-1 code of its language out; a text too short to tell counts as English."""
    if len(text) > 3 * _SAMPLE_CHARS:
        middle = (len(text) - _SAMPLE_CHARS) // 2
        text = f"{text[:_SAMPLE_CHARS]} {text[middle : middle + _SAMPLE_CHARS]} {text[-_SAMPLE_CHARS:]}"
    language, probability = _load_identifier().classify(text)
    return str(language) if probability >= _OTHER_LANGUAGE_PROBABILITY else "en"


@cache
def _load_identifier() -> LanguageIdentifier:
    """Nothing in, the language identifier out. Takes about 0.6 s; the one place that imports it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(load("languages")["languages"])
    return identifier


def _one_of_text_fields() -> str:
    """Nothing in, the names of the text field in words out."""
    *others, last = (f'"{name}"' for name in TEXT_FIELDS)
    return f"{', '.join(others)} or {last}"


def _skip(path: str, code: SkipCode, reason: str) -> Skipped:
    """A path, a code and a reason in, the skip out."""
    return Skipped(path, "extract", code, reason)
