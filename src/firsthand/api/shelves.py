"""Where the lists of a case take their records from: claims and documents page by page, sources at once, for they are small."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.api.desk import KEY_BYTES, Desk
from firsthand.api.listing import Page
from firsthand.api.parts import Part, Source
from firsthand.api.views import Claim
from firsthand.model.casefile import ClaimQuery
from firsthand.model.claim import ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.public import PublicCase, PublicDocument
from firsthand.model.public_changes import PublicChange
from firsthand.model.source import SourceId
from firsthand.stages.publish.change_list import Group, change_rows, list_changes
from firsthand.stages.publish.seen import EvidenceItem, list_evidence
from firsthand.stages.publish.tables import Cell, Table, rows

if TYPE_CHECKING:
    from firsthand.api.case import Case


class _Shelf:
    """What all have: the desk of a case, and a key for the labels of the file that is being written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._file_key = secrets.token_bytes(KEY_BYTES)

    @property
    def case_path(self) -> Path:
        """Of the case."""
        return self._desk.file.path

    @property
    def state(self) -> int:
        """How often a source has been protected: what was taken out before may name it."""
        return self._desk.protections

    def draw(self) -> None:
        """Draws the labels for a file anew."""
        self._file_key = secrets.token_bytes(KEY_BYTES)

    def _key(self, is_written: bool) -> bytes | None:
        return self._file_key if is_written else None


class ClaimShelf(_Shelf):
    """Claims that fulfil a query, what matters most first."""

    noun = "claim"
    tables: tuple[str, ...] = ("claims", "appearances", "relays")
    shown: tuple[str, ...] = (
        "id", "independent_sources_at_least", "independent_sources_at_most", "outlets", "first_outlet", "text",
    )  # fmt: skip

    def __init__(self, case: Case, desk: Desk, query: ClaimQuery) -> None:
        super().__init__(desk)
        self._case, self._query = case, query

    def find(self) -> tuple[list[str], bool]:
        """Ids of all claims; where a source is protected, it may be that nothing of some of them can be shown."""
        return list(self._desk.file.find_claims(self._query)), not self._desk.is_protecting

    def load(self, ids: Sequence[str], *, is_written: bool = False) -> Page[Claim]:
        """Ids in, a page of those claims out."""
        held = self._desk.file.load([ClaimId(i) for i in ids])
        part = Part(self._case, self._desk.publish_page(held, label_key=self._key(is_written)), self._desk.protections)
        records = {i: Claim(part.claims[i], part) for i in ids if i in part.claims}
        return Page(records, lambda table: _order(rows(part.public, table), "id" if table == "claims" else "claim", ids))


class DocumentShelf(_Shelf):
    """Documents that count, in order of the case."""

    noun = "document"
    tables: tuple[str, ...] = ("documents",)
    shown: tuple[str, ...] = ("id", "outlet", "title", "published", "path")

    def find(self) -> tuple[list[str], bool]:
        """Ids of all documents that are not set aside."""
        return list(self._desk.file.find_documents()), True

    def load(self, ids: Sequence[str], *, is_written: bool = False) -> Page[PublicDocument]:
        """Ids in, a page of those documents out."""
        held = self._desk.load_documents(map(DocumentId, ids))
        public = self._desk.publish_page(held, label_key=self._key(is_written))
        by_id: dict[str, PublicDocument] = {d.id: d for d in public.documents}
        return Page({i: by_id[i] for i in ids if i in by_id}, lambda table: _order(rows(public, table), "id", ids))


class SourceShelf(_Shelf):
    """Sources that stand in a chain, those of most claims first, protected ones last."""

    noun = "source"
    tables: tuple[str, ...] = ("sources",)
    shown: tuple[str, ...] = ("id", "name", "kind", "anonymous", "claims")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: _Sources | None = None

    def find(self) -> tuple[list[str], bool]:
        """Ids of all sources."""
        held = self._load_all(None)
        real = {shown: real for real, shown in held.labels.items()}
        ids = [real.get(shown, shown) for shown in held.records]
        return [i for i in ids if i in held.numbers], True

    def load(self, ids: Sequence[str], *, is_written: bool = False) -> Page[Source]:
        """Ids in, a page of those sources out."""
        held = self._load_all(self._key(is_written))
        shown = [held.labels.get(i, i) for i in ids]
        records = {i: held.records[label] for i, label in zip(ids, shown, strict=True) if label in held.records}
        return Page(records, lambda _: (held.header, [held.rows[label] for label in shown if label in held.rows]))

    def _load_all(self, key: bytes | None) -> _Sources:
        state = (key, self._desk.protections)
        if self._held is None or self._held.state != state:
            self._held = self._make(state)
        return self._held

    def _make(self, state: tuple[bytes | None, int]) -> _Sources:
        case, numbers = self._desk.file.load_sources()
        public = self._desk.publish(case, label_key=state[0])
        labels: dict[str, str] = dict(self._desk.find_labels(state[0]).items())
        told = {held: number for held, number in numbers.items() if held not in labels}
        header, found = rows(public, "sources")
        place = header.index("claims")
        counted = {str(row[0]): (*row[:place], told.get(SourceId(str(row[0])), ""), *row[place + 1 :]) for row in found}
        records = {str(s.id): Source(s, told.get(s.id)) for s in public.sources}
        return _Sources(state, {str(held): number for held, number in numbers.items()}, labels, records, header, counted)


