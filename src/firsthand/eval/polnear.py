"""Attributions of news articles: how long reading takes, and how well the spans agree with gold that only the scorer reads."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from firsthand.engine import local
from firsthand.engine.timing import StageTimes
from firsthand.eval.echobench import run_scorer
from firsthand.model.reading import Reading
from firsthand.model.span import Span

Figures = dict[str, Any]


def measure(articles: Path, scorer: Path, *, output: Path | None = None) -> Figures:
    """A .jsonl of articles with gold and its scorer in, the figures out; what was found is written to `output`, where given.

    Returns:
        The scorer's figures; `wall_s`, `documents`, `peak_mb` (of the largest process) and `stage_s` of reading.
    """
    times, began = StageTimes(), time.perf_counter()
    case = local.read_paths([articles], times=times)
    wall_s = time.perf_counter() - began
    names = [json.loads(line)["doc"] for line in articles.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        answers = output or Path(folder) / "answers.jsonl"
        answers.write_text("".join(f"{json.dumps(_answer(r, names))}\n" for r in case.readings), encoding="utf-8")
        scored = json.loads(run_scorer(scorer, ["--gold", str(articles), "--pred", str(answers), "--json"]))
    peak_kb = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "documents": len(case.readings),
        "wall_s": round(wall_s, 2),
        "peak_mb": round(peak_kb / 1024),
        "stage_s": {stage: round(seconds, 2) for stage, seconds in times.seconds.items()},
        "attribution": scored,
    }


HUMAN = {"speech": 0.897, "attribution": 0.735}
"""F1 of two people against each other on PolNeAR's dev articles, explicit reports and all."""


def format_table(figures: Figures) -> str:
    """Figures of `measure` in, a table with the human ceiling beside out."""
    rows = [f"{'':16}{'P':>7}{'R':>7}{'F1':>7}{'people':>8}"]
    for row in ("speech", "attribution", "content_tokens", "source_tokens"):
        found = figures["attribution"][row]
        people = f"{HUMAN[row]:8.3f}" if row in HUMAN else ""
        rows.append(f"{row:16}{found['p']:7.3f}{found['r']:7.3f}{found['f1']:7.3f}{people}")
    for kind, found in figures["attribution"]["recall_by_kind"].items():
        rows.append(f"  recall {kind:14} {found['attribution']:.3f} of {found['gold']}")
    return "\n".join(rows)


def _answer(reading: Reading, names: list[str]) -> Figures:
    """A reading in, its attributions in the scorer's form out."""
    line = int(reading.document.path.rpartition("#")[2])
    return {
        "doc": names[line - 1],
        "attributions": [
            {
                "source": _pairs(a.named or a.sources),
                "cue": _pairs([] if a.cue is None else [a.cue]),
                "content": _pairs(a.content),
            }
            for a in reading.attributions
            if not a.is_doubtful
        ],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans in, pairs of start and end out."""
    return [[s.start, s.end] for s in spans]
