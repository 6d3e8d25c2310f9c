"""Lists of a case: they have a length, an index, slices and an iterator, and take the case out of its file page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

from firsthand.api import frames
from firsthand.api.writing import write_file
from firsthand.errors import InputError, NotFound
from firsthand.stages.publish.html import words
from firsthand.stages.publish.tables import Table, write_csv
from firsthand.stages.publish.wording import list_words

if TYPE_CHECKING:
    import pandas as pd

Record = TypeVar("Record")
Held = TypeVar("Held", covariant=True)

PAGE = 64
"""Records that are taken out at a time, at first; twice as many each time, up to `GROWTH` times as many, where the list is read
on. Unit: records. A page of claims costs what the reports cost in which they stand: of 64 claims 0.25 s in a case of 2,000."""
GROWTH = 4
SHOWN_ROWS = 10
"""Of a list in a notebook."""
_TABLE = '<table style="border-collapse:collapse"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'


@dataclass(frozen=True)
class Page(Generic[Held]):
    """A page of a list: its records by id, and what makes its tables by name, both in the order that was asked for."""

    records: Mapping[str, Held]
    table: Callable[[str], Table]


class Shelf(Protocol[Held]):
    """Where a list takes its records from.

    Attributes:
        noun: What one record is.
        tables: Names of the tables that they make, the usual one first.
        shown: Columns of that table that a notebook shows.
    """

    noun: str
    tables: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def case_path(self) -> Path:
        """Of the case."""
        ...

    @property
    def state(self) -> object:
        """Changes where what was taken out must not be shown any more."""
        ...

    def find(self) -> tuple[list[str], bool]:
        """Ids of all records, in order, and whether something may be shown of each of them."""
        ...

    def load(self, ids: Sequence[str], *, is_written: bool = False) -> Page[Held]:
        """Ids in, a page of those records that are there out; labels of its own where it is written to a file."""
        ...

    def draw(self) -> None:
        """Draws the labels for a file anew."""
        ...


class Listing(Sequence[Record]):
    """A list of the moment: what is decided later shows where it is asked for again.

    Args:
        shelf: Where it takes its records from.
        ids: Of its records; None for all, found when they are needed.
    """

    def __init__(self, shelf: Shelf[Record], ids: Sequence[str] | None = None) -> None:
        self._shelf = shelf
        self._found = ids
        self._sure: list[str] = []
        self._unsure: Iterator[Sequence[str]] | None = None if ids is None else iter([ids])
        self._is_sure = ids is not None
        self._page: tuple[object, int, Page[Record]] | None = None

    def __len__(self) -> int:
        return len(self._find(None))

    def __iter__(self) -> Iterator[Record]:
        for page in self._pages():
            yield from page.records.values()

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> Listing[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | Listing[Record]:
        """A place in, its record out; a slice in, the list of these out.

        Raises:
            IndexError: The list is shorter.
            NotFound: A decision has since taken it out of the case.
        """
        if isinstance(index, slice):
            is_plain = all(end is None or end >= 0 for end in (index.start, index.stop)) and (index.step or 1) > 0
            return Listing(self._shelf, self._find(index.stop if is_plain else None)[index])
        number = index // PAGE if index >= 0 else range(len(self))[index] // PAGE
        ids = self._find((number + 1) * PAGE)
        wanted = ids[index] if index >= 0 else self._find(None)[index]
        if self._page is None or self._page[:2] != (self._shelf.state, number):
            self._page = (self._shelf.state, number, self._shelf.load(ids[number * PAGE : (number + 1) * PAGE]))
        records = self._page[2].records
        if wanted not in records:
            raise NotFound(f"{wanted} is not in the case any more.", hint="Ask the case for the list again.")
        return records[wanted]

    def _find(self, number: int | None) -> Sequence[str]:
        """How many records are needed, or None for all, in; the ids of at least so many that may be shown out."""
        if self._unsure is None:
            self._unsure = _cut(self._all)
        while self._unsure and (number is None or len(self._sure) < number):
            ids = next(self._unsure, None)
            if ids is None:
                break
            self._sure += ids if self._is_sure else self._shelf.load(ids).records
        return self._sure

    @property
    def _all(self) -> Sequence[str]:
        """Ids of all records, of some of which nothing may be shown."""
        if self._found is None:
            self._found, self._is_sure = self._shelf.find()
        return self._found

    def __repr__(self) -> str:
        number = len(self)
        return f"<{number:,} {self._shelf.noun}{'' if number == 1 else 's'}>"

    def _repr_html_(self) -> str:
        header, rows = self[:SHOWN_ROWS]._table(self._shelf.tables[0])
        places = [header.index(name) for name in self._shelf.shown]
        heads = "".join(f"<th>{words(name.replace('_', ' '))}</th>" for name in self._shelf.shown)
        lines = (
            "".join(f'<td style="text-align:start"><bdi>{words(str(row[p]))}</bdi></td>' for p in places) for row in rows
        )
        rest = len(self) - len(rows)
        more = f"<div>and {rest:,} more</div>" if rest > 0 else ""
        return _TABLE.format(heads, "".join(f"<tr>{line}</tr>" for line in lines)) + more

    def to_dicts(self, table: str | None = None) -> list[dict[str, frames.Value]]:
        """The name of a table in, one dict for each of its rows out; columns as in the CSV export, what is unknown is None.

        Args:
            table: Of claims "claims", "appearances" or "relays" (one row for each link of a chain); else there is one only.

        Raises:
            InputError: There is no such table.
        """
        return frames.make_dicts(self._columns(table))

    def to_pandas(self, table: str | None = None) -> pd.DataFrame:
        """The same as a pandas data frame.

        Raises:
            ConfigError: pandas is not installed.
        """
        return frames.make_pandas(self._columns(table))

    def to_polars(self, table: str | None = None) -> Any:
        """The same as a polars data frame.

        Raises:
            ConfigError: polars is not installed.
        """
        return frames.make_polars(self._columns(table))

    def to_arrow(self, table: str | None = None) -> Any:
        """The same as an Arrow table.

        Raises:
            ConfigError: pyarrow is not installed.
        """
        return frames.make_arrow(self._columns(table))

    def to_csv(self, path: str | Path, *, table: str | None = None, has_bom: bool = False) -> Path:
        """A path in; the table written there as CSV, and the path out. Protected sources get labels of this file only.

        Args:
            path: A file that is there is replaced.
            table: As for `to_dicts`.
            has_bom: Whether it starts with a byte order mark, which Excel needs to read accents.

        Raises:
            InputError: It cannot be written there.
        """
        return write_file(Path(path), self._csv(self._name(table), has_bom=has_bom), case=self._shelf.case_path)

    def _csv(self, table: str, *, has_bom: bool) -> Iterator[bytes]:
        self._shelf.draw()
        head = b""
        for page in self._pages(is_written=True):
            header, found = page.table(table)
            if not head:
                yield (head := write_csv(header, (), has_bom=has_bom))
            yield write_csv(header, found, has_bom=has_bom).removeprefix(head)
        if not head:
            yield write_csv(self._shelf.load([]).table(table)[0], (), has_bom=has_bom)

    def _columns(self, table: str | None) -> dict[str, list[frames.Value]]:
        return frames.make_columns(*self._table(self._name(table)))

    def _table(self, name: str) -> Table:
        pages = [page.table(name) for page in self._pages()] or [self._shelf.load([]).table(name)]
        return pages[0][0], [row for _, rows in pages for row in rows]

    def _name(self, table: str | None) -> str:
        """The name of a table, or none for the first, in; checked, out.

        Raises:
            InputError: There is no such table.
        """
        tables = self._shelf.tables
        if table is not None and table not in tables:
            raise InputError(f"There is no table {table!r} of {self._shelf.noun}s.", hint=f"Choose {list_words(list(tables))}.")
        return tables[0] if table is None else table

    def _pages(self, *, is_written: bool = False) -> Iterator[Page[Record]]:
        for ids in _cut(self._all):
            yield self._shelf.load(ids, is_written=is_written)


def _cut(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in, page by page out: the first soon, the later ones in one go with the reports that they share."""
    start, size = 0, PAGE
    while start < len(ids):
        yield ids[start : start + size]
        start, size = start + size, min(2 * size, GROWTH * PAGE)
