"""What falls due as a calendar: all-day events with lasting names, in lines that any calendar can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import pipeline
from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.outlook import OutlookKind
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument
from firsthand.model.public_outlook import PublicDue
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
