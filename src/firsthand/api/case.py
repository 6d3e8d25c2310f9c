"""A case that stays, from Python: `fh.open("firsthand.db")`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from firsthand.api.answers import Markdown, Near, Run, Status, make_run, make_status
from firsthand.api.deciding import tidy
from firsthand.api.desk import Desk
from firsthand.api.listing import Listing
from firsthand.api.opened import Opened
from firsthand.api.parts import Source, pick
from firsthand.api.progress import show_progress
from firsthand.api.settings import settle
from firsthand.api.shelves import ClaimShelf, DocumentShelf, SourceShelf
from firsthand.api.views import Claim
from firsthand.api.writing import write_file, write_folder
from firsthand.config import Config
from firsthand.engine.progress import Progress
from firsthand.engine.versions import made_by
from firsthand.errors import InputError, NotFound
from firsthand.model.casefile import AddSettings, ClaimQuery, VerifyReport
from firsthand.model.public import PublicDocument
from firsthand.model.public_answers import PublicHit
from firsthand.stages import publish
from firsthand.stages.publish.exporters import ExportSettings, find_exporter
from firsthand.stages.publish.fragments import case_html

if TYPE_CHECKING:
    pass

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


class Case(Opened):
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

    def search(self, words: str, limit: int = 20) -> tuple[PublicHit, ...]:
        """Words in, the reports that hold all of them with the words in their place, the best first, out."""
        return self._desk.publish_hits(self._settle().search(words, limit=limit))

    def brief(self) -> Markdown:
        """Nothing in; the case in one page, every line cited, out. A notebook shows it as a page."""
        return Markdown(publish.brief_markdown(self._desk.publish(self._settle().load_brief())))

    def status(self) -> Status:
        """Nothing in, how the case stands out: counts, runs, files not read, decisions that no longer fit."""
        status = self._open_file().status()
        return make_status(status, self._desk.publish_skipped, self._desk.concealer())

    def verify(self) -> VerifyReport:
        """Nothing in; every original, text and citation is checked, and what does not hold comes out as `faults`."""
        report = self._open_file().verify()
        conceal = self._desk.concealer()
        return VerifyReport(report.originals, report.documents, report.spans, tuple(map(conceal, report.faults)))

    def export(
        self, name: str, path: str | os.PathLike[str] | None = None, *, exported_at: str | datetime | None = None,
        label_key: str | None = None, has_bom: bool = False,
    ) -> Path:
        """The name of a form in, the case written in it, and where it was written out.

        Args:
            name: brief.docx, brief.html, brief.md, case.json, csv (a folder of tables) or a table such as claims.csv.
            path: Where to; a file that is there is replaced. Left out, under its name in this folder, where none is yet.
            exported_at: The time that it bears, ISO 8601; now where left out.
            label_key: Draws the labels of protected sources from this, the same each time. Two such exports can be joined:
                keep it to yourself. Left out, labels are drawn anew.
            has_bom: Tables begin with the mark that Excel needs to read accents.

        Raises:
            InputError: There is no such form, or it cannot be written there.
        """
        place = Path(name if path is None else path)
        exporter = find_exporter(name)
        if path is None and place.exists() and not exporter.is_folder:
            raise InputError(f"Cannot write {name}: there is one already.", hint=f'To replace it: path="{name}".')
        when = exported_at.isoformat() if isinstance(exported_at, datetime) else exported_at
        settings = ExportSettings(when or datetime.now(UTC).isoformat(timespec="seconds"), has_bom)
        file = self._settle()
        held = file.load_brief() if exporter.name.startswith("brief.") else file.load()
        public = publish.run(held, provenance=made_by(), label_key=label_key.encode() if label_key else None)
        content = exporter.write(public, settings)
        if isinstance(content, dict):
            return write_folder(place, content, case=self.path)
        return write_file(place / exporter.name if place.is_dir() else place, [content], case=self.path)

    def __repr__(self) -> str:
        if not self._is_open:
            return "<firsthand case, closed>"
        status = self._desk.file.status()  # its numbers alone
        return f"<firsthand case: {status.documents:,} reports, {status.claims:,} claims, {status.sources:,} sources>"

    def _repr_html_(self) -> str:
        return case_html(self._desk.publish(self._settle().load_brief())) if self._is_open else "firsthand case, closed"
