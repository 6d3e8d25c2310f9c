"""What a case endures: kills at random moments, and two processes at once. Nothing may be lost, doubled, or left half.

Processes of their own add generated reports, and every case is compared with one that nobody disturbed. Needs SIGKILL.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.engine.case import CaseFile
from firsthand.engine.versions import made_by
from firsthand.errors import EngineError
from firsthand.eval.generated import write_reports
from firsthand.model.casefile import VerifyReport
from firsthand.stages import publish

EXPORTED_AT = "2031-05-03T12:00:00+00:00"
LABEL_KEY = b"the same for every case"
OPENING_SHARE = 0.15
"""So many of the kills come before the first report is in: while Python starts, the case is made, and files are looked at."""
OPENING_S, DOCUMENT_S, SETTLING_S = 2.5, 0.08, 1.0
"""Longest wait before a kill: from the start, after a report was stored, and after the last one. Unit: seconds."""

Add = Callable[[Path, Path], None]
"""A case and a folder of reports in; all of these are in it."""

_ADDING = """
import sys
from pathlib import Path
from firsthand.engine.case import CaseFile
from firsthand.model.casefile import AddSettings

def tell(done, total, path):
    print(done, total, flush=True)

with CaseFile.open(Path(sys.argv[1])) as case:
    case.add(sys.argv[2:], settings=AddSettings(workers=1), on_progress=tell)
"""


@dataclass(frozen=True, slots=True)
class Endured:
    """What became of one case.

    Attributes:
        name: What it went through.
        reports: How many it was given.
        kills: How often its process was killed.
        documents: How many it holds.
        lost, doubled: Reports that it does not hold, and that it holds more than once.
        faults: What `verify` found, half documents too.
        is_equal: Its export is, byte for byte, that of the case that nobody disturbed; None where the order was another.
        wall_s: How long all of it took.
    """

    name: str
    reports: int
    kills: int = 0
    documents: int = 0
    lost: int = 0
    doubled: int = 0
    faults: tuple[str, ...] = ()
    is_equal: bool | None = None
    wall_s: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost, doubled, half or other than it should be."""
        return not self.lost and not self.doubled and not self.faults and self.is_equal is not False


def measure(folder: Path, *, reports: int, kills: int, reports_at_once: int, seed: int = 0) -> list[Endured]:
    """An empty folder, how many reports, how often to kill, and how many reports two processes add at once, in; all of it out."""
    found = []
    if kills:
        found.append(kill_often(folder / "kills", reports=reports, kills=kills, seed=seed))
    if reports_at_once:
        found += [add_at_once(folder / name, reports=reports_at_once, is_halved=name == "halves", seed=seed)
                  for name in ("twice", "halves")]
    return found


