"""Whom a claim lays something at the door of, though no report that makes it says that they were asked.

That is a gap of the reports, and nothing about whether the claim is true. Only who is named in the words of the claim itself can
be missed; a report counts as having asked where it credits them with anything, or says that they gave no answer. Of a name its
last word is enough for that: the gap is told where there is no doubt about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from firsthand.lexicons import load
from firsthand.model.claim import Appearance
from firsthand.model.document import DocumentId, MentionKind
from firsthand.model.reading import Reading
from firsthand.stages.publish.facts import words_of
from firsthand.text.names import normalise

BEFORE_CHARS = 60
"""Between who does something and the word for it. Unit: characters. No trial: a longer way leads into another clause."""
AFTER_CHARS = 30
"""Between the word and who is blamed, or by whom it was done. Unit: characters."""
_KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OUTLET})
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BY = re.compile(r"^\w*\s+(?:[\w’'-]+\s+){0,3}?by\s+(?:the\s+)?$", re.IGNORECASE)
_STRAIGHT = re.compile(r"^\w*\s+(?:(?:twice|again|to|about|against|of|the)\s+)*$", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?!(?:in|at|by|on|during|after|near|from|of|for|with)\b)\w")
_NOUN = re.compile(r"\b(?:an?|the|his|her|its|their|our|this|that|these|of|in|on|under|no|any|more|\d+)\s+$", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?\b")
_BREAK = re.compile(r"[.;:!?]\s|\b(?:and|but|while|who|which|that|because|after|when)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|deny|denied|denies|denying)\b|n[’']t\b", re.IGNORECASE)


def find_unasked(appearances: Sequence[Appearance], readings: Mapping[DocumentId, Reading]) -> tuple[str, ...]:
    """The shown appearances of one claim, and the readings of their documents, in; who is blamed and was not asked, out.

    Names as the claim prints them, each once, in order.
    """
    blamed: dict[str, str] = {}
    for a in appearances:
        for name in _blamed_in(a, readings[a.document].document.text):
            blamed.setdefault(normalise(name), name)
    if not blamed:
        return ()
    documents = dict.fromkeys(a.document for a in appearances)
    heard = {word for d in documents for name in _heard_in(readings[d]) for word in words_of(name)}
    return tuple(name for name in blamed.values() if words_of(name)[-1:] and words_of(name)[-1] not in heard)


def _blamed_in(a: Appearance, text: str) -> Iterator[str]:
    """Names within an appearance that stand where a word of doing or blaming leads to."""
    span, cue = a.assertion.span, a.assertion.cue
    start = cue.start if cue is not None and 0 <= span.start - cue.start <= BEFORE_CHARS else span.start  # "accused the mayor of"
    words = text[start : span.end]
    doing, blaming = _patterns()[:2]
    named = [m.span for m in a.assertion.values if m.kind in _KINDS and m.span.start >= start]
    if not named or _NEGATION.search(words):
        return
    places = [(s.start - start, s.end - start, s.of(text)) for s in named]
    for word in doing.finditer(words):
        if _PASSIVE.search(words[: word.start()]):
            yield from (name for low, _, name in places if _leads_to(words, word.end(), low, _BY))
        elif _OBJECT.match(words, word.end()) and not _NOUN.search(words[: word.start()]):
            yield from _doer(words, word.start(), places)
    for word in blaming.finditer(words):
        if not _PASSIVE.search(words[: word.start()]) and not _NOUN.search(words[: word.start()]):
            yield from (name for low, _, name in places if _leads_to(words, word.end(), low, _STRAIGHT))


def _doer(words: str, at: int, places: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """The nearest name before a word of doing, whose own it is not ("Reve’s daughter"), where no other clause lies between."""
    for _, high, name in reversed(places):
        between = words[high:at]
        if high <= at and not _OWNED.match(between):
            if len(between) <= BEFORE_CHARS and not _BREAK.search(between):
                yield name
            return


def _leads_to(words: str, end: int, start: int, way: re.Pattern[str]) -> bool:
    """Whether the words between the end of a word and the start of a name are of a kind."""
    return 0 <= start - end <= AFTER_CHARS and bool(way.match(words[end:start]))


def _heard_in(reading: Reading) -> Iterator[str]:
    """The names of all whom a report credits with anything, and whatever stands in a sentence that says they gave no answer."""
    yield from (name for source in reading.sources for name in (source.name, *source.aliases, source.body or ""))
    text, asked = reading.document.text, _patterns()[2]
    for match in asked.finditer(text):
        low = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        ends = [at for at in (text.find(". ", match.end()), text.find("\n", match.end())) if at >= 0]
        yield text[low : min(ends, default=len(text))]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Nothing in; what finds words of doing, of blaming, and of being asked, out."""
    words = load("blame")

    def pattern(stems: Iterable[str], ending: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, stems))}){ending}", re.IGNORECASE)

    doing = pattern(words["doing"], r"(?:\w{0,3}ed|\w{0,3}ing|e?s|e|)\b")
    return doing, pattern(words["blaming"], r"(?:ed|es|e|s|ing|)\b"), pattern(words["asked"], "")
