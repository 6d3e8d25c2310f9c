"""Commands by which a person decides: `set`, `aside`, `merge`, `split`, `protect`, `rate`, `note`, `tag`, `log`, `undo`."""

from __future__ import annotations

import functools
import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from firsthand.cli.help import Command
from firsthand.cli.job import Options, case_option, shared_options
from firsthand.config import from_environment
from firsthand.errors import InputError
from firsthand.model.casefile import Decision
from firsthand.model.judgement import JudgementKind
from firsthand.model.outlook import Outcome

Decider = TypeVar("Decider", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, and why."""

    actor: str
    why: str = ""


def find_actor(given: str | None) -> str:
    """The name on the command line in; that, else that of $FIRSTHAND_ACTOR, else that of the account, out.

    Raises:
        InputError: There is none.
    """
    actor = (given or "").strip() or from_environment(os.environ).actor
    if actor:
        return actor
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # an account without a name
        raise InputError("Nobody is named who decides.", hint="Give --by NAME, or set FIRSTHAND_ACTOR.") from error


def _deciding(command: Decider) -> Decider:
    """A command in, the same with who decides and why, and with the options that all have, out."""

    @functools.wraps(command)
    def wrapped(**given: Any) -> Any:
        actor, why = given.pop("actor"), given.pop("why")
        return command(by=By(find_actor(actor), why or ""), **given)

    for option in (
        shared_options,
        case_option,
        click.option("--by", "actor", metavar="NAME", help="Who decides: $FIRSTHAND_ACTOR where left out, else your account."),
        click.option("--why", metavar="TEXT", help="Why; it stands in the log and beside what was decided."),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


def _decide(case: Path, options: Options, decision: Decision) -> int:
    """A case and what is to be decided in, done and told."""
    from firsthand.cli import deciding

    return deciding.decide(case, decision, options)


_OF_DUE = frozenset({"outcome", "to", "on"})
_SET_EXAMPLES = """
firsthand set T12 --published 2015-07-07
firsthand set T12 --outlet "Lowen Echo" --why "it says so at the foot"
firsthand set T12 --author ""            (it is not known)
firsthand set K3 --due kept --see K9
firsthand set K3 --due moved --to 2031-06-09 --on "28 March" --why "the council's letter"
"""


@click.command("set", cls=Command, epilog=_SET_EXAMPLES)
@click.argument("subject", metavar="ID")
@click.option("--published", metavar="DATE", help="When it was published: 2015-07-07, 2015-07-07T16:20+02:00, July 2015.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--title", metavar="TEXT", help="Its headline.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--author", metavar="NAME", help="Who wrote it.")
@click.option("--due", "outcome", type=click.Choice([o.value for o in Outcome]),
              help="What became of what a claim says will come.")
@click.option("--to", metavar="DATE", help="With --due moved: the new date.")
@click.option("--on", metavar="DATE|WORDS", help="With --due: which of several, by its date or the words of it.")
@click.option("--see", metavar="CLAIM", help="With --due: the claim that shows it.")
@_deciding
def set_(subject: str, see: str | None, case: Path, by: By, options: Options, **values: str | None) -> int:
    """Correct what is known of a document, or say what became of what a claim says will come.

    Of a document, such as T12, its date, outlet, title, address or author; `firsthand brief` lists them at its end. The file
    itself stays as it is. An empty value says that it is not known. Who was first may change: what changed is told.

    Of a claim, such as K3, by --due: that it was kept, broken or moved, that it is still open, or that nobody can tell;
    `firsthand due` lists what is to come, and what later reports say of it.
    """
    given = {name: value for name, value in values.items() if value is not None}
    is_of_due = bool(given.keys() & _OF_DUE) or see is not None
    if is_of_due and given.keys() - _OF_DUE:
        raise click.UsageError("--due is of a claim, and the other options are of a document: give one or the other.")
    if is_of_due and "outcome" not in given:
        raise click.UsageError("--to, --on and --see go with --due: say what became of it.")
    kind, others = (JudgementKind.DUE if is_of_due else JudgementKind.SET), ((see,) if see else ())
    return _decide(case, options, Decision(kind, subject, others, values=given, actor=by.actor, why=by.why))


_ASIDE_EXAMPLES = """
firsthand aside T12 --why "a test page"
firsthand aside T12 --back
"""


@click.command(cls=Command, epilog=_ASIDE_EXAMPLES)
@click.argument("document", metavar="DOCUMENT")
@click.option("--back", "is_back", is_flag=True, help="Take it back: the document counts again.")
@_deciding
def aside(document: str, is_back: bool, case: Path, by: By, options: Options) -> int:
    """Leave a document out of all counts, or take it back. Nothing is deleted.

    DOCUMENT is an id such as T12; `firsthand brief` lists them at its end, `firsthand status` those that are set aside.
    """
    from firsthand.cli import deciding

    if is_back:
        return deciding.take_aside_back(case, document, by=by, options=options)
    return _decide(case, options, Decision(JudgementKind.ASIDE, document, actor=by.actor, why=by.why))


_MERGE_EXAMPLES = """
firsthand merge K3 K7 --why "one statement, translated twice"
firsthand merge S3 S5
"""


@click.command(cls=Command, epilog=_MERGE_EXAMPLES)
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@_deciding
def merge(first: str, second: str, case: Path, by: By, options: Options) -> int:
    """Make two claims one, or two sources.

    An anonymous source is never made one with a named source, nor a protected one with one that is not.
    """
    return _decide(case, options, Decision(JudgementKind.MERGE, first, (second,), actor=by.actor, why=by.why))


_SPLIT_EXAMPLES = """
firsthand split K3 P40 P41 --why "another fire"
firsthand split S3 T12            the S3 of T12 is somebody else
"""


@click.command(cls=Command, epilog=_SPLIT_EXAMPLES)
@click.argument("subject", metavar="ID")
@click.argument("leaving", metavar="LEAVING...", nargs=-1, required=True)
@_deciding
def split(subject: str, leaving: tuple[str, ...], case: Path, by: By, options: Options) -> int:
    """Make appearances of a claim a claim of their own, or a source in some documents a source of its own.

    LEAVING is, for a claim, the appearances that leave it (P40; `firsthand claim K3 --why` lists them); for a source, the
    documents in which somebody else is meant (T12).
    """
    return _decide(case, options, Decision(JudgementKind.SPLIT, subject, leaving, actor=by.actor, why=by.why))


_PROTECT_EXAMPLES = """
firsthand protect S3
firsthand protect S3 --form "Nita" --form "+44 20 7946 0000"
"""


@click.command(cls=Command, epilog=_PROTECT_EXAMPLES)
@click.argument("source", metavar="SOURCE")
@click.option("--form", "forms", metavar="TEXT", multiple=True, help="What else would give it away: a nickname, a number.")
@_deciding
def protect(source: str, forms: tuple[str, ...], case: Path, by: By, options: Options) -> int:
    """Let a source leave this case only under a label, drawn anew for each export.

    Its name is hidden in everything that firsthand prints or writes. The case itself and its originals still hold it.
    """
    values = {f"form {number}": form for number, form in enumerate(forms, 1)}
    return _decide(case, options, Decision(JudgementKind.PROTECT, source, values=values, actor=by.actor, why=by.why))


_RATE_EXAMPLES = """
firsthand rate K3 --info 2 --note "the hospital's list shows it"
firsthand rate S1 --source B --by "M. Oduya"
"""


@click.command(cls=Command, epilog=_RATE_EXAMPLES)
@click.argument("subject", metavar="ID")
@click.option("--info", "credibility", metavar="1-6", help="Of a claim: 1 confirmed by other sources ... 6 cannot be judged.")
@click.option("--source", "reliability", metavar="A-F", help="Of a source: A completely reliable ... F cannot be judged.")
@click.option("--note", metavar="TEXT", help="What it rests on; it stands beside the rating, as --why does.")
@_deciding
def rate(subject: str, note: str | None, case: Path, by: By, options: Options, **values: str | None) -> int:
    """Rate how well a claim is supported, or how reliable a source is.

    By the Admiralty code: of a claim its credibility, 1 to 6, of a source its reliability, A to F. It is no verdict of truth.
    Your rating stands beside the machine's and beside those of others, with how far they agree. What you gave before stays too.
    """
    given = {name: value for name, value in values.items() if value is not None}
    why = "; ".join(words.strip() for words in (note, by.why) if words and words.strip())
    return _decide(case, options, Decision(JudgementKind.RATE, subject, values=given, actor=by.actor, why=why))


_NOTE_EXAMPLES = """
firsthand note K3 "the harbour office confirms it by telephone"
firsthand note T12 "a translation; see T3"
"""


@click.command(cls=Command, epilog=_NOTE_EXAMPLES)
@click.argument("subject", metavar="ID")
@click.argument("text", metavar="TEXT")
@_deciding
def note(subject: str, text: str, case: Path, by: By, options: Options) -> int:
    """Put a note on a document, claim or source."""
    return _decide(case, options, Decision(JudgementKind.NOTE, subject, values={"text": text}, actor=by.actor, why=by.why))


_TAG_EXAMPLES = """
firsthand tag K3 to-check
"""


@click.command(cls=Command, epilog=_TAG_EXAMPLES)
@click.argument("subject", metavar="ID")
@click.argument("text", metavar="TAG")
@_deciding
def tag(subject: str, text: str, case: Path, by: By, options: Options) -> int:
    """Put a tag on a document, claim or source."""
    return _decide(case, options, Decision(JudgementKind.TAG, subject, values={"text": text}, actor=by.actor, why=by.why))


_LOG_EXAMPLES = """
firsthand log
firsthand log --json
"""


@click.command(cls=Command, epilog=_LOG_EXAMPLES)
@case_option
@shared_options
def log(case: Path, options: Options) -> int:
    """List what was decided, by whom, when and why, the newest last.

    A table on a terminal, tab-separated where the output goes elsewhere.
    """
    from firsthand.cli import log as logbook

    return logbook.show_log(case, options)


_UNDO_EXAMPLES = """
firsthand undo
firsthand undo J4 --why "it was the right date after all"
"""


@click.command(cls=Command, epilog=_UNDO_EXAMPLES)
@click.argument("judgement", metavar="[DECISION]", required=False)
@_deciding
def undo(judgement: str | None, case: Path, by: By, options: Options) -> int:
    """Take a decision back: the last one that stands, or the one named. It stays in the log."""
    from firsthand.cli import deciding

    return deciding.undo(case, judgement, by=by, options=options)
