"""PDFs: text page by page, and a reason told apart where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.document import Document, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped

ExtractOne = Callable[..., Document]
ExtractAll = Callable[..., tuple[Document | Skipped, ...]]
MakePdf = Callable[..., bytes]

LINES = ["The bridge at Lowen was shut on Friday after a", "barge struck one of its piers, the office said.", "",
         "Nobody was hurt."]


def test_pages_are_joined_by_a_blank_line_and_lines_by_a_blank(extract_one: ExtractOne, make_pdf: MakePdf) -> None:
    """A paragraph is one line, a page is a place, and each place covers the words of its page."""
    document = extract_one(make_pdf(LINES, ["Repairs will take a month."]), "a.pdf")
    assert document.text == f"{LINES[0]} {LINES[1]}\n\n{LINES[3]}\n\nRepairs will take a month."
    assert [(p.kind, p.name, document.text[p.span.start:p.span.end]) for p in document.places] == [
        (PlaceKind.PAGE, "1", f"{LINES[0]} {LINES[1]}\n\n{LINES[3]}"), (PlaceKind.PAGE, "2", "Repairs will take a month."),
    ]


def test_a_page_without_text_is_told(extract_one: ExtractOne, make_pdf: MakePdf) -> None:
    """A scanned page within a PDF is a warning, and the numbers of the others stay right."""
    document = extract_one(make_pdf(LINES, [], ["Repairs will take a month."]), "a.pdf")
    assert document.warnings == ("Page 2 has no text layer and was not read.",)
    assert [p.name for p in document.places] == ["1", "3"]


def test_properties_give_a_title_and_no_more(extract_one: ExtractOne, make_pdf: MakePdf) -> None:
    """Who saved a file, and when, is not who published the report: the name is told of, not shown."""
    document = extract_one(make_pdf(LINES, info="/Title (Bridge shut) /Author (Quill Hand) /CreationDate (D:20310502)"), "a.pdf")
    assert (document.title, document.author, document.published) == ("Bridge shut", None, None)
    assert len(document.warnings) == 1
    assert "Quill" not in document.warnings[0]
    assert extract_one(make_pdf(LINES, info="/Title (Microsoft Word - x.doc)"), "a.pdf").title is None


@pytest.mark.parametrize(("content", "code"), [
    (b"plain words", SkipCode.BROKEN), (b"%PDF-1.4\n1 0 obj\n<<", SkipCode.BROKEN), (b"  ", SkipCode.EMPTY),
])
def test_a_damaged_pdf_is_a_skip(content: bytes, code: SkipCode, extract_all: ExtractAll) -> None:
    """A reason, not a traceback."""
    (skipped,) = extract_all(content, "a.pdf")
    assert isinstance(skipped, Skipped)
    assert skipped.code is code


def test_pictures_of_pages_are_told_apart(extract_all: ExtractAll, make_pdf: MakePdf) -> None:
    """A PDF without any text says that it needs text recognition."""
    (skipped,) = extract_all(make_pdf([], []), "a.pdf")
    assert isinstance(skipped, Skipped)
    assert skipped.code is SkipCode.NO_TEXT


def test_more_pages_than_a_report_has_are_refused(extract_all: ExtractAll, make_pdf: MakePdf) -> None:
    """A PDF with thousands of pages is refused before they are read."""
    (skipped,) = extract_all(make_pdf(*([["x"]] * 2_001)), "a.pdf")
    assert isinstance(skipped, Skipped)
    assert skipped.code is SkipCode.TOO_LARGE
