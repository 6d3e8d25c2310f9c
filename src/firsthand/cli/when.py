"""Commands to look at a case in time: `timeline`, `numbers`, `due`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Options, case_option, shared_options

_CLAIM_ID = re.compile(r"[Kk]0*([0-9]+)")
_DAY = click.DateTime(["%Y-%m-%d"])
_NUMBER = click.IntRange(min=1)


def read_claim_id(context: click.Context, parameter: click.Parameter, given: str | None) -> str | None:
    """What was given as the id of a claim in, the id out.

    Raises:
        BadParameter: It is none.
    """
    if given is None:
        return None
    if (match := _CLAIM_ID.fullmatch(given)) is None:
        raise click.BadParameter(f"{given!r} is no id of a claim. Ids look like K3; `firsthand claims` shows them.")
    return f"K{match[1]}"


_TIMELINE_EXAMPLES = """
firsthand timeline
firsthand timeline --claim K3
firsthand timeline --since 2031-03-01 --until 2031-03-31 --json
firsthand export timeline.svg
"""


@click.command(cls=Command, epilog=_TIMELINE_EXAMPLES)
@click.option("--claim", "claim_id", metavar="CLAIM", callback=read_claim_id, help="Only the lines of this claim, such as K3.")
@click.option("--since", type=_DAY, metavar="DATE", help="From this day on; also what began before and lasted.")
@click.option("--until", type=_DAY, metavar="DATE", help="Up to this day.")
@click.option("--on", type=_DAY, metavar="DATE", help="What is due is overdue or open as of this day; today where left out.")
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N; all where left out, on a terminal the first 40.")
@case_option
@shared_options
def timeline(case: Path, options: Options, **how: Any) -> int:
    """List what happened, what was reported and what is due, by date.

    Happened: the dates that reports give for what they tell. Reported: the day of each claim's first report, with the later ones
    counted. Due: what reports say will come. A date without its year, and a report without a date, stand apart, below. Nothing
    here says that it is so. As a drawing: `firsthand export timeline.svg`.
    """
    from firsthand.cli import timeline as timeline_list

    return timeline_list.show_timeline(case, options, **how)


_NUMBERS_EXAMPLES = """
firsthand numbers
firsthand numbers K3
firsthand numbers --all --json
firsthand export numbers.svg
"""


@click.command(cls=Command, epilog=_NUMBERS_EXAMPLES)
@click.argument("claim_id", metavar="[CLAIM]", required=False, callback=read_claim_id)
@click.option("--all", "is_all", is_flag=True, help="Also where all reports give one number.")
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N numbers; all where left out, on a terminal the first 40.")
@case_option
@shared_options
def numbers(claim_id: str | None, case: Path, options: Options, **how: Any) -> int:
    """List how a number moved: who gave which, and when.

    One counted thing after another, each in order of publication. A number is given as firmly as the report gives it: "at least
    14", "about 40". Notes tell where a number changed on the way, where the same outlet or source gave a later one, and where a
    report says itself that it corrects one. Which is right is for you to find out. With CLAIM, all that this claim counts.
    """
    from firsthand.cli import numbers as number_list

    return number_list.show_numbers(case, options, claim_id=claim_id, **how)


_DUE_STATES = ("overdue", "due", "open", "kept", "broken", "moved", "unknown")
_DUE_EXAMPLES = """
firsthand due
firsthand due --overdue
firsthand due --state broken --state moved
firsthand due --on 2031-06-30 --json
firsthand due --fail-on overdue > /dev/null || echo "look at the case"
"""


@click.command(cls=Command, epilog=_DUE_EXAMPLES)
@click.option("--overdue", "is_overdue", is_flag=True, help="Only what should have come by now.")
@click.option("--state", "states", type=click.Choice(_DUE_STATES), multiple=True, help="Only what stands so; may be given again.")
@click.option("--on", type=_DAY, metavar="DATE", help="As it stands on this day; today where left out.")
@click.option("--fail-on", type=click.Choice(["overdue"]), help="End with exit code 4 where something is overdue.")
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N; all where left out, on a terminal the first 40.")
@case_option
@shared_options
def due(case: Path, options: Options, **how: Any) -> int:
    """List what reports say will come, by its date.

    Each line tells when, who said so and through whom. State is what the calendar tells: open, due, overdue, or unknown, where no
    year is given or DATE lies within a month or stretch of days; or what you decided by `firsthand set K3 --due kept`: kept,
    broken, moved, open or unknown. What was moved stands at its new date, and is overdue once more when that has gone by.

    Where a later report may tell what became of it, that stands below, as "perhaps kept": it is for you to look and decide.
    """
    from firsthand.cli import due as due_list

    return due_list.show_due(case, options, **how)
