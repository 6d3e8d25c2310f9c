"""Commands for the machine room: `sql`, `doctor`, `completion`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Options, case_option, shared_options

_SQL_EXAMPLES = """
firsthand sql "SELECT outlet, count(*) FROM documents GROUP BY outlet"
firsthand sql "SELECT id, text FROM claims ORDER BY outlets DESC LIMIT 10"
"""


@click.command(cls=Command, epilog=_SQL_EXAMPLES)
@click.argument("query", metavar="QUERY")
@case_option
@shared_options
def sql(query: str, case: Path, options: Options) -> int:
    """Ask the case in SQL. It is only read: nothing can be changed this way.

    The tables are those of `firsthand export csv`: documents, sources, claims, appearances, relays, relations, deadlines,
    changes, evidence, timeline, numbers, aside, skipped. The answer is a table on a terminal, tab-separated where the output
    goes elsewhere. The exit code is 1 where no row comes back.
    """
    from firsthand.cli import lists

    return lists.show_query(case, query, options)


_DOCTOR_EXAMPLES = """
firsthand doctor
firsthand doctor --json
"""


@click.command(cls=Command, epilog=_DOCTOR_EXAMPLES)
@case_option
@shared_options
def doctor(case: Path, options: Options) -> int:
    """Check this machine: Python, SQLite, parser, disk.

    Each finding says what to do. The exit code is 2 where something would keep firsthand from working.
    """
    from firsthand.cli import health

    return health.show(case, options)


_COMPLETION_EXAMPLES = """
firsthand completion bash > ~/.local/share/bash-completion/completions/firsthand
firsthand completion zsh > ~/.zfunc/_firsthand
firsthand completion fish > ~/.config/fish/completions/firsthand.fish
"""
_INSTALL = {
    "bash": "Write it to ~/.local/share/bash-completion/completions/firsthand and open a new shell.",
    "zsh": "Write it to _firsthand in a folder of your $fpath and open a new shell.",
    "fish": "Write it to ~/.config/fish/completions/firsthand.fish and open a new shell.",
}


@click.command(cls=Command, epilog=_COMPLETION_EXAMPLES)
@click.argument("shell", metavar="SHELL", type=click.Choice(list(_INSTALL)))
@shared_options
def completion(shell: str, options: Options) -> int:
    """Print the script for the Tab key in bash, zsh or fish."""
    from click.shell_completion import get_completion_class

    root = click.get_current_context().find_root()
    script_class = get_completion_class(shell)
    if script_class is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    name = root.info_name or "firsthand"
    script = script_class(root.command, {}, name, f"_{name.upper()}_COMPLETE").source()
    if options.is_json:
        click.echo(json.dumps({"shell": shell, "script": script, "install": _INSTALL[shell]}, indent=1))
        return 0
    click.echo(script)
    if not options.is_quiet:
        click.echo(_INSTALL[shell], err=True)
    return 0
