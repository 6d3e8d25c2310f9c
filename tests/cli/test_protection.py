"""A source that a person protects leaves no trace of its name in anything that a command prints or writes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from firsthand.cli import casework
from firsthand.cli import main as cli

NAME = "Reyl"
COMMANDS = [
    ["status"], ["brief"], ["claims"], ["claims", "--json"], ["claim", "K1", "--why"], ["trace", "the union complained twice"],
    ["trace", "fourteen dock workers died", "--json"], ["sources"], ["sources", "--json"], ["search", "union"], ["search", NAME],
    ["search", NAME, "--json"], ["verify"], ["log"], ["log", "--json"], ["add", "reports"], ["add", "reports", "--json"],
    ["open"], ["export", "csv", "-o", "tables"],
    *(["export", name, "-o", "-"] for name in ("brief.html", "brief.md", "case.json", "sources.csv", "appearances.csv")),
]


@pytest.fixture
def protected_case(own_case: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The example with Ana Reyl under protection, and a file that bears her name but cannot be read."""
    (own_case.parent / "reports" / f"{NAME}.jpg").write_bytes(b"\xff\xd8")
    assert cli.run(["add", "-q", "reports"]) == 3
    assert cli.run(["sources"]) == 0
    source = next(line.split("\t")[0] for line in capsys.readouterr().out.splitlines() if NAME in line)
    assert cli.run(["protect", source, "--by", "M. Oduya"]) == 0
    capsys.readouterr()
    return own_case


@pytest.mark.usefixtures("protected_case")
def test_no_command_prints_a_protected_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither on stdout nor on stderr, in whatever format; and each command still does its work."""
    for command in COMMANDS:
        exit_code = cli.run(command)
        told = capsys.readouterr()
        assert NAME not in told.out + told.err, command
        assert "firsthand: " not in told.err, command
        assert exit_code in (0, 1, 3), command


@pytest.mark.usefixtures("protected_case")
def test_no_export_holds_a_protected_name(tmp_path: Path) -> None:
    """Not in any part of a Word document, nor in any table; the label stands there instead."""
    assert cli.run(["export", "brief.docx", "-q", "-o", str(tmp_path / "brief.docx")]) == 0
    with zipfile.ZipFile(tmp_path / "brief.docx") as package:
        parts = [package.read(name) for name in package.namelist()]
    assert cli.run(["export", "csv", "-q", "-o", str(tmp_path / "tables")]) == 0
    parts += [path.read_bytes() for path in (tmp_path / "tables").iterdir()]
    assert not any(NAME.encode() in part for part in parts)
    assert any(b"[source " in part for part in parts)


def test_progress_of_comparing_names_no_file() -> None:
    """How far it is, is told without the path of the report that was done last."""
    told: list[tuple[int, int, str]] = []
    casework.without_path(lambda *call: told.append(call))(3, 8, f"reports/{NAME}.txt")
    assert told == [(3, 8, "")]


@pytest.mark.usefixtures("protected_case")
def test_an_error_repeats_no_name_that_a_sheet_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """What went wrong is withheld where it would name the source; any other error is said as it is."""
    Path("sheet.csv").write_text(f"path,title\n{NAME}.txt,a\n{NAME}.txt,b\n", "utf-8")
    assert cli.run(["add", "reports", "--meta", "sheet.csv"]) == 2
    told = capsys.readouterr()
    assert NAME not in told.out + told.err
    assert "why is withheld" in told.err
    assert cli.run(["note", "S999", "seen"]) == 1
    assert "S999" in capsys.readouterr().err
