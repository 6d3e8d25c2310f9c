"""What is to come, what later reports say became of it, and what a person decides, over a small invented case."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from firsthand.cli import main as cli
from firsthand.engine.case import CaseFile
from firsthand.stages import publish
from firsthand.stages.publish.due import list_due

Told = pytest.CaptureFixture[str]
RAN = "A gravel barge ran aground below the Tolm weir on 2 March, the harbour office of Ostrel said."
REPORTS = {
    "bugle": ("Ardle Bugle", "2031-03-05",
              f"{RAN} Two deckhands drowned.\n\nThe council will publish the names of the drowned deckhands by 28 March, a reeve "
              "said.\n\nThe inquest hearing is scheduled for 18 March. The Tolm footbridge is to be reopened on 14 March.\n\n"
              "The lower basin will be drained by 20 March, and the weir will be mended in the autumn.\n"),
    "echo": ("Tarn Echo", "2031-03-16",
             "The inquest hearing has been postponed to 6 May, a clerk said. The Tolm footbridge was reopened on 14 March.\n\n"
             "It is about the gravel barge that ran aground below the Tolm weir on 2 March.\n"),
    "post": ("Lower Post", "2031-04-20",
             "The council has still not published the names of the drowned deckhands, their families said.\n\n"
             "Their gravel barge ran aground below the Tolm weir on 2 March. Snow lay on the quay, a porter said.\n"),
}  # fmt: skip
ON = ("--on", "2031-04-21")


@pytest.fixture
def small_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> Path:
    """A report that says what is to come, and two that tell what became of some of it."""
    monkeypatch.setenv("FIRSTHAND_WORKERS", "1")
    monkeypatch.setenv("FIRSTHAND_ACTOR", "M. Oduya")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    rows = ["path,outlet,date"]
    for name, (outlet, published, text) in REPORTS.items():
        (tmp_path / "reports" / f"{name}.txt").write_text(text, "utf-8")
        rows.append(f"{name}.txt,{outlet},{published}")
    (tmp_path / "sheet.csv").write_text("\n".join(rows), "utf-8")
    assert cli.run(["add", "-q", "reports", "--meta", "sheet.csv"]) == 0
    capsys.readouterr()
    return tmp_path


def due(capsys: Told, *options: str) -> list[dict[str, Any]]:
    """Options in, the lines of the due list as JSON out."""
    capsys.readouterr()
    cli.run(["due", *ON, *options, "--json"])
    return list(json.loads(capsys.readouterr().out)["due"])


def line_of(lines: list[dict[str, Any]], day: str) -> dict[str, Any]:
    """Lines and a day in, the line of that day out."""
    return next(line for line in lines if line["due"] == day)


def test_later_reports_are_named_and_decide_nothing(small_case: Path, capsys: Told) -> None:
    """What may bear on a promise stands below it as a perhaps, cited; its state is what the calendar has."""
    lines = due(capsys)
    told = {line["due"]: (line["state"], [p["says"] for p in line["proposals"]]) for line in lines if line["proposals"]}
    assert told == {
        "2031-03-14": ("overdue", ["perhaps kept"]), "2031-03-18": ("overdue", ["perhaps moved to 6 May 2031"]),
        "2031-03-28": ("overdue", ["perhaps broken"]),
    }  # fmt: skip
    texts = {f"{name}.txt": text for name, (_, _, text) in REPORTS.items()}
    for proposal in (p for line in lines for p in line["proposals"]):
        assert texts[proposal["path"]][proposal["start"] : proposal["end"]] == proposal["words"]
        assert proposal["help"].endswith(".")
    cli.run(["contradictions", "--all", "--json"])
    assert not {"perhaps kept", "perhaps moved", "perhaps broken"} & set(re.findall(r'"([^"]*)"', capsys.readouterr().out))


def test_a_person_decides(small_case: Path, capsys: Told) -> None:
    """Kept, broken and moved stand in the list with who and why; each can be taken back, and the log has all."""
    lines = due(capsys)
    kept, moved, broken = (line_of(lines, day) for day in ("2031-03-14", "2031-03-18", "2031-03-28"))
    assert cli.run(["set", kept["claim"], "--due", "kept", "--see", kept["proposals"][0]["claim"], "--why", "seen"]) == 0
    assert cli.run(["set", moved["claim"], "--due", "moved", "--to", "2031-05-06", "--why", "a letter"]) == 0
    assert cli.run(["set", broken["claim"].lower(), "--due", "broken"]) == 0
    assert "what " + kept["claim"] + " says will come on “14 March” is kept" in capsys.readouterr().out
    lines = due(capsys)
    assert line_of(lines, "2031-03-14")["decided"] | {"given_at": ""} == {
        "outcome": "kept", "to": None, "see": kept["proposals"][0]["claim"], "actor": "M. Oduya", "why": "seen", "given_at": "",
    }  # fmt: skip
    one = line_of(lines, "2031-03-18")
    assert (one["state"], one["when"], one["decided"]["to"]) == ("moved", "6 May 2031, moved from 18 March 2031", "2031-05-06")
    assert line_of(lines, "2031-03-28")["state"] == "broken"
    cli.run(["undo"])
    assert line_of(due(capsys), "2031-03-28")["state"] == "overdue"
    cli.run(["log"])
    assert "what was due, “18 March”" in capsys.readouterr().out


def test_lists_are_narrowed_by_state(small_case: Path, capsys: Told) -> None:
    """What is kept, or moved to a later day, is not overdue; when that day has gone by too, it is once more."""
    lines = due(capsys)
    for day, how in (("2031-03-14", ["kept"]), ("2031-03-18", ["moved", "--to", "6 May 2031"]), ("2031-03-28", ["open"])):
        assert cli.run(["set", line_of(lines, day)["claim"], "--due", *how, "--on", day]) == 0
    assert {line["due"] for line in due(capsys, "--overdue")} == {"2031-03-20"}
    assert {line["due"] for line in due(capsys, "--state", "kept", "--state", "moved")} == {"2031-03-14", "2031-03-18"}
    assert {line["state"] for line in due(capsys, "--state", "open")} == {"open"}
    assert cli.run(["due", *ON, "--fail-on", "overdue"]) == 4
    basin = line_of(due(capsys), "2031-03-20")["claim"]
    assert cli.run(["set", basin, "--due", "unknown", "--on", "20 March"]) == 0
    assert cli.run(["due", *ON, "--fail-on", "overdue"]) == 0
    assert cli.run(["due", *ON, "--state", "broken"]) == 1
    assert "Nothing was broken on 21 April 2031." in capsys.readouterr().err
    assert cli.run(["due", "--on", "2031-05-07", "--fail-on", "overdue", "--state", "overdue", "--json"]) == 4


def test_every_view_says_so(small_case: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the claim, the brief, tables, case.json and a terminal."""
    lines = due(capsys)
    broken, moved = line_of(lines, "2031-03-28"), line_of(lines, "2031-03-18")
    assert cli.run(["set", moved["claim"], "--due", "moved", "--on", "18 March"]) == 0
    for page in (["claim", broken["claim"], "--markdown"], ["brief", "--markdown"]):
        cli.run(page)
        assert "Due 28 March 2031; perhaps broken: " in capsys.readouterr().out
    cli.run(["claim", moved["claim"]])
    assert "Due 18 March 2031: moved; decided by M. Oduya" in capsys.readouterr().out
    cli.run(["export", "case.json", "-o", "-", "--exported-at", "2031-04-21T08:00:00Z"])
    case = json.loads(capsys.readouterr().out)
    stated = {d["due"]: (d["state"], d["decided"] and d["decided"]["outcome"], len(d["proposals"])) for d in case["deadlines"]}
    assert stated["2031-03-28"] == ("overdue", None, 1)
    assert stated["2031-03-18"] == ("moved", "moved", 1)
    assert {r["kind"] for r in case["relations"]} <= {"contradicts", "updates", "tension"}
    cli.run(["sql", "SELECT outcome, decided_by, proposals FROM deadlines WHERE due = '2031-03-18'"])
    assert "moved\tM. Oduya\tperhaps moved to 6 May 2031" in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    cli.run(["due", *ON, "--no-color"])
    told = capsys.readouterr().out
    assert "Perhaps" in told
    assert "Moved;" in told


