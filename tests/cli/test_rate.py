"""Ratings at the command line: a person's beside the machine's, a second person's beside the first, and nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.cli import main as cli

Capture = pytest.CaptureFixture[str]


def tell(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Arguments in, the exit code, stdout and stderr out."""
    code = cli.run(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.usefixtures("own_case")
def test_raters_stand_beside_the_machine_and_one_another(capsys: Capture) -> None:
    """Two people rate a claim: the machine's rating stays, both are shown with their reasons, and how far apart they are."""
    tell(capsys, "rate", "K1", "--info", "2", "--note", "the list shows it", "--by", "M. Oduya")
    tell(capsys, "rate", "K1", "--info", "3", "--by", "A. Brandt")
    _, page, _ = tell(capsys, "claim", "K1", "--markdown")
    assert "Rating: F4: reliability cannot be judged, doubtful (source: a source in the Ministry of Ports)" in page
    assert "credibility: 2, probably true: “the list shows it”" in page
    assert "Raters (credibility): M. Oduya 2, A. Brandt 3: one step apart" in page
    code, out, _ = tell(capsys, "claim", "K1", "--json")
    rating = json.loads(out)["claims"][0]["credibility"]
    assert (code, rating["value"]) == (0, "4")
    assert [(g["actor"], g["value"], g["why"], g["latest"]) for g in rating["given"]] == [
        ("M. Oduya", "2", "the list shows it", True), ("A. Brandt", "3", "", True)
    ]  # fmt: skip


@pytest.mark.usefixtures("own_case")
def test_what_was_given_before_stays(capsys: Capture) -> None:
    """Who rates again is counted once, with what was given before; taken back, the earlier rating stands again."""
    for digit in ("3", "1"):
        tell(capsys, "rate", "K1", "--info", digit, "--by", "M. Oduya")
    _, page, _ = tell(capsys, "claim", "K1", "--markdown")
    assert "credibility: 1, confirmed by other sources (before that 3)" in page
    assert "Raters" not in page
    tell(capsys, "undo")
    _, page, _ = tell(capsys, "claim", "K1", "--markdown")
    assert "credibility: 3, possibly true" in page
    assert "before that" not in page
    _, log, _ = tell(capsys, "log")
    assert log.count("rating of the claim") == 2


@pytest.mark.usefixtures("own_case")
def test_a_source_is_rated_on_its_own_scale(capsys: Capture) -> None:
    """A letter is the source's: it stands on the pages of the claims that rest on it, in the list and in the tables."""
    tell(capsys, "rate", "S1", "--source", "B", "--by", "A. Brandt")
    _, page, _ = tell(capsys, "claim", "K1", "--markdown")
    assert "reliability of a source in the Ministry of Ports: B, usually reliable" in page
    _, out, _ = tell(capsys, "sql", "SELECT reliability, rated_by_people FROM sources WHERE id = 'S1'", "--json")
    assert json.loads(out)["rows"] == [{"reliability": "F", "rated_by_people": "A. Brandt B"}]


@pytest.mark.usefixtures("own_case")
@pytest.mark.parametrize(("arguments", "said"), [
    (("K1", "--source", "B"), "K1 is a claim: it has a credibility, and no reliability."),
    (("S1", "--info", "2"), "S1 is a source: it has a reliability, and no credibility."),
    (("K1", "--info", "7"), "“7” is no credibility."),
    (("K1",), "No credibility is given."),
    (("T1", "--info", "2"), "T1 is a document, and cannot be rated."),
])  # fmt: skip
def test_what_cannot_be_rated_is_refused_with_what_to_do(capsys: Capture, arguments: tuple[str, ...], said: str) -> None:
    """Each mistake is told in words, on stderr, with exit code 2, and nothing is decided."""
    code, out, err = tell(capsys, "rate", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert tell(capsys, "log", "--json")[1].count("credibility") == 0


def test_a_rating_outlives_a_change_of_the_reading(own_case: Path, capsys: Capture) -> None:
    """A rating is tied to the words of the claim: when that goes up in another claim, it stands on that one."""
    tell(capsys, "rate", "K12", "--info", "5", "--by", "M. Oduya")
    code, _, _ = tell(capsys, "merge", "K4", "K12", "--case", str(own_case))
    assert code == 0
    assert "credibility: 5, improbable" in tell(capsys, "claim", "K12", "--markdown")[1]
