"""What may be shown of things to come and of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand import pipeline
from firsthand.model.overview import Protection
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case, Reading
from firsthand.stages import publish

ReadText = Callable[..., Reading]

TEXT = (
    "Ilna Voss said that the gauge would be read again tomorrow. The dam board will publish the log by 14 April. "
    "The flow rose to 57 from 40. In May it was three. By Sunday it was nine. "
    "The gauge hangs below the third arch of the old bridge, where the river narrows between two walls of dressed stone, and is "
    "read from a boat by a keeper who lives in the lock house."
)


@pytest.fixture
def case(read_text: ReadText) -> Case:
    """One report of an outlet, dated to the day."""
    return pipeline.read_case([read_text(TEXT, published="2031-03-05", outlet="Brack Courier", url="https://brack.example/1")])


def told(public: PublicCase) -> dict[str, str | None]:
    """A public case in, the date of each thing to come by its words out."""
    return {d.words: d.due and d.due.iso() for c in public.claims for a in c.appearances for d in a.due}


def test_dates_and_levels_are_shown(case: Case) -> None:
    """Each with its appearance, in the lists of the interchange format."""
    made = publish.case_json(publish.run(case))
    quotes = {a["id"]: a["quote"] for a in made["appearances"]}
    assert [(d["due"], d["kind"]) for d in made["deadlines"]] == [("2031-03-06", "schedule"), ("2031-04-14", "schedule")]
    assert all("will" in quotes[d["appearance"]] or "would" in quotes[d["appearance"]] for d in made["deadlines"])
    assert [(c["from"], c["to"], quotes[c["appearance"]]) for c in made["changes"]] == [
        ("40", "57", "The flow rose to 57 from 40"), ("3", "9", "By Sunday it was nine"),
    ]  # fmt: skip


def test_tables_have_them_too(case: Case) -> None:
    """What a spreadsheet and a question in SQL see."""
    names, found = publish.ask(publish.run(case), "SELECT due, words, kind FROM deadlines ORDER BY due")
    assert (names, list(found)) == (
        ["due", "words", "kind"], [("2031-03-06", "tomorrow", "schedule"), ("2031-04-14", "14 April", "schedule")])
    _, found = publish.ask(publish.run(case), "SELECT from_value, to_value, outlet FROM changes ORDER BY to_value")
    assert list(found) == [("40", "57", "Brack Courier"), ("3", "9", "Brack Courier")]


def test_a_date_without_a_year_is_no_deadline_of_the_list(read_text: ReadText) -> None:
    """What has words alone is told with its appearance, and not among what can be put to a calendar."""
    made = publish.case_json(publish.run(pipeline.read_case([read_text("The keys will be handed over in the autumn.")])))
    assert made["deadlines"] == []
    assert [a["due"] for a in made["appearances"]] == [[{"words": "the autumn", "date": None, "kind": "schedule"}]]


def test_a_protected_report_does_not_tell_its_day(case: Case) -> None:
    """Once a report is hidden, "tomorrow" has no date, and a level from elsewhere in it is not told."""
    source = next(s for s in case.sources if "Voss" in s.name)
    hidden = publish.run(replace(case, protected=(Protection(source.id),)), label_key=b"k")
    assert hidden.documents[0].is_protected
    assert told(publish.run(case))["14 April"] == "2031-04-14"
    assert told(hidden) == {"tomorrow": None, "14 April": "--04-14"}
    assert [(c.old, c.new) for claim in hidden.claims for a in claim.appearances for c in a.levels] == [("40", "57")]


def test_a_date_that_does_not_stand_in_its_text_is_withheld(case: Case) -> None:
    """An appearance whose date stands nowhere fails the check of citations."""
    reading = case.readings[0]
    short = replace(reading, document=replace(reading.document, text=TEXT[:60]))
    assert publish.run(replace(case, readings=(short,))).withheld > 0
