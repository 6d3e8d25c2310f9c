"""Through whose hands a text went is told from its credits, and makes no source."""

from __future__ import annotations

import pytest

from firsthand.model.document import Document, DocumentId, PassageKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages import segment
from firsthand.stages.segment.custody import find_custody

A, E, T, R = "author", "editor", "translator", "reporter"
C, AG, CO, P = "contributor", "agency", "compiler", "publisher"

LINES: list[tuple[str, list[tuple[str, str]]]] = [
    ("By Ada Moor", [(A, "Ada Moor")]),
    ("By Ada Moor and Ben Voss", [(A, "Ada Moor"), (A, "Ben Voss")]),
    ("By Ada Moor, Ben Voss and Cal van der Dunn", [(A, "Ada Moor"), (A, "Ben Voss"), (A, "Cal van der Dunn")]),
    ("Written by Ada Moor", [(A, "Ada Moor")]),
    ("Story by Ada Moor", [(A, "Ada Moor")]),
    ("Text: Ada Moor", [(A, "Ada Moor")]),
    ("By Ada Moor in Kalmet", [(A, "Ada Moor")]),
    ("By Ada Moor for the Kalmet Ledger", [(A, "Ada Moor")]),
    ("Translated by Ben Voss", [(T, "Ben Voss")]),
    ("(Translated by Ben Voss)", [(T, "Ben Voss")]),
    ("[Translated from the Velian by Ben Voss]", [(T, "Ben Voss")]),
    ("Translated from Velian by Ben Voss and Ida Marsk", [(T, "Ben Voss"), (T, "Ida Marsk")]),
    ("Translation: Ben Voss", [(T, "Ben Voss")]),
    ("Translation by Ben Voss", [(T, "Ben Voss")]),
    ("Translator: Ben Voss", [(T, "Ben Voss")]),
    ("English version by Ben Voss", [(T, "Ben Voss")]),
    ("Translated and edited by Ben Voss", [(T, "Ben Voss")]),
    ("By Ada Moor. Translated by Ben Voss", [(A, "Ada Moor"), (T, "Ben Voss")]),
    ("Edited by Cal Dunn", [(E, "Cal Dunn")]),
    ("Editing by Cal Dunn", [(E, "Cal Dunn")]),
    ("(Editing by Cal Dunn)", [(E, "Cal Dunn")]),
    ("Editor: Cal Dunn", [(E, "Cal Dunn")]),
    ("Copy editing by Cal Dunn", [(E, "Cal Dunn")]),
    ("Reporting by Ada Moor; Editing by Cal Dunn", [(R, "Ada Moor"), (E, "Cal Dunn")]),
    ("(Reporting by Ada Moor in Kalmet and Ben Voss in Lomar; Editing by Cal Dunn)",
     [(R, "Ada Moor"), (R, "Ben Voss"), (E, "Cal Dunn")]),
    ("Reporting by Ada Moor; Writing by Ben Voss; Editing by Cal Dunn and Ida Marsk",
     [(R, "Ada Moor"), (A, "Ben Voss"), (E, "Cal Dunn"), (E, "Ida Marsk")]),
    ("Reported by Ada Moor", [(R, "Ada Moor")]),
    ("Report by Ada Moor", [(R, "Ada Moor")]),
    ("Additional reporting by Ben Voss", [(C, "Ben Voss")]),
    ("Reporting by Ada Moor; Additional reporting by Ben Voss", [(R, "Ada Moor"), (C, "Ben Voss")]),
    ("With reporting by Ben Voss", [(C, "Ben Voss")]),
    ("Ben Voss contributed to this report.", [(C, "Ben Voss")]),
    ("Ben Voss and Ida Marsk contributed reporting from Lomar.", [(C, "Ben Voss"), (C, "Ida Marsk")]),
    ("Contributors: Ben Voss, Ida Marsk", [(C, "Ben Voss"), (C, "Ida Marsk")]),
    ("Compiled by Ida Marsk", [(CO, "Ida Marsk")]),
    ("AFP", [(AG, "AFP")]),
    ("(AFP)", [(AG, "AFP")]),
    ("AFP/Reuters", [(AG, "AFP"), (AG, "Reuters")]),
    ("By Ada Moor, AFP", [(A, "Ada Moor"), (AG, "AFP")]),
    ("Source: Reuters", [(AG, "Reuters")]),
    ("The Associated Press contributed to this report.", [(AG, "The Associated Press")]),
    ("This story was first published in the Kalmet Ledger.", [(P, "the Kalmet Ledger")]),
    ("This article originally appeared in the Kalmet Ledger", [(P, "the Kalmet Ledger")]),
    ("Republished with permission from the Kalmet Ledger", [(P, "the Kalmet Ledger")]),
    ("Photo by Ada Moor", []),
    ("Photo: Ada Moor/AFP", []),
    ("By our staff", []),
    ("Our wire services", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_of_credits_names_who_did_what(line: str, expected: list[tuple[str, str]]) -> None:
    """Each name has its role; pictures, and credits without a name, give none."""
    text = f"\n\n{line}\n"
    found = find_custody(text, Span(2, 2 + len(line)), PassageKind.CREDIT)
    assert [(c.role.value, c.name) for c in found] == expected
    assert all(c.span.of(text) == c.name for c in found)


@pytest.mark.parametrize(
    ("kind", "line", "expected"),
    [
        (PassageKind.DATELINE, "KALMET, 12 May (AFP) -", [(AG, "AFP")]),
        (PassageKind.DATELINE, "KALMET, 12 May (Reuters, AFP) -", [(AG, "Reuters"), (AG, "AFP")]),
        (PassageKind.DATELINE, "KALMET, 12 May (Veld) -", []),
        (PassageKind.SENTENCE, "The gate has been shut since Monday. (AFP)", [(AG, "AFP")]),
        (PassageKind.SENTENCE, "The gate has been shut since Monday. — Reuters", [(AG, "Reuters")]),
        (PassageKind.SENTENCE, "The harbour authority (AFP) shut the gate on Monday.", []),
        (PassageKind.SENTENCE, "The gate was shut by Ada Moor.", []),
        (PassageKind.HEADLINE, "By Ada Moor", []),
    ],
)
def test_a_dateline_and_the_end_of_a_text_name_an_agency(kind: PassageKind, line: str, expected: list[tuple[str, str]]) -> None:
    """An agency that the lists know is custody there; in running text nothing else is."""
    assert [(c.role.value, c.name) for c in find_custody(line, Span(0, len(line)), kind)] == expected


def test_a_report_keeps_its_custody_apart_from_its_text() -> None:
    """What the credits say is gathered, in text order and each once, and none of it stands in a sentence."""
    text = (
        "Gate shut at Kalmet harbour\n\nBy Ada Moor\n\nThe harbour authority shut the gate on Monday, its director said.\n\n"
        "It will stay shut until June.\n\nTranslated by Ben Voss\n\n(Reporting by Ada Moor; Editing by Cal Dunn)\n"
    )
    document = Document(DocumentId("T1"), "a.txt", "", text, title="Gate shut at Kalmet harbour")
    reading = Reading(document, passages=segment.run(document))
    assert [(c.role.value, c.name) for c in reading.custody] == [
        (A, "Ada Moor"), (T, "Ben Voss"), (R, "Ada Moor"), (E, "Cal Dunn"),
    ]  # fmt: skip
    assert all(c.span.of(text) == c.name for c in reading.custody)
    sentences = [p.span for p in reading.passages if p.kind is PassageKind.SENTENCE]
    assert not any(sentence.overlaps(c.span) for sentence in sentences for c in reading.custody)
