"""A saved feed (RSS, Atom) in, one document for each entry out. Other XML is told apart and not read.

feedparser hardly ever raises and, given a string, may take it for an address to fetch: it is handed the bytes, and its mark for
damaged feeds, `bozo`, is read. Dates are taken as written, for its own reading of them loses the zone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from firsthand.model.document import About, Document, Original, Place, PlaceKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.span import Span
from firsthand.stages.extract.charset import decode_as
from firsthand.stages.extract.making import Text, make_document, prefer, skip
from firsthand.text.fields import escape_surrogates

MAX_ENTRIES = 20_000
"""Later entries are not read. Unit: entries. No trial: saved feeds have 10 to 500."""
_NAME_CHARS = 200

_HEAD_BYTES = 16_384
_FEED_ROOT = re.compile(  # the possessive quantifiers keep it from trying each comment in many ways
    r"\A\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)\s*+)*+<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF|channel)[\s>/]",
    re.DOTALL | re.IGNORECASE)
_ENCODING = re.compile(r"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"), (b"<\x00", "utf-16-le"),
          (b"\x00<", "utf-16-be"))


def read_feed(original: Original) -> tuple[Document | Skipped, ...]:
    """A feed in, one document or skip for each entry out."""
    head = _decode_head(original.content)
    if "<!entity" in original.content[:1_000_000].lower().decode("latin-1") or "<!entity" in head.lower():
        return (skip(original.path, SkipCode.BROKEN,
                     "It defines entities of its own, which no feed needs and which can be an attack. Save its text as .txt."),)
    if not _FEED_ROOT.match(head):
        return (skip(original.path, SkipCode.UNSUPPORTED, "It is XML, but no feed (RSS or Atom). Save its text as .txt."),)
    import feedparser

    try:
        parsed = feedparser.parse(io.BytesIO(original.content))
    except (ValueError, LookupError):  # a number that is no character, a name that is no encoding, a place without a point
        parsed = None
    if parsed is None or (not parsed.entries and parsed.bozo):
        return (skip(original.path, SkipCode.BROKEN, "It is a damaged feed without a readable entry. Save it again."),)
    if not parsed.entries:
        return (skip(original.path, SkipCode.EMPTY, "The feed has no entries. Check how it was saved."),)
    if _is_guessed(str(parsed.get("encoding") or ""), head, original.content):
        return (skip(original.path, SkipCode.ENCODING, "Its encoding cannot be told. Save it as UTF-8."),)
    outlet = original.about.outlet or _words(parsed.feed.get("title"))
    entries = parsed.entries[:MAX_ENTRIES]
    made = [_read_entry(original, n, dict(entry), outlet, bool(parsed.bozo)) for n, entry in enumerate(entries, 1)]
    if len(parsed.entries) > MAX_ENTRIES:
        made.append(skip(original.path, SkipCode.TOO_LARGE,
                         f"Only its first {MAX_ENTRIES:,} entries of {len(parsed.entries):,} were read. Split it."))
    return tuple(made)


def _decode_head(content: bytes) -> str:
    """Bytes in, as much of their beginning as tells what they are out."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[:_HEAD_BYTES].decode(encoding, "ignore").lstrip("\ufeff")
    return content[:_HEAD_BYTES].decode("latin-1")


def _is_guessed(encoding: str, head: str, content: bytes) -> bool:
    """The encoding that a feed was read by, its beginning and its bytes in, whether that was a guess out.

    A wrong one would put words into a source's mouth.
    """
    declared = _ENCODING.search(head)
    if encoding.lower() == (declared[1].lower() if declared else "utf-8") or encoding.lower().startswith(("utf-8", "utf-16")):
        return False
    return decode_as(content, declared[1] if declared else "utf-8") is None


def _read_entry(
    original: Original, number: int, entry: Mapping[str, object], outlet: str | None, is_damaged: bool
) -> Document | Skipped:
    """An entry in, its document or skip out."""
    from firsthand.stages.extract.page import HIDDEN, read_fragment

    path = f"{original.path}#{number}"
    text, has_hidden = max((read_fragment(m) for m in _bodies(entry)), key=lambda b: len(b[0]), default=("", False))
    title = _words(entry.get("title"))
    text, is_bare = text or title or "", not text
    if not text:
        return skip(path, SkipCode.EMPTY, "The entry has no text, only a link. Save the page that it leads to.")
    published, updated = _words(entry.get("published")), _words(entry.get("updated"))
    warnings = [HIDDEN] if has_hidden else []
    if published is None and updated is not None:
        warnings.append("The feed says only when the entry was last changed; that stands as its date.")
    if is_bare:
        warnings.append("The feed gives only its headline. Save the page that it leads to, to have the report.")
    if is_damaged:
        warnings.append("The feed is damaged; words may be missing.")
    name = f"{number} {_words(entry.get('id')) or _words(entry.get('link')) or ''}".strip()[:_NAME_CHARS]
    own = About(title=title, outlet=outlet, published=published or updated, url=_words(entry.get("link")),
                author=_words(entry.get("author")))
    found = Text(text, (Place(PlaceKind.PART, name, Span(0, len(text))),), tuple(warnings))
    return make_document(original, found, about=prefer(own, About(author=original.about.author)), path=path)


def _bodies(entry: Mapping[str, object]) -> list[str]:
    """An entry in, the markup of its content and of its summary out."""
    contents = entry.get("content")
    parts = [*(contents if isinstance(contents, list) else []), {"value": entry.get("summary")}]
    values = [part.get("value") for part in parts if isinstance(part, Mapping)]
    return [value for value in values if isinstance(value, str)]


def _words(value: object) -> str | None:
    """A field of a feed in, its words without tags out; None where it has none."""
    if not isinstance(value, str):
        return None
    words = " ".join(re.sub(r"<[^<>]{0,500}>", " ", value).replace("\x00", "").split())
    return escape_surrogates(words) or None
