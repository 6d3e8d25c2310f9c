"""The brief as a Word document with real footnotes.

The package is written part by part: what never changes lies in `docx_parts/`, the text and its footnotes are made here. No
library writes footnotes, and one that wrote the rest would add its own name, template and clock. The same case gives the same
bytes: nothing but the time that the caller passes is told about when, where or by whom the file was made.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import resources
from io import BytesIO
from xml.sax.saxutils import escape

from firsthand.model.public import PublicCase
from firsthand.model.standing import PAGE, Room
from firsthand.stages.publish.footnotes import (
    Footnote,
    explain_terms,
    number_footnotes,
    say_export,
    say_stages,
)
from firsthand.stages.publish.pages import CHAIN, GAPS, NO_CLAIMS, STATUS, SUPPORTED, TIMELINE, WAY_CHARS, Brief, ClaimCard
from firsthand.stages.publish.quoting import quote_claim, quote_words
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import ARROW, show_text

_STATIC_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer.xml",
}
"""Name within the package, and the file beside this module that it is copied from."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# A4 with margins of 20 mm, in twentieths of a point; the footer is the part of the same id in document_rels.xml.
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
# The two lines that Word draws between text and footnotes; it wants them as footnotes of their own.
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
# Citations. A claim with more is broken over pages, rather than leave the most of one empty.
_SHORT_CARD = 6
# The earliest time that a zip archive can hold.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def brief_docx(public: PublicCase, *, exported_at: datetime | None = None, room: Room = PAGE) -> bytes:
    """A public case in, its brief as a .docx out, every citation a footnote.

    Args:
        public: The case.
        exported_at: When it was exported; neither printed nor kept among the properties where left out.
        room: How much is shown.
    """
    brief = Views(public, room).brief()
    notes = number_footnotes(brief.cards, public)
    body = "".join(_body(brief, notes, public=public, exported_at=exported_at))
    footnotes = "".join(_footnote(note) for group in notes.values() for note in group)
    folder = resources.files("firsthand.stages.publish").joinpath("docx_parts")
    parts = {name: folder.joinpath(file).read_text("utf-8") for name, file in _STATIC_PARTS.items()}
    parts["docProps/core.xml"] = _core_properties(brief, exported_at)
    parts["word/document.xml"] = f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}{_PAGE}</w:body></w:document>"
    parts["word/footnotes.xml"] = f"{_HEAD}<w:footnotes {_NAMESPACES}>{_SEPARATORS}{footnotes}</w:footnotes>"
    return _pack(parts)


