"""The words around a number that say how firm it is and in what it is measured: tables, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.text.number_words import NUMBER, VAGUE
from firsthand.text.quantities import Bound

_BOUNDS = {
    Bound.AT_LEAST: (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "more than", "over", "upwards of",
        "a minimum of", "well over", "exceeding", "as few as", "in excess of", "at the least", "greater than",
    ),
    Bound.AT_MOST: (
        "at most", "up to", "as many as", "as much as", "no more than", "not more than", "fewer than", "less than", "under",
        "a maximum of", "as high as", "below", "at the most",
    ),
    Bound.ABOUT: (
        "about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "an estimated", "estimated",
        "circa", "just over", "just under", "just about", "perhaps", "in the region of", "in the order of", "something like", "~",
        "well under", "slightly more than", "slightly less than", "a little over", "a little under",
    ),
    Bound.EXACT: ("exactly", "precisely", "a total of", "only", "just", "all"),
}  # fmt: skip
BOUND_OF = {words: bound for bound, listed in _BOUNDS.items() for words in listed}
"""Bound by the words before a number, in small letters with single blanks."""
LONGEST_BOUND_WORDS = max(len(words.split()) for words in BOUND_OF)
LONGEST_BOUND_CHARS = max(len(words) for words in BOUND_OF) + 8
"""Characters that are looked at before a number, with some room for double blanks."""

SUFFIXES = {
    "or more": Bound.AT_LEAST, "at least": Bound.AT_LEAST, "or so": Bound.ABOUT, "or less": Bound.AT_MOST,
    "or fewer": Bound.AT_MOST, "at most": Bound.AT_MOST,
}  # fmt: skip
"""Bound by the words after a number."""

MARKS = {
    "us$": "USD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "₹": "INR", "₩": "KRW",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "inr": "INR", "jpy": "JPY",
    "magnitude": "magnitude", "magnitude of": "magnitude", "magnitude-": "magnitude",
}  # fmt: skip
"""Unit by what stands before a number."""

_UNITS = {
    "%": ("%", "per cent", "percent", "pct"),
    "percentage point": ("percentage points", "percentage point"),
    "magnitude": ("magnitude", "on the richter scale"),
    "USD": ("dollars", "dollar", "u.s. dollars", "us dollars", "usd"),
    "EUR": ("euros", "euro", "eur", "€"),
    "GBP": ("pounds sterling", "gbp"),
    "JPY": ("yen", "jpy"),
    "AUD": ("australian dollars", "aud"),
    "CAD": ("canadian dollars", "cad"),
    "HKD": ("hong kong dollars", "hkd"),
    "INR": ("rupees", "rupee", "inr"),
    "KRW": ("won", "krw"),
    "cubic metre": ("cubic metres", "cubic meters", "cubic metre", "cubic meter"),
    "square kilometre": ("square kilometres", "square kilometers", "square kilometre", "square kilometer", "sq km"),
    "square mile": ("square miles", "square mile", "sq miles"),
    "km": ("kilometres", "kilometers", "kilometre", "kilometer", "km", "kms"),
    "mile": ("miles", "mile"),
    "metre": ("metres", "meters", "metre", "meter"),
    "cm": ("centimetres", "centimeters", "cm"),
    "mm": ("millimetres", "millimeters", "mm"),
    "foot": ("feet", "foot", "ft"),
    "yard": ("yards", "yard"),
    "inch": ("inches", "inch"),
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
    "mph": ("miles per hour", "miles an hour", "mph"),
    "km/h": ("kilometres per hour", "kilometers per hour", "kilometres an hour", "km/h", "kph"),
    "degree": ("degrees", "degree"),
    "second": ("seconds", "second"),
    "minute": ("minutes", "minute"),
    "hour": ("hours", "hour"),
    "day": ("days", "day"),
    "night": ("nights", "night"),
    "week": ("weeks", "week"),
    "month": ("months", "month"),
    "year": ("years", "year"),
    "time": ("times", "time"),
}  # fmt: skip
UNIT_OF = {words: unit for unit, listed in _UNITS.items() for words in listed}
"""Unit by its words, in small letters with single blanks."""
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})


def _any_of(words: dict[str, object]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_UNIT = _any_of(dict(UNIT_OF))
_MARK = _any_of(dict(MARKS))
_REST = rf"(?:[\s-]?(?P<unit>{_UNIT})(?!\w))?(?:\s+(?P<suffix>{_any_of(dict(SUFFIXES))})\b)?"
_HEAD = rf"(?:(?P<mark>{_MARK})\s?)?(?P<low>{NUMBER})(?![.,'’]?\d|/\d|, \d{{3}}(?!\d))"
# What may stand between two numbers of a range; "or" only between words or digits of one sort.
_TO = r"(?:\s+to\s+|\s?[-–]\s?|\s+or\s+)"

CORE = re.compile(
    rf"{_HEAD}(?:{_TO}(?:{_MARK})?(?P<high>{NUMBER})(?![.,]?\d|[-–/]\d))?{_REST}", re.IGNORECASE)  # fmt: skip
"""A number or range with its unit, to be matched where it starts; what stands before it is looked up by `BOUND_OF`."""
BETWEEN = re.compile(
    rf"{_HEAD}(?:\s?(?:{_UNIT}))?\s+and\s+(?:{_MARK})?(?P<high>{NUMBER})(?![.,]?\d){_REST}", re.IGNORECASE)  # fmt: skip
"""The same after "between"."""
VAGUE_CORE = re.compile(rf"(?:(?P<mark>{_MARK})\s?)?(?P<low>{VAGUE})(?:\s+of\s+(?P<unit>{_UNIT})(?!\w))?", re.IGNORECASE)
"""Tens, dozens, hundreds: what has a least value only."""
SHARE = re.compile(
    r"(?P<part>one|two|three|four|five|six|seven|eight|nine|\d{1,2})\s+(?:in|out\s+of)\s+(?:every\s+)?"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|100|1,?000|10,000)(?![.,]?\d|\w)"
    r"(?!\s+(?:seconds|minutes|hours|days|nights|weeks|months|years|hundred|thousand|million))"
    r"|(?P<n>one|two|three|four|a)[\s-]+(?P<name>third|quarter|fifth|tenth|half)s?\b(?=\s+of\b(?!\s+an?\b)|\s+the\b)"
    r"|(?P<twothirds>two|three|four)[\s-](?P<names>thirds|quarters|fifths|tenths)\b"
    r"|(?P<half>half)(?=\s+of\b(?!\s+an?\b)|\s+(?:the|its|their|his|her|all)\b)",
    re.IGNORECASE)  # fmt: skip
"""A share of a whole: "one in five", "a third of", "three-quarters", "half of"."""

_STARTS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "zero", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens", "twice",
    "nobody", "none", "half", "magnitude", "usd", "eur", "gbp", "inr", "jpy", "us$", "hk$", "a$", "c$", "a", "an", "no",
})  # fmt: skip
_WRITTEN_STARTS = frozenset(form for word in _STARTS for form in (word, word.capitalize(), word.upper()))
_SIGNS = frozenset("0123456789$£€¥₹₩")
_WORD = re.compile(r"[0-9A-Za-z$£€¥₹₩][A-Za-z$]*")
_AFTER_ARTICLE = re.compile(
    r"\s+(?:hundred|thousand|million|billion|trillion|dozen|score|lakh|crore|couple|third|quarter|fifth|tenth|one\b"
    r"|deaths?\b|injur(?:y|ies)\b|casualt(?:y|ies)\b|fatalit(?:y|ies)\b|arrests?\b|victims?\b|survivors?\b)",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"a", "an", "no"})


def find_starts(text: str) -> Iterator[int]:
    """A text in; where a quantity can start, the bound before it left out, in order, out. Quick, for few places of a text can."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0] in _SIGNS or (
            word in _WRITTEN_STARTS and (word.lower() not in _ARTICLES or _AFTER_ARTICLE.match(text, match.end()))
        ):
            yield match.start()
