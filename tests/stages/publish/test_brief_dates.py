"""The timeline of a brief: of the claims that it shows, and of all that is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.model.public import PublicCase
from firsthand.stages import publish
from firsthand.stages.publish.brief_dates import list_dates

if TYPE_CHECKING:
    from tests.conftest import ReadText

REPORTS = (
    ("Vale Courier", "2031-05-03", "The weir of Ostrel broke on 1 May 2031, a clerk said. It will be mended by 20 June 2031."),
    ("Hill Gazette", "2031-05-04", "The weir of Ostrel broke on 1 May 2031, a clerk said. “Two boats sank,” Anton Reve said."),
)


@pytest.fixture
def public(read_text: ReadText) -> PublicCase:
    """Two reports of one event, with a promise in the first."""
    numbered = enumerate(REPORTS, 1)
    read = [read_text(text, document_id=f"T{n}", outlet=outlet, published=day) for n, (outlet, day, text) in numbered]
    return publish.run(pipeline.read_case(read))


def _starts(lines: Sequence[str]) -> list[str]:
    return [line.partition(":")[0] for line in lines]


def test_dates_stand_in_order_of_time(public: PublicCase) -> None:
    """What happened, when claims were first reported, and what is due; claims that one report was first to print share a line."""
    lines = list_dates(public, {c.id for c in public.claims}, 9)
    told = _starts(lines)
    assert told[0] == "1 May 2031, happened"
    assert told[1:3] == ["3 May 2031, first reported", "4 May 2031, first reported"]
    assert told[-1] == "20 June 2031, due"
    assert "Vale Courier, characters" in lines[-1]


def test_what_is_due_is_told_of_claims_that_are_not_shown(public: PublicCase) -> None:
    """An editor must not miss it; of other claims nothing is told that the brief does not show."""
    assert _starts(list_dates(public, set(), 9)) == ["20 June 2031, due"]


def test_dates_without_room_are_counted(public: PublicCase) -> None:
    """The rest is told by number, with the command that lists it."""
    every = list_dates(public, {c.id for c in public.claims}, 99)
    rest = f"and {len(every) - 1} more dates: firsthand timeline"
    assert list_dates(public, {c.id for c in public.claims}, 1) == (every[0], rest)
