"""A case that stays, from Python: `fh.open("firsthand.db")`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from firsthand.api.answers import Near, Run, make_run
from firsthand.api.asking import Asking
from firsthand.api.charts import Numbers, Timeline
from firsthand.api.deciding import tidy
from firsthand.api.desk import Desk
from firsthand.api.exporting import export_case
from firsthand.api.listing import Listing
from firsthand.api.parts import Part, Source, pick
from firsthand.api.progress import show_progress
from firsthand.api.settings import settle
from firsthand.api.shelves import ClaimShelf, DocumentShelf, SourceShelf
from firsthand.api.views import Claim
from firsthand.config import Config
from firsthand.engine.progress import Progress
from firsthand.errors import NotFound
from firsthand.model.casefile import AddSettings, ClaimQuery
from firsthand.model.claim import ClaimId
from firsthand.model.public import PublicDocument
from firsthand.model.standing import room_of
from firsthand.stages.publish.exporters import ExportSettings
from firsthand.stages.publish.fragments import case_html
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.timeline import make_timeline

CASE_NAME = "firsthand.db"
Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def open(path: str | os.PathLike[str] | None = None, *, config: Config | None = None) -> Case:
    """The file of a case in, the case out; made where it is missing. Use it as a context manager, or close it.

    Args:
        path: Left out, that of the settings, else firsthand.db in this folder.
        config: Settings. Left out, everything is read in this process: a program that asks for several workers must guard its
            own start with `if __name__ == "__main__"`.

    Raises:
        ConfigError: The lists of outlets that the settings name cannot be used.
        StoreError: It is a folder, no case, of a newer version, or cannot be opened.
    """
    from firsthand.engine.case import CaseFile

    config = settle(config)
    chosen = Path(path) if path is not None else config.case or Path(CASE_NAME)
    return Case(Desk(CaseFile.open(chosen)), config)


class Case(Asking):
    """An open case. Whatever comes out of it may be shown: protected sources stand under labels, which hold while it is open.

    Args:
        desk: The case.
        config: Settings.
    """

    def __init__(self, desk: Desk, config: Config) -> None:
        super().__init__(desk, config.actor)
        self._config = config

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back. Nothing can be asked of the case any more."""
        self._is_open = False
        self._desk.file.close()

    @property
    def path(self) -> Path:
        """Of its file."""
        return self._desk.file.path

    @property
    def protections(self) -> int:
        """How often a source was protected since the case was opened."""
        return self._desk.protections

    def add(
        self, paths: Paths, *, meta: str | os.PathLike[str] | None = None, retry_failed: bool = False,
        progress: bool | Progress = False,
    ) -> Run:
        """Files and folders in; what is new in them is read into the case, and what happened comes out.

        May be stopped at any time; the next call goes on from there. What could not be read raises nothing: see `Run.failed`.

        Args:
            paths: One or several; folders are read with all below them.
            meta: A table (.csv) of what is known of the reports: path, title, outlet, date, url, author.
            retry_failed: Files that could not be read before are tried again.
            progress: Shown on stderr; or a function, called with how many are done, how many there are, and the path of the last.

        Raises:
            InputError: A path does not exist. Nothing has been read then.
            StoreError: The case cannot be written. What was read stays.
        """
        file = self._open_file()
        given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        c = self._config
        settings = AddSettings(
            workers=c.workers, timeout_s=c.timeout_s, parse_timeout_s=c.parse_timeout_s, parse_memory_mib=c.parse_memory_mib,
            is_retry_failed=retry_failed)
        conceal = self._desk.concealer()
        with show_progress(progress) as show:
            run = file.add(
                [Path(p) for p in given], sheet=None if meta is None else Path(meta), settings=settings,
                on_progress=lambda done, total, path: show(done, total, conceal(path)))
        return make_run(run, self._desk.publish_skipped(run.skipped))

    def claims(
        self, *, min_outlets: int = 0, max_independent: int | None = None, contested: bool = False, single_source: bool = False
    ) -> Listing[Claim]:
        """Conditions in, which all must hold; the list of the claims that fulfil them, what matters most first, out.

        Args:
            min_outlets: Printed by as many outlets at least.
            max_independent: As many independent sources behind it at most, by the upper bound.
            contested: Reports disagree about it: one affirms what another denies.
            single_source: Told by two reports or more, resting on one source.
        """
        self._settle()
        query = ClaimQuery(
            is_single_source=single_source, is_contested=contested, min_outlets=min_outlets, max_independent=max_independent)
        return Listing(ClaimShelf(self, self._desk, query))

    def sources(self) -> Listing[Source]:
        """Nothing in; the list of the sources that stand in a chain, those of most claims first, protected ones last, out."""
        self._settle()
        return Listing(SourceShelf(self._desk))

    def documents(self) -> Listing[PublicDocument]:
        """Nothing in; the list of the documents, without those that are set aside, in order of the case, out."""
        self._settle()
        return Listing(DocumentShelf(self._desk))

    def timeline(
        self, claim: str | None = None, *, since: date | None = None, until: date | None = None, on: date | None = None
    ) -> Timeline:
        """What is wanted in; what happened, what was reported and what is due, by date, out. A notebook shows it as a drawing.

        Args:
            claim: The id of a claim, whose lines alone are wanted.
            since: The first day wanted; what lies partly within is shown.
            until: The last day wanted.
            on: The day by which something due is overdue or open; today where left out.

        Raises:
            NotFound: The case holds no such claim.
        """
        part, wanted = self._part_of(claim)
        made = make_timeline(part.public, on=on or datetime.now().astimezone().date(), claim=wanted, since=since, until=until)
        return Timeline(made, part)

    def numbers(self, *, moved_only: bool = True) -> Numbers:
        """Nothing in; how numbers moved, who gave which and when, out: a drawing in a notebook. Of one claim: `claim.numbers`.

        Args:
            moved_only: What all reports give alike is left out.
        """
        part, _ = self._part_of(None)
        return Numbers(make_numbers(part.public, is_all=not moved_only), part)

    def _part_of(self, claim: str | None) -> tuple[Part, str | None]:
        """The id of a claim (None: the whole case) in; that part of the case, and the id that the claim has today, out."""
        file = self._settle()
        wanted = None if claim is None else file.resolve(tidy(claim))
        held = file.load(None if wanted is None else [ClaimId(wanted)])
        return Part(self, self._desk.publish(held), self._desk.protections), wanted

    __iter__ = None  # ask it for its claims, sources or documents

    def __getitem__(self, name: str) -> Claim | Source | PublicDocument:
        """An id (`K3`, `S1`, `T12`) in, what it stands for out. `claim`, `source` and `document` do the same, and say which.

        Raises:
            NotFound: The case holds none of that id.
        """
        match name.strip()[:1].upper():
            case "K":
                return self.claim(name)
            case "S":
                return self.source(name)
            case "T":
                return self.document(name)
        raise NotFound(f"{name!r} is no id.", hint="Ids look like K3 (a claim), S1 (a source) or T12 (a document).")

    def claim(self, name: str) -> Claim:
        """The claim of an id.

        Raises:
            NotFound: There is none, or nothing of it may be shown.
        """
        self._settle()
        wanted = tidy(name)
        found = ClaimShelf(self, self._desk, ClaimQuery()).load([wanted]).records
        return pick(found, wanted, "claim")

    def source(self, name: str) -> Source:
        """The source of an id; a protected one goes by its label (`S[07]`).

        Raises:
            NotFound: There is none.
        """
        self._settle()
        wanted = tidy(name)
        labels = {shown: held for held, shown in self._desk.find_labels().items()}
        shelf = SourceShelf(self._desk)
        found = [] if wanted in labels.values() else list(shelf.load([labels.get(wanted, wanted)]).records.values())
        return pick({s.id: s for s in found}, wanted, "source")

    def document(self, name: str) -> PublicDocument:
        """The document of an id.

        Raises:
            NotFound: There is none, or it is set aside.
        """
        self._settle()
        wanted = tidy(name)
        if any(aside.document == wanted for aside in self._desk.file.load([]).aside):
            raise NotFound(f"{wanted} is set aside.", hint=f'Take it back first: case.put_back("{wanted}").')
        return pick(DocumentShelf(self._desk).load([wanted]).records, wanted, "document")

    def trace(self, sentence: str) -> Claim:
        """A sentence in, the claim that is nearest to it out.

        Raises:
            NotFound: No claim is near.
        """
        near = self.nearest(sentence)
        if not near:
            raise NotFound("No claim of this case is near that sentence.", hint="Try fewer words, or case.search(words).")
        return near[0].claim

    def nearest(self, sentence: str, limit: int = 5) -> tuple[Near, ...]:
        """A sentence in, the claims that are near to it, the nearest first, each with its likeness, out."""
        found = self._settle().trace(sentence, limit=limit)
        claims = ClaimShelf(self, self._desk, ClaimQuery()).load([n.claim for n in found]).records if found else {}
        return tuple(Near(claims[n.claim], n.likeness) for n in found if n.claim in claims)

    def export(
        self, name: str, path: str | os.PathLike[str] | None = None, *, exported_at: str | datetime | None = None,
        label_key: str | None = None, has_bom: bool = False, is_full: bool = False,
    ) -> Path:
        """The name of a form in, the case written in it, and where it was written out.

        Args:
            name: brief.docx, brief.html, brief.md, case.json, csv (a folder of tables) or a table such as claims.csv.
            path: Where to; a file that is there is replaced. Left out, under its name in this folder, where none is yet.
            exported_at: The time that it bears, ISO 8601; now where left out.
            label_key: Draws the labels of protected sources from this, the same each time. Two such exports can be joined:
                keep it to yourself. Left out, labels are drawn anew.
            has_bom: Tables begin with the mark that Excel needs to read accents.
            is_full: Of a brief more than one page: up to 40 claims, and all that they rest on.

        Raises:
            InputError: There is no such form, or it cannot be written there.
        """
        when = exported_at.isoformat() if isinstance(exported_at, datetime) else exported_at
        room = room_of(is_full=is_full)
        settings = ExportSettings(when or datetime.now(UTC).isoformat(timespec="seconds"), has_bom, room)
        return export_case(self._settle(), name, None if path is None else Path(path), settings=settings, label_key=label_key)

    def __repr__(self) -> str:
        if not self._is_open:
            return "<firsthand case, closed>"
        status = self._desk.file.status()  # its numbers alone
        return f"<firsthand case: {status.documents:,} reports, {status.claims:,} claims, {status.sources:,} sources>"

    def _repr_html_(self) -> str:
        return case_html(self._desk.publish(self._settle().load_brief())) if self._is_open else "firsthand case, closed"
