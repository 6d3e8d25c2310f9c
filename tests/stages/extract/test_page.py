"""Web pages: the report without what stands around it, its date as written, and the element of every paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.document import About, Document, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.extract.markup import decode_markup
from firsthand.text.dates import DateValue

ExtractOne = Callable[..., Document]
ExtractAll = Callable[..., tuple[Document | Skipped, ...]]

FIRST = "The bridge at Lowen was shut on Friday after a barge struck one of its piers, the harbour office said."
SECOND = "Nobody was hurt, a clerk of the office told the Lowen Echo; repairs will take until the end of June at least."
HEAD = """<title>Bridge shut | Lowen Echo</title><meta property="og:title" content="Bridge shut">
<meta name="author" content="Ana Reyl">
<meta property="og:site_name" content="Lowen Echo"><meta property="og:url" content="https://echo.example/1">"""
PUBLISHED = '<meta property="article:published_time" content="2031-05-02T16:20:00+02:00">'


def page(body: str, head: str = HEAD) -> str:
    """The body of a page in, the page out."""
    return (f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>Weather</a></nav>"
            f"<article>{body}</article><footer>Terms of use</footer></body></html>")


def test_the_report_is_read_without_what_stands_around_it(extract_one: ExtractOne) -> None:
    """Menu and footer are left out; paragraphs are parted by a blank line; title, outlet, author and address are known."""
    document = extract_one(page(f"<h1>Bridge shut</h1><p>{FIRST}</p>\n<p>{SECOND}</p>", HEAD + PUBLISHED), "a.html")
    assert document.text == f"Bridge shut\n\n{FIRST}\n\n{SECOND}"
    assert (document.title, document.outlet, document.author, document.url) == (
        "Bridge shut", "Lowen Echo", "Ana Reyl", "https://echo.example/1")
    assert document.published == DateValue(2031, 5, 2, time="16:20:00+02:00")


def test_every_paragraph_leads_back_to_its_element(extract_one: ExtractOne) -> None:
    """Places name the path of tags; equal paragraphs have different ones; each covers its own words."""
    body = f"<p>{FIRST}</p><p>{SECOND}</p><ul><li>One lane</li><li>is open</li></ul><p>{FIRST}</p>"
    document = extract_one(page(body), "a.html")
    assert [(p.name, document.text[p.span.start:p.span.end]) for p in document.places] == [
        ("html[1]/body[1]/article[1]/p[1]", FIRST), ("html[1]/body[1]/article[1]/p[2]", SECOND),
        ("html[1]/body[1]/article[1]/ul[1]/li[1]", "One lane"), ("html[1]/body[1]/article[1]/ul[1]/li[2]", "is open"),
        ("html[1]/body[1]/article[1]/p[3]", FIRST),
    ]
    assert {p.kind for p in document.places} == {PlaceKind.ELEMENT}


def test_a_page_read_again_and_again_gives_the_same(extract_one: ExtractOne) -> None:
    """No state is kept between pages: the sixth reading equals the first."""
    content = page(f"<p>{FIRST}</p><p>{SECOND}</p>" * 3)
    assert len({extract_one(content, "a.html") for _ in range(6)}) == 1


def test_hidden_words_are_left_out_and_told(extract_one: ExtractOne) -> None:
    """What a page does not show is not read, and a warning says that it is there."""
    hidden = "<p style='display: none'>Secret words.</p><p hidden>More.</p>"
    document = extract_one(page(f"<p>{FIRST}</p>{hidden}<p>{SECOND}</p>"), "a.html")
    assert "Secret" not in document.text
    assert "More." not in document.text
    assert ["hides some of its words" in w for w in document.warnings] == [True]


@pytest.mark.parametrize(("head", "expected"), [
    (PUBLISHED, DateValue(2031, 5, 2, time="16:20:00+02:00")),
    ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2031-05-02T09:00Z"}]}</script>',
     DateValue(2031, 5, 2, time="09:00Z")),
    ('<meta name="date" content="May 2031">', DateValue(2031, 5)),
    ('<script type="application/ld+json">[[[{"@type": </script>' + PUBLISHED, DateValue(2031, 5, 2, time="16:20:00+02:00")),
    ('<meta property="article:modified_time" content="2031-06-01">', None),
    ("", None),
])
def test_the_date_keeps_its_zone_and_precision(head: str, expected: DateValue | None, extract_one: ExtractOne) -> None:
    """The page's own words are taken, not a day made from them; a page without a date has none."""
    assert extract_one(page(f"<p>{FIRST}</p><p>{SECOND}</p>", HEAD + head), "a.html").published == expected


