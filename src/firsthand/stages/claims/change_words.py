"""The words by which two numbers are told as one level: what stands around and between them in, which is the earlier out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from firsthand.text.number_words import NUMBER


class Told(Enum):
    """How two neighbouring numbers stand to one another."""

    ROSE = auto()  # the first is the earlier level: "from 3 to 4"
    CAME = auto()  # the second is the earlier level: "4, up from 3"
    MORE = auto()  # the second is the difference: "63, six more than had been counted"
    FEWER = auto()
    ROSE_BY = auto()  # the first is the difference: "rose by 3 to 12"
    FELL_BY = auto()


_BEFORE_CHARS, _AFTER_CHARS = 90, 60
"""Characters around two numbers in which the words that join them stand. Not swept."""

_FALLING = r"f[ae]ll(?:s|en|ing)?|drop\w*|cut(?:s|ting)?|reduc\w+|lower\w*|shr[aiu]nk\w*|declin\w+|slump\w*|slid\w*|halv\w+"
_RISING = (
    r"ris(?:es?|en|ing)|rose|gr[eo]wn?|growing|growth|go(?:es|ing)|went|gone|increas\w+|climb\w*|jump\w*|rais\w+|doubl\w+"
    r"|tripl\w+|quadrupl\w+|expand\w*|sw[eo]ll\w*|swollen|soar\w*|surg\w+|chang\w+|bec[ao]m\w+|turn(?:s|ed|ing)?|extend\w*"
    r"|bolster\w*|revis\w+|push\w*|inch\w*|edg\w+|widen\w*|lift\w*|upgrad\w+|brought|bringing|taken|taking|advanc\w+|leap\w*"
    r"|lengthen\w*|shorten\w*|slip\w*|sank|sunk|plung\w+|tumbl\w+|dwindl\w+|up|down"
)
_MOVED = rf"(?<![\w-])(?:{_FALLING}|{_RISING})(?![\w-])"
_ABOUT = (
    r"(?:(?:an?|the|just|only|some|about|around|nearly|almost|roughly|over|under|at\s+least|up\s+to|(?:more|less|fewer)\s+than)"
    r"\s+){0,2}[$£€]?"
)
_NOUNS = r"(?:\s*%|[\s-]+[^\W\d_][\w'’-]{0,24}){0,4}?"
_PRONOUN = r"(?:it|we|they|there|he|she|I)"
_LEVEL = r"(?:was|were|had|had\s+been|is|are|has|have|came\s+to|stood\s+at)"
_AGO = (
    r"(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})?\s*(?:years?|months?|weeks?|days?|decades?)"
    r"\s+(?:ago|earlier|before)|(?:last|the\s+previous)\s+(?:year|month|week|spring|summer|autumn|fall|winter|time)"
    r"|the\s+(?:year|month|week)\s+before|before(?:\s+\w+){0,3}|previously|earlier|yesterday|until\s+now|in\s+(?:1[89]\d\d|20\d\d)"
)
_PAST = (
    rf"{_AGO}|(?:in|on|by|at)\s+(?:the\s+)?(?:last|time|spring|summer|autumn|winter|\w+day|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)"
)
_FROM = re.compile(rf"\bfrom\s+{_ABOUT}$", re.IGNORECASE)
_MOVING = re.compile(_MOVED, re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;:]\s|\n\s*\n")
_TO = re.compile(rf"{_NOUNS},?\s+(?:in)?to\s+{_ABOUT}", re.IGNORECASE)
_BECAME = re.compile(
    rf"{_NOUNS},?\s+(?:it|they|this|that|these|the\s+\w+)\s+(?:has\s+|have\s+|had\s+)?{_MOVED}(?:\s+to)?\s+{_ABOUT}",
    re.IGNORECASE)  # fmt: skip
_MOVED_TO = re.compile(rf"{_MOVED}(?:\W+[\w'’-]{{1,24}}){{0,4}}?\s+to\s+{_ABOUT}$", re.IGNORECASE)
_LATER_FROM = re.compile(rf"[^.!?;:\n]{{0,90}}?\bfrom\s+{_ABOUT}", re.IGNORECASE)
_UP_FROM = re.compile(
    rf"[^.!?;:\n]{{0,90}}?(?:[,(–—-]|\b)\s*(?:up|down|raised|lowered|cut|increased|reduced|risen|grown|fallen|revised|"
    rf"an?\s+(?:\w+\s+)?(?:rise|fall|drop|jump|increase|decrease))\s+(?:sharply\s+|steeply\s+|slightly\s+)?from\s+{_ABOUT}",
    re.IGNORECASE)  # fmt: skip
_AGAINST = re.compile(
    rf"[^.!?;:\n]{{0,70}}?,?\s+(?:against|compared\s+(?:with|to)|versus|instead\s+of|as\s+against)\s+{_ABOUT}", re.IGNORECASE)
_THEN = re.compile(rf"{_NOUNS}\s*,?\s+(?:{_PAST})\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s+(?P<how>more|higher|fewer|less|lower)(?:\s+\w+)?\s+than\s+(?:had\b|were\b|was\b|previously|before|last\s|in\s+|first\s"
    r"|at\s+(?:the|first)|an?\s+(?:year|month|week|day)\b|initially|yesterday|on\s"
    r"|the\s+(?:year|month|week|day|number|figure|count|toll|last|previous|earlier|first)\b)", re.IGNORECASE)  # fmt: skip
_SAID_OF = re.compile(rf"\b(?P<who>{_PRONOUN})\s+{_LEVEL}\s+{_ABOUT}$", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    rf"[^.!?;\n]{{0,60}}[.;!]\s+(?P<when>[^.!?;\n]{{2,50}}?)\b(?P<who>{_PRONOUN})\s+{_LEVEL}\s+{_ABOUT}", re.IGNORECASE)
_BACK_THEN = re.compile(
    rf"[^.!?;\n]{{0,140}}(?:[.;!]\s+|,\s+(?:and\s+|but\s+)?)(?:{_AGO}),?\s+(?:it|they|there|we|the\s+\w+)\s+"
    rf"(?:was|were|had|had\s+been|stood\s+at|came\s+to)\s+{_ABOUT}", re.IGNORECASE)  # fmt: skip
_WHERE_HAD = re.compile(
    r"[^.!?;:\n]{0,60},\s+(?:where|whereas|while)\s+(?:he|she|it|they|there|we)\s+(?:once\s+)?had\b[^.!?;:\n]{0,40}",
    re.IGNORECASE)  # fmt: skip
_ONCE = re.compile(
    r"\b(?:used\s+to\s+(?:be|have|number|employ)|once|formerly|originally|previously)\b[^.!?;:\n]{0,40}$", re.IGNORECASE)
_NOW = re.compile(r"[^.!?;:\n]{0,60}\b(?:now|today)\b[^.!?;:\n]{0,30}", re.IGNORECASE)
_BY = re.compile(
    rf"(?:(?P<fell>\b(?:{_FALLING}|down|sank|plung\w+|tumbl\w+|slip\w*))|{_MOVED})(?:\W+[\w'’-]{{1,24}}){{0,3}}?\s+by\s+{_ABOUT}$",
    re.IGNORECASE)  # fmt: skip
_SHARE = re.compile(r"\s*(?:%|per\s?cent|percentage)", re.IGNORECASE)
_COMPOUND = re.compile(rf"(?<![\w.,'’-])(?P<amount>{NUMBER})-(?P<thing>[a-z]{{2,20}})\b", re.IGNORECASE)
_INTO = re.compile(rf"\b(?:in)?to\s+{_ABOUT}$", re.IGNORECASE)
_LONGEST_COMPOUND = 200
"""Characters from "three-ply" to "four-ply". Not swept."""


def read_pair(text: str, left: tuple[int, int], right: tuple[int, int]) -> Told | None:
    """A text and where two neighbouring numbers start and end in, how they stand to one another out; None where they do not."""
    before = _tail(text[max(0, left[0] - _BEFORE_CHARS) : left[0]])
    between = text[left[1] : right[0]]
    after = text[right[1] : right[1] + _AFTER_CHARS]
    if _FROM.search(before):
        is_moving = _TO.fullmatch(between) and (_MOVING.search(before) or _MOVING.match(after.lstrip(" ,")))
        return Told.ROSE if is_moving or _BECAME.fullmatch(between) else None
    if _MOVED_TO.search(before) and _LATER_FROM.fullmatch(between):
        return Told.CAME
    if by := _BY.search(before):
        is_sum = _TO.fullmatch(between) and not _SHARE.match(between)
        return (Told.FELL_BY if by["fell"] else Told.ROSE_BY) if is_sum else None
    if _UP_FROM.fullmatch(between) or (_AGAINST.fullmatch(between) and _THEN.match(after)):
        return Told.CAME
    if (more := _COMPARED.match(after)) and re.fullmatch(rf"{_NOUNS}\s*[,(–—-]+\s*{_ABOUT}", between, re.IGNORECASE):
        return Told.MORE if more["how"].lower() in ("more", "higher") else Told.FEWER
    return _read_across(before, between)


def _read_across(before: str, between: str) -> Told | None:
    """What stands before and between two numbers in; how two clauses of one thing put them, out."""
    if _BACK_THEN.fullmatch(between) or _WHERE_HAD.fullmatch(between):
        return Told.CAME
    first, again = _SAID_OF.search(before), _SAID_AGAIN.fullmatch(between)
    if first and again and first["who"].lower() == again["who"].lower():
        return Told.ROSE
    return Told.ROSE if _ONCE.search(before) and _NOW.fullmatch(between) else None


def read_compounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in; where the numbers of "three-ply … into a four-ply" stand, a pair for each, out."""
    last: dict[str, re.Match[str]] = {}
    for match in _COMPOUND.finditer(text, start, end):
        thing = match["thing"].lower()
        first = last.get(thing)
        if first is not None and match.start() - first.start() <= _LONGEST_COMPOUND:
            before = text[max(start, first.start() - _BEFORE_CHARS) : first.start()]
            if _INTO.search(text, max(first.end(), match.start() - 30), match.start()) and _MOVING.search(before):
                yield first.start("amount"), match.start("amount")
        last[thing] = match


def _tail(before: str) -> str:
    """What stands before a number in, the part of it that is in the same sentence out."""
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before
