"""Drawings: words that fit, nothing that runs or fetches, well-formed whatever the reports hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stages.publish.svg import NARROW, WIDE, Canvas, draw, measure, wrap

NAUGHTY = [
    "</text><script>alert(1)</script>", "a & b < c > \"d\" 'e'", "]]> <!-- x -->", "\ufffe\uffff\x00\x08", "\u202eevil\u202c",
    "\ud800", "\N{WAVE DASH}" * 400, "مرحبا بالعالم", "漁船が三隻沈んだ", "javascript:alert(1)",
]  # fmt: skip


def _draw(words: str) -> str:
    def paint(canvas: Canvas) -> None:
        canvas.lines(10, 20, words, width=canvas.width - 20)

    return draw(words, words, paint)


@pytest.mark.parametrize("words", NAUGHTY)
def test_words_of_a_report_stay_words(words: str) -> None:
    """Nothing of them becomes a tag, an attribute or a character that XML forbids."""
    root = ElementTree.fromstring(_draw(words))  # noqa: S314 - our own drawing
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "title", "desc", "style", "g", "rect", "text"}
    assert not any(words in value for element in root.iter() for value in element.attrib.values() if len(words) > 1)


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_a_drawing_is_well_formed(words: str) -> None:
    """Whatever characters it is given, and it can be written as UTF-8."""
    root = ElementTree.fromstring(_draw(words).encode("utf-8"))  # noqa: S314 - our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200), st.integers(60, 400))
@settings(max_examples=100, deadline=None)
def test_lines_fit_and_lose_nothing(words: str, width: int) -> None:
    """No line is wider than asked for, by our measure, and the words come out in order."""
    lines = wrap(words, width)
    assert all(measure(line) <= width or len(line) <= 12 for line in lines)
    plain = re.sub(r"\s|\[U\+[0-9A-F]+\]", "", "".join(lines))
    assert plain == re.sub(r"\s|\[U\+[0-9A-F]+\]", "", "".join(wrap(words, 10**6)))


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    """And it still fits."""
    lines = wrap("The ferry to Ardle was late again and nobody on the quay knew why it was late", 120, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith(" …")
    assert measure(lines[-1]) <= 120


def test_a_drawing_needs_nothing_else() -> None:
    """No script, link, picture or address; a title, a description and words that can be read; two layouts, one of them shown."""
    drawn = _draw("The ferry was late")
    assert not re.search(r"<(?:script|a|image|use|foreignObject|link)\b|url\(|@import|href|on\w+=", drawn)
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]
    assert drawn.index("<title>") < drawn.index("<desc>") < drawn.index("<style>")
    assert 'role="graphics-document document"' in drawn
    assert drawn.count(">The ferry was late</text>") == 2
    assert f'width="{WIDE}"' in drawn
    assert f'<g class="n" display="none"><rect class="bg" width="{NARROW}"' in drawn
    assert "prefers-color-scheme:dark" in drawn


def test_two_drawings_of_one_page_keep_their_sizes() -> None:
    """The rules that fit one to the screen bear its own name; the same drawing has the same."""
    one, other = _draw("The ferry was late"), _draw("The ferry was late " * 40)
    names = [re.findall(r"\bfh-[0-9a-f]{10}", drawn) for drawn in (one, other)]
    assert [len(set(found)) for found in names] == [1, 1]
    assert set(names[0]).isdisjoint(names[1])
    assert one == _draw("The ferry was late")
