"""Rows on stdout: a table on a terminal, tab-separated lines with a heading elsewhere.

A narrow terminal gets the cells of a row one below another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from firsthand.cli.job import Options
from firsthand.cli.screen import make_console
from firsthand.stages.publish.wording import show_text

NARROW_COLUMNS = 70
"""A terminal of fewer columns has no room for a table: each row is written down the page. No trial."""
UNBROKEN_COLUMNS = 25
"""A cell of no more stays on one line: ids, names, times. No trial."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: In the first line of what is tab-separated; empty where it is for a terminal alone.
        heading: On a terminal; empty where it is for programs alone.
        is_wide: It takes what room the others leave.
        width_columns: It is broken into lines at so many columns of the terminal.
    """

    name: str
    heading: str = ""
    is_wide: bool = False
    width_columns: int | None = None


def print_rows(columns: Sequence[Column], rows: Iterable[Sequence[str | Text]], options: Options) -> None:
    """Columns and rows in, printed. Every cell is one safe line."""
    is_terminal = sys.stdout.isatty()
    kept = [n for n, column in enumerate(columns) if (column.heading if is_terminal else column.name)]
    shown = [columns[n] for n in kept]
    if not is_terminal:
        click.echo("\t".join(column.name for column in shown))
        for row in rows:
            click.echo("\t".join(show_text(str(row[n])) for n in kept))
        return
    console = make_console(options)
    cells = [[_safe(row[n]) for n in kept] for row in rows]
    if console.width < NARROW_COLUMNS:
        _print_records(shown, cells, console)
    else:
        _print_table(shown, cells, console)


def _safe(cell: str | Text) -> Text:
    """A cell in, the same as text that cannot be taken for markup out."""
    return cell if isinstance(cell, Text) else Text(show_text(cell))


def _print_table(columns: Sequence[Column], rows: Sequence[Sequence[Text]], console: Console) -> None:
    """Columns and rows in, printed side by side; a column in which nothing stands is left out, and a short one is not broken."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    widths = [max((row[n].cell_len for row in rows), default=0) for n in range(len(columns))]
    kept = [n for n, width in enumerate(widths) if width or not rows]
    for column, width in ((columns[n], widths[n]) for n in kept):
        table.add_column(column.heading, ratio=1 if column.is_wide else None, max_width=column.width_columns, overflow="fold",
                         no_wrap=width <= UNBROKEN_COLUMNS and column.width_columns is None)
    for row in rows:
        table.add_row(*(row[n] for n in kept))
    console.print(table)


def _print_records(columns: Sequence[Column], rows: Sequence[Sequence[Text]], console: Console) -> None:
    """Columns and rows in, each row printed down the page with a blank line between two."""
    for number, row in enumerate(rows):
        if number:
            console.print()
        for column, cell in zip(columns, row, strict=True):
            if cell.plain:
                console.print(Text.assemble((f"{column.heading}: ", "bold"), cell))
