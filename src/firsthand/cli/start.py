"""Commands to start with: `open`, `add`, `demo`, `status`, `read`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Job, Options, case_option, perform, shared_options

Adds = TypeVar("Adds", bound=Callable[..., Any])


def _adding_options(command: Adds) -> Adds:
    """A command in, the same with the options of reading into a case out."""
    for option in (
        click.option("--retry-failed", "is_retry_failed", is_flag=True,
                     help="Try files again that could not be read and have not changed: with more time, or a newer firsthand."),
        click.option("--workers", type=click.IntRange(1, 64), metavar="N",
                     help="Processes that read at the same time; $FIRSTHAND_WORKERS where left out, else as the machine allows."),
        click.option("--meta", "sheet", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False),
                     help="A table (.csv) of what is known of the reports: path,title,outlet,date,url,author."),
    ):
        command = option(command)
    return command


_OPEN_EXAMPLES = """
firsthand open reports/
firsthand open
"""


@click.command("open", cls=Command, epilog=_OPEN_EXAMPLES)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--markdown", "is_markdown", is_flag=True, help="Print Markdown even on a terminal.")
@_adding_options
@case_option
@shared_options
def open_(paths: tuple[str, ...], is_markdown: bool, case: Path, options: Options, **how: Any) -> int:
    """Read files and folders into a case, and print its brief.

    Without PATH it prints the brief of the case that is there. Unchanged files are not read again, so it may be run at any time.
    """
    from firsthand.cli import adding

    return adding.open_case_brief(adding.Addition(case, paths, options, **how), is_markdown=is_markdown)


_ADD_EXAMPLES = """
firsthand add reports/
firsthand add reports/ --meta sheet.csv
find . -name '*.html' -print0 | firsthand add -0 -
"""


@click.command(cls=Command, epilog=_ADD_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-0", "--null", "is_null", is_flag=True, help="File names on stdin end with NUL, as `find -print0` writes them.")
@_adding_options
@case_option
@shared_options
def add(paths: tuple[str, ...], is_null: bool, case: Path, options: Options, **how: Any) -> int:
    """Read more files and folders into the case.

    Reads .txt, .md, .html, .pdf with a text layer, .docx, .eml, saved feeds (.xml), .json and .jsonl. A folder is read with all
    below it; "-" reads file names from stdin, one a line. Files that are in the case already are passed over, by content.
    Stop any time with Ctrl-C: the next run goes on from there.
    """
    from firsthand.cli import adding

    if is_null and "-" not in paths:
        raise click.UsageError('-0 is about file names on stdin: give "-" as PATH with it.')
    given = tuple(name for path in paths for name in (_read_names(is_null=is_null) if path == "-" else (path,)))
    return adding.add(adding.Addition(case, given, options, **how))


def _read_names(*, is_null: bool) -> tuple[str, ...]:
    """Nothing in, the file names on stdin out.

    Raises:
        UsageError: There are none.
    """
    lines = sys.stdin.buffer.read().split(b"\0" if is_null else b"\n")
    names = tuple(os.fsdecode(line if is_null else line.rstrip(b"\r")) for line in lines if line.strip())
    if not names:
        raise click.UsageError("No file names came in on stdin.")
    return names


_STATUS_EXAMPLES = """
firsthand status
firsthand status --json
"""


@click.command(cls=Command, epilog=_STATUS_EXAMPLES)
@case_option
@shared_options
def status(case: Path, options: Options) -> int:
    """Show what is in the case and what was not read.

    Each file that was not read has its reason, and what to do. Decisions that no longer fit what the reports say are listed too.
    """
    from firsthand.cli import standing

    return standing.show_status(case, options)


_READ_EXAMPLES = """
firsthand read reports/
firsthand read reports/ -o case.json
firsthand read wire.txt paper.txt --json
"""


@click.command(cls=Command, epilog=_READ_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write what was read here as JSON (firsthand-case/1) and print nothing.")
@click.option("--markdown", "is_markdown", is_flag=True, help="Print the brief as Markdown even on a terminal.")
@shared_options
def read(paths: tuple[str, ...], output: Path | None, is_markdown: bool, options: Options) -> int:
    """Read reports and print the brief, without a case.

    Nothing is kept. PATH is a folder, which is read with all below it, or a file. A NAME.json beside NAME.txt may say its title,
    outlet, published and url.
    """
    return perform(Job(paths, options, output=output, is_markdown=is_markdown))


_DEMO_EXAMPLES = """
firsthand demo
firsthand demo --json
"""


@click.command(cls=Command, epilog=_DEMO_EXAMPLES)
@click.option("--markdown", "is_markdown", is_flag=True, help="Print the brief as Markdown even on a terminal.")
@shared_options
def demo(is_markdown: bool, options: Options) -> int:
    """Read the example that comes with firsthand and print its brief."""
    closing = "That was the example. For reports of your own: firsthand open FOLDER."
    with resources.as_file(resources.files("firsthand") / "demo") as folder:
        return perform(Job((str(folder),), options, is_markdown=is_markdown, closing=closing))
