"""Commands to look at a case: `brief`, `claims`, `claim`, `trace`, `sources`, `contradictions`, `changed`, and some more."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from firsthand.cli.help import Command
from firsthand.cli.job import Job, Options, case_option, perform, shared_options

_CLAIM_ID = re.compile(r"[Kk]0*([0-9]+)")
_DOCUMENT_ID = re.compile(r"[Tt]0*([0-9]+)")
_MARKDOWN = click.option("--markdown", "is_markdown", is_flag=True, help="Print Markdown even on a terminal.")
_NUMBER = click.IntRange(min=1)

_BRIEF_EXAMPLES = """
firsthand brief
firsthand brief > brief.md
firsthand brief --full
firsthand brief reports/
"""


@click.command(cls=Command, epilog=_BRIEF_EXAMPLES)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--full", "is_full", is_flag=True, help="More than one page: up to 40 claims, and all that they rest on.")
@_MARKDOWN
@case_option
@shared_options
def brief(paths: tuple[str, ...], is_full: bool, is_markdown: bool, case: Path, options: Options) -> int:
    """Print the case in one page, every line cited.

    It stands under four headings: claim status, source chain, timeline, verification gaps.

    With PATH, files and folders are read without a case, and nothing is kept. Where the output is no terminal it is Markdown.
    """
    if paths:
        _refuse_case()
        return perform(Job(paths, options, is_markdown=is_markdown, is_full=is_full))
    from firsthand.cli import showing

    return showing.show_brief(case, options, is_markdown=is_markdown, is_full=is_full)


_CLAIMS_EXAMPLES = """
firsthand claims
firsthand claims --single-source
firsthand claims --min-outlets 3 --max-independent 1
firsthand claims --contested --json
"""


@click.command(cls=Command, epilog=_CLAIMS_EXAMPLES)
@click.option("--single-source", "is_single_source", is_flag=True, help="Told by two reports or more, resting on one source.")
@click.option("--contested", "is_contested", is_flag=True, help="Reports disagree about it: one affirms what another denies.")
@click.option("--min-outlets", type=_NUMBER, default=None, metavar="N", help="Printed by N outlets or more.")
@click.option("--max-independent", type=click.IntRange(min=0), metavar="N", help="N independent sources behind it at most.")
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N; all where left out, on a terminal the first 40.")
@case_option
@shared_options
def claims(case: Path, options: Options, **query: Any) -> int:
    """List claims, what matters most first.

    A table on a terminal, tab-separated where the output goes elsewhere. Conditions narrow: all of them hold.
    """
    from firsthand.cli import lists

    return lists.show_claims(case, options, **query)


_CLAIM_EXAMPLES = """
firsthand claim K3
firsthand claim K3 --why
firsthand claim reports/ K3 --why
"""


@click.command(cls=Command, epilog=_CLAIM_EXAMPLES)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.argument("claim_id", metavar="CLAIM")
@click.option("--why", "is_why", is_flag=True, help="With every rule that made the count of independent sources.")
@_MARKDOWN
@case_option
@shared_options
def claim(paths: tuple[str, ...], claim_id: str, case: Path, options: Options, **how: Any) -> int:
    """Print one claim: source chain, appearances, count.

    The count is of independent sources. CLAIM is an id of the brief, such as K3. With PATH before it, files and folders are read
    without a case.
    """
    match = _CLAIM_ID.fullmatch(claim_id)
    if match is None:
        raise click.UsageError(f"{claim_id!r} is no id of a claim. Put one from the brief, such as K3, last.")
    if paths:
        _refuse_case()
        return perform(Job(paths, options, claim_id=f"K{match[1]}", **how))
    from firsthand.cli import showing

    return showing.show_claim(case, f"K{match[1]}", options=options, **how)


_EVIDENCE_EXAMPLES = """
firsthand evidence
firsthand evidence --open
firsthand evidence --json
firsthand evidence --fail-on open > /dev/null || echo "somebody should ask to see it"
"""


@click.command(cls=Command, epilog=_EVIDENCE_EXAMPLES)
@click.option("--open", "is_open", is_flag=True, help="Only what no report shows.")
@click.option("--fail-on", type=click.Choice(["open"]), help="End with exit code 4 where there is evidence that no report shows.")
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N; all where left out, on a terminal the first 40.")
@case_option
@shared_options
def evidence(case: Path, options: Options, **how: Any) -> int:
    """List evidence that reports speak of.

    Documents, data, recordings, pictures, samples: who is said to have them, who saw them, what they are said to show, when they
    are to be presented. What no report prints, quotes at length or links to is open. The exit code is 1 where no report speaks of
    any.
    """
    from firsthand.cli import evidence as evidence_list

    return evidence_list.show_evidence(case, options, **how)


_TRACE_EXAMPLES = """
firsthand trace "14 dock workers died"
firsthand trace < sentence.txt
"""


@click.command(cls=Command, epilog=_TRACE_EXAMPLES)
@click.argument("words", metavar="[SENTENCE]...", nargs=-1)
@click.option("--limit", type=_NUMBER, default=5, show_default=True, metavar="N", help="How many near claims to name.")
@_MARKDOWN
@case_option
@shared_options
def trace(words: tuple[str, ...], limit: int, case: Path, options: Options, **how: Any) -> int:
    """Find the claim nearest to a sentence, and print it.

    SENTENCE comes from stdin where it is left out. The exit code is 1 where no claim is near.
    """
    from firsthand.cli import showing

    is_asked = not words and (sys.stdin is None or sys.stdin.isatty())  # a terminal would be waited for, without a word
    sentence = "" if is_asked else " ".join(words or (sys.stdin.read(),))
    if not sentence.strip():
        raise click.UsageError("There is no sentence to look for.")
    return showing.show_trace(case, " ".join(sentence.split()), limit=limit, options=options, **how)


_CONTRADICTIONS_EXAMPLES = """
firsthand contradictions
firsthand contradictions --all --markdown
firsthand contradictions --json
"""


@click.command(cls=Command, epilog=_CONTRADICTIONS_EXAMPLES)
@click.option("--all", "is_all", is_flag=True, help="Also where both may be right: tension, a later, closer or narrower count.")
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N; all where left out.")
@_MARKDOWN
@case_option
@shared_options
def contradictions(case: Path, options: Options, **how: Any) -> int:
    """List numbers, dates, places and names that do not agree.

    And what one report denies that another tells, and phrases credited to different people. Every side is cited. Which side is
    right is for a person to say. The exit code is 1 where nothing stands against anything.
    """
    from firsthand.cli import disagreements

    return disagreements.show_disagreements(case, options, **how)


_SOURCES_EXAMPLES = """
firsthand sources
firsthand sources --limit 20
firsthand sources --json
"""


@click.command(cls=Command, epilog=_SOURCES_EXAMPLES)
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N; all where left out, on a terminal the first 40.")
@case_option
@shared_options
def sources(case: Path, options: Options, limit: int | None) -> int:
    """List sources, those that most claims name first."""
    from firsthand.cli import lists

    return lists.show_sources(case, options, limit=limit)


_SEARCH_EXAMPLES = """
firsthand search warehouse
firsthand search "harbour master" --limit 5
"""


@click.command(cls=Command, epilog=_SEARCH_EXAMPLES)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--limit", type=_NUMBER, default=20, show_default=True, metavar="N", help="How many reports to look into at most.")
@case_option
@shared_options
def search(words: tuple[str, ...], limit: int, case: Path, options: Options) -> int:
    """Find words in the reports, and show each hit in its place.

    A report has to hold all of WORDS. The exit code is 1 where none does.
    """
    from firsthand.cli import hits

    return hits.show_hits(case, " ".join(words), limit=limit, options=options)


_CHANGED_EXAMPLES = """
firsthand changed
firsthand changed K3
firsthand changed T6
firsthand changed --json
"""


@click.command(cls=Command, epilog=_CHANGED_EXAMPLES)
@click.argument("subject", metavar="[ID]", required=False)
@click.option("--limit", type=_NUMBER, metavar="N", help="The first N; all where left out, on a terminal the first 40.")
@_MARKDOWN
@case_option
@shared_options
def changed(subject: str | None, case: Path, options: Options, limit: int | None, is_markdown: bool) -> int:
    """Print what changed on the way from report to report.

    Claim by claim and copy by copy, the gravest first: sources, hedges and bounds lost; figures, names, dates and speakers
    changed; then wording. ID is a claim, such as K3, or a document that is a copy, such as T6, which is laid word by word beside
    what it copies. The exit code is 1 where nothing changed.
    """
    from firsthand.cli import changed as changes

    if subject is None:
        return changes.show_changed(case, options, claim_id=None, limit=limit)
    if match := _CLAIM_ID.fullmatch(subject):
        return changes.show_changed(case, options, claim_id=f"K{match[1]}", limit=limit)
    if match := _DOCUMENT_ID.fullmatch(subject):
        return changes.show_copy(case, f"T{match[1]}", options=options, is_markdown=is_markdown)
    raise click.UsageError(f"{subject!r} is no id of a claim or document. Ids look like K3 or T6; `firsthand brief` shows them.")


def _refuse_case() -> None:
    """Nothing in; PATH is read without a case, so `--case` beside it is a mistake.

    Raises:
        UsageError: It was given.
    """
    if click.get_current_context().get_parameter_source("case") is ParameterSource.COMMANDLINE:
        raise click.UsageError("PATH is read without a case. Leave out PATH or --case; `firsthand add` reads PATH into the case.")
