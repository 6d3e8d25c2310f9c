"""What tests of judgements need: readings and a case made by hand from a few invented reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import pytest

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Source, SourceId, SourceKind
from firsthand.model.span import Span

MakeReading = Callable[..., Reading]
MakeCase = Callable[..., Case]
Members = Sequence[tuple[str, int]]

FLOOD = "The dam burst at dawn, Lena Arden said. Forty houses are gone, a clerk of the council said."
ECHO = "Arden told the Kelmar Post that the dam burst at dawn. It rained."
SHOW = "A blue rose won the prize. Lena Arden said the dam broke. Rumours say that it was no accident."


@pytest.fixture(scope="session")
def make_reading() -> MakeReading:
    """A function: id, text, the words asserted, and names of sources (an anonymous one in small letters), in; the reading out."""

    def make(
        document_id: str, text: str, asserted: Sequence[str] = (), named: Sequence[str] = (), *, path: str = "", sha256: str = "",
    ) -> Reading:  # fmt: skip
        document = Document(
            DocumentId(document_id), path or f"{document_id}.txt", sha256 or hashlib.sha256(text.encode()).hexdigest(), text,
            outlet="Kelmar Post",
        )  # fmt: skip
        return Reading(
            document,
            sources=tuple(_source(name, text) for name in named),
            assertions=tuple(Assertion(_span(words, text)) for words in asserted),
        )

    return make


def _span(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _source(name: str, text: str) -> DocumentSource:
    is_anonymous = name.islower() or name == "Rumours"
    kind = SourceKind.UNSPECIFIED if name == "Rumours" else SourceKind.OUTLET if "Post" in name else SourceKind.PERSON
    return DocumentSource(name, kind, is_anonymous, mentions=(_span(name, text),) if name in text else ())


@pytest.fixture(scope="session")
def make_case() -> MakeCase:
    """A function: readings, and of claims and sources which members each has, in; the case out. Ids are in order."""

    def make(readings: Sequence[Reading], claims: Sequence[Members], sources: Sequence[Members] = ()) -> Case:
        by_id = {r.document.id: r for r in readings}
        places = [(r.document.id, n) for r in readings for n in range(len(r.assertions))]
        ids = {place: AppearanceId(f"P{n}") for n, place in enumerate(places, 1)}
        members = [[(DocumentId(d), n) for d, n in held] for held in sources]
        first = [by_id[held[0][0]].sources[held[0][1]] for held in members]
        return Case(
            readings=tuple(readings),
            appearances=tuple(Appearance(ids[d, n], d, by_id[d].assertions[n]) for d, n in places),
            claims=tuple(
                Claim(ClaimId(f"K{n}"), "", appearances, appearances[0])
                for n, appearances in enumerate((tuple(ids[DocumentId(d), m] for d, m in held) for held in claims), 1)
            ),
            sources=tuple(
                Source(SourceId(f"S{n}"), one.name, one.kind, one.is_anonymous, members=tuple(held))
                for n, (held, one) in enumerate(zip(members, first, strict=True), 1)
            ),
        )

    return make


@pytest.fixture(scope="session")
def readings(make_reading: MakeReading) -> tuple[Reading, ...]:
    """Three reports of a flood."""
    return (
        make_reading("T1", FLOOD, ["The dam burst at dawn", "Forty houses are gone"], ["Lena Arden", "a clerk of the council"]),
        make_reading("T2", ECHO, ["the dam burst at dawn", "It rained"], ["Arden", "Kelmar Post"]),
        make_reading("T3", SHOW, ["A blue rose won the prize", "the dam broke", "it was no accident"], ["Lena Arden", "Rumours"]),
    )


@pytest.fixture(scope="session")
def case(readings: Sequence[Reading], make_case: MakeCase) -> Case:
    """The case of these: K1 dam burst (T1, T2), K2 houses, K3 rain, K4 rose, K5 dam broke (T3), K6 no accident.

    S1 is Arden, in all three; S2 the clerk, S3 the Post, S4 rumours.
    """
    return make_case(
        readings,
        [[("T1", 0), ("T2", 0)], [("T1", 1)], [("T2", 1)], [("T3", 0)], [("T3", 1)], [("T3", 2)]],
        [[("T1", 0), ("T2", 0), ("T3", 0)], [("T1", 1)], [("T2", 1)], [("T3", 1)]],
    )
