"""What was set of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Anchor, Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.review import correct, corrections, documents_of
from firsthand.text.dates import DateValue, parse_published

DOCUMENT = Document(
    DocumentId("T1"), "a.txt", "ab", "The dam burst.", title="Flood", outlet="Kelmar Post", published=DateValue(2015, 7),
    author="L. Arden",
)  # fmt: skip


def setting(path: str = "a.txt", sha256: str = "ab", *, number: int = 1, **values: str) -> Judgement:
    """A judgement that sets these fields."""
    return Judgement(JudgementId(f"J{number}"), JudgementKind.SET, SubjectKind.DOCUMENT, (Anchor(sha256, path),), values=values)


@pytest.mark.parametrize(("values", "changes"), [
    ({}, {}),
    ({"published": "2015-07-07T16:20+02:00"}, {"published": parse_published("2015-07-07T16:20+02:00")}),
    ({"published": ""}, {"published": None}),
    ({"outlet": "Lowen Echo", "title": "", "url": "https://example.org/1"},
     {"outlet": "Lowen Echo", "title": None, "url": "https://example.org/1"}),
    ({"author": "Oskar Belt"}, {"author": "Oskar Belt"}),
    ({"text": "no"}, {}),
])  # fmt: skip
def test_what_was_set_takes_the_place_of_what_came(values: dict[str, str], changes: dict[str, object]) -> None:
    """Each field has its new value, an empty one is unknown, and nothing else of the document changes, its text least of all."""
    assert correct(DOCUMENT, [setting(**values)]) == replace(DOCUMENT, **changes)  # type: ignore[arg-type]


def test_the_last_value_of_a_field_wins() -> None:
    """Fields are set one by one: a later judgement of one leaves the others."""
    judgements = [setting(outlet="Lowen Echo", title="Dam"), setting(number=2, outlet="Oskar Mail")]
    corrected = correct(DOCUMENT, judgements)
    assert (corrected.outlet, corrected.title) == ("Oskar Mail", "Dam")


def test_what_is_undone_is_as_it_came() -> None:
    """Once the last is taken back the one before it holds again."""
    judgements = [setting(outlet="Lowen Echo"), replace(setting(number=2, outlet="Oskar Mail"), undone_at="2026-03-05")]
    assert correct(DOCUMENT, judgements).outlet == "Lowen Echo"
    assert corrections(judgements[1:]) == {}


@pytest.mark.parametrize("other", [("b.txt", "ab"), ("a.txt", "cd")])
def test_the_same_words_elsewhere_are_another_document(other: tuple[str, str]) -> None:
    """The same bytes under another path, or other bytes under the same path, are not what was corrected."""
    assert correct(DOCUMENT, [setting(*other, outlet="Lowen Echo")]) == DOCUMENT


def test_only_documents_of_standing_judgements_are_needed() -> None:
    """The documents of both sides of what stands, whatever was decided; none of what was undone."""
    merge = replace(setting("b.txt"), kind=JudgementKind.MERGE, others=(Anchor("cd", "c.txt"),))
    taken_back = replace(setting("d.txt"), undone_at="2026-03-05")
    assert documents_of([setting(), merge, taken_back]) == {("ab", "a.txt"), ("ab", "b.txt"), ("cd", "c.txt")}
