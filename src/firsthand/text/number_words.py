"""Numbers as reports write them: 1,400; 2.4 billion; fourteen; six-and-thirty; half a dozen. "Scores of" has no value."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_UNIT_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNITS = {word: n for n, word in enumerate(_UNIT_WORDS)}
_TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * n for n, word in enumerate(_TEN_WORDS, 2)}
_FACTORS = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12, "bn": Decimal(10) ** 9, "mn": Decimal(10) ** 6, "m": Decimal(10) ** 6, "k": Decimal(1000),
    "dozen": Decimal(12), "score": Decimal(20),
}  # fmt: skip

_LARGEST_PLAIN = Decimal(10) ** 20
"""Beyond this a whole number keeps the digits that it was written with; the context of decimal numbers holds 28."""

_SMALL = "|".join((*sorted(_UNITS, key=len, reverse=True), *_TENS))
_LARGE = "hundred|thousand|million|billion|trillion|dozen|score"
_SPELT = rf"(?:{_SMALL})(?:[\s-]+(?:and[\s-]+)?(?:{_SMALL}|{_LARGE})\b)*"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
NUMBER = (
    rf"(?:(?:{_DIGITS})(?:[\s-]?(?:hundred|thousand|million|billion|trillion|dozen|bn|mn)\b|[mk]\b)?"
    rf"|{_SPELT}\b|half\s+a\s+(?:dozen|million|billion)\b|an?\s+(?:{_LARGE})\b(?:(?:\s+and)?\s+(?:{_SMALL})\b)*)"
)
"""One number, in digits or words, with its multiplier; for use in a pattern that ignores case."""

_DIGIT_FORM = re.compile(
    rf"(?P<digits>{_DIGITS})(?:[\s-]?(?P<factor>hundred|thousand|million|billion|trillion|dozen|bn|mn|m|k))?")


def read_number(words: str) -> Decimal | None:
    """A number in digits or words in, its value out; None where it has none ("scores", "several")."""
    text = " ".join(words.lower().split())
    match = _DIGIT_FORM.fullmatch(text)
    if match:
        try:
            value = Decimal(re.sub(r"[,\u00a0\u202f ]", "", match["digits"]))
        except InvalidOperation:
            return None
        value *= _FACTORS[match["factor"]] if match["factor"] else 1
        return value.quantize(Decimal(1)) if value == value.to_integral_value() and value < _LARGEST_PLAIN else value
    half = re.fullmatch(r"half an? (dozen|hundred|thousand|million|billion)", text)
    if half:
        return _FACTORS[half[1]] / 2
    return _read_spelt(re.split(r"[\s-]+", text))


def _read_spelt(parts: list[str]) -> Decimal | None:
    """Words of a number in, its value out: units and tens add up, factors multiply what came before them."""
    total, current, has_word = Decimal(0), Decimal(0), False
    for n, part in enumerate(parts):
        if part in ("a", "an") and n == 0 and len(parts) > 1:
            current = Decimal(1)
        elif part == "and" and has_word:
            continue
        elif part in _UNITS or part in _TENS:
            current += _UNITS.get(part, _TENS.get(part, 0))
            has_word = True
        elif part in _FACTORS and len(part) > 2:
            current = (current or Decimal(1)) * _FACTORS[part]
            if _FACTORS[part] >= 1000:
                total, current = total + current, Decimal(0)
            has_word = True
        else:
            return None
    return total + current if has_word else None
