"""Stage 2: text comes out unchanged, or a reason why it does not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.document import About, Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages import extract
from firsthand.text.dates import DateValue
from firsthand.text.formats import SUFFIXES

PROSE = "The bridge at Lowen was shut on Friday after a barge struck one of its piers, the harbour office said."


def extract_bytes(content: bytes, path: str = "a.txt", about: About | None = None) -> tuple[Document | Skipped, ...]:
    """Bytes in, what the stage makes of them out."""
    return extract.run(Original(path, "0" * 64, content, about or About()))


def extract_one(content: bytes, path: str = "a.txt", about: About | None = None) -> Document:
    """Bytes in, the one document that they must make out."""
    (document,) = extract_bytes(content, path, about)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("text", [
    PROSE, f"\ufeff{PROSE}", PROSE.replace(" ", "\r\n"), f"{PROSE}\r\r{PROSE}", f"\n\n {PROSE} 🛶 ‮ \u200b{PROSE}\n",
    f"---\ntitle: T\n---\n{PROSE}",
])
def test_the_text_is_the_decoded_file(text: str) -> None:
    """Byte order mark, line ends, direction marks and spaces stay where they are, so offsets hold."""
    for path in ("a.txt", "a.md"):
        assert extract_one(text.encode(), path).text == text


@pytest.mark.parametrize(("content", "code"), [
    (b"", SkipCode.EMPTY),
    (b" \r\n\t\n", SkipCode.EMPTY),
    ("\ufeff\u00a0\u200b".encode(), SkipCode.EMPTY),
    (b"\x89PNG\r\n\x1a\n\x00\x00", SkipCode.BINARY),
    (b"\x01\x02\x03\x04 text", SkipCode.BINARY),
    (PROSE.encode("utf-16"), SkipCode.ENCODING),
    ("Un café fermé à Lowen".encode("latin-1"), SkipCode.ENCODING),
    (b"caf\xc0\xaf", SkipCode.ENCODING),
    (("word " * 220_001).encode(), SkipCode.TOO_LARGE),
    ("El puente de Lowen fue cerrado el viernes después de que una barcaza golpeara un pilar.".encode(), SkipCode.LANGUAGE),
    ("Мост в Ловене был закрыт в пятницу после того, как баржа ударила в одну из опор.".encode(), SkipCode.LANGUAGE),
    ("大桥在周五关闭。".encode(), SkipCode.LANGUAGE),
])
def test_what_is_no_english_text_is_told_apart(content: bytes, code: SkipCode) -> None:
    """Each kind of unusable file has its code, and a reason that ends in what to do."""
    (skipped,) = extract_bytes(content)
    assert isinstance(skipped, Skipped)
    assert (skipped.code, skipped.stage, skipped.path) == (code, "extract", "a.txt")
    assert skipped.reason.endswith(".")


def test_the_language_is_named() -> None:
    """The reason says which language it is."""
    (skipped,) = extract_bytes("Die Brücke wurde am Freitag gesperrt, nachdem ein Kahn einen Pfeiler gerammt hatte.".encode())
    assert isinstance(skipped, Skipped)
    assert "in German" in skipped.reason


@pytest.mark.parametrize("text", [
    "Bridge shut.", "OK", "12 May 2031", "Ana Reyl, Joss Kellin, Pavo Lindt",
    "BARGE STRIKES BRIDGE, TWO HURT", "Three hurt in Lowen",
    "Mayor Tilda Ortega Varga visited San Brannoc.", f"{PROSE} \"No hay nadie aquí\", he said. {PROSE}",
])
def test_short_english_is_not_taken_for_another_language(text: str) -> None:
    """Names, headlines, capitals and a quoted foreign sentence do not make a text foreign."""
    assert extract_one(text.encode()).language == "en"


def test_what_is_known_of_a_report_comes_from_beside_it() -> None:
    """The describing file gives title, outlet, url, author and the parsed date."""
    about = About("T", "Lowen Echo", "2031-05-02", "https://e.example", "Ana Reyl")
    document = extract_one(PROSE.encode(), about=about)
    assert (document.title, document.outlet, document.author) == ("T", "Lowen Echo", "Ana Reyl")
    assert document.url == "https://e.example"
    assert document.published == DateValue(2031, 5, 2)


@pytest.mark.parametrize(("written", "warning"), [
    ("2031-05-02", ""), ("May 2031", ""), ("2031", ""), ("", ""), ("13/05/2031", ""),
    ("03/05/2031", "Its date came as “03/05/2031”, of which only the year is certain."),
    ("last\nweek", "Its date came as “last week”, which is not understood."),
])  # fmt: skip
def test_a_date_that_is_not_understood_whole_is_told(written: str, warning: str) -> None:
    """Nobody believes a report dated by the day that is known by its year only, or not at all."""
    assert extract_one(PROSE.encode(), about=About(published=written)).warnings == ((warning,) if warning else ())


def test_front_matter_fills_what_the_describing_file_leaves_open() -> None:
    """Only .md has front matter; a rule of dashes is none."""
    text = f"---\ntitle: \"Bridge: shut\"\nsource: 'Lowen Echo'\ndate: 2031-05-02\ntags: [a]\n---\n{PROSE}"
    document = extract_one(text.encode(), "a.md", About(outlet="Beside"))
    assert (document.title, document.outlet, document.published) == ("Bridge: shut", "Beside", DateValue(2031, 5, 2))
    assert extract_one(text.encode(), "a.txt").title is None
    assert extract_one(f"{PROSE}\n---\ntitle: x\n---\n".encode(), "a.md").title is None


@pytest.mark.parametrize(("record", "expected"), [
    ({"text": PROSE, "title": "T", "outlet": "O", "published": "2031-05-02", "url": "u"}, ("T", "O", DateValue(2031, 5, 2), "u")),
    ({"body": PROSE, "headline": "T", "publisher": "O", "date": "2031-05", "link": "u"}, ("T", "O", DateValue(2031, 5), "u")),
    ({"content": PROSE, "site": "O", "text": " "}, (None, "O", None, None)),
    ({"content": PROSE, "source": {"name": "O"}}, (None, None, None, None)),
])
def test_articles_may_name_their_fields_differently(record: dict[str, object], expected: tuple[object, ...]) -> None:
    """The usual names of each field are known; a nested value is not guessed at."""
    document = extract_one(json.dumps(record).encode(), "a.json")
    assert document.text == PROSE
    assert (document.title, document.outlet, document.published, document.url) == expected


def test_a_list_of_articles_makes_one_document_each() -> None:
    """Documents of a list are told apart by their number; one without text is skipped alone."""
    made = extract_bytes(json.dumps([{"text": PROSE}, {"title": "only"}, 3, {"text": ""}, {"text": PROSE}]).encode(), "a.json")
    assert [m.path for m in made] == [f"a.json#{n}" for n in range(1, 6)]
    assert [m.code if isinstance(m, Skipped) else None for m in made] == [
        None, SkipCode.BROKEN, SkipCode.BROKEN, SkipCode.EMPTY, None,
    ]


def test_each_bad_line_costs_only_itself() -> None:
    """Lines of a .jsonl are counted from 1; blank ones are passed over, broken ones skipped one by one."""
    good = json.dumps({"text": PROSE}).encode()
    made = extract_bytes(b"\xef\xbb\xbf" + b"\n".join([good, b"", b"{", b"\xff", good, b"\r", b'{"text": "\\ud800"}']), "a.jsonl")
    assert [(m.path, m.code if isinstance(m, Skipped) else None) for m in made] == [
        ("a.jsonl#1", None), ("a.jsonl#3", SkipCode.BROKEN), ("a.jsonl#4", SkipCode.ENCODING), ("a.jsonl#5", None),
        ("a.jsonl#7", SkipCode.ENCODING),
    ]


@pytest.mark.parametrize(("path", "content", "code"), [
    ("a.jsonl", b"\n \n", SkipCode.EMPTY), ("a.json", b"[]", SkipCode.EMPTY), ("a.json", b"[" * 100_000, SkipCode.BROKEN),
    ("a.json", b"1" * 10_000, SkipCode.BROKEN), ("a.json", b'"text"', SkipCode.BROKEN), ("a.json", b"{}", SkipCode.BROKEN),
])
def test_a_file_of_records_without_any_is_told(path: str, content: bytes, code: SkipCode) -> None:
    """Empty lists, endless nesting and endless numbers give a reason, not a traceback."""
    (skipped,) = extract_bytes(content, path)
    assert isinstance(skipped, Skipped)
    assert skipped.code == code


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300), path=st.sampled_from([f"a{suffix}" for suffix in SUFFIXES]))
def test_any_bytes_give_a_text_or_a_reason(content: bytes, path: str) -> None:
    """Whatever the bytes, something comes out, and a text is never blank."""
    made = extract_bytes(content, path)
    assert made
    for item in made:
        assert item.reason if isinstance(item, Skipped) else item.text.strip()


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_a_plain_text_is_never_changed(text: str) -> None:
    """Where a document comes out, its text encodes to the bytes that went in."""
    content = text.encode("utf-8", "surrogatepass")
    for item in extract_bytes(content):
        if isinstance(item, Document):
            assert item.text.encode("utf-8") == content
