"""Every form of a case: chosen by name, the same bytes each time, harmless whatever the reports say."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

from firsthand.errors import InputError
from firsthand.model.overview import Protection
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.stages import publish
from firsthand.stages.publish.exporters import EXPORTERS, Exporter, ExportSettings, find_exporter
from firsthand.stages.publish.fragments import case_html, claim_html

AT = "2031-06-01T08:05:00+00:00"
BARE = ExportSettings()
FIXED = {
    "id", "claim", "document", "other", "story", "copy_of", "first_appearance", "chain", "root", "roots", "sources",
    "sha256", "stage", "rule", "language", "written_at", "time",
}  # fmt: skip
"""Fields that hold ids, hashes or words of our own; every other text is a document's or a person's."""
HOSTILE = [
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!-- <b> ]]> &amp; &#60;script&#62;",
    "=cmd|' /C calc'!A0",
    "\u202eevil\u2066 \u200b hidden",
    "\x00\x01\x1b[31m \ufffe \uffff",
    "half \ud83d a pair",
    "two\r\nlines\u2028and more",
]


@pytest.fixture
def public(case: Case) -> PublicCase:
    """What may be shown of the small case."""
    return publish.run(case)


def spoil(value: Any, words: str) -> Any:
    """A record in; the same with these words wherever a document's or a person's stood, out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in dataclasses.fields(value) if f.name not in FIXED]
        return replace(value, **{n: spoil(getattr(value, n), words) for n in names})
    if isinstance(value, tuple):
        return tuple(spoil(item, words) for item in value)
    return words if type(value) is str else value


def spoil_case(public: PublicCase, words: str) -> PublicCase:
    """The whole case with hostile words; ids stay, so that it holds together."""
    claims = tuple(
        replace(
            spoil(replace(c, appearances=(), reasons=(), merges=()), words),
            appearances=tuple(spoil(a, words) for a in c.appearances),
            reasons=tuple(replace(r, detail=words, help=words) for r in c.reasons),
            merges=tuple(replace(r, detail=words) for r in c.merges),
        )
        for c in public.claims
    )
    sources = tuple(spoil(replace(s, merges=()), words) for s in public.sources)
    return replace(
        public, claims=claims, sources=sources, documents=tuple(spoil(d, words) for d in public.documents),
        copies=tuple(spoil(c, words) for c in public.copies), skipped=tuple(spoil(s, words) for s in public.skipped))


def files_of(exporter: Exporter, public: PublicCase, settings: ExportSettings = BARE) -> dict[str, bytes]:
    """What an exporter writes, by name of file."""
    content = exporter.write(public, settings)
    return content if isinstance(content, dict) else {exporter.name: content}