def test_what_lies_beside_a_page_goes_before_what_it_says(extract_one: ExtractOne) -> None:
    """A describing file wins, field by field."""
    beside = About(outlet="Carrick Post", published="2031-05-01")
    document = extract_one(page(f"<p>{FIRST}</p>", HEAD + PUBLISHED), "a.htm", beside)
    assert (document.outlet, document.published, document.author) == ("Carrick Post", DateValue(2031, 5, 1), "Ana Reyl")


def test_control_characters_beside_hidden_words_are_borne(extract_one: ExtractOne) -> None:
    """A stray control character costs no page."""
    assert extract_one(page(f"<p>{FIRST} \x01 <b hidden>x</b> \x01 {SECOND}</p>"), "a.html").text.startswith(FIRST)


def test_cells_of_a_row_stay_on_their_line(extract_one: ExtractOne) -> None:
    """A table reads row by row."""
    table = "<table><tr><td>Piers</td><td>4</td></tr><tr><td>Lanes</td><td>2</td></tr></table>"
    document = extract_one(page(f"<p>{FIRST}</p>{table}"), "a.html")
    assert document.text.endswith("Piers\t4\n\nLanes\t2")


@pytest.mark.parametrize(("content", "code"), [
    ("<html><body><script>alert(1)</script></body></html>", SkipCode.EMPTY),
    ("<html><body><nav>Home</nav></body></html>", SkipCode.EMPTY),
    (b"%PDF-1.4 ...", SkipCode.BINARY),
    ("<div>" * 5_000 + "The mayor said so.", SkipCode.BROKEN),
    (page("<p>El puente de Lowen fue cerrado el viernes después de que una barca golpeara un pilar.</p>", ""), SkipCode.LANGUAGE),
])
def test_a_page_without_a_report_is_a_skip(content: bytes | str, code: SkipCode, extract_all: ExtractAll) -> None:
    """No text is never a success."""
    (skipped,) = extract_all(content, "a.html")
    assert isinstance(skipped, Skipped)
    assert skipped.code is code


@pytest.mark.parametrize(("content", "expected"), [
    ("<p>Café".encode(), "<p>Café"),
    ("\ufeff<p>Café".encode(), "<p>Café"),
    ("<p>Café".encode("utf-16"), "<p>Café"),
    ("<p>The mayor of Lowen".encode("utf-16-le"), "<p>The mayor of Lowen"),
    (b"<meta charset=iso-8859-1><p>\x93Caf\xe9\x94", "<meta charset=iso-8859-1><p>“Café”"),
    (b"<p>\x93Caf\xe9\x94", "<p>“Café”"),
    (b"<meta charset=utf-7><p>+ADw-script+AD4-", "<meta charset=utf-7><p>+ADw-script+AD4-"),
    (b"<meta charset=unicode_escape><p>\\ud800", "<meta charset=unicode_escape><p>\\ud800"),
    (b"<p>NUL\x00s", "<p>NULs"),
])
def test_pages_are_decoded_as_browsers_do(content: bytes, expected: str) -> None:
    """Marks and declarations are followed, except for encodings that hide markup."""
    assert decode_markup(content) == (expected, True)
