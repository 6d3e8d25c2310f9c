"""How reports of one event stand to one another: what contradicts, what is denied, what may be a later count, what neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.model.reading import Case
from firsthand.model.relation import RelationKind, Slot

if TYPE_CHECKING:
    from tests.conftest import ReadText

SCENE = "A gravel barge ran aground below the Tolm weir on Tuesday night, the harbour office of Ostrel said."
"""So that both reports tell of one event."""

AGAINST = (
    (
        "The harbour office said seven sailors died when the barge sank.",
        "The lifeboat crew said nine sailors died when the barge sank.",
        Slot.NUMBER,
    ),
    (
        "The owner said the barge carried 400 tonnes of gravel.",
        "The harbour master said the barge carried 650 tonnes of gravel.",
        Slot.NUMBER,
    ),
    (
        "Police said turnout at the vigil was 300 people.",
        "The union said turnout at the vigil was 900 people.",
        Slot.NUMBER,
    ),
    (
        "The owner said the barge had passed its inspection in 2019.",
        "The ministry said the barge had passed its inspection in 2012.",
        Slot.DATE,
    ),
    (
        "The skipper, the police said, was Anton Reve of Carrick.",
        "The skipper, the company said, was Pavel Dorn of Carrick.",
        Slot.NAME,
    ),
    (
        "The pilot said the engine was running.",
        "The mate said the engine was not running.",
        Slot.POLARITY,
    ),
    (
        "The coastguard said the warning light had been lit.",
        "The pilot said the warning light had never been lit.",
        Slot.POLARITY,
    ),
    (
        "A deckhand said the crew had been drinking on board.",
        "The skipper denied that the crew had been drinking on board.",
        Slot.POLARITY,
    ),
    (
        "A clerk said the pumps were tested in March.",
        "The engineer said no pumps were tested in March.",
        Slot.POLARITY,
    ),
    (
        "The Echo reported that divers found a second body.",
        "Police said the report that divers found a second body was false.",
        Slot.POLARITY,
    ),
)
NEITHER = (
    (
        "The owner said the barge carried gravel.",
        "The owner said the barge was built in Ostrel.",
    ),
    (
        "The police said seven sailors died.",
        "The police said thirty sailors were rescued.",
    ),
    (
        "The pilot said the engine was running.",
        "The harbour office did not say whether the engine was running.",
    ),
    (
        "The owner said the barge carried 400 tonnes of gravel.",
        "The harbour master said the barge carried about 400 tonnes of gravel.",
    ),
    (
        "A clerk said the pumps were tested in March.",
        "A clerk said the sirens were not tested in May.",
    ),
    (
        "The harbour office closed the lock on Tuesday.",
        "The harbour office said the lock will reopen on 30 April.",
    ),
)


def relate(read_text: ReadText, reports: Sequence[tuple[str, str]]) -> Case:
    """Texts, each with its day of publication, in; the case that they make out."""
    numbered = enumerate(reports, 1)
    return pipeline.read_case([
        read_text(f"{SCENE}\n\n{text}", document_id=f"T{n}", published=day, outlet=f"Paper {n}") for n, (text, day) in numbered
    ])  # fmt: skip


@pytest.mark.parametrize(("one", "other", "slot"), AGAINST, ids=[row[1] for row in AGAINST])
def test_what_cannot_both_be_right_stands_against_one_another(read_text: ReadText, one: str, other: str, slot: Slot) -> None:
    """Two reports give another figure, year or name for one thing, or one denies what the other says."""
    case = relate(read_text, [(one, "2031-05-03"), (other, "2031-05-03")])
    assert slot in {r.slot for r in case.relations if r.kind in (RelationKind.CONTRADICTS, RelationKind.DENIES)}


@pytest.mark.parametrize(("one", "other"), NEITHER, ids=[row[1] for row in NEITHER])
def test_what_can_both_be_right_does_not(read_text: ReadText, one: str, other: str) -> None:
    """Another thing, another scope, a rounding, a refusal to say and a day of something else contradict nothing."""
    case = relate(read_text, [(one, "2031-05-03"), (other, "2031-05-03")])
    assert [r for r in case.relations if r.kind in (RelationKind.CONTRADICTS, RelationKind.DENIES)] == []


def test_a_later_count_is_an_update_and_not_a_contradiction(read_text: ReadText) -> None:
    """At least seven dead on one day and nine on the next: the later one is on the right, whichever is read first."""
    early = ("Police said at least seven sailors were killed.", "2031-05-03")
    late = ("Police said nine sailors were killed.", "2031-05-05")
    for reports in ([early, late], [late, early]):
        case = relate(read_text, reports)
        found = [r for r in case.relations if r.slot is Slot.NUMBER]
        told = {f"T{n}": f"{SCENE}\n\n{text}" for n, (text, _) in enumerate(reports, 1)}
        texts = {a.id: a.assertion.span.of(told[a.document]) for a in case.appearances}
        assert {(r.kind, "nine" in texts[r.right]) for r in found} <= {(RelationKind.UPDATES, True)}


def test_one_phrase_with_two_speakers_is_credited_otherwise(read_text: ReadText) -> None:
    """The same words, said by one person here and by another there."""
    phrase = "“There was water enough for a fleet if he had kept the channel,”"
    reports = [(f"{phrase} said Anton Reve, a pilot.", "2031-05-03"), (f"{phrase} said Mirja Quist, a clerk.", "2031-05-04")]
    case = relate(read_text, reports)
    found = [r for r in case.relations if r.kind is RelationKind.CREDITS_OTHERWISE]
    assert [r.slot for r in found] == [Slot.ATTRIBUTION]


def test_relations_do_not_hang_on_the_order_of_reports(read_text: ReadText) -> None:
    """The same pairs of words stand against one another in whatever order the reports come."""
    reports = [(one, "2031-05-03") for one, *_ in AGAINST[:4]] + [(other, "2031-05-03") for _, other, *_ in AGAINST[:4]]

    def pairs(order: Sequence[tuple[str, str]]) -> set[frozenset[str]]:
        case = relate(read_text, order)
        texts = {f"T{n}": f"{SCENE}\n\n{text}" for n, (text, _) in enumerate(order, 1)}
        words = {a.id: a.assertion.span.of(texts[a.document]) for a in case.appearances}
        return {frozenset((words[r.left], words[r.right])) for r in case.relations}

    assert pairs(reports) == pairs(reports[::-1])
