"""Words for counts and dates, and lines that are safe to show: shared by all views, so that one thing reads alike everywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from firsthand.model.span import Span
from firsthand.text.dates import DateValue

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ARROW = " → "

# Code points that reorder or hide text in a terminal or browser; shown by name, so that a reader sees the trick.
HIDDEN = frozenset("\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


def count(n: int, noun: str, plural: str | None = None) -> str:
    """A number and a noun in, "1 outlet", "3 outlets" or "4,988 outlets" out."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def list_words(items: Sequence[str]) -> str:
    """Items in, "a", "a and b" or "a, b and c" out."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def say_characters(span: Span | None) -> str:
    """A span in, "characters 40–96" out; None, of a protected document, is said to be withheld."""
    return f"characters {span.start}–{span.end}" if span else "characters withheld"


def capitalise(sentence: str) -> str:
    """The sentence with its first letter in upper case, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def show_text(text: str) -> str:
    """Text of a document in, one line that is safe to show out: blanks collapsed, control and hidden characters made visible."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        f"[U+{ord(c):04X}]" if c in HIDDEN or unicodedata.category(c) in ("Cc", "Cs") else c for c in line
    )


def iso_date(value: DateValue | None) -> str | None:
    """A date in, ISO 8601 out as far as it is known (`2026-03-04T09:10:00+01:00`, `2026-03`, `--03-04`); None where undated."""
    if value is None or (value.year is None and value.month is None):
        return None
    year = "-" if value.year is None else f"{value.year:04d}"
    parts = [year, *(f"{part:02d}" for part in (value.month, value.day) if part is not None)]
    day = "-".join(parts)
    if value.end is not None:
        return f"{day}/{iso_date(value.end)}"
    return f"{day}T{value.time}" if value.time and value.day is not None else day


def say_date(value: DateValue | None, *, is_zone_shown: bool = False) -> str:
    """A date in, "4 March 2026, 09:10" out, as far as it is known; "undated" where nothing is."""
    if value is None or (value.year is None and value.month is None):
        return "undated"
    month = MONTHS[value.month - 1] if value.month is not None else ""
    words = " ".join(str(part) for part in (value.day, month, value.year) if part)
    if value.is_approximate:
        words = f"about {words}"
    if value.end is not None:
        return f"{words} to {say_date(value.end)}"
    if value.time and value.day is not None:
        words += f", {value.time[:5]}"
        zone = zone_of(value)
        if is_zone_shown and zone:
            words += f" {zone}"
    return words


def zone_of(value: DateValue | None) -> str:
    """A date in, its zone as written ("UTC", "+01:00") out; empty where it has none."""
    time = value.time if value is not None and value.time else ""
    if time.endswith("Z"):
        return "UTC"
    at = max(time.rfind("+"), time.rfind("-"))
    return time[at:] if at > 0 else ""


def say_range(first: DateValue | None, last: DateValue | None) -> str:
    """Two dates in, "4 to 6 March 2026" out: what both share is said once, times are left out."""
    words = [say_date(d).partition(",")[0].split(" ") for d in (first, last)]
    if words[0] == words[1]:
        return " ".join(words[0])
    start, end = words
    while len(start) > 1 and start[-1] == end[-1] and len(start) == len(end) and start[:-1] != end[:-1]:
        start, end = start[:-1], end[:-1]
    return f"{' '.join(start)} to {' '.join(words[1])}"
