"""Commands to start with: `read`, `demo`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Job, Options, perform, shared_options

_READ_EXAMPLES = """
firsthand read reports/
firsthand read reports/ -o case.json
firsthand read wire.txt paper.txt --json
"""


@click.command(cls=Command, epilog=_READ_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the case here as JSON (firsthand-case/1) and print nothing.")
@click.option("--markdown", "is_markdown", is_flag=True, help="Print the brief as Markdown even on a terminal.")
@shared_options
def read(paths: tuple[str, ...], output: Path | None, is_markdown: bool, options: Options) -> int:
    """Read reports and print the brief, or write the case as JSON.

    PATH is a folder, which is read with all below it, or a file: .txt, .md, .json or .jsonl. A NAME.json beside NAME.txt may say
    its title, outlet, published and url.
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
    """Read the example case that comes with firsthand and print its brief."""
    closing = "That was the example. For reports of your own: firsthand brief FOLDER (.txt, .md, .json and .jsonl files)."
    with resources.as_file(resources.files("firsthand") / "demo") as folder:
        return perform(Job((str(folder),), options, is_markdown=is_markdown, closing=closing))
