"""Rules that take two bodies for one: initials, short names, the names that an outlet is known by, and names read as a person's.

Each is handed the named sources of a case and yields pairs, with the values that fired. What the lists of outlets know as two is
never joined by its form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from firsthand import lexicons
from firsthand.lexicons import known
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.stages.cluster.joined import Member
from firsthand.text import names

Pairs = Iterator[tuple[Member, Member, str]]
Named = Mapping[Member, DocumentSource]

BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.GROUP})
SMALL = frozenset({"of", "for", "and", "the", "in", "on", "de", "la"})
_TRADE = frozenset({"news", "agency", "newspaper", "newswire"})
"""Words that an outlet's name may have or lack: the Meridian agency, Meridian News Agency."""


def names_in(source: DocumentSource) -> Iterable[str]:
    """A source in, its name and its aliases, each once, out."""
    return dict.fromkeys((source.name, *source.aliases))


def bodies_of(named: Named) -> dict[Member, DocumentSource]:
    """Named sources in, those that are no persons out."""
    return {m: s for m, s in named.items() if s.kind in BODIES}


class KnownNames:
    """The lists of outlets, by name as it is compared."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        for outlet in known.outlets():
            for name in (outlet.name, *outlet.others):
                self._known.setdefault(names.normalise(name), outlet.name)

    def of(self, source: DocumentSource) -> str | None:
        """A source in, the name that its outlet is best known by out; None where it is none of the lists, or may be none.

        One word names an outlet only where the report shows it to be one: "Time", "Star".
        """
        for name in names_in(source):
            found = self._known.get(names.normalise(name))
            if found and (source.kind is SourceKind.OUTLET or (source.kind in BODIES and len(names.words(name)) > 1)):
                return found
        return None

    def are_two(self, one: DocumentSource, other: DocumentSource) -> bool:
        """Whether the lists know the two as different outlets."""
        ours, theirs = self.of(one), self.of(other)
        return ours is not None and theirs is not None and ours != theirs


@known.kept
def known_names() -> KnownNames:
    """Nothing in, the lists of outlets as they stand now, by name, out."""
    return KnownNames()


def known_outlet(named: Named) -> Pairs:
    """Two names of one outlet or agency, by the lists: AFP is Agence France-Presse."""
    index = known_names()
    first: dict[str, Member] = {}
    for member, source in named.items():
        name = index.of(source)
        if name is not None and (other := first.setdefault(name, member)) != member:
            yield other, member, f"“{named[other].name}” and “{source.name}” are names of {name}"


def same_acronym(named: Named) -> Pairs:
    """A body is named by its initials in one place and in full in another."""
    bodies, index = bodies_of(named), known_names()
    short: dict[str, list[Member]] = defaultdict(list)
    for member, source in bodies.items():
        for name in names_in(source):
            if len(names.words(name)) == 1:
                short[names.words(name)[0]].append(member)
    for member, source in bodies.items():
        for name in names_in(source):
            for initials in initials_of(name):
                for other in short.get(initials, ()):
                    written = next(n for n in names_in(bodies[other]) if names.words(n) == (initials,))
                    if names.is_acronym_of(written, name) and not index.are_two(source, bodies[other]):
                        yield other, member, f"“{written}” are the initials of “{name}”"


def initials_of(name: str) -> set[str]:
    """A body's name in, its initials with and without small words out; none of a single word."""
    words = names.words(name)
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL)} if len(words) > 1 else set()


def same_trade_name(named: Named) -> Pairs:
    """An outlet is named with or without “news”, “agency”, “newspaper”: “Meridian agency”, “Meridian News Agency”."""
    index = known_names()
    holders: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for member, source in bodies_of(named).items():
        for core in {core_of(source, name) for name in names_in(source)} - {()}:
            holders[core].append(member)
    for members in holders.values():
        papers = [m for m in members if named[m].kind is SourceKind.OUTLET]
        if len({index.of(named[m]) for m in members} - {None}) > 1:
            continue
        for other in members:
            if papers and other != papers[0]:
                detail = f"“{named[papers[0]].name}” and “{named[other].name}” differ by “news”, “agency” or “newspaper” alone"
                yield papers[0], other, detail


def core_of(source: DocumentSource, name: str) -> tuple[str, ...]:
    """A body and a name of it in; its words, of an outlet without those of the trade, out; none where it is no proper name."""
    words = names.words(name)
    if not any(part[:1].isupper() for part in name.split()):
        return ()
    return tuple(w for w in words if w not in _TRADE) if source.kind is SourceKind.OUTLET else words


def short_name(named: Named) -> Pairs:
    """A body is named by the beginning or end of its name ("the Herald" of the Northern Herald), which fits no other."""
    bodies, index = bodies_of(named), known_names()
    full: dict[tuple[str, ...], Member] = {}
    for member, source in bodies.items():
        for name in names_in(source):
            full.setdefault(names.words(name), member)
    by_edge: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for words in full:
        for length in range(1, len(words)):
            by_edge[words[:length]].add(words)
            by_edge[words[-length:]].add(words)
    for words, member in full.items():
        longer = by_edge.get(words, set())
        longest = max(longer, key=lambda w: (len(w), w), default=None)
        if longest is None or not all(_is_edge(w, longest) for w in longer) or not _is_telling(words, bodies[member]):
            continue
        if index.are_two(bodies[member], bodies[full[longest]]):
            continue
        detail = f"“{bodies[member].name}” is short for “{bodies[full[longest]].name}”, and for no other name here"
        yield member, full[longest], detail


def _is_edge(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[: len(short)] == short or long[-len(short) :] == short


def _is_telling(words: tuple[str, ...], source: DocumentSource) -> bool:
    """A short name is a name only if it is written as one: "the Post", not "police"."""
    return any(w[:1].isupper() for n in names_in(source) if names.words(n) == words for w in n.split() if w.lower() not in SMALL)


def no_person(named: Named) -> Pairs:
    """What one report seems to name as a person is a body of just this name in another, and has no title and no given name."""
    bodies = {m: s for m, s in named.items() if s.kind in BODIES - {SourceKind.GROUP}}
    holders: dict[tuple[str, ...], Member] = {}
    for member, source in bodies.items():
        for name in names_in(source):
            words = names.words(name)
            if any(part[:1].isupper() for part in name.split()) and (len(words) > 1 or source.kind is SourceKind.OUTLET):
                holders.setdefault(words, member)
    for member, source in named.items():
        other = holders.get(names.words(source.name)) if source.kind is SourceKind.PERSON else None
        if other is not None and not _is_like_person(source):
            yield other, member, f"“{source.name}” is the name of a body elsewhere, and nothing shows it to be a person's"


def _is_like_person(source: DocumentSource) -> bool:
    """Whether a name has a title or a given name."""
    is_given = any(word in given for given in given_names().values() for word in names.words(source.name))
    return is_given or any(names.titles(name) for name in names_in(source))


@cache
def given_names() -> Mapping[str, frozenset[str]]:
    """Nothing in; given names of the lexicon, those of men under "he" and of women under "she", out."""
    return {sex: frozenset(listed.split()) for sex, listed in lexicons.load("given_names").items()}
