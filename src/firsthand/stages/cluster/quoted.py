"""Which words of a text are somebody else's: a reading in, the stretches that it quotes out.

Stage 3 marks what stands between quotation marks. Texts are also quoted in ways that its spans leave out, and for telling copied
text from a common source these matter: paragraphs that are left open, and letters or posts that are printed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading

Stretch = tuple[int, int]

LONGEST_PARAGRAPHS = 8
"""A paragraph left open is closed within so many, or its mark is a slip. No trial; letters of 43 pairs run to six."""
GAP_PARAGRAPHS = 2
"""Paragraphs of a printed letter that may stand between two in the first person."""
HEADING_WORDS = 4
"""A line of no more words, between the colon and the letter, is the letter's heading."""
_WORTH_LOOKING = re.compile(r"^[ \t]*(?:``|[\"“„«‘'])|:[ \t]*\r?$", re.MULTILINE)
_LINE = re.compile(r"[^\n\r]*[^\s][^\n\r]*")
_OPENING = re.compile(r"[ \t]*(``|[\"“„«‘'])[ \t]*(?=\S)")
_SINGLE_CLOSER = re.compile(r"(?<=[\w.,!?…)])(?<![sS])['’](?!\w)")
_ENDS = re.compile(r"(?:''|[\"”»])[.,;!?]?[ \t]*$")
_OPENERS, _CLOSERS = re.compile(r"``|[“„«]"), re.compile(r"''|[”»]")
_MARKED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|``.*?(?:''|$)|(?<!\w)[‘'][^\n]*?[’'](?!\w)", re.MULTILINE)
_OWN_VOICE = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|myself)\b(?!\.)")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|myself|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|us)\b(?!\.)")
_CREDITED = re.compile(r"\b(?:said|says?|told|according to|wrote|writes|announced|stated|added)\b")


def find_quoted(reading: Reading) -> list[Stretch]:
    """A reading in; every stretch (start, end) of it that is quoted, in order, some within others, out."""
    text = reading.document.text
    found = [(p.span.start, p.span.end) for p in reading.passages if p.kind is PassageKind.QUOTATION]
    if _WORTH_LOOKING.search(text):
        lines = [m.span() for m in _LINE.finditer(text)]
        found += find_open_paragraphs(text, lines)
        found += find_letters(text, lines)
        found.sort()
    return found


def find_open_paragraphs(text: str, lines: Sequence[Stretch]) -> Iterator[Stretch]:
    """A text and its lines in; those that open with a mark and go on without one, up to the line that is closed, out.

    A line left open goes on where the next one opens with the same mark again, or where one soon after ends with a closing mark.
    """
    n = 0
    while n < len(lines):
        mark = _OPENING.match(text, *lines[n])
        last = _find_last(text, lines, n, mark[1]) if mark and not _is_closed(text, mark, lines[n][1]) else None
        if last is not None:
            yield lines[n][0], lines[last][1]
            n = last
        n += 1


def _is_closed(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a line that opens with a mark has all its marks in pairs."""
    if mark[1] in "‘'":
        return _SINGLE_CLOSER.search(text, mark.end(), end) is not None
    if mark[1] == '"':
        return text.count('"', mark.start(), end) % 2 == 0
    return len(_OPENERS.findall(text, mark.start(), end)) <= len(_CLOSERS.findall(text, mark.start(), end))


def _find_last(text: str, lines: Sequence[Stretch], first: int, mark: str) -> int | None:
    """The last line of a quotation that the first leaves open; None where it seems to be a slip."""
    if first + 1 < len(lines) and (again := _OPENING.match(text, *lines[first + 1])) and again[1] == mark:
        return first
    if mark in "‘'":
        return None
    for n in range(first + 1, min(first + LONGEST_PARAGRAPHS, len(lines))):
        start, end = lines[n]
        if mark == '"':
            is_closing, is_opening = text.count('"', start, end) % 2 == 1, _OPENING.match(text, start, end) is not None
        else:
            opened, closed = len(_OPENERS.findall(text, start, end)), len(_CLOSERS.findall(text, start, end))
            is_closing, is_opening = closed > opened, opened > closed
        if is_opening and not is_closing:
            return None
        if is_closing:
            return n if _ENDS.search(text, start, end) else None
    return None


def find_letters(text: str, lines: Sequence[Stretch]) -> Iterator[Stretch]:
    """A text and its lines in; letters, posts and statements out: lines in the first person after one that ends with a colon.

    A text that speaks of itself in the first person before has a letter nowhere: that is its own voice.
    """
    after = 0
    for n, (_, end) in enumerate(lines):
        if n < after or text[:end].rstrip()[-1:] != ":":
            continue
        last = _find_end(text, lines, n + 1)
        if last is None:
            continue
        if _OWN_VOICE.search(_MARKED.sub("", text[:end])):
            return
        yield lines[n + 1][0], lines[last][1]
        after = last + 1


def _find_end(text: str, lines: Sequence[Stretch], first: int) -> int | None:
    """The first line of what may be a letter in, its last one in the first person out; None where it is no letter."""
    last, gap = None, 0
    for n in range(first, len(lines)):
        line = text[slice(*lines[n])]
        if _FIRST_PERSON.search(_MARKED.sub("", line)):
            last, gap = n, 0
        elif n > first or len(line.split()) > HEADING_WORDS:
            gap += 1
            if gap > (GAP_PARAGRAPHS if last is not None else 0):
                break
    return last


def find_own_sentences(reading: Reading) -> Iterator[Stretch]:
    """A reading in; its sentences that are nobody's but its own, so that whoever quotes them quotes this report, out.

    A sentence that credits somebody, or speaks in the first person, may stand in another report because both were told it.
    """
    text = reading.document.text
    credited = [a.span for a in reading.assertions if a.links]
    for passage in reading.passages:
        if passage.kind is not PassageKind.SENTENCE:
            continue
        words = _MARKED.sub("", passage.span.of(text))
        if _FIRST_PERSON.search(words) or _CREDITED.search(words) or any(passage.span.overlaps(span) for span in credited):
            continue
        yield passage.span.start, passage.span.end
