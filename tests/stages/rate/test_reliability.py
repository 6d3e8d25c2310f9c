"""What makes a source's letter: its record in the case, and nothing of any one claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.rating import Independence, Reliability
from firsthand.model.reading import Case, Reading
from firsthand.model.record import SourceRecord
from firsthand.model.relation import Relation, RelationKind, Slot
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Overlap, TextOverlap
from firsthand.stages import rate
from firsthand.stages.rate.reliability import rate_source

PERSON = Source(SourceId("S1"), "Ilse Varr", SourceKind.PERSON, False)
BODY = Source(SourceId("S2"), "Ministry of Locks", SourceKind.ORGANISATION, False)
SPEAKER = Source(SourceId("S3"), "Oto Brand", SourceKind.PERSON, False, body="Ministry of Locks", speaks_for_body=True)
NAMELESS = Source(SourceId("S4"), "a lock keeper", SourceKind.PERSON, True)
NOBODY = Source(SourceId("S5"), "reports", SourceKind.UNSPECIFIED, True)
Pile = list[tuple[str, str]]
Pairs = tuple[tuple[int, int], ...]
STEADY = SourceRecord(claims=4, reports=2)

ROWS = [
    (PERSON, SourceRecord(), "F"),
    (PERSON, SourceRecord(claims=2, reports=2), "F"),
    (PERSON, SourceRecord(claims=9, reports=1), "F"),
    (NOBODY, SourceRecord(claims=30, reports=12), "F"),
    (PERSON, STEADY, "C"),
    (BODY, STEADY, "B"),
    (SPEAKER, STEADY, "B"),
    (NAMELESS, STEADY, "D"),
    (PERSON, SourceRecord(claims=9, reports=4), "B"),
    (BODY, SourceRecord(claims=90, reports=40), "B"),
    (PERSON, replace(STEADY, relayed=4), "C"),
    (PERSON, replace(STEADY, relayed=5), "D"),
    (BODY, replace(STEADY, contradicted=1), "C"),
    (BODY, replace(STEADY, contradicted=2), "D"),
    (BODY, SourceRecord(claims=20, reports=6, contradicted=1), "B"),
    (PERSON, replace(STEADY, against_itself=1), "D"),
    (NAMELESS, SourceRecord(claims=4, reports=2, relayed=9, contradicted=4, against_itself=2), "D"),
]


@pytest.mark.parametrize(("source", "record", "letter"), ROWS)
def test_the_letter_follows_from_the_record(source: Source, record: SourceRecord, letter: str) -> None:
    """Each row: who it is, what the case has of it, and the letter that comes of it."""
    rating = rate_source(source, record)
    assert rating.value.value == letter
    assert all(reason.help and reason.detail for reason in rating.reasons)


sources = st.sampled_from([PERSON, BODY, SPEAKER, NAMELESS, NOBODY])


@st.composite
def records(draw: st.DrawFn) -> SourceRecord:
    """A record that a case can hold."""
    claims = draw(st.integers(0, 20))
    some = st.integers(0, claims)
    return SourceRecord(claims, draw(some), draw(st.integers(0, 30)), draw(some), draw(some))


@given(sources, records())
def test_the_machine_gives_neither_a_nor_e(source: Source, record: SourceRecord) -> None:
    """A history of having been right, or wrong, no count can show: these two letters are a person's."""
    assert rate_source(source, record).value not in (Reliability.COMPLETELY, Reliability.UNRELIABLE)


@given(sources, records())
def test_a_contradiction_never_raises_it(source: Source, record: SourceRecord) -> None:
    """One more claim of a source that stands against others, or against its own, leaves the letter or worsens it."""
    before = rate_source(source, record).value
    for field in ("contradicted", "against_itself"):
        if getattr(record, field) < record.claims:
            after = rate_source(source, replace(record, **{field: getattr(record, field) + 1})).value
            assert after >= before


def case_of(pile: Pile, *, copies: Pairs = (), against: Pairs = ()) -> Case:
    """Reports, each by its source and the claim that it tells, and which copies which, in; a counted case out."""
    text = "The lock gave way."
    readings = tuple(Reading(Document(DocumentId(f"T{n}"), f"{n}.txt", "", text)) for n in range(len(pile)))
    whole = Span(0, len(text))
    appearances = tuple(
        Appearance(AppearanceId(f"P{n}"), DocumentId(f"T{n}"), Assertion(whole), (SourceId(source),))
        for n, (source, _) in enumerate(pile)
    )
    members: dict[str, list[AppearanceId]] = {}
    for a, (_, claim) in zip(appearances, pile, strict=True):
        members.setdefault(claim, []).append(a.id)
    claims = tuple(Claim(ClaimId(k), text, tuple(ids), ids[0]) for k, ids in members.items())
    return Case(
        readings, sources=(PERSON, BODY, NAMELESS), appearances=appearances, claims=claims,
        overlaps=tuple(
            TextOverlap(DocumentId(f"T{a}"), DocumentId(f"T{b}"), Overlap.COPY, 1.0, None, True, "") for a, b in copies
        ),
        relations=tuple(
            Relation(AppearanceId(f"P{a}"), AppearanceId(f"P{b}"), RelationKind.CONTRADICTS, Slot.NUMBER, whole, whole, "rule")
            for a, b in against
        ),
        independence={c.id: Independence(c.id, 1, 1) for c in claims},
    )  # fmt: skip


def test_a_record_is_counted_by_claim_and_by_text() -> None:
    """A claim told twice is one claim, a copy is no report, and a rival of its own is not a rival of others."""
    pile = [("S1", "K1"), ("S1", "K1"), ("S1", "K2"), ("S2", "K3"), ("S1", "K4"), ("S1", "K5")]
    case = case_of(pile, copies=((1, 0),), against=((0, 3), (4, 5)))
    found = rate.find_records(case)
    assert found[SourceId("S1")] == SourceRecord(claims=4, reports=4, contradicted=1, against_itself=2)
    assert found[SourceId("S2")] == SourceRecord(claims=1, reports=1, contradicted=1)


piles = st.lists(
    st.tuples(st.sampled_from(["S1", "S2", "S4"]), st.sampled_from([f"K{n}" for n in range(6)])), min_size=1, max_size=12
)


@given(piles, st.data())
def test_a_copy_never_raises_it(pile: Pile, data: st.DataObject) -> None:
    """A report that prints another's text adds nothing to anybody's record."""
    original = data.draw(st.integers(0, len(pile) - 1))
    before, after = case_of(pile), case_of([*pile, pile[original]], copies=((len(pile), original),))
    assert rate.find_records(after) == rate.find_records(before)


@given(piles, st.integers(0, 5))
def test_it_looks_at_no_claim_alone(pile: Pile, at_least: int) -> None:
    """How well any claim is supported changes no letter."""
    case = case_of(pile)
    counts = {k: replace(count, at_least=at_least, at_most=at_least) for k, count in case.independence.items()}
    other = replace(case, independence=counts)
    letters = rate.rate_sources(case.sources, rate.find_records(case))
    assert rate.rate_sources(other.sources, rate.find_records(other)) == letters
