"""Commands to look at a case with: `brief`, `claim`."""

from __future__ import annotations

import re

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Job, Options, perform, shared_options

_CLAIM_ID = re.compile(r"[Kk]0*([0-9]+)")

_BRIEF_EXAMPLES = """
firsthand brief reports/
firsthand brief reports/ > brief.md
"""


@click.command(cls=Command, epilog=_BRIEF_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--markdown", "is_markdown", is_flag=True, help="Print Markdown even on a terminal.")
@shared_options
def brief(paths: tuple[str, ...], is_markdown: bool, options: Options) -> int:
    """Print the case in one page, every line cited.

    Where the output is no terminal it is Markdown.
    """
    return perform(Job(paths, options, is_markdown=is_markdown))


_CLAIM_EXAMPLES = """
firsthand claim reports/ K3
firsthand claim reports/ K3 --why
"""


@click.command(cls=Command, epilog=_CLAIM_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.argument("claim_id", metavar="CLAIM")
@click.option("--why", "is_why", is_flag=True, help="With every rule that made the count of independent sources.")
@click.option("--markdown", "is_markdown", is_flag=True, help="Print Markdown even on a terminal.")
@shared_options
def claim(paths: tuple[str, ...], claim_id: str, is_why: bool, is_markdown: bool, options: Options) -> int:
    """Print one claim: its source chain, its appearances, how many independent sources it has.

    CLAIM is an id of the brief, such as K3.
    """
    match = _CLAIM_ID.fullmatch(claim_id)
    if match is None:
        raise click.UsageError(f"{claim_id!r} is no id of a claim. Put one from the brief, such as K3, last.")
    return perform(Job(paths, options, is_markdown=is_markdown, claim_id=f"K{match[1]}", is_why=is_why))
