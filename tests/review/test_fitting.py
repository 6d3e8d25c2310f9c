"""Words that a judgement was decided of, found again in another reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Anchor, SubjectKind
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.model.span import Span
from firsthand.review.fitting import Shelf, find_places, find_refs

MakeReading = Callable[..., Reading]

TEXT = "At dawn the dam burst. The mayor said so. It rained."
CLAIM, SOURCE = SubjectKind.CLAIM, SubjectKind.SOURCE


def anchor(words: str, start: int) -> Anchor:
    """Words and where they stood in, an anchor in some document out."""
    return Anchor("ab", "a.txt", Span(start, start + len(words)), words)


@pytest.mark.parametrize(("words", "start", "text", "found"), [
    ("the dam burst", 8, TEXT, ["the dam burst"]),
    ("the dam burst", 3, TEXT, ["the dam burst"]),  # stands once, elsewhere
    ("the dam\nburst", 8, TEXT, ["the dam burst"]),  # broken into lines otherwise
    ("the dam", 20, "the dam and the dam", []),  # twice, and not where it stood
    ("the dam", 0, "the dam and the dam", ["the dam", "the dam"]),  # where it stood first, then where else
    ("the dam", 0, "the dam, the dam, the dam", ["the dam"]),
    ("dam", 9, "the damage", []),  # no part of a word
    ("“it’s gone”", 9, "She said \"it's gone\" twice", ["\"it's gone\""]),  # marks of another kind
    ("(dam)", 9, "See (dam).", ["(dam)"]),
    ("a dam", 0, TEXT, []),
    ("", 0, TEXT, []),
])  # fmt: skip
def test_words_are_found_where_they_stood_or_where_they_stand_once(words: str, start: int, text: str, found: list[str]) -> None:
    """Their own place comes first; another counts only where it is the only one; kinds of blanks and marks do not matter."""
    assert [span.of(text) for span in find_places(anchor(words, start), text)] == found


@pytest.mark.parametrize(("assertions", "found"), [
    ([(8, 21), (23, 40)], (0,)),
    ([(23, 40), (8, 21), (8, 21)], (1, 2)),  # two at one span are one place
    ([(0, 21)], (0,)),  # the boundary moved: more than half in common
    ([(12, 21), (0, 21)], (0,)),  # nearest of two
    ([(0, 40)], ()),  # less than half of what is asserted now
    ([(16, 22)], ()),  # less than half of what was asserted then
    ([(23, 40)], ()),
    ([], ()),
])  # fmt: skip
def test_an_assertion_fits_by_its_span_or_by_more_than_half(assertions: list[tuple[int, int]], found: tuple[int, ...]) -> None:
    """The same span is the same claim; else the assertion that has most in common, if that is half of both at least."""
    reading = _reading(assertions=tuple(Assertion(Span(*span)) for span in assertions))
    assert find_refs(anchor("the dam burst", 8), reading, CLAIM) == tuple(("T1", n) for n in found)


@pytest.mark.parametrize(("mentions", "found"), [
    ([[(23, 32)]], (0,)),
    ([[(0, 7)], [(23, 32), (42, 44)]], (1,)),
    ([[(0, 7), (23, 32)], [(23, 32)]], (1,)),  # it is the first mention of the second
    ([[(27, 32)]], (0,)),  # "mayor" of "The mayor"
    ([[(23, 37)]], (0,)),
    ([[(23, 26)]], ()),
    ([[]], ()),
])  # fmt: skip
def test_a_source_fits_by_its_mention(mentions: list[list[tuple[int, int]]], found: tuple[int, ...]) -> None:
    """The source that is named at the words, or at half of them at least, is meant; one alone."""
    sources = tuple(DocumentSource("the mayor", SourceKind.PERSON, True, tuple(Span(*m) for m in held)) for held in mentions)
    assert find_refs(anchor("The mayor", 23), _reading(sources=sources), SOURCE) == tuple(("T1", n) for n in found)


def test_a_source_without_words_fits_by_its_name() -> None:
    """An anchor that holds only a name means the source of that name or alias."""
    sources = tuple(DocumentSource(n, SourceKind.OUTLET, False, aliases=a) for n, a in (("Post", ()), ("Kelmar Echo", ("Echo",))))
    reading = _reading(sources=sources)
    assert find_refs(Anchor("ab", "a.txt", None, "Echo"), reading, SOURCE) == (("T1", 1),)
    assert find_refs(Anchor("ab", "a.txt", None, "Mail"), reading, SOURCE) == ()


def _reading(*, assertions: tuple[Assertion, ...] = (), sources: tuple[DocumentSource, ...] = ()) -> Reading:
    return Reading(Document(DocumentId("T1"), "a.txt", "ab", TEXT), assertions=assertions, sources=sources)


def test_the_same_path_is_preferred(make_reading: MakeReading) -> None:
    """Of documents with the same bytes the one of the same path is meant; where none has it, the first by path."""
    shelf = Shelf(make_reading(f"T{n}", TEXT, path=path, sha256="ab") for n, path in enumerate("cba"))
    assert _path(shelf.find(Anchor("ab", "b"))) == "b"
    assert _path(shelf.find(Anchor("ab", "x"))) == "a"
    assert shelf.exact(Anchor("ab", "x")) is None
    assert shelf.find(Anchor("cd", "b")) is None


def test_a_record_is_not_taken_for_its_neighbour(make_reading: MakeReading) -> None:
    """Records of one file have the same bytes: a record is found under another path only by its number."""
    readings = [make_reading(f"T{n}", TEXT, path=f"wire.jsonl#{n}", sha256="ab") for n in (1, 12)]
    shelf = Shelf(readings)
    assert _path(shelf.find(Anchor("ab", "old/wire.jsonl#12"))) == "wire.jsonl#12"
    assert shelf.find(Anchor("ab", "wire.jsonl#2")) is None
    assert shelf.find(Anchor("ab", "wire.jsonl")) is None
    assert _path(Shelf(reversed(readings)).find(Anchor("ab", "wire.jsonl#1"))) == "wire.jsonl#1"


def test_words_in_another_text_of_the_same_bytes_are_found(make_reading: MakeReading) -> None:
    """A text that was taken from its original otherwise keeps its judgements: the words count, not their numbers."""
    moved = "Kelmar Post\n\n" + TEXT
    reading = make_reading("T1", moved, ["the dam burst"], sha256="ab")
    assert find_refs(anchor("the dam burst", 8), reading, CLAIM) == (("T1", 0),)


def _path(reading: Reading | None) -> str | None:
    return None if reading is None else reading.document.path
