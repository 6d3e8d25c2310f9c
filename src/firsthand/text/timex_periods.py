"""What periods, lengths and loose words of time mean as values of the TIMEX3 standard: weeks, quarters, "two years", "now".

Single days, months, years and clocks are in `timex_values`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from firsthand.text.calendar_days import shift
from firsthand.text.dates import of_day
from firsthand.text.number_words import read_number
from firsthand.text.timex_values import Frame, is_led_by_money, nearest_year

_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "centur": "C", "centurie": "C", "century": "C",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_OFFSETS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _length(number: str, unit: str) -> str:
    """A number and a unit in, the length out: "P3W", "PT5H"; decades and centuries in years where they are counted."""
    letter = _LETTERS[unit]
    if letter in ("E", "C") and number != "X":
        number, letter = str(int(number) * (10 if letter == "E" else 100)), "Y"
    return f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def _count(words: str) -> Decimal | None:
    """Words of a count in, its value out; None where it is none ("several")."""
    words = " ".join(words.lower().split())
    if words in ("a", "an"):
        return Decimal(1)
    if words.endswith("couple of") or words.endswith("couple"):
        return Decimal(2)
    fraction = re.fullmatch(r"(\d+) (\d)/(\d)", words)
    if fraction:
        return Decimal(fraction[1]) + (Decimal(fraction[2]) / int(fraction[3]) if fraction[3] != "0" else 0)
    return read_number(words)


def read_duration(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Three weeks", "the past two years", "a 12-hour", "5 1/2 hours"."""
    groups = match.groupdict()
    unit, words = match["unit"].lower(), match["count"]
    number = _count(words)
    if match[0].lower().endswith("old") or (unit == "quarter" and (number == 1 or match[0].lower().endswith("-quarters"))):
        return None
    if number is None:
        return _length("X", unit)
    if unit == "second" and words.lower() in ("a", "an"):
        return None
    if words.lower() in ("a", "an") and is_led_by_money(match):
        return None
    half = groups.get("plus") is not None or number % 1 == Decimal("0.5")
    whole = int(number)
    smaller = {"hour": "30M", "year": "6M", "minute": "30S"}.get(unit)
    if half and smaller:
        return _length(str(whole), unit) + smaller
    return _length(str(whole), unit)


