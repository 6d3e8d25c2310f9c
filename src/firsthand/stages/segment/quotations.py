"""Quotations of a report: curly, straight, doubled single, single and pointed marks; over sentences, over paragraphs.

A mark that cannot be paired costs its sentence or paragraph, never the document. The spans leave the outer marks out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from firsthand.model.span import Span
from firsthand.stages.segment.blocks import Block

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»]")
_SINGLE_PAIR = re.compile(r"(?<![\w’'])[‘'](?=[\w$£€(“\"‘…@#])(?!(?:\d0s|em|til|tis|twas|cause|n)\b)")
_SINGLE_CLOSER = re.compile(r"(?<=[\w.,!?…)%—–-])[’'](?![\w’'])")
_WORD = re.compile(r"\w")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»")

# Paragraphs that a quotation may run through before its closing mark is looked for no longer. Testimonies run long.
_LONGEST_PARAGRAPHS = 12


class _Role(Enum):
    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: _Role
    block: int


def find_quotations(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> list[tuple[Span, Block, bool]]:
    """A text, its paragraphs of running text and their sentences in; quotations out, in order.

    Returns:
        The stretch between the marks, the paragraph it starts in, and whether it stands alone as one or more whole paragraphs.
    """
    found: list[tuple[int, int, int, int]] = []
    ends = [s.end for s in sentences]
    marks = [mark for n, block in enumerate(blocks) for mark in _marks(text, n, block)]
    at = 0
    while at < len(marks):
        if marks[at].role is _Role.CLOSES:
            at += 1
            continue
        opener = marks[at]
        closer = _find_closer(text, marks, at, blocks)
        if closer is None:
            found.append((opener.end, _give_up(text, opener, blocks, ends), opener.block, opener.start))
            at = next((n for n in range(at + 1, len(marks)) if marks[n].start >= found[-1][1]), len(marks))
        else:
            found.append((opener.end, marks[closer].start, opener.block, opener.start))
            at = closer + 1
    found += _single_quotations(text, blocks, [(start, end) for start, end, _, _ in found])
    out = []
    for start, end, n, outer in sorted(found):
        words = text[start:end]
        if _WORD.search(words):
            span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
            out.append((span, blocks[n], _is_block(text, outer, end, n, blocks)))
    return out


def _marks(text: str, number: int, block: Block) -> Iterator[_Mark]:
    """The double marks of a paragraph, each with the role that its neighbours give it."""
    for match in _DOUBLE.finditer(text, block.span.start, block.span.end):
        before = text[match.start() - 1] if match.start() > block.span.start else " "
        after = text[match.end()] if match.end() < block.span.end else " "
        yield _Mark(match.start(), match.end(), _role(match[0], before, after), number)


def _role(mark: str, before: str, after: str) -> _Role:
    is_free_before = before.isspace() or before in "([{—–-/‘'"
    is_free_after = after.isspace() or after in ")]}—–-/.,;:!?’'"
    if mark in _OPENING:
        return _Role.CLOSES if is_free_after and not is_free_before else _Role.OPENS
    if mark in _CLOSING:
        return _Role.OPENS if before.isspace() and after.isalnum() else _Role.CLOSES
    if before in ",:" and after.isalnum():
        return _Role.OPENS
    if is_free_before and not is_free_after:
        return _Role.OPENS
    if is_free_after and not is_free_before:
        return _Role.CLOSES
    return _Role.EITHER


def _find_closer(text: str, marks: Sequence[_Mark], at: int, blocks: Sequence[Block]) -> int | None:
    """The mark that closes the one at `at`; None where nothing does.

    Within a paragraph it is the next mark that can close. A paragraph left open goes on where the next one opens with a mark
    again, or where the next mark of all closes.
    """
    here = marks[at].block
    depth_block = here
    for n in range(at + 1, len(marks)):
        mark = marks[n]
        if mark.block > depth_block + 1 or mark.block - here > _LONGEST_PARAGRAPHS:
            follows = mark.role is _Role.CLOSES and mark.block - depth_block <= 3
            return n if follows else None
        opens_block = mark.start == blocks[mark.block].span.start
        if mark.block == depth_block + 1:
            if opens_block and mark.role is not _Role.CLOSES:
                depth_block = mark.block
                continue
            return n if mark.role is _Role.CLOSES else None
        if mark.role is not _Role.OPENS:
            return n
        if text[mark.start : mark.end] in _OPENING and text[marks[at].start : marks[at].end] not in _OPENING:
            continue
        return None
    return None


def _give_up(text: str, opener: _Mark, blocks: Sequence[Block], ends: Sequence[int]) -> int:
    """Where a quotation without a closing mark ends: with its paragraph where that opens with it, else with its sentence."""
    block = blocks[opener.block].span
    if opener.start == block.start and text[opener.start : opener.end] in _OPENING:
        return block.end
    n = bisect_right(ends, opener.start)
    return ends[n] if n < len(ends) else block.end


def _single_quotations(text: str, blocks: Sequence[Block], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Stretches between single marks, outside the others: both marks in one paragraph, or it is an apostrophe."""
    out = []
    starts = [start for start, _ in taken]
    for n, block in enumerate(blocks):
        at = block.span.start
        while match := _SINGLE_PAIR.search(text, at, block.span.end):
            at = match.end()
            after = bisect_right(starts, match.start())
            if after and match.start() < taken[after - 1][1]:
                continue
            limit = min(starts[after], block.span.end) if after < len(starts) else block.span.end
            closer = _single_closer(text, match.end(), limit, text[match.start()])
            if closer is not None:
                out.append((match.end(), closer, n, match.start()))
                at = closer + 1
    return out


def _single_closer(text: str, start: int, limit: int, opener: str) -> int | None:
    """The single mark that closes a quotation: the first that is no apostrophe; one after "s" only where no better follows."""
    doubtful = None
    again = _SINGLE_PAIR.search(text, start, limit)
    for match in _SINGLE_CLOSER.finditer(text, start, again.start() if again else limit):
        if opener == "'" and match[0] != "'":
            continue
        if text[match.start() - 1] not in "sS":
            return match.start()
        doubtful = match.start() if doubtful is None else doubtful
    return doubtful


def _is_block(text: str, outer: int, end: int, n: int, blocks: Sequence[Block]) -> bool:
    first = blocks[n].span
    last = next((blocks[m].span for m in range(n, len(blocks)) if blocks[m].span.end >= end), first)
    return not (_WORD.search(text, first.start, outer) or _WORD.search(text, end, last.end))
