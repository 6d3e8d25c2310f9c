"""Commands for the machine room: what is there, and the Tab key."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.cli import health
from firsthand.cli import main as cli

Told = pytest.CaptureFixture[str]


def test_doctor_finds_this_machine_in_order(tmp_path: Path, capsys: Told) -> None:
    """Every finding is good or says what to do; a case that is not there yet is no fault."""
    assert cli.run(["doctor", "--case", str(tmp_path / "a.db")]) == 0
    told = capsys.readouterr()
    assert all(line.startswith(("ok ", "look ", "       ")) for line in told.out.splitlines())
    assert "firsthand add makes it" in told.out
    assert cli.run(["doctor", "--json", "--case", str(tmp_path / "a.db")]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"Python", "SQLite", "full-text search", "JSON", "parser", "case", "disk", "sandbox"} <= {f["name"] for f in findings}
    assert all(bool(f["advice"]) is (f["state"] != "ok") for f in findings)


@pytest.mark.parametrize(("name", "value", "fault"), [
    ("sqlite_version_info", (3, 20, 0), "SQLite"),
    ("connect", lambda _: BareConnection(), "full-text search"),
])
def test_doctor_says_what_is_missing(
    name: str, value: object, *, fault: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An old SQLite, or one without full-text search, is a fault with a remedy."""
    monkeypatch.setattr(health.sqlite3, name, value)
    faults = [f for f in health.examine(tmp_path / "a.db") if f.health is health.Health.BAD]
    assert fault in [f.name for f in faults]
    assert all(f.advice for f in faults)


class BareConnection:
    """An SQLite that was built with nothing."""

    def execute(self, statement: str) -> None:
        """Refuses."""
        raise sqlite3.OperationalError(f"no such module: {statement.split()[-1]}")

    def close(self) -> None:
        """Does nothing."""


def test_doctor_sees_a_folder_that_is_not_there(tmp_path: Path, capsys: Told) -> None:
    """A fault of the surroundings ends with 2."""
    assert cli.run(["doctor", "--case", str(tmp_path / "no" / "a.db")]) == 2
    assert "there is no folder" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_and_says_where_it_goes(shell: str, capsys: Told) -> None:
    """The script alone is on stdout."""
    assert cli.run(["completion", shell]) == 0
    told = capsys.readouterr()
    assert "_FIRSTHAND_COMPLETE" in told.out
    assert told.err.startswith("Write it to ")
    assert cli.run(["completion", shell, "--quiet"]) == 0
    assert capsys.readouterr() == (told.out, "")


def test_the_tab_key_finds_commands() -> None:
    """What the script asks for is answered: commands that begin as typed."""
    asked = {"_FIRSTHAND_COMPLETE": "bash_complete", "COMP_WORDS": "firsthand st", "COMP_CWORD": "1"}
    command = (sys.executable, "-m", "firsthand")
    done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["plain,stages", "plain,status"]
