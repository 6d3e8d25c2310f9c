"""Commands about firsthand itself: `stages`."""

from __future__ import annotations

import json

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Options, shared_options

_STAGES_EXAMPLES = """
firsthand stages
firsthand stages --json
"""


@click.command(cls=Command, epilog=_STAGES_EXAMPLES)
@shared_options
def stages(options: Options) -> int:
    """List the stages that reports go through, in order."""
    from firsthand.cli import views

    rows = views.stage_rows()
    if options.is_json:
        click.echo(json.dumps(rows, indent=2))
        return 0
    for row in rows:
        click.echo(f"{row['number']:>2}  {row['name']:<10}{row['summary']}")
    return 0
