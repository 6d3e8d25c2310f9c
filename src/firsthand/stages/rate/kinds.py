"""What a source is to the rules: nobody, an outlet, an outlet's piece, or somebody with names. Works on one source alone."""

from __future__ import annotations

import re

from firsthand.lexicons.known import kept
from firsthand.model.source import Source, SourceKind
from firsthand.stages.rate.names import Name, find_outlet, name_of, outlet_names, person_of

_UNNAMED_PAPERS = {("polls",), ("polling",), ("surveys",), ("studies",), ("documents",), ("records",)}
_NOBODY = {("media",), ("press",), ("reports",), ("rumours",), ("rumors",), ("outlets",), ("hearsay",)}
_PIECES = frozenset({"report", "story", "article", "analysis", "investigation", "interview", "editorial", "column", "dispatch"})
_BARE_PIECE = re.compile(rf"(?:(?:[Aa]n?|[Tt]he|[Oo]ne) )?(?:{'|'.join(sorted(_PIECES))})\b(?! (?:of|by|from) )(?!['’])")
_PAPERS = _PIECES | {"release", "statement", "post", "letter", "page", "blog", "newsletter", "thread", "tweet"}
_OUTLET_WORDS = 3
"""How many words before "report" may name the outlet that published it."""
_PRESS = frozenset({"news", "newspaper", "press", "media", "magazine", "agency", "wire"})
_PRESS_PIECES = {("story",), ("article",), ("editorial",), ("column",), ("dispatch",)}


def names_nobody(source: Source) -> bool:
    """Whether a source is one of rule 7: "reports", "local media", "rumours", or papers of which nothing says whose they are."""
    if source.kind is SourceKind.DOCUMENT and not source.body and name_of(source.name) in _UNNAMED_PAPERS:
        return True
    return source.kind is SourceKind.UNSPECIFIED or (source.is_anonymous and name_of(source.name)[-1:] in _NOBODY)


def is_outlet(source: Source) -> bool:
    """Whether a source is an outlet, or an outlet's own piece ("a Guardian report", "a newspaper story")."""
    if source.kind is SourceKind.OUTLET:
        return True
    if source.is_anonymous and find_outlet(_piece_at_the_end(source.name)):  # however much else its description took in
        return True
    if source.kind is not SourceKind.DOCUMENT:
        return False
    names = [name_of(name) for name in (source.name, *source.aliases)]
    is_piece = any(set(name) & _PIECES and (set(name) & _PRESS or find_outlet(name)) for name in names)
    return is_piece or names[0][-1:] in _PRESS_PIECES


def outlet_names_of(source: Source) -> tuple[Name, ...]:
    """An outlet, or an outlet's piece, in; the names by which its voice is counted out."""
    if source.kind is SourceKind.OUTLET:
        return names_of(source) or (name_of(source.name),)
    words = _piece_at_the_end(source.name) if source.is_anonymous else name_of(source.name)
    printed_by = find_outlet(words)
    return outlet_names(printed_by) if printed_by else names_of(source) or (name_of(source.name),)


def _piece_at_the_end(description: str) -> Name:
    """A description of two papers in; the words before "report" where the last is one ("a post on the Courier report") out.

    None for a person ("an official who read the Courier report"): nothing is taken from what somebody only knows of.
    """
    words = name_of(description)
    is_piece = words[-1:] and words[-1] in _PIECES and not _PAPERS.isdisjoint(words[:-1])
    return words[-1 - _OUTLET_WORDS : -1] if is_piece else ()


def is_bare_piece(source: Source) -> bool:
    """Whether a source is a report or the like of which nothing says whose it is ("a report that suggests ...")."""
    return source.kind is SourceKind.DOCUMENT and _BARE_PIECE.match(source.name) is not None


def names_of(source: Source) -> tuple[Name, ...]:
    """A source in, every name of it out, the fullest first, a person's without titles; none for an anonymous one."""
    return () if source.is_anonymous else _names_of(source.kind, source.name, source.aliases)


@kept
def _names_of(kind: SourceKind, name: str, aliases: tuple[str, ...]) -> tuple[Name, ...]:
    read = person_of if kind is SourceKind.PERSON else name_of
    names = [words for words in map(read, (name, *aliases)) if words]
    if kind is SourceKind.OUTLET:
        names = [known for words in names for known in outlet_names(words)]
    return tuple(dict.fromkeys(names))
