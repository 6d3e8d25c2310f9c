"""Speed and size of a case of many generated reports, measured on the commands that people run, each in a process of its own.

Ratios matter more than seconds: another machine has other seconds. Every figure is from one run.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from firsthand.engine.case import CaseFile
from firsthand.errors import EngineError
from firsthand.eval.generated import generate_reports, write_reports

MIDDLE_REPORTS = 5_000
"""Reports of the case to which a few more are added."""
FEW_REPORTS = 10
UNCHANGED_REPORTS = 1_000
SEARCHES = 200


@dataclass(frozen=True, slots=True)
class Ran:
    """One command that was run: seconds by the clock, and the most memory that it or one of its processes took, in MB."""

    seconds: float
    peak_mb: float


def measure(folder: Path, reports: int) -> dict[str, float]:
    """An empty folder and a number of reports in, the figures by name out.

    Raises:
        EngineError: A command failed.
    """
    piles = {name: folder / name for name in ("all", "middle", "few", "unchanged")}
    write_reports(piles["all"], reports)
    write_reports(piles["middle"], min(MIDDLE_REPORTS, reports), seed=1)
    write_reports(piles["few"], FEW_REPORTS, seed=2)
    write_reports(piles["unchanged"], min(UNCHANGED_REPORTS, reports), seed=3)
    figures: dict[str, float] = {"reports": reports}
    # 1. reading without a case, and adding to one
    read = run(["read", piles["all"], "-o", folder / "read.json"])
    figures |= {"read_reports_per_s": reports / read.seconds, "read_peak_mb": read.peak_mb}
    large = folder / "large.db"
    added = run(["add", piles["all"], "--case", large])
    figures |= {"add_reports_per_s": reports / added.seconds, "add_peak_mb": added.peak_mb}
    figures["add_to_read"] = figures["add_reports_per_s"] / figures["read_reports_per_s"]
    # 2. looking at the large case
    brief = run(["brief", "--case", large])
    figures |= {"brief_s": brief.seconds, "brief_peak_mb": brief.peak_mb}
    figures |= _time_searches(large, reports)
    # 3. a few more reports, into nothing and into many
    small, middle = folder / "small.db", folder / "middle.db"
    figures["add_few_to_none_s"] = run(["add", piles["few"], "--case", small]).seconds
    run(["add", piles["middle"], "--case", middle])
    figures["add_few_to_many_s"] = run(["add", piles["few"], "--case", middle]).seconds
    figures["few_to_many_by_none"] = figures["add_few_to_many_s"] / figures["add_few_to_none_s"]
    # 4. the same again
    same = folder / "same.db"
    run(["add", piles["unchanged"], "--case", same])
    figures["add_unchanged_s"] = run(["add", piles["unchanged"], "--case", same]).seconds
    return {name: round(figure, 3) for name, figure in figures.items()}


def run(arguments: Sequence[str | Path]) -> Ran:
    """Arguments of `firsthand` in, how long it took and how much memory out.

    Raises:
        EngineError: It failed.
    """
    command = [sys.executable, "-m", "firsthand", *map(str, arguments), "--quiet"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise EngineError(f"`firsthand {arguments[0]}` left with {process.returncode} while it was measured.")
    return Ran(seconds, usage.ru_maxrss / 1024)


def _time_searches(path: Path, reports: int) -> Mapping[str, float]:
    """A case and how many reports it holds in; how long searches take in an open case, in milliseconds, out."""
    words = [w.strip(".,;:“”") for report in generate_reports(min(reports, 50)) for w in report.text.split()]
    sought = [f"{words[7 * n % len(words)]} {words[(7 * n + 1) % len(words)]}" for n in range(SEARCHES)]
    taken: list[float] = []
    with CaseFile.open(path, is_made=False) as case:
        case.search("warm")
        for one in sought:
            began = time.perf_counter()
            case.search(one)
            taken.append(1000 * (time.perf_counter() - began))
    return {"search_median_ms": statistics.median(taken), "search_p95_ms": statistics.quantiles(taken, n=20)[-1]}
