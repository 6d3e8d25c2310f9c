"""The command line as people and scripts see it: what stands on stdout, what on stderr, how it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.cli import main as cli

WriteReports = Callable[[dict[str, str | bytes]], Path]

REPORTS: dict[str, str | bytes] = {
    "echo.txt": 'The bridge at Lowen is safe, a source in the harbour office told the Lowen Echo. "We checked it," he said.',
    "post.txt": "The bridge at Lowen is safe, a harbour source told the Lowen Echo, according to the Carrick Post.",
}


@pytest.fixture
def reports(write_reports: WriteReports) -> Path:
    """A folder of two reports."""
    return write_reports(REPORTS)


def test_read_prints_the_brief_on_stdout_and_words_on_stderr(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where stdout is no terminal the brief is Markdown; the summary goes to stderr, unless quiet."""
    assert cli.run(["read", str(reports)]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("# ")
    assert told.err.startswith("2 reports read: ")
    assert cli.run(["brief", str(reports), "--quiet"]) == 0
    again = capsys.readouterr()
    assert again.out == told.out
    assert again.err == ""


def test_read_writes_the_case_whole(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With -o the case is in the file as JSON, nothing is on stdout, and no half file is left beside it."""
    out = tmp_path / "out" / "case.json"
    out.parent.mkdir()
    assert cli.run(["read", str(reports / "echo.txt"), "-o", str(out)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert f"Written to {out}" in told.err
    assert [d["path"] for d in json.loads(out.read_text("utf-8"))["documents"]] == ["echo.txt"]
    assert os.listdir(out.parent) == ["case.json"]


def test_a_device_as_output_is_written_to_not_replaced(reports: Path) -> None:
    """`-o /dev/null` leaves the device a device."""
    assert cli.run(["read", str(reports), "-q", "-o", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


def test_an_output_that_cannot_be_written_stops_at_the_start(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing folder is told before anything is read."""
    assert cli.run(["read", str(reports), "-o", str(reports / "no" / "case.json")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_bad_files_are_listed_and_set_exit_code_3(write_reports: WriteReports, capsys: pytest.CaptureFixture[str]) -> None:
    """Every kind of bad file is listed with its reason, even when quiet; the good reports are read."""
    bad: dict[str, str | bytes] = {
        "empty.txt": b"", "latin.txt": "Café fermé".encode("latin-1"), "image.txt": b"\x89PNG\x00\x01", "scan.pdf": b"x",
        "german.txt": "Die Brücke wurde am Freitag gesperrt, sagte der Bürgermeister der Stadt. Verletzt wurde niemand.",
        "odd\x1b[31m.txt": b"",
    }
    folder = write_reports(REPORTS | bad)
    assert cli.run(["read", str(folder), "--quiet", "--json"]) == 3
    told = capsys.readouterr()
    assert len(json.loads(told.out)["documents"]) == 2
    assert [s["path"] for s in json.loads(told.out)["skipped"]] == sorted(bad)
    lines = told.err.splitlines()
    assert len(lines) == len(bad)
    assert all(line.startswith("Not read: ") and line.endswith(".") for line in lines)
    assert "\x1b" not in told.err


def test_a_case_among_its_reports_is_no_report(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading a folder twice into a file within it gives the same case twice, and no complaint."""
    cases = []
    for _ in range(2):
        assert cli.run(["read", "-q", str(reports), "-o", str(reports / "case.json")]) == 0
        assert capsys.readouterr().err == ""
        cases.append((reports / "case.json").read_bytes())
    assert cases[0] == cases[1]


def test_many_files_of_one_reason_share_a_line(write_reports: WriteReports, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of photographs does not bury the rest; the case still names every file."""
    folder = write_reports(REPORTS | {f"{n}.jpg": "x" for n in range(1, 41)} | {"empty.txt": ""})
    assert cli.run(["read", str(folder), "--quiet", "--json"]) == 3
    told = capsys.readouterr()
    assert len(json.loads(told.out)["skipped"]) == 41
    lines = told.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Not read: 40 files (1.jpg, 10.jpg, 11.jpg and 37 more): Files of this kind are not read")


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Bare `firsthand` is wrong use, and says what can be done."""
    assert cli.run([]) == 2
    assert capsys.readouterr().err.startswith("Usage: firsthand ")


@pytest.mark.parametrize(("arguments", "exit_code", "words"), [
    (["read", ""], 2, "path without a name"),
    (["claim", "{folder}", "K\u0663"], 2, "no id of a claim"),
    (["read", "{folder}/nowhere"], 2, "no such file or folder"),
    (["brief", "{folder}/empty"], 2, "holds no reports"),
    (["read"], 2, "Missing argument"),
    (["brief", "{folder}", "--case", "a.db"], 2, "PATH is read without a case"),
    (["add"], 2, "Missing argument"),
    (["add", "{folder}", "--meta", "no.csv"], 2, "'no.csv' does not exist"),
    (["add", "{folder}", "-0"], 2, "file names on stdin"),
    (["add", "{folder}/nowhere"], 2, "no such file or folder"),
    (["open", "{folder}/nowhere"], 2, "no such file or folder"),
    (["trace", " "], 2, "no sentence to look for"),
    (["export"], 2, "firsthand export --list"),
    (["completion", "tcsh"], 2, "'tcsh' is not one of"),
    (["search"], 2, "Missing argument"),
    (["sql"], 2, "Missing argument"),
    (["read", "{folder}", "--nonsense"], 2, "No such option"),
    (["nonsense"], 2, "No such command"),
    (["claim", "{folder}", "third"], 2, "no id of a claim"),
    (["claim", "{folder}", "K999"], 1, "no claim K999"),
])
def test_errors_are_one_sentence_without_a_traceback(
    reports: Path, capsys: pytest.CaptureFixture[str], *, arguments: list[str], exit_code: int, words: str
) -> None:
    """What went wrong and what to do stand on stderr; with --json the same is one JSON document on stdout."""
    (reports / "empty").mkdir()
    given = [a.format(folder=reports) for a in arguments]
    assert cli.run(given) == exit_code
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert "Traceback" not in told.err
    assert cli.run([*given, "--json"]) == exit_code
    error = json.loads(capsys.readouterr().out)["error"]
    assert set(error) == {"code", "message", "next"}
    assert words in error["message"]


def test_a_wrong_setting_stops_at_the_start(
    reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the setting, its value and what is allowed."""
    monkeypatch.setenv("FIRSTHAND_WORKERS", "many")
    assert cli.run(["read", str(reports)]) == 2
    assert "FIRSTHAND_WORKERS is 'many'. Allowed:" in capsys.readouterr().err


def test_a_fault_of_ours_is_told_in_words(
    reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen error ends with 2 and no traceback; --verbose shows it."""
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "read_case", fail)
    assert cli.run(["read", str(reports)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert cli.run(["read", str(reports), "--verbose"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_ends_with_130(
    reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is told in words."""
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read_case", interrupt)
    assert cli.run(["read", str(reports)]) == 130
    assert capsys.readouterr().err.strip().startswith("firsthand: Interrupted.")


def test_stages_are_listed_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a stage; with --json the same as records."""
    assert cli.run(["stages"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[str(s.number), s.name] for s in pipeline.STAGES]
    assert cli.run(["stages", "--json"]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == [s.name for s in pipeline.STAGES]


def test_demo_reads_the_example_and_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    """The example's brief is printed, with a line on folders of one's own; --profile adds the time of each stage."""
    assert cli.run(["demo", "--profile"]) == 0
    told = capsys.readouterr()
    assert "8 reports" in told.out
    assert "firsthand open FOLDER" in told.err
    assert [line.split()[0] for line in told.err.splitlines()[-12:]][-1] == "all"
    assert all(any(line.startswith(s.name) for line in told.err.splitlines()) for s in pipeline.STAGES)


def test_one_claim_is_printed_and_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """`claim` shows one claim; as JSON it holds the records that it points to and no others."""
    demo = str(Path(cli.__file__).parent.parent / "demo")
    assert cli.run(["claim", demo, "k01", "--why"]) == 0
    assert "K1" in capsys.readouterr().out
    assert cli.run(["claim", demo, "K1", "--json"]) == 0
    case = json.loads(capsys.readouterr().out)
    assert [c["id"] for c in case["claims"]] == ["K1"]
    assert {a["claim"] for a in case["appearances"]} == {"K1"}
    assert {d["id"] for d in case["documents"]} == {a["document"] for a in case["appearances"]}
    assert {link for a in case["appearances"] for link in a["chain"]} <= {s["id"] for s in case["sources"]}


@pytest.mark.parametrize(("extra", "has_colour"), [([], True), (["--no-color"], False)])
def test_a_terminal_gets_colours_unless_told_not_to(reports: Path, *, extra: list[str], has_colour: bool) -> None:
    """On a terminal the brief is drawn, not Markdown; --no-color leaves the colours out."""
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FIRSTHAND_WORKERS"}} | {"TERM": "xterm-256color"}
    command = [sys.executable, "-m", "firsthand", "brief", "-q", *extra, str(reports)]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environment) as process:
        os.close(theirs)
        out = b""
        while chunk := read_terminal(ours):
            out += chunk
        assert process.wait() == 0
    os.close(ours)
    assert b"# Brief" not in out
    assert (re.search(rb"\x1b\[[0-9;]*3[0-7]m", out) is not None) is has_colour


def read_terminal(descriptor: int) -> bytes:
    """The terminal's side in, what was printed out; nothing once the program has ended."""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
