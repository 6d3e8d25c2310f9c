"""Mails and feeds: the words, who sent them when, and what was not read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.document import About, Document, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.text.dates import DateValue

ExtractOne = Callable[..., Document]
ExtractAll = Callable[..., tuple[Document | Skipped, ...]]

HEADER = ("From: Ana Reyl <ana@echo.example>\r\nSubject: =?utf-8?q?Bridge_at_L=C3=B6wen?=\r\n"
          "Date: Fri, 2 May 2031 16:20:00 +0200\r\n")
WORDS = "The bridge is shut, the harbour office said."


def multipart(*parts: str) -> str:
    """Parts with their headers in, a mail of them out."""
    joined = "".join(f"--b\r\n{p}\r\n" for p in parts)
    return f'{HEADER}Content-Type: multipart/mixed; boundary="b"\r\n\r\n{joined}--b--\r\n'


def test_a_mail_gives_its_text_sender_subject_and_date(extract_one: ExtractOne) -> None:
    """The date keeps its zone; the text keeps its line ends."""
    document = extract_one(f"{HEADER}\r\n{WORDS}\r\nIt opens in June.\r\n", "a.eml")
    assert document.text == f"{WORDS}\r\nIt opens in June.\r\n"
    assert (document.title, document.author, document.outlet) == ("Bridge at Löwen", "Ana Reyl", None)
    assert document.published == DateValue(2031, 5, 2, time="16:20:00+02:00")
    assert [(p.kind, p.name) for p in document.places] == [(PlaceKind.PART, "1 text/plain")]


def test_the_plain_part_goes_before_the_other(extract_one: ExtractOne) -> None:
    """Of two forms of one text the plain one is read; where it is blank, the other, without its markup."""
    page = "Content-Type: text/html\r\n\r\n<p>The bridge is</p><p>shut.</p>"
    assert extract_one(multipart(page, f"Content-Type: text/plain\r\n\r\n{WORDS}"), "a.eml").text.strip() == WORDS
    document = extract_one(multipart("Content-Type: text/plain\r\n\r\n ", page), "a.eml")
    assert document.text == "The bridge is\n\nshut."
    assert document.places[0].name == "2 text/html"


def test_attachments_are_named_and_not_read(extract_one: ExtractOne) -> None:
    """A warning names what is attached."""
    attached = 'Content-Type: text/plain; name="list.txt"\r\nContent-Disposition: attachment; filename="list.txt"\r\n\r\nNames.'
    document = extract_one(multipart(attached, f"Content-Type: text/plain\r\n\r\n{WORDS}"), "a.eml")
    assert document.text.strip() == WORDS
    assert ["list.txt" in w for w in document.warnings] == [True]


@pytest.mark.parametrize(("content", "code"), [
    ("no header at all", SkipCode.BROKEN), (f"{HEADER}\r\n", SkipCode.EMPTY),
    (multipart("Content-Type: application/pdf\r\n\r\nx"), SkipCode.EMPTY),
])
def test_a_mail_without_words_is_a_skip(content: str, code: SkipCode, extract_all: ExtractAll) -> None:
    """A reason says what is missing."""
    (skipped,) = extract_all(content, "a.eml")
    assert isinstance(skipped, Skipped)
    assert skipped.code is code


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "rot13", "no-such", "zip"])
def test_no_charset_makes_other_words(charset: str, extract_one: ExtractOne) -> None:
    """An encoding that would turn plain letters into others is not followed."""
    text = "It said +ADw- and \\u0041 so."
    assert extract_one(f"{HEADER}Content-Type: text/plain; charset={charset}\r\n\r\n{text}", "a.eml").text == text


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Lowen Echo</title>
<item><title>Bridge shut</title><link>https://echo.example/1</link><pubDate>Fri, 02 May 2031 16:20:00 +0200</pubDate>
<description>&lt;p&gt;{WORDS}&lt;/p&gt;
&lt;p onclick="x()"&gt;It opens in June.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>
<item><link>https://echo.example/2</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lowen Echo</title><entry><id>urn:1</id><title>Bridge shut</title>
<updated>2031-05-02T16:20:00-03:00</updated><content type="text">{WORDS}</content></entry></feed>"""


@pytest.mark.parametrize("path", ["a.xml", "a.rss"])
def test_each_entry_of_a_feed_is_a_document(path: str, extract_all: ExtractAll) -> None:
    """An entry has its text, title, address and date with its zone; the feed is its outlet; one without text is skipped alone."""
    document, skipped = extract_all(RSS, path)
    assert isinstance(document, Document)
    assert isinstance(skipped, Skipped)
    assert (document.path, document.text) == (f"{path}#1", f"{WORDS}\n\nIt opens in June.")
    assert (document.title, document.outlet, document.url) == ("Bridge shut", "Lowen Echo", "https://echo.example/1")
    assert document.published == DateValue(2031, 5, 2, time="16:20:00+02:00")
    assert (skipped.path, skipped.code) == (f"{path}#2", SkipCode.EMPTY)


def test_the_moment_of_a_change_is_told_from_that_of_publication(extract_one: ExtractOne) -> None:
    """Where a feed says only when an entry was changed, that is its date, with a warning."""
    document = extract_one(ATOM, "a.atom", About(outlet="Carrick Post"))
    assert (document.outlet, document.published) == ("Carrick Post", DateValue(2031, 5, 2, time="16:20:00-03:00"))
    assert ["last changed" in w for w in document.warnings] == [True]


@pytest.mark.parametrize(("content", "code"), [
    ("<note><to>you</to></note>", SkipCode.UNSUPPORTED),
    ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RSS, SkipCode.BROKEN),
    ("<rss><channel><title></channel", SkipCode.BROKEN),
    ("<rss version='2.0'><channel><title>t</title></channel></rss>", SkipCode.EMPTY),
    ("<rss version='2.0'><channel><item><description>x &#x110000; y <", SkipCode.BROKEN),
    ("<rss version='2.0'><channel><item><description>Caf\xe9 was shut</description></item></channel></rss>".encode("latin-1"),
     SkipCode.ENCODING),
])
def test_what_is_no_feed_is_told_apart(content: bytes | str, code: SkipCode, extract_all: ExtractAll) -> None:
    """Other XML, attacks, damage and empty feeds each have their code."""
    (skipped,) = extract_all(content, "a.xml")
    assert isinstance(skipped, Skipped)
    assert skipped.code is code
