"""Rows as people and as programs get them."""

from __future__ import annotations

import re
import sys

import pytest

from firsthand.cli.job import Options
from firsthand.cli.table import Column, print_rows

COLUMNS = (Column("id", "Claim"), Column("at_least"), Column("", "First in"), Column("text", "Words", is_wide=True))
ROWS = [("K1", "2", "Lowen Echo", "The bridge\tis\nsafe."), ("K2", "1", "Carrick Post", "A \x1b[31mred\u202e light.")]


def test_elsewhere_rows_are_tab_separated(capsys: pytest.CaptureFixture[str]) -> None:
    """A heading, one line a row, as many cells in each; no cell breaks the line or hides anything."""
    print_rows(COLUMNS, ROWS, Options())
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "id\tat_least\ttext"
    assert lines[1] == "K1\t2\tThe bridge is safe."
    assert [line.count("\t") for line in lines] == [2, 2, 2]
    assert "\x1b" not in lines[2]
    assert "\u202e" not in lines[2]


@pytest.mark.parametrize(("columns", "begins"), [("100", "Claim"), ("40", "Claim: K1")])
def test_a_terminal_gets_a_table_or_rows_down_the_page(
    columns: str, begins: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is room cells stand side by side; no line is longer than the terminal is wide."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TERM", "xterm")
    print_rows(COLUMNS, ROWS, Options())
    lines = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    assert lines[0].startswith(begins)
    assert all(len(line) <= int(columns) for line in lines)
    assert any("Lowen Echo" in line for line in lines)
    assert not any("at_least" in line for line in lines)
