"""The fields by which records, front matter and describing files say where a report was published, under their usual names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ABOUT_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "author": ("author", "byline"),
}
"""Our name of a field, and the names under which it is looked for, in order of preference."""

TEXT_FIELDS = ("text", "body", "content")
"""Names of the field that holds a report's text."""


def read_about_fields(record: Mapping[str, object]) -> dict[str, str | None]:
    """A record in, the words of each of `ABOUT_FIELDS` out; None where it has none."""
    return {key: first_words(record, names) for key, names in ABOUT_FIELDS.items()}


def first_words(record: Mapping[str, object], names: Sequence[str]) -> str | None:
    """A record and the names of a field in, the first that holds words or a number out. Nested values are passed over."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return escape_surrogates(str(value).strip())
    return None


def escape_surrogates(words: str) -> str:
    """Words in, the same out, with what no UTF-8 file could hold written as escapes."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
