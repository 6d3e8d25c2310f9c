"""The table of relays and the measure that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firsthand.eval import relays
from firsthand.eval.relays import Credit, Judged, Row

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

TABLE = relays.load_table()
ROW = Row("R000", "none", "The dam held, Ana Quill told EFE.", None, (Credit(("The dam held",), ("Ana Quill", "EFE")),), "dev")


def test_table_is_large_and_has_both_splits() -> None:
    """There are at least 200 rows, each with its own id and text, and a third of them is held out."""
    assert len(TABLE) >= 200
    assert len({row.id for row in TABLE}) == len({row.text for row in TABLE}) == len(TABLE)
    splits = [row.split for row in TABLE]
    assert set(splits) == set(relays.SPLITS)
    assert splits.count("held") == len(TABLE) // 3


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_row_quotes_its_own_text(row: Row) -> None:
    """Every content stands in its text exactly once, and every link of a chain stands there too."""
    for credit in row.credits:
        assert credit.content
        assert [row.text.count(part) for part in credit.content] == [1] * len(credit.content)
        assert all(name and name in row.text for name in credit.chain)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("the Herald", "Herald", True),
        ("A.F.P.", "AFP", True),
        ("a guard at the gate", "guard", True),
        ("owners", "statement by the owners", True),
        ("the ministry’s spokesman", "ministry spokesman", True),
        ("A", "A", True),
        ("guard", "guardian", False),
        ("Ana Quill", "Ana Stroh", False),
        ("", "Herald", False),
    ],
)
def test_names_are_compared_by_whole_words(one: str, other: str, is_same: bool) -> None:
    """Two names go for one source where the words of one stand within the other, either way round."""
    assert relays.is_same_name(one, other) is is_same
    assert relays.is_same_name(other, one) is is_same


@pytest.mark.parametrize(
    ("predicted", "is_found", "expected"),
    [
        ((("Ana Quill",), ("EFE",)), True, {"extracted": 1, "chain": 1, "teller": 1, "relay_precision": 1, "relay_recall": 1}),
        ((("Ana Quill",),), True, {"extracted": 1, "chain": 0, "teller": 1, "relay_precision": 0, "relay_recall": 0}),
        ((("Stroh",), ("EFE",)), True, {"extracted": 1, "chain": 0, "teller": 0, "relay_precision": 1, "relay_recall": 1}),
        ((), False, {"extracted": 0, "chain": 0, "teller": 0, "relay_precision": 0, "relay_recall": 0}),
    ],
)
def test_figures_count_what_they_name(predicted: tuple[tuple[str, ...], ...], is_found: bool, expected: dict[str, float]) -> None:
    """A lost relay costs the chain and not the teller; a wrong teller costs both."""
    figures = relays.summarise([Judged(ROW, ROW.credits[0], is_found, predicted)])
    assert {name: figures[name] for name in expected} == expected


def test_chain_over_own_voice_is_invented() -> None:
    """A chain over what nobody is credited with counts as invented and as wrong."""
    credit = Credit(("The dam held",), ())
    figures = relays.summarise([Judged(ROW, credit, True, (("Ana Quill",),)), Judged(ROW, credit, False, ())])
    assert figures["invented"] == 1
    assert figures["chain"] == 0.5
    assert figures["credits"] == 0


def test_row_is_read_by_the_program(parser: Parser) -> None:
    """What the program reads of a row is set beside its gold, and a wrong chain is told with what it should have been."""
    wrong = Row("R999", "wrong", ROW.text, "EFE", ROW.credits, "held")
    judged = relays.judge([ROW, wrong], parser)
    assert [j.is_right for j in judged] == [True, False]
    assert relays.format_faults(judged) == "R999 held wrong: Ana Quill instead of Ana Quill > EFE"
    figures = {split: relays.summarise([j for j in judged if j.row.split == split]) for split in relays.SPLITS}
    assert relays.format_figures(figures).splitlines()[0].split() == ["dev", "held"]
