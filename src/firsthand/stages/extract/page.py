"""A saved web page in, its document out: the report without menus and footers, and the element in which each paragraph stood.

trafilatura finds the main text; where it returns nothing, everything outside menus, footers and forms is taken. It is never asked
to drop what it has seen before: with `deduplicate` one page read six times gave its text three times, then nothing.
"""

from __future__ import annotations

import logging
from collections import deque

from lxml import html

from firsthand.model.document import About, Document, Original, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.extract.blocks import Block, join_blocks
from firsthand.stages.extract.making import GARBLED, Text, make_document, prefer, skip
from firsthand.stages.extract.markup import decode_markup, drop_hidden, parse_markup, read_blocks, read_extracted
from firsthand.stages.extract.page_about import read_page_about

HIDDEN = "It hides some of its words on the page; they were left out."
_CUT = "Some of its elements nest too deep and were not read."

_LEAST_SHARE = 0.1
"""Where trafilatura keeps less than this share of a short page, the page is taken whole. No trial: it drops all but a caption of
some pages below `_SHORT_CHARS`."""
_SHORT_CHARS = 1_500
_LEAST_PLACED = 0.5
"""Where less than this share of the main text is found again in the page's blocks, trafilatura has run paragraphs together, as it
does with pages that it takes for no article; the page is then taken whole. No trial: articles have 0.95 and more."""
_LOOK_AHEAD = 200
"""How many blocks of a page are searched for a paragraph that none of them equals. Unit: blocks."""


def read_page(original: Original) -> tuple[Document | Skipped, ...]:
    """A page in, its document or skip out."""
    if original.content.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")):
        return (skip(original.path, SkipCode.BINARY, "It is no web page. Give it the ending of what it is."),)
    markup, is_clean = decode_markup(original.content)
    root, is_whole = parse_markup(markup)
    if root is None:
        return (skip(original.path, SkipCode.EMPTY, "The page holds no text. Save it again from the browser, or as .txt."),)
    own = read_page_about(root)
    blocks, has_hidden = read_blocks(root, is_whole_page=True)
    if not blocks and not is_whole:
        return (skip(original.path, SkipCode.BROKEN, "Its elements nest too deep to be read. Save its text as .txt."),)
    drop_hidden(root)
    main, found = _find_main(root)
    chosen = _give_places(main, blocks)
    chosen = chosen if _is_enough(chosen, blocks) else blocks
    text, places = join_blocks(chosen, PlaceKind.ELEMENT)
    warnings = tuple(w for w, holds in ((HIDDEN, has_hidden), (GARBLED, not is_clean), (_CUT, not is_whole)) if holds)
    about = prefer(original.about, prefer(own, found))
    return (make_document(original, Text(text, places, warnings), about=about),)


def read_fragment(markup: str) -> tuple[str, bool]:
    """The markup of a mail or a feed entry in, its text and whether hidden text was left out, out."""
    root, _ = parse_markup(markup) if markup.strip() else (None, True)
    if root is None:
        return "", False
    blocks, has_hidden = read_blocks(root, is_whole_page=False)
    return join_blocks(blocks, PlaceKind.ELEMENT)[0], has_hidden


def _find_main(root: html.HtmlElement) -> tuple[list[Block], About]:
    """A page's tree in, the blocks of its main text and what else trafilatura knows of it out. The first call takes 0.5 s."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    try:
        extracted = bare_extraction(
            root, include_comments=False, include_tables=True, deduplicate=False, with_metadata=True,
            date_extraction_params={"extensive_search": False})
    except ValueError:  # a control character where lxml wants none
        return [], About()
    if not isinstance(extracted, Extracted):
        return [], About()
    # Not its date: where a page does not say when it was published, it takes when it was changed, or a day in its text.
    about = About(title=extracted.title or None, outlet=extracted.sitename or None, url=extracted.url or None,
                  author=extracted.author or None)
    return ([] if extracted.body is None else read_extracted(extracted.body)), about


def _is_enough(main: list[Block], blocks: list[Block]) -> bool:
    """Main text with its places and all blocks of a page in, whether the main text can stand for the page out."""
    size, whole = sum(len(b.text) for b in main), sum(len(b.text) for b in blocks)
    placed = sum(len(b.text) for b in main if b.name is not None)
    return size > 0 and placed >= _LEAST_PLACED * size and not (whole < _SHORT_CHARS and size < _LEAST_SHARE * whole)


def _give_places(main: list[Block], blocks: list[Block]) -> list[Block]:
    """Paragraphs of the main text and the blocks of the page in; the paragraphs, each with the place of its block, out.

    A paragraph takes the next block that equals it, or else the nearest that holds it; where none does, it has no place.
    """
    numbers: dict[str, deque[int]] = {}
    for number, block in enumerate(blocks):
        numbers.setdefault(block.text, deque()).append(number)
    at, placed = 0, []
    for paragraph in main:
        same = numbers.get(paragraph.text)
        home = same.popleft() if same else _find_near(paragraph.text, blocks, at)
        if home is not None:
            at = max(at, home)
        placed.append(Block(paragraph.text, None if home is None else blocks[home].name, paragraph.before))
    return placed


def _find_near(words: str, blocks: list[Block], start: int) -> int | None:
    """A paragraph, the blocks of a page and where to start in; the first block that holds it, or most of it, out."""
    for number in range(start, min(len(blocks), start + _LOOK_AHEAD)):
        text = blocks[number].text
        if words in text or (len(text) * 2 > len(words) and text in words):
            return number
    return None