def read_bare(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Weeks", "years", "decades-long": how many is not said."""
    unit = match["unit"].lower()
    return _length("1" if match[0].lower().endswith("-long") and not match[0].lower().endswith("s-long") else "X", unit)


def read_shaded(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Recent months", "coming weeks"."""
    return _length("X", match["unit"].lower())


def read_every(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Every day", "each year", "every two weeks"."""
    words = match["count"]
    number = Decimal(1) if words is None else Decimal(2) if words.lower() == "other" else _count(words)
    return None if number is None else _length(str(int(number)), match["unit"].lower())


def read_often(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Daily", "annually"."""
    return {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "hourly": "PT1H", "annually": "P1Y"}[match["often"].lower()]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def read_period(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Last week", "this year", "the end of the month", "the weekend", "the day"."""
    which, unit = (match["which"] or "").lower(), match["period"].lower()
    offset = _OFFSETS.get(which, 0)
    if match[0][:1].isupper() and match["period"][:1].isupper():
        return None  # the name of a programme or a paper
    if unit == "weekend":
        back = frame.day.weekday() + 2 if frame.day.weekday() < 5 and not frame.is_ahead and which != "this" else 0
        return _week(frame.day - timedelta(days=back) + timedelta(weeks=offset if which == "next" else 0)) + "-WE"
    if unit == "day":
        day = frame.told or frame.day
        return (day + timedelta(days=offset)).isoformat() if which not in ("last", "past", "the") else None
    if unit == "week":
        return f"{frame.day.year:04d}-WXX" if which == "the" else _week(frame.day + timedelta(weeks=offset))
    if unit in ("century", "millennium"):
        return f"{frame.day.year // 100 + offset:02d}" if unit == "century" else None
    if unit == "decade":
        return "P10Y" if offset < 0 else str(frame.day.year // 10 + offset)
    if unit == "year" and which == "the" and re.match(r"\s+end(?:ed|ing)\b", match.string[match.end() : match.end() + 8]):
        return "P1Y"
    base = frame.told if which in ("that", "same", "following", "previous") and frame.told else frame.day
    moved = shift(of_day(base), offset, unit)
    return None if moved is None else moved.iso()


def read_year_end(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Year-end", "the end of the year"."""
    return f"{frame.day.year:04d}" + ("" if "of" in match[0].lower() else "-12-31")


def read_moved(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Two years ago", "a week earlier", "three months from now"."""
    words, unit, side = match["count"], match["unit"].lower(), match["side"].lower()
    if side == "before" and words is None:
        return None
    if side == "before":
        number = None if words is None else _count(words)
        return _length("X" if number is None else str(int(number)), unit)
    if words is None:
        return "PAST_REF" if side in ("ago", "earlier") else "FUTURE_REF"
    number = _count(words)
    sign = -1 if side in ("ago", "earlier") else 1
    if number is None:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit == "year" and number == 1 and sign < 0 and frame.quarter:
        return _quarter_before(frame.quarter)
    if unit in ("second", "minute", "hour"):
        return _length(str(int(number)), unit)
    unit = {"centur": "decade", "fortnight": "week", "quarter": "month"}.get(unit, unit)
    if number > 5000:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    base = frame.told if side in ("earlier", "later") and frame.told else frame.day
    moved = shift(of_day(base), sign * int(number) * (10 if match["unit"].lower() == "centur" else 1), unit)
    if moved is None or moved.year is None:
        return None
    first = moved.earliest()
    return _week(first) if unit == "week" and first is not None else moved.iso()


def _quarter_before(quarter: str) -> str:
    return f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"


def _latest_quarter(frame: Frame) -> str:
    """The quarter last spoken of, else the last that ended before publication."""
    if frame.quarter:
        return frame.quarter
    number = (frame.day.month - 1) // 3
    return f"{frame.day.year - (number == 0):04d}-Q{number or 4}"


def read_quarter(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "The third quarter", "first half of 1990", "last year's fourth quarter", "year-earlier third quarter"."""
    groups = match.groupdict()
    number = _ORDINALS.get(match["ordinal"].lower()) or int(match["ordinal"][0])
    letter, now = ("Q", (frame.day.month + 2) // 3) if match["span"].lower() == "quarter" else ("H", (frame.day.month + 5) // 6)
    digits, which = groups.get("year") or groups.get("year2"), (groups.get("years") or groups.get("years2") or "").lower()
    year = frame.day.year
    if digits:
        year = int(digits)
    elif which:
        year += {"last": -1, "next": 1}.get(which, 0)
    elif frame.is_ahead and number > now:
        pass
    elif frame.quarter and letter == "Q" and number == int(frame.quarter[-1]):
        year = max(int(frame.quarter[:4]), year - (number > now))
    else:
        year -= number > now
    if groups.get("back"):
        year -= 1
    return f"{year:04d}-{letter}{number}"


def read_year_back(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "The year-ago quarter", "the 1988 period", "the quarter a year ago"."""
    groups = match.groupdict()
    span, digits = groups.get("span"), groups.get("year")
    if digits:
        return f"{digits}{_latest_quarter(frame)[4:]}"
    if span or frame.quarter:
        return _quarter_before(_latest_quarter(frame))
    return f"{frame.day.year - 1:04d}"


def read_the_quarter(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "The quarter", "the latest period", "the current quarter"."""
    shade = (match["shade"] or "").lower()
    if match["years"]:
        return _quarter_before(_latest_quarter(frame))
    if match["span"].lower() == "period" and shade not in ("latest", "recent"):
        return None
    if shade in ("current", "next") or (match[0][:4].lower() == "this" and not shade):
        month = frame.day.month + (3 if shade == "next" else 0)
        return f"{frame.day.year + (month > 12):04d}-Q{((month - 1) % 12 + 3) // 3}"
    return _latest_quarter(frame)


def read_season(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Last fall", "this summer", "the winter of 1994"."""
    groups = match.groupdict()
    which, season = " ".join((groups.get("which") or "").lower().split()).rsplit(" ", 1)[-1], match["season"].lower()
    if which in ("each", "every"):
        return f"XXXX-{_SEASONS[season]}"
    if groups.get("year"):
        return f"{groups['year']}-{_SEASONS[season]}"
    if season == "fall" and which == "the":
        return None
    first = {"spring": 3, "summer": 6, "winter": 12}.get(season, 9)
    year = frame.day.year
    if which in ("last", "past"):
        year -= first + 2 >= frame.day.month
    elif which in ("next", "coming"):
        year += first <= frame.day.month
    elif which == "the" and not frame.is_ahead:
        year -= first > frame.day.month
    return f"{year:04d}-{_SEASONS[season]}"


def read_holiday(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Christmas", "Thanksgiving Day", "New Year's Eve"."""
    words = " ".join(match["holiday"].lower().replace("’", "'").split())
    month, day = {"c": (12, 25), "t": (11, 25), "h": (10, 31), "n": (1, 1)}[words[0]]
    day = 24 if words == "christmas eve" else day
    if words.startswith("new") and words.endswith("eve"):
        month, day = 12, 31
    year = nearest_year(month, day, frame)
    if match[0].lower().startswith("last"):
        year = frame.day.year - ((month, day) >= (frame.day.month, frame.day.day))
    if words[0] == "t":
        day = 22 + (3 - date(year, 11, 1).weekday()) % 7
    return date(year, month, day).isoformat()


def read_reference(match: re.Match[str], frame: Frame) -> str | None:
    """Reads "Now", "recently", "the future"."""
    words = match["ref"].lower()
    if "futur" in words or words == "soon":
        return "FUTURE_REF"
    is_past = "recent" in words or "previous" in words or "former" in words or "past" in words
    return "PAST_REF" if is_past else "PRESENT_REF"
