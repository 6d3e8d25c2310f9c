"""How a document is made, whatever its format: the checks that every text passes, and the one place where a skip is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from firsthand.lexicons import load
from firsthand.model.document import About, Document, DocumentId, Original, Place
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.text import dates
from firsthand.text.fields import escape_surrogates

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MAX_DOCUMENT_CHARS = 1_100_000
"""Longer texts are books, not reports. Unit: code points. Trial: a million take 64 s on one core, within the limit of time."""

_CONTROL_SHARE = 0.02
"""Texts with a larger share of control characters are binary. No trial: terminal logs have about 0.01."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

_OTHER_LANGUAGE_PROBABILITY = 0.6
"""A text is foreign from this probability of another language on.

Swept on 400 stretches of English news for each length: the most that any other language got was 0.57 at 20 characters, 0.52 at
40, below 0.5 from 80 on; whole sentences of other languages get 0.9 and more. Unit: probability."""
_SAMPLE_CHARS = 1_500
"""Taken from the beginning, the middle and the end of a text to tell its language."""

_DATE_CHARS = 40
"""Of a date that is not understood: as much as any date needs."""

GARBLED = "Some of its characters could not be read; they stand as �."
"""A warning of several formats."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a format's reader found in an original.

    Attributes:
        text: As offsets will address it.
        places: The map back to the original, in text order.
        warnings: What a reader of the original could miss, in words.
    """

    text: str
    places: tuple[Place, ...] = ()
    warnings: tuple[str, ...] = ()


def make_document(original: Original, found: Text, *, about: About, path: str = "") -> Document | Skipped:
    """A text and what is known of it in, the document, or why it cannot be used, out.

    Args:
        original: What it was found in.
        found: The text.
        about: What is known of it, dates as written.
        path: Of the document, where it is not that of the original.
    """
    path = path or original.path
    text = found.text
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        return skip(path, SkipCode.EMPTY, "It holds no words. Check how it was saved.")
    if escape_surrogates(text) != text:
        return skip(path, SkipCode.ENCODING, "Its text holds half a character (a lone surrogate). Save it as UTF-8 again.")
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        return skip(path, SkipCode.BINARY, "It holds binary data, not text. Save its text as .txt.")
    if len(text) > MAX_DOCUMENT_CHARS:
        return skip(path, SkipCode.TOO_LARGE, f"It is longer than {MAX_DOCUMENT_CHARS:,} characters. Split it into its reports.")
    language = _find_language(text)
    if language != "en":
        return skip(path, SkipCode.LANGUAGE,
                    f"It is in {load('languages')['languages'][language]}. Only English is read; add a translation.")
    published = dates.parse_published(about.published) if about.published else None
    return Document(
        id=DocumentId(""), path=path, sha256=original.sha256, text=text, title=about.title, outlet=about.outlet,
        published=published, url=about.url, author=about.author, language=language, places=found.places,
        warnings=(*found.warnings, *_doubt(about.published or "", published)),
    )


def _doubt(written: str, published: dates.DateValue | None) -> tuple[str, ...]:
    """A date of publication as it came and as it is understood in, a warning out where that is less than was written."""
    shown = " ".join(written.split())[:_DATE_CHARS]
    if not shown:
        return ()
    if published is None:
        return (f"Its date came as “{shown}”, which is not understood.",)
    if published.month is None and not shown.isdigit():
        return (f"Its date came as “{shown}”, of which only the year is certain.",)
    return ()


def skip(path: str, code: SkipCode, reason: str) -> Skipped:
    """A path, a code and a reason in, the skip out."""
    return Skipped(path, "extract", code, reason)


def prefer(first: About, second: About) -> About:
    """What two places say of a report in, the first filled up from the second out."""
    return About(**{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(About)})


def _find_language(text: str) -> str:
    """A text in, the ISO 639-1 code of its language out; a text too short to tell counts as English."""
    if len(text) > 3 * _SAMPLE_CHARS:
        middle = (len(text) - _SAMPLE_CHARS) // 2
        text = f"{text[:_SAMPLE_CHARS]} {text[middle : middle + _SAMPLE_CHARS]} {text[-_SAMPLE_CHARS:]}"
    language, probability = load_identifier().classify(text)
    return str(language) if probability >= _OTHER_LANGUAGE_PROBABILITY else "en"


@cache
def load_identifier() -> LanguageIdentifier:
    """Nothing in, the language identifier out. Takes about 0.6 s; the one place that imports it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(load("languages")["languages"])
    return identifier
