"""A small case made by hand: one anonymous source, told on by two outlets and printed by a copy that lost it; one bad file."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from firsthand.model.attribution import Basis, SpeechKind
from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId, Mention, MentionKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.rating import Independence, Reason
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Merge, Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Overlap, Story, StoryId, TextOverlap
from firsthand.text.dates import DateValue
from firsthand.text.quantities import Bound, Quantity

WIRE = "At least 40 boats sank off Ardle, a clerk of the harbour told Agency Wrenn.\r\nThe gale <b>blew</b> for two days."
LOCAL = "Forty boats sank off Ardle, a clerk told Agency Wrenn.\nThe gale blew for two days."
COPY = "At least 40 boats sank off Ardle.\nThe gale <b>blew</b> for two days."
PROMISE = (
    "The grain office will hand out 400 sacks of seed by 14 April, Ilna Voss, the harbour reeve, told the Brack Courier. "
    "The harbour bridge was shut on Monday. The lists are to be complete by mid-July."
)
RELAYED = (
    "The grain office will hand out 400 sacks of seed by 14 April, the Brack Courier reported, quoting Ilna Voss. "
    "The mill closed in 2019. The tower will be pulled down in 2033. The nets must be dry by 1 March."
)
BLOG = "Mira Sund counted “more than thirty wrecks” on the sand."


def span_of(text: str, words: str) -> Span:
    """Where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def _document(number: int, text: str, *, outlet: str, day: int | None) -> Document:
    return Document(
        id=DocumentId(f"T{number}"),
        path=f"{number}.txt",
        sha256=f"{number}" * 64,
        text=text,
        outlet=outlet,
        title=f"Boats [{number}]",
        published=None if day is None else DateValue(2031, 5, day, "09:10:00+01:00"),
    )


def _number(text: str, words: str, *, low: int, bound: Bound) -> Mention:
    return Mention(MentionKind.QUANTITY, span_of(text, words), Quantity(low=Decimal(low), bound=bound, counted="boat"))


@pytest.fixture
def case() -> Case:
    """Four documents, three sources, three claims, one file not read."""
    clerk = DocumentSource("a clerk of the harbour", SourceKind.PERSON, True, (span_of(WIRE, "a clerk of the harbour"),))
    clerk_too = DocumentSource("a clerk", SourceKind.PERSON, True, (span_of(LOCAL, "a clerk"),))
    wrenn = DocumentSource("Agency Wrenn", SourceKind.OUTLET, False, (span_of(LOCAL, "Agency Wrenn"),))
    mira = DocumentSource("Mira Sund", SourceKind.PERSON, False, (span_of(BLOG, "Mira Sund"),))
    wire, local = _document(1, WIRE, outlet="Agency Wrenn", day=4), _document(2, LOCAL, outlet="Ardle Bugle", day=5)
    copy, blog = _document(3, COPY, outlet="Copy*Desk", day=6), _document(4, BLOG, outlet="Sand Diary", day=None)
    s1, s2, s3 = SourceId("S1"), SourceId("S2"), SourceId("S3")
    appearances = (
        Appearance(
            AppearanceId("P1"),
            wire.id,
            Assertion(
                span_of(WIRE, "At least 40 boats sank off Ardle"),
                links=(0,),
                cue=span_of(WIRE, "told"),
                basis=Basis.STATED,
                kind=SpeechKind.INDIRECT,
                hedge=span_of(WIRE, "At least"),
                values=(_number(WIRE, "At least 40 boats", low=40, bound=Bound.AT_LEAST),),
            ),
            chain=(s1,),
        ),
        Appearance(
            AppearanceId("P2"),
            local.id,
            Assertion(
                span_of(LOCAL, "Forty boats sank off Ardle"),
                links=(0, 1),
                cue=span_of(LOCAL, "told"),
                basis=Basis.STATED,
                kind=SpeechKind.INDIRECT,
                values=(_number(LOCAL, "Forty boats", low=40, bound=Bound.EXACT),),
            ),
            chain=(s1, s2),
            root=AppearanceId("P1"),
        ),
        Appearance(AppearanceId("P3"), copy.id, Assertion(span_of(COPY, "At least 40 boats sank off Ardle"))),
        Appearance(AppearanceId("P4"), wire.id, Assertion(span_of(WIRE, "The gale <b>blew</b> for two days"))),
        Appearance(AppearanceId("P5"), local.id, Assertion(span_of(LOCAL, "The gale blew for two days"))),
        Appearance(
            AppearanceId("P6"),
            blog.id,
            Assertion(span_of(BLOG, "“more than thirty wrecks”"), links=(0,), kind=SpeechKind.MIXED, basis=Basis.STATED),
            chain=(s3,),
        ),
    )
    p = [a.id for a in appearances]
    relay = Reason("relay_adds_nothing", "Agency Wrenn passes on the clerk", (s2,), (p[1],), "A relay adds nothing.")
    k1, k2, k3 = ClaimId("K1"), ClaimId("K2"), ClaimId("K3")
    return Case(
        readings=(
            Reading(wire, sources=(clerk,)),
            Reading(local, sources=(clerk_too, wrenn)),
            Reading(copy),
            Reading(blog, sources=(mira,)),
        ),
        skipped=(Skipped("scan.txt", "extract", SkipCode.EMPTY, "It is empty. Look for another copy."),),
        overlaps=(
            TextOverlap(copy.id, wire.id, Overlap.COPY, 0.98, None, True, "98 % of its words"),
            TextOverlap(local.id, wire.id, Overlap.SHARED_QUOTATION, 0.1, 0.9, True, "one quotation"),
        ),
        stories=(Story(StoryId("E1"), (wire.id, local.id, copy.id), "same words"), Story(StoryId("E2"), (blog.id,))),
        sources=(
            Source(s1, "a clerk of the harbour", SourceKind.PERSON, True, members=((wire.id, 0), (local.id, 0))),
            Source(s2, "Agency Wrenn", SourceKind.OUTLET, False, members=((local.id, 1),)),
            Source(s3, "Mira Sund", SourceKind.PERSON, False, members=((blog.id, 0),)),
        ),
        appearances=appearances,
        claims=(
            Claim(k1, "At least 40 boats sank off Ardle", (p[0], p[1], p[2]), p[0], (Merge("same_words", "8 words"),)),
            Claim(k2, "The gale blew for two days", (p[3], p[4]), p[3]),
            Claim(k3, "“more than thirty wrecks”", (p[5],), p[5]),
        ),
        independence={
            k1: Independence(k1, 1, 1, (s1,), (relay,)),
            k2: Independence(k2, 0, 2),
            k3: Independence(k3, 1, 1, (s3,)),
        },
    )


@pytest.fixture
def promises(read_text: Callable[..., Reading]) -> list[Reading]:
    """Two reports of one promise, one with a plan and one with what should have come."""
    return [
        read_text(PROMISE, document_id="T1", published="2031-03-05", outlet="Brack Courier"),
        read_text(RELAYED, document_id="T2", published="2031-02-06", outlet="Lower Post"),
    ]


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    """The published schema of the interchange."""
    text = files("firsthand").joinpath("schemas/firsthand-case-1.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
