"""A PDF with a text layer in, its document out: the text page by page, lines of one paragraph joined by a blank.

What is printed over the text, such as a black box, does not take it away: a text layer is read as it is. Its properties name
whoever saved the file and when, not who published the report, so only a title is taken from them.

pypdfium2 is imported at the top: this module is itself only imported when the first PDF comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median_low

import pypdfium2
from pypdfium2 import raw

from firsthand.model.document import About, Document, Original, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.extract.blocks import Block, join_blocks
from firsthand.stages.extract.making import MAX_DOCUMENT_CHARS, Text, make_document, prefer, skip

MAX_PAGES = 2_000
"""PDFs of more pages are not read. Unit: pages. No trial: at 250 characters a page they are longer than any document may be."""

_GAP = 1.4
"""A new paragraph starts where lines are parted by more than this times the page's usual distance. No trial; solid text has 1.0,
a blank line 2.0."""
_SHORT_LINE = 0.75
"""A line that ends a sentence and is shorter than this times the page's longest ends a paragraph too. No trial."""
_ENDED = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_BROKEN_WORD = re.compile(r"[\ufffe\u0002]$")
"""What pdfium writes for a hyphen that parts a word at the end of a line."""
_LOCKED = "It is protected by a password. Save an unlocked copy and add that."
_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|rtf|odt|indd|qxd|txt|html?)$|^(?:untitled|microsoft word|layout|document\d*$)", re.IGNORECASE)
"""Titles that are the name of the file it was made from."""


def read_pdf(original: Original) -> tuple[Document | Skipped, ...]:
    """A PDF in, its document or skip out."""
    if b"%PDF-" not in original.content[:1_024]:
        return (skip(original.path, SkipCode.BROKEN, "It is no PDF. Give it the ending of what it is."),)
    try:
        pdf = pypdfium2.PdfDocument(original.content)
    except pypdfium2.PdfiumError as error:
        return (_refuse(original.path, error),)
    try:
        count = len(pdf)
        if count > MAX_PAGES:
            return (skip(original.path, SkipCode.TOO_LARGE, f"It has more than {MAX_PAGES:,} pages. Split it into its reports."),)
        return (_read_pages(original, pdf, count),)
    finally:
        pdf.close()


def _refuse(path: str, error: pypdfium2.PdfiumError) -> Skipped:
    """A path and why a PDF could not be opened in, the skip out."""
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return skip(path, SkipCode.ENCRYPTED, _LOCKED)
    return skip(path, SkipCode.BROKEN, "It is a damaged PDF. Get it again, or save its text as .txt.")


def _read_pages(original: Original, pdf: pypdfium2.PdfDocument, count: int) -> Document | Skipped:
    """An open PDF in, its document or skip out."""
    blocks: list[Block] = []
    bare: list[int] = []
    broken: list[int] = []
    size = 0
    for index in range(count):
        try:
            text = "\n\n".join(_read_page(pdf, index))
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
            continue
        if not text:
            bare.append(index + 1)
        size += len(text)
        if size > MAX_DOCUMENT_CHARS:
            return skip(original.path, SkipCode.TOO_LARGE,
                        f"It is longer than {MAX_DOCUMENT_CHARS:,} characters. Split it into its reports.")
        blocks.append(Block(text, str(index + 1)))
    if not size and broken:
        return skip(original.path, SkipCode.BROKEN, "None of its pages can be read: it is damaged. Get it again.")
    if not size and raw.FPDF_GetSecurityHandlerRevision(pdf) != -1:
        return skip(original.path, SkipCode.ENCRYPTED, _LOCKED)
    if not size:
        return skip(original.path, SkipCode.NO_TEXT,
                    "It has no text layer: its pages are pictures, or empty. Run text recognition on it and add the result.")
    text, places = join_blocks(blocks, PlaceKind.PAGE)
    found = Text(text, places, tuple(_warn(pdf, bare, broken)))
    return make_document(original, found, about=prefer(original.about, About(title=_title(pdf))))


def _warn(pdf: pypdfium2.PdfDocument, bare: list[int], broken: list[int]) -> Iterator[str]:
    """An open PDF, its pages without text and its broken pages in; what a reader should know of out."""
    for numbers, what in ((bare, "no text layer and was not read"), (broken, "damage and could not be read")):
        if numbers:
            shown = ", ".join(str(n) for n in numbers[:5]) + (f" and {len(numbers) - 5} more" if len(numbers) > 5 else "")
            yield f"{'Page' if len(numbers) == 1 else 'Each of pages'} {shown} has {what}."
    if _property(pdf, "Author"):
        yield "Its properties name who wrote or saved it. The original keeps that name."


def _read_page(pdf: pypdfium2.PdfDocument, index: int) -> list[str]:
    """An open PDF and the number of a page from 0 in, its paragraphs out.

    Raises:
        PdfiumError: The page cannot be loaded.
    """
    page = pdf[index]
    try:
        layer = page.get_textpage()
        try:
            return _join_lines(list(_read_lines(layer)))
        finally:
            layer.close()
    finally:
        page.close()


def _read_lines(layer: pypdfium2.PdfTextPage) -> Iterator[tuple[str, float | None]]:
    """A page's text layer in; each line with the height of its first character above the foot of the page out."""
    if layer.count_chars() < 1:
        return
    text = layer.get_text_range(errors="replace")
    at = 0
    for line in re.split(r"\r\n|\r|\n", text):
        words = line.strip()
        start = at + len(line) - len(line.lstrip())
        at += len(line) + 2
        if words:
            index = raw.FPDFText_GetCharIndexFromTextIndex(layer, start)
            yield words.replace("\x00", ""), (layer.get_charbox(index)[1] if 0 <= index < layer.count_chars() else None)


def _join_lines(lines: list[tuple[str, float | None]]) -> list[str]:
    """The lines of a page with their heights in, its paragraphs out; a word parted by a soft hyphen is whole again."""
    gaps = [a - b for (_, a), (_, b) in pairwise(lines) if a is not None and b is not None and a - b > 1]
    usual = median_low(gaps) if gaps else 0.0
    longest = max((len(words) for words, _ in lines), default=0)
    paragraphs: list[str] = []
    last: tuple[str, float | None] | None = None
    for words, height in lines:
        gap = last[1] - height if last is not None and last[1] is not None and height is not None else usual
        is_ended = last is not None and bool(_ENDED.search(last[0])) and len(last[0]) < _SHORT_LINE * longest
        if last is None or gap > _GAP * usual or gap < -1 or is_ended:
            paragraphs.append(words)
        elif _BROKEN_WORD.search(paragraphs[-1]):
            paragraphs[-1] = paragraphs[-1][:-1] + words
        else:
            paragraphs[-1] += f" {words}"
        last = (words, height)
    return [" ".join(_BROKEN_WORD.sub("-", p).split()) for p in paragraphs]


def _title(pdf: pypdfium2.PdfDocument) -> str | None:
    title = " ".join(_property(pdf, "Title").split())
    return None if not title or _NO_TITLE.search(title) else title


def _property(pdf: pypdfium2.PdfDocument, name: str) -> str:
    """An open PDF and the name of a property in, its words out; "" where it has none or they are damaged."""
    try:
        return str(pdf.get_metadata_value(name)).replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()
    except UnicodeDecodeError:
        return ""
