"""Commands to hand a case on: `export`, `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Options, case_option, shared_options

_EXPORT_EXAMPLES = """
firsthand export --list
firsthand export brief.docx
firsthand export case.json -o handover/dock-fire.json
firsthand export csv -o tables/
"""


@click.command(cls=Command, epilog=_EXPORT_EXAMPLES)
@click.argument("name", metavar="[NAME]", required=False)
@click.option("-o", "--output", metavar="PATH", type=click.Path(path_type=Path, allow_dash=True),
              help='Write to this file or folder; "-" is stdout. Where left out, under NAME in this folder.')
@click.option("--list", "is_list", is_flag=True, help="List what can be exported.")
@click.option("--exported-at", metavar="TIME", help="Time that the export bears, ISO 8601; now where left out.")
@click.option("--bom", "has_bom", is_flag=True, help="Begin tables with the mark that Excel needs to read accents.")
@click.option("--full", "is_full", is_flag=True, help="Of a brief more than one page: 40 claims, and all that they rest on.")
@click.option("--label-key", metavar="KEY",
              help="Draw the labels of protected sources from this, the same each time. Two such exports can be joined: keep it "
                   "to yourself. Where left out, labels are drawn anew.")
@case_option
@shared_options
def export(name: str | None, is_list: bool, case: Path, options: Options, **how: Any) -> int:
    """Write the case as a document or as tables to hand on.

    NAME is one of those that --list shows. Protected sources leave under a label, in every format. The same case, TIME and KEY
    give the same bytes.
    """
    if name is None and not is_list:
        raise click.UsageError("Say what to export; `firsthand export --list` shows what there is.")
    from firsthand.cli import exporting

    if is_list or name is None:
        return exporting.list_exporters(options)
    settings = exporting.make_settings(how.pop("exported_at"), has_bom=how.pop("has_bom"), is_full=how.pop("is_full"))
    return exporting.export(case, name, options=options, settings=settings, **how)


_VERIFY_EXAMPLES = """
firsthand verify
firsthand verify --json
"""


@click.command(cls=Command, epilog=_VERIFY_EXAMPLES)
@case_option
@shared_options
def verify(case: Path, options: Options) -> int:
    """Check stored originals, texts and citations.

    Originals are checked against their hashes, texts against originals, citations against the words of their texts. The exit
    code is 2 where something does not hold.
    """
    from firsthand.cli import standing

    return standing.verify(case, options)
