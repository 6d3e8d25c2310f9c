"""Chains joined where the relayed report is itself in the case."""

from __future__ import annotations

import pytest

from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument, PublicSource
from firsthand.model.source import SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.stages.publish.view import Views

OLA = PublicSource(SourceId("S1"), "Ola Brandt", SourceKind.PERSON, False)
WRENN = PublicSource(SourceId("S2"), "the news agency Wrenn", SourceKind.OUTLET, False)
PIA = PublicSource(SourceId("S3"), "Pia Renn", SourceKind.PERSON, False)
WORDS = "forty boats sank at dusk"


def ways(wrenn: tuple[PublicSource, ...], bugle: tuple[PublicSource, ...], *, is_rooted: bool = True) -> list[tuple[str, ...]]:
    """The chain of Agency Wrenn's own report, and of the Bugle's that may rest on it, in; the ways that the card shows out."""
    documents, appearances = [], []
    for n, (outlet, chain) in enumerate((("Agency Wrenn", wrenn), ("Ardle Bugle", bugle)), 1):
        documents.append(PublicDocument(DocumentId(f"T{n}"), f"{n}.txt", "0" * 64, 99, outlet=outlet))
        appearances.append(
            PublicAppearance(
                id=AppearanceId(f"P{n}"),
                claim=ClaimId("K1"),
                document=DocumentId(f"T{n}"),
                path=f"{n}.txt",
                outlet=outlet,
                published=None,
                span=Span(0, len(WORDS)),
                quote=WORDS,
                chain=tuple(s.id for s in chain),
                chain_names=tuple(s.name for s in chain),
                root=AppearanceId("P1") if n == 2 and is_rooted else None,
            )
        )
    claim = PublicClaim(ClaimId("K1"), WORDS, 1, 1, AppearanceId("P1"), tuple(appearances))
    public = PublicCase(tuple(documents), (OLA, WRENN, PIA), (claim,))
    return list(Views(public).card(claim).chains)


@pytest.mark.parametrize(
    ("wrenn", "bugle", "expected"),
    [
        ((OLA,), (WRENN,), [("Ola Brandt", "the news agency Wrenn", "Ardle Bugle")]),
        ((OLA,), (OLA, WRENN), [("Ola Brandt", "the news agency Wrenn", "Ardle Bugle")]),
        ((), (WRENN,), [("the news agency Wrenn", "Ardle Bugle")]),
        ((OLA,), (PIA,), [("Ola Brandt", "Agency Wrenn"), ("Pia Renn", "Ardle Bugle")]),
    ],
)
def test_a_chain_goes_on_through_a_report_of_the_case(
    wrenn: tuple[PublicSource, ...], bugle: tuple[PublicSource, ...], expected: list[tuple[str, ...]]
) -> None:
    """Where a report begins with an outlet whose own report names its source, the way shown begins with that source."""
    assert ways(wrenn, bugle) == expected


def test_what_is_not_rooted_is_shown_as_printed() -> None:
    """Without a root the outlet's own report is another telling."""
    assert ("the news agency Wrenn", "Ardle Bugle") in ways((OLA,), (WRENN,), is_rooted=False)
