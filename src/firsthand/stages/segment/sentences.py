"""A stretch of running text in, its sentences out.

A sentence ends after its closing quotation mark. A wrong split costs a claim its credit, a missed one joins two claims;
where it cannot be told, we do not split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firsthand import lexicons
from firsthand.model.span import Span

_CLOSERS = r"(?:''|[\"”’'»›)\]*_])*"
_CANDIDATE = re.compile(rf"(?P<mark>[.!?…]+(?:\s?\.\s?\.)?)(?P<closers>{_CLOSERS})(?P<gap>\s+|(?=[A-Z“\"]))")
_NEXT = re.compile(r"(?:''|[\"“‘'«‹(\[*_—–-])*\s*(?P<word>[^\W\d_](?:[\w’'-]*\w)?|\d[\d.,]*|[$£€#@]|\S)")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]+$|[\w&’'-]+$|\w+$")
_GLUED = re.compile(r"[a-z]{2}[.!?]+[\"”’']*$")
_GLUED_NEXT = re.compile(r"[\"“]?[A-Z][a-z]*[ ,'’]")
_LOOK_BACK_CHARS = 80
"""How far before a mark its sentence is looked at: farther than the longest abbreviation or list number. Keeps this linear."""
LONGEST_SENTENCE_CHARS = 2000
"""More than this in one sentence is a list, a table or a flood of words; what follows looks at all pairs of its words. The
longest sentence of 924 news articles has 1,094 characters."""
_LIST_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]?\s*$")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicons.load("abbreviations")[section])


@cache
def _speech() -> re.Pattern[str]:
    verbs = "|".join(sorted(_words("verbs_after_a_quotation")))
    return re.compile(rf"(?:[A-Z][\w.’'-]*,?\s+|(?:the|of|an?)\s+){{1,6}}(?:\w+\s+)?(?:{verbs})\b")


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """A text and a stretch of it in, the sentences of that stretch out, in order, without blanks at either end."""
    first = start
    for match in _CANDIDATE.finditer(text, start, end):
        if match.end() >= end:
            break
        if _is_end(text, match, first, end):
            stop = match.end("closers")
            yield from _cut(text, _trimmed(text, first, stop))
            first = match.end()
    yield from _cut(text, _trimmed(text, first, end))


def _cut(text: str, span: Span | None) -> Iterator[Span]:
    """A sentence in, itself out, in pieces where it is longer than any sentence of prose."""
    while span is not None and len(span) > LONGEST_SENTENCE_CHARS:
        most = span.start + LONGEST_SENTENCE_CHARS
        at = max(text.rfind(blank, span.start + 1, most) for blank in " \n\t")
        at = at if at > 0 else most
        piece = _trimmed(text, span.start, at)
        if piece is not None:
            yield piece
        span = _trimmed(text, at, span.end)
    if span is not None:
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _is_end(text: str, match: re.Match[str], first: int, end: int) -> bool:
    """Whether a sentence that began at `first` ends at this mark."""
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return False
    before, word = text[max(first, match.start() - _LOOK_BACK_CHARS) : match.start()], following["word"]
    if not match["gap"]:
        glued = _GLUED.search(text[max(first, match.start() - 2) : match.end()])
        return glued is not None and _GLUED_NEXT.match(text, match.end(), end) is not None and "//" not in before[-60:]
    if word[0].islower():
        return False
    is_quoted = any(c in "\"”’'»" for c in match["closers"])
    if "." not in match["mark"] and "…" not in match["mark"]:
        return not (is_quoted and _speech().match(text, match.end(), end))
    if len(match["mark"]) > 1 or "…" in match["mark"]:
        return _ends_at_dots(text, match, following, is_quoted)
    if not before.strip() or (_LIST_NUMBER.fullmatch(before) and not match["closers"]):
        return False
    if match["closers"].strip("*_)]"):
        return True
    return _ends_at_dot(before, word, text[following.end() : min(following.end() + 1, end)])


def _ends_at_dots(text: str, match: re.Match[str], following: re.Match[str], is_quoted: bool) -> bool:
    if is_quoted:
        return not _speech().match(text, match.end())
    opens_quotation = text[match.end() : match.end() + 1] in '"“‘«'
    return "...." in match["mark"] or opens_quotation or following["word"].lower() in _words("sentence_openers")


def _ends_at_dot(before: str, word: str, after: str) -> bool:
    """Whether a dot after these words ends their sentence, when this word, and then this character, come next."""
    found = _LAST_WORD.search(before)
    last = found[0].lower() if found else ""
    opens = word.lower() in _words("sentence_openers") and after != "."
    if last in _words("before_a_name"):
        return False
    if word[0].isdigit() and last in _words("before_a_number"):
        return False
    if last in _words("within_or_at_the_end") and found and (found[0][0].isupper() or "." in last or last in ("etc", "am", "pm")):
        return opens or (last in ("a.m", "p.m") and word.lower() not in _zones() and word[0].isupper())
    is_initial = found is not None and len(last) == 1 and last.isalpha() and found[0].isupper()
    if is_initial or (found is not None and re.fullmatch(r"(?:[a-z]\.)+[a-z]", last)):
        return opens and not (is_initial and word in ("I", "A", "The") and after == ".")
    return True


@cache
def _zones() -> frozenset[str]:
    return _words("after_a_time")
