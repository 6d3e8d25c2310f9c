"""The two places that a command speaks to: data goes to stdout, words and progress to stderr. Imports rich and the views."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from firsthand.cli.job import Options
from firsthand.cli.progress import printable
from firsthand.model.public import PublicSkipped

MAX_WIDTH = 110
"""Lines longer than this tire the eye. Unit: columns."""
FEW_FILES = 3
"""More files than this that were not read for one and the same reason share a line on stderr. Unit: files."""


def make_console(options: Options) -> Console:
    """Options in, a console on stdout out."""
    return Console(no_color=options.is_colourless or None, highlight=False)


def make_error_console(options: Options) -> Console:
    """Options in, a console on stderr out."""
    return Console(stderr=True, no_color=options.is_colourless or None, highlight=False)


def say(line: str, options: Options) -> None:
    """A line in words in; on stderr, unless quiet. Whatever came with a file must be made printable before."""
    if not options.is_quiet:
        click.echo(line, err=True)


def print_lines(lines: Iterable[str], options: Options) -> None:
    """Lines in words in, printed; a terminal breaks them between words and sets what follows in as far as the line itself."""
    if not sys.stdout.isatty():
        for line in lines:
            click.echo(line)
        return
    console = make_console(options)
    for line in lines:
        words = line.lstrip(" ")
        if not words:
            console.print()
            continue
        console.print(Padding(Text(words), (0, 0, 0, len(line) - len(words)), expand=False), width=min(console.width, MAX_WIDTH))


def print_json(document: Mapping[str, Any]) -> None:
    """A JSON document in, printed."""
    click.echo(dump_json(document), nl=False)


def dump_json(document: Mapping[str, Any]) -> str:
    """A JSON document in, its text out."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def is_drawn(options: Options, *, is_markdown: bool = False) -> bool:
    """Whether the output is drawn for a terminal rather than printed as Markdown, tab-separated lines or JSON."""
    return sys.stdout.isatty() and not is_markdown and not options.is_json


def unread_lines(skipped: Sequence[PublicSkipped]) -> Iterator[str]:
    """Skips in, a line for each out; those of one reason share a line where they are many. The case names every one."""
    by_reason: dict[str, list[str]] = {}
    for skip in skipped:
        by_reason.setdefault(skip.reason, []).append(printable(skip.path))
    for reason, paths in by_reason.items():
        if len(paths) <= FEW_FILES:
            yield from (f"Not read: {path}: {reason}" for path in paths)
        else:
            named = ", ".join(paths[:FEW_FILES])
            yield f"Not read: {len(paths)} files ({named} and {len(paths) - FEW_FILES} more): {reason}"


def say_time(written: str) -> str:
    """A time as ISO 8601 in, as a person reads it on this machine's clock out."""
    return datetime.fromisoformat(written).astimezone().strftime("%Y-%m-%d %H:%M")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number and a noun in, both in words out."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
