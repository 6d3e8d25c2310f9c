"""Word processor's documents: read with changes accepted, what was left out told, nothing unpacked beyond its limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from firsthand.model.document import Document
from firsthand.model.provenance import SkipCode, Skipped

ExtractOne = Callable[..., Document]
ExtractAll = Callable[..., tuple[Document | Skipped, ...]]
MakeWord = Callable[..., bytes]


def paragraph(*runs: str) -> str:
    """Runs in, a paragraph out; what is no markup becomes a run."""
    marked = (r if r.startswith("<") else f'<w:r><w:t xml:space="preserve">{r}</w:t></w:r>' for r in runs)
    return f"<w:p>{''.join(marked)}</w:p>"


def test_paragraphs_and_tables_come_in_order(extract_one: ExtractOne, make_word: MakeWord) -> None:
    """Cells of a row are parted by tabs, and every place has its paragraph's number."""
    rows = [f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in (("Piers", "4"), ("Lanes", "2"))]
    body = [paragraph("The bridge ", "is shut."), paragraph(), "<w:tbl>", *rows, "</w:tbl>", paragraph("It opens in June.")]
    document = extract_one(make_word("".join(body)), "a.docx")
    assert document.text == "The bridge is shut.\n\nPiers\t4\n\nLanes\t2\n\nIt opens in June."
    assert [(p.name, document.text[p.span.start:p.span.end]) for p in document.places] == [
        ("1", "The bridge is shut."), ("3", "Piers"), ("4", "4"), ("5", "Lanes"), ("6", "2"), ("7", "It opens in June.")]


@pytest.mark.parametrize(("middle", "expected", "told"), [
    ('<w:ins w:author="x"><w:r><w:t>four </w:t></w:r></w:ins>', "It has four piers.", "1 insertion kept"),
    ('<w:del w:author="x"><w:r><w:delText>five </w:delText></w:r></w:del>', "It has piers.", "1 deletion left out"),
    ("<w:moveFrom><w:r><w:t>five </w:t></w:r></w:moveFrom>", "It has piers.", "1 deletion left out"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r>", "It has piers.", "1 stretch left out"),
    ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>six </w:t></w:r>', "It has six piers.", None),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:t>c </w:t></w:r>", "It has a\tb\n-c piers.", None),
])
def test_changes_are_accepted_and_told(
    middle: str, expected: str, told: str | None, extract_one: ExtractOne, make_word: MakeWord
) -> None:
    """Insertions are kept, deletions and hidden text left out; a warning counts them and shows no word of them."""
    document = extract_one(make_word(paragraph("It has ", middle, "piers.")), "a.docx")
    assert document.text == expected
    assert [told in w for w in document.warnings] == [True] if told else document.warnings == ()
    assert not any(word in w for w in document.warnings for word in ("five", "secret"))


def test_what_is_not_read_is_told(extract_one: ExtractOne, make_word: MakeWord) -> None:
    """Footnotes, margin comments and names in the properties are pointed at; the title is taken."""
    core = ('<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Bridge shut</dc:title>'
            "<dc:creator>Quill Hand</dc:creator></p>")
    parts = {"word__footnotes": "<a/>", "word__comments": "<a/>", "docProps__core": core}
    document = extract_one(make_word(paragraph("It is shut."), **parts), "a.docx")
    assert len(document.warnings) == 3
    assert (document.title, document.author) == ("Bridge shut", None)
    assert "Quill" not in " ".join(document.warnings)


LAUGHS = ('<!DOCTYPE d [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(9)) + "]>")


def bomb() -> bytes:
    """Nothing in, a package whose one part grows by a thousand out."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (8 * 2**20))
    return file.getvalue()


@pytest.mark.parametrize("head", [LAUGHS, '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'])
def test_entities_are_refused(head: str, extract_all: ExtractAll, make_word: MakeWord) -> None:
    """A part that defines entities is an attack: nothing is expanded and nothing fetched."""
    (skipped,) = extract_all(make_word(paragraph("&a;&x;"), head), "a.docx")
    assert isinstance(skipped, Skipped)
    assert skipped.code is SkipCode.BROKEN


def test_a_package_that_points_before_its_beginning_is_damaged(extract_all: ExtractAll, make_word: MakeWord) -> None:
    """Offsets that cannot be are a reason, not a traceback."""
    content = make_word(paragraph("It is shut."))
    (skipped,) = extract_all(content[:-6] + b"\x00\x00\x00\x28" + content[-2:], "a.docx")
    assert isinstance(skipped, Skipped)
    assert skipped.code is SkipCode.BROKEN


@pytest.mark.parametrize(("content", "code"), [
    (bomb(), SkipCode.TOO_LARGE), (b"PK\x03\x04 cut off", SkipCode.BROKEN), (b"words", SkipCode.BROKEN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", SkipCode.ENCRYPTED),
])
def test_bad_packages_are_told_apart(content: bytes, code: SkipCode, extract_all: ExtractAll) -> None:
    """Bombs, damaged packages and locked ones each have their code."""
    (skipped,) = extract_all(content, "a.docx")
    assert isinstance(skipped, Skipped)
    assert skipped.code is code
