"""What makes a claim's digit: what is told for it and against it, and nothing of what its sources are worth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.claim import Appearance, AppearanceId, Assertion, ClaimId, Polarity
from firsthand.model.document import Document, DocumentId, Mention, MentionKind
from firsthand.model.rating import Credibility, Independence
from firsthand.model.record import UNOPPOSED, Opposition
from firsthand.model.span import Span
from firsthand.stages.rate.credibility import Support, rate_claim
from firsthand.text.dates import DateValue

TEXT = "The ferry will sail again."
DAY = DateValue(2031, 5, 3)

ROWS = [
    ((0, 2), UNOPPOSED, {}, "6"),
    ((0, 0), Opposition(2, 3), {}, "6"),
    ((1, 1), UNOPPOSED, {}, "3"),
    ((1, 4), UNOPPOSED, {}, "3"),
    ((2, 2), UNOPPOSED, {}, "2"),
    ((3, 3), UNOPPOSED, {}, "1"),
    ((7, 9), UNOPPOSED, {}, "1"),
    ((1, 1), Opposition(1, 1), {}, "4"),
    ((3, 3), Opposition(1, 3), {}, "4"),
    ((1, 1), Opposition(1, 2), {}, "5"),
    ((1, 2), Opposition(1, 2), {}, "4"),
    ((3, 3), UNOPPOSED, {"is_hedged": True}, "3"),
    ((3, 3), UNOPPOSED, {"about": DateValue(2031, 5, 9)}, "3"),
    ((3, 3), UNOPPOSED, {"about": DateValue(2031, 5, 2)}, "1"),
    ((3, 3), UNOPPOSED, {"about": DateValue(2031)}, "1"),
    ((3, 3), UNOPPOSED, {"published": None}, "2"),
    ((1, 1), UNOPPOSED, {"published": None}, "3"),
    ((2, 2), UNOPPOSED, {"is_denied": True}, "4"),
]


def support(
    bounds: tuple[int, int], against: Opposition = UNOPPOSED, *, is_hedged: bool = False, is_denied: bool = False,
    about: DateValue | None = None, published: DateValue | None = DAY,
) -> Support:  # fmt: skip
    """Bounds, what stands against, and how one report tells it, in; what the rules look at out."""
    whole = Span(0, len(TEXT))
    assertion = Assertion(
        whole, hedge=Span(10, 14) if is_hedged else None, polarity=Polarity.DENIED if is_denied else Polarity.AFFIRMED,
        values=(Mention(MentionKind.DATE, whole, about),) if about else (),
    )  # fmt: skip
    appearance = Appearance(AppearanceId("P1"), DocumentId("T1"), assertion)
    document = Document(DocumentId("T1"), "1.txt", "", TEXT, published=published)
    return Support(Independence(ClaimId("K1"), *bounds), against, ((appearance,),), {document.id: document})


@pytest.mark.parametrize(("bounds", "against", "told", "digit"), ROWS)
def test_the_digit_follows_from_what_is_told(
    bounds: tuple[int, int], against: Opposition, told: dict[str, object], digit: str
) -> None:
    """Each row: how many sources, what stands against them, how the report tells it, and the digit that comes of it."""
    rating = rate_claim(support(bounds, against, **told))  # type: ignore[arg-type]
    assert rating.value.value == digit
    assert all(reason.help and reason.detail for reason in rating.reasons)


def test_one_report_that_tells_it_outright_lifts_the_hedge() -> None:
    """A claim is hedged only where every text hedges it; a copy that lost the hedge is no text of its own."""
    hedged = support((3, 3), is_hedged=True)
    plain = support((3, 3)).told[0]
    assert rate_claim(replace(hedged, told=(*hedged.told, plain))).value is Credibility.CONFIRMED
    assert rate_claim(replace(hedged, told=((*hedged.told[0], *plain),))).value is Credibility.POSSIBLY_TRUE


counts = st.tuples(st.integers(1, 6), st.integers(0, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))
oppositions = st.builds(Opposition, st.integers(1, 4), st.integers(0, 6))
ways = st.fixed_dictionaries({
    "is_hedged": st.booleans(), "is_denied": st.booleans(), "published": st.sampled_from([DAY, None]),
    "about": st.sampled_from([None, DateValue(2031, 5, 2), DateValue(2031, 5, 9)]),
})  # fmt: skip


@given(counts, st.one_of(st.just(UNOPPOSED), oppositions), ways, ways)
def test_an_independent_source_never_lowers_it(
    bounds: tuple[int, int], against: Opposition, told: dict[str, object], more: dict[str, object]
) -> None:
    """One more source that affirms it, however it puts it, leaves the digit or betters it."""
    before = support(bounds, against, **told)  # type: ignore[arg-type]
    added = support(bounds, **(more | {"is_denied": False})).told[0]  # type: ignore[arg-type]
    document = Document(DocumentId("T2"), "2.txt", "", TEXT, published=more["published"])  # type: ignore[arg-type]
    after = replace(
        before, count=Independence(ClaimId("K1"), bounds[0] + 1, bounds[1] + 1),
        told=(*before.told, tuple(replace(a, document=document.id) for a in added)),
        documents={**before.documents, document.id: document},
    )  # fmt: skip
    assert rate_claim(after).value <= rate_claim(before).value


@given(counts, oppositions, ways)
def test_a_contradiction_never_raises_it(bounds: tuple[int, int], against: Opposition, told: dict[str, object]) -> None:
    """What stands against a claim leaves the digit or worsens it, and one more does again."""
    none, one = support(bounds, **told), support(bounds, against, **told)  # type: ignore[arg-type]
    more = replace(one, against=Opposition(against.claims + 1, against.at_least + 1))
    assert rate_claim(none).value <= rate_claim(one).value <= rate_claim(more).value
    assert rate_claim(one).value >= Credibility.DOUBTFUL


@given(counts, st.one_of(st.just(UNOPPOSED), oppositions), ways, ways)
def test_a_copy_never_raises_it(
    bounds: tuple[int, int], against: Opposition, told: dict[str, object], copy: dict[str, object]
) -> None:
    """A copy, however it puts it, leaves the digit or worsens it: it counts for nothing, but may bring a doubt."""
    before = support(bounds, against, **told)  # type: ignore[arg-type]
    copied = support(bounds, **copy).told[0]  # type: ignore[arg-type]
    assert rate_claim(replace(before, told=((*before.told[0], *copied),))).value >= rate_claim(before).value
