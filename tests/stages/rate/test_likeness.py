"""Whether two tellings visibly say the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from firsthand.model.document import Mention, MentionKind
from firsthand.model.span import Span
from firsthand.stages.rate.likeness import LIKE_PART_WITHIN, content_of, is_alike
from firsthand.text.dates import DateValue
from firsthand.text.quantities import Quantity


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The gate of the weir was open", "the weir gate stood open all night", True),
        ("Four barges sank", "The barges sank at the weir", True),
        ("The gate of the weir was open", "The miller owes the town its taxes", False),
        ("The gate of the weir was open", "The gate of the weir was never open", False),
        ("they both need one another", "both said that another weir must be built", False),
        ("the weir gate stood open", "the weir keeper slept", False),
        ("It was he", "The gate of the weir was open", False),
        ("the weir fell", "the weir keeper told the council in March that barges, ferry and cranes fell short of repair", False),
    ],
)
def test_alike_tellings_share_their_words(one: str, other: str, alike: bool) -> None:
    """Tellings are alike where two in five of the shorter one's words are shared and both deny or neither does."""
    assert is_alike(content_of(one), content_of(other)) is alike
    assert is_alike(content_of(other), content_of(one)) is alike


def test_a_denial_by_cue_and_one_by_word_are_alike() -> None:
    """The words "denied that the gate was open" and "the gate was not open" tell the same."""
    assert is_alike(content_of("the gate was open", is_denied=True), content_of("the gate was not open"))


def test_other_figures_are_another_telling() -> None:
    """Tellings whose figures all differ do not say the same, however many words they share."""

    def telling(number: int) -> list[Mention]:
        return [Mention(MentionKind.QUANTITY, Span(0, 1), Quantity(Decimal(number)))]

    text = "barges sank at the weir"
    assert is_alike(content_of(text, telling(4)), content_of(text, telling(4)))
    assert not is_alike(content_of(text, telling(4)), content_of(text, telling(9)))
    assert is_alike(content_of(text, telling(4)), content_of(text))


def test_a_day_in_common_speaks_for_two_tellings_and_other_days_against() -> None:
    """"Tuesday evening" and "the evening of 17 May" say the same where they are one day; another day is another telling."""

    def telling(day: int) -> list[Mention]:
        return [Mention(MentionKind.DATE, Span(0, 1), DateValue(2022, 5, day))]

    one, other = "the ferryman was taken from his boat on Tuesday evening", "he was seized on the evening of 17 May"
    assert not is_alike(content_of(one), content_of(other))
    assert is_alike(content_of(one, telling(17)), content_of(other, telling(17)))
    assert not is_alike(content_of(one, telling(17)), content_of(one, telling(18)))
    assert is_alike(content_of(one, telling(17)), content_of(one))


def test_within_one_report_more_is_asked() -> None:
    """What is enough between two reports may not be within one."""
    one, other = content_of("the weir gate stood open that night"), content_of("somebody left the weir gate open")
    assert is_alike(one, other)
    assert not is_alike(one, other, LIKE_PART_WITHIN)
