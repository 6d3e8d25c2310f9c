"""Evidence that a document speaks of: what, who has it, who saw it, what it shows, when it is presented; all of it invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.exhibit import Exhibit, ExhibitKind
from firsthand.model.reading import Reading

ReadText = Callable[..., Reading]

FLIGHT = (
    "In May a chemist left the institute at Varn. He carried with him 40 gigabytes of data on the tests in the salt mine. "
    "Nobody outside has opened the 40 gigabytes of stolen data yet. In September the information will be presented to the senate."
)

SHOWN = [
    "A memo obtained by the Lamp, printed in full below, says that the dam was cracked.",
    "The video, seen by the Lamp, can be viewed here: https://lamp.example/video.",
    "“The wall has moved by a hand since the winter, and we have told the office so three times, in January, in March and again "
    "on the day before the rain came,” says a letter obtained by the Lamp.",
]

HOLDERS = [
    ("The prosecutor has a video of the meeting.", "The prosecutor"),
    ("Mara Dunn handed the tapes to the coroner.", "the coroner"),
    ("The tape is in the hands of the defence.", "the defence"),
    ("Dorn Maske lives in exile. He has kept a dossier on the raid.", "Dorn Maske"),
    ("“We have a recording of the call,” said Ana Brisk.", "Ana Brisk"),
    ("The guard said that she had smuggled out a ledger.", "The guard"),
]


def _exhibits(reading: Reading) -> list[Exhibit]:
    return [e for a in reading.assertions for e in a.exhibits]


def test_what_a_report_comes_back_to_is_one_thing(read_text: ReadText) -> None:
    """"The information" takes up the data again, with its size and holder, and the day of its presentation is kept."""
    found = _exhibits(read_text(FLIGHT, published="2031-06-02"))
    assert [e.span.of(FLIGHT) for e in found] == ["40 gigabytes of data", "the 40 gigabytes of stolen data", "the information"]
    assert {e.kind for e in found} == {ExhibitKind.DATA}
    assert [e.same_as for e in found] == [None, found[0].span, found[0].span]
    assert {e.holder.of(FLIGHT) for e in found if e.holder} == {"a chemist"}
    due = found[-1].presented
    assert due is not None
    assert due.due is not None
    assert due.due.iso() == "2031-09"


@pytest.mark.parametrize("text", SHOWN)
def test_a_report_that_prints_it_shows_it(read_text: ReadText, text: str) -> None:
    """Evidence that the report reproduces, links to or quotes at length is shown."""
    assert [e.is_shown for e in _exhibits(read_text(text))] == [True]


def test_what_is_only_spoken_of_is_not_shown(read_text: ReadText) -> None:
    """A few words from a letter are not the letter."""
    text = "The letter, obtained by the Lamp, calls the wall “unsafe”."
    assert [e.is_shown for e in _exhibits(read_text(text))] == [False]


@pytest.mark.parametrize(("text", "holder"), HOLDERS)
def test_the_holder_is_described_as_the_report_describes_it(read_text: ReadText, text: str, holder: str) -> None:
    """A pronoun stands for whoever the report spoke of; a description stays a description."""
    assert [e.holder.of(text) if e.holder else "" for e in _exhibits(read_text(text))] == [holder]


def test_headlines_and_captions_speak_of_nothing_new(read_text: ReadText) -> None:
    """What a headline says the text says again, and a caption shows what it speaks of."""
    text = "Leaked memo shows that the dam was cracked\n\nThe mayor went home at noon, and nobody saw him again that day."
    assert _exhibits(read_text(text)) == []


def test_every_place_stands_in_the_text(read_text: ReadText) -> None:
    """All spans of evidence hold words."""
    for e in _exhibits(read_text(FLIGHT)):
        places = (e.span, e.size, e.holder, *e.seen_by, e.shows)
        assert all(span.of(FLIGHT).strip() for span in places if span is not None)
