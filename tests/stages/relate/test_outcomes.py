"""What later reports say of what was promised: a table of invented pairs, measured, and the laws of what may be proposed."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.model.reading import Case
from firsthand.model.relation import AGAINST, OUTCOMES, Relation, RelationKind, Slot
from firsthand.stages.relate.outcomes import HELP, RULES

if TYPE_CHECKING:
    from tests.conftest import ReadText

SCENE = "A gravel barge ran aground below the Tolm weir on 2 March, the harbour office of Ostrel said."
"""So that both reports tell of one event."""
PROMISED_ON, TOLD_ON = "2031-03-05", "2031-04-20"
FOUND, RIGHT = 0.88, 0.97
"""Floors. Of the pairs in which a later report bears on a promise, the share for which the right outcome is proposed; of all
that is proposed, the share that is right. A wrong proposal costs more than one that is missed. Today 0.92 and 1.00; of 78 pairs
that were written after the rules were, 0.70 and 0.94 when first read."""
KINDS = {
    "kept": RelationKind.MAY_BE_KEPT, "late": RelationKind.MAY_BE_KEPT, "broken": RelationKind.MAY_BE_BROKEN,
    "moved": RelationKind.MAY_BE_MOVED, "speaks": RelationKind.SPEAKS_OF,
}  # fmt: skip
Row = dict[str, str]


@cache
def rows() -> tuple[Row, ...]:
    """The table."""
    with Path(__file__).with_name("outcomes.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_pair(row: Row, read_text: ReadText) -> Case:
    """A row in, the case of its two reports out."""
    earlier = read_text(f"{SCENE}\n\n{row['promise']}", document_id="T1", published=PROMISED_ON, outlet="Ardle Bugle")
    later = read_text(f"{SCENE}\n\n{row['later']}", document_id="T2", published=row["published"] or TOLD_ON, outlet="Tarn Echo")
    return pipeline.read_case([earlier, later])


def outcomes_of(case: Case) -> list[Relation]:
    """A case in, what its later reports say of what was promised out."""
    return [r for r in case.relations if r.slot is Slot.DUE]


@pytest.fixture(scope="module")
def told(read_text: ReadText) -> dict[str, tuple[Row, Case]]:
    """Of each row, by its words, the row and the case of its two reports."""
    return {f"{row['promise']} | {row['later']} | {row['published']}": (row, read_pair(row, read_text)) for row in rows()}


def test_the_table_is_measured(told: dict[str, tuple[Row, Case]]) -> None:
    """What is proposed is nearly always right, and most of what bears on a promise is found."""
    right, proposed, borne, wrong = 0, 0, 0, []
    for words, (row, case) in told.items():
        found = {(r.kind, r.rule == "done_late") for r in outcomes_of(case)}
        wanted = {(KINDS[row["outcome"]], row["outcome"] == "late")} if row["outcome"] in KINDS else set()
        right, proposed, borne = right + len(found & wanted), proposed + len(found), borne + len(wanted)
        if found != wanted:
            wrong.append(f"{row['outcome']}: {words} -> {found}")
    assert len(told) == len(rows()) >= 200
    assert right >= RIGHT * proposed, (right, proposed, wrong)
    assert right >= FOUND * borne, (right, borne, wrong)


def test_what_was_moved_has_its_new_date(told: dict[str, tuple[Row, Case]]) -> None:
    """As the later report gives it, at its words; none where that names no day."""
    for words, (row, case) in told.items():
        for r in outcomes_of(case) if row["to"] else ():
            later = next(a for a in case.appearances if a.id == r.right)
            dates = [due.due.iso() for due in later.assertion.due if due.due is not None and due.date == r.right_span]
            assert (dates or ["none"]) == [row["to"]], words


def test_the_machine_accuses_nobody(told: dict[str, tuple[Row, Case]]) -> None:
    """No proposal stands against anything; each is from an earlier report to a later one, cited in both, with help for people."""
    assert OUTCOMES.isdisjoint(AGAINST)
    for _, case in told.values():
        held = {a.id: a for a in case.appearances}
        for r in outcomes_of(case):
            assert r.kind in OUTCOMES
            assert [held[r.left].document, held[r.right].document] == ["T1", "T2"]
            assert any(due.date == r.left_span for due in held[r.left].assertion.due)
            text = case.document(held[r.right].document).text
            assert SCENE not in r.right_span.of(text)
            assert r.right_span.of(text).strip()
            assert r.help == HELP[r.rule]
            assert r.help.endswith(".")


def test_rules_have_help_for_people() -> None:
    """One sentence each, which no rule goes without."""
    assert [rule.__name__ for rule in RULES if not HELP[rule.__name__].endswith(".")] == []


PROMISE = "The council will publish the names of the drowned deckhands by 28 March."


@pytest.mark.parametrize(("later", "published"), [
    ("The council published the names of the drowned deckhands on 26 March.", None),
    ("The council published the names of the drowned deckhands.", "2031-03-05"),
    ("The council published the names of the drowned deckhands.", "2031-03-01"),
])
def test_only_a_later_report_bears_on_a_promise(later: str, published: str | None, read_text: ReadText) -> None:
    """A report without a date, of the same day, or of an earlier one says nothing of what became of it."""
    one = read_text(f"{SCENE}\n\n{PROMISE}", document_id="T1", published=PROMISED_ON)
    two = read_text(f"{SCENE}\n\n{later}", document_id="T2", published=published)
    assert outcomes_of(pipeline.read_case([one, two])) == []


def test_a_bare_name_must_mean_one_promise(read_text: ReadText) -> None:
    """Where two reports are due, "the report was published" may be either, and nothing is proposed; told in full, it is one."""
    promise = "The ministry will publish the report on the {} by {} March."
    both = f"{promise.format('dam', 20)} {promise.format('ferry', 21)}"
    for later, proposed in (("The report was published.", 0), ("The report on the ferry was published.", 1)):
        one = read_text(f"{SCENE}\n\n{both}", document_id="T1", published=PROMISED_ON)
        two = read_text(f"{SCENE}\n\n{later}", document_id="T2", published=TOLD_ON)
        assert len(outcomes_of(pipeline.read_case([one, two]))) == proposed


def test_the_order_of_reports_changes_nothing(read_text: ReadText) -> None:
    """Whatever the order in which they are read, the same later words are laid beside the same promise."""
    texts = [
        (f"{SCENE}\n\n{PROMISE}", "2031-03-05"),
        (f"{SCENE}\n\nThe council has not published the names of the drowned deckhands.", TOLD_ON),
        (f"{SCENE}\n\nThe names of the drowned deckhands will now be published in June, the council said.", "2031-04-22"),
    ]  # fmt: skip
    found = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        made = [read_text(texts[n][0], document_id=f"T{i}", published=texts[n][1]) for i, n in enumerate(order, 1)]
        case = pipeline.read_case(made)
        held = {a.id: case.document(a.document).text for a in case.appearances}
        found.append({(r.kind, r.left_span.of(held[r.left]), r.right_span.of(held[r.right])) for r in outcomes_of(case)})
    assert found[0] == found[1] == found[2]
    assert {kind for kind, *_ in found[0]} == {RelationKind.MAY_BE_BROKEN, RelationKind.MAY_BE_MOVED}
