"""The brief as a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.provenance import SkipCode
from firsthand.model.public import PublicCase, PublicSkipped
from firsthand.model.reading import Case
from firsthand.stages import publish
from firsthand.stages.publish.docx import brief_docx
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import show_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def public(case: Case) -> PublicCase:
    """What may be shown of the small case."""
    return publish.run(case)


def read_part(content: bytes, name: str) -> ElementTree.Element:
    """A part of the package, parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own file


def text_of(element: ElementTree.Element) -> str:
    """All text within an element."""
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def test_word_opens_it_with_headings_and_lists(public: PublicCase) -> None:
    """Title, headings, quotations and lists have the styles that Word knows, so that they can be restyled and navigated."""
    document = docx.Document(io.BytesIO(brief_docx(public)))
    styles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert styles[0] == ("Title", "Brief")
    assert ("Heading 3", "K1. Rests on one anonymous source, printed by 3 outlets (1 copy)") in styles
    assert ("Quote", "“At least 40 boats sank off Ardle”") in styles
    assert ("Chain", "a clerk of the harbour → Agency Wrenn → Ardle Bugle") in styles
    assert ("List Bullet", "Agency Wrenn, 4 May 2031, 09:10 (first): credits a clerk of the harbour.") in styles


def test_every_citation_is_a_real_footnote(public: PublicCase) -> None:
    """As many footnotes as citations, referred to once each and in order; Word's two separator lines come with them."""
    content = brief_docx(public)
    citations = sum(len(c.citations) for s in Views(public).brief().sections for c in s.cards)
    references = [e.get(f"{W}id") for e in read_part(content, "word/document.xml").iter(f"{W}footnoteReference")]
    assert references == [str(n) for n in range(1, citations + 1)]
    notes = read_part(content, "word/footnotes.xml").findall(f"{W}footnote")
    assert [(n.get(f"{W}id"), n.get(f"{W}type")) for n in notes[:2]] == [("-1", "separator"), ("0", "continuationSeparator")]
    assert [n.get(f"{W}id") for n in notes[2:]] == references
    assert all(n.find(f".//{W}footnoteRef") is not None for n in notes[2:])


def test_a_footnote_tells_the_place(public: PublicCase) -> None:
    """Outlet, date, words, characters, file and the start of its hash, with blanks between them."""
    note = read_part(brief_docx(public), "word/footnotes.xml").findall(f"{W}footnote")[2]
    assert text_of(note) == (
        " Agency Wrenn, 4 May 2031, 09:10: “At least 40 boats sank off Ardle” Characters 0–32 of 1.txt, SHA-256 111111111111."
    )


def test_every_part_is_declared_and_every_style_defined(public: PublicCase) -> None:
    """Each part has a content type, each relationship a target, each style used is in the style sheet."""
    content = brief_docx(public)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        parts = {name: archive.read(name).decode() for name in names}
    declared = set(re.findall(r'PartName="/([^"]+)"', parts["[Content_Types].xml"]))
    assert declared == {n for n in names if not n.endswith(".rels")} - {"[Content_Types].xml"}
    assert {f"word/{t}" for t in re.findall(r'Target="([^"]+)"', parts["word/_rels/document.xml.rels"])} < declared
    assert set(re.findall(r'Target="([^"]+)"', parts["_rels/.rels"])) < declared
    used = set(re.findall(r'w:[pr]Style w:val="(\w+)"', parts["word/document.xml"] + parts["word/footnotes.xml"]))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))


def test_properties_tell_neither_person_nor_machine(public: PublicCase) -> None:
    """The only name is the program's; the only time is the one that was passed; the archive has no clock of its own."""
    moment = datetime(2031, 6, 1, 8, 5, tzinfo=UTC)
    content = brief_docx(public, exported_at=moment)
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.author, properties.last_modified_by) == ("firsthand", "")
    assert properties.created == properties.modified == moment
    bare = read_part(brief_docx(public), "docProps/core.xml")
    assert {e.tag.partition("}")[2] for e in bare} == {"title", "creator", "language"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_connection_is_asked_for(public: PublicCase) -> None:
    """No relationship leads out of the package: no template, picture or link is fetched when it is opened."""
    with zipfile.ZipFile(io.BytesIO(brief_docx(public))) as archive:
        relationships = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".rels"))
    assert b"External" not in relationships
    assert re.findall(rb'Target="\w+:', relationships) == []


@pytest.mark.parametrize(("words", "is_bidi"), [
    ("قال المتحدث إن القوارب off the quay", True),
    ("העד אמר כי הסירות off the quay", True),
    ("the boats sank off the quay at dawn", False),
])
def test_a_quotation_runs_as_its_script_does(public: PublicCase, words: str, is_bidi: bool) -> None:
    """Quotations that open in Arabic or Hebrew are set from right to left, others are not."""
    claims = tuple(
        replace(c, text=words, appearances=tuple(replace(a, quote=words) for a in c.appearances)) for c in public.claims[:1])
    body = read_part(brief_docx(replace(public, claims=claims)), "word/document.xml")
    quotations = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='Quote']") is not None]
    assert [p.find(f"{W}pPr/{W}bidi") is not None for p in quotations] == [is_bidi]


def test_an_empty_case_is_a_whole_document() -> None:
    """Without reports there is still a document that Word opens."""
    assert docx.Document(io.BytesIO(brief_docx(PublicCase()))).paragraphs[0].text == "Brief"


@settings(max_examples=50)
@given(st.text(st.characters(exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_words_are_read_back_as_words(text: str) -> None:
    """Law: whatever a file name holds, the document is well-formed and shows it."""
    case = PublicCase(skipped=(PublicSkipped(text, "extract", SkipCode.EMPTY, "empty"),))
    body = read_part(brief_docx(case), "word/document.xml")
    assert f"{show_text(text)}: empty".strip() in [text_of(p) for p in body.iter(f"{W}p")]


@pytest.mark.parametrize("mark", ["\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_shown_by_number(mark: str) -> None:
    """Two code points that no XML file may hold are named instead of spoiling the file."""
    case = PublicCase(skipped=(PublicSkipped(f"a{mark}b", "extract", SkipCode.EMPTY, "empty"),))
    assert f"a[U+{ord(mark):04X}]b: empty" in text_of(read_part(brief_docx(case), "word/document.xml"))
