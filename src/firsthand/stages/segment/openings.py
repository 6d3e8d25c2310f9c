"""What stands before a paragraph's first sentence and is no part of it: dateline, speaker label, run-in heading, list mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from firsthand import lexicons
from firsthand.model.document import PassageKind
from firsthand.model.span import Span
from firsthand.stages.segment.blocks import Block

_POST = re.compile(
    r"""<(?:tweet|post|blockquote)\b[^<>]*?\bauthor=["'](?P<author>[^"'<>]+)["'][^<>]*>\s*(?=[^\s<])""", re.IGNORECASE
)
_SIGNED = re.compile(r"\s*(?:\S+\.\w+/\S+\s+)?[—–-]+\s*(?P<name>[^\n()]{2,50}\(@\w+\)[^\n()]{0,30}?)[\s.]*$")
_TAG_AT_END = re.compile(r"</?\w+\s*/?>[\s.]*$")
_SIGNATURE_CHARS = 300
"""A signature is looked for in so many characters at the end of a post. Keeps this linear."""
_MARKER = re.compile(r"<\w+[^<>]*>\s*(?=[^\s<])|(?:>\s?)+|[-*•▪◦·]\s+|\(?\d{1,3}[.)]\s+(?=\S)|\([a-z]\)\s+|#{1,6}\s+")

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /]+[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,4}"
_PLACE = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]*\.?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = rf"(?:{_DAY},?\s*)?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|{_DAY}"
_AGENCY = r"(?:\([A-ZÀ-Þ][^()]{1,40}\)|/[A-Z][\w. -]{1,30}/(?:\s?-)?)"
_DASH = r"(?:\s*(?:--+|[–—―])\s*|\s+[-_]\s+|\s*[:.] [–—-]\s*)"
_DATELINES = (
    re.compile(rf"(?P<place>{_CAPITALS})(?:, {_PLACE})?(?:[,;] ?(?:{_DATE}))?(?:\s*{_AGENCY})?{_DASH}"),
    re.compile(rf"(?P<place>{_PLACE})(?:, {_PLACE})?(?:[,;] ?(?:{_DATE}))?\s*{_AGENCY}{_DASH}"),
    re.compile(rf"(?P<place>{_PLACE})(?:, {_PLACE})?[,;] ?(?:{_DATE}){_DASH}"),
    re.compile(rf"(?P<place>{_CAPITALS})(?:, {_PLACE})?(?:[,;] ?(?:{_DATE}))?\s*{_AGENCY}\s*:?\s*(?=[A-Z“\"])"),
    re.compile(rf"(?:(?:{_DATE})\s*)?(?P<place>{_AGENCY}){_DASH}"),
)
# A short line of capitals with a full stop before the first sentence: "DEATHS. Nine have died."
_CAPITALS_FIRST = re.compile(r"(?P<heading>(?=[^.]{5})[A-ZÀ-Þ][A-ZÀ-Þ0-9,;’'-]*(?: [A-ZÀ-Þ0-9,;’'-]+){0,5})\.\s+(?=[A-Z“\"])")
_RUN_IN = re.compile(
    r"(?P<heading>[A-ZÀ-Þ][A-ZÀ-Þ0-9 ,;’'-]{4,70})\.?"
    r"(?:\s*(?:--+|[–—―])\s*|\s+-\s+|\.\s+-\s*)(?=[A-Z“\"])"
)

_LABELS = (
    re.compile(r"[QA]\d{0,2}\s?[.:]\s+(?=\S)"),
    re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,5}(?: (?:NO\. )?\d{1,3})?(?: \([^)]{1,40}\))?\s?:\s+(?=\S)"),
)
_NAMED_LABEL = re.compile(
    r"(?:(?:Former|former|Then)\s)?[A-ZÀ-Þ][\w.’'-]*(?: (?:of|the|de|van|al|[A-ZÀ-Þ][\w.’'-]*)){0,7}"
    r"(?: \d{1,3})?(?: \([^)]{1,40}\))?\s?:\s*(?=\S)"
)

# How often what looks like a name with a colon must come in a report before it is a speaker, where no quotation follows.
_LEAST_NAMED_LABELS = 2
# Datelines stand at the top; digests have them further down, but then with date or agency.
_LAST_BARE_DATELINE = 3
_LONGEST_BARE_DATELINE_WORDS = 6


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(str(entry) for entry in lexicons.load("boilerplate")[section])


def skip_marker(text: str, block: Block) -> int:
    """A paragraph in, where its words begin after a list number, bullet, quotation or heading mark out."""
    match = _MARKER.match(text, block.span.start, block.span.end)
    return match.end() if match and match.end() < block.span.end else block.span.start


def cut_end(text: str, block: Block) -> int:
    """A paragraph in, where its words end before a closing tag out."""
    match = _TAG_AT_END.search(text, block.span.start, block.span.end)
    words = text[block.span.start : match.start()].rstrip() if match else ""
    return block.span.start + len(words) if words else block.span.end


def find_signature(text: str, start: int, end: int) -> tuple[int, Span] | None:
    """A post in, where its words end and who signed it ("Ada Moor (@moor) May 3, 2019") out; None where it is not signed."""
    match = _SIGNED.search(text, max(start, end - _SIGNATURE_CHARS), end)
    return (match.start(), Span(*match.span("name"))) if match and match.start() > start else None


def find_labels(text: str, blocks: Sequence[Block]) -> dict[int, Span]:
    """A text and its paragraphs in, speaker labels by number of paragraph out.

    There are none unless the text reads like a transcript The author of an embedded post is its label.
    """
    plain: dict[int, Span] = {}
    named: dict[int, Span] = {}
    posts: dict[int, Span] = {}
    for block in blocks:
        if post := _POST.match(text, block.span.start, block.span.end):
            posts[block.number] = Span(*post.span("author"))
            continue
        start = skip_marker(text, block) if text[block.span.start] in "-*•>" else block.span.start
        match = next((m for pattern in _LABELS if (m := pattern.match(text, start, block.span.end))), None)
        found = plain
        if match is None:
            match, found = _NAMED_LABEL.match(text, start, block.span.end), named
        if match and _name(match[0]) not in _listed("not_labels") and match.end() < block.span.end:
            found[block.number] = Span(match.start(), match.start() + len(match[0].rstrip()))
    counts = Counter(_name(span.of(text)) for span in (*plain.values(), *named.values()))
    opens_quotation = {n for n, span in named.items() if text[span.end : span.end + 3].lstrip()[:1] in ("“", '"', "‘", "«")}
    often = {n for n, span in named.items() if counts[_name(span.of(text))] >= _LEAST_NAMED_LABELS}
    speakers = {n: span for n, span in named.items() if n in often or (n in opens_quotation and n)}
    if len(plain) < 2:
        plain = {n: s for n, s in plain.items() if speakers and counts[_name(s.of(text))] > 1}
    return plain | speakers | posts


def _name(label: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", label).strip(" \t\n:.").casefold()


def find_opening(text: str, start: int, block: Block, n_before: int) -> tuple[PassageKind, Span, int] | None:
    """Where a paragraph begins with a dateline or a heading run in, its kind and stretch and where the first sentence begins.

    Args:
        text: Of the document.
        start: Where the paragraph's words begin.
        block: The paragraph.
        n_before: How many paragraphs of running text stand before it.
    """
    for number, pattern in enumerate(_DATELINES):
        match = pattern.match(text, start, block.span.end)
        if match and match.end() < block.span.end and _is_place(match["place"]) and (number or _is_bare_ok(match[0], n_before)):
            return PassageKind.DATELINE, Span(start, match.start() + len(match[0].rstrip())), match.end()
    match = _RUN_IN.match(text, start, block.span.end) or _CAPITALS_FIRST.match(text, start, block.span.end)
    if match and match.end() < block.span.end and len(match["heading"].split()) < 12:
        return PassageKind.HEADLINE, Span(start, match.end("heading")), match.end()
    return None


def _is_bare_ok(dateline: str, n_before: int) -> bool:
    if "(" in dateline or any(c.isdigit() for c in dateline):
        return True
    return n_before < _LAST_BARE_DATELINE and len(dateline.split()) <= _LONGEST_BARE_DATELINE_WORDS


def _is_place(words: str) -> bool:
    """Whether words before a dash can be a place: no known kicker, and no sentence that ended."""
    last = words.rsplit(None, 1)[-1]
    return words.casefold().strip(" .") not in _listed("not_places") and not (words.endswith(".") and len(last) > 5)
