"""Levels that a document says went from one value to another; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId, Passage, PassageKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.changes import find_changes

ReadText = Callable[..., Reading]

FILLING = (
    "The harbour lies below the old town on the west bank of the wide brown river between long walls of dressed stone and a row "
    "of lime trees with white stems and broad crowns over the road to the sea."
)
"""Without it a short text would have no room for all that it tells."""

CHANGES = [
    ("Inspections of the pumps went from once a day to three times a day.", ("1 per day", "3 per day")),
    ("Admissions have risen from 9 a day to 22 a day since Monday.", ("9 per day", "22 per day")),
    ("Calls had gone from two a week to thirty a day.", ("2 per week", "30 per day")),
    ("The toll rose from 12 to 31.", ("12", "31")),
    ("The fare was raised from 3 to 4 crowns.", ("3", "4")),
    ("The garrison was cut from 900 men to 250.", ("900", "250")),
    ("An increase in patrols from two to five a night was ordered.", ("2 per night", "5 per night")),
    ("Deaths went from one a day to three.", ("1 per day", "3 per day")),
    ("From one dead in the day it became three.", ("1 per day", "3 per day")),
    ("From 40 boats it has fallen to 11.", ("40", "11")),
    ("The number of dead rose to 57 from 40 on Wednesday.", ("40", "57")),
    ("Cases have grown to 64, the prefect said, from 31 a week ago.", ("31", "64")),
    ("The price of bread is up to 18 crowns from 11.", ("11", "18")),
    ("There were 203 patients by Sunday night, up from 118.", ("118", "203")),
    ("The mill now employs 84 people, down from 102.", ("102", "84")),
    ("The vessel was insured for 30,000 pounds, raised from 18,000 in the spring.", ("18000", "30000")),
    ("Its debt stands at 910 million crowns, up from 640 million in 2019.", ("640000000", "910000000")),
    ("The pilots get nine hours of rest, down from eleven.", ("11", "9")),
    ("The port handled 1.9 million tonnes, a rise from 1.6 million.", ("1600000", "1900000")),
    ("Infections number 203, against 118 three days before.", ("118", "203")),
    ("The choir has 40 singers, compared with 55 a year ago.", ("55", "40")),
    ("The flood killed 63 people, six more than had been counted at the time.", ("57", "63")),
    ("The school has 210 pupils, 30 fewer than last year.", ("240", "210")),
    ("In November it was one a day. By Christmas it was three.", ("1 per day", "3 per day")),
    ("In May it was three. By Sunday it was nine.", ("3", "9")),
    ("On the night shift we were forty when I came. At the end we were ninety.", ("40", "90")),
    ("Turnout stood at 61 per cent. Four years ago it was 66.", ("66", "61")),
    ("The union has 4,000 members; ten years ago it had 9,500.", ("9500", "4000")),
    ("He landed with 84 sheep, where he had sailed with 102.", ("102", "84")),
    ("The yard once had 300 men and now has 45.", ("300", "45")),
    ("The village used to have three wells and now has one.", ("3", "1")),
    ("The orders turn the existing three-ply watch into a four-ply watch.", ("3", "4")),
    ("They are bolstering the two-man patrols along the whole of the fence into four-man patrols.", ("2", "4")),
    ("The rent rose by 20 crowns to 120.", ("100", "120")),
    ("The count fell by 5 to 35.", ("40", "35")),
    ("The speed limit was lowered from 60 to 45.", ("60", "45")),
    ("The guard was doubled from six to twelve.", ("6", "12")),
    ("The stock shrank from 1,200 barrels to 300.", ("1200", "300")),
    ("Maske said that the wage had climbed from 14 to 19 crowns an hour.", ("14 per hour", "19 per hour")),
    ("The strength of the watch grew from about 30 to more than 70.", ("30", "70")),
    ("Output dropped to 12 tonnes a day from 40 tonnes a day.", ("40 per day", "12 per day")),
    ("The unit swelled from a dozen men to forty.", ("12", "40")),
    ("The bulletin revised the number of missing from 19 to 23.", ("19", "23")),
]

NO_CHANGES = [
    "Between 10 and 15 people were hurt.",
    "From 10 to 15 people were hurt.",
    "The children are aged from 6 to 9.",
    "Fourteen people died and nine were hurt.",
    "The shop is open from 9 to 5.",
    "The line runs from platform 3 to platform 7.",
    "The motion was carried by 12 votes, against 10.",
    "Nine boats sank in the north, compared with two in the south.",
    "The bridge was built from 1990 to 1994.",
    "He was moved from 2031 to 2033 in three camps.",
    "Two guards stood at the gate and two at the wall.",
    "The team won 3 to 2.",
    "The firm has 40 lorries and 12 vans.",
    "The two men were fined 300 crowns each, and a third 500.",
    "Sixty of the ninety seats are taken.",
    "It was nine. It was cold, and there were four lamps.",
    "There were 3,800 guests. There are 500 cooks in the town.",
    "Of 12 wells 4 were dry.",
    "Up to 40 people live in each of the 3 huts.",
    "The convoy took three trucks to two villages.",
    "Rations range from 200 to 300 grams.",
    "There are three bakers in the lower town and seven in the upper.",
    "She walked 9 miles to see 4 doctors.",
]


def _bare(text: str) -> Reading:
    """A text in, a reading of it out that takes it for one sentence and one assertion."""
    whole = Span(0, len(text))
    document = Document(id=DocumentId("T1"), path="odd.txt", sha256="0" * 64, text=text)
    return Reading(document, passages=(Passage(PassageKind.SENTENCE, whole, 0),), assertions=(Assertion(whole),))


def changes(reading: Reading) -> list[tuple[str, str]]:
    """A reading in, what it says changed out."""
    return [(c.old, c.new) for a in reading.assertions for c in a.changes]


@pytest.mark.parametrize(("text", "change"), CHANGES)
def test_a_level_that_moved(read_text: ReadText, text: str, change: tuple[str, str]) -> None:
    """The earlier and the later value of one level are told apart, with what they are rates of."""
    assert changes(read_text(f"{text} {FILLING}")) == [change]


@pytest.mark.parametrize("text", NO_CHANGES)
def test_two_numbers_alone_are_no_change(read_text: ReadText, text: str) -> None:
    """A range, two things counted, two places and a score are no change."""
    assert changes(read_text(f"{text} {FILLING}")) == []


def test_both_values_stand_in_the_text(read_text: ReadText) -> None:
    """The places of the two values hold numbers, the later one within the assertion."""
    text = " ".join(text for text, _ in CHANGES)
    reading = read_text(text)
    found = [(a.span, c) for a in reading.assertions for c in a.changes]
    assert len(found) > len(CHANGES) // 2
    assert all(span.contains(c.new_span) and c.old_span.of(text).strip() for span, c in found)


@pytest.mark.parametrize(
    "text",
    ["one " * 4000, "1" * 20_000, "from 1 to 2 " * 2000, "rose to 3 " * 2000 + "from 1", " " * 20_000 + "from 1 to 2",
     "“from one to two " * 1500],
    ids=["words", "digits", "pairs", "openings", "blanks", "marks"],
)
def test_odd_texts_end(text: str) -> None:
    """However long a text and however often the words for a change stand in it, each pair of numbers is looked at once."""
    reading = _bare(text)
    assert len(find_changes(reading, reading.assertions)) <= 1