def _pack(parts: dict[str, str]) -> bytes:
    """Parts by name in, the archive out, without any time or system of its own."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content.encode("utf-8"))
    return buffer.getvalue()


def _core_properties(brief: Brief, exported_at: datetime | None) -> str:
    times = ""
    if exported_at is not None:
        moment = f"{exported_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        times = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
        )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_words(brief.title)}</dc:title><dc:creator>firsthand</dc:creator>{times}<dc:language>en-GB</dc:language>"
        "</cp:coreProperties>"
    )


def _body(
    brief: Brief, notes: dict[str, tuple[Footnote, ...]], *, public: PublicCase, exported_at: datetime | None
) -> Iterator[str]:
    """The paragraphs of the brief, in reading order."""
    yield _paragraph("Title", _run(brief.title))
    for number, fact in enumerate(brief.facts):
        yield _paragraph("" if number else "Subtitle", _run(fact))
    if exported_at is not None:
        yield _paragraph("", _run(say_export(exported_at), "Quiet"))
    yield _heading(STATUS)
    for section in brief.sections:
        yield _paragraph("Heading2", _run(section.heading))
        for card in section.cards:
            yield from _card(card, notes[card.id])
    if brief.more or not brief.cards:
        yield _paragraph("", _run(brief.more or NO_CLAIMS, "Quiet"))
    if brief.cards:
        yield _heading(CHAIN)
    for card in brief.cards:
        yield from _way(card, notes[card.id])
    yield from _list(TIMELINE, brief.timeline)
    yield from _list(GAPS, brief.gaps)
    yield _heading("Reports read")
    for heading, documents in brief.stories:
        yield _paragraph("Heading2", _run(heading))
        yield from _items(documents)
    for heading, lines in brief.lists:
        yield from _list(heading, lines)
    yield _heading("How to read this brief")
    for term, meaning in explain_terms(public):
        yield _paragraph("", _run(term, "Strong"), _run(f" {meaning}"))
    for line in (*brief.notes, say_stages(public)):
        if line:
            yield _paragraph("", _run(line, "Quiet"))


def _card(card: ClaimCard, notes: Sequence[Footnote]) -> Iterator[str]:
    """How a claim stands: its words with the place where they stand, and what speaks against it."""
    told, tags = notes[card.at], f" {card.tag_line}" if card.tags else ""
    yield _paragraph("Heading3", _run(f"{card.id}. {card.status}{tags}"))
    yield _paragraph("Quote", _run(quote_claim(card.text)))
    place = f"{told.citation.publisher}{told.date}, footnote {told.number}"
    yield _paragraph("", _run(place, "Quiet"))
    if card.against:
        yield _paragraph("Gap", _run("Disagreement: ", "Strong"), _run(card.against_line))
    if card.support:
        yield _paragraph("Gap", _run(f"{SUPPORTED}: ", "Strong"), _run(card.support_line))
    for line in card.remarks:
        yield _paragraph("", _run(line))


def _way(card: ClaimCard, notes: Sequence[Footnote]) -> Iterator[str]:
    """Where a claim comes from: its chains, and the reports that make it; a short one stays on one page, as far as it fits."""
    is_short = len(notes) <= _SHORT_CARD
    yield _paragraph("Heading3", _run(f"{card.id} {quote_words(card.text, WAY_CHARS)}"))
    for chain in card.chains:
        yield _paragraph("Chain", _run(ARROW.join(chain)))
    for number, note in enumerate(notes, 1):
        yield _paragraph("ListBullet", *_citation(note), is_with_next=is_short and number < len(notes))
    if card.more_line:
        yield _paragraph("", _run(f"{card.more_line}: firsthand claim {card.id}", "Quiet"))


def _citation(note: Footnote) -> Iterator[str]:
    tags = f" ({', '.join(note.citation.tags)})" if note.citation.tags else ""
    yield _run(note.citation.publisher, "Strong")
    yield _run(f"{note.date}{tags}: {note.citation.credit}.")
    yield f'<w:r>{_style("FootnoteReference")}<w:footnoteReference w:id="{note.number}"/></w:r>'


def _footnote(note: Footnote) -> str:
    mark = f"<w:r>{_style('FootnoteReference')}<w:footnoteRef/></w:r>"
    place = f" {note.place} of {note.citation.path}{f', SHA-256 {note.short_hash}' if note.sha256 else ''}."
    runs = (
        mark,
        _run(" "),
        _run(note.citation.publisher, "Strong"),
        _run(f"{note.date}: "),
        _run(note.quote),
        _run(place, "Quiet"),
    )
    return f'<w:footnote w:id="{note.number}">{_paragraph("FootnoteText", *runs)}</w:footnote>'


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and its lines; nothing where there are none."""
    items = list(_items(lines))
    if items:
        yield _heading(title)
        yield from items


def _items(lines: Iterable[str]) -> Iterator[str]:
    return (_paragraph("ListBullet", _run(line)) for line in lines)


def _heading(words: str) -> str:
    return _paragraph("Heading1", _run(words))


def _paragraph(style: str, *runs: str, is_with_next: bool = False) -> str:
    """A style's name and runs in, a paragraph out; it runs from right to left where its first run does."""
    marks = f'<w:pStyle w:val="{style}"/>' if style else ""
    marks += "<w:keepNext/>" * is_with_next + "<w:bidi/>" * ("<w:rtl/>" in runs[0])
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{''.join(runs)}</w:p>"


def _run(text: str, style: str = "") -> str:
    """Text and the name of a character style in, a run out."""
    marks = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:rtl/>" if _is_right_to_left(text) else "")
    return f'<w:r>{f"<w:rPr>{marks}</w:rPr>" if marks else ""}<w:t xml:space="preserve">{_words(text)}</w:t></w:r>'


def _style(name: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{name}"/></w:rPr>'


def _is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(c) for c in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def _words(text: str) -> str:
    """Any text in; one line of it that XML can hold, hidden characters made visible, out. A blank at either end stays."""
    before, after = " " * text.startswith(" "), " " * (text.endswith(" ") and bool(text.strip()))
    line = show_text(text).replace("\ufffe", "[U+FFFE]").replace("\uffff", "[U+FFFF]")
    return escape(f"{before}{line}{after}")
