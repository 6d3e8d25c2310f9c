"""Single jobs across reports, measured on sets of their own: stories, copies, claims, dates, numbers.

What is read of a set never comes from its gold: `predict` reads the inputs alone, and only the sets' own scorer sees both.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from firsthand.eval import claims, copies, numbers, stories, timex
from firsthand.eval.echobench import run_scorer
from firsthand.eval.rows import read_rows, write_rows

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Job:
    """One job of the program.

    Attributes:
        predict: A folder with the inputs of a set, and one more file or folder where the set needs it, in; rows out.
        task: What the scorer calls it.
        help: For the person who runs it.
    """

    predict: Callable[[Path, Path | None], Iterator[dict[str, object]]]
    task: str
    help: str


JOBS = {
    "stories": Job(stories.predict, "cluster", "Group the reports of docs.jsonl into stories."),
    "copies": Job(copies.predict, "pairs", "Say of the pairs of pairs.jsonl, or of all pairs of docs.jsonl, which are copies."),
    "claims": Job(claims.predict, "retrieval", "Find for each text of queries.jsonl the known claims (--also) that it makes."),
    "timex": Job(timex.predict, "timex", "Find the dates, times and durations of docs.jsonl with their values."),
    "numbers": Job(numbers.predict, "labels", "Say of the pairs of pairs.jsonl whether their figures conflict or update."),
}
STREAMING = Job(partial(stories.predict, is_streaming=True), "cluster", "")


@dataclass(frozen=True, slots=True)
class Gold:
    """A set with its gold.

    Attributes:
        name: Of the figures.
        job: What is measured.
        folder: Below the folder of sets.
        gold: File in it that the scorer reads.
        also: Below the folder of sets: what the job reads beside.
    """

    name: str
    job: Job
    folder: str
    gold: str = "gold.jsonl"
    also: str | None = None


SETS = (
    Gold("stories_ecbplus", JOBS["stories"], "stories_ecbplus/dev"),
    Gold("stories_ecbplus_streaming", STREAMING, "stories_ecbplus/dev"),
    Gold("stories_basil", JOBS["stories"], "stories_basil/dev"),
    Gold("stories_fnc", JOBS["stories"], "stories_fnc/dev"),
    Gold("nearcopy_natural", JOBS["copies"], "nearcopy_natural/dev"),
    Gold("nearcopy_synth", JOBS["copies"], "nearcopy_synth/dev", "gold_pairs.jsonl"),
    Gold("claims_checkthat2020", JOBS["claims"], "claims_checkthat2020/dev", also="claims_checkthat2020/vclaims.jsonl"),
    Gold("timex_tempeval3", JOBS["timex"], "timex_tempeval3/dev"),
    Gold("meantime", JOBS["timex"], "meantime/dev", "gold_timex_values.jsonl"),
    Gold("numconflict_ecbplus", JOBS["numbers"], "numconflict_ecbplus/dev"),
)


def measure(sets: Path) -> dict[str, dict[str, Any]]:
    """The folder of all sets with their scorer in; for each set the scorer's figures, and the seconds that it took, out."""
    return {gold.name: measure_one(sets, gold) for gold in SETS}


def measure_one(sets: Path, gold: Gold) -> dict[str, Any]:
    """The folder of all sets and one of them in, its figures out."""
    began = time.perf_counter()
    rows = list(gold.job.predict(sets / gold.folder, sets / gold.also if gold.also else None))
    seconds = round(time.perf_counter() - began, 2)
    with tempfile.TemporaryDirectory() as folder:
        answers, key = Path(folder) / "answers.jsonl", Path(folder) / "gold.jsonl"
        write_rows(rows, answers)
        write_rows(_key(sets / gold.folder / gold.gold), key)
        return {**json.loads(run_scorer(sets / "score.py", [gold.job.task, str(key), str(answers)])), "seconds": seconds}


def _key(gold: Path) -> Iterator[Row]:
    """A file of gold in, the same in the form that the scorer knows out.

    Of a list of pairs those that are not to be counted are left out. What was found beside the list counts neither way: most are
    two copies of one original, which the list names only beside that.
    """
    for row in read_rows(gold):
        if "relation" not in row:
            yield row
        elif row["relation"] != "ignore":
            id_ = f"{min(row['a'], row['b'])}|{max(row['a'], row['b'])}"
            yield {"id": id_, "label": int(row["relation"] in ("copy", "partial"))}
