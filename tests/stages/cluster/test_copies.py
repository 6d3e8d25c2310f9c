"""Copied text, told from shared quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading
from firsthand.model.story import Overlap
from firsthand.stages.cluster import copies
from firsthand.stages.cluster.copies import find_overlaps

MakeReading = Callable[..., Reading]

WIRE = (
    "KELMAR, May 3 (Vesper Wire) - Three barges broke loose from the upper lock on Tuesday and drifted into the old stone "
    "bridge, the river police said. The middle arch was damaged and the road across it has been closed to lorries. Nobody was "
    "hurt, according to the fire brigade, which pulled two bargemen from the water with a ladder. The lock keeper told reporters "
    "that a cable had snapped in the flood. Engineers will look at the piers when the water has gone down."
)
CUT = (
    "Three barges broke loose from the upper lock on Tuesday and drifted into the old stone bridge. The middle arch was damaged "
    "and the road across it has been closed to lorries. Nobody was hurt. Firemen pulled two men from the water with a ladder."
)
QUOTATION = (
    "“We have asked for a new cable every single year since the great flood and every single year they told us that there was "
    "no money for cables at all”"
)
OWN_A = f"The lock keeper at Kelmar spoke out on Thursday. {QUOTATION}, he said. He has kept the upper lock for nineteen years."
OWN_B = f"Who is to blame for the barges? {QUOTATION}, says the keeper. The council met until midnight and found nobody."


def test_a_cut_text_that_lost_its_credits_is_a_copy(make_reading: MakeReading) -> None:
    """Leaving out sentences and attributions does not make a report of one's own."""
    (found,) = find_overlaps([make_reading("T1", WIRE), make_reading("T2", CUT)])
    assert (found.kind, found.document, found.other) == (Overlap.COPY, "T2", "T1")
    assert found.containment > copies.COPY_CONTAINMENT


def test_one_quotation_in_two_texts_is_no_copy(make_reading: MakeReading) -> None:
    """Words between quotation marks speak for a common source alone."""
    (found,) = find_overlaps([make_reading("T1", OWN_A), make_reading("T2", OWN_B)])
    assert found.kind is Overlap.SHARED_QUOTATION
    assert found.containment_quoted == 1.0


def test_a_quotation_printed_without_marks_is_no_copied_text_either(make_reading: MakeReading) -> None:
    """What one report marks as quoted is a quotation in the other, too."""
    bare = OWN_B.replace("“", "").replace("”", "")
    assert all(o.kind is not Overlap.COPY for o in find_overlaps([make_reading("T1", OWN_A), make_reading("T2", bare)]))


def test_reports_in_their_own_words_share_nothing(make_reading: MakeReading) -> None:
    """Telling the same in other words is no copy."""
    own = "A cable snapped at the lock, and what it held struck the bridge; the middle arch is cracked. No one was injured."
    assert not find_overlaps([make_reading("T1", WIRE), make_reading("T2", own)])


def test_a_large_case_finds_what_a_small_one_finds(make_reading: MakeReading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking candidates up by n-gram gives the same records as comparing every pair."""
    readings = [make_reading(f"T{n}", text) for n, text in enumerate((WIRE, CUT, OWN_A, OWN_B), 1)]
    every_pair = find_overlaps(readings)
    monkeypatch.setattr(copies, "LARGE_CASE", 0)
    assert find_overlaps(readings) == every_pair
    assert len(every_pair) == 2
