"""The command `firsthand`: its groups of commands, its exit codes, and the one place where errors become words.

Exit codes: 0 done, 1 nothing found, 2 wrong use or error, 3 done but some files could not be read, 4 what --fail-on names is
there, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from typing import NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from firsthand.cli.about import stages
from firsthand.cli.decide import aside, log, merge, note, protect, rate, set_, split, tag, undo
from firsthand.cli.help import write_examples
from firsthand.cli.job import Interrupted
from firsthand.cli.look import brief, changed, claim, claims, contradictions, evidence, search, sources, trace
from firsthand.cli.machine import completion, doctor, sql
from firsthand.cli.share import export, verify
from firsthand.cli.start import add, demo, open_, read, status
from firsthand.cli.when import due, numbers, timeline
from firsthand.config import from_environment
from firsthand.errors import FirsthandError

SECTIONS = {
    "Start": (open_, demo, add, status, read),
    "Look": (brief, claims, claim, trace, sources, contradictions, changed, numbers, timeline, due, evidence, search),
    "Decide": (set_, aside, merge, split, protect, rate, note, tag, log, undo),
    "Share": (export, verify),
    "Run": (sql, doctor, stages, completion),
}
"""Every command, under the heading that `--help` shows it below."""

EXIT_ERROR = 2

_COLLECT_AT = (50_000, 20, 20)
"""When Python looks for garbage. Our records are many and live to the end: looking seldom takes a tenth off a short command."""
EXIT_INTERRUPTED = 130


class _Commands(click.Group):
    """The group of all commands, listed by section."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands under the headings of `SECTIONS`."""
        for heading, commands in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(c.name or "", c.get_short_help_str(140)) for c in commands])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples."""
        write_examples(self.epilog, formatter)


_EXAMPLES = """
firsthand open reports/                     read a folder into a case and print its brief
firsthand trace "14 dock workers died"      where one claim comes from
firsthand claims --single-source            what several reports tell, and one source told
firsthand export brief.docx                 a brief with a footnote for every line
"""


@click.group(cls=_Commands, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("firsthand"), prog_name="firsthand")
def firsthand() -> None:
    """Who said it first, who repeated it, and how many stand behind it.

    The case is one file: firsthand.db in this folder, or --case FILE, or $FIRSTHAND_CASE. Nothing leaves this computer.
    Exit codes: 0 done, 1 nothing found, 2 wrong use or error, 3 done, but some files could not be read, 4 what
    --fail-on names is there, 130 interrupted.
    """
    if (outlets := from_environment(os.environ).outlets) is not None:
        from firsthand.engine.lists import use_outlets

        use_outlets(outlets)


for _commands in SECTIONS.values():
    for _command in _commands:
        firsthand.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Arguments in (those of the process where left out); runs the command and leaves with its exit code."""
    gc.set_threshold(*_COLLECT_AT)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Arguments in, the exit code out; every error is told in words, or as JSON where JSON was asked for."""
    is_json = "--json" in arguments
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    try:
        result = firsthand.main(args=list(arguments), prog_name="firsthand", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return EXIT_ERROR
    except FirsthandError as error:
        _show_traceback(arguments)
        return _tell(error.code, error.message, error.hint, is_json=is_json, exit_code=error.exit_code)
    except click.ClickException as error:
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "firsthand"
        return _tell("usage", error.format_message(), f"See `{command} --help`.", is_json=is_json, exit_code=EXIT_ERROR)
    except (KeyboardInterrupt, click.Abort) as error:
        hint = error.hint if isinstance(error, Interrupted) else "Nothing was written; run it again."
        return _tell("interrupted", "Interrupted.", hint, is_json=is_json, exit_code=EXIT_INTERRUPTED)
    except (BrokenPipeError, SystemExit):  # the reader of our output has seen enough; click leaves by the latter then
        _abandon_stdout()
        return 0
    except OSError as error:
        _abandon_stdout()
        _show_traceback(arguments)
        return _tell("system", f"The system refused: {error.strerror}.", "Make room, or write to another place.",
                     is_json=False, exit_code=EXIT_ERROR)  # for stdout may be what refused
    except Exception as error:
        _show_traceback(arguments)
        return _tell("fault", f"firsthand has a fault: {type(error).__name__}.", FirsthandError.default_hint,
                     is_json=is_json, exit_code=EXIT_ERROR)


def _abandon_stdout() -> None:
    """Nothing in; what still waits to be printed goes nowhere, so that Python itself does not stumble over it at the end."""
    with contextlib.suppress(OSError):  # it is no file of the system's
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_traceback(arguments: Sequence[str]) -> None:
    """Arguments in; where the error in hand arose on stderr, where they ask for it.

    What errors say is left out: those of others quote what they were at, and that may be a report or the name of a source.
    """
    if not {"-v", "--verbose"} & set(arguments):
        return
    error = sys.exception()
    while error is not None:
        frames = "".join(traceback.format_tb(error.__traceback__))
        click.echo(f"Traceback (most recent call last):\n{frames}{type(error).__qualname__}", err=True)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _tell(code: str, message: str, hint: str, *, is_json: bool, exit_code: int) -> int:
    """An error in, told on stderr, or on stdout as JSON; its exit code out."""
    if is_json:
        click.echo(json.dumps({"error": {"code": code, "message": message, "next": hint}}, ensure_ascii=False))
    else:
        click.echo(f"firsthand: {message} {hint}", err=True)
    return exit_code


if __name__ == "__main__":
    main()
