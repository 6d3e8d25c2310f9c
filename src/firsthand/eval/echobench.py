"""The whole job: reads every case of the benchmark in this process, and lets the benchmark's own scorer judge the answers.

The gold is read by the scorer alone.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.engine import local
from firsthand.errors import EngineError
from firsthand.stages import publish

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """What the scorer said.

    Attributes:
        table: As it prints it.
        figures: By row of the table, then by column; means included.
    """

    table: str
    figures: Figures


def measure(cases: Path, scorer: Path, *, only: str = "") -> Measured:
    """A folder of cases and the scorer in, what it says of our answers out.

    Args:
        cases: Each case is a folder with `reports/`.
        scorer: The benchmark's score.py.
        only: Read only cases whose name holds this; the scorer counts the others as not answered.

    Raises:
        EngineError: The scorer failed.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        parser = local.load_parser()
        for reports in sorted(cases.rglob("reports")):
            if only in reports.parent.name:
                public = publish.run(local.read_paths([reports], parser=parser))
                answer = json.dumps(publish.case_json(public), ensure_ascii=False)
                (folder / f"{reports.parent.name}.json").write_text(answer, encoding="utf-8")
        # The scorer asks a command for each answer: ours fetches the one that is there.
        fetch = f"cp {shlex.quote(str(folder))}/$(basename $(dirname {{case}})).json {{out}}"
        figures = folder / "figures.out"
        table = run_scorer(scorer, ["run", "--cmd", fetch, "--json", str(figures), str(cases)])
        scored = json.loads(figures.read_text(encoding="utf-8"))
    return Measured(table, {**scored["cases"], **scored["means"]})


def run_scorer(scorer: Path, arguments: Sequence[str]) -> str:
    """A scorer and its arguments in, what it prints out.

    Raises:
        EngineError: It failed.
    """
    done = subprocess.run([sys.executable, str(scorer), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(f"The scorer {scorer} failed: {done.stderr.strip()[-500:]}", hint="Check the path of the scorer.")
    return done.stdout
