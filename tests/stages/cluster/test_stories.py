"""One event, one story."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.reading import Reading
from firsthand.stages.cluster.copies import find_overlaps
from firsthand.stages.cluster.stories import find_stories
from firsthand.text.dates import parse_published

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
    readings = [
        make_reading("T1", FIRE, published="2021-06-01"),
        make_reading("T2", "Trams stood still.", published="2021-06-05"),
    ]
    together = [(DocumentId("T2"), DocumentId("T1")), (DocumentId("T2"), DocumentId("T9"))]
    (story,) = find_stories(readings, (), constraints=Constraints(documents_together=tuple(together)))
    assert story.documents == ("T1", "T2")
    assert story.reason == "settled before"


def test_an_undated_report_in_a_dated_story_is_marked(make_reading: MakeReading) -> None:
    """The reason says which reports have no date; where none has one, there is nothing to say."""
    dated = make_reading("T1", FIRE, published="2021-06-01")
    (mixed,) = find_stories([dated, make_reading("T2", UNDATED)], ())
    assert mixed.reason.endswith("; undated: T2")
    (bare,) = find_stories([make_reading("T1", FIRE), make_reading("T2", UNDATED)], ())
    assert "undated" not in bare.reason


def test_an_undated_report_joins_by_a_verbatim_quotation(make_reading: MakeReading) -> None:
    """A quotation in common holds an undated report to a story even where nothing is named; without it nothing does."""
    said = "“we never saw anybody close the heavy door behind the shed that night” a witness told the court about the shed door."
    dated = make_reading("T1", f"The heavy door of the shed stood open all night, {said}", published="2021-06-01")
    undated = make_reading("T2", f"Nobody had closed the heavy shed door, {said}")
    assert stories_of(dated, undated) == [["T1", "T2"]]
    other = make_reading("T2", undated.document.text.replace("“", "").replace("”", ""))
    assert stories_of(dated, other) == [["T1"], ["T2"]]


def test_events_told_alike_are_kept_apart(make_reading: MakeReading) -> None:
    """Of two fires in two towns, told in much the same words, each has its own reports, however many words they share."""
    told = (
        "A fire in the {site} at {place} killed {dead} workers, mayor {mayor} said. Smoke hung over {yard}.",
        "{place} buried {dead} workers of the {site}; mayor {mayor} spoke, and {yard} was black with soot after the fire.",
        "The fire in the {site} of {place} began at {yard}, said mayor {mayor}, and {dead} workers died.",
        "Mayor {mayor} of {place} ordered an inquiry into the {site} fire near {yard} in which {dead} workers were killed.",
    )
    silo = {"site": "grain silo", "place": "Tarnovik", "dead": "41", "mayor": "Ilse Brandov", "yard": "Kosten Yard"}
    mill = {"site": "paper mill", "place": "Oskarsund", "dead": "17", "mayor": "Pavel Orsini", "yard": "Lower Quay"}
    readings = [make_reading(f"T{n}", told[n % 4].format(**(silo, mill)[n // 4]), published="2021-06-01") for n in range(8)]
    assert [set(s.documents) for s in find_stories(readings, ())] == [{"T0", "T1", "T2", "T3"}, {"T4", "T5", "T6", "T7"}]


@given(st.permutations(range(6)))
def test_the_order_of_input_changes_no_story(order: list[int]) -> None:
    """In whatever order the reports are given, the same are together."""
    texts = (FIRE, FIRE_OWN, FIRE_LATER, MARCH, UNDATED, FIRE)
    dates = ("2021-06-01", "2021-06-03", "2021-07-10", "2021-06-05", None, "2021-06-01")
    readings = [
        Reading(
            Document(DocumentId(f"T{n}"), f"{n}.txt", "", text, published=parse_published(day) if (day := dates[n]) else None)
        )
        for n, text in enumerate(texts)
    ]
    stories = find_stories([readings[n] for n in order], ())
    assert {frozenset(s.documents) for s in stories} == {frozenset(s.documents) for s in find_stories(readings, ())}
    place = {f"T{n}": position for position, n in enumerate(order)}
    assert [d for s in stories for d in s.documents[:1]] == sorted((s.documents[0] for s in stories), key=lambda d: place[d])
