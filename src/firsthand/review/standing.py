"""What judgements mean for a case that stages 8 to 10 have made: which of its ids a note is on, which sources are protected.

A case may be a part of a whole one: what is not in the part is passed over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from firsthand.model.document import DocumentId
from firsthand.model.judgement import Anchor, Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.model.overview import NO_SOURCE, Protection, Remark
from firsthand.model.reading import Case
from firsthand.model.span import Span
from firsthand.review.fitting import Shelf, find_refs
from firsthand.review.overlay import Overlay
from firsthand.review.protection import Guard


def resolve_protections(overlay: Overlay, case: Case) -> tuple[Protection, ...]:
    """What was decided and a case in; its protected sources, with all further words that would give each away, out.

    Returns:
        In order of the case's sources. The forms are those that the person gave, and, of a named source, the names that it had
        when it was protected and has no more. Where the case holds no source that a judgement means, its names and forms, if it
        has any, stand under no source, so that they stay hidden.
    """
    found: list[Protection] = []
    met: set[JudgementId] = set()
    for source in case.sources:
        members = set(source.members)
        guards = [g for g in overlay.guards if not members.isdisjoint(g.sources) or g.covers(source)]
        if not guards and members.isdisjoint(overlay.constraints.protected):
            continue
        met.update(guard.judgement for guard in guards)
        found.append(Protection(source.id, _list_forms(guards, {source.name, *source.aliases})))
    resting = [g for g in overlay.guards if g.judgement not in met]
    return (*found, Protection(NO_SOURCE, _list_forms(resting, frozenset()))) if resting else tuple(found)


def _list_forms(guards: Iterable[Guard], own: Set[str]) -> tuple[str, ...]:
    """Guards and the names that a source has today in, what else would give it away out."""
    words = dict.fromkeys(word for guard in guards for word in (*guard.forms, *guard.telling_names()))
    return tuple(word for word in words if word not in own)


def resolve_remarks(judgements: Iterable[Judgement], case: Case) -> tuple[Remark, ...]:
    """Judgements in order of decision and a case in, its notes and tags by the ids of today out.

    A note stays with most of the words that it was written on: of a claim that was split, with the larger part, else the first.
    """
    remarks = [j for j in judgements if j.stands and j.kind in (JudgementKind.NOTE, JudgementKind.TAG)]
    return tuple(
        Remark(subject, j.values.get("text", ""), j.kind is JudgementKind.TAG, j.actor, j.decided_at)
        for j, subject in resolve_subjects(remarks, case)
    )


def resolve_subjects(judgements: Sequence[Judgement], case: Case) -> Iterator[tuple[Judgement, str]]:
    """Judgements and a case in; each of them that is of something in the case, with what that is called today, out."""
    if not judgements:
        return
    wanted = {a.sha256 for j in judgements for a in j.anchors}
    shelf = Shelf(r for r in case.readings if r.document.sha256 in wanted)
    homes = Homes(case)
    for judgement in judgements:
        is_of_document = judgement.subject is SubjectKind.DOCUMENT
        subject = _find_document(judgement, shelf) if is_of_document else homes.find(judgement.anchors, judgement.subject, shelf)
        if subject is not None:
            yield judgement, subject


def _find_document(judgement: Judgement, shelf: Shelf) -> str | None:
    return next((r.document.id for a in judgement.anchors if (r := shelf.exact(a)) is not None), None)


class Homes:
    """Which claim of a case each place is in, and which source each member."""

    def __init__(self, case: Case) -> None:
        place = {a.id: (a.document, a.assertion.span) for a in case.appearances}
        self._claims: dict[tuple[DocumentId, Span], list[str]] = defaultdict(list)
        for claim in case.claims:
            for spot in dict.fromkeys(place[a] for a in claim.appearances if a in place):
                self._claims[spot].append(claim.id)
        self._sources = {member: source.id for source in case.sources for member in source.members}

    def find(self, anchors: Iterable[Anchor], kind: SubjectKind, shelf: Shelf) -> str | None:
        """Anchors and what kind of thing they are of in; the claim or source that holds most of their words out, None if none."""
        count: Counter[str] = Counter()
        for anchor in anchors:
            reading = shelf.find(anchor)
            if reading is None:
                continue
            refs = find_refs(anchor, reading, kind)
            if kind is SubjectKind.CLAIM:
                spots = dict.fromkeys((d, reading.assertions[n].span) for d, n in refs)
                count.update(claim for spot in spots for claim in self._claims.get(spot, ()))
            else:
                count.update(self._sources[ref] for ref in refs if ref in self._sources)
        return count.most_common(1)[0][0] if count else None
