"""What falls due as a calendar (iCalendar, RFC 5545): an all-day event for each claim and date that is known to the day or month.

The same claim keeps its UID from export to export, so that a calendar that takes a newer export over the older one shows it once.
What was moved stands on its new day, under a SEQUENCE that grows with every decision; what was kept or broken stays where it was.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from firsthand.model.public import PublicCase, PublicClaim
from firsthand.stages.publish.due import DueLine, DueState, list_due, place_of
from firsthand.stages.publish.proposals import say_given
from firsthand.stages.publish.quoting import quote_claim, shorten
from firsthand.stages.publish.wording import capitalise, say_characters, say_date, show_text

_PRODUCT = "-//firsthand//due list//EN"
_SPACE = uuid.UUID("6f0c4c6e-5d0b-5b53-9a53-3a1d7a6f6f0e")
"""Our own name space of UIDs, drawn once."""
_LINE_BYTES = 75
"""Octets of one line; RFC 5545, 3.1."""
_SUMMARY_CHARS = 120
"""Characters of a title, about what a calendar shows. No trial."""
_NO_TIME = "19700101T000000Z"
_TOLD_STATES = frozenset({DueState.OVERDUE, DueState.KEPT, DueState.BROKEN, DueState.MOVED})
"""States that are told as a category; the others are what a calendar tells by itself."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def due_ics(public: PublicCase, exported_at: datetime | None = None) -> bytes:
    """A public case and the time of the export in, its calendar out; dates of which only a year is known are left out."""
    on = date.min if exported_at is None else exported_at.date()
    listed = sorted(list_due(public, on), key=lambda line: (place_of(line.due.due), line.due.words))
    lines = [line for line in listed if _days(line) is not None]
    stamp = _NO_TIME if exported_at is None else exported_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    told: dict[str, int] = {}
    content = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    for line in lines:
        number = told[line.claim.id] = told.get(line.claim.id, 0) + 1
        content += _event(line, stamp=stamp, number=number)
    return "".join(_fold(one) for one in [*content, "END:VCALENDAR"]).encode("utf-8")


def _event(line: DueLine, *, stamp: str, number: int) -> Iterator[str]:
    """A line of the due list and which of its claim's it is in, the lines of its event out."""
    first, last = _days(line) or (date.min, date.min)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(line.claim, number)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(shorten(quote_claim(line.appearance.quote, _SUMMARY_CHARS).strip('“”'), _SUMMARY_CHARS))}"
    yield f"DESCRIPTION:{_escape(_describe(line))}"
    yield f"SEQUENCE:{line.revision}"
    state = (line.state.value.upper(),) if line.state in _TOLD_STATES else ()
    yield f"CATEGORIES:{','.join((line.due.kind.value.upper(), *state))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _describe(line: DueLine) -> str:
    """A line of the due list in; when, who said so, through whom and where it stands, out."""
    a = line.appearance
    through = f", through {line.through}" if line.through else ""
    date_said = f", {say_date(a.published)}" if a.published else ""
    more = f" {line.reports} reports of this case say so." if line.reports > 1 else ""
    lines = (
        f"When: {line.when}.",
        f"Said by {line.said_by}{through}.",
        f"{show_text(a.publisher)}{date_said}, {say_characters(a.span)}.{more}",
        *(() if line.given is None else (f"{capitalise(say_given(line.given))}.",)),
        *(f"{capitalise(proposal.line)}." for proposal in line.asks),
        f"Claim {line.claim.id}.{_say_unknown(line)}",
    )
    return "\n".join(lines)


def _say_unknown(line: DueLine) -> str:
    """A line in; that nobody has decided what became of it, in words, out; nothing where somebody has."""
    if line.given is not None:
        return ""
    return " Whether it came to pass is for you to decide." if line.asks else " Whether it came to pass is not checked here."


def _days(line: DueLine) -> tuple[date, date] | None:
    """A line in, its first and last day out; None where they are not known to the month."""
    value = line.date if line.date is not None and line.date.month is not None else line.due.due
    if value is None or value.month is None or (value.end is not None and value.end.month is None):
        return None
    first, last = value.earliest(), value.latest()
    return None if first is None or last is None or last < first or last == date.max else (first, last)


def _uid(claim: PublicClaim, number: int) -> str:
    """A claim and which of its dates it is in; a name that stays, however many reports are added later, out.

    It is made of the appearance that was there first, by number: adding reports does not move it.
    """
    oldest = min(claim.appearances, key=lambda a: (len(a.id), a.id))
    place = f"{oldest.span.start}" if oldest.span else oldest.id
    name = "|".join((oldest.path, place, str(number))).encode("utf-8", "replace").decode("utf-8")
    return f"{uuid.uuid5(_SPACE, name)}@firsthand"


def _escape(text: str) -> str:
    """Text in, a value of RFC 5545, 3.3.11, out; half a surrogate pair, which UTF-8 cannot hold, is written as `[U+D800]`."""
    safe = _SURROGATE.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)
    return safe.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """A line in; the same, broken so that no part has more octets than allowed and no character is cut, with line ends, out."""
    parts, room, part = [], _LINE_BYTES, ""
    for character in line:
        size = len(character.encode("utf-8"))
        if size > room:
            parts.append(part)
            part, room = "", _LINE_BYTES - 1
        part += character
        room -= size
    return "\r\n ".join([*parts, part]) + "\r\n"
