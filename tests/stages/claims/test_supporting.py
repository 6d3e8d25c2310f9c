"""Support of another kind: who finds plausible what others tell, by which words, and what is meant; all of it invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.claim import Assertion
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.support_words import find_support

ReadText = Callable[..., Reading]

BEFORE = (
    "The harbour lies below the old town on the west bank of the wide brown river between long walls of dressed stone. "
    "The army burnt the mill at Varn, a baker told the Lamp. "
)
"""Room for all that is told, and something to support."""

SUPPORT = [
    "The account is credible, said Ana Brisk, who heads the observatory.",
    "The claims could be accurate, the director of the institute believes.",
    "“The report is consistent with what we have seen elsewhere,” said Dorn Maske.",
    "It fits a pattern, the analyst said.",
    "“We have no reason to doubt her story,” the lawyer said.",
    "The findings tally with our own research, the university said.",
    "“We have been told similar stories by other prisoners,” said the head of the group.",
    "The committee found the allegations credible.",
    "The inspector called the testimony plausible.",
    "Experts said that the description was entirely believable.",
    "“Her version rings true,” the former guard said.",
    "The wounds are consistent with the account that she gave, a doctor said.",
    "The pattern of damage matches what witnesses described, the engineer said.",
    "The observatory said it had documented similar cases in three other towns.",
    "“It is plausible,” said the retired general.",
    "“This is credible,” the monitor said.",
    "The lawyer considers the complaint well founded.",
    "The ambassador said there was every reason to believe the survivors.",
    "The satellite pictures support the villagers' account, the institute said.",
    "His testimony corroborates the allegations, the prosecutor said.",
    "The documents lend weight to the claim, said the auditor.",
    "The numbers square with our estimates, the relief agency said.",
    "The charity has received comparable reports from the north.",
    "Several aid groups have heard similar accounts, a coordinator said.",
    "“These are not the first such allegations,” said the bishop.",
    "It is not the first time we have heard this, the nurse said.",
    "The story sounds plausible, two former officers said.",
    "The statement may well be true, the historian said.",
    "“What the boy says is believable,” said the teacher.",
    "The professor judged the figures to be reliable.",
    "The details of the report are convincing, the ombudsman said.",
    "“I do not doubt his account,” the colleague said.",
    "The monitor said that it does not question the findings.",
    "The union said that the figures were in line with its own records.",
    "The chronology agrees with what we know, said the archivist.",
    "“The allegations fit a familiar pattern,” the researcher said.",
    "The description matches our earlier findings, the group said.",
    "The rapporteur gave credence to the claims.",
    "The evidence bears out the report, the inspector said.",
    "Similar reports have reached us from other camps, said the director.",
    "“We have seen such cases before,” the surgeon said.",
    "The agency has recorded many incidents like this, its spokeswoman said.",
    "Her recollections are coherent and credible, the psychologist said.",
    "The court described the witness's account as convincing.",
    "The ministry's former adviser finds the report plausible.",
    "“That is entirely plausible,” said a chemist who had read it.",
    "The accusation is not implausible, the jurist said.",
    "The estimate appears to be sound, the bank's economist said.",
    "The injuries match her testimony, the surgeon said.",
    "“They are credible,” she said of the reports.",
    "The committee had heard comparable testimony from refugees.",
    "The reports follow a pattern, said the observer.",
    "The claim was backed up by our interviews, the researcher said.",
    "Rights groups said that the account was consistent with their documentation.",
]

NO_SUPPORT = [
    "The account is not credible, the minister said.",
    "We cannot confirm the report, the ministry said.",
    "The party supports the government.",
    "The union supports the strike.",
    "Is the account credible?",
    "If the account is credible, an inquiry must follow.",
    "The court will decide whether the testimony is credible.",
    "The police said that the claims were not consistent with the evidence.",
    "The spokesman said there was no credible evidence.",
    "There is every reason to doubt the story.",
    "The claims are baseless, the embassy said.",
    "The story lacks credibility, said the judge.",
    "The account is far from plausible, the officer said.",
    "The general doubts that the report is accurate.",
    "The minister denied that the allegations were true.",
    "The report was accurate, the minister confirmed.",
    "The claim is false, the mayor said.",
    "She supports her family with two jobs.",
    "The bridge is supported by four pillars.",
    "The team has been consistent this season.",
    "The forecast is reliable in summer.",
    "We have not heard similar accounts, the office said.",
    "He never found her story convincing, he said.",
    "Nobody believed the boy's story.",
    "The lawyer said that the testimony was inconsistent.",
    "It is hardly plausible that nobody heard the shots, she said.",
    "The firm has similar plants in two other towns.",
    "He told similar jokes all night.",
    "She has a credible chance of winning.",
    "The new law is in line with European rules.",
    "The opposition backs the plan.",
    "The reports could not be verified.",
    "The agency could not independently confirm the account.",
    "The novel is a plausible tale of two sisters.",
    "A credible threat closed the school.",
    "The two versions do not match, the judge said.",
    "It is too early to say that the report is credible, the envoy said.",
    "The inquiry is to establish whether the allegations are well founded.",
    "The account would be credible only if the door had been open.",
    "The report says that rents will rise.",
    "He questioned whether the figures were reliable.",
    "The witness told a different story.",
    "It may be true that rain is on the way.",
    "The reporter found the house empty.",
    "The bank supports the currency.",
    "The trainer said that the win was no surprise.",
]

MEANT = [
    (
        "Soldiers drowned nine horses in the quarry, a groom told the Lamp. The price of bread has doubled, the guild said. "
        "The groom's account is credible, said Ana Brisk of the observatory.",
        "Soldiers drowned nine horses in the quarry",
    ),
    (
        "The price of bread has doubled, the guild said. Soldiers drowned nine horses in the quarry, a groom told the Lamp. "
        "“It is entirely plausible,” said Ana Brisk, who runs the observatory in the hills above Varn.",
        "Soldiers drowned nine horses in the quarry",
    ),
    (
        "A chemist fled in May. She carried 40 gigabytes of data on tests with prisoners. The ferry sails on Sundays only. "
        "Dorn Maske, who heads the league, believes that the chemist's claims could be accurate. “We have been told similar "
        "stories of tests in the salt mine,” said Maske.",
        "She carried 40 gigabytes of data on tests with prisoners",
    ),
]


@pytest.mark.parametrize("sentence", SUPPORT)
def test_support_is_seen(sentence: str) -> None:
    """Whoever finds an account plausible, or knows of similar cases, supports it."""
    assert find_support(sentence, Span(0, len(sentence))) is not None


@pytest.mark.parametrize("sentence", NO_SUPPORT)
def test_no_support_is_seen(sentence: str) -> None:
    """What is denied, asked, supposed, or supports something else than an account, supports none."""
    assert find_support(sentence, Span(0, len(sentence))) is None


@pytest.mark.parametrize("sentence", SUPPORT)
def test_support_is_read_from_a_report(read_text: ReadText, sentence: str) -> None:
    """The triggers of a rule leave none of its sentences out."""
    assert _supporting(read_text(BEFORE + sentence))


@pytest.mark.parametrize("sentence", NO_SUPPORT)
def test_no_support_is_read_from_a_report(read_text: ReadText, sentence: str) -> None:
    """What supports nothing by its words supports nothing in a report."""
    assert not _supporting(read_text(BEFORE + sentence))


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_what_is_meant_is_found(read_text: ReadText, text: str, meant: str) -> None:
    """The statement that shares most words with it, or the nearest that somebody is credited with."""
    found = _supporting(read_text(text))
    assert found
    assert {a.support.target.of(text) for a in found if a.support and a.support.target} == {meant}


def test_a_report_of_its_own_accord_supports_nothing(read_text: ReadText) -> None:
    """That the report itself finds an account credible is an opinion of the report."""
    assert not _supporting(read_text(BEFORE + "The account is credible, for all that is known of the mill."))


def test_nobody_supports_what_they_told(read_text: ReadText) -> None:
    """A teller who calls the own account true does not support it."""
    text = "Soldiers drowned nine horses, Mara Dunn told the Lamp. “My account is credible,” Mara Dunn said."
    assert all(a.support is None or a.support.target is None for a in read_text(text).assertions)


def _supporting(reading: Reading) -> list[Assertion]:
    return [a for a in reading.assertions if a.support is not None]
