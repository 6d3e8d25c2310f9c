"""Where chains really begin: a chain that passes through an outlet whose own report is in the case goes on from that report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.model.claim import Appearance, AppearanceId, Claim
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Reading
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.stages.cluster.moments import is_earlier
from firsthand.text import names


def find_outlets(readings: Sequence[Reading], sources: Sequence[Source]) -> list[SourceId | None]:
    """Readings and the case's sources in; the source that stands for the outlet (or else the author) of each out."""
    index = _Bodies(sources)
    return [index.outlet_of(r.document) for r in readings]


class _Bodies:
    """Sources by what an outlet or author may be called, so that no document is compared with every source."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._by_name: dict[tuple[str, ...], SourceId] = {}
        self._by_edge: dict[str, list[tuple[str, SourceId]]] = defaultdict(list)
        self._by_initial: dict[str, list[tuple[str, SourceId]]] = defaultdict(list)
        self._found: dict[str, SourceId | None] = {}
        for source in sources:
            if source.is_anonymous:
                continue
            for name in (source.name, *source.aliases):
                words = names.words(name)
                self._by_name.setdefault(words, source.id)
                if source.kind is SourceKind.PERSON or not words:
                    continue
                if is_own_short_form(name, source.name):
                    continue
                for edge in {words[0], words[-1]}:
                    self._by_edge[edge].append((name, source.id))
                for initial in {word[0] for word in words}:
                    self._by_initial[initial].append((name, source.id))

    def outlet_of(self, document: Document) -> SourceId | None:
        """A document in, the source that stands for its outlet, or else its author, out."""
        for name in (document.outlet, document.author):
            if not name:
                continue
            if name not in self._found:
                self._found[name] = self._find(name)
            if self._found[name] is not None:
                return self._found[name]
        return None

    def _find(self, outlet: str) -> SourceId | None:
        """An outlet's name in; the source that is called so, or else the one whose name is short for it, out."""
        words = names.words(outlet)
        if words in self._by_name:
            return self._by_name[words]
        if not words:
            return None
        near = [entry for edge in {words[0], words[-1]} for entry in self._by_edge.get(edge, ())]
        initials = {word[0] for word in words}
        near += [entry for initial in initials for entry in self._by_initial.get(initial, ()) if _is_one_word(outlet, entry[0])]
        fitting = {id_ for name, id_ in dict.fromkeys(near) if is_short_for(name, outlet)}
        return fitting.pop() if len(fitting) == 1 else None


def is_own_short_form(alias: str, name: str) -> bool:
    """Whether another name of a source is short for its full one: "the Mail" of the Kelmar Mail is short for no other Mail."""
    return len(names.words(alias)) < len(names.words(name)) and is_short_for(alias, name)


def _is_one_word(name: str, other: str) -> bool:
    """Whether either name may be initials, for which it has no space in it."""
    return " " not in name.strip() or " " not in other.strip()


def is_short_for(name: str, outlet: str) -> bool:
    """Whether a name is an outlet's initials, or the beginning or end of its name with a capital."""
    short, full = names.words(name), names.words(outlet)
    if not short or not full:
        return False
    if names.is_acronym_of(name.strip(), outlet) or names.is_acronym_of(outlet.strip(), name):
        return True
    smaller, larger = sorted((short, full), key=len)
    is_edge = larger[: len(smaller)] == smaller or larger[-len(smaller) :] == smaller
    return is_edge and any(w[:1].isupper() for w in name.split() if w.lower() not in {"the", "a", "an"})


def join_chains(
    readings: Sequence[Reading],
    outlets: Sequence[SourceId | None],
    *,
    appearances: Sequence[Appearance],
    claims: Sequence[Claim],
) -> tuple[Appearance, ...]:
    """Readings with the source of each one's outlet, appearances and claims in; the appearances with their roots out.

    An appearance whose chain passes through the outlet of another report of the case is rooted in that report's appearance of
    the same claim, the one nearest to the head of the chain; and where that one is rooted too, in its root.
    """
    by_id = {a.id: a for a in appearances}
    published = {r.document.id: r.document for r in readings}
    documents: dict[SourceId, list[DocumentId]] = defaultdict(list)
    for reading, outlet in zip(readings, outlets, strict=True):
        if outlet is not None:
            documents[outlet].append(reading.document.id)
    nearest: dict[AppearanceId, AppearanceId] = {}
    for claim in claims:
        members = [by_id[a] for a in claim.appearances]
        for one in members:
            found = _find_relayed(one, members, documents, published)
            if found is not None:
                nearest[one.id] = found.id
    return tuple(replace(a, root=_follow(a.id, nearest)) for a in appearances)


def _find_relayed(
    one: Appearance,
    members: Sequence[Appearance],
    documents: Mapping[SourceId, Sequence[DocumentId]],
    published: Mapping[DocumentId, Document],
) -> Appearance | None:
    """An appearance and those of the same claim in, the one that its chain passes on out."""
    for link in one.chain:
        relayed = [m for m in members if m.document in documents.get(link, ()) and m.document != one.document]
        ours = published[one.document].published
        earlier = [m for m in relayed if is_earlier(ours, published[m.document].published) is not True]
        if earlier:
            return max(earlier, key=lambda m: (bool(m.chain) and m.chain[0] == one.chain[0], -len(m.chain)))
    return None


def _follow(start: AppearanceId, nearest: Mapping[AppearanceId, AppearanceId]) -> AppearanceId | None:
    """An appearance in, the last one that can be reached from it out; None where it is rooted in nothing, or in a circle."""
    seen = {start}
    current = start
    while current in nearest:
        current = nearest[current]
        if current in seen:
            return None
        seen.add(current)
    return None if current == start else current
