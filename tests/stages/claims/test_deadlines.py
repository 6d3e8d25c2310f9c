"""What a document says will come, and when; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.outlook import OutlookKind
from firsthand.model.reading import Reading

ReadText = Callable[..., Reading]

PUBLISHED = "2031-03-05"
"""A Wednesday."""

TO_COME = [
    ("The bridge will be opened on 14 April.", "2031-04-14"),
    ("The council will publish the names by Friday.", "2031-03-07"),
    ("The inquest will not begin before 2 May.", "2031-05-02"),
    ("The quarry shall be closed by 30 June.", "2031-06-30"),
    ("“We'll pay every family by 1 August,” Dorn Maske said.", "2031-08-01"),
    ("Maske said that the pump would be mended by 20 March.", "2031-03-20"),
    ("The mayor promised that the tents would be gone before 1 April.", "2031-04-01"),
    ("The ferry is to sail again from 1 June.", "2031-06-01"),
    ("From 1 April the tests are to cost nothing.", "2031-04-01"),
    ("The commission is to report within ten days.", "2031-03-05/2031-03-15"),
    ("The hearing is scheduled for 3 October.", "2031-10-03"),
    ("The trial is set for 12 May.", "2031-05-12"),
    ("A first draft is due on 9 April.", "2031-04-09"),
    ("The report is due to appear in May.", "2031-05"),
    ("The works are expected to end in August.", "2031-08"),
    ("The ministry plans to complete the lists by mid-July.", "2031-07"),
    ("The board hopes to reopen the mill by the end of the year.", "2031-12-31"),
    ("The union intends to strike on 17 March.", "2031-03-17"),
    ("The firm has agreed to clear the site by 5 May.", "2031-05-05"),
    ("The owners have pledged to repay the grant by June.", "2031-06"),
    ("The tenants must leave before 15 April.", "2031-04-15"),
    ("The plant has to be shut down by 1 July.", "2031-07-01"),
    ("The court ordered the firm to pay by 28 March.", "2031-03-28"),
    ("They were told to hand in their keys by 10 March.", "2031-03-10"),
    ("The new fares take effect on 1 April.", "2031-04-01"),
    ("Parliament votes on 20 March.", "2031-03-20"),
    ("The vote is on 20 March.", "2031-03-20"),
    ("The deadline for bids is 11 April.", "2031-04-11"),
    ("The exhibition opens on 6 April and closes in June.", "2031-04-06"),
    ("The delegates are meeting on 12 March.", "2031-03-12"),
    ("The hearing was postponed to 4 April.", "2031-04-04"),
    ("The match has been put off until 22 March.", "2031-03-22"),
    ("The curfew was extended until 31 March.", "2031-03-31"),
    ("The court adjourned the case until 9 May.", "2031-05-09"),
    ("The harbour could be free of ice by April.", "2031-04"),
    ("The dam may be full in May.", "2031-05"),
    ("The gate will probably be replaced next month.", "2031-04"),
    ("The two sides will hold talks next week.", "2031-03-10/2031-03-16"),
    ("The governor will hold a vote on Sunday.", "2031-03-09"),
    ("The director will be questioned by the council on 3 April.", "2031-04-03"),
    ("A spokeswoman said a decision would be taken on 18 March.", "2031-03-18"),
    ("The agency announced that it would begin the survey in September.", "2031-09"),
    ("The plan is to move the archive in October.", "2031-10"),
    ("The promise to rebuild the school by September still stands, and the masons will start on 2 April.", "2031-04-02"),
    ("The bill will be put to the assembly by the end of next month.", "2031-04-30"),
    ("The patients will be moved tomorrow.", "2031-03-06"),
    ("The mission will end in 2033.", "2033"),
    ("Vaccination will begin on 13 March, the prefect said.", "2031-03-13"),
    ("Water will be cut off from 10 to 12 April.", "2031-04-10/2031-04-12"),
    ("According to the union, the pilots will stop work on 1 May.", "2031-05-01"),
    ("The wardens are expected back on 16 March.", "2031-03-16"),
    ("The rent order will be withdrawn by 1 May, the mayor said.", "2031-05-01"),
    ("The final result is to be published by 30 April.", "2031-04-30"),
    ("The show will open on 17 June, two days before the fair.", "2031-06-17"),
    ("The reeve has named a deputy, effective 1 April.", "2031-04-01"),
    ("On 7 April, Ilna Voss will testify before the assembly about the lost letters.", "2031-04-07"),
]

NOT_TO_COME = [
    "The bridge was opened on 14 February.",
    "The council published the names on Friday.",
    "He had promised to leave in January.",
    "The hearing took place on 3 March.",
    "The road has been shut since Monday.",
    "The fire broke out on Tuesday night.",
    "The mill closed in 2019.",
    "Nobody spoke ahead of the vote on Sunday.",
    "She left the town before the election in May.",
    "The two men met after the hearing on 12 February.",
    "The October vote divided the town.",
    "Will the bridge be opened on 14 April?",
    "He asked whether the bridge would be opened on 14 April.",
    "The ministry denied that the bridge would be opened on 14 April.",
    "The strike would have begun on 14 April.",
    "If the bridge is opened on 14 April, the ferry loses its trade.",
    "The letter is dated 14 February.",
    "In March 2030 the works were halted.",
    "The dead man was born on 9 May 1990.",
    "Fourteen boats sank last week.",
    "The pump broke twice in February.",
    "The firm said that it had paid every family by 1 February.",
    "It rained on Monday and Tuesday.",
    "The report was due on 1 February.",
    "The sale had been set for 14 April.",
    "The crews are in the town this week.",
]

UNDATED = [
    ("The board plans to complete the lists by mid-July.", "mid-July", "--07"),
    ("The board will complete the lists by the end of the year.", "the end of the year", "--12-31"),
    ("The decisions will be issued in the autumn.", "the autumn", None),
    ("The decisions will be issued in the fall.", "the fall", None),
    ("The keys will be handed over on Friday.", "Friday", None),
    ("The owners will pay ten pounds on the 1st of December.", "1st of December", "--12-01"),
]


def dues(reading: Reading) -> list[tuple[str, str | None]]:
    """A reading in, the words and the date of each thing to come, in text order, out."""
    found = [d for a in reading.assertions for d in a.due]
    return [(d.date.of(reading.document.text), d.due and d.due.iso()) for d in sorted(found, key=lambda d: d.date)]


@pytest.mark.parametrize(("text", "due"), TO_COME)
def test_what_is_to_come_has_its_date(read_text: ReadText, text: str, due: str) -> None:
    """What is to happen, by its verb and by the calendar, falls due."""
    assert due in [date for _, date in dues(read_text(text, published=PUBLISHED))]


@pytest.mark.parametrize("text", NOT_TO_COME)
def test_what_is_not_to_come_has_none(read_text: ReadText, text: str) -> None:
    """The past, a condition, a question, a denial and an event in passing fall due for nobody."""
    assert dues(read_text(text, published=PUBLISHED)) == []


@pytest.mark.parametrize(("text", "words", "due"), UNDATED)
def test_an_undated_report_gives_no_year(read_text: ReadText, text: str, words: str, due: str | None) -> None:
    """Without a day of publication no year is guessed, and a date that needs one keeps its words alone."""
    ((told, date),) = dues(read_text(text))
    assert words in told
    assert date == due


def test_one_sentence_may_hold_several(read_text: ReadText) -> None:
    """Every date that something hangs on counts, each once."""
    text = (
        "The board plans to complete the lists by mid-July and complete the moves by the end of the year, "
        "when the orders on the lists are issued in the fall."
    )
    assert [due for _, due in dues(read_text(text))] == ["--07", "--12-31", None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will pay every family by 1 August,” Dorn Maske said.", OutlookKind.PROMISE),
        ("The firm has pledged to pay by 1 August.", OutlookKind.PROMISE),
        ("The hearing is scheduled for 3 October.", OutlookKind.SCHEDULE),
        ("The ministry plans to open the road by 3 October.", OutlookKind.PLAN),
        ("The road could be open by 3 October.", OutlookKind.FORECAST),
        ("The road will probably be open by 3 October.", OutlookKind.FORECAST),
    ],
)
def test_how_it_is_put_forward(read_text: ReadText, text: str, kind: OutlookKind) -> None:
    """A promise, a schedule, a plan and a forecast are told apart by their verbs."""
    assert [d.kind for a in read_text(text, published=PUBLISHED).assertions for d in a.due] == [kind]


def test_a_date_stands_within_its_assertion(read_text: ReadText) -> None:
    """Whatever falls due is cited by words of the assertion itself."""
    reading = read_text(" ".join(text for text, _ in TO_COME), published=PUBLISHED)
    found = [(a.span, d.date) for a in reading.assertions for d in a.due]
    assert len(found) > len(TO_COME) // 2
    assert all(span.contains(date) for span, date in found)
