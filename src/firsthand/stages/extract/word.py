"""A word processor's document (.docx) in, its document out: paragraphs and tables in order, with all changes accepted.

What was inserted under "track changes" is kept, what was deleted or is hidden is left out, and both are told. Its properties name
whoever saved the file and when, not who published the report, so only a title is taken from them. python-docx is not used: it
drops tracked insertions and reads hidden text.

lxml is imported at the top: this module is itself only imported when the first such document comes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from firsthand.model.document import About, Document, Original, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.extract.blocks import Block, join_blocks
from firsthand.stages.extract.making import Text, make_document, prefer, skip
from firsthand.stages.extract.package import BadPackage, Package

_MAIN = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE_DOCUMENT = "/officeDocument"
_USUAL_PART = "word/document.xml"

_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TITLES = ("{http://purl.org/dc/elements/1.1/}title",)
_NAMES = ("{http://purl.org/dc/elements/1.1/}creator",
          "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old .doc files begin, and also .docx files behind a password."""

_UNREAD = {"word/footnotes.xml": "Its footnotes were not read.", "word/endnotes.xml": "Its endnotes were not read.",
           "word/comments.xml": "The comments in its margin were not read."}
_NAMED = "Its properties name who wrote or saved it. The original keeps that name."


def read_word(original: Original) -> tuple[Document | Skipped, ...]:
    """A .docx in, its document or skip out."""
    try:
        package = Package(original.content)
        reader = _Reader(_parse(package.read(_find_part(package))))
        blocks = list(reader.run())
        title, has_name = _read_properties(package)
        unread = [word for part, word in _UNREAD.items() if part in package]
    except (BadPackage, etree.XMLSyntaxError) as error:
        return (_refuse(original, error),)
    text, places = join_blocks(blocks, PlaceKind.PARAGRAPH)
    found = Text(text, places, (*reader.warn(), *unread, *((_NAMED,) if has_name else ())))
    return (make_document(original, found, about=prefer(original.about, About(title=title))),)


def _refuse(original: Original, error: Exception) -> Skipped:
    """An original and what went wrong in, the skip out."""
    if original.content.startswith(_OLD_WORD):
        return skip(original.path, SkipCode.ENCRYPTED,
                    "It is protected by a password, or an old .doc file. Save an unlocked copy as .docx and add that.")
    if isinstance(error, BadPackage) and error.is_locked:
        return skip(original.path, SkipCode.ENCRYPTED, "It is protected by a password. Save an unlocked copy and add that.")
    if isinstance(error, BadPackage) and error.is_too_large:
        return skip(original.path, SkipCode.TOO_LARGE, "It grows too large when it is unpacked. Save its text as .txt.")
    return skip(original.path, SkipCode.BROKEN, "It is no .docx document, or a damaged one. Save it again, or its text as .txt.")


def _parse(content: bytes) -> etree._Element:
    """XML in, its root out: no entity is resolved, nothing is fetched, and a document type is refused.

    Raises:
        XMLSyntaxError: It is not well-formed, nests too deep, or is empty.
        BadPackage: It has a document type, which such a part never has.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
                             remove_pis=True)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise BadPackage
    return root


def _find_part(package: Package) -> str:
    """A package in, the name of the part with the text out."""
    if "_rels/.rels" in package:
        for node in _parse(package.read("_rels/.rels")):
            if (node.get("Type") or "").endswith(_OFFICE_DOCUMENT) and node.get("TargetMode") != "External":
                name = posixpath.normpath(node.get("Target") or "").lstrip("/")
                if name in package:
                    return name
    return _USUAL_PART


def _read_properties(package: Package) -> tuple[str | None, bool]:
    """A package in, the title in its properties and whether they name a person, out."""
    title, has_name = None, False
    if "docProps/core.xml" in package:
        for node in _parse(package.read("docProps/core.xml")).iter(*_TITLES, *_NAMES):
            words = " ".join((node.text or "").split())
            title = words or title if node.tag in _TITLES else title
            has_name |= bool(words) and node.tag in _NAMES
    return title, has_name


class _Reader:
    """The root of a document's text in, its blocks out; what was left out is counted on the way."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._number = 0
        self._inserted = self._deleted = self._hidden = 0
        self._open: list[list[str]] = []  # paragraphs that stand within one another: text boxes
        self._row_cells: list[int] = []
        self._before = "\n\n"

    def run(self) -> Iterator[Block]:
        """Nothing in, the paragraphs in order out; those of one row of a table are parted by tabs."""
        walker = etree.iterwalk(self._root, events=("start", "end"))
        for event, node in walker:
            name = _local(node)
            if event == "end":
                yield from self._close(name)
            elif self._is_left_out(node, name):
                walker.skip_subtree()
            else:
                self._enter(node, name)

    def warn(self) -> Iterator[str]:
        """Nothing in, what a reader of the original could miss out."""
        if self._inserted:
            yield f"It has tracked changes: {_count(self._inserted, 'insertion')} kept."
        if self._deleted:
            yield f"It has tracked changes: {_count(self._deleted, 'deletion')} left out. The original still holds the words."
        if self._hidden:
            yield f"It holds hidden text: {_count(self._hidden, 'stretch', 'stretches')} left out. The original still holds it."

    def _is_left_out(self, node: etree._Element, name: str) -> bool:
        if name in ("del", "moveFrom") and len(node):
            self._deleted += 1
            return True
        if name == "r" and _is_hidden(node):
            self._hidden += any(_local(t) == "t" and t.text for t in node)
            return True
        return bool(node.tag == _FALLBACK)

    def _enter(self, node: etree._Element, name: str) -> None:
        if name == "p":
            self._number += 1
            self._open.append([])
        elif name == "t" and self._open:
            self._open[-1].append(node.text or "")
        elif name in _MARKS and self._open and _local(node.getparent()) == "r":
            self._open[-1].append(_MARKS[name])
        elif name in ("ins", "moveTo"):
            self._inserted += len(node) > 0
        elif name == "tr":
            self._row_cells.append(0)
        elif name == "tc" and self._row_cells:
            self._before = "\t" if self._row_cells[-1] else "\n\n"
            self._row_cells[-1] += 1

    def _close(self, name: str) -> Iterator[Block]:
        if name == "p" and self._open:
            text = "".join(self._open.pop()).strip()
            if text:
                yield Block(text, str(self._number), self._before)
                self._before = "\n\n"
        elif name == "tr" and self._row_cells:
            self._row_cells.pop()
            self._before = "\n\n"


def _local(node: etree._Element | None) -> str:
    """A node in, its name in the language of such documents out; "" for nodes of other languages."""
    if node is None or not isinstance(node.tag, str):
        return ""
    space, _, name = node.tag[1:].partition("}")
    return name if space in _MAIN else ""


def _is_hidden(run: etree._Element) -> bool:
    """A run in, whether it is marked hidden out. Hidden by its style is not looked up."""
    for properties in run:
        if _local(properties) != "rPr":
            continue
        for mark in properties:
            if _local(mark) == "vanish":
                value = next((v for k, v in mark.items() if k.endswith("}val")), "true")
                return value not in ("0", "false", "off")
    return False


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
