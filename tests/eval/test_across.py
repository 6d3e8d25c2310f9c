"""Sets of single jobs as their scorer gets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.eval.across import JOBS, SETS, Gold, measure_one
from firsthand.eval.rows import read_rows, write_rows

TEXT = "The boats were counted twice before the fog came in over Orle, and nobody on the quay had slept. " * 3


def test_a_list_of_pairs_is_scored_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies and parts count for, other pairs against; what is not to be counted, and what is not listed, does neither."""
    write_rows([{"id": name, "text": f"{TEXT}{name}"} for name in "abcd"], tmp_path / "docs.jsonl")
    relations = {"ba": "copy", "ac": "partial", "bc": "quote", "ad": "ignore"}
    write_rows([{"a": a, "b": b, "relation": relation} for (a, b), relation in relations.items()], tmp_path / "gold.jsonl")
    seen: dict[str, list[dict[str, object]]] = {}

    def score(_: Path, arguments: list[str]) -> str:
        seen.update(zip(("gold", "found"), (list(read_rows(Path(p))) for p in arguments[1:]), strict=True))
        return "{}"

    monkeypatch.setattr("firsthand.eval.across.run_scorer", score)
    assert measure_one(tmp_path, Gold("own", JOBS["copies"], ".")).keys() == {"seconds"}
    assert seen["gold"] == [{"id": "a|b", "label": 1}, {"id": "a|c", "label": 1}, {"id": "b|c", "label": 0}]
    assert {row["id"] for row in seen["found"]} == {"a|b", "a|c", "a|d", "b|c", "b|d", "c|d"}


def test_no_set_is_measured_twice() -> None:
    """Every set has a name of its own."""
    assert len({one.name for one in SETS}) == len(SETS)
