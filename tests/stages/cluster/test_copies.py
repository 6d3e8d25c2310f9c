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


NOTICE = (
    "At least {0} families lost their homes when the river rose above its banks near {1} on Tuesday, {2} of the rescue service "
    "told reporters. The road to {3} is closed, and a shelter was opened in the school of {4}, where {2} asked people to stay "
    "until the water has gone down."
)
TARN = NOTICE.format(44, "Tarnwick", "Amara Joloto", "Nebopo", "Velsk")
SAME_TARN = NOTICE.replace("asked people", "begged everybody").format(44, "Tarnwick", "Amara Joloto", "Nebopo", "Velsk")
GARZA = NOTICE.replace("asked people", "begged everybody").format(71, "Ganorza", "Viktor Gargofel", "Jazobo", "Oriel Ness")


def test_notices_written_to_one_pattern_are_no_copies(make_reading: MakeReading) -> None:
    """The same words of other people, places and figures are a pattern; of the same ones they are one text."""
    assert not find_overlaps([make_reading("T1", TARN), make_reading("T2", GARZA)])
    (found,) = find_overlaps([make_reading("T1", TARN), make_reading("T2", SAME_TARN)])
    assert found.kind is Overlap.COPY


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


BACKGROUND = (
    "The bridge at Kelmar was built by the miller's guild two centuries ago and has carried every cart of salt from the coast to "
    "the hill towns since the old ferry sank with all its mules."
)


TRADERS = (
    "Nine salt traders met in the tavern on Friday to complain of the long way round. {} They want a ferry again, and the "
    "council laughed at them. Nobody had seen so many wagons in the lower square since the fair, when the tanners came with "
    "their dogs and slept under the awnings until the constable drove them off with a bucket."
)


def test_a_passage_in_a_text_of_its_own_is_partial_reuse(make_reading: MakeReading) -> None:
    """One paragraph taken over makes no copy, and is said."""
    a, b = make_reading("T1", f"{WIRE} {BACKGROUND}"), make_reading("T2", TRADERS.format(BACKGROUND))
    (found,) = find_overlaps([a, b])
    assert found.kind is Overlap.PARTIAL


def test_a_report_that_quotes_the_others_own_words_reuses_them(make_reading: MakeReading) -> None:
    """Words that a report tells itself, between the marks of another, are its own words quoted."""
    quoting = f"The almanac has it that “{BACKGROUND}” We asked the miller about the mules, and he shrugged."
    (found,) = find_overlaps([make_reading("T1", f"{BACKGROUND} It is closed today."), make_reading("T2", quoting)])
    assert (found.kind, found.document, found.is_direction_known) == (Overlap.PARTIAL, "T2", True)


LETTER = (
    "I never wanted to leave the island and I never told my brother that I would sell him the boat.\n"
    "When I was nine I learned to mend nets and my father told me that I would never mend anything else in my life."
)


def test_a_letter_printed_by_both_is_a_shared_quotation(make_reading: MakeReading) -> None:
    """A letter that one sets as paragraphs after a colon and the other between marks is nobody's copy."""
    a = make_reading(
        "T1", f"The keeper left a note for the council. It reads in full:\n{LETTER}\nThe council has not replied to it yet."
    )
    b = make_reading("T2", f"Who owned the boat that sank in May? “{LETTER}” That is what was found on the table of the keeper.")
    (found,) = find_overlaps([a, b])
    assert found.kind is Overlap.SHARED_QUOTATION


def test_a_large_case_finds_what_a_small_one_finds(make_reading: MakeReading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking candidates up by sketches gives the same records as comparing every pair."""
    readings = [make_reading(f"T{n}", text) for n, text in enumerate((WIRE, CUT, OWN_A, OWN_B), 1)]
    every_pair = find_overlaps(readings)
    monkeypatch.setattr(copies, "LARGE_CASE", 0)
    assert find_overlaps(readings) == every_pair
    assert len(every_pair) == 2


def test_a_thousand_copies_hang_together(make_reading: MakeReading) -> None:
    """Copies of one text are all joined to one another, directly or not, though few of their pairs are compared."""
    readings = [make_reading(f"T{n}", f"{WIRE} Page {n} of the morning paper.") for n in range(120)]
    joined = {n: n for n in range(120)}
    found = find_overlaps(readings)
    for overlap in found:
        one, other = (joined[int(d[1:])] for d in (overlap.document, overlap.other))
        joined = {n: one if root == other else root for n, root in joined.items()}
    assert len(set(joined.values())) == 1
    assert len(found) < 120 * 20
