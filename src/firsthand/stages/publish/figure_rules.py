"""What can change of a figure on the way: its bound, its value, its scope. The docstring of each rule is its help text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from firsthand.stages.publish.sides import Figure, Pair, Side
from firsthand.text import fates
from firsthand.text.date_spans import find_dates
from firsthand.text.normalize import words
from firsthand.text.quantities import NO_SCOPE, Bound, Fate, Quantity, is_comparable, is_rounding, is_update

FEW_WORDS = 4
"""Words in place of a number; more are another way of saying it. No trial."""
ROUNDED_SHARE = Decimal("0.1")
"""What a rounded number may miss by: "154" is "about 150", not "about 100". The same as for "about" in general."""
FATE_CHARS = 60
"""After a number: where the words stand that say what happened to the counted."""

_QUANTIFIERS = ("few", "some", "several", "many", "most", "all")
_RANK = {word: rank for rank, word in enumerate(_QUANTIFIERS)} | {"every": 5, "half": 3, "part": 1, "both": 5}
_LEVELS = {
    "street": 0, "village": 1, "town": 1, "city": 1, "district": 2, "province": 3, "region": 3, "state": 3, "country": 4,
    "world": 5,
}  # fmt: skip
_JOINT = re.compile(r"\b(\w+)(?:\s+people)?\s+(?:or|and|and/or|or/and)\s+(\w+)(?:\s+(\w+))?")
_BOTH = frozenset({"casualties", "casualty", "victims", "hit"})
_DIGITS = re.compile(r"\d")


def bound_lost(pair: Pair) -> Iterator[tuple[str, str]]:
    """A number lost its bound: “up to 40”, “at least 40”, “about 40”, “30 to 40” became “40”, or another bound stands there."""
    for a, b in _matched(pair):
        one, other = a.quantity, b.quantity
        if one.bound is Bound.EXACT or one.bound is other.bound:
            continue
        is_end = one.bound is Bound.RANGE and other.low in (one.low, one.high)
        if other.low == one.low or is_end:
            yield a.words, b.words


def rounded(pair: Pair) -> Iterator[tuple[str, str]]:
    """A number was made rounder: “11,960” became “12,000”."""
    for a, b in _matched(pair):
        if _is_rounded(a.quantity, b.quantity):
            yield a.words, b.words


def figure_changed(pair: Pair) -> Iterator[tuple[str, str]]:
    """A figure stands in place of another that it cannot be a rounding of."""
    if not pair.is_alike:
        return
    told: set[str] = set()
    for a, b in _matched(pair):
        one, other = a.quantity, b.quantity
        told |= {a.words, b.words}
        if one.low == other.low or other.low in (one.high, one.low) or _is_rounded(one, other):
            continue
        if pair.is_copy or not is_update(one, other):
            yield a.words, b.words
    for was, now in pair.changes:
        old, new = _numbers(was), _numbers(now)
        if not len(old) == len(new) == 1 or old == new or max(len(words(was)), len(words(now))) > FEW_WORDS:
            continue
        dates = (text[start:end] for text in (pair.before.text, pair.after.text) for start, end in find_dates(text))
        if not any(old[0] in one or new[0] in one for one in (*told, *dates)):
            yield old[0], new[0]


def scope_widened(pair: Pair) -> Iterator[tuple[str, str]]:
    """The same is said of more: “killed” became “killed or injured”, “in the city” “in the province”, “some” “all”."""
    for a, b in _same_numbers(pair):
        fate, wider = a.quantity.scope.fate, _fates_after(b, pair.after)
        if fate is not None and fate in wider and len(wider) > 1 and len(_fates_after(a, pair.before)) < 2:
            yield _phrase(a, pair.before), _phrase(b, pair.after)
    old, new = _level(pair.before), _level(pair.after)
    if old and new and _LEVELS[old] < _LEVELS[new] and not pair.after.says(old):
        yield old, new
    for was, now in pair.changes:
        one, other = (next((w for w in words(part) if w in _RANK), "") for part in (was, now))
        if one and other and _RANK[one] < _RANK[other] and max(len(words(was)), len(words(now))) <= FEW_WORDS:
            yield was, now


def _matched(pair: Pair) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the first that the second does not have, each with the one of the second that stands for it."""
    ours = [a for a in pair.before.figures if not _has(pair.after, a)]
    theirs = [b for b in pair.after.figures if not _has(pair.before, b)]
    for a in ours:
        near = [b for b in theirs if _may_stand_for(a.quantity, b.quantity)]
        same = [b for b in near if a.quantity.low == b.quantity.low or b.quantity.low == a.quantity.high]
        chosen = same or (near if len(near) == 1 else [])
        if len(chosen) == 1:
            theirs.remove(chosen[0])
            yield a, chosen[0]