def kill_often(folder: Path, *, reports: int, kills: int, seed: int = 0, add: Add | None = None) -> Endured:
    """A folder for it, how many reports and how many kills in; what became of the case, gone on with after each kill, out.

    Args:
        folder: Made where it is missing.
        reports: How many there are.
        kills: How often the process that adds them is killed.
        seed: Of the reports and of the moments.
        add: Makes the case that nobody disturbs, and brings the other to its end; None for a process of its own.

    Raises:
        EngineError: A process that nobody killed failed.
    """
    began = time.perf_counter()
    pile = _write(folder, reports, seed)
    undisturbed, case = folder / "undisturbed.db", folder / "killed.db"
    add = _add_apart if add is None else add
    add(undisturbed, pile)
    chance, killed = random.Random(seed), 0  # noqa: S311
    for number in range(kills):
        process = _start(case, [pile])
        killed += _kill(process, chance, steps=2 * reports // (kills + 1), is_opening=number < kills * OPENING_SHARE)
    add(case, pile)
    return _compare(Endured(f"{killed} kills", reports, killed), case, undisturbed, is_same_order=True, began=began)


def add_at_once(folder: Path, *, reports: int, is_halved: bool, seed: int = 0, add: Add | None = None) -> Endured:
    """A folder for it and how many reports in; what became of a case that two processes added to at once out.

    Args:
        folder: Made where it is missing.
        reports: How many there are.
        is_halved: Each process has one half of them; else both have them all.
        seed: Of the reports.
        add: As in `kill_often`.

    Raises:
        EngineError: One of the processes failed.
    """
    began = time.perf_counter()
    pile = _write(folder, reports, seed)
    undisturbed, case = folder / "undisturbed.db", folder / "shared.db"
    add = _add_apart if add is None else add
    add(undisturbed, pile)
    files = sorted(str(path) for path in pile.rglob("*.md"))
    shares: list[list[Path | str]] = [list(files[::2]), list(files[1::2])] if is_halved else [[pile], [pile]]
    _finish([_start(case, share) for share in shares])
    name = "2 processes, a half each" if is_halved else "2 processes, all of it each"
    return _compare(Endured(name, reports), case, undisturbed, is_same_order=not is_halved, began=began)


def format_table(found: Sequence[Endured]) -> str:
    """What cases endured in, a table of it out."""
    head = ("case", "reports", "documents", "lost", "doubled", "faults", "same export", "s")
    lines = ["{:<28} {:>8} {:>10} {:>5} {:>8} {:>7} {:>12} {:>7}".format(*head)]
    for e in found:
        same = {None: "other order", True: "yes", False: "NO"}[e.is_equal]
        lines.append(f"{e.name:<28} {e.reports:>8,} {e.documents:>10,} {e.lost:>5} {e.doubled:>8} {len(e.faults):>7} "
                     f"{same:>12} {e.wall_s:>7.1f}")
        lines += [f"    {fault}" for fault in e.faults[:20]]
    return "\n".join(lines)


def export_case(path: Path) -> bytes:
    """The path of a case in, its export with a fixed time and label key out."""
    with CaseFile.open(path, is_made=False) as case:
        public = publish.run(case.load(), provenance=made_by(), label_key=LABEL_KEY)
    return json.dumps(publish.case_json(public, EXPORTED_AT), ensure_ascii=False).encode("utf-8", "surrogatepass")


def _add_apart(case: Path, pile: Path) -> None:
    """A case and a folder in, all of it added by a process that nobody disturbs."""
    _finish([_start(case, [pile])])


def _write(folder: Path, reports: int, seed: int) -> Path:
    pile = folder / "reports"
    write_reports(pile, reports, seed)
    return pile


def _start(case: Path, paths: Sequence[Path | str]) -> subprocess.Popen[str]:
    """A case and paths in, a process that adds these to it out; it prints a line for each report that is in."""
    arguments = [sys.executable, "-c", _ADDING, str(case), *map(str, paths)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - this very Python


def _finish(processes: Sequence[subprocess.Popen[str]]) -> None:
    """Processes that run at once in; all have ended well.

    Raises:
        EngineError: One of them failed.
    """
    said = [process.communicate()[1] for process in processes]
    for process, errors in zip(processes, said, strict=True):
        if process.returncode:
            raise EngineError(f"A process that adds reports failed: {errors.strip()[-500:]}", hint="Report the fault.")


def _kill(process: subprocess.Popen[str], chance: random.Random, *, steps: int, is_opening: bool) -> bool:
    """A process in, killed at a moment that chance chooses; whether it was still at work out.

    Raises:
        EngineError: It failed before.
    """
    stdout = process.stdout
    assert stdout is not None  # noqa: S101 - it was asked for
    if is_opening:
        time.sleep(chance.uniform(0.0, OPENING_S))
    else:
        line = ""
        for _ in range(chance.randint(1, max(1, steps))):
            line = stdout.readline() or line
        is_last = len(set(line.split())) == 1
        time.sleep(chance.uniform(0.0, SETTLING_S if is_last else DOCUMENT_S))
    process.send_signal(signal.SIGKILL)
    _, errors = process.communicate()
    if process.returncode > 0:
        raise EngineError(f"A process that adds reports failed: {errors.strip()[-500:]}", hint="Report the fault.")
    return process.returncode < 0


def _compare(given: Endured, case: Path, undisturbed: Path, *, is_same_order: bool, began: float) -> Endured:
    """What a case was given, the case, and one that nobody disturbed, in; what became of the former out."""
    wanted, held = _count_texts(undisturbed), _count_texts(case)
    return replace(
        given, documents=held.total(), lost=max(len(wanted - held), given.reports - len(held)),
        doubled=(held - wanted).total(), faults=_verify(case).faults,
        is_equal=export_case(case) == export_case(undisturbed) if is_same_order else None,
        wall_s=time.perf_counter() - began)


def _count_texts(path: Path) -> Counter[tuple[str, str]]:
    """The path of a case in; how often it holds each text, by name of file, out."""
    with CaseFile.open(path, is_made=False) as case:
        return Counter((r.document.path.rpartition("/")[2], r.document.text) for r in case.load().readings)


def _verify(path: Path) -> VerifyReport:
    with CaseFile.open(path, is_made=False) as case:
        return case.verify()