def test_what_stands_below_another_reading_stays(small_case: Path, capsys: Told) -> None:
    """More reports, one put aside and taken back, and claims merged: the decision is where its words are, or is listed."""
    claim = line_of(due(capsys), "2031-03-28")["claim"]
    assert cli.run(["set", claim, "--due", "broken"]) == 0
    (small_case / "more").mkdir()
    (small_case / "more" / "b.txt").write_text(REPORTS["bugle"][2].replace("a reeve", "the reeve"), "utf-8")
    assert cli.run(["add", "-q", "more"]) == 0
    assert line_of(due(capsys, "--state", "broken"), "2031-03-28")["state"] == "broken"
    other = line_of(due(capsys), "2031-03-20")["claim"]
    cli.run(["merge", claim, other])
    assert [line["due"] for line in due(capsys, "--state", "broken")] == ["2031-03-28"]
    assert cli.run(["aside", "T1"]) == 0
    assert "no longer fits" in capsys.readouterr().err
    cli.run(["aside", "T1", "--back"])
    assert [line["due"] for line in due(capsys, "--state", "broken")] == ["2031-03-28"]


def test_what_cannot_be_decided_is_refused(small_case: Path, capsys: Told) -> None:
    """A document is not kept, nor is a claim published; a claim of several days needs one of them."""
    basin = line_of(due(capsys), "2031-03-20")["claim"]
    for line, words in (
        (["set", "T1", "--due", "kept"], "cannot be kept"), (["set", basin, "--published", "2031"], "cannot be corrected"),
        (["set", basin, "--due", "kept", "--title", "x"], "give one or the other"),
        (["set", basin, "--to", "2031"], "go with --due"),
        (["set", "K99", "--due", "kept"], "no claim K99"),
    ):
        assert cli.run(line) in (1, 2)
        assert words in capsys.readouterr().err


