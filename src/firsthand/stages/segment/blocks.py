"""A text in, its paragraphs out, whatever its line ends mean: blank lines, one paragraph a line, or lines wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from firsthand.model.span import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENDED = re.compile(r"[.!?:;…。][\"”’'»)\]]*$|[\"”»]$|[.!?]['’]{2}$")
_OPENS_LINE = re.compile(r"[-*•▪◦·–—]\s+\S|\(?\d{1,3}[.)]\s+\S|\([a-z]\)\s|[QA][.:]\s|#{1,6}\s|>\s|[\"“«]{1,2}\S")
_WIDE_GAP = re.compile(r"\S {4,}\S")

# Shares of line ends, and widths in characters. Set on wrapped typescripts (35 to 80 characters) and on news files of one
# paragraph a line; anything between them reads the same.
_ENDED_SHARE = 0.5
_WIDEST_WRAP_CHARS = 110
_SHORT_LINE = 0.6


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph.

    Attributes:
        span: Without blanks at either end.
        number: From 0.
        is_wrapped: Its line ends are blanks.
    """

    span: Span
    number: int
    is_wrapped: bool = False


def split_blocks(text: str) -> list[Block]:
    """A text in, its paragraphs out, in order. A text without words has none."""
    groups = list(_line_groups(text))
    is_wrapped = _is_wrapped(text, groups)
    spans: list[Span] = []
    for group in groups:
        if is_wrapped:
            spans += _join_wrapped(text, group)
        else:
            spans += _join_broken(text, group)
    return [Block(span, number, is_wrapped) for number, span in enumerate(spans)]


def _line_groups(text: str) -> Iterator[list[Span]]:
    """Lines with something on them, in groups between blank lines."""
    group: list[Span] = []
    last_end = 0
    for match in _LINE.finditer(text):
        words = match[0]
        if not words.strip():
            continue
        start = match.start() + len(words) - len(words.lstrip())
        if group and len(_LINE_END.findall(text, last_end, start)) > 1:
            yield group
            group = []
        group.append(Span(start, match.start() + len(words.rstrip())))
        last_end = group[-1].end
    if group:
        yield group


def _is_wrapped(text: str, groups: Sequence[Sequence[Span]]) -> bool:
    """Whether a single line end is a blank: most lines before one stop short of an end of sentence, at much the same width."""
    inner = [line for group in groups for line in group[:-1]]
    if len(inner) < 3:
        return False
    widths = sorted(len(line) for line in inner)
    if widths[int(len(widths) * 0.9)] > _WIDEST_WRAP_CHARS or median(widths) < 20:
        return False
    ended = sum(bool(_ENDED.search(line.of(text))) for line in inner)
    return ended < len(inner) * _ENDED_SHARE


def _join_wrapped(text: str, group: Sequence[Span]) -> list[Span]:
    """The lines of one group in, its paragraphs out: headings, list items and speakers begin one, a short ended line ends one."""
    width = median(len(line) for line in group)
    out = [group[0]]
    before = group[0]
    for line in group[1:]:
        words, last = line.of(text), before.of(text)
        is_heading = last.isupper() != words.isupper()
        is_end = len(last) < width * _SHORT_LINE and _ENDED.search(last) is not None
        starts = (_ENDED.search(last) is not None and _OPENS_LINE.match(words) is not None and words[:1] not in '"“«') or is_end
        if is_heading or starts or _WIDE_GAP.search(last):
            out.append(line)
        else:
            out[-1] = Span(out[-1].start, line.end)
        before = line
    return out


def _join_broken(text: str, group: Sequence[Span]) -> list[Span]:
    """The lines of one group in, its paragraphs out: each line is one, unless it plainly goes on with the sentence before it."""
    out = [group[0]]
    for line in group[1:]:
        last, words = out[-1].of(text), line.of(text)
        goes_on = not _ENDED.search(last) and words[:1].islower() and len(last) > 30 and not last.isupper()
        if goes_on or (last.endswith(",") and len(last) > 30):
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out
