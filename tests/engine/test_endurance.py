"""Killed at any moment, stopped by Ctrl-C, or shared by two processes, a case ends up with every report once, and as a whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.engine.case import CaseFile
from firsthand.eval import endurance
from firsthand.eval.generated import write_reports

Add = Callable[..., None]


def test_a_case_that_is_killed_again_and_again_is_the_case_that_was_not(tmp_path: Path, add_here: Add) -> None:
    """Four kills while 24 reports are added: nothing lost, doubled or half, and the export is the same to the byte."""
    endured = endurance.kill_often(tmp_path, reports=24, kills=4, seed=5, add=add_here)
    assert endured.kills >= 3
    assert endured == endurance.Endured(endured.name, 24, endured.kills, documents=24, is_equal=True, wall_s=endured.wall_s)


def test_two_processes_that_add_the_same_reports_make_one_case(tmp_path: Path, add_here: Add) -> None:
    """Both end well, every report is in once, and the export is the same to the byte."""
    endured = endurance.add_at_once(tmp_path, reports=16, is_halved=False, add=add_here)
    assert endured == endurance.Endured(endured.name, 16, documents=16, is_equal=True, wall_s=endured.wall_s)


@pytest.mark.parametrize(("endured", "is_whole"), [
    (endurance.Endured("a", 2, documents=2, is_equal=True), True), (endurance.Endured("a", 2, documents=2), True),
    (endurance.Endured("a", 2, documents=2, is_equal=False), False), (endurance.Endured("a", 2, lost=1), False),
    (endurance.Endured("a", 2, doubled=1), False), (endurance.Endured("a", 2, faults=("T1: its original is gone.",)), False),
])
def test_a_case_is_whole_when_nothing_is_missing_or_other(endured: endurance.Endured, is_whole: bool) -> None:
    """One loss, one double, one fault, or one byte of difference is enough; the table says all of it."""
    assert endured.is_whole == is_whole
    table = endurance.format_table([endured])
    assert all(fault in table for fault in endured.faults)
    assert ("NO" in table) == (endured.is_equal is False)


def test_ctrl_c_stops_with_its_own_code_and_the_next_run_goes_on(tmp_path: Path, add_here: Add) -> None:
    """Interrupted while reports are added, the command says so and leaves with 130; what was read stays, the rest comes next."""
    pile, path = tmp_path / "pile", tmp_path / "firsthand.db"
    write_reports(pile, 30)
    command = [sys.executable, "-m", "firsthand", "add", str(pile), "--case", str(path)]
    settings = {**os.environ, "FIRSTHAND_WORKERS": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=settings, start_new_session=True)
    wait_until(lambda: count_documents(path) >= 2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the children get it too
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Interrupted." in said
    assert "Traceback" not in said
    assert "the next run goes on from there" in said
    assert 2 <= count_documents(path) < 30
    with CaseFile.open(path, is_made=False) as case:
        assert case.verify().faults == ()
        assert case.status().runs[0].ended_at is None
    add_here(path, pile)
    with CaseFile.open(path, is_made=False) as case:
        assert case.status().documents == 30
        assert case.verify().faults == ()


def count_documents(path: Path) -> int:
    """The path of a case in; how many documents it holds so far out."""
    if not path.exists() or not path.stat().st_size:
        return 0
    with CaseFile.open(path) as case:
        return case.status().documents


def wait_until(is_so: Callable[[], bool], timeout_s: float = 60) -> None:
    """A question in; it is answered with yes, or the test fails."""
    until = time.monotonic() + timeout_s
    while not is_so():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.02)