def test_only_what_is_to_come_is_loaded(small_case: Path, capsys: Told) -> None:
    """The list is the same as that of the whole case, and claims that have no part in it are left where they are."""
    kept = line_of(due(capsys), "2031-03-14")
    assert cli.run(["set", kept["claim"], "--due", "kept", "--see", "K1"]) == 0
    with CaseFile.open(small_case / "firsthand.db", is_made=False) as case:
        part, whole = case.load_due(), case.load()
    day = date(2031, 4, 21)
    lines = [[(o.claim.id, o.when, o.state, o.given, o.said_by, o.reports, [p.line for p in o.proposals])
              for o in list_due(publish.run(one), day)] for one in (part, whole)]
    assert lines[0] == lines[1]
    assert "K1" in {c.id for c in part.claims}
    assert len(part.claims) < len(whole.claims)


def test_a_protected_report_tells_no_day(small_case: Path, capsys: Told) -> None:
    """Which of two reports is the later is not told where what is shown of their dates does not tell it."""
    (small_case / "tip.txt").write_text(f"{RAN}\n\nOrla Wynn told us that the lower basin was drained on 19 March.", "utf-8")
    assert cli.run(["add", "-q", "tip.txt"]) == 0
    capsys.readouterr()
    for published, shown in (("2031-03-25", 0), ("2031-04-25", 1)):
        assert cli.run(["set", "T4", "--published", published]) == 0
        assert len(line_of(due(capsys), "2031-03-20")["proposals"]) == 1
        cli.run(["sources", "--json"])
        source = next(s["id"] for s in json.loads(capsys.readouterr().out)["sources"] if "Orla" in s["name"])
        assert cli.run(["protect", source]) == 0
        proposals = line_of(due(capsys), "2031-03-20")["proposals"]
        assert len(proposals) == shown
        assert [(p["start"], p["published"]) for p in proposals] == [(None, "2031-04")] * shown
        cli.run(["undo"])
