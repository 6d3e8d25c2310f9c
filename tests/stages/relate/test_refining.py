"""Of two that can both be right, which gives a thing more closely, and which counts only a part of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.stages.relate.test_relate import relate

from firsthand.model.reading import Case
from firsthand.model.relation import AGAINST, Relation, RelationKind, Slot

if TYPE_CHECKING:
    from tests.conftest import ReadText

CLOSER = (
    (
        "The harbour office said the barge had been inspected in March 2029.",
        "The harbour office said the barge had been inspected on 12 March 2029.",
        (Slot.DATE, "March 2029", "12 March 2029"),
    ),
    (
        "Anton Reve said the weir had been rebuilt in 2019.",
        "Anton Reve said the weir had been rebuilt in June 2019.",
        (Slot.DATE, "2019", "June 2019"),
    ),
    (
        "Police said about 40 people were evacuated from the quay.",
        "Police said 42 people were evacuated from the quay.",
        (Slot.NUMBER, "about 40", "42"),
    ),
    (
        "The coastguard said between 10 and 15 sailors were injured in the wreck.",
        "The coastguard said 12 sailors were injured in the wreck.",
        (Slot.NUMBER, "between 10 and 15", "12"),
    ),
    (
        "The owner said the barge had been built in Germany.",
        "The owner said the barge had been built in Hamburg.",
        (Slot.PLACE, "Germany", "Hamburg"),
    ),
)
NARROWER = (
    (
        "The agency said 12 people were killed in Hamburg.",
        "The agency said 40 people were killed in Germany.",
        ("12", "40"),
    ),
    (
        "Officials said 300 houses were destroyed in the city.",
        "Officials said 1,200 houses were destroyed in the province.",
        ("300", "1,200"),
    ),
)
NEITHER = (
    ("The owner said the barge was inspected on 12 March 2029.", "The owner said the barge was inspected on 12 March 2029."),
    ("Police said the lock was shut in March 2029.", "A union clerk said he had sold his crane to a yard on 3 March 2029."),
    ("Police said 12 people were killed in Hamburg.", "Police said 40 people were injured in Germany."),
    ("Police said 60 people were killed in Hamburg.", "Police said 40 people were killed in Germany."),
    ("Police said 12 people were killed in Hamburg.", "Police said 40 people were killed in Spain."),
    ("Police said about 40 people were evacuated from the quay.", "Police said 90 people were evacuated from the quay."),
)  # fmt: skip


def _words(case: Case, r: Relation) -> tuple[str, str]:
    texts = {reading.document.id: reading.document.text for reading in case.readings}
    documents = {a.id: a.document for a in case.appearances}
    return r.left_span.of(texts[documents[r.left]]), r.right_span.of(texts[documents[r.right]])


@pytest.mark.parametrize(("vague", "close", "told"), CLOSER, ids=[row[1] for row in CLOSER])
@pytest.mark.parametrize("is_turned", [False, True])
def test_the_closer_of_two_refines_the_other(
    read_text: ReadText, vague: str, close: str, told: tuple[Slot, str, str], is_turned: bool
) -> None:
    """A day of the month, a plain number within "about" or a range, a town of the country; whichever was printed first."""
    reports = [(vague, "2031-05-03"), (close, "2031-05-04")]
    case = relate(read_text, reports[::-1] if is_turned else reports)
    found = [(r.slot, *_words(case, r)) for r in case.relations if r.kind is RelationKind.REFINES]
    assert found == [told]
    assert [r for r in case.relations if r.kind in AGAINST] == []


@pytest.mark.parametrize(("part", "whole", "told"), NARROWER, ids=[row[1] for row in NARROWER])
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_count_in_a_part_of_the_place_is_narrower(
    read_text: ReadText, part: str, whole: str, told: tuple[str, str], is_turned: bool
) -> None:
    """12 in the town and 40 in the country do not contradict one another: the first is on the left."""
    reports = [(part, "2031-05-03"), (whole, "2031-05-03")]
    case = relate(read_text, reports[::-1] if is_turned else reports)
    assert [_words(case, r) for r in case.relations if r.kind is RelationKind.NARROWER] == [told]
    assert [r for r in case.relations if r.kind in AGAINST] == []


@pytest.mark.parametrize(("one", "other"), NEITHER)
def test_another_thing_is_neither_closer_nor_narrower(read_text: ReadText, one: str, other: str) -> None:
    """The same date again, a day of something else, another fate, a part that is larger than the whole, a place elsewhere."""
    case = relate(read_text, [(one, "2031-05-03"), (other, "2031-05-03")])
    assert [r for r in case.relations if r.kind in (RelationKind.REFINES, RelationKind.NARROWER)] == []
