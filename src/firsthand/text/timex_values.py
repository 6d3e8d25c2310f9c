"""What each way of putting a time means as a value of the TIMEX3 standard, against publication and what was said before it.

A day of the week is the one before publication, or after it where the words before it look ahead. None: they are no time here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.text.calendar_days import WEEKDAYS, Direction, weekday
from firsthand.text.dates import MONTHS
from firsthand.text.number_words import read_number


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against.

    Attributes:
        day: Of publication.
        direction: Where the words around it look; unknown counts as past for days of the week.
        told: The day last spoken of, if any.
        quarter: The quarter last spoken of, as a value; None before any.
    """

    day: date
    direction: Direction = Direction.UNKNOWN
    told: date | None = None
    quarter: str | None = None

    @property
    def is_ahead(self) -> bool:
        """Whether the words around it look ahead."""
        return self.direction is Direction.FUTURE


_CUE = re.compile(
    r"\b(?:(?P<ahead>will|shall|won['’]t|scheduled|due|plans?|planned|planning|expected|expects?|set|payable|effective|expires?"
    r"|expiring|upcoming|until|record|maturing|to\s+(?:be|begin|meet|vote|start|open|hold|take|report|go|make|have|discuss|leave|visit|arrive)"
    r"|is|are|no\s+later\s+than|hopes?|may|might|could|can)"
    r"|(?P<back>\w{2,}ed|said|says|told|met|was|were|had|did|made|came|went|took|left|began|fell|rose|won|lost|held|sent|gave|got|found"
    r"|saw|shot|has|have|been|since|sold|bought|struck|grew|ran|hit|cut|put))\b|['’](?P<short>ll)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;]\s|\n\n")
_BEFORE_CHARS = 70
"""How far back the tense around an expression is looked for, within its sentence."""

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def direction_of(text: str, start: int, end: int) -> Direction:
    """Where the words around an expression look: the nearest verb before it in its sentence decides, or "will" right after it."""
    before = text[max(0, start - _BEFORE_CHARS) : start]
    stops = list(_STOP.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    if re.match(r",?\s+(?:\w+\s+)?will\b", text[end : end + 24]):
        return Direction.FUTURE
    found = Direction.UNKNOWN
    for cue in _CUE.finditer(before):
        found = Direction.PAST if cue["back"] else Direction.FUTURE
    return found


_SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) < 5) - {"may", "june", "july"}
_MONTH_LED = re.compile(
    r"\b(?:in|since|until|till|by|from|of|during|before|after|through|for|to|and|between|or|than|late|early|mid|every|each|last|next|this|on)[\s-]+$",
    re.IGNORECASE)  # fmt: skip
_YEAR_LED = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|through|for|to|and|the|early|late|or|than|between|fiscal|its|mid)[\s-]+|[(\[/-])$",
    re.IGNORECASE)  # fmt: skip
_COUNTED = re.compile(
    r"\s+(?:[a-z]+ing\s+)?(?:people|men|women|children|workers|dollars|points?|shares|votes|soldiers|jobs|homes|percent|feet|miles)\b"
)


def is_timex(text: str, match: re.Match[str]) -> bool:
    """Whether words of the grammar are a time here: names of months have a capital letter, bare years something that says so."""
    groups = match.groupdict()
    month = groups.get("month")
    before = text[max(0, match.start() - 12) : match.start()]
    if month:
        if month[0].islower():
            return False
        words = match[0].lower().rstrip(".")
        if words in _SHORT_MONTHS:
            return text[match.end() - 1 : match.end() + 1].count(".") > 0
        if words in ("may", "march"):
            return _MONTH_LED.search(before) is not None
        if words in MONTHS:
            return bool(_MONTH_LED.search(before)) or not text[match.end() : match.end() + 2].strip()[:1].isupper()
    if groups.get("year") == match[0]:
        is_set_off = text[match.end() : match.end() + 1] in ("", ",", ".", ")", ";") or _YEAR_LED.search(before) is not None
        return (is_set_off or 1900 <= int(match[0]) <= 2030) and not _COUNTED.match(text, match.end())
    return True


_MONEY = re.compile(
    r"(?:\d|million|billion|cents?|percent|%|dollars?|times|once|twice|hours|days|weeks|months)\s+$", re.IGNORECASE
)


def is_led_by_money(match: re.Match[str]) -> bool:
    """Whether "a year" stands after a sum or a number of times and so says how often: "$5 million a year", "twice a week"."""
    return _MONEY.search(match.string, max(0, match.start() - 12), match.start()) is not None


def tell(frame: Frame, value: str, *, is_quarter: bool) -> Frame:
    """A frame and the value just read in, the frame for what follows out."""
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return replace(frame, told=date.fromisoformat(value[:10]))
    if is_quarter and "-Q" in value:
        return replace(frame, quarter=value)
    return frame


def _month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


def _year_in(match: re.Match[str], frame: Frame) -> int | None:
    """The year that an expression names, in digits or as "last year"."""
    groups = match.groupdict()
    digits = groups.get("year") or groups.get("year2")
    if digits:
        return int(digits)
    which = (groups.get("years") or groups.get("years2") or "").lower()
    return frame.day.year + {"last": -1, "next": 1}.get(which, 0) if which else None


