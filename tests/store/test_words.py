"""Hits lie on the words that were sought, whatever stands before them; what a person types is never taken for a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.document import Document, DocumentId
from firsthand.model.span import Span
from firsthand.store import evidence, headers, words
from firsthand.store.database import Database

DOCUMENT = Document(id=DocumentId("T1"), path="a.txt", sha256="", text="")
Find = Callable[[str, str], list[str] | None]


@pytest.fixture
def find(database: Database) -> Find:
    """A function: a text, its title before a bar where it has one, and words in; the hits, None where it is not found, out."""

    def find_in(text: str, sought: str) -> list[str] | None:
        title, _, body = text.rpartition("|")
        with database.writing() as connection:
            run = evidence.start_run(connection, "2031-05-04T08:00:00+00:00")
            number = len(evidence.find_all_numbers(connection)) + 1
            document = replace(DOCUMENT, text=body, title=title or None, sha256=f"{number:064d}")
            evidence.add_document(connection, document, evidence.Key(document.sha256, "", ""), size_bytes=1, run=run)
            headers.add(connection, number, document, 0, keys=b"\0", read_with="")
        with database.reading() as connection:
            found = words.find_documents(connection, sought, 20)
        spans = words.find_places(sought, {number: body})
        return [span.of(body) for span in spans.get(number, ())] if number in found else None

    return find_in


@pytest.mark.parametrize(("text", "sought", "hits"), [
    ("The dam burst.", "dam", ["dam"]),
    ("The dam burst.", "DAM Burst", ["dam", "burst"]),
    ("Dams burst; bursting dams.", "dam", ["Dams", "dams"]),
    ("🌊🌊 The dam 👩‍🚒 burst.", "dam burst", ["dam", "burst"]),
    ("\r\nThe\r\ndam\r\n", "dam", ["dam"]),
    ("السد انهار صباح الجمعة", "انهار", ["انهار"]),
    ("السَّدّ انهار", "السَّدّ", ["السَّدّ"]),
    ("A résumé of it.", "resume", ["résumé"]),
    ("A re\u0301sume\u0301 of it.", "résumé", ["re\u0301sume\u0301"]),
    ("A résumé of it.", "re\u0301sume\u0301", ["résumé"]),
    ("The dam burst. The dam held.", '"dam burst"', ["dam burst"]),
    ("The Water-Board's dam", "water-board's", ["Water-Board's"]),
    ("\ue000 dam \ue001 dam", "dam", ["dam", "dam"]),
    ("a\0b dam \0 dam", "dam", ["dam", "dam"]),
    ("Dam bursts|It rained for days.", "dam rained", ["rained"]),
    ("Dam bursts|It rained.", "bursts", []),
    ("The dam burst.", "quarry", None),
    ("The dam burst.", "dam quarry", None),
    ("The dam burst.", "", None),
    ("The dam burst.", '"', None),
    ("The dam burst.", "- * ^ ( )", None),
    ("The dam burst OR not, near title: x", "NEAR(dam OR burst", None),
    ("The dam burst OR not, near.", "or NOT near", ["OR", "not", "near"]),
    ("A dam", "title:dam*", None),
])
def test_hits_lie_on_the_words(find: Find, text: str, sought: str, hits: list[str] | None) -> None:
    """Each hit, cut out of the text, is a word that was sought."""
    assert find(text, sought) == hits


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_only_words(sought: str) -> None:
    """No text that a person types is an error, and every hit lies within the text."""
    text = f"The dam burst. {sought}"
    for spans in words.find_places(sought, {1: text}).values():
        assert all(span.end <= len(text) and len(span) > 0 for span in spans)
        assert list(spans) == sorted(spans, key=lambda s: s.start)


def test_a_title_counts_more_than_a_text(database: Database) -> None:
    """Of two documents, the one whose title has the word comes first."""
    with database.writing() as connection:
        run = evidence.start_run(connection, "2031-05-04T08:00:00+00:00")
        for n, (title, text) in enumerate((("Rain", "A dam broke near the town."), ("Dam", "It broke near the town.")), 1):
            document = replace(DOCUMENT, title=title, text=text, sha256=f"{n:064d}")
            evidence.add_document(connection, document, evidence.Key(document.sha256, "", ""), size_bytes=1, run=run)
        assert words.find_documents(connection, "dam", 5) == [2, 1]
        assert words.find_documents(connection, "dam", 1) == [2]


def test_a_span_is_what_the_marks_enclose() -> None:
    """Marks are read back without moving the places of what follows them."""
    assert words.find_places("dam", {7: "dam 🌊 dam"}) == {7: (Span(0, 3), Span(6, 9))}