class ChangeShelf(_Shelf):
    """What changed on the way, the gravest first."""

    noun = "change"
    tables: tuple[str, ...] = ("changes",)
    shown: tuple[str, ...] = ("change", "of", "was", "now", "before_outlet", "after_outlet")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: tuple[object, list[Group]] | None = None

    def find(self) -> tuple[list[str], bool]:
        """The places of all changes."""
        return [str(n) for n in range(sum(len(g.changes) for g in self._load_all(None)))], True

    def load(self, ids: Sequence[str], *, is_written: bool = False) -> Page[PublicChange]:
        """Places in, a page of those changes out."""
        told = [replace(g, changes=(c,)) for g in self._load_all(self._key(is_written)) for c in g.changes]
        chosen = {i: told[int(i)] for i in ids if int(i) < len(told)}
        return Page({i: g.changes[0] for i, g in chosen.items()}, lambda _: change_rows(chosen.values()))

    def _load_all(self, key: bytes | None) -> list[Group]:
        state = (key, self._desk.protections)
        if self._held is None or self._held[0] != state:
            whole = self._desk.file.load()
            public = self._desk.publish(whole, label_key=key)
            self._held = (state, list_changes(public, self._desk.compare_copies(whole, label_key=key)))
        return self._held[1]


class EvidenceShelf(_Shelf):
    """Evidence that reports speak of, what no report shows first."""

    noun = "exhibit"
    tables: tuple[str, ...] = ("evidence",)
    shown: tuple[str, ...] = ("state", "kind", "words", "holder", "presented_words", "outlet")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: tuple[object, PublicCase] | None = None

    def find(self) -> tuple[list[str], bool]:
        """The places of all."""
        return [str(n) for n in range(1, len(list_evidence(self._load_all(None))) + 1)], True

    def load(self, ids: Sequence[str], *, is_written: bool = False) -> Page[EvidenceItem]:
        """Places in, a page of what stands there out."""
        public = self._load_all(self._key(is_written))
        items = {str(n): item for n, item in enumerate(list_evidence(public), 1)}
        return Page({i: items[i] for i in ids if i in items}, lambda table: _keep(rows(public, table), ids))

    def _load_all(self, key: bytes | None) -> PublicCase:
        state = (key, self._desk.protections)
        if self._held is None or self._held[0] != state:
            self._held = (state, self._desk.publish(self._desk.file.load(), label_key=key))
        return self._held[1]


def _keep(table: Table, ids: Iterable[str]) -> Table:
    """The table of evidence and places in, the rows of these places out."""
    header, found = table
    wanted = set(ids)
    return header, [row for row in found if str(row[0]) in wanted]


@dataclass(frozen=True, slots=True)
class _Sources:
    """All sources of a case.

    Attributes:
        state: The key of their labels, and how often one had been protected.
        numbers: In how many claims each stands, by its own id.
        labels: Of hidden sources, the id that they are shown as, by their own.
        records, rows: By the id that they are shown as; `header` names the cells of a row.
    """

    state: object
    numbers: Mapping[str, int]
    labels: Mapping[str, str]
    records: Mapping[str, Source]
    header: tuple[str, ...]
    rows: Mapping[str, tuple[Cell, ...]]


def _order(table: Table, column: str, ids: Iterable[str]) -> Table:
    """A table, the name of a column and ids in; the rows whose column holds one of these ids, in their order, out."""
    header, found = table
    place, position = header.index(column), {one: n for n, one in enumerate(ids)}
    kept = [row for row in found if row[place] in position]
    return header, sorted(kept, key=lambda row: position[str(row[place])])
