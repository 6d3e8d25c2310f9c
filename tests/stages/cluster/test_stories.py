"""One event, one story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.document import DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.reading import Reading
from firsthand.stages.cluster.copies import find_overlaps
from firsthand.stages.cluster.stories import NEGLIGIBLE, Profile, compare_profiles, find_stories

MakeReading = Callable[..., Reading]

FIRE = "A fire in the grain silo at Tarnovik killed four workers on Monday, the mayor said. Smoke hung over the railway yard."
FIRE_OWN = "Four men are dead after Monday's silo fire. Tarnovik buried the first, and the railway yard is black with soot."
FIRE_LATER = "The inquiry into the Tarnovik silo fire that killed four workers found that a lamp had been left in the grain."
MARCH = "Students marched through Oskar on Friday against higher fees. The rector met them on the steps and promised a hearing."
UNDATED = "You who saw the men at the Tarnovik silo on Monday: four workers died in the fire. Come to the yard and say so."


def stories_of(*readings: Reading) -> list[list[str]]:
    """Readings in, the documents of each story out."""
    return [list(story.documents) for story in find_stories(readings, find_overlaps(readings))]


def test_reports_of_one_event_are_a_story_and_another_event_is_another(make_reading: MakeReading) -> None:
    """Shared words and names join; a report without them stays alone."""
    readings = (
        make_reading("T1", FIRE, published="2021-06-01"),
        make_reading("T2", MARCH, published="2021-06-05"),
        make_reading("T3", FIRE_OWN, published="2021-06-03"),
    )
    assert stories_of(*readings) == [["T1", "T3"], ["T2"]]


def test_a_finding_that_follows_weeks_later_belongs_to_the_event(make_reading: MakeReading) -> None:
    """Time weakens likeness slowly."""
    assert stories_of(
        make_reading("T1", FIRE, published="2021-06-01"), make_reading("T2", FIRE_LATER, published="2021-07-10")
    ) == [["T1", "T2"]]


def test_an_undated_report_joins_by_what_it_names(make_reading: MakeReading) -> None:
    """Without a date, a shared place or person or figure must hold a report to a story."""
    bare = "Four workers died in a fire at a silo full of grain, and the smoke hung over the yard until dawn, it was said there."
    dated = make_reading("T1", FIRE, published="2021-06-01")
    assert stories_of(dated, make_reading("T2", UNDATED)) == [["T1", "T2"]]
    assert stories_of(dated, make_reading("T2", bare)) == [["T1"], ["T2"]]


def test_a_story_says_why(make_reading: MakeReading) -> None:
    """The reason names what the reports have in common; a report alone needs none."""
    readings = [make_reading("T1", FIRE), make_reading("T2", UNDATED), make_reading("T3", MARCH)]
    joined, alone = find_stories(readings, ())
    assert "tarnovik" in joined.reason
    assert alone.reason == ""


def test_reports_held_together_are_one_story(make_reading: MakeReading) -> None:
    """What a person or an earlier run put into one story stays there, and its reason says so where they share no word."""
    readings = [make_reading("T1", FIRE), make_reading("T2", "Trams stood still.", published="2021-06-05")]
    together = [(DocumentId("T2"), DocumentId("T1")), (DocumentId("T2"), DocumentId("T9"))]
    (story,) = find_stories(readings, (), constraints=Constraints(documents_together=tuple(together)))
    assert story.documents == ("T1", "T2")
    assert story.reason == "settled before"


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=5), max_size=8))
def test_a_large_case_is_compared_as_a_small_one_is(documents: list[set[str]]) -> None:
    """Likeness added up at one go is the same to the last digit, but for what is negligible."""
    profiles = [Profile(dict.fromkeys(sorted(d), 1.0), dict.fromkeys(d, 0.5), frozenset()) for d in documents]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("firsthand.stages.cluster.stories.LARGE_CASE", -1)
        at_once = compare_profiles(profiles)
    assert at_once == {pair: value for pair, value in compare_profiles(profiles).items() if value >= NEGLIGIBLE}
