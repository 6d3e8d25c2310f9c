"""What falls due as a calendar: all-day events with lasting names, in lines that any calendar can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import pipeline
from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.outlook import Outcome, OutlookKind
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument
from firsthand.model.public_outlook import PublicDue, PublicGivenOutcome
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages import publish
from firsthand.stages.publish.ics import due_ics
from firsthand.text.dates import DateValue

ReadText = Callable[..., Reading]
MARCH = "2031-03-05"


@pytest.fixture
def public(promises: list[Reading]) -> PublicCase:
    """Two reports of one promise, one with a plan and one with what should have come."""
    return publish.run(pipeline.read_case(promises))


def test_a_calendar_has_a_day_for_each(public: PublicCase) -> None:
    """What is known to the month or day is an all-day event; a year alone is none. The end is the day after the last."""
    made = due_ics(public, datetime(2031, 3, 6, 9, 30, tzinfo=UTC)).decode()
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)\r\nDTEND;VALUE=DATE:(\d+)", made) == [
        ("20310301", "20310302"), ("20310414", "20310415"), ("20310701", "20310801"),
    ]  # fmt: skip
    assert made.count("DTSTAMP:20310306T093000Z") == made.count("BEGIN:VEVENT") == made.count("END:VEVENT") == 3
    assert len(set(re.findall(r"UID:(\S+)", made))) == 3


def test_uids_stay(public: PublicCase, promises: list[Reading], read_text: ReadText) -> None:
    """Another report added leaves the UIDs of the claims that were there as they were."""
    readings = [
        *promises,
        read_text("The ferry will sail again on 3 June, Orsa Lind said.", document_id="T3", published=MARCH, outlet="Tarn News"),
    ]
    more = due_ics(publish.run(pipeline.read_case(readings))).decode()
    before = set(re.findall(r"UID:(\S+)", due_ics(public).decode()))
    assert before < set(re.findall(r"UID:(\S+)", more))


def _planted(words: str) -> PublicCase:
    """A case of one claim that says something will come, in these words."""
    document = PublicDocument(DocumentId("T1"), words, None, 9)
    due = PublicDue(words, DateValue(2031, 4, 14), OutlookKind.PROMISE)
    a = PublicAppearance(AppearanceId("P1"), ClaimId("K1"), document.id, words, None, None, Span(0, 9), words, due=(due,))
    return PublicCase(documents=(document,), claims=(PublicClaim(ClaimId("K1"), words, 0, 1, a.id, (a,)),))


@given(st.text(alphabet=st.sampled_from("ab;,\\\n\r\tü漢🚢\ud800 “”"), min_size=1, max_size=200))
def test_lines_are_folded_and_escaped(words: str) -> None:
    """No line has more than 75 octets, none is cut within a character, and what is unfolded and unescaped says the same."""
    made = due_ics(_planted(words))
    lines = made.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    whole = made.decode().replace("\r\n ", "")
    assert len(re.findall(r"^DESCRIPTION:", whole, re.MULTILINE)) == 1


def _decided(public: PublicCase, *given: PublicGivenOutcome, revision: int) -> PublicCase:
    """A case in, the same in which that was decided of what is due in April, with how often something was decided, out."""
    def of(a: PublicAppearance) -> PublicAppearance:
        return replace(a, due=tuple(
            replace(d, given=given, revision=revision) if d.due == DateValue(2031, 4, 14) else d for d in a.due))

    return replace(public, claims=tuple(replace(c, appearances=tuple(map(of, c.appearances))) for c in public.claims))


def _event(public: PublicCase, words: str) -> dict[str, str]:
    """A case and words of a title in, the event of that title by its fields out."""
    made = due_ics(public, datetime(2031, 3, 6, 9, 30, tzinfo=UTC)).decode().replace("\r\n ", "")
    events = [dict(re.findall(r"^([A-Z]+)(?:;[^:]*)?:(.*)\r$", one, re.MULTILINE)) for one in made.split("BEGIN:VEVENT")[1:]]
    return next(event for event in events if words in event["SUMMARY"])


def test_what_was_moved_keeps_its_name(public: PublicCase) -> None:
    """It stands on its new day under the same UID, and its SEQUENCE grew: a calendar moves it there."""
    moved = PublicGivenOutcome(Outcome.MOVED, DateValue(2031, 5, 2), None, "M. Oduya", "a letter", "2031-03-06T09:00:00Z", 0)
    before, after = (_event(one, "400 sacks") for one in (public, _decided(public, moved, revision=1)))
    back = _event(_decided(public, revision=2), "400 sacks")
    assert before["UID"] == after["UID"] == back["UID"]
    assert [e["SEQUENCE"] for e in (before, after, back)] == ["0", "1", "2"]
    assert [e["DTSTART"] for e in (before, after, back)] == ["20310414", "20310502", "20310414"]
    assert after["CATEGORIES"].split(",")[1:] == ["MOVED"]
    assert "moved from 14 April 2031" in after["DESCRIPTION"]
    assert "decided by M. Oduya" in after["DESCRIPTION"]


@pytest.mark.parametrize("outcome", [Outcome.KEPT, Outcome.BROKEN])
def test_what_was_kept_or_broken_stays_in_the_calendar(public: PublicCase, outcome: Outcome) -> None:
    """On its day, with what became of it as a category; what has gone by is overdue."""
    given = PublicGivenOutcome(outcome, None, None, "", "", "2031-03-06T09:00:00Z", 0)
    event = _event(_decided(public, given, revision=1), "400 sacks")
    assert (event["DTSTART"], event["CATEGORIES"].split(",")[1:]) == ("20310414", [outcome.value.upper()])
    assert _event(public, "nets must be dry")["CATEGORIES"].split(",")[1:] == ["OVERDUE"]


def test_a_calendar_program_reads_it(public: PublicCase) -> None:
    """The library that calendars are read with finds every event, its day and its sequence."""
    moved = PublicGivenOutcome(Outcome.MOVED, DateValue(2031, 5, 2), None, "M. Oduya", "a, b; c", "2031-03-06T09:00:00Z", 0)
    read = icalendar.Calendar.from_ical(due_ics(_decided(public, moved, revision=1), datetime(2031, 3, 6, 9, 30, tzinfo=UTC)))
    events = {str(e["SUMMARY"])[:9]: e for e in read.walk("VEVENT")}
    assert len(events) == 3
    event = next(e for e in events.values() if "400 sacks" in str(e["SUMMARY"]))
    assert (event["DTSTART"].dt.isoformat(), int(event["SEQUENCE"])) == ("2031-05-02", 1)
    assert "a, b; c" in str(event["DESCRIPTION"])
