"""The table of values, and the pairs of sentences whose figures are compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.eval import numbers

TABLE = numbers.load_table()


def test_table_is_large_and_has_every_label() -> None:
    """There are at least 200 rows, each with its own id and pair, and every label stands there."""
    assert len(TABLE) >= 200
    assert len({pair.id for pair in TABLE}) == len(TABLE)
    assert {pair.label for pair in TABLE} == {"same", "compatible", "differs", "incomparable", "update"}


def test_table_is_read_right() -> None:
    """At least 95 of 100 rows get their label."""
    figures = numbers.summarise(TABLE)
    assert figures["right"] >= 0.95
    assert figures["pairs"] == len(TABLE)
    assert sum(count for name, count in figures.items() if name.endswith("_pairs")) == len(TABLE)


def test_a_row_without_figure_is_unread() -> None:
    """Where nothing is read in one of the two, the row is wrong, not skipped."""
    assert numbers.judge(numbers.Pair("V000", "none", "No figure here.", "14 boats.", "same")) == "unread"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The blast killed 14 people in Tarn.", "17 people died in the blast.", "conflict"),
        ("At least 14 people were killed.", "17 people were killed.", "update"),
        ("14 people were killed and 30 injured.", "The blast injured 30 and killed 14.", "none"),
        ("14 people were killed.", "30 people were injured.", "none"),
        ("Quill scored 14 points.", "Stroh scored 17 points.", "none"),
        ("The 5.9-magnitude quake struck.", "The quake had a magnitude of 6.1.", "conflict"),
        ("In March five cables were cut.", "Three cables were cut on Friday.", "none"),
        ("Hundreds of people were injured.", "450 people were injured.", "none"),
        ("He counted the first 14 boats that were stolen.", "17 boats were stolen.", "none"),
        ("It rained.", "It snowed.", "none"),
    ],
)
def test_pairs_are_told_apart(a: str, b: str, expected: str) -> None:
    """Two figures of one thing contradict or update each other; figures of two things do neither."""
    assert numbers.label_pair(a, b) == expected
    assert numbers.label_pair(b, a) == expected


def test_every_pair_of_a_folder_gets_a_label(tmp_path: Path) -> None:
    """One row for each pair, in order, from the pairs alone."""
    rows = [{"id": "p1", "a": "14 died.", "b": "17 died."}, {"id": "p2", "a": "14 boats.", "b": "Nothing."}]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert list(numbers.predict(tmp_path)) == [{"id": "p1", "label": "conflict"}, {"id": "p2", "label": "none"}]
