"""Measuring sources resolved beyond their span: the table holds no text, and right and wrong are told apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand.eval import resolved
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.model.span import Span

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

TEXT = (
    "Mayor Ines Tavora opened the harbour on Friday. The gates had been shut for a year.\n\n"
    "“The water is clean again,” she said.\n\n"
    "A port official who asked not to be named said the gates would stay open."
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _row(source: str, referent: str | None, *, kind: str = "pronoun", split: str = "dev") -> dict[str, object]:
    place = None if referent is None else [_span(referent).start, _span(referent).end]
    found = _span(source)
    return {
        "doc": "a", "source": [found.start, found.end], "referent": place, "kind": kind, "distance": 1, "split": split,
    }  # fmt: skip


def _source(name: str, mention: str | None = None) -> DocumentSource:
    return DocumentSource(name, SourceKind.PERSON, False, () if mention is None else (_span(mention),))


def test_table_is_whole_and_without_text() -> None:
    """Every case of the table has offsets, a known kind and split, and nothing that is a text of the article."""
    cases = resolved.load_cases()
    assert len(cases) >= 170
    assert len({c.document for c in cases}) >= 60
    assert len({c.document.partition("_")[0] for c in cases}) == 7
    assert {c.kind for c in cases} == set(resolved.KINDS)
    assert all(c.split in resolved.SPLITS and len(c.source) and (c.cue is not None) == (c.kind == "elided") for c in cases)
    held = sum(c.split == "held" for c in cases)
    assert held == len(cases) // 3
    fields = {"doc", "source", "referent", "kind", "distance", "split", "cue"}
    rows = [json.loads(line) for line in resolved.GOLD.read_text(encoding="utf-8").splitlines()]
    assert all(set(row) <= fields for row in rows)
    assert len({(c.document, c.source, c.cue) for c in cases}) == len(cases)


@pytest.mark.parametrize(
    ("source", "referent", "is_it"),
    [
        (_source("Ines Tavora"), "Ines Tavora", True),
        (_source("Tavora"), "Mayor Ines Tavora", True),
        (_source("Dr. Tavora"), "Ines Tavora", True),
        (_source("Rui Tavora"), "Ines Tavora", False),
        (_source("Ines"), "Ines Tavora", False),
        (_source("spokesman for Ines Tavora", None), "Ines Tavora", False),
        (_source("port official who asked not to be named"), "A port official", True),
        (_source("somebody", "A port official who asked not to be named"), "A port official", True),
        (_source("somebody", "Ines Tavora"), "Mayor Ines Tavora", True),
        (_source("somebody", "Mayor Ines Tavora"), "Ines Tavora", True),
        (_source("somebody", "Mayor"), "Mayor Ines Tavora", True),
        (_source("somebody", "The gates"), "Ines Tavora", False),
        (_source("mayor"), "Ines Tavora", False),
    ],
)
def test_a_source_is_the_referent_by_words_or_by_place(source: DocumentSource, referent: str, is_it: bool) -> None:
    """A surname, a fuller name and a mention at the same place are the referent; a namesake and his spokesman are not."""
    assert resolved.is_referent(source, _span(referent), TEXT) is is_it


def test_a_mention_that_belongs_to_the_referent_is_not_it() -> None:
    """A spokesman for somebody covers his name and is somebody else."""
    text = "A spokesman for Ines Tavora said so."
    source = DocumentSource("spokesman", SourceKind.PERSON, False, (Span(0, 27),))
    assert not resolved.is_referent(source, Span(16, 27), text)


def test_cases_are_judged_on_the_articles_of_the_folder(
    tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pronoun two paragraphs on is right, a wrong referent is wrong, and words that nobody is credited by are not found."""
    rows = [
        _row("she", "Ines Tavora"),
        _row("she", "A port official", split="held", kind="role"),
        _row("The gates", "Ines Tavora", kind="role"),
    ]
    articles = tmp_path / resolved.ARTICLES
    articles.parent.mkdir(parents=True)
    articles.write_text(
        json.dumps({"doc": "b", "text": "Nothing here."}) + "\n" + json.dumps({"doc": "a", "text": TEXT}) + "\n", encoding="utf-8"
    )
    monkeypatch.setattr(resolved, "load_cases", lambda: [resolved._case(r) for r in rows])
    figures = resolved.measure(tmp_path, parser)
    assert figures["all"] == {"cases": 3, "found": 2, "right": 1, "right_of_all": 0.333, "right_of_found": 0.5}
    assert figures["pronoun"]["dev"]["right"] == 1
    assert figures["held"]["right"] == 0
    assert figures["relative"]["right_of_all"] is None
    assert "0.333" in resolved.format_table(figures)


def test_without_the_articles_nothing_is_measured(tmp_path: Path) -> None:
    """A folder without the articles gives one line that says so."""
    figures = resolved.measure(tmp_path)
    assert list(figures) == ["skipped"]
    assert "\n" not in resolved.format_table(figures)
