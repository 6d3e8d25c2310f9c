"""Names of a document: what the parser takes for one, put right by the lexicon and by the rest of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand import lexicons
from firsthand.model.document import Mention, MentionKind
from firsthand.stages.annotate.outlets import find_outlets, named_outlets
from firsthand.stages.annotate.reading import Line
from firsthand.stages.annotate.words import ParsedLine

_KINDS = {
    "PERSON": MentionKind.PERSON, "ORG": MentionKind.ORGANISATION, "GPE": MentionKind.PLACE, "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE, "NORP": MentionKind.GROUP, "WORK_OF_ART": MentionKind.OTHER, "LAW": MentionKind.OTHER,
    "PRODUCT": MentionKind.OTHER, "EVENT": MentionKind.OTHER, "LANGUAGE": MentionKind.OTHER,
}  # fmt: skip
_EDGE_START = re.compile(
    r"(?:(?:the|a|an|this|that|its|his|her|their|our|of|in|on|at|by|to|for|with|from|and)\s+|[\s\"'.,;:()\[\]@#—–-]+)",
    re.IGNORECASE,
)
_EDGE_END = re.compile(
    r"(?:['’]s|['’]|[\s\",;:()\[\]—–-]+|\s+(?:said|says|and|of|the|told)"
    r"|\s+(?:(?:on|by|until)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lady|Lord|Captain|Capt|Councillor|Sergeant|Sgt|Colonel|Col|General|Gen|Senator|Sen|Rep"
    r"|Gov|Governor|Judge|Justice|Professor|President|Minister|Mayor|Inspector|Father|Sister|Comrade)\.?\s+"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2})"
)
_ORGANISED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w-]+(?:s')?\s(?:(?:of|for|and|the|on)\s)*){0,5}(?:Ministry|Department|Office|Agency|Institute|Commission|Committee|Council"
    r"|Union|Directorate|Authority|League|Association|Inspectorate|Centre|Center|University|Foundation|Party|Court|Bureau|Society|Group"
    r"|Company|Corporation|Mission|Federation|Board|Assembly|Parliament)\b(?:\s(?:of|for|on)(?:\sthe)?(?:\s[A-ZÀ-Þ][\w’'-]+)+"
    r"(?:\sand(?:\s[A-ZÀ-Þ][\w’'-]+)+)?)?)"
)
_OWNED = re.compile(r"(?P<owner>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){0,2})'s?\s(?=[A-ZÀ-Þ])")
_CAPITALISED = re.compile(r"\b(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+)(?: [A-ZÀ-Þ]\.)?(?: [A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]){1,2}(?!\w)")
_HAS_CAPITAL = re.compile(r"[A-ZÀ-Þ]")


def find_names(lines: Sequence[Line], parses: Sequence[ParsedLine], outlet: str | None) -> list[Mention]:
    """The lines of a document with their parses in, its names out, in order.

    Args:
        lines: As they were parsed.
        parses: Their words and what was taken for a name there.
        outlet: Who published the document, where known.
    """
    # 1. what the parser sees, cut to the name
    found = [_entities(line.text, parse) for line, parse in zip(lines, parses, strict=True)]
    # 2. outlets, over what the parser sees
    known = frozenset(match[0] for line in lines for match in named_outlets(line.text)) | ({outlet} if outlet else set())
    for n, line in enumerate(lines):
        found[n] = _with_outlets(line.text, found[n], known)
    # 3. names that say what they are, where the parser sees none
    for n, line in enumerate(lines):
        found[n] = _with_pattern(line.text, found[n], _TITLED, MentionKind.PERSON)
        found[n] = _with_pattern(line.text, found[n], _ORGANISED, MentionKind.ORGANISATION)
        found[n] = _with_given_names(line.text, found[n])
    # 4. one kind for one name; persons by surname alone, once they were named in full
    persons = _persons(lines, found)
    for n, line in enumerate(lines):
        found[n] = [right for entry in found[n] for right in _put_right(line.text, entry, persons)]
        found[n] = _with_surnames(parses[n], found[n], persons)
    mentions = [Mention(kind, lines[n].span(start, end)) for n, entries in enumerate(found) for start, end, kind in entries]
    return sorted(mentions, key=lambda mention: mention.span)


_Entry = tuple[int, int, MentionKind]


def _entities(text: str, parse: ParsedLine) -> list[_Entry]:
    """The parser's names of a line, without articles and possessives; two persons side by side are one name cut in two."""
    out: list[_Entry] = []
    for entity in parse.names:
        kind = _KINDS.get(entity.label)
        if kind is None:
            continue
        start, end = _trim(text, entity.start, entity.end)
        if not _HAS_CAPITAL.search(text[start:end]):
            continue
        bracket = text.find(" (", start, end)
        if bracket > 0 and ")" not in text[bracket:end]:
            out.append((bracket + 2, end, kind))
            end = bracket
        if out and kind is MentionKind.PERSON and out[-1][2] is kind and text[out[-1][1] : start] in (" ", "-"):
            start = out.pop()[0]
        out.append((start, end, kind))
    return out


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while match := _EDGE_START.match(text, start, end):
        start = match.end()
    while match := _EDGE_END.search(text, start, end):
        end = match.start()
    return start, end


