"""Commands over a case: what they print, in which shape, and how they end."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.cli import main as cli
from firsthand.engine.case import CaseFile

Told = pytest.CaptureFixture[str]
WriteReports = Callable[[dict[str, str | bytes]], Path]

SENTENCE = "Fourteen dock workers died in the fire at Kestrel Dock."

COMMANDS: list[tuple[list[str], int, str]] = [
    (["status"], 0, "8 reports"),
    (["status"], 0, "photograph.jpg"),
    (["brief"], 0, "# Brief"),
    (["open"], 0, "# Brief"),
    (["claims"], 0, "dock workers"),
    (["claims", "--single-source"], 0, "Rests on one anonymous source"),
    (["claims", "--min-outlets", "4", "--max-independent", "1"], 0, "K1\t"),
    (["claims", "--min-outlets", "99"], 1, "No claim of this case is like that."),
    (["claim", "K1"], 0, "Agencia Litoral"),
    (["claim", "k01", "--why"], 0, "Why this count"),
    (["claim", "K999"], 1, "no claim K999"),
    (["claim", "T1"], 2, "no id of a claim"),
    (["trace", SENTENCE], 0, "dock workers died"),
    (["trace", *SENTENCE.split(), "--limit", "1"], 0, "dock workers died"),
    (["trace", "Saffron is dear this winter."], 1, "No claim of this case is near"),
    (["due", "--on", "2026-01-01"], 0, "claim\tdue\twhen\tstate"),
    (["due", "--on", "2099-01-01", "--fail-on", "overdue"], 4, "\toverdue\t"),
    (["due", "--on", "1999-01-01", "--overdue"], 1, "Nothing was overdue on 1 January 1999."),
    (["due", "--on", "tomorrow"], 2, "does not match the format"),
    (["evidence", "--fail-on", "closed"], 2, "'closed' is not 'open'"),
    (["sources"], 0, "Agencia Litoral"),
    (["contradictions"], 0, "contradicts\tnumber\tK"),
    (["contradictions", "--markdown"], 0, "## The number, 2 sides. Both cannot be right"),
    (["contradictions", "--json"], 0, '"kind": "contradicts"'),
    (["search", "warehouse"], 0, "\twarehouse\t"),
    (["search", "saffron"], 1, "No report of this case holds these words."),
    (["export", "--list"], 0, "brief.docx\t"),
    (["export", "brief.html", "-o", "-"], 0, "<!doctype html>"),
    (["export", "claims.csv", "-o", "-"], 0, "K1"),
    (["export", "csv", "-o", "-"], 2, "folder of files"),
    (["export", "brief.pdf"], 2, "no export 'brief.pdf'"),
    (["export", "brief.md", "-o", "no/brief.md"], 2, "there is no folder no"),
    (["export", "brief.md", "--exported-at", "yesterday", "-o", "-"], 2, "not in ISO 8601"),
    (["verify"], 0, "Everything holds"),
    (["sql", "SELECT 1 AS one, NULL AS two"], 0, "one\ttwo\n1\t\n"),
    (["sql", "SELECT 1 AS one WHERE 0"], 1, "one"),
    (["sql", "DELETE FROM sqlite_master"], 2, "firsthand: "),
    (["sql", "SELEKT"], 2, "firsthand: "),
]


@pytest.fixture
def at_case(demo_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example's case is the one at hand, and nothing else is in this folder."""
    monkeypatch.setenv("FIRSTHAND_CASE", str(demo_case))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("at_case")
@pytest.mark.parametrize(("arguments", "exit_code", "words"), COMMANDS)
def test_every_command_ends_as_promised(arguments: list[str], exit_code: int, words: str, capsys: Told) -> None:
    """0 done, 1 nothing found, 2 wrong use or error; the words of an error stand on stderr, data on stdout."""
    assert cli.run(arguments) == exit_code
    told = capsys.readouterr()
    assert words in (told.out if exit_code == 0 else told.out + told.err)
    assert "Traceback" not in told.err
    assert not os.listdir()


