"""A case that stays: the one object that commands, pages and Python programs work with. Everything else in `engine` serves it.

Imported only where a case is opened: it loads the database library. The stages, which take longer still (0.3 s), are loaded only
where something is read or compared; looking at a case needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from firsthand.engine import viewing
from firsthand.engine.checking import verify
from firsthand.engine.deciding import Deciding
from firsthand.engine.limits import Limits
from firsthand.engine.progress import Progress, ignore_progress
from firsthand.engine.state import is_up_to_date, now
from firsthand.model.casefile import (
    AddSettings,
    CaseStatus,
    ClaimQuery,
    ClaimStanding,
    Decision,
    Hit,
    Nearest,
    RunRecord,
    VerifyReport,
)
from firsthand.model.claim import ClaimId
from firsthand.model.document import DocumentId, Original
from firsthand.model.judgement import Judgement
from firsthand.model.provenance import Skipped
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.model.standing import PAGE, Room
from firsthand.store import counting, evidence, headers, judgements, loading, relations
from firsthand.store.database import Database, open_database
from firsthand.store.numbers import number_of
from firsthand.store.originals import Originals
from firsthand.store.schema import SCHEMA_VERSION


class CaseFile:
    """One open case. Use it as a context manager, or close it.

    Attributes:
        path: Of its database.
    """

    def __init__(self, database: Database) -> None:
        self.path = database.path
        self._database = database
        self._originals = Originals(database.path)

    @classmethod
    def open(cls, path: Path, *, is_made: bool = True) -> CaseFile:
        """The path of a case in, the case out.

        Args:
            path: Of its database, usually `firsthand.db`.
            is_made: It is made where it is missing.

        Raises:
            StoreError: It is missing, a folder, no case, of a newer version, or cannot be opened.
        """
        return cls(open_database(path, is_made=is_made))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database back."""
        self._database.close()

    def add(
        self, paths: Sequence[Path | str], *, sheet: Path | None = None, settings: AddSettings | None = None,
        on_progress: Progress = ignore_progress, on_compared: Progress = ignore_progress,
    ) -> RunRecord:
        """Files and folders in; what is new in them is read, stored and compared, and what happened comes out.

        Args:
            paths: Folders are read with all below them; the case itself and its originals are passed over.
            sheet: A CSV file that says where reports were published.
            settings: Workers, limits, whether to try again what could not be read.
            on_progress: Called after each file with how many are done, how many there are, and its path.
            on_compared: The same while what is new is compared with the rest, without a path.

        Raises:
            InputError: A path does not exist. Nothing has been stored then.
            StoreError: The case cannot be written. What was stored stays, and the next run goes on from there.
        """
        from firsthand import pipeline
        from firsthand.engine.adding import Adding
        from firsthand.engine.local import open_sandbox
        from firsthand.engine.reading import ReadSettings

        settings = AddSettings() if settings is None else settings
        read_settings = ReadSettings(settings.workers, settings.timeout_s)
        limits = Limits(settings.timeout_s, settings.parse_timeout_s, settings.parse_memory_mib)

        def find() -> Iterator[Original | Skipped]:
            return pipeline.find_originals(paths, sheet=sheet, without=(self.path, self._originals.folder))

        with open_sandbox(limits) as sandbox:
            adding = Adding(self._database, self._originals, find, sandbox.extract, on_progress, settings.is_retry_failed)
            run = adding.add(read_settings)
        self.settle(on_compared)
        with self._database.writing() as connection:
            evidence.end_run(connection, run, now())
            return evidence.find_runs(connection, [run])[0]

    def settle(self, on_progress: Progress = ignore_progress) -> None:
        """Nothing in; whatever is new or changed is compared with the rest. Costs nothing where nothing is.

        Raises:
            StoreError: The case cannot be written.
        """
        if is_up_to_date(self._database):
            return
        from firsthand.engine.settling import Settling

        Settling(self._database, on_progress).settle()

    def load(self, claims: Sequence[ClaimId] | None = None) -> Case:
        """Ids of claims in, the part of the case that they rest on out; None stands for the whole case."""
        wanted = viewing.Wanted(is_whole=True)
        if claims is not None:
            wanted = viewing.Wanted(viewing.numbers_of(claims), with_opposed=True, with_numbers=True)
        with self._database.reading() as connection:
            return viewing.load(connection, wanted)

    def load_brief(self, room: Room = PAGE) -> Case:
        """How much a brief shows in, the part of the case that it needs out."""
        with self._database.reading() as connection:
            return viewing.load(connection, viewing.brief_of(connection, room))

    def load_related(self) -> Case:
        """Nothing in, the part of the case that holds every claim which stands to another in some way out."""
        with self._database.reading() as connection:
            return viewing.load(connection, viewing.Wanted(relations.find_related(connection)))

    def load_due(self) -> Case:
        """Nothing in, the part of the case that holds what is to come and what later reports say of it out."""
        with self._database.reading() as connection:
            return viewing.load(connection, viewing.due_of(connection))

    def find_claims(self, query: ClaimQuery | None = None) -> list[ClaimId]:
        """Which claims are wanted in, their ids, what matters most first, out."""
        with self._database.reading() as connection:
            return [ClaimId(f"K{n}") for n in counting.find_claims(connection, ClaimQuery() if query is None else query)]

    def load_sources(self, sources: Sequence[SourceId] | None = None) -> tuple[Case, dict[SourceId, int]]:
        """Ids of sources in (None: all in a chain); these, those of most claims first, and each one's number of claims out."""
        with self._database.reading() as connection:
            claims_of = {SourceId(f"S{n}"): claims for n, claims in counting.find_sources(connection).items()}
            wanted = list(claims_of) if sources is None else list(sources)
            case = viewing.load(connection, viewing.Wanted(claims=(), sources=[number_of(s) for s in wanted]))
            held = {s.id: s for s in case.sources}
            return replace(case, sources=tuple(held[s] for s in wanted if s in held)), claims_of

    def trace(self, sentence: str, *, limit: int = 5) -> list[Nearest]:
        """A sentence in, the claims nearest to it, the nearest first, out."""
        from firsthand.engine import searching

        with self._database.reading() as connection:
            return searching.find_nearest(connection, sentence, limit)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Words in, the documents that hold all of them, and where, the best first, out."""
        with self._database.reading() as connection:
            return viewing.search(connection, words, limit)

    def find_documents(self) -> list[DocumentId]:
        """Nothing in, the ids of all documents that are not set aside, in order, out."""
        with self._database.reading() as connection:
            return [viewing.id_of(n) for n in loading.find_counted(connection, None)]

    def load_documents(self, documents: Sequence[DocumentId]) -> Case:
        """Ids of documents in, a part of the case that holds them, without claims, out."""
        with self._database.reading() as connection:
            return viewing.load(connection, viewing.Wanted(claims=(), documents=[number_of(d) for d in documents]))

    def load_copy(self, document: DocumentId) -> Case:
        """The id of a document in; a part of the case that holds it and what it copies, with what was read of both, out."""
        with self._database.reading() as connection:
            number = number_of(document)
            numbers = [number, *loading.find_copied(connection, number, viewing.COPIES_LOOKED_AT)]
            return viewing.load(connection, viewing.Wanted(claims=(), documents=numbers, is_read=True))

    def load_hits(self, hits: Sequence[Hit]) -> Case:
        """Hits in, a part of the case that holds their documents out."""
        with self._database.reading() as connection:
            return viewing.load(connection, viewing.Wanted(claims=(), documents=[number_of(h.document.id) for h in hits]))

    def resolve(self, name: str) -> str:
        """The id of a claim or source in; the same, or, where that went up in another since, the id of that one, out."""
        kind = {"K": "claim", "S": "source"}.get(name[:1])
        if kind is None or not (name[1:].isascii() and name[1:].isdigit()):
            return name
        with self._database.reading() as connection:
            return f"{name[0]}{loading.find_today(connection, kind, number_of(name))}"

    def find_standings(self) -> dict[ClaimId, ClaimStanding]:
        """Nothing in; every claim with what matters most of it out: to be compared with what a decision made of it."""
        with self._database.reading() as connection:
            found = counting.find_standings(connection)
        return {ClaimId(f"K{n}"): ClaimStanding(low, high, viewing.id_of(d)) for n, (low, high, d) in found.items()}

    def load_warned(self, limit: int) -> Case:
        """How many at most in, a part of the case that holds the documents whose originals one should look at out."""
        with self._database.reading() as connection:
            return viewing.load(connection, viewing.Wanted(claims=(), documents=evidence.find_warned(connection, limit)))

    def decide(self, decision: Decision) -> Judgement:
        """What a person wants decided in; stored, the case brought up to date, and the judgement out.

        Raises:
            InputError: It cannot be decided so.
            NotFound: The case holds no such claim, source or document.
            StoreError: The case cannot be written.
        """
        judgement = Deciding(self._database).decide(decision)
        self.settle()
        return judgement

    def undo(self, judgement: str | None = None, *, actor: str, why: str = "") -> Judgement:
        """The id of a judgement (None: the last that stands) in; taken back, the case brought up to date, and it comes out.

        Raises:
            NotFound: There is none, or it has been taken back already.
            StoreError: The case cannot be written.
        """
        deciding = Deciding(self._database)
        before = deciding.find_numbers()
        taken = deciding.undo(judgement, actor=actor, why=why)
        self.settle()
        deciding.point_back(taken, before)
        return taken

    def log(self) -> list[Judgement]:
        """Nothing in, every judgement, in order of decision, out."""
        with self._database.reading() as connection:
            return judgements.load_all(connection)

    def status(self) -> CaseStatus:
        """Nothing in, how the case stands out."""
        with self._database.reading() as connection:
            counts = counting.count_case(connection)
            overlay = viewing.lay(connection, judgements.load_all(connection))
            return CaseStatus(
                path=str(self.path), documents=counts.documents, claims=counts.claims, sources=counts.sources, aside=counts.aside,
                unsettled=len(headers.find_unsettled(connection)), skipped=evidence.find_skips(connection),
                runs=evidence.find_runs(connection), unfitting=overlay.unfitting, schema=SCHEMA_VERSION,
            )

    def verify(self, on_progress: Progress = ignore_progress) -> VerifyReport:
        """Nothing in; every original, text and span is checked, and what does not hold comes out."""
        return verify(self._database, self._originals, on_progress)


