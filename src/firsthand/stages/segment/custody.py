"""A line of credits in, through whose hands the text went out: who wrote, edited or translated it, and whose copy it is.

These are no sources: they vouch for the text, not for what it tells. Credits of pictures are none of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.lexicons import known
from firsthand.model.document import Custody, CustodyRole, PassageKind
from firsthand.model.span import Span

_WHO = r"(?:\s*:\s*|\s+by\s*:?\s+)"
_IN = r"(?: (?:in|from|into) [^.;:]{2,30}?)?"
_ALLOWED = r"(?: (?:with|by) (?:the )?(?:kind )?permission)?"
_PHRASES: tuple[tuple[CustodyRole, str], ...] = (
    (CustodyRole.TRANSLATOR, rf"(?:(?:adapted|abridged) and )?(?:translated|translation)(?: and \w+)?{_IN}{_WHO}"),
    (CustodyRole.TRANSLATOR, rf"(?:translator|english version){_WHO}"),
    (CustodyRole.CONTRIBUTOR, rf"(?:with )?(?:additional|further) (?:reporting|material|research){_IN}(?:{_WHO}|\s+from\s+)"),
    (CustodyRole.CONTRIBUTOR, r"with (?:reporting|contributions|files) (?:by|from)\s*:?\s+"),
    (CustodyRole.CONTRIBUTOR, r"contribut(?:ors?|ing)\s*:\s*"),
    (CustodyRole.EDITOR, rf"(?:copy[ -]?|writing and )?edit(?:ed|ing)(?: and \w+)?{_IN}{_WHO}"),
    (CustodyRole.EDITOR, r"(?:copy ?)?editors?\s*:\s*"),
    (CustodyRole.REPORTER, rf"report(?:ed|ing)(?: and writing)?{_IN}{_WHO}"),
    (CustodyRole.REPORTER, r"(?:report by|reporters?\s*:)\s+"),
    (CustodyRole.COMPILER, rf"(?:compiled|compilation|assembled){_WHO}"),
    (CustodyRole.PUBLISHER, r"(?:was )?(?:first |originally )(?:appeared|published|printed) (?:in|on|by|at)\s+"),
    (CustodyRole.PUBLISHER, rf"(?:re(?:published|printed|produced)|syndicated){_ALLOWED} (?:from|of|by|courtesy of)\s+"),
    (CustodyRole.AGENCY, r"(?:source|credit|via|courtesy of)\s*:?\s+"),
    (CustodyRole.AUTHOR, rf"(?:written|writing|words|story|text|analysis){_WHO}"),
    (CustodyRole.AUTHOR, r"by\s*:?\s+"),
)
"""What stands before names, what was done by these; of two that begin together the first in this list."""
_PHRASE = re.compile("|".join(rf"(?P<p{n}>(?<![\w-]){words})" for n, (_, words) in enumerate(_PHRASES)), re.IGNORECASE)
_NAME = re.compile(
    r"(?:the )?[A-ZÀ-Þ][\w.’'&-]*(?:\s+(?:(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|al|el|of|the|and|&) ){0,2}?"
    r"[A-ZÀ-Þ][\w.’'&-]*)*"
)
_PART = re.compile(r"\s*(?:,\s*(?:and|with)\s+|[,/&|·•]|\s+and\s+|\s+with\s+)\s*")
_AFTER_NAME = re.compile(r"\s+(?:in|at|of|for|from|with|on)\s+.*$", re.DOTALL)
_BREAK = re.compile(r"[;\n|)\]]|(?<=[a-zà-ÿ]{2})\.(?=\s|$)")
_CONTRIBUTED = re.compile(r"(?P<names>[^.;\n]+?)(?: (?:in|at|from) [A-Z][^.;\n]*?)?(?: also)? contributed\b")
_PICTURE = re.compile(
    r"\b(?:photo\w*|pictures?|images?|getty|video|graphics?|illustration|file|handout|pool|cover)\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)|/([^/\n]{2,40})/")
_AT_END = re.compile(r"(?:\(([^()]{2,60})\)|[–—-]{1,2}\s*([A-ZÀ-Þ][\w. -]{1,40}?))\.?\s*$")
_WHOLE = re.compile(r"^[\W_]*(.{2,200}?)[\W_]*$", re.DOTALL)
_CREDIT_CHARS = 200
"""An agency is looked for in so many characters at the end of a line. Keeps this linear."""
_NO_NAME = frozenset({"staff", "agencies", "wire", "our", "a", "an", "the", "special", "newsroom", "staff writer"})


def find_custody(text: str, span: Span, kind: PassageKind) -> tuple[Custody, ...]:
    """A text, a stretch of it and what that is in; the custody that it tells of, in text order, out."""
    line = span.of(text)
    found: Iterator[tuple[CustodyRole, int, int]]
    if kind is PassageKind.DATELINE:
        found = _agencies_in(line, _IN_BRACKETS)
    elif kind is PassageKind.SENTENCE:
        found = _agencies_in(line, _AT_END)
    elif kind in (PassageKind.BYLINE, PassageKind.CREDIT):
        found = iter(()) if _PICTURE.search(line) else _credited(line)
    else:
        return ()
    at = sorted(found, key=lambda each: each[1])
    return tuple(dict.fromkeys(Custody(role, line[a:b], Span(span.start + a, span.start + b)) for role, a, b in at))


def _credited(line: str) -> Iterator[tuple[CustodyRole, int, int]]:
    """A line of credits in, each name with its role and place in the line out."""
    phrases = list(_PHRASE.finditer(line))
    for n, phrase in enumerate(phrases):
        limit = phrases[n + 1].start() if n + 1 < len(phrases) else len(line)
        end = _BREAK.search(line, phrase.end(), limit)
        role = _PHRASES[int(str(phrase.lastgroup)[1:])][0]
        for start, stop in _names_in(line, phrase.end(), end.start() if end else limit):
            is_agency = _is_agency(line[start:stop])
            if role is not CustodyRole.AGENCY or is_agency or _is_outlet(line[start:stop]):
                yield (CustodyRole.AGENCY if is_agency and role is not CustodyRole.PUBLISHER else role), start, stop
    for told in _CONTRIBUTED.finditer(line):
        for start, stop in _names_in(line, told.start("names"), told.end("names")):
            yield (CustodyRole.AGENCY if _is_agency(line[start:stop]) else CustodyRole.CONTRIBUTOR), start, stop
    if not phrases:
        yield from _agencies_in(line, _WHOLE)


def _names_in(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch of names in ("Ada Moor in Kalmet, Ben Voss and Cal Dunn"), the place of each out."""
    at = start
    for part in [*_PART.finditer(line, start, end), None]:
        stop = part.start() if part else end
        words = _AFTER_NAME.sub("", line[at:stop])
        name = _NAME.match(words.strip(" .:–—-()[]"))
        if name and name[0].lower() not in _NO_NAME and name[0] == words.strip(" .:–—-()[]\n"):
            first = line.index(name[0], at)
            yield first, first + len(name[0].rstrip("."))
        at = part.end() if part else end


def _agencies_in(line: str, pattern: re.Pattern[str]) -> Iterator[tuple[CustodyRole, int, int]]:
    """A line and where in it an agency may stand in, the agencies that stand there out."""
    for found in pattern.finditer(line, max(0, len(line) - _CREDIT_CHARS)):
        group = next(n for n, words in enumerate(found.groups(), 1) if words is not None)
        at = found.start(group)
        for part in re.finditer(r"[^/,;]+", found[group]):
            words = part[0].strip()
            if _is_agency(words):
                start = at + part.start() + part[0].index(words)
                yield CustodyRole.AGENCY, start, start + len(words)


def _is_agency(name: str) -> bool:
    return name.lower().removeprefix("the ") in _lists()[0]


def _is_outlet(name: str) -> bool:
    return name.lower().removeprefix("the ") in _lists()[1]


@known.kept
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Names of agencies, and of all outlets, in lower case."""
    outlets = known.outlets()
    every = {n.lower() for o in outlets for n in (o.name, *o.others)}
    return frozenset(n.lower() for o in outlets if o.kind == "agency" for n in (o.name, *o.others)), frozenset(every)
