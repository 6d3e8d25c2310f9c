"""The timeline and the numbers of a case, as they are handed out: lists that a notebook shows as a drawing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING

from firsthand.api import frames
from firsthand.api.parts import Part
from firsthand.stages.publish import timeline_lines
from firsthand.stages.publish.number_series import NUMBER_COLUMNS, NumberSeries, number_rows
from firsthand.stages.publish.numbers_svg import numbers_svg
from firsthand.stages.publish.quoting import quote_claim
from firsthand.stages.publish.tables import Table
from firsthand.stages.publish.timeline_lines import TIMELINE_COLUMNS, TimelineLine, say_what, timeline_rows
from firsthand.stages.publish.timeline_svg import timeline_svg
from firsthand.stages.publish.wording import capitalise, count, say_characters, show_text

if TYPE_CHECKING:
    import pandas as pd

_STALE = "a source was protected after this was read; ask the case again"


class _Chart(ABC):
    """What both have: a table, a drawing, and the part of the case that they were made of.

    Args:
        part: That part.
    """

    def __init__(self, part: Part) -> None:
        self._part = part

    def to_dicts(self) -> list[dict[str, frames.Value]]:
        """Nothing in, one dict for each row out; columns as in the CSV export, what is unknown is None."""
        return frames.make_dicts(frames.make_columns(*self._table()))

    def to_pandas(self) -> pd.DataFrame:
        """The same as a pandas data frame.

        Raises:
            ConfigError: pandas is not installed.
        """
        return frames.make_pandas(frames.make_columns(*self._table()))

    def to_svg(self) -> str:
        """Nothing in, the drawing as one SVG that needs nothing else out."""
        _ = self._part.public
        return self._draw()

    def _repr_svg_(self) -> str | None:
        return None if self._part.is_stale else self._draw()

    def __str__(self) -> str:
        _ = self._part.public
        return "\n".join(self._lines())

    def __repr__(self) -> str:
        return f"<{type(self).__name__.casefold()}: {_STALE if self._part.is_stale else self._say()}>"

    @abstractmethod
    def _draw(self) -> str:
        """Nothing in, the drawing out."""

    @abstractmethod
    def _lines(self) -> Iterator[str]:
        """Nothing in, what is printed out, a line each."""

    @abstractmethod
    def _say(self) -> str:
        """Nothing in, how much it holds, in words, out."""

    @abstractmethod
    def _table(self) -> Table:
        """Nothing in, its columns and rows out."""


class Timeline(_Chart):
    """What happened, what was reported and what is due, by date; dates without a year, and the undated, last.

    Args:
        made: The lines.
        part: The part of the case that they were made of.
    """

    def __init__(self, made: timeline_lines.Timeline, part: Part) -> None:
        super().__init__(part)
        self._made = made

    @property
    def lines(self) -> tuple[TimelineLine, ...]:
        """All of it, in order."""
        _ = self._part.public
        return self._made.lines

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not shown, and why."""
        return self._made.notes

    def __iter__(self) -> Iterator[TimelineLine]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self._made.lines)

    def _draw(self) -> str:
        return timeline_svg(self._made)

    def _lines(self) -> Iterator[str]:
        for line in self._made.lines:
            a = line.appearance
            place = f"{show_text(a.publisher)}, {say_characters(a.span)}"
            yield f"{capitalise(line.when)}. {say_what(line)}, {line.claim.id}: {quote_claim(a.quote)} {place}"

    def _say(self) -> str:
        return count(len(self._made.lines), "line")

    def _table(self) -> Table:
        return TIMELINE_COLUMNS, list(timeline_rows(self.lines))


class Numbers(_Chart):
    """How numbers moved: counted things, each with who gave which number when.

    Args:
        made: The things.
        part: The part of the case that they were made of.
    """

    def __init__(self, made: tuple[NumberSeries, ...], part: Part) -> None:
        super().__init__(part)
        self._made = made

    @property
    def series(self) -> tuple[NumberSeries, ...]:
        """The counted things, those that moved first."""
        _ = self._part.public
        return self._made

    def __iter__(self) -> Iterator[NumberSeries]:
        return iter(self.series)

    def __len__(self) -> int:
        return len(self._made)

    def _draw(self) -> str:
        return numbers_svg(self._made)

    def _lines(self) -> Iterator[str]:
        for one in self._made:
            yield capitalise(one.heading)
            yield from (f"  {line}" for line in one.lines)

    def _say(self) -> str:
        return "; ".join(f"{show_text(one.thing)}: {one.summary}" for one in self._made) or "none"

    def _table(self) -> Table:
        return NUMBER_COLUMNS, list(number_rows(self.series))
