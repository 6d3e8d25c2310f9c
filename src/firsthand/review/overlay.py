"""Judgements and readings in; what stages 8 to 10 must keep to, what is left out, and what no longer fits, out.

Only the readings of `documents_of(judgements)` are needed: a case of any size costs as much as was decided of it. Judgements are
taken in order of decision, and a later one wins over an earlier one where the two contradict; one that was undone is as none.
A source that is protected, that is anonymous, or that nobody is named for is never joined to one that is not.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from firsthand.model.document import DocumentId
from firsthand.model.judgement import Anchor, Constraints, Judgement, JudgementKind, SourceRef, SubjectKind, Unfitting
from firsthand.model.overview import SetAside
from firsthand.model.reading import Reading
from firsthand.model.source import SourceKind
from firsthand.review.bonds import Bonds
from firsthand.review.fitting import Ref, Shelf, find_due, find_refs
from firsthand.review.misfit import explain_crossing, explain_document, explain_side, explain_split
from firsthand.review.protection import Guard, find_protected, make_guard

_BESIDE = (JudgementKind.NOTE, JudgementKind.TAG, JudgementKind.RATE, JudgementKind.DUE)
"""What stands beside a reading and changes nothing in it."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What judgements mean for the reading of today.

    Attributes:
        constraints: For stage 8. `protected` holds the sources of the readings that were handed in; for others there is
            `find_protected(guards, readings)`.
        aside: Documents that are left out.
        set_aside: The same with who and why, in order of path.
        guards: Whom a person protects: a judgement each.
        unfitting: Judgements that no longer fit, in order of decision.
    """

    constraints: Constraints = field(default_factory=Constraints)
    aside: frozenset[DocumentId] = frozenset()
    set_aside: tuple[SetAside, ...] = ()
    guards: tuple[Guard, ...] = ()
    unfitting: tuple[Unfitting, ...] = ()


def lay(judgements: Sequence[Judgement], readings: Iterable[Reading]) -> Overlay:
    """Judgements in order of decision, and the readings of their documents in any order, in; what they mean now out."""
    return _Laying([j for j in judgements if j.stands], Shelf(readings)).lay()


class _Laying:
    """One laying of judgements over readings."""

    def __init__(self, judgements: Sequence[Judgement], shelf: Shelf) -> None:
        self.judgements = judgements
        self.shelf = shelf
        self.aside: dict[DocumentId, SetAside] = {}
        self.misfits: dict[int, str] = {}
        self.guards: list[Guard] = []
        self.protected: frozenset[SourceRef] = frozenset()
        self.bonds = {SubjectKind.CLAIM: Bonds(), SubjectKind.SOURCE: Bonds()}
        self.reasons: dict[SubjectKind, dict[Ref, str]] = {SubjectKind.CLAIM: {}, SubjectKind.SOURCE: {}}
        self.sources = {(r.document.id, n): s for r in shelf.readings for n, s in enumerate(r.sources)}

    def lay(self) -> Overlay:
        """Nothing in, what the judgements mean out."""
        numbered = list(enumerate(self.judgements))
        # 1. documents: those that are left out take no part in what follows
        for number, judgement in numbered:
            if judgement.subject is SubjectKind.DOCUMENT:
                self._lay_document(number, judgement)
        # 2. protection: nothing that follows crosses it
        for number, judgement in numbered:
            if judgement.kind is JudgementKind.PROTECT:
                self.guards.append(make_guard(judgement, self._fit(number, judgement.anchors)))
        self.protected = find_protected(self.guards, (r for r in self.shelf.readings if r.document.id not in self.aside))
        # 3. claims and sources
        for number, judgement in numbered:
            if judgement.kind in (JudgementKind.MERGE, JudgementKind.SPLIT):
                self._lay_pair(number, judgement)
            elif judgement.kind in _BESIDE and judgement.subject is not SubjectKind.DOCUMENT:
                self._fit(number, judgement.anchors)
        return Overlay(
            constraints=self._constraints(),
            aside=frozenset(self.aside),
            set_aside=tuple(sorted(self.aside.values(), key=lambda a: (a.path, a.document))),
            guards=tuple(self.guards),
            unfitting=tuple(Unfitting(self.judgements[n].id, self.misfits[n]) for n in sorted(self.misfits)),
        )

    def _lay_document(self, number: int, judgement: Judgement) -> None:
        """A judgement of a document in; the document is left out where that was decided."""
        found = [r.document for a in judgement.anchors if (r := self.shelf.exact(a)) is not None]
        if not found:
            self.misfits[number] = explain_document(judgement)
        if judgement.kind is JudgementKind.ASIDE:
            for document in found:
                self.aside[document.id] = SetAside(document.id, document.path, judgement.why, judgement.actor)

    def _lay_pair(self, number: int, judgement: Judgement) -> None:
        """A merge or split in; its two sides are bound or parted where each still fits."""
        one, other = self._fit(number, judgement.anchors), self._fit(number, judgement.others, is_other=True)
        if not one or not other:
            return
        if judgement.kind is JudgementKind.MERGE:
            self._lay_merge(number, one, other)
            return
        both = set(one) & set(other)
        leaving, staying = [r for r in one if r not in both], [r for r in other if r not in both]
        if leaving and staying:
            self.bonds[judgement.subject].part(leaving, staying)
        else:
            self.misfits[number] = explain_split(judgement)

    def _lay_merge(self, number: int, one: Sequence[Ref], other: Sequence[Ref]) -> None:
        """A merge and its two sides in; bound, as far as they may be one."""
        judgement = self.judgements[number]
        parts: dict[Hashable, list[Ref]] = {}
        for ref in dict.fromkeys((*one, *other)):
            parts.setdefault(self._kin(ref) if judgement.subject is SubjectKind.SOURCE else None, []).append(ref)
        joined = [part for part in parts.values() if not set(part).isdisjoint(one) and not set(part).isdisjoint(other)]
        if not joined:
            self.misfits[number] = explain_crossing(judgement)
        for refs in joined:
            self.bonds[judgement.subject].join(refs)
            why = f"{judgement.actor or 'somebody'}: {judgement.why or 'they are one'}"
            self.reasons[judgement.subject].update(dict.fromkeys(refs, why))

    def _fit(self, number: int, anchors: Sequence[Anchor], *, is_other: bool = False) -> list[Ref]:
        """One side of a judgement of a claim or source in; what it means now out. Where that is nothing, it is listed why."""
        judgement = self.judgements[number]
        readings = [(a, self.shelf.find(a)) for a in anchors]
        here = [(a, r) for a, r in readings if r is not None and r.document.id not in self.aside]
        refs = list(dict.fromkeys(ref for a, r in here for ref in _refs_of(judgement, a, r)))
        if not refs and number not in self.misfits:
            missing = len({(a.sha256, a.path) for a, r in readings if r is None})
            aside = len({r.document.id for _, r in readings if r is not None and r.document.id in self.aside})
            self.misfits[number] = explain_side(judgement, is_other=is_other, missing=missing, aside=aside)
        return refs

    def _kin(self, ref: Ref) -> Hashable:
        """A source in; what it must share with any other to be one with it out."""
        source = self.sources[ref]
        return ref in self.protected, source.is_anonymous, ref if source.kind is SourceKind.UNSPECIFIED else None

    def _constraints(self) -> Constraints:
        """Nothing in, what stage 8 must keep to out."""
        claims, sources = self.bonds[SubjectKind.CLAIM], self.bonds[SubjectKind.SOURCE]
        claims_together, sources_together = claims.together(_any), sources.together(self._kin)
        reasons = {b: self.reasons[SubjectKind.CLAIM].get(b, _SPLIT_OFF) for _, b in claims_together}
        for _, ref in sources_together:
            why = self.reasons[SubjectKind.SOURCE].get(ref, _SPLIT_OFF)
            reasons[ref] = why if reasons.get(ref, why) == why else _TWO_REASONS
        return Constraints(
            claims_together=claims_together, claims_apart=claims.apart(_any),
            sources_together=sources_together, sources_apart=sources.apart(self._kin),
            protected=self.protected, reasons=reasons,
        )  # fmt: skip


def _refs_of(judgement: Judgement, anchor: Anchor, reading: Reading) -> Iterable[Ref]:
    """A judgement, one of its anchors and the reading of its document in; what the anchor means now out."""
    if judgement.kind is JudgementKind.DUE:
        return ((reading.document.id, n) for n, _ in find_due(anchor, reading))
    return find_refs(anchor, reading, judgement.subject)


_SPLIT_OFF = "a person split them off together"
_TWO_REASONS = "a person decided so; `firsthand log` has the reason"
"""An assertion and a source of one document may have one number: where each was merged for another reason, neither is shown."""


def _any(ref: Ref) -> Hashable:
    return None
