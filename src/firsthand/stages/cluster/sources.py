"""Case-wide sources: what each document calls its sources in, one `Source` for all descriptions that are provably one out.

Named sources are joined by their names. Anonymous ones are joined by nothing but the published chain or one verbatim quotation
(`anonymous`), and never to a named one. Whether a spokesperson and the body are one is for stage 10.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from firsthand.model.judgement import UNCONSTRAINED, Constraints
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, Merge, Source, SourceId, SourceKind
from firsthand.stages.cluster.bodies import (
    BODIES,
    SMALL,
    Named,
    Pairs,
    known_outlet,
    names_in,
    no_person,
    same_acronym,
    same_trade_name,
    short_name,
)
from firsthand.stages.cluster.joined import Joined, Member
from firsthand.stages.cluster.persons import name_behind, office_of, other_spelling, same_office, same_person
from firsthand.text import names

LONGEST_NAME = 8
"""Words. A description longer than this is not shown as a name where a shorter one is known."""


def join_named(
    readings: Sequence[Reading], constraints: Constraints = UNCONSTRAINED, stories: Sequence[Sequence[str]] = ()
) -> Joined:
    """Readings in order of the case, and what must be one or two, in; their sources with the named ones joined out.

    Args:
        readings: Their sources may bear any name; those without one are left as they are.
        constraints: What a person decided.
        stories: The documents of each story: within one, whoever holds an office need not be named.
    """
    joined = Joined({(r.document.id, n): s for r in readings for n, s in enumerate(r.sources)}, constraints)
    named = {m: s for m, s in joined.members.items() if not s.is_anonymous and s.kind is not SourceKind.UNSPECIFIED}
    for rule in RULES:
        for a, b, detail in rule(named):
            joined.join(a, b, Merge(rule.__name__, detail))
    for a, b, detail in same_office(named, stories):
        joined.join(a, b, Merge(same_office.__name__, detail))
    return joined


def same_name(named: Named) -> Pairs:
    """Two descriptions with one name, but for case, accents, articles and titles, are one source. A person is no body."""
    holders: dict[tuple[bool, str], Member] = {}
    vague = _vague_names(named)
    for member, source in named.items():
        for name in all_names(source):
            if name != source.name and names.words(name) in vague and source.kind is not SourceKind.PERSON:
                continue
            words = names.without_titles(name) if source.kind is SourceKind.PERSON else names.words(name)
            if not words or (source.kind is SourceKind.PERSON and len(words) < 2):
                continue
            key = (source.kind is SourceKind.PERSON, " ".join(words))
            first = holders.setdefault(key, member)
            if first != member:
                yield first, member, f"“{named[first].name}” and “{source.name}” have one name"


def all_names(source: DocumentSource) -> tuple[str, ...]:
    """A source in, its names out; of a person also what stands behind a description ("columnist Joe Arden")."""
    given = tuple(names_in(source))
    behind = (name_behind(name) for name in given) if source.kind is SourceKind.PERSON else ()
    return tuple(dict.fromkeys((*given, *(name for name in behind if name))))


def _vague_names(named: Named) -> set[tuple[str, ...]]:
    """What bodies of different names are called beside their names, without a capital: "the agency", "the station"."""
    called: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for source in named.values():
        for alias in source.aliases:
            if source.kind is not SourceKind.PERSON and alias.islower():
                called[names.words(alias)].add(names.words(source.name))
    return {words for words, full in called.items() if len(full - {words}) > 1}


RULES = (same_name, known_outlet, same_acronym, same_person, other_spelling, short_name, same_trade_name, no_person)
"""In the order in which they are applied; the order changes the reasons, never who is one."""


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
    # of equal ones the first
    first = max(described, key=lambda d: (d.kind is not SourceKind.UNSPECIFIED, _is_own_name(d), _fullness(d.name)))
    name = first.name
    aliases = dict.fromkeys(n for d in described for n in names_in(d) if n != name)
    return Source(
        id=source_id,
        name=name,
        kind=_kind_of(described, first),
        is_anonymous=all(d.is_anonymous for d in described),
        aliases=tuple(aliases),
        body=next((d.body for d in described if d.body), None),
        speaks_for_body=any(d.speaks_for_body for d in described),
        members=tuple(members),
        merges=tuple(merges),
    )


def _is_own_name(described: DocumentSource) -> bool:
    """Whether a person is called by name, not by an office ("governor of Ostrel") or a part of one ("of Ostrel Line")."""
    if described.kind is not SourceKind.PERSON or described.is_anonymous:
        return True
    return office_of(described.name) is None and described.name.split(" ", 1)[0] not in SMALL


def _kind_of(described: Sequence[DocumentSource], first: DocumentSource) -> SourceKind:
    """The kind of a source: of the fullest description, unless that took a body's name for a person's."""
    kinds = [d.kind for d in described if d.kind in BODIES]
    if first.kind is SourceKind.PERSON and kinds and not first.is_anonymous:
        return SourceKind.OUTLET if SourceKind.OUTLET in kinds else kinds[0]
    return first.kind


def _fullness(name: str) -> tuple[bool, int]:
    """Words of a name, a description that has grown too long ranked below."""
    count = len(names.words(name))
    return count <= LONGEST_NAME, count if count <= LONGEST_NAME else -count
