"""The due list: a line for each claim and date, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from firsthand import pipeline
from firsthand.model.outlook import Outcome, OutlookKind
from firsthand.model.public import PublicCase
from firsthand.model.public_outlook import PublicDue, PublicGivenOutcome
from firsthand.model.reading import Reading
from firsthand.stages import publish
from firsthand.stages.publish.due import DueState, find_state, list_due, say_due, say_outlook, state_on
from firsthand.text.date_spans import parse
from firsthand.text.dates import DateValue, parse_published

ReadText = Callable[..., Reading]
DAY = date(2031, 3, 20)
MARCH = "2031-03-05"

STATES = [
    (DateValue(2031, 3, 19), DueState.OVERDUE),
    (DateValue(2031, 3, 20), DueState.DUE),
    (DateValue(2031, 3, 21), DueState.OPEN),
    (DateValue(2031, 2), DueState.OVERDUE),
    (DateValue(2031, 3), DueState.UNKNOWN),
    (DateValue(2031, 4), DueState.OPEN),
    (DateValue(2030), DueState.OVERDUE),
    (DateValue(2031), DueState.UNKNOWN),
    (DateValue(2031, 3, 10, end=DateValue(2031, 3, 19)), DueState.OVERDUE),
    (DateValue(2031, 3, 10, end=DateValue(2031, 3, 25)), DueState.UNKNOWN),
    (DateValue(None, 2), DueState.UNKNOWN),
    (DateValue(None, 12, 31), DueState.UNKNOWN),
    (None, DueState.UNKNOWN),
]

WORDS = [
    ("14 April", MARCH, "14 April 2031"),
    ("14 April", None, "14 April, no year given"),
    ("mid-July", MARCH, "mid-July 2031"),
    ("mid-July", None, "mid-July, no year given"),
    ("early May", MARCH, "early May 2031"),
    ("July", None, "July, no year given"),
    ("the end of the year", MARCH, "the end of 2031"),
    ("the end of March", MARCH, "the end of March 2031"),
    ("within ten days", MARCH, "5 to 15 March 2031"),
    ("next month", MARCH, "April 2031"),
    ("2033", MARCH, "2033"),
    ("Friday", None, "“Friday”, which day is not known"),
    ("the autumn", None, "the autumn, no year given"),
]


@pytest.fixture
def public(promises: list[Reading]) -> PublicCase:
    """Two reports of one promise, one with a plan and one with what should have come."""
    return publish.run(pipeline.read_case(promises))


@pytest.mark.parametrize(("value", "state"), STATES)
def test_the_calendar_alone_tells_the_state(value: DateValue | None, state: DueState) -> None:
    """Before its first day a thing is open, after its last overdue; what is not known closer is unknown."""
    assert state_on(value, DAY) is state


@pytest.mark.parametrize(("words", "published", "told"), WORDS)
def test_a_date_is_told_as_closely_as_it_is_known(words: str, published: str | None, told: str) -> None:
    """No more than the report says, and what is missing is said."""
    value = parse(words, parse_published(published) if published else None)
    assert say_due(PublicDue(words, value, OutlookKind.PLAN)) == told


def test_the_end_of_a_year_that_is_not_known() -> None:
    """It has its month and its day, and no year."""
    due = PublicDue("the end of the year", DateValue(None, 12, 31, is_approximate=True), OutlookKind.PLAN)
    assert say_due(due) == "the end of the year, no year given"


def test_one_claim_has_one_line(public: PublicCase) -> None:
    """Told by two reports, a promise stands once, with who said so, through whom, and where."""
    lines = list_due(public, DAY)
    assert [(line.when, line.state) for line in lines] == [
        ("1 March 2031", DueState.OVERDUE), ("14 April 2031", DueState.OPEN), ("mid-July 2031", DueState.OPEN),
        ("2033", DueState.OPEN),
    ]  # fmt: skip
    promise = lines[1]
    assert (promise.said_by, promise.reports) == ("Ilna Voss", 2)
    assert promise.appearance.quote.startswith("The grain office will hand out")
    assert lines[0].said_by == "Lower Post, in its own words"


def test_the_claim_page_says_so(public: PublicCase) -> None:
    """One line for each thing to come, below the words that say so."""
    line = list_due(public, DAY)[1]
    assert say_outlook(line.appearance) == ("Due: 14 April 2031",)
    assert "  - Due: 14 April 2031." in publish.claim_markdown(public, line.claim.id)


def test_two_dates_of_one_claim_have_two_lines(public: PublicCase) -> None:
    """Where reports give days that cannot be one, each has its line."""
    claim = list_due(public, DAY)[1].claim
    first, *others = claim.appearances
    moved = replace(first, due=(PublicDue("16 April", DateValue(2031, 4, 16), OutlookKind.PROMISE),))
    other = replace(public, claims=tuple(replace(c, appearances=(moved, *others)) if c is claim else c for c in public.claims))
    assert [line.when for line in list_due(other, DAY) if line.claim.id == claim.id] == ["14 April 2031", "16 April 2031"]


def test_two_dates_of_one_sentence_have_two_lines(read_text: ReadText) -> None:
    """A season that follows a day in the same words is another date, and not that day told vaguely."""
    text = "The board plans to mend the weir by mid-July and to drain the basin in the autumn, a clerk told the Brack Courier."
    case = pipeline.read_case([read_text(text, published=MARCH)])
    assert [line.when for line in list_due(publish.run(case), DAY)] == ["mid-July 2031", "the autumn, no year given"]


GIVEN = [
    (Outcome.KEPT, None, DueState.KEPT),
    (Outcome.BROKEN, None, DueState.BROKEN),
    (Outcome.OPEN, None, DueState.OPEN),
    (Outcome.UNKNOWN, None, DueState.UNKNOWN),
    (Outcome.MOVED, None, DueState.MOVED),
    (Outcome.MOVED, DateValue(2031, 3, 21), DueState.MOVED),
    (Outcome.MOVED, DateValue(2031, 3), DueState.MOVED),
    (Outcome.MOVED, DateValue(2031, 3, 20), DueState.DUE),
    (Outcome.MOVED, DateValue(2031, 3, 19), DueState.OVERDUE),
]


@pytest.mark.parametrize(("outcome", "to", "state"), GIVEN)
@pytest.mark.parametrize("value", [DateValue(2031, 3, 1), DateValue(2031, 4), None])
def test_a_decision_counts_before_the_calendar(
    value: DateValue | None, outcome: Outcome, to: DateValue | None, state: DueState
) -> None:
    """Whatever the day was; of what was moved the calendar tells again, by the new one."""
    given = PublicGivenOutcome(outcome, to, None, "mo", "", "", 0)
    assert find_state(value, given, DAY) is state