@pytest.mark.usefixtures("at_case")
@pytest.mark.parametrize(("arguments", "key"), [
    (["status"], "documents"), (["brief"], "claims"), (["claims"], "claims"), (["claim", "K1"], "appearances"),
    (["trace", SENTENCE], "claims"), (["sources"], "sources"), (["search", "warehouse"], "hits"),
    (["export", "--list"], "exports"), (["verify"], "faults"), (["sql", "SELECT 1 AS one"], "rows"),
])
def test_json_is_one_document(arguments: list[str], key: str, capsys: Told) -> None:
    """With --json stdout holds one JSON document and no other word."""
    assert cli.run([*arguments, "--json", "--quiet"]) == 0
    told = capsys.readouterr()
    assert key in json.loads(told.out)
    assert told.err == ""


@pytest.mark.usefixtures("at_case")
def test_nothing_found_is_an_empty_list_in_json(capsys: Told) -> None:
    """A program gets an empty list and the exit code 1, not an error."""
    for arguments, key in ((["claims", "--min-outlets", "99"], "claims"), (["search", "saffron"], "hits"),
                           (["trace", "Saffron is dear this winter."], "claims")):
        assert cli.run([*arguments, "--json"]) == 1
        assert json.loads(capsys.readouterr().out)[key] == []


