"""Stage 2 of 11. An original in, its documents out: text with title, outlet, date, language, and the map back to the original.

Offsets of every later record address `Document.text`. Of plain text and records that is the decoded text unchanged; the readers
of the other formats join paragraphs and pages by a blank line, once, and say in `Document.places` where each stretch stood.

A reader is imported when the first original of its format comes: together they take a second.
"""

from __future__ import annotations

from firsthand.model.document import Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.extract.making import load_identifier, skip
from firsthand.text.formats import suffix_of

_FORMATS = {
    ".txt": "plain", ".md": "plain", ".json": "list", ".jsonl": "lines", ".html": "page", ".htm": "page", ".pdf": "pdf",
    ".docx": "word", ".eml": "mail", ".xml": "feed", ".rss": "feed", ".atom": "feed",
}


def prepare() -> None:
    """Nothing in; the language identifier is loaded now: it unpacks its model into a temporary file, which a sandbox forbids."""
    load_identifier()


def run(original: Original) -> tuple[Document | Skipped, ...]:
    """One original in; its documents, and a skip for whatever in it could not be used, out.

    Returns:
        In order of the original. The ids are empty: the case gives them. Empty where the file is a case that we wrote.
    """
    form = _FORMATS.get(suffix_of(original.path), "plain")
    if form == "lines":
        from firsthand.stages.extract.records import read_lines

        return read_lines(original)
    if not original.content.strip():
        return (skip(original.path, SkipCode.EMPTY, "The file is empty. Check how it was saved."),)
    if form == "plain":
        from firsthand.stages.extract.plain import read_plain

        return read_plain(original)
    if form == "list":
        from firsthand.stages.extract.records import read_list

        return read_list(original)
    return _read_marked(original, form)


def _read_marked(original: Original, form: str) -> tuple[Document | Skipped, ...]:
    """An original in a format with more than its text in, its documents and skips out."""
    if form == "page":
        from firsthand.stages.extract.page import read_page

        return read_page(original)
    if form == "pdf":
        from firsthand.stages.extract.pdf import read_pdf

        return read_pdf(original)
    if form == "word":
        from firsthand.stages.extract.word import read_word

        return read_word(original)
    if form == "mail":
        from firsthand.stages.extract.mail import read_mail

        return read_mail(original)
    from firsthand.stages.extract.feed import read_feed

    return read_feed(original)
