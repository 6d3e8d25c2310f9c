"""Who was first, as far as the dates tell."""

from __future__ import annotations

import pytest

from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument
from firsthand.model.span import Span
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.firsts import say_first
from firsthand.text.dates import DateValue


def said(*published: DateValue | None, copies: tuple[int, ...] = ()) -> tuple[str, ...]:
    """Dates of the reports of one claim, the first of them shown as its first, in; what is said of that out."""
    documents = tuple(
        PublicDocument(
            DocumentId(f"T{n}"), f"{n}.txt", None, None, published=value, copy_of=DocumentId("T0") if n in copies else None
        )
        for n, value in enumerate(published)
    )
    appearances = tuple(
        PublicAppearance(AppearanceId(f"P{n}"), ClaimId("K1"), d.id, d.path, None, d.published, Span(0, 3), "one")
        for n, d in enumerate(documents)
    )
    claim = PublicClaim(ClaimId("K1"), "one", 1, 1, AppearanceId("P0"), appearances)
    return tuple(say_first(claim, Facts(PublicCase(documents, claims=(claim,)))))


def day(number: int | None, time: str | None = None) -> DateValue:
    """A day of May."""
    return DateValue(2031, 5, number, time)


ORDER = ": order unknown"


@pytest.mark.parametrize(
    ("words", "published"),
    [
        (("first",), (day(4), day(5))),
        (("first",), (day(4), day(5), day(6, "08:00:00Z"))),
        (("first",), (day(4, "08:00:00"), day(4, "09:00:00"))),
        (("first",), (day(4, "08:00:00+02:00"), day(4, "07:00:00+00:00"))),
        (("first",), (day(5, "00:30:00+09:00"), day(4, "20:00:00Z"))),
        (("first of those dated", f"same day as 1 other{ORDER}"), (day(4), day(4))),
        (("first of those dated", f"same day as 2 others{ORDER}"), (day(4), day(4), day(4, "08:00:00"), day(5))),
        (("first of those dated", f"same day as 1 other{ORDER}"), (day(4, "08:00:00"), day(4, "09:00:00Z"))),
        (("first of those dated; 2 undated",), (day(4), None, day(5), None)),
        (("first of those dated; 1 undated", f"same day as 1 other{ORDER}"), (day(4), None, day(4))),
        (("first of those dated", f"dated no later than 1 other{ORDER}"), (day(4), day(None))),
        ((), (None, None)),
        ((), (day(4),)),
    ],
)
def test_first_is_said_as_far_as_the_dates_tell(words: tuple[str, ...], published: tuple[DateValue | None, ...]) -> None:
    """Clocks in two zones are compared as moments; ties and unknowns are said with their number."""
    assert said(*published) == words


def test_a_copy_is_no_rival_of_what_it_copies() -> None:
    """A copy of the same day came after its original, whatever its clock."""
    assert said(day(4), day(4), copies=(1,)) == ("first",)