_AHEAD_DAYS, _NOT_AHEAD_DAYS, _SLIP_DAYS = 60, 400, 31
_BEHIND_DAYS = 200
# What a date to come costs, in days of distance, where nothing looks ahead (twice that where the words look back, and more
# beyond a month's slip), and what one gone by costs where they look ahead. Set on one half of TempEval-3's dev, not swept.


def nearest_year(month: int, day: int | None, frame: Frame) -> int:
    """A month, or a day of one, without year in; the year that brings it nearest to publication on the side looked to out."""

    def cost(year: int) -> int:
        distance = (year - frame.day.year) * 365 + (month - frame.day.month) * 30 + ((day or frame.day.day) - frame.day.day)
        if frame.direction is Direction.FUTURE:
            return abs(distance) + (_BEHIND_DAYS if distance < 0 else 0)
        is_past = frame.direction is Direction.PAST
        ahead_days = _NOT_AHEAD_DAYS if is_past and distance > _SLIP_DAYS else _AHEAD_DAYS * (2 if is_past else 1)
        return abs(distance) + (ahead_days if distance > 0 else 0)

    return min((frame.day.year, frame.day.year - 1, frame.day.year + 1), key=cost)


def read_day(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Nov. 5", "Friday, Oct. 13, 1989"."""
    month, day = _month_number(match), int(match["day"])
    year = _year_in(match, frame)
    if year is None:
        year = nearest_year(month, day, frame)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_month(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "July", "last May", "mid-November 1999", "June last year"."""
    month, which = _month_number(match), (match.groupdict().get("which") or "").lower()
    year = _year_in(match, frame)
    if year is None and which in ("last", "next"):
        year = frame.day.year
        year += month <= frame.day.month if which == "next" else -(month >= frame.day.month)
    elif year is None:
        year = nearest_year(month, None, frame)
    return f"{year:04d}-{month:02d}"


def read_numbers(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "1998-08-07", "11/02/89": month first, as the standard's corpora write; a first number over 12 is the day."""
    year, month, day = int(match["year"]), int(match["m"]), int(match["d"])
    if len(match["year"]) == 2:
        year += 1900 if year > 30 else 2000
    if month > 12:
        month, day = day, month
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_year(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "1989", "fiscal 1990", "the end of 1994"."""
    return match["year"]


_SPELT_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


def read_decade(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "The 1990s", "the early '80s", "the nineties"."""
    groups = match.groupdict()
    if groups.get("spelt"):
        return f"19{_SPELT_DECADES[groups['spelt'].lower()]}"
    digits = groups["decade"]
    return digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def read_spelt_year(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Nineteen ninety-six", "the year two thousand"."""
    rest = match.groupdict().get("rest")
    number = read_number(rest) if rest else None
    return "2000" if not rest else None if number is None else str(1900 + int(number))


def read_century(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "The 20th century"."""
    word = (match["word"] or "").lower()
    number = int(match["number"]) if match["number"] else {"eighteenth": 18, "nineteenth": 19, "twentieth": 20}.get(word, 21)
    return f"{number - 1:02d}"


def _day_in(match: re.Match[str], frame: Frame) -> date:
    """The day that an expression of a clock time names, else the day last spoken of."""
    groups = match.groupdict()
    if groups.get("month"):
        day = read_day(match, frame)
        return date.fromisoformat(day) if day else frame.day
    if groups.get("weekday"):
        return _weekday(groups["weekday"], frame)
    near = (groups.get("near") or "").lower()
    if near:
        return frame.day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(near, 0))
    return frame.told or frame.day


def read_clock(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "10:35 a.m.", "noon Saturday", "9 p.m. EST Nov. 9"."""
    day = _day_in(match, frame)
    if match["noon"]:
        return f"{day.isoformat()}T{'24' if match['noon'].lower() == 'midnight' else '12'}:00"
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 12:
        return None
    hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"{day.isoformat()}T{hour:02d}:{minute:02d}"


def _shift_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def read_near(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Yesterday", "this morning", "last night", "tomorrow evening"."""
    words = " ".join(match["near"].lower().split())
    part = match.groupdict().get("part")
    offset = {"yesterday": -1, "tomorrow": 1, "last": -1, "before yesterday": -2, "after tomorrow": 2}.get(words, 0)
    day = _shift_days(frame.day, offset)
    if day is None:
        return None
    if words == "overnight":
        return f"{day.isoformat()}TNI"
    return day.isoformat() + (f"T{_PARTS[part.lower()]}" if part else "TNI" if words == "tonight" else "")


def _weekday(name: str, frame: Frame, which: str = "") -> date:
    number = WEEKDAYS[name.lower()]
    if not which and number == frame.day.weekday():
        return frame.day
    value = weekday(number, frame.day, direction=frame.direction, which=which)
    return value.earliest() or frame.day


def read_weekday(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Friday", "last Monday", "Wednesday night"."""
    which = {"last": "last", "past": "last", "previous": "last", "next": "next", "coming": "next"}.get(
        (match["which"] or "").lower(), ""
    )
    day = _weekday(match["weekday"], frame, which)
    return day.isoformat() + (f"T{_PARTS[match['part'].lower()]}" if match["part"] else "")


def read_each(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Each Thursday", "Tuesday nights"."""
    groups = match.groupdict()
    name = groups.get("weekday") or groups["plural"]
    part = groups.get("part")
    return f"XXXX-WXX-{WEEKDAYS[name.lower()] + 1}" + (f"T{_PARTS[part.lower()]}" if part else "")