def _with_outlets(text: str, entries: list[_Entry], known: frozenset[str]) -> list[_Entry]:
    """Outlets take the place of what they cover; what is left of a person's name beside one stays a person."""
    out = list(entries)
    for start, end, is_doubtful in find_outlets(text, known):
        touching = [e for e in out if e[0] < end and start < e[1]]
        whole = [e for e in touching if (e[0], e[1]) == (start, end) or (e[0] >= start and e[1] <= end)]
        if is_doubtful and not any(e[2] in (MentionKind.ORGANISATION, MentionKind.OTHER) for e in whole):
            continue
        if " " not in text[start:end] and any(_is_longer_name(e, start, end) for e in touching):
            continue
        out = [e for e in out if e not in touching]
        for entry in touching:
            if entry[2] is MentionKind.PERSON:
                out += _rest(text, entry, start, end)
        out.append((start, end, MentionKind.OUTLET))
    return sorted(out)


def _is_longer_name(entry: _Entry, start: int, end: int) -> bool:
    """Whether a name of an organisation holds a one-word outlet and more ("Guardian Life Insurance")."""
    first, last, kind = entry
    return kind is MentionKind.ORGANISATION and first <= start and end <= last and last - first > end - start + 4


def _rest(text: str, entry: _Entry, start: int, end: int) -> Iterator[_Entry]:
    for first, last in ((entry[0], start), (end, entry[1])):
        if first < last:
            first, last = _trim(text, first, last)
            if last - first > 3 and text[first].isupper():
                yield first, last, entry[2]


def _with_pattern(text: str, entries: list[_Entry], pattern: re.Pattern[str], kind: MentionKind) -> list[_Entry]:
    """Names that a pattern finds are added where no other stands; a longer one takes the place of its own parts."""
    out = list(entries)
    for match in pattern.finditer(text):
        start, end = _trim(text, *match.span("name"))
        if " " not in text[start:end] and kind is MentionKind.ORGANISATION:
            continue
        touching = [e for e in out if e[0] < end and start < e[1]]
        is_part = all(start <= e[0] and e[1] <= end and e[2] is not MentionKind.OUTLET for e in touching)
        is_longer = kind is MentionKind.ORGANISATION and any(e[2] in (kind, MentionKind.PLACE) for e in touching)
        if not touching or (is_part and (is_longer or kind is MentionKind.PERSON)):
            out = [e for e in out if e not in touching]
            out.append((start, end, kind))
    return sorted(out)


@cache
def _given_names() -> frozenset[str]:
    given = lexicons.load("given_names")
    return frozenset(f"{given['he']} {given['she']}".split())


def _with_given_names(text: str, entries: list[_Entry]) -> list[_Entry]:
    """Two or three capitalised words of which the first is a given name are a person, where the parser sees nothing."""
    out = list(entries)
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        if match["first"].lower() in _given_names() and not any(e[0] < end and start < e[1] for e in out):
            out.append((start, end, MentionKind.PERSON))
    return sorted(out)


def _persons(lines: Sequence[Line], found: Sequence[Sequence[_Entry]]) -> dict[str, MentionKind]:
    """Single words that are the last of a person's full name in this document, unless more often the name of something else."""
    full: Counter[str] = Counter()
    alone: Counter[tuple[str, MentionKind]] = Counter()
    for line, entries in zip(lines, found, strict=True):
        for start, end, kind in entries:
            parts = line.text[start:end].split()
            if len(parts) == 1:
                alone[parts[0], kind] += 1
            elif kind is MentionKind.PERSON and len(parts) < 5:
                full[parts[-1]] += 1
    return {
        word: MentionKind.PERSON
        for word in full
        if word[:1].isupper() and alone[word, MentionKind.PLACE] <= full[word] + alone[word, MentionKind.PERSON] and len(word) > 2
    }


def _put_right(text: str, entry: _Entry, persons: dict[str, MentionKind]) -> Iterator[_Entry]:
    """A name in, itself with its kind put right out; "Moor's Harbour Office" is two, where Moor is a person of the document."""
    start, end, kind = entry
    owner = _OWNED.match(text, start, end)
    if owner and kind is MentionKind.ORGANISATION and owner["owner"].split()[-1] in persons:
        yield start, owner.end("owner"), MentionKind.PERSON
        yield owner.end(), end, kind
    else:
        yield start, end, kind if kind is MentionKind.OUTLET else persons.get(text[start:end], kind)


def _with_surnames(parse: ParsedLine, entries: list[_Entry], persons: dict[str, MentionKind]) -> list[_Entry]:
    """Surnames of the document's persons that the parser passed over are added."""
    out = list(entries)
    for word in parse.words:
        if word.text in persons and word.pos in ("PROPN", "NOUN") and not any(e[0] < word.end and word.start < e[1] for e in out):
            out.append((word.start, word.end, MentionKind.PERSON))
    return out
