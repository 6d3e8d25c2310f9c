"""Numbers as reports write them: 1,400; 2.4 billion; 2,5 million; 1.400.000; 12,00,000; fourteen; six-and-thirty; half a dozen.

A lone "1.400" is a thousand and four hundred in one country and less than two in another: it has no value by itself
(`is_ambiguous`), and whoever sees what stands around it may say which it is. "Several" has no value at all; "hundreds" has a
lower limit (`read_vague`), no value.
"""

from __future__ import annotations

import re
from decimal import Decimal

_UNIT_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNITS = {word: n for n, word in enumerate(_UNIT_WORDS)}
_TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * n for n, word in enumerate(_TEN_WORDS, 2)}
_FACTORS = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12, "bn": Decimal(10) ** 9, "mn": Decimal(10) ** 6, "tn": Decimal(10) ** 12,
    "m": Decimal(10) ** 6, "k": Decimal(1000), "dozen": Decimal(12), "score": Decimal(20), "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
}  # fmt: skip

_MOST_DIGITS = 28
"""Digits of a number that is read: what the arithmetic of decimal numbers holds exactly. Longer ones are serial numbers."""

_SMALL = "|".join((*sorted(_UNITS, key=len, reverse=True), *_TENS))
_LARGE = "hundred|thousand|million|billion|trillion|dozen|score|lakh|crore"
_FACTOR = "hundred|thousand|million|billion|trillion|dozen|lakh|crore|bn|mn|tn"
_SPELT = rf"(?:{_SMALL})(?:[\s-]+(?:and[\s-]+)?(?:{_SMALL}|{_LARGE})\b)*"
# Thousands by comma or blank; the Indian way; thousands by dots; plain, the fraction after a dot, or after a comma where a
# multiplier, a mark of per cent or of a currency follows ("2,5 million", "3,2 %").
_DIGITS = (
    r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:, 000)+(?!\d)"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    rf"|\d+,\d{{1,2}}(?=[\s-]?(?:{_FACTOR}|%|per\s?cent|€|euros?)|[mk]\b)|\d+(?:\.\d+)?"
)
NUMBER = (
    rf"(?:(?:{_DIGITS})(?:[\s-]?(?:{_FACTOR})\b|[mk]\b)?"
    rf"|{_SPELT}\b|half\s+a\s+(?:dozen|million|billion)\b|a\s+quarter\s+of\s+a\s+(?:million|billion)\b|a\s+couple\b"
    rf"|an?\s+(?:{_LARGE})\b(?:(?:\s+and)?\s+(?:{_SMALL})\b)*)"
)
"""One number, in digits or words, with its multiplier; for use in a pattern that ignores case."""

VAGUE = (
    r"(?:tens\s+of\s+(?:thousands|millions)|hundreds\s+of\s+(?:thousands|millions)|dozens|scores|hundreds|thousands|millions"
    r"|billions)"
)
"""A number of which only the order of magnitude is given; for use in a pattern that ignores case."""

# Least that each can honestly mean: two of what it names.
_VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9,
    "tens of thousands": 20_000, "tens of millions": 2 * 10**7, "hundreds of thousands": 200_000,
    "hundreds of millions": 2 * 10**8,
}  # fmt: skip

_DIGIT_FORM = re.compile(rf"(?P<digits>{_DIGITS})(?:[\s-]?(?P<factor>{_FACTOR}|m|k))?")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_COMMA_FRACTION = re.compile(r"\d+,\d{1,2}")


def is_ambiguous(words: str) -> bool:
    """Whether digits may be thousands or a fraction, and nothing in them decides: "1.400", not "0.400" or "1.400.000"."""
    return _AMBIGUOUS.fullmatch(words) is not None


def read_vague(words: str) -> Decimal | None:
    """Words of `VAGUE` in, the least that they can mean out ("hundreds": 200); None for other words."""
    least = _VAGUE.get(" ".join(words.lower().split()))
    return None if least is None else Decimal(least)


def read_number(words: str) -> Decimal | None:
    """A number in digits or words in, its value out; None where it has none ("several"), or two ("1.400")."""
    text = " ".join(words.lower().split())
    if is_ambiguous(text):
        return None
    if _COMMA_FRACTION.fullmatch(text):
        return read_digits(text)
    match = _DIGIT_FORM.fullmatch(text)
    if match:
        value = read_digits(match["digits"])
        if value is None:
            return None
        value *= _FACTORS[match["factor"]] if match["factor"] else 1
        return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < _MOST_DIGITS else value
    part = re.fullmatch(r"(half|a quarter of) an? (dozen|hundred|thousand|million|billion)", text)
    if part:
        return _FACTORS[part[2]] / (2 if part[1] == "half" else 4)
    return Decimal(2) if text == "a couple" else _read_spelt(re.split(r"[\s-]+", text))


def read_digits(digits: str, *, is_whole: bool = False) -> Decimal | None:
    """Digits with their separators in, their value out; None where there are too many to be a count.

    Args:
        digits: As `NUMBER` finds them, without multiplier.
        is_whole: It is known to be a whole number, so that a lone dot parts thousands.
    """
    digits = " ".join(digits.split())
    if not digits.isascii() or sum(c.isdigit() for c in digits) > _MOST_DIGITS:
        return None
    if _DOTTED.fullmatch(digits) or (is_whole and is_ambiguous(digits)):
        return Decimal(digits.replace(".", ""))
    if _COMMA_FRACTION.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(re.sub(r"[, ]", "", digits))


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
    value = total + current
    return value if has_word and value.adjusted() < _MOST_DIGITS else None