@pytest.mark.usefixtures("at_case")
@pytest.mark.parametrize("arguments", [
    ["claims"], ["sources"], ["search", "the"], ["export", "--list"], ["sql", "SELECT 1 AS one"],
])
def test_lists_are_tab_separated_where_piped(arguments: list[str], capsys: Told) -> None:
    """One line a row, each with as many cells as the heading."""
    assert cli.run(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


@pytest.mark.usefixtures("at_case")
def test_limits_are_kept_and_claims_stand_in_order_of_the_brief(capsys: Told) -> None:
    """The first claims of the list are the first of a shorter list; JSON tells how many there are."""
    ids = []
    for limit in ("2", "5"):
        assert cli.run(["claims", "--limit", limit, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["total"] > 5
        ids.append([claim["id"] for claim in told["claims"]])
    assert len(ids[1]) == 5
    assert ids[0] == ids[1][:2]
    assert ids[0][0] == "K1"


@pytest.mark.usefixtures("at_case")
def test_hits_stand_where_they_are_said_to_stand(demo_case: Path, capsys: Told) -> None:
    """The characters of the report at a hit are its words."""
    assert cli.run(["search", "warehouse", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert len({hit["document"] for hit in hits}) > 1
    for hit in hits:
        text = (demo_case.parent / "reports" / hit["path"]).read_text("utf-8")
        assert text[hit["start"] : hit["end"]] == hit["words"]
        assert f"{hit['before']}{hit['words']}{hit['after']}" in text


@pytest.mark.usefixtures("at_case")
def test_trace_reads_its_sentence_from_stdin(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """As argument or on stdin, the nearest claim is the same."""
    assert cli.run(["trace", SENTENCE]) == 0
    by_argument = capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SENTENCE}\n"))
    assert cli.run(["trace"]) == 0
    assert capsys.readouterr().out == by_argument


@pytest.mark.usefixtures("at_case")
@pytest.mark.parametrize("arguments", [
    ["claims"], ["sources"], ["search", "warehouse"], ["trace", SENTENCE], ["brief"], ["export", "--list"], ["status"],
])
@pytest.mark.parametrize("columns", ["100", "44"])
def test_a_terminal_is_never_written_past_its_edge(
    arguments: list[str], columns: str, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines are as long as the terminal is wide, at most; ids of claims are shown whole."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli.run([*arguments, "--quiet"]) == 0
    lines = [strip_styles(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    assert max(map(len, lines)) <= int(columns)


def strip_styles(line: str) -> str:
    """A line of a terminal in, its words out."""
    return "".join(part.partition("m")[2] if number else part for number, part in enumerate(line.split("\x1b[")))


def test_adding_again_reads_nothing_again(own_case: Path, capsys: Told) -> None:
    """Unchanged files are passed over and counted; the file that cannot be read is still named, with exit code 3."""
    assert cli.run(["add", "reports"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "0 reports read, 8 unchanged, 1 not read. In the case: 8 reports" in told.err
    assert "Not read: photograph.jpg: " in told.err
    assert cli.run(["add", "reports", "--json", "--quiet"]) == 3
    told = capsys.readouterr()
    run = json.loads(told.out)
    assert (run["read"], run["unchanged"], run["case"]["documents"]) == (0, 8, 8)
    assert [s["path"] for s in run["skipped"]] == ["photograph.jpg"]
    assert own_case.is_file()


def test_open_reads_and_prints_the_brief(write_reports: WriteReports, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    """One command from a folder to its brief; the case lies beside it, and is not read as a report the next time."""
    folder = write_reports({"echo.txt": 'The bridge is safe, a harbour source told the Lowen Echo. "We checked it," he said.'})
    monkeypatch.chdir(folder)
    assert cli.run(["open", "."]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("# Brief")
    assert "1 report read. In the case: 1 report," in told.err
    assert (folder / "firsthand.db").is_file()
    assert cli.run(["open", "."]) == 0
    again = capsys.readouterr()
    assert again.out == told.out
    assert "0 reports read, 1 unchanged. In the case: 1 report," in again.err


@pytest.mark.parametrize(("option", "end"), [([], "\n"), (["-0"], "\0")])
def test_file_names_come_in_on_stdin(
    option: list[str], end: str, write_reports: WriteReports, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    """One a line, or ended with NUL, as `find -print0` writes them; a name may hold blanks."""
    text = "The bridge at Lowen is safe, the harbour master said. It was checked on Friday, he told the Lowen Echo."
    folder = write_reports({"a b.txt": text, "c.txt": text.replace("safe", "closed"), "d.txt": text.replace("Lowen", "Tarn")})
    monkeypatch.chdir(folder)
    names = f"a b.txt{end}c.txt{end}"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(names.encode())))
    assert cli.run(["add", "-", *option]) == 0
    assert "2 reports read." in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    assert cli.run(["add", "-"]) == 2
    assert "No file names came in" in capsys.readouterr().err


def test_ctrl_c_says_what_is_kept(own_case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    """The message tells how far it came and that the next run goes on from there; the exit code is 130."""
    def interrupt(self: CaseFile, paths: object, *, on_progress: Callable[[int, int, str], None], **_: object) -> None:
        on_progress(120, 300, "echo.txt")
        raise KeyboardInterrupt

    monkeypatch.setattr(CaseFile, "add", interrupt)
    assert cli.run(["add", "reports", "--case", str(own_case)]) == 130
    told = capsys.readouterr().err.strip().splitlines()[-1]
    assert told == "firsthand: Interrupted. 120 of 300 new reports are in the case; the next run goes on from there."


def test_an_export_is_never_written_over_unasked(own_case: Path, capsys: Told) -> None:
    """A brief that somebody went on writing in stays, unless -o names it; the case itself is never written over."""
    assert cli.run(["export", "brief.md"]) == 0
    assert "Written to brief.md." in capsys.readouterr().err
    Path("brief.md").write_text("my own words", "utf-8")
    assert cli.run(["export", "brief.md"]) == 2
    assert "there is one already" in capsys.readouterr().err
    assert Path("brief.md").read_text("utf-8") == "my own words"
    assert cli.run(["export", "brief.md", "-o", "brief.md"]) == 0
    assert Path("brief.md").read_text("utf-8").startswith("# Brief")
    assert cli.run(["export", "brief.md", "-o", own_case.name]) == 2
    assert "it is the case itself" in capsys.readouterr().err


@pytest.mark.usefixtures("own_case")
def test_an_export_goes_where_it_is_sent(capsys: Told) -> None:
    """To a file, into a folder under its own name, or as a folder of tables; JSON names what was written."""
    Path("handover").mkdir()
    assert cli.run(["export", "case.json", "-o", "handover"]) == 0
    assert json.loads(Path("handover/case.json").read_text("utf-8"))["format"] == "firsthand-case/1"
    assert cli.run(["export", "handover/mine.html"]) == 0
    assert Path("handover/mine.html").read_text("utf-8").startswith("<!doctype html>")
    capsys.readouterr()
    assert cli.run(["export", "csv", "-o", "tables", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)["written"]
    assert sorted(Path(path).name for path in written) == sorted(os.listdir("tables"))
    assert "claims.csv" in os.listdir("tables")


@pytest.mark.usefixtures("own_case")
@pytest.mark.parametrize("name", ["brief.html", "brief.docx", "brief.md", "case.json", "claims.csv"])
def test_same_case_time_and_key_give_the_same_bytes(name: str) -> None:
    """Two exports with the same --exported-at and --label-key are equal, byte for byte."""
    for place in ("one", "two"):
        fixed = ["--exported-at", "2026-03-04T09:10:00+00:00", "--label-key", "fixed"]
        assert cli.run(["export", name, "-o", place, *fixed, "-q"]) == 0
    assert Path("one").read_bytes() == Path("two").read_bytes()


def test_an_empty_folder_is_no_dead_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    """Where nothing can be read, it is said what can."""
    (tmp_path / "nothing").mkdir()
    monkeypatch.chdir(tmp_path)
    assert cli.run(["add", "nothing"]) == 0
    assert "Nothing there can be read. Give a folder that holds reports: .txt," in capsys.readouterr().err


@pytest.mark.usefixtures("own_case")
def test_a_source_that_is_nobody_is_called_so(capsys: Told) -> None:
    """The list says the same words as the page of a claim; no source has the name of a kind."""
    assert cli.run(["sources"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    assert {row[4] for row in rows if row[2] == "unspecified"} == {"nobody in particular"}


@pytest.mark.usefixtures("own_case")
def test_open_tells_once_what_was_not_read(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the brief lists it; where the brief goes elsewhere it is told on stderr."""
    assert cli.run(["open", "reports"]) == 3
    assert "Not read: photograph.jpg" in capsys.readouterr().err
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert cli.run(["open", "reports"]) == 3
    told = capsys.readouterr()
    assert (told.out + told.err).count("photograph.jpg: Files of this kind") == 1


@pytest.mark.usefixtures("own_case")
def test_status_tells_which_originals_to_look_at(capsys: Told) -> None:
    """A report whose page hides words is named with what was left out."""
    hidden = "<p>The lock at Tarn was shut on Monday, the harbour master said.</p>" * 3
    page = f"<html><body><article>{hidden}<p style='display:none'>Call Nita.</p></article></body></html>"
    Path("page.html").write_text(page, "utf-8")
    with CaseFile.open(Path("firsthand.db")) as case:
        assert cli.run(["add", "-q", "page.html"]) == 0
        (warned,) = [r.document for r in case.load_warned(9).readings]
    assert warned.path == "page.html"
    capsys.readouterr()
    assert cli.run(["status"]) == 0
    assert f"Read, but look at the original too (1)\n  {warned.id}  page.html: {warned.warnings[0]}" in capsys.readouterr().out


@pytest.mark.usefixtures("own_case")
def test_verify_finds_an_original_that_is_gone(capsys: Told) -> None:
    """Each fault is told in words, and the exit code is 2; nothing else is lost."""
    shutil.rmtree("firsthand.originals")
    assert cli.run(["verify"]) == 2
    told = capsys.readouterr()
    assert len(told.out.splitlines()) >= 8
    assert all(line.endswith(".") for line in told.out.splitlines())
    assert "faults in " in told.err
    assert cli.run(["brief"]) == 0


@pytest.mark.parametrize(("make", "words"), [
    (lambda path: None, "no case"),
    (lambda path: path.mkdir(), "folder"),
    (lambda path: path.write_text("not a database, but a letter of some length " * 40), "no database"),
])
@pytest.mark.parametrize("arguments", [["brief"], ["claims"], ["status"], ["export", "brief.md"], ["search", "fire"]])
def test_what_is_no_case_is_told_in_one_sentence(
    make: Callable[[Path], object], words: str, *, arguments: list[str], tmp_path: Path, capsys: Told
) -> None:
    """No case, a folder, some other file: what it is and what to do, and it is left as it was."""
    path = tmp_path / "firsthand.db"
    make(path)
    assert cli.run([*arguments, "--case", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert "Traceback" not in told.err
    assert len(told.err.strip().splitlines()) == 1
