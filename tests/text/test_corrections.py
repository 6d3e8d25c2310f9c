"""Where a report says that it corrects a number, and which number is the earlier one."""

from __future__ import annotations

import pytest

from firsthand.text.corrections import is_earlier_number, may_correct, says_correction

SAYS_SO = [
    "Correction: An earlier version of this report gave the number of dead as 14.",
    "CORRECTED - Seventeen miners died at Orrin",
    "(Corrects number of dead in second paragraph)",
    "This story has been corrected to say that 17 miners died.",
    "The ministry revised its count of the missing to 19.",
    "The toll was revised down by the coroner.",
    "The agency corrected the figure on Thursday.",
    "The number was later corrected.",
    "It was 17 barges, not 14, as we earlier reported.",
    "An earlier version of this article misstated the sum.",
    "Corrections to the death toll follow.",
]
SAYS_NOTHING = [
    "The teacher corrected her pupils.",
    "Seventeen miners died, the coroner said.",
    "A new version of the pump was shown in Tarn.",
    "He corrected course off Ardle and ran aground.",
    "The law was amended in spring.",
    "It was not as cold as in January.",
    "The prison, called a house of correction, was shut.",
]
EARLIER = [
    ("An earlier version of this report gave the number as 14.", "14", True),
    ("The toll is 17, down from 19 the day before.", "19", True),
    ("The toll is 17, down from 19 the day before.", "17", False),
    ("The count rose from 14 to 17 overnight.", "14", True),
    ("The count rose from 14 to 17 overnight.", "17", False),
    ("The council raised the number of beds from about 200 in the old wing to 340.", "200", True),
    ("It was 17 barges, not 14, as we earlier reported.", "14", True),
    ("It was 17 barges, not 14, as we earlier reported.", "17", False),
    ("The first count of 14 was raised to 17.", "14", True),
    ("The first count of 14 was raised to 17.", "17", False),
    ("Not 14 but all of the barges came back.", "14", False),
    ("Some 300 people came from 12 villages.", "12", False),
]


@pytest.mark.parametrize("sentence", SAYS_SO)
def test_a_report_says_that_it_corrects(sentence: str) -> None:
    """By a heading, a note on its own earlier version, or a verb that has a count for its object."""
    assert says_correction(sentence)
    assert may_correct(sentence)


@pytest.mark.parametrize("sentence", SAYS_NOTHING)
def test_other_corrections_are_none(sentence: str) -> None:
    """What is corrected, or amended, must be a count or the report itself."""
    assert not says_correction(sentence)


@pytest.mark.parametrize(("sentence", "number", "is_earlier"), EARLIER)
def test_the_earlier_number_is_told_from_the_later(sentence: str, number: str, is_earlier: bool) -> None:
    """By the words before it, and by "to" after one that opens with "from"."""
    start = sentence.index(number)
    assert is_earlier_number(sentence, start, start + len(number)) is is_earlier