def _may_stand_for(a: Quantity, b: Quantity) -> bool:
    """Whether one number may be the other, whatever each says of its scope where they are of one size."""
    if a.unit != b.unit:
        return False
    return is_comparable(a, b) or (a.low == b.low and is_comparable(replace(a, scope=NO_SCOPE), replace(b, scope=NO_SCOPE)))


def _has(side: Side, figure: Figure) -> bool:
    """Whether a statement gives the same number with the same bound."""
    one = figure.quantity
    return any(
        (one.low, one.high, one.bound, one.unit) == (f.quantity.low, f.quantity.high, f.quantity.bound, f.quantity.unit)
        for f in side.figures
    )


def _same_numbers(pair: Pair) -> Iterator[tuple[Figure, Figure]]:
    for a in pair.before.figures:
        for b in pair.after.figures:
            if (a.quantity.low, a.quantity.unit) == (b.quantity.low, b.quantity.unit):
                yield a, b


def _is_rounded(a: Quantity, b: Quantity) -> bool:
    """Whether the second is the first made rounder."""
    if a.low == b.low or b.high is not None or a.high is not None or _precision(b.low) >= _precision(a.low):
        return False
    is_near = abs(a.low - b.low) <= abs(a.low) * ROUNDED_SHARE
    return is_rounding(a.low, b.low) or (is_near and b.bound is not Bound.EXACT)


def _precision(number: Decimal) -> int:
    """How many digits a number has up to its last that is not 0."""
    return len(f"{number:f}".replace(".", "").strip("0"))


def _fates_after(figure: Figure, side: Side) -> set[Fate]:
    """What a statement says became of those whom a figure counts."""
    after = side.text[figure.end : figure.end + FATE_CHARS].lower()
    if _BOTH & set(words(after)):
        return {Fate.KILLED, Fate.INJURED}
    joint = {fate for match in _JOINT.finditer(after) for word in match.groups("") if (fate := _fate_of(word))}
    fate = figure.quantity.scope.fate
    return joint if len(joint) > 1 else ({fate} if fate else set())


def _fate_of(word: str) -> Fate | None:
    return fates.STATES.get(word) or fates.DONE_TO.get(word) or fates.DOES.get(word)


def _phrase(figure: Figure, side: Side) -> str:
    """A figure with the words after it, up to the end of its clause."""
    words_on = side.text[figure.start : figure.end + FATE_CHARS]
    return re.split(r"[.,;:!?]\s|\s(?:in|on|at|when|after|while|near)\s", words_on)[0].rstrip(" .,;:")


def _level(side: Side) -> str:
    """The level of place that a statement names after its numbers, or "the"; empty where it names none or two."""
    found = re.findall(r"\b(?:in|across|throughout|of)\s+the\s+(?:whole\s+|entire\s+)?(\w+)", side.text.lower())
    levels = [word for word in found if word in _LEVELS]
    return levels[0] if len(levels) == 1 else ""


def _numbers(stretch: str) -> list[str]:
    """The words of a stretch that hold digits, without the marks around them."""
    return [word for part in stretch.split() if _DIGITS.search(word := part.strip("“”\"‘’'.,;:!?()[]"))]
