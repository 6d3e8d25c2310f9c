"""The timeline and the numbers, as lists and as files."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from firsthand.cli import main as cli
from firsthand.stages.publish.number_series import NUMBER_COLUMNS
from firsthand.stages.publish.timeline_lines import TIMELINE_COLUMNS

Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def in_case(demo_case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example case is that of this folder."""
    monkeypatch.chdir(demo_case.parent)
    monkeypatch.setenv("COLUMNS", "120")


def _json(capsys: Told, *arguments: str) -> dict[str, list[dict[str, object]]]:
    assert cli.run([*arguments, "--json"]) == 0
    found: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return found


def test_a_timeline_is_a_table_of_lanes(capsys: Told) -> None:
    """Tab-separated in a pipe, one line for each claim and date; the same as JSON."""
    assert cli.run(["timeline", "--on", "2026-03-22"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.split("\t") == [*TIMELINE_COLUMNS, "state"]
    found = _json(capsys, "timeline", "--on", "2026-03-22")
    assert len(found["timeline"]) == len(rows) == found["total"]
    due = [line for line in found["timeline"] if line["lane"] == "due"]
    assert [(line["date"], line["state"]) for line in due][:2] == [("2026-03-16", "overdue"), ("2026-03-20", "overdue")]
    assert {line["lane"] for line in found["timeline"]} == {"happened", "reported", "due"}
    assert {line["apart"] for line in found["timeline"]} == {None, "no year", "undated"}


def test_choices_narrow_a_timeline(capsys: Told) -> None:
    """By claim, by days, by number; what has no day is then left out, and said so."""
    found = _json(capsys, "timeline", "--claim", "k1")
    assert {line["claim"] for line in found["timeline"]} == {"K1"}
    assert cli.run(["timeline", "--since", "2026-03-15", "--until", "2026-03-21"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert "lines without a year or date cannot be held against days: not shown." in err
    assert cli.run(["timeline", "--since", "2040-01-01"]) == 1
    assert "Nothing of this case is dated within these days." in capsys.readouterr().err
    assert cli.run(["timeline", "--limit", "2"]) == 0
    assert "more lines are not shown" in capsys.readouterr().err
    assert cli.run(["timeline", "--claim", "K999"]) == 1
    assert "no claim K999" in capsys.readouterr().err
    assert cli.run(["timeline", "--claim", "T1"]) == 2
    assert "no id of a claim" in capsys.readouterr().err


def test_a_terminal_gets_what_stands_apart_below(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under headings of its own; each line with its outlet, day and characters."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.run(["timeline", "--limit", "200", "--no-color"]) == 0
    told = capsys.readouterr().out
    assert told.index("16 March 2026") < told.index("Apart: no year is given") < told.index("Apart: undated")
    assert "characters 922–1011" in " ".join(told.split())


def test_numbers_tell_who_gave_which(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order of publication; of one claim, with the claim that gives it otherwise."""
    found = _json(capsys, "numbers")
    series = found["numbers"][0]
    assert (series["thing"], series["claims"], series["moved"]) == ("workers killed", ["K1", "K12"], True)
    points = series["points"]
    assert isinstance(points, list)
    assert [(p["outlet"], p["low"]) for p in points][:4] == [
        ("Agencia Litoral", 14), ("Harbour Gazette", 14), ("Northern Herald", 14), ("Coastal Rights Watch", 17)]
    assert _json(capsys, "numbers", "K12")["numbers"] == [series]
    assert cli.run(["numbers", "--limit", "2"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].split("\t") == list(NUMBER_COLUMNS)
    assert "4 more numbers are not shown" in err
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.run(["numbers", "--all", "--no-color"]) == 0
    told = capsys.readouterr().out
    assert "Workers killed (K1, K12): 5 reports, 2 sources" in told
    assert "14, then 17." in told
    assert "Towns (K3): 2 reports, 1 source" in told


def test_a_claim_that_counts_nothing_says_so(capsys: Told) -> None:
    """With the exit code of nothing found."""
    assert cli.run(["numbers", "K2"]) == 1
    assert "K2 counts nothing." in capsys.readouterr().err


def test_the_page_of_a_claim_shows_how_its_number_moved(capsys: Told) -> None:
    """Both claims have all points, each cited."""
    for claim in ("K1", "K12"):
        assert cli.run(["claim", claim]) == 0
        page = capsys.readouterr().out
        assert "## How the number moved" in page
        assert "- 6 March 2026, 08:00: 17, Coastal Rights Watch, characters 208–217, in its own words" in page
    assert cli.run(["claim", "K3"]) == 0
    assert "How the number moved" not in capsys.readouterr().out


def test_both_can_be_exported(capsys: Told, tmp_path: Path) -> None:
    """As a drawing that is well formed, and as a table."""
    for name in ("timeline.svg", "numbers.svg", "timeline.csv", "numbers.csv"):
        assert cli.run(["export", name, "-o", str(tmp_path / name), "--exported-at", "2026-03-22T10:00:00Z"]) == 0
    for name in ("timeline.svg", "numbers.svg"):
        assert ElementTree.parse(tmp_path / name).getroot().tag.endswith("}svg")  # noqa: S314 - our own drawing
    assert "22 Mar (as of)" in (tmp_path / "timeline.svg").read_text("utf-8")
    rows = list(csv.DictReader((tmp_path / "numbers.csv").read_text("utf-8").splitlines()))
    assert {row["moved"] for row in rows} == {"true", "false"}
    assert cli.run(["export", "drawing.svg", "-o", str(tmp_path / "drawing.svg")]) == 2
    assert "one of several drawings" in capsys.readouterr().err


COUNTS = {
    "wire": ("Agency Wrenn", "2031-05-04", "At least 14 miners died in the flood at the Orrin pit on Sunday, a clerk said.\n"),
    "echo": ("Tarn Echo", "2031-05-05", "Between 10 and 15 miners died in the flood at the Orrin pit, Ilse Varr told it.\n"),
    "desk": ("Copy Desk", "2031-05-08", "At most 20 miners died in the flood at the Orrin pit, the minister Jon Aske said.\n"),
    "bugle": ("Ardle Bugle", "2031-05-06", "Seventeen miners died in the flood at the Orrin pit on Sunday, Ned Pask said.\n"),
}


def test_claims_that_give_a_number_otherwise_come_with_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    """Whichever is asked for, all stand there, also those that stand against none: a later count, or a vaguer one."""
    monkeypatch.setenv("FIRSTHAND_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    for name, (_, _, text) in COUNTS.items():
        Path("reports", f"{name}.txt").write_text(text, "utf-8")
    rows = [f"{name}.txt,{outlet},{day}" for name, (outlet, day, _) in COUNTS.items()]
    Path("sheet.csv").write_text("\n".join(["path,outlet,date", *rows]), "utf-8")
    assert cli.run(["add", "-q", "reports", "--meta", "sheet.csv"]) == 0
    whole = _json(capsys, "numbers")["numbers"]
    claims = whole[0]["claims"]
    assert isinstance(claims, list)
    assert len(claims) > 2
    for claim in claims:
        assert _json(capsys, "numbers", claim)["numbers"] == whole
