"""A number as firmly as its report gives it, and what it counts, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from firsthand.text.normalize import words
from firsthand.text.quantities import Bound, Quantity, Reach

_PLURALS = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth", "mouse": "mice",
    "policeman": "policemen", "fisherman": "fishermen", "firefighter": "firefighters", "wife": "wives", "life": "lives",
    "knife": "knives", "half": "halves", "loaf": "loaves", "sheep": "sheep", "fish": "fish", "aircraft": "aircraft",
    "police": "police", "cattle": "cattle", "staff": "staff", "personnel": "personnel", "series": "series", "species": "species",
    "jewellery": "jewellery", "dead": "dead", "injured": "injured", "wounded": "wounded", "missing": "missing", "sick": "sick",
    "homeless": "homeless", "ill": "ill",
}  # fmt: skip
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_STATES = frozenset(
    {"dead", "injured", "wounded", "missing", "sick", "ill", "homeless", "casualty", "fatality", "death", "injury"})
"""Nouns that tell the fate of what is counted, so that it need not be told once more."""
_LEVELS = frozenset({"city", "town", "village", "district", "province", "region", "state", "country", "world"})
_OPENERS = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.ABOUT: "about "}
_PER_CENT = re.compile(r"\d|per\s?cent", re.IGNORECASE)
_SYMBOL_LETTERS = 2
"""Units of no more letters are symbols ("km", "kg") and have no plural."""
UNNAMED = "number of something that is not named"


def say_number(quantity: Quantity, printed: str = "", *, is_vague: bool = False) -> str:
    """A quantity in, its number in words out: "at least 14", "10 to 15", "about 40 km", "another 3"; of "hundreds" the word."""
    is_in_words = quantity.unit == "%" and printed and not _PER_CENT.search(printed)
    if printed and (is_vague or is_in_words):
        return f"“{printed}”"
    number = _digits(quantity.low) if quantity.high is None else f"{_digits(quantity.low)} to {_digits(quantity.high)}"
    if quantity.unit:
        number = _join_unit(number, quantity)
    reach = quantity.scope.reach
    another, so_far = "another " if reach is Reach.ANOTHER else "", " so far" if reach is Reach.SO_FAR else ""
    return f"{another}{_OPENERS.get(quantity.bound, '')}{number}{so_far}"


def _join_unit(number: str, quantity: Quantity) -> str:
    unit = quantity.unit or ""
    if unit == "%":
        return f"{number}%"
    if unit == "magnitude":
        return f"magnitude {number}"
    is_word = unit.islower() and len(unit) > _SYMBOL_LETTERS
    is_one = quantity.high is None and quantity.low == 1
    return f"{number} {pluralise(unit) if is_word and not is_one else unit}"


def _digits(number: Decimal) -> str:
    """A number in, with its thousands apart and no noughts at its end, out."""
    plain = f"{number:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def say_thing(quantities: Sequence[Quantity], texts: Sequence[str] = ()) -> str:
    """Quantities of one thing in; what they count, in words, out ("dock workers killed in the city").

    Args:
        quantities: Where they name it otherwise, the name that most give is taken.
        texts: The words that they stand in: what these never put in the plural ("a third of the cotton") has none.
    """
    noun = _most(q.counted for q in quantities)
    fate = _most(q.scope.fate.value if q.scope.fate else None for q in quantities)
    unit, rate = _most(q.unit for q in quantities), _most(q.scope.rate for q in quantities)
    # a place that only some give is not told of all
    place = _most(q.scope.place for q in quantities) if all(q.scope.place for q in quantities) else None
    if noun == unit:
        noun = None
    is_state = noun in _STATES and fate is not None
    parts = [] if noun is None else [noun if _is_mass(noun, texts) else pluralise(noun)]
    parts += [] if fate is None or is_state else [fate]
    if unit == "%" and noun is not None:
        parts.insert(0, "share of")
    elif unit and (not parts or noun is None):
        is_word = unit.islower() and len(unit) > _SYMBOL_LETTERS and unit != "magnitude"
        named = pluralise(unit) if is_word else "share" if unit == "%" else unit
        parts.append(f"in {named}" if parts else named)
    if not parts:
        return UNNAMED
    if rate:
        parts.append(f"per {rate}")
    if place:
        parts.append(f"in the {place}" if place in _LEVELS else f"in {place.title()}")
    return " ".join(parts)


def _most(words: Iterable[str | None]) -> str | None:
    """Words in, the one that is there most often, the first of several, out; None where there is none."""
    told = Counter(word for word in words if word)
    return max(told, key=lambda word: told[word]) if told else None


def _is_mass(noun: str, texts: Sequence[str]) -> bool:
    """Whether words name a thing in the singular and never in the plural."""
    said = {word for text in texts for word in words(text)}
    return noun in said and pluralise(noun) not in said


def pluralise(noun: str) -> str:
    """A noun in the singular in, in the plural out."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith(_SIBILANTS):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
