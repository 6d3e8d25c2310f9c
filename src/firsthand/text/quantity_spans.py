"""Where quantities stand in a text, and what they mean. Years, ages, ordinals, addresses, scores and numbered things are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firsthand.text.number_words import NUMBER, read_number
from firsthand.text.quantities import Bound, Quantity

_BOUNDS = {
    Bound.AT_LEAST: (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "more than", "over", "upwards of",
        "a minimum of", "well over", "exceeding", "as few as", "in excess of",
    ),
    Bound.AT_MOST: (
        "at most", "up to", "as many as", "as much as", "no more than", "not more than", "fewer than", "less than", "under",
        "a maximum of", "as high as", "below",
    ),
    Bound.ABOUT: (
        "about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "an estimated", "estimated",
        "circa", "just over", "just under", "just about", "perhaps", "in the region of", "in the order of", "something like", "~",
        "well under", "slightly more than", "slightly less than", "a little over", "a little under",
    ),
    Bound.EXACT: ("exactly", "precisely", "a total of", "only", "just", "all"),
}  # fmt: skip
_BOUND_OF = {words: bound for bound, listed in _BOUNDS.items() for words in listed}
_SUFFIXES = {
    "or more": Bound.AT_LEAST, "at least": Bound.AT_LEAST, "or so": Bound.ABOUT, "or less": Bound.AT_MOST,
    "or fewer": Bound.AT_MOST, "at most": Bound.AT_MOST,
}  # fmt: skip

_CURRENCY_MARKS = {
    "us$": "USD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "₹": "INR", "₩": "KRW",
}  # fmt: skip
_UNITS = {
    "%": ("%", "per cent", "percent", "pct"),
    "percentage point": ("percentage point", "percentage points", "points"),
    "USD": ("dollars", "dollar", "u.s. dollars", "us dollars"),
    "EUR": ("euros", "euro"),
    "GBP": ("pounds sterling",),
    "cubic metre": ("cubic metres", "cubic meters", "cubic metre", "cubic meter"),
    "square kilometre": ("square kilometres", "square kilometers"),
    "square mile": ("square miles",),
    "km": ("kilometres", "kilometers", "kilometre", "kilometer", "km"),
    "mile": ("miles", "mile"),
    "metre": ("metres", "meters", "metre", "meter"),
    "foot": ("feet", "foot"),
    "tonne": ("tonnes", "tonne", "metric tons"),
    "ton": ("tons", "ton"),
    "kg": ("kilograms", "kilogram", "kilos", "kilo", "kg"),
    "gram": ("grams", "gram"),
    "microgram": ("micrograms", "microgram"),
    "pound": ("pounds", "pound", "lbs"),
    "hectare": ("hectares", "hectare"),
    "acre": ("acres", "acre"),
    "litre": ("litres", "liters", "litre", "liter"),
    "gigabyte": ("gigabytes", "gigabyte", "gb"),
    "degree": ("degrees", "degree"),
    "second": ("seconds", "second"),
    "minute": ("minutes", "minute"),
    "hour": ("hours", "hour"),
    "day": ("days", "day"),
    "week": ("weeks", "week"),
    "month": ("months", "month"),
    "year": ("years", "year"),
}  # fmt: skip
_UNIT_OF = {words: unit for unit, listed in _UNITS.items() for words in listed}

_NUMBERED_BEFORE = re.compile(
    r"\b(?:nos?|numbers?|chapter|page|section|article|part|verse|room|gate|line|aged?|age of|ages|route|highway|flight|channel"
    r"|phase|version|grade|class|type|group|unit|radio|bulletin|edition|volume|level|stage|category|district|witness)\.?[\s-]+$",
    re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][a-z]+\.?[\s-]+$")
_SENTENCE_START = re.compile(r"(?:^|[.!?\"“:;]\s*|\n\s*)[A-Z][a-z]+\.?[\s-]+$")
_SMALL_WORD_AFTER = re.compile(r"\s+(?:on|in|at|over|against|to|for|with|by|and|after|when|as|but|from)\b")
_AGE_AFTER = re.compile(r"(?:[\s-]+years?[\s-]+old|[\s-]+year[\s-]olds?|[\s-]+years? of age)\b", re.IGNORECASE)
_AGE_AROUND = re.compile(r"[A-Z][\w.’'-]+(?: \(\w+\))?, $")
_TIME_AFTER = re.compile(
    r"\s?(?:[ap]\.?m\b|past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|o['’]clock|hours (?:GMT|local)|in the (?:morning|afternoon|evening)\b|at night\b)|:\d\d", re.IGNORECASE)
_SCORE_AFTER = re.compile(r"\s?[-–]\s?\d{1,3}(?!\s?(?:%|per|\d|[a-z]))")
_ADDRESS_AFTER = re.compile(
    r" (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Place|Square|Terrace)\b")
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b|['’]?s\b|[\s-](?:thirds?|quarters?|fifths?|tenths?)\b", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(
    r"\s+(?:of|another|who|that|which|is|was|has|had|can|could|would|may|might|must|to|day|by|and|or|in|on|at|thing|side|way)\b"
    r"|\s*[,.;:?!]")
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|the|this|that|any|every|each|which|another|some|only|an?|such|other|first|last|next|new|old|good|bad)[\s-]+$",
    re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    bounds = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(_BOUND_OF, key=len, reverse=True))
    units = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(_UNIT_OF, key=len, reverse=True))
    marks = "|".join(re.escape(mark) for mark in sorted(_CURRENCY_MARKS, key=len, reverse=True))
    suffixes = "|".join(words.replace(" ", r"\s+") for words in _SUFFIXES)
    number = NUMBER
    return re.compile(
        rf"(?<![\w.,/$£€#@:-])(?:(?P<bound>{bounds})\s+)?(?P<between>between\s+)?(?:(?P<mark>{marks})\s?)?"
        rf"(?P<low>{number})(?![/\d])"
        rf"(?:(?:\s+to\s+|\s?[-–]\s?|\s+or\s+|(?(between)\s+and\s+|(?!)))(?:{marks})?(?P<high>{number}))?"
        rf"(?:[\s-]?(?P<unit>{units})(?![\w]))?(?:\s+(?P<suffix>{suffixes})\b)?",
        re.IGNORECASE)  # fmt: skip


def find_quantities(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """A text in, its quantities with where they stand (start, end) out, in order; `counted` is left to whoever has the syntax."""
    for match in _pattern().finditer(text):
        if not _is_quantity(text, match):
            continue
        quantity = _read(match)
        if quantity is not None:
            yield match.start(), match.end(), quantity


def parse(words: str) -> Quantity | None:
    """The words of a quantity in ("at least 14", "$2.4 billion"), its value out; None where they are none ("scores of")."""
    match = _pattern().fullmatch(words.strip())
    return _read(match) if match else None


def _read(match: re.Match[str]) -> Quantity | None:
    low, high = read_number(match["low"]), read_number(match["high"]) if match["high"] else None
    if low is None:
        return None
    mark, unit_words, bound_words, suffix = (
        " ".join((match[group] or "").lower().split()) for group in ("mark", "unit", "bound", "suffix"))  # fmt: skip
    bound = _SUFFIXES.get(suffix) or _BOUND_OF.get(bound_words, Bound.EXACT)
    unit = _CURRENCY_MARKS.get(mark) or _UNIT_OF.get(unit_words)
    if high is not None:
        factor = re.search(r"(million|billion|trillion|thousand)$", match["high"].lower())
        if factor and low < 1000:
            low = read_number(f"{match['low']} {factor[1]}") or low
        if low != high:
            return Quantity(min(low, high), max(low, high), Bound.RANGE, unit)
    return Quantity(low, None, bound, unit)


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    """Whether a number counts or measures something here, by what stands around it."""
    words, before, end = match[0], text[max(0, match.start() - 25) : match.start()], match.end()
    is_plain = not (match["mark"] or match["unit"] or match["bound"] or match["suffix"] or match["high"])
    low = match["low"].lower()
    if _AGE_AFTER.match(text, match.end("low")) or _ORDINAL_AFTER.match(text, end) or _TIME_AFTER.match(text, match.end("low")):
        return False
    if low == "one" and is_plain and (_PRONOUN_AFTER.match(text, end) or _PRONOUN_BEFORE.search(before)):
        return False
    is_bare_range = bool(match["high"]) and not (match["unit"] or match["mark"] or match["bound"])
    if not is_plain and not is_bare_range:
        return True
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", words) and not re.match(r"\s+[a-z]+s\b", text[end : end + 20]):
        return False
    is_score = re.fullmatch(r"\d{1,3}\s?[-–]\s?\d{1,3}", words) is not None
    if is_score and (not text[end : end + 2].strip() or _SMALL_WORD_AFTER.match(text, end)):
        return False
    if _SCORE_AFTER.match(text, end) or _ADDRESS_AFTER.match(text, end):
        return False
    if not low[0].isdigit():
        return True
    if _AGE_AROUND.search(before) and re.match(r"[,.)]|$", text[end : end + 1]) and len(low) < 3:
        return False
    is_name = _CAPITAL_BEFORE.search(before) is not None and not _SENTENCE_START.search(before)
    return not is_name and not _NUMBERED_BEFORE.search(before)
