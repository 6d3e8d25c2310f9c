"""Brings a case up to date: what an older stage read is read again, what is new or changed is compared with its neighbours.

What is computed is computed outside the write lock, and written only if nobody else has settled meanwhile; else it is done again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand import pipeline, review
from firsthand.engine import neighbourhood, viewing
from firsthand.engine.progress import Progress, ignore_progress
from firsthand.engine.reading import ReadSettings, Task, read_stream
from firsthand.engine.splicing import Spliced, splice
from firsthand.engine.state import MADE_WITH
from firsthand.engine.versions import read_with, settled_with
from firsthand.model.claim import ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.provenance import Skipped
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Source
from firsthand.store import counting, evidence, headers, judgements, loading, prior, readings, settling
from firsthand.store.database import Database
from firsthand.store.numbers import number_of
from firsthand.store.settling import Settled, Weight

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LAST = "last "
"""Before the name of a table: under this a case notes the highest number that was given there."""


@dataclass(slots=True)
class Settling:
    """One run of stages 8 to 10 over what is new in a case."""

    database: Database
    on_progress: Progress = ignore_progress
    settings: ReadSettings = field(default_factory=ReadSettings)

    def settle(self) -> None:
        """Nothing in; every document is read by today's stages and compared with the others.

        A case that cannot be written is left as it is: it can be looked at all the same.

        Raises:
            StoreError: The case cannot be written.
        """
        if self.database.is_read_only:
            return
        self._read_again()
        self._look_at_versions()
        total = 0
        while (work := self._look()) is not None:
            total = total or work.waiting
            self.on_progress(max(0, total - work.waiting), total, "")
            part = work.settle()
            with self.database.writing() as connection:
                if evidence.read_generation(connection) != work.generation:
                    continue  # another process was faster
                settling.write(connection, part.settled)
                _rate_touched(connection, part.spliced)
                evidence.start_generation(connection)
                evidence.note_about_case(connection, **{f"{_LAST}{name}": str(n) for name, n in part.spliced.last.items()})

    def _read_again(self) -> None:
        """Documents whose stages, or whose own head, have changed are read again, as far as that changes anything."""
        with self.database.reading() as connection:
            stale = headers.find_stale(connection, read_with())
        if not stale:
            return
        for done, (task, outcome) in enumerate(read_stream(self._stale_tasks(stale), self.settings), 1):
            with self.database.writing() as connection:
                evidence.start_generation(connection)
                if isinstance(outcome, Skipped):
                    evidence.add_skip(connection, outcome, task.tag.sha256, evidence.last_run(connection))
                    headers.mark(connection, [task.tag.id], read_with=read_with())
                else:
                    readings.save_reading(connection, number_of(task.tag.id), outcome.parts)
                    headers.mark(connection, [task.tag.id], read_with=read_with(), is_settled=0, neighbour_keys=outcome.keys,
                                 assertions=outcome.assertions)
            self.on_progress(done, len(stale), task.tag.path)

    def _look_at_versions(self) -> None:
        """A case that other versions of stages 8 to 10 settled is to be compared anew as a whole."""
        with self.database.reading() as connection:
            made_with = evidence.read_about_case(connection).get(MADE_WITH)
        if made_with == settled_with():
            return
        with self.database.writing() as connection:
            if made_with is not None:
                headers.unsettle_all(connection)
                evidence.start_generation(connection)
            evidence.note_about_case(connection, **{MADE_WITH: settled_with()})

    def _stale_tasks(self, stale: Sequence[int]) -> Iterator[Task[Document]]:
        for number in stale:
            with self.database.reading() as connection:
                document = evidence.load_documents(connection, [number])[number]
                parts = readings.load_parts(connection, number)
            yield Task(document, document, parts)

    def _look(self) -> _Work | None:
        """Nothing in, the next part of the case that is to be compared out; None where all is."""
        with self.database.reading() as connection:
            known = evidence.read_about_case(connection)
            new = headers.find_unsettled(connection)
            if not new:
                return None
            near = neighbourhood.choose(connection, new)
            aside = set(new) & set(headers.find_aside(connection))
            held = readings.load_readings(connection, near.documents)
            before = prior.load_prior(connection, [*near.documents, *aside])
            prior.find_known(connection, {name for r in held for s in r.sources for name in pipeline.names_of(s)}, before)
            overlay = viewing.lay(connection, judgements.load_all(connection))
            protected = loading.find_sources_of(connection, ((number_of(d), n) for d, n in overlay.constraints.protected))
            numbers = counting.find_last_numbers(connection)
            generation = evidence.read_generation(connection)
        return _Work(
            held, before, overlay,
            last={name: max(n, int(known.get(f"{_LAST}{name}", "0"))) for name, n in numbers.items()},
            documents=tuple(viewing.id_of(n) for n in sorted({*near.documents, *aside})),
            islands={viewing.id_of(n): island for n, island in near.islands.items()},
            protected=frozenset(protected), is_part=near.is_part, waiting=len(new), generation=generation)


@dataclass(frozen=True, slots=True)
class _Part:
    """What came of a part: as it is to be written, and as it was spliced."""

    settled: Settled
    spliced: Spliced


@dataclass(frozen=True, slots=True)
class _Work:
    """A part of the case that is to be compared anew.

    Attributes:
        held: Its readings.
        before: How its documents stood.
        overlay: What people decided.
        last: Highest numbers given.
        documents: Its documents, those set aside too.
        islands: Of documents that have come to another.
        protected: Numbers of the sources that a person protects.
        is_part: The case has more documents than these.
        waiting: How many documents were not settled when it was looked at.
        generation: How often the case had been settled when it was looked at.
    """

    held: Sequence[Reading]
    before: prior.Prior
    overlay: review.Overlay
    last: Mapping[str, int]
    documents: tuple[DocumentId, ...]
    islands: Mapping[DocumentId, int]
    protected: frozenset[int]
    is_part: bool
    waiting: int
    generation: int

    def settle(self) -> _Part:
        """Nothing in; the part, compared and counted, out."""
        known = [_stand_in(number, source) for number, source in self.before.known_sources.items()]
        case = pipeline.read_case([*self.held, *known], constraints=self._constraints())
        spliced = splice(case, self.before, self.last)
        part = spliced.case
        weights = weigh(_narrow(part))
        settled = Settled(
            documents=self.documents, stories=part.stories, overlaps=part.overlaps, sources=part.sources,
            appearances=part.appearances, positions=spliced.positions, claims=part.claims, independence=part.independence,
            weights=weights, texts=_texts(part), relations=part.relations,
            gone=spliced.gone, renamed=spliced.renamed, islands=self.islands,
            keys={s.id: pipeline.names_of(s) for s in part.sources},
        )
        return _Part(settled, spliced)

    def _constraints(self) -> Constraints:
        """What people decided, and what was settled together with documents that are not looked at now."""
        decided, before = self.overlay.constraints, self.before
        protected = decided.protected | review.find_protected(self.overlay.guards, self.held)
        protected |= {(DocumentId(f"S{n}"), 0) for n in before.known_sources if n in self.protected}
        claims = {(viewing.id_of(d), n): k for (d, n), k in before.claims.items() if k in before.other_appearances}
        stories = {viewing.id_of(d): s for d, s in before.stories.items() if s in before.other_documents}
        sources = _chain({ref: s for ref, s in before.sources.items() if s in before.other_members})
        sources += [(ref, (DocumentId(f"S{s}"), 0)) for ref, s in _first_of(before.sources).items() if s in before.known_sources]
        return replace(
            decided, protected=protected, settled_documents=stories, settled_claims=claims, is_part=self.is_part,
            sources_together=(*sources, *decided.sources_together))


def _chain(group_of: Mapping[tuple[int, int], int]) -> list[tuple[tuple[DocumentId, int], tuple[DocumentId, int]]]:
    """Records and the group of each in; pairs that hold each group together, in order, out."""
    last: dict[int, tuple[DocumentId, int]] = {}
    pairs = []
    for (document, position), group in sorted(group_of.items()):
        ref = (viewing.id_of(document), position)
        if group in last:
            pairs.append((last[group], ref))
        last[group] = ref
    return pairs


def _first_of(group_of: Mapping[tuple[int, int], int]) -> dict[tuple[DocumentId, int], int]:
    """Records and the group of each in, the first record of each group with it out."""
    first: dict[int, tuple[int, int]] = {}
    for ref, group in sorted(group_of.items()):
        first.setdefault(group, ref)
    return {(viewing.id_of(document), position): group for group, (document, position) in first.items()}


def _stand_in(number: int, source: Source) -> Reading:
    """A source of other documents in, a reading that does nothing but name it out."""
    described = DocumentSource(source.name, source.kind, source.is_anonymous, aliases=source.aliases, body=source.body,
                               speaks_for_body=source.speaks_for_body)
    return Reading(Document(DocumentId(f"S{number}"), path="", sha256="", text=""), sources=(described,))


def _narrow(case: Case) -> Case:
    """A part of the case in, the same with claims that have only the appearances of this part out."""
    here = {a.id for a in case.appearances}
    return replace(case, claims=tuple(replace(c, appearances=tuple(a for a in c.appearances if a in here)) for c in case.claims))


def weigh(case: Case) -> dict[ClaimId, Weight]:
    """A part of the case in, the weight of each of its claims, as it is stored, out."""
    return {
        w.claim: Weight(w.standing.name if w.standing else None, " ".join(f"{n + 10**6:07d}" for n in w.rank),
                        w.is_single_source, w.is_contested, w.outlets, w.reports)
        for w in pipeline.weigh_claims(case)
    }


def _texts(case: Case) -> dict[ClaimId, str]:
    """A part of the case in, the words by which each of its claims is found out."""
    texts = {r.document.id: r.document.text for r in case.readings}
    words = {a.id: a.assertion.span.of(texts[a.document]) for a in case.appearances}
    return {c.id: "\n".join(dict.fromkeys(words[a] for a in c.appearances if a in words)) for c in case.claims}


def _rate_touched(connection: Connection, spliced: Spliced) -> None:
    """Claims that stand in documents outside the part too are counted from all of them."""
    if not spliced.touched:
        return
    wanted = viewing.Wanted(claims=viewing.numbers_of(spliced.touched), stages=tuple(readings.KINDS),
                            with_opposed=True)
    case = pipeline.rate_case(pipeline.order_claims(viewing.load_bare(connection, wanted)))
    settling.rewrite_claims(connection, case, weigh(case), _texts(case))

