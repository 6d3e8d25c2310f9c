"""What a command was asked to do, and the options that every command has.

Commands that read without a case make a `Job` of their arguments and hand it to `perform`, which alone loads the stages; those
that work on a case import what performs them inside their own function: `--help` stays fast.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from firsthand.config import from_environment

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Options:
    """What every command can be told.

    Attributes:
        is_json: One JSON document on stdout, errors included.
        is_quiet: No progress and no summary on stderr; files that were not read are still listed.
        is_profile: The seconds of each stage on stderr.
        is_colourless: No colours.
        is_verbose: The traceback of an error.
    """

    is_json: bool = False
    is_quiet: bool = False
    is_profile: bool = False
    is_colourless: bool = False
    is_verbose: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read and shown.

    Attributes:
        paths: Files and folders.
        options: As above.
        output: Where the case is written as JSON; None prints the brief or the claim.
        is_markdown: Markdown even on a terminal; where stdout is none, Markdown is printed anyway.
        claim_id: Show this claim; None shows the brief.
        is_why: With every rule behind the count.
        is_full: A brief of more than one page.
        closing: A line for stderr when all is done, unless quiet.
    """

    paths: tuple[str, ...]
    options: Options = field(default_factory=Options)
    output: Path | None = None
    is_markdown: bool = False
    claim_id: str | None = None
    is_why: bool = False
    is_full: bool = False
    closing: str = ""


class Interrupted(click.Abort):
    """Ctrl-C, after which something is kept; the hint says what."""

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.hint = hint


def perform(job: Job) -> int:
    """A job in, the exit code out. Loads the stages, which takes about half a second."""
    from firsthand.cli import views

    return views.perform(job)


def shared_options(command: Command) -> Command:
    """A command in, the same with the options that all have, handed to it as `options`, out."""

    @functools.wraps(command)
    def wrapped(**given: Any) -> Any:
        options = Options(*(given.pop(name) for name in ("is_json", "is_quiet", "is_profile", "is_colourless", "is_verbose")))
        return command(options=options, **given)

    for option in (
        click.option("-v", "--verbose", "is_verbose", is_flag=True, help="Show the traceback of an error."),
        click.option("--no-color", "is_colourless", is_flag=True, help="No colours (also with NO_COLOR set)."),
        click.option("--profile", "is_profile", is_flag=True, help="Print the time of each stage on stderr."),
        click.option("-q", "--quiet", "is_quiet", is_flag=True, help="No progress; only what was not read, and errors."),
        click.option("--json", "is_json", is_flag=True, help="Print one JSON document, errors included."),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


CASE_NAME = "firsthand.db"
"""Of the case in the current folder."""


def case_option(command: Command) -> Command:
    """A command in, the same with `--case`, handed to it as the path `case`, out; $FIRSTHAND_CASE and ./firsthand.db stand in."""

    @functools.wraps(command)
    def wrapped(**given: Any) -> Any:
        case = given.pop("case")
        return command(case=case or from_environment(os.environ).case or Path(CASE_NAME), **given)

    option = click.option("--case", "case", metavar="FILE", type=click.Path(path_type=Path),
                          help="The case: $FIRSTHAND_CASE where left out, else firsthand.db in this folder.")
    return option(wrapped)  # type: ignore[return-value]