def names_of_tags(page: str) -> list[str]:
    """Every tag and name of attribute of a page, in order."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend([tag, *(name for name, _ in attrs)])

    reader = Reader()
    reader.feed(page)
    reader.close()
    return found


@pytest.mark.parametrize(("target", "name"), [
    ("brief.html", "brief.html"), ("out/brief.html", "brief.html"), ("harbour.html", "brief.html"), ("X.DOCX", "brief.docx"),
    ("notes.md", "brief.md"), ("harbour.json", "case.json"), ("csv", "csv"), ("out/csv/", "csv"),
    ("relays.csv", "relays.csv"), ("out/Claims.csv", "claims.csv"),
])
def test_a_form_is_found_by_name_or_suffix(target: str, name: str) -> None:
    """The name of the file counts first, then its suffix, in upper or lower case."""
    assert find_exporter(target).name == name


@pytest.mark.parametrize(("target", "words"), [
    ("harbour.csv", r"one of several tables\. .*documents\.csv.*folder: csv"),
    ("brief.odt", r"no export 'brief\.odt'\. Choose one of brief\.html, brief\.docx"),
    ("harbour", "no export 'harbour'"),
    ("", "no export ''"),
])
def test_what_names_no_form_is_refused_with_the_list(target: str, words: str) -> None:
    """Neither a guess nor an empty file: the list of forms."""
    with pytest.raises(InputError, match=words):
        find_exporter(target)


def test_forms_can_be_listed() -> None:
    """Each has a name of its own and one line that ends in a full stop; only the folder has no suffix."""
    assert len({e.name for e in EXPORTERS}) == len(EXPORTERS)
    assert all(e.description.endswith(".") and "\n" not in e.description for e in EXPORTERS)
    assert [e.name for e in EXPORTERS if e.is_folder or not e.suffix] == ["csv"]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
@pytest.mark.parametrize("settings", [BARE, ExportSettings(AT, has_bom=True)], ids=["bare", "dated"])
def test_the_same_case_gives_the_same_bytes(case: Case, exporter: Exporter, settings: ExportSettings) -> None:
    """Two exports of one case at one time cannot be told apart."""
    one, two = (files_of(exporter, publish.run(case), settings) for _ in range(2))
    assert one == two
    assert all(one.values())


@pytest.mark.parametrize(("name", "words"), [
    ("brief.html", "1 June 2031, 08:05 UTC"), ("brief.docx", "1 June 2031, 08:05 UTC"), ("brief.md", "1 June 2031, 08:05 UTC"),
    ("case.json", AT),
])
def test_the_time_of_the_export_is_printed(public: PublicCase, name: str, words: str) -> None:
    """Pages say it in words, JSON in ISO 8601; without it neither tells a time."""
    def read(settings: ExportSettings) -> str:
        content = find_exporter(name).write(public, settings)
        assert isinstance(content, bytes)
        if name != "brief.docx":
            return content.decode()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read("word/document.xml").decode()

    assert words in read(ExportSettings(AT))
    assert "xported" not in read(BARE)


def test_a_time_that_is_none_is_refused() -> None:
    """A wrong time stops the export before anything is written."""
    with pytest.raises(InputError, match=r"'yesterday', is not in ISO 8601\. Write it like"):
        ExportSettings("yesterday")


def test_a_folder_holds_every_table(public: PublicCase) -> None:
    """The folder's files are those that can be had one by one."""
    files = files_of(find_exporter("csv"), public)
    assert files == {name: files_of(find_exporter(name), public)[name] for name in files}
    assert set(files) == {e.name for e in EXPORTERS if e.suffix == ".csv"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_build_no_element(public: PublicCase, words: str) -> None:
    """Whatever stands in a report, a page and a fragment have the elements and attributes that plain words would give them."""
    plain, hostile = spoil_case(public, "plain words of a report"), spoil_case(public, words)
    for write in (lambda c: files_of(find_exporter("brief.html"), c)["brief.html"].decode(), case_html,
                  lambda c: claim_html(c, "K1")):
        page = write(hostile)
        assert set(names_of_tags(page)) <= set(names_of_tags(write(plain))) | {"h3", "blockquote", "bdi", "div", "dir", "p"}
        assert not set("\x00\x1b\u202e\u2066\u200b\u2028\ufeff") & set(page)
        page.encode()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(public: PublicCase, words: str) -> None:
    """Every other form is well-formed whatever stands in a report, and no cell starts a formula."""
    hostile = spoil_case(public, words)
    for exporter in EXPORTERS:
        for name, content in files_of(exporter, hostile).items():
            if name.endswith(".docx"):
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    for part in archive.namelist():
                        ElementTree.fromstring(archive.read(part))  # noqa: S314 - our own file
            elif name.endswith(".json"):
                assert json.loads(content)["skipped"][0]["path"] == words
            elif name.endswith(".csv"):
                cells = [cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row]
                assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n\0"))] == []


def unpack(files: dict[str, bytes]) -> str:
    """Everything that the files hold, names and archives included, as one text in lower case."""
    texts = [*files]
    for content in files.values():
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                texts += [*archive.namelist(), *(archive.read(n).decode() for n in archive.namelist())]
        else:
            texts.append(content.decode())
    return "\n".join(texts).casefold()


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_a_protected_source_is_in_no_export(case: Case, exporter: Exporter) -> None:
    """Neither its name nor a part of it nor the hash of the report that rests on it leaves, in whatever form."""
    hidden = replace(case, protected=(Protection(SourceId("S3"), ("the diarist",)),))
    bare, covered = (unpack(files_of(exporter, publish.run(c, label_key=b"k" * 32))) for c in (case, hidden))
    assert [w for w in ("mira", "sund", "diarist", "4" * 12) if w in covered] == []
    if exporter.name in ("brief.html", "case.json", "sources.csv", "csv"):
        assert "mira sund" in bare
        assert "[source " in covered
