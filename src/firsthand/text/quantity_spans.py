"""Where quantities stand in a text, and what they mean. Years, ages, ordinals, addresses, scores and numbered things are none.

How the doubtful are decided. "1.400" is 1,400 where a noun in the plural follows, for things are counted whole; with per cent or
a multiplier it is a fraction; with another unit or alone it is left unread (`find_unread`). "60m" is sixty metres beside words of
length, else sixty million. "Hundreds" is at least 200, "dozens" at least 24. "Rose from 3 to 4" is two numbers, "from 3 to 4
people" a range. "A dozen" and "a couple" are about, "a third of" is about 33.3 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from firsthand.text.number_words import is_ambiguous, read_digits, read_number, read_vague
from firsthand.text.quantities import Bound, Quantity
from firsthand.text.quantity_context import is_count
from firsthand.text.quantity_words import (
    BETWEEN,
    BOUND_OF,
    CORE,
    LONGEST_BOUND_CHARS,
    LONGEST_BOUND_WORDS,
    MARKS,
    SHARE,
    SUFFIXES,
    UNIT_OF,
    VAGUE_CORE,
    find_starts,
)

_NO_NUMBER_BEFORE = frozenset("_.,/$£€#@:+–-")
_BETWEEN_BEFORE = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM_BEFORE = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    r"\b(?:rose|risen|rising|rises?|fell|fallen|falls?|falling|increas\w+|decreas\w+|dropp?\w*|grew|grown|grows?|climb\w*|up|down|cut"
    r"|rais\w+|reduc\w+|lower\w+|jump\w*|chang\w+|went|gone|soar\w*|slump\w*|revis\w+|slash\w*|doubl\w+)\b[^.,;]{0,30}$",
    re.IGNORECASE,
)
_CHANGE_CHARS = 60
_WORDS_BEFORE = re.compile(rf"(?:[^\s,.;:()“”\"‘]+\s+){{1,{LONGEST_BOUND_WORDS}}}$")
_ONE_WORD = re.compile(r"\S+\s+")
_WHOLE_THINGS_AFTER = re.compile(r"\s+(?:[a-z-]+\s+){0,2}(?:[a-z]+s|people|men|women|children)\b")
_LENGTH_AFTER = re.compile(
    r"[\s-]+(?:from|down|up|above|below|deep|high|tall|long|wide|away|off|into|across|north|south|east|west|drop|fall|sprint|race"
    r"|hurdles|freestyle|pool|beneath|under|underwater|apart|inland|offshore|ahead|behind)\b",
    re.IGNORECASE,
)
_LENGTH_BEFORE = re.compile(
    r"\b(?:fell|falling|falls?|fallen|plung\w+|climb\w*|drop\w*|swam|ran|walk\w*|dived?|depth of|height of|length of"
    r"|width of)\s+$",
    re.IGNORECASE,
)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:\s+of)?\s+$", re.IGNORECASE)
_TIMES_AS = re.compile(r"\s+(?:as|the|more|less|over)\b")
_NOBODY_AFTER = re.compile(
    r"(?:\s+[\w’']+){0,4}?\s+(?:killed|hurt|injured|wounded|died|dead|missing|arrested|detained|harmed|trapped)\b", re.IGNORECASE
)
_ZERO = re.compile(
    r"no(?:\s+one|body)\b|none\b|no(?=\s+(?:deaths?|injur(?:y|ies)|casualt(?:y|ies)|fatalit(?:y|ies)|arrests?|victims?|survivors?)\b)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?:half\s+a|an?)\s+(?:dozen|couple|score)", re.IGNORECASE)
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_TENTH_OF_PERCENT = Decimal("0.1")

_Found = tuple[int, int, Quantity | None]


def find_quantities(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """A text in, its quantities with where they stand (start, end) out, in order.

    What is counted and the scope are left to `scopes`, which looks at the sentence.
    """
    return ((start, end, quantity) for start, end, quantity in _find(text) if quantity is not None)


def find_unread(text: str) -> Iterator[tuple[int, int]]:
    """A text in; where numbers stand that are quantities, but whose value cannot be told ("1.400 kg"), in order, out."""
    return ((start, end) for start, end, quantity in _find(text) if quantity is None)


def parse(words: str) -> Quantity | None:
    """The words of a quantity in ("at least 14", "$2.4 billion"), its value out; None where they have none, or two."""
    text = " ".join(words.split())
    bound: Bound | None = None
    start = 0
    for n in range(LONGEST_BOUND_WORDS, 0, -1):
        found = re.match(rf"(?:\S+\s+){{{n}}}", text)
        if found and found[0].strip().lower() in BOUND_OF:
            bound, start = BOUND_OF[found[0].strip().lower()], found.end()
            break
    if text[:1] == "~":
        bound, start = Bound.ABOUT, 1
    between = re.match(r"between\s+", text[start:], re.IGNORECASE)
    start += between.end() if between else 0
    for read in (_read_share, _read_vague, _read_between if between else _read_core):
        result = read(text, start, bound)
        if result is not None and result[0] == len(text):
            return result[1]
    return None


def _find(text: str) -> Iterator[_Found]:
    last = 0
    for at in find_starts(text):
        if at < last or (at and not _may_start(text, at)):
            continue
        found = _read_at(text, at, last)
        if found is not None:
            yield found
            last = found[1]


def _may_start(text: str, at: int) -> bool:
    before = text[at - 1]
    if before.isalnum() or before in _NO_NUMBER_BEFORE:
        return False
    return not (before in "'’" and text[at - 2 : at - 1].isdigit())


def _read_at(text: str, at: int, last: int) -> _Found | None:
    """What a place where a quantity may start holds: a count of none, a share, a vague number, or a number; else None."""
    start, bound = _bound_before(text, at, last)
    zero = _ZERO.match(text, at)
    if zero:
        is_said = zero[0].lower() == "no" or _NOBODY_AFTER.match(text, zero.end())
        return (at, zero.end(), Quantity(Decimal(0))) if is_said else None
    for read in (_read_share, _read_vague):
        result = read(text, at, bound)
        if result is not None:
            return start, *result
    if text[at : at + 5].lower() == "twice":
        return None if _TIMES_AS.match(text, at + 5) else (at, at + 5, Quantity(Decimal(2), unit="time"))
    return _read_number_at(text, at, start, bound)


def _read_number_at(text: str, at: int, start: int, bound: Bound | None) -> _Found | None:
    near = text[max(0, at - 12) : at]
    between = _BETWEEN_BEFORE.search(near) if bound is None else None
    match = (BETWEEN.match(text, at) if between else None) or CORE.match(text, at)
    if match is None:
        return None
    is_between = match.re is BETWEEN
    if is_between and between:
        start = at - len(between[0])
    if not is_count(text, match, start=start, has_bound=bound is not None or is_between):
        return None
    if match["high"] and _FROM_BEFORE.search(near) and _CHANGE_BEFORE.search(text[max(0, at - _CHANGE_CHARS) : at - 5]):
        unit, match = UNIT_OF.get(_plain(match["unit"])), CORE.match(text, at, match.end("low"))
        end, value = (at, None) if match is None else _value(text, match, bound)
        return None if match is None else (start, end, value and replace(value, unit=value.unit or unit))
    end, value = _value(text, match, bound)
    if value is not None and value.unit is None and _MAGNITUDE_BEFORE.search(text[max(0, start - 16) : start]):
        value = replace(value, unit="magnitude")
    return start, end, value


def _bound_before(text: str, at: int, last: int) -> tuple[int, Bound | None]:
    """Where a number starts with the words that bound it, and the bound; the longest bound that stands right before it."""
    if at and text[at - 1] == "~":
        return at - 1, Bound.ABOUT
    floor = max(last, at - LONGEST_BOUND_CHARS)
    match = _WORDS_BEFORE.search(text, floor, at)
    while match is not None:
        first = match.start()
        words = " ".join(match[0].lower().split())
        if words in BOUND_OF and not (first and (text[first - 1].isalnum() or text[first - 1] in "-$")):
            return first, BOUND_OF[words]
        following = _ONE_WORD.match(text, first)
        if following is None or following.end() >= at:
            break
        match = _WORDS_BEFORE.match(text, following.end(), at)
    return at, None


def _read_core(text: str, at: int, bound: Bound | None) -> tuple[int, Quantity | None] | None:
    match = CORE.match(text, at)
    return None if match is None else _value(text, match, bound)


def _read_between(text: str, at: int, bound: Bound | None) -> tuple[int, Quantity | None] | None:
    match = BETWEEN.match(text, at)
    return None if match is None else _value(text, match, bound)


def _value(text: str, match: re.Match[str], bound: Bound | None) -> tuple[int, Quantity | None]:
    """A number as found in; where it ends and its value out, None where it cannot be told."""
    unit = MARKS.get(_plain(match["mark"])) or UNIT_OF.get(_plain(match["unit"]))
    low_words, high_words = match["low"], match["high"]
    if unit is None and _is_length(text, match):
        low_words, high_words, unit = low_words.rstrip("mM"), high_words and high_words.rstrip("mM"), "metre"
    is_whole = unit is None and _WHOLE_THINGS_AFTER.match(text, match.end()) is not None
    low = _number(low_words, is_whole=is_whole, is_part=unit in ("%", "percentage point", "magnitude"))
    if low is None:
        return match.end(), None
    suffix = SUFFIXES.get(_plain(match["suffix"]))
    firmness = suffix or bound or (Bound.ABOUT if _LOOSE.fullmatch(low_words) else Bound.EXACT)
    if high_words is None:
        return match.end(), Quantity(low, None, firmness, unit)
    high = _number(high_words, is_whole=is_whole, is_part=unit == "%")
    if high is None:
        return match.end(), None
    factor = re.search(r"(million|billion|trillion|thousand|bn|mn|m|k)$", high_words.lower())
    if factor and low < 1000 and not re.search(r"[a-z]", low_words.lower().replace("-", "")):
        low = read_number(f"{low_words}{'' if len(factor[1]) == 1 else ' '}{factor[1]}") or low
    if low == high:
        return match.end(), Quantity(low, None, firmness, unit)
    return match.end(), Quantity(min(low, high), max(low, high), Bound.RANGE, unit)


def _number(words: str, *, is_whole: bool, is_part: bool) -> Decimal | None:
    if is_ambiguous(words):
        return Decimal(words) if is_part else read_digits(words, is_whole=True) if is_whole else None
    return read_number(words)


def _is_length(text: str, match: re.Match[str]) -> bool:
    """Whether the "m" of "60m" is for metres: no currency, and words of length beside it."""
    if match["low"][-1:] not in "mM" or not match["low"][:1].isdigit() or match["mark"] or match["unit"]:
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    before = re.sub(r"(?:about|around|some|nearly|at least|more than|up to|over)\s+$", "", before)
    return _LENGTH_AFTER.match(text, match.end()) is not None or _LENGTH_BEFORE.search(before) is not None


def _read_vague(text: str, at: int, bound: Bound | None) -> tuple[int, Quantity | None] | None:
    match = VAGUE_CORE.match(text, at)
    least = read_vague(match["low"]) if match else None
    if match is None or least is None:
        return None
    unit = MARKS.get(_plain(match["mark"])) or UNIT_OF.get(_plain(match["unit"]))
    is_known = bound in (None, Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT)  # "up to hundreds" bounds nothing
    return match.end(), Quantity(least, None, Bound.AT_LEAST, unit) if is_known else None


def _read_share(text: str, at: int, bound: Bound | None) -> tuple[int, Quantity | None] | None:
    match = SHARE.match(text, at)
    if match is None or _is_other_half(text, at):
        return None
    if match["part"]:
        part, whole = read_number(match["part"]), read_number(match["whole"])
    elif match["half"]:
        part, whole = Decimal(1), Decimal(2)
    else:
        name = (match["name"] or match["names"]).lower().rstrip("s")
        words = match["n"] or match["twothirds"]
        part, whole = (Decimal(1) if words.lower() == "a" else read_number(words)), Decimal(_SHARES[name])
    if not part or not whole or part >= whole:
        return None
    share = (100 * part / whole).quantize(_TENTH_OF_PERCENT).normalize()
    low = share.quantize(Decimal(1)) if share == share.to_integral_value() else share
    return match.end(), Quantity(low, None, Bound.ABOUT if bound is None or bound is Bound.EXACT else bound, "%")


def _is_other_half(text: str, at: int) -> bool:
    return re.search(r"\b(?:first|second|other|latter|last|next|third|fourth|better)\s+$", text[max(0, at - 12) : at]) is not None


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().split())
