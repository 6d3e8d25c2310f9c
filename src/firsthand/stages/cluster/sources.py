"""Case-wide sources: what each document calls its sources in, one `Source` for all descriptions that are provably one out.

Named sources are joined by their names. Anonymous ones are joined by nothing but the published chain or one verbatim quotation
(`anonymous`), and never to a named one. Whether a spokesperson and the body are one is for stage 10.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from firsthand.model.judgement import UNCONSTRAINED, Constraints
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, Merge, Source, SourceId, SourceKind
from firsthand.stages.cluster.joined import Joined, Member
from firsthand.text import names
from firsthand.text.agreement import Agreement

_BODIES = {SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.GROUP}
LONGEST_NAME = 8
"""Words. A description longer than this is not shown as a name where a shorter one is known."""


def join_named(readings: Sequence[Reading], constraints: Constraints = UNCONSTRAINED) -> Joined:
    """Readings in order of the case, and what must be one or two, in; their sources with the named ones joined out."""
    joined = Joined({(r.document.id, n): s for r in readings for n, s in enumerate(r.sources)}, constraints)
    named = {m: s for m, s in joined.members.items() if not s.is_anonymous and s.kind is not SourceKind.UNSPECIFIED}
    for rule in (same_name, same_acronym, same_person, short_name):
        for a, b, detail in rule(named):
            joined.join(a, b, Merge(rule.__name__, detail))
    return joined


Pairs = Iterator[tuple[Member, Member, str]]
Named = Mapping[Member, DocumentSource]


def same_name(named: Named) -> Pairs:
    """Two descriptions with one name, but for case, accents, articles and titles, are one source. A person is no body."""
    holders: dict[tuple[bool, str], Member] = {}
    vague = _vague_names(named)
    for member, source in named.items():
        for name in _names(source):
            if name != source.name and names.words(name) in vague and source.kind is not SourceKind.PERSON:
                continue
            words = names.without_titles(name) if source.kind is SourceKind.PERSON else names.words(name)
            if not words or (source.kind is SourceKind.PERSON and len(words) < 2):
                continue
            key = (source.kind is SourceKind.PERSON, " ".join(words))
            first = holders.setdefault(key, member)
            if first != member:
                yield first, member, f"“{named[first].name}” and “{source.name}” have one name"


def _vague_names(named: Named) -> set[tuple[str, ...]]:
    """What bodies of different names are called beside their names, without a capital: "the agency", "the station"."""
    called: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for source in named.values():
        for alias in source.aliases:
            if source.kind is not SourceKind.PERSON and alias.islower():
                called[names.words(alias)].add(names.words(source.name))
    return {words for words, full in called.items() if len(full - {words}) > 1}


def same_acronym(named: Named) -> Pairs:
    """A body is named by its initials in one place and in full in another."""
    bodies = {m: s for m, s in named.items() if s.kind in _BODIES}
    short: dict[str, list[Member]] = defaultdict(list)
    for member, source in bodies.items():
        for name in _names(source):
            if len(names.words(name)) == 1:
                short[names.words(name)[0]].append(member)
    for member, source in bodies.items():
        for name in _names(source):
            words = names.words(name)
            if len(words) < 2:
                continue
            for initials in {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)}:
                for other in short.get(initials, ()):
                    written = next(n for n in _names(bodies[other]) if names.words(n) == (initials,))
                    if names.is_acronym_of(written, name):
                        yield other, member, f"“{written}” are the initials of “{name}”"


_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "de", "la"})


def same_person(named: Named) -> Pairs:
    """A surname alone, or with an initial, is the one person of the case who fits it; where two fit, it stays apart."""
    people = {m: s for m, s in named.items() if s.kind is SourceKind.PERSON}
    by_surname: dict[str, list[Member]] = defaultdict(list)
    for member, source in people.items():
        for word in {w for name in _names(source) for w in names.without_titles(name)}:
            by_surname[word].append(member)
    for member, source in people.items():
        for other in _only_fitting(member, source, people, by_surname):
            yield other, member, f"“{source.name}” fits “{people[other].name}” and nobody else in the case"


def _only_fitting(member: Member, source: DocumentSource, people: Named, by_surname: Mapping[str, list[Member]]) -> list[Member]:
    """A person in, the first member whose name fits out, if all that fit can be one person; else nobody."""
    words = names.without_titles(source.name)
    near = [m for m in by_surname.get(words[-1], ()) if m != member] if words else []
    fitting = [m for m in near if _compare(source, people[m]) in (Agreement.SAME, Agreement.COMPATIBLE)]
    full = [m for m in fitting if len(names.without_titles(people[m].name)) > 1]
    if not full or any(_compare(people[full[0]], people[m]) is Agreement.DIFFERS for m in full[1:]):
        return []
    return full[:1]


def _compare(a: DocumentSource, b: DocumentSource) -> Agreement:
    return names.compare_person(a.name, b.name)


def short_name(named: Named) -> Pairs:
    """A body is named by the beginning or end of its name ("the Herald" of the Northern Herald), which fits no other."""
    bodies = {m: s for m, s in named.items() if s.kind in _BODIES}
    full: dict[tuple[str, ...], Member] = {}
    for member, source in bodies.items():
        for name in _names(source):
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
        detail = f"“{bodies[member].name}” is short for “{bodies[full[longest]].name}”, and for no other name here"
        yield member, full[longest], detail


def _is_edge(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[: len(short)] == short or long[-len(short) :] == short


def _is_telling(words: tuple[str, ...], source: DocumentSource) -> bool:
    """A short name is a name only if it is written as one: "the Post", not "police"."""
    return any(w[:1].isupper() for n in _names(source) if names.words(n) == words for w in n.split() if w.lower() not in _SMALL)


def _names(source: DocumentSource) -> Iterable[str]:
    return dict.fromkeys((source.name, *source.aliases))


def number(joined: Joined) -> tuple[tuple[Source, ...], dict[Member, SourceId]]:
    """Joined members in, the case's sources by first appearance, and the source of each member, out."""
    sources: list[Source] = []
    of_member: dict[Member, SourceId] = {}
    for members, merges in joined.groups():
        source = _make(SourceId(f"S{len(sources) + 1}"), [joined.members[m] for m in members], members, merges)
        sources.append(source)
        of_member.update(dict.fromkeys(members, source.id))
    return tuple(sources), of_member


def _make(source_id: SourceId, described: Sequence[DocumentSource], members: Sequence[Member], merges: Sequence[Merge]) -> Source:
    first = max(described, key=lambda d: (d.kind is not SourceKind.UNSPECIFIED, _fullness(d.name)))  # of equal ones the first
    name = first.name
    aliases = dict.fromkeys(n for d in described for n in _names(d) if n != name)
    return Source(
        id=source_id,
        name=name,
        kind=first.kind,
        is_anonymous=all(d.is_anonymous for d in described),
        aliases=tuple(aliases),
        body=next((d.body for d in described if d.body), None),
        speaks_for_body=any(d.speaks_for_body for d in described),
        members=tuple(members),
        merges=tuple(merges),
    )


def _fullness(name: str) -> tuple[bool, int]:
    """Words of a name, a description that has grown too long ranked below."""
    count = len(names.words(name))
    return count <= LONGEST_NAME, count if count <= LONGEST_NAME else -count
