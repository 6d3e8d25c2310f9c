"""Which members of different documents are one source so far: joinings, reasons, and what a person holds together or apart.

Joinings are collected as the rules find them. Only where a source would then hold what must stay apart is it divided again, by
rules that do not look at the order of the case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.model.document import DocumentId
from firsthand.model.judgement import UNCONSTRAINED, Constraints, SourceRef
from firsthand.model.source import DocumentSource, Merge
from firsthand.text import names

Member = tuple[DocumentId, int]
"""A document, and the index of one of its sources."""

Edge = tuple[Member, Member, Merge]
"""Two members that a rule or a person joined, and why."""

Group = tuple[list[Member], list[Merge]]
"""Members that are one source, and the reasons, one fewer."""


def why_given(reason: str | None) -> Merge:
    """Why a person holds two things together, if they do, in; the reason that is shown out."""
    return Merge("judgement", reason) if reason else Merge("before", "settled before")


def in_fixed_order(member: tuple[DocumentId, int]) -> tuple[int, str, int]:
    """A member in, what it is ordered by whatever the order of the case, out."""
    return len(member[0]), member[0], member[1]


def rank_in_fixed_order(members: Sequence[tuple[DocumentId, int]]) -> list[int]:
    """Members in order of the case in, the rank of each whatever that order, out."""
    rank = {member: n for n, member in enumerate(sorted(members, key=in_fixed_order))}
    return [rank[member] for member in members]


@dataclass(slots=True)
class Joined:
    """Which members are one source so far, with the reasons. Grows; the order of joining does not change who is one.

    Attributes:
        members: Every source of every document, in order of the case.
        constraints: What must be one, and what must not.
    """

    members: Mapping[Member, DocumentSource]
    constraints: Constraints = UNCONSTRAINED
    _reasons: list[tuple[Member, Merge]] = field(default_factory=list)
    _edges: list[Edge] = field(default_factory=list)
    _leader: dict[Member, Member] = field(default_factory=dict)
    _place: dict[Member, int] = field(default_factory=dict)
    _apart: dict[Member, set[Member]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self._leader = {m: m for m in self.members}
        self._place = {m: n for n, m in enumerate(self.members)}
        for a, b in self.constraints.sources_apart:
            if a != b:
                self._apart[a].add(b)
                self._apart[b].add(a)
        for a, b, merge in self._given(self.members):
            self.join(a, b, merge)

    def lead(self, member: Member) -> Member:
        """A member in, the first of those that it was joined with out."""
        while self._leader[member] != member:
            self._leader[member] = self._leader[self._leader[member]]
            member = self._leader[member]
        return member

    def join(self, a: Member, b: Member, merge: Merge) -> None:
        """Two members and why they are one source in; nothing happens where they are one already."""
        if self._is_divisive:
            self._edges.append((a, b, merge))
        first, second = sorted((self.lead(a), self.lead(b)), key=lambda m: self._place[m])
        if first != second:
            self._leader[second] = first
            self._reasons.append((first, merge))

    def groups(self) -> list[Group]:
        """Nothing in; the sources, by first member in order of the case, with members in that order, out."""
        found: dict[Member, list[Member]] = defaultdict(list)
        reasons: dict[Member, list[Merge]] = defaultdict(list)
        for member in self.members:
            found[self.lead(member)].append(member)
        for member, merge in self._reasons:
            reasons[self.lead(member)].append(merge)
        edges: dict[Member, list[Edge]] = defaultdict(list)
        for edge in self._edges:
            edges[self.lead(edge[0])].append(edge)
        groups: list[Group] = []
        for leader, members in found.items():
            is_mixed = self._is_divisive and self._is_mixed(members)
            groups += self._divide(members, edges[leader]) if is_mixed else [(members, reasons[leader])]
        return sorted(groups, key=lambda group: self._place[group[0][0]])

    @property
    def _is_divisive(self) -> bool:
        return bool(self._apart or self.constraints.protected)

    def _given(self, members: Iterable[Member]) -> Iterator[tuple[SourceRef, SourceRef, Merge]]:
        within = members if isinstance(members, Mapping) else set(members)
        for a, b in self.constraints.sources_together:
            if a in within and b in within:
                yield a, b, why_given(self.constraints.reasons.get(b))

    def _is_mixed(self, members: Sequence[Member]) -> bool:
        held = set(members)
        return len(held & self.constraints.protected) not in (0, len(held)) or any(self._apart.get(m, set()) & held for m in held)

    def _may_be_one(self, ours: Sequence[Member], theirs: Sequence[Member]) -> bool:
        """Whether nothing keeps two groups apart: both are protected or neither, and no person said that they are two."""
        if (ours[0] in self.constraints.protected) != (theirs[0] in self.constraints.protected):
            return False
        held = set(theirs)
        return not any(self._apart.get(m, set()) & held for m in ours)

    def _divide(self, members: Sequence[Member], edges: Sequence[Edge]) -> list[Group]:
        """Members of which some must stay apart, and all that joined them, in; the sources that they make out.

        First what a person holds together; then those of whom one is kept apart from another, then the rest, each to the group
        that has its name, or else to the largest, that nothing keeps it from.
        """
        parts = self._start_parts(members)
        parts.sort(key=lambda part: (not any(self._apart.get(m) for m in part[0]), in_fixed_order(part[0][0])))
        groups: list[Group] = []
        for held, merges in parts:
            fitting = [g for g in groups if self._may_be_one(held, g[0])]
            best = max(fitting, key=lambda g: (self._share_a_name(held, g[0]), len(g[0])), default=None)
            if best is None:
                groups.append((held, merges))
                continue
            best[1].extend((*merges, _reason_between(held, best[0], edges)))
            best[0].extend(held)
        return [(sorted(held, key=lambda m: self._place[m]), merges) for held, merges in groups]

    def _start_parts(self, members: Sequence[Member]) -> list[Group]:
        """Members in; one part for each, or for those that a person holds together and nothing keeps apart, out."""
        part_of: dict[Member, Group] = {m: ([m], []) for m in sorted(members, key=in_fixed_order)}
        for a, b, merge in self._given(members):
            ours, theirs = part_of[a], part_of[b]
            if ours is not theirs and self._may_be_one(ours[0], theirs[0]):
                ours[0].extend(theirs[0])
                ours[0].sort(key=in_fixed_order)
                ours[1].extend((*theirs[1], merge))
                part_of.update(dict.fromkeys(theirs[0], ours))
        return list({id(part): part for part in part_of.values()}.values())

    def _share_a_name(self, ours: Iterable[Member], theirs: Iterable[Member]) -> bool:
        return not self._names(ours).isdisjoint(self._names(theirs))

    def _names(self, members: Iterable[Member]) -> set[tuple[str, ...]]:
        described = [self.members[m] for m in members]
        return {names.without_titles(name) for one in described for name in (one.name, *one.aliases)}


def _reason_between(ours: Sequence[Member], theirs: Sequence[Member], edges: Sequence[Edge]) -> Merge:
    """Two groups of one machine-made source and all joinings that made it in, the reason that comes nearest out."""
    one, other = set(ours), set(theirs)
    touching = [edge for edge in edges if one & set(edge[:2])]
    across = [merge for a, b, merge in touching if {a, b} & other]
    return (across or [merge for _, _, merge in touching])[0]
