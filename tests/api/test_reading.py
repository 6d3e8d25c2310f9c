"""Reading without a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.errors import ConfigError, NotFound

WriteReports = Callable[[dict[str, str | bytes]], Path]

TEXT = 'The bridge at Lowen is safe, a source in the harbour office told the Lowen Echo. "We checked it twice," he said.'


def test_a_folder_is_read_to_a_case(write_reports: WriteReports) -> None:
    """Claims, sources, documents and skips are typed records; ids lead to them; the brief is Markdown, the case JSON."""
    case = fh.read(write_reports({"a.txt": TEXT, "b.txt": b"\xff"}))
    assert [d.path for d in case.documents] == ["a.txt"]
    assert [s.path for s in case.skipped] == ["b.txt"]
    assert repr(case).startswith("<firsthand case: 1 reports")
    assert case.brief().startswith("# ")
    assert json.loads(json.dumps(case.to_json()))["format"] == "firsthand-case/1"
    assert case["T1"] is case.documents[0]
    for record in (*case.claims, *case.sources):
        assert case[record.id] is record
    with pytest.raises(NotFound, match="K999"):
        _ = case["K999"]


def test_a_text_is_read_without_a_case() -> None:
    """Attributions and claims carry their words with the place where they stand."""
    document = fh.Reader("en")(TEXT, published="2031-05-02")
    assert document.text == TEXT
    words = [w for a in document.attributions for w in (*a.sources, *a.contents, *([a.cue] if a.cue else []))]
    words += [c.words for c in document.claims]
    assert all(TEXT[w.start : w.end] == w.text == str(w) for w in words)


def test_what_cannot_be_read_is_an_error() -> None:
    """An unknown language, an empty text and a text in another language are told in words."""
    with pytest.raises(ConfigError, match=r"'xx'.*Allowed: en"):
        fh.Reader("xx")
    with pytest.raises(fh.FirsthandError, match="The file is empty"):
        fh.Reader()(" \n")
    with pytest.raises(fh.FirsthandError, match="in German"):
        fh.Reader()("Die Brücke wurde am Freitag gesperrt, nachdem ein Kahn einen Pfeiler gerammt hatte.")
