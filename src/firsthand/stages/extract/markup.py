"""Web markup in, its blocks of text out. Nothing is fetched, nothing is run, and what is hidden on the page is left out.

lxml is imported at the top: this module is itself only imported when the first page, mail or feed comes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html

from firsthand.stages.extract.blocks import Block
from firsthand.stages.extract.charset import decode_as

_NO_TEXT = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "audio", "video",
    "canvas", "select", "textarea", "button", "datalist", "title", "meta", "link"))
"""Elements whose text is not part of what a page tells."""
_FURNITURE = frozenset(("nav", "footer", "aside", "form", "menu", "dialog"))
"""Elements around a report. Left out of a whole page, kept in a mail or a feed entry."""
_BREAKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "head", "item", "quote", "list", "row", "cell", "ab"))
"""Elements that stand by themselves; the last line are trafilatura's own names."""
_CELLS = frozenset(("td", "th", "cell"))
_ROWS = frozenset(("tr", "row"))

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_CHARSET_BYTES = 4_096
"""How far into a page its encoding is looked for. Browsers look through 1,024; saved pages often have a comment before it."""
_NOT_IN_PAGES = re.compile(r"utf-?16|utf-?32|hz|iso-?2022-(?:cn|kr)", re.IGNORECASE)
"""Encodings that a page may not declare (WHATWG Encoding, section 4.3): a declared one is read as UTF-8."""


def decode_markup(content: bytes, declared: str | None = None) -> tuple[str, bool]:
    """The bytes of a page in, its text and whether every character could be read out.

    The order is that of browsers: byte order mark, the encoding declared for it, the one it declares itself, UTF-8; after that
    windows-1252, which fits most old pages in English.
    """
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            text = content[len(mark):].decode(encoding, "replace")
            return text.replace("\x00", ""), "\ufffd" not in text
    head = content[:_CHARSET_BYTES]
    if head[1::2].count(0) > len(head) / 4 and b"\x00" not in head[::2]:  # UTF-16 without its mark
        return content.decode("utf-16-le", "replace").replace("\x00", ""), True
    own = _CHARSET.search(head)
    names = [declared or "", own[1].decode("ascii") if own else "", "utf-8"]
    for name in names:
        text_or_none = None if _NOT_IN_PAGES.match(name) else decode_as(content, name)
        if text_or_none is not None:
            return text_or_none.replace("\x00", ""), True
    text = content.decode("windows-1252", "replace")
    return text.replace("\x00", ""), "\ufffd" not in text


def parse_markup(text: str) -> tuple[html.HtmlElement | None, bool]:
    """Markup in, its tree, None where it holds none, and whether that is all of it, out.

    Entities of its own are not resolved and nothing is fetched. What nests deeper than 256 elements is lost.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, True
    return root, not any("depth" in entry.message for entry in parser.error_log)


def read_blocks(root: html.HtmlElement, *, is_whole_page: bool) -> tuple[list[Block], bool]:
    """A tree in, its blocks in order and whether hidden text was left out, out.

    Args:
        root: The tree.
        is_whole_page: Navigation, footers and forms are left out.
    """
    ignored = _NO_TEXT | _FURNITURE if is_whole_page else _NO_TEXT
    walk = _Walk(ignored)
    blocks = list(walk.run(root))
    return blocks, walk.has_hidden


def drop_hidden(root: html.HtmlElement) -> None:
    """A tree in; what the page hides is taken out of it. Places are found before: they count what is hidden too."""
    for node in [n for n in root.iter() if isinstance(n.tag, str) and n is not root and _is_marked_hidden(n)]:
        node.clear(keep_tail=True)  # drop_tree fails where a control character stands beside it


def read_extracted(body: etree._Element) -> list[Block]:
    """The tree that trafilatura made in, its blocks in order out, without their places."""
    return [Block(b.text, None, b.before) for b in _Walk(frozenset()).run(body)]


class _Walk:
    """One way through a tree, without recursion: pages nest deeper than Python's stack.

    Attributes:
        has_hidden: Whether words were left out because the page hides them.
    """

    def __init__(self, ignored: frozenset[str]) -> None:
        self.has_hidden = False
        self._ignored = ignored
        self._words: list[str] = []
        self._path: list[str] = []
        self._counts: list[dict[str, int]] = [{}]
        self._homes: list[int] = []  # how many steps of the path lead to each open block
        self._before = "\n\n"

    def run(self, root: etree._Element) -> Iterator[Block]:
        """A tree in, its blocks out."""
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walker:
            if event == "start":
                tag = node.tag.lower() if isinstance(node.tag, str) else ""
                yield from self._open(tag)
                if tag in self._ignored or self._is_hidden(node):
                    walker.skip_subtree()
                else:
                    self._words.append(node.text or "")
            else:
                if event == "end":
                    yield from self._close(node.tag.lower() if isinstance(node.tag, str) else "")
                if node is not root:
                    self._words.append(node.tail or "")
        yield from self._flush()

    def _open(self, tag: str) -> Iterator[Block]:
        number = self._counts[-1][tag] = self._counts[-1].get(tag, 0) + 1
        if tag in _BREAKS:
            yield from self._flush()
        self._path.append(f"{tag}[{number}]")
        self._counts.append({})
        if tag in _BREAKS:
            self._homes.append(len(self._path))
            if tag in _ROWS:
                self._before = "\n\n"
            elif tag in _CELLS and number > 1:
                self._before = "\t"
        elif tag in ("br", "lb"):
            self._words.append(" ")

    def _close(self, tag: str) -> Iterator[Block]:
        if tag in _BREAKS:
            yield from self._flush()
            self._homes.pop()
        self._path.pop()
        self._counts.pop()

    def _flush(self) -> Iterator[Block]:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            home = self._homes[-1] if self._homes else len(self._path)
            yield Block(text, "/".join(self._path[:home]), self._before)
            self._before = "\n\n"

    def _is_hidden(self, node: etree._Element) -> bool:
        hidden = _is_marked_hidden(node)
        if hidden and any(words.strip() for words in node.itertext()):
            self.has_hidden = True
        return hidden


def _is_marked_hidden(node: etree._Element) -> bool:
    """An element in, whether it says itself that it is not shown out. Style sheets are not read."""
    return node.get("hidden") is not None or bool(_HIDDEN_STYLE.search(node.get("style") or ""))
