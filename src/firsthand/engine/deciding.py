"""Stores what a person decides, and marks what has to be read or compared anew because of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand import review
from firsthand.engine import viewing
from firsthand.engine.state import now
from firsthand.errors import NotFound
from firsthand.model.casefile import Decision
from firsthand.model.judgement import Judgement, JudgementKind, SubjectKind
from firsthand.model.reading import Case
from firsthand.store import evidence, headers, judgements, loading, settling
from firsthand.store.database import Database
from firsthand.store.numbers import number_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NUMBERED = (SubjectKind.CLAIM, SubjectKind.SOURCE)
_REMARKS = (JudgementKind.NOTE, JudgementKind.TAG, JudgementKind.RATE, JudgementKind.DUE)
"""What stands beside a reading: nothing is read or compared anew because of it."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """Decisions over one case."""

    database: Database

    def decide(self, decision: Decision) -> Judgement:
        """What a person wants decided in, the judgement that is stored out.

        Raises:
            InputError: It cannot be decided so.
            NotFound: The case holds no such claim, source or document.
        """
        with self.database.writing() as connection:
            case = _load_subjects(connection, (decision.subject, *decision.others))
            judgement = review.make_judgement(
                decision, case, judgement_id=judgements.next_id(connection), decided_at=now())
            judgements.add(connection, judgement)
            _mark(connection, judgement)
            return judgement

    def undo(self, judgement_id: str | None, *, actor: str, why: str) -> Judgement:
        """The id of a judgement (None: the last that stands), and who takes it back, in; the judgement as it is now out.

        Raises:
            NotFound: There is none, or it has been taken back already.
        """
        with self.database.writing() as connection:
            every = judgements.load_all(connection)
            standing = [j for j in every if j.stands]
            if judgement_id is None:
                if not standing:
                    raise NotFound("There is no decision to take back.", hint="`firsthand log` lists what was decided.")
                chosen = standing[-1]
            else:
                chosen = _find(every, judgement_id)
            taken = judgements.take_back(connection, chosen, actor=actor, at=now(), why=why)
            _mark(connection, taken)
            return taken


    def find_numbers(self) -> dict[str, set[int]]:
        """Nothing in, the numbers of all claims and sources, by name of the table, out."""
        with self.database.reading() as connection:
            return {kind.value: loading.find_all(connection, kind.value) for kind in _NUMBERED}

    def point_back(self, taken: Judgement, before: Mapping[str, set[int]]) -> None:
        """A merge taken back and settled, and the numbers before that, in; the id that went up leads to what came out again.

        Where more than one came out, nothing is done.
        """
        if taken.kind is not JudgementKind.MERGE or taken.subject not in _NUMBERED:
            return
        kind = taken.subject.value
        with self.database.writing() as connection:
            now = loading.find_all(connection, kind)
            gone = [n for n in (number_of(name) for name in taken.called if name[1:].isdigit()) if n not in now]
            new = sorted(now - before[kind])
            if len(gone) == 1 and len(new) == 1:
                settling.rename(connection, kind, gone[0], new[0])


def _find(every: list[Judgement], judgement_id: str) -> Judgement:
    """Judgements and the id of one in, that one, which still stands, out."""
    wanted = f"J{judgement_id.lstrip('jJ').lstrip('0')}"
    for judgement in every:
        if judgement.id == wanted:
            if not judgement.stands:
                raise NotFound(f"{wanted} has been taken back already.", hint="`firsthand log` lists what was decided.")
            return judgement
    raise NotFound(f"There is no decision {judgement_id}.", hint="`firsthand log` lists what was decided.")


def _load_subjects(connection: Connection, names: tuple[str, ...]) -> Case:
    """Ids of documents, claims, sources and appearances in, the part of the case that holds them out."""
    kinds: dict[str, set[int]] = {"T": set(), "K": set(), "S": set(), "P": set()}
    for name in names:
        kind, digits = name[:1].upper(), name[1:]
        if kind in kinds and digits.isascii() and digits.isdigit():
            kinds[kind].add(int(digits))
    claims = kinds["K"] | loading.find_claims_of_appearances(connection, kinds["P"])
    members = loading.load_sources(connection, kinds["S"])
    documents = kinds["T"] | {number_of(d) for s in members.values() for d, _ in s.members}
    wanted = viewing.Wanted(sorted(claims), sorted(documents), sorted(kinds["S"]), with_aside=True)
    return viewing.load(connection, wanted)


def _mark(connection: Connection, judgement: Judgement) -> None:
    """A judgement that was stored or taken back in; the documents that it bears on are to be corrected and compared anew."""
    if judgement.kind in _REMARKS:
        return
    evidence.start_generation(connection)
    decided = [j for j in judgements.load_all(connection) if j.stands]
    numbers = evidence.find_numbers(connection, {a.sha256 for a in (*judgement.anchors, *judgement.others)})
    if judgement.kind in (JudgementKind.SET, JudgementKind.ASIDE):
        aside = viewing.lay(connection, decided).aside
        for document in evidence.load_documents(connection, numbers, is_corrected=False).values():
            headers.correct(connection, review.correct(document, decided), is_aside=document.id in aside)
    else:
        headers.mark(connection, [viewing.id_of(n) for n in numbers], is_settled=0)
