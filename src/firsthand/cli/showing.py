"""Prints the brief or a claim of a case. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.lists import list_claims
from firsthand.cli.records import claim_json
from firsthand.cli.screen import is_drawn, make_console, print_json, print_lines, say
from firsthand.engine.case import CaseFile
from firsthand.errors import NotFound
from firsthand.model.claim import ClaimId
from firsthand.model.public import PublicCase
from firsthand.model.standing import PAGE, Room, room_of
from firsthand.stages import publish

EXIT_NOTHING = 1


def show_brief(path: Path, options: Options, *, is_markdown: bool, is_full: bool) -> int:
    """A case in, its brief printed."""
    with look_at_case(path, options) as case:
        if not print_brief(case, options, is_markdown=is_markdown, room=room_of(is_full=is_full)):
            say("Nothing has been read into this case yet. Read reports: firsthand add FOLDER.", options)
    return 0


def print_brief(case: CaseFile, options: Options, *, is_markdown: bool, room: Room = PAGE) -> int:
    """An open case in, its brief printed, as JSON the records that it is made of; how many reports the case has out."""
    public = publish_case(case.load_brief(room), is_compared=options.is_json)
    if options.is_json:
        print_json(publish.case_json(public))
    elif is_drawn(options, is_markdown=is_markdown):
        publish.print_brief(public, make_console(options), room=room)
    else:
        click.echo(publish.brief_markdown(public, room=room), nl=False)
    return len(public.documents) if public.overview is None else public.overview.documents


def show_claim(path: Path, claim_id: str, *, options: Options, is_markdown: bool, is_why: bool) -> int:
    """A case and the id of a claim in, its page printed.

    Raises:
        NotFound: The case holds no such claim.
    """
    with look_at_case(path, options) as case:
        asked, claim_id = claim_id, case.resolve(claim_id)
        public = publish_case(case.load([ClaimId(claim_id)]))
    if claim_id != asked:
        say(f"{asked} is called {claim_id} now.", options)
    if all(claim.id != claim_id for claim in public.claims):
        raise NotFound(f"There is no claim {claim_id} in this case.", hint="Run `firsthand claims` to see which there are.")
    print_claim(public, claim_id, options=options, is_markdown=is_markdown, is_why=is_why)
    return 0


def print_claim(public: PublicCase, claim_id: str, *, options: Options, is_markdown: bool = False, is_why: bool = False) -> None:
    """What may be shown and the id of a claim in, its page printed.

    Raises:
        NotFound: There is no such claim.
    """
    if options.is_json:
        print_json(claim_json(public, [claim_id]))
    elif is_drawn(options, is_markdown=is_markdown):
        publish.print_claim(public, claim_id, console=make_console(options), why=is_why)
    else:
        click.echo(publish.claim_markdown(public, claim_id, why=is_why), nl=False)


def show_trace(path: Path, sentence: str, *, limit: int, options: Options, is_markdown: bool) -> int:
    """A case and a sentence in, the page of the nearest claim printed and the next ones named; 1 where none is near."""
    with look_at_case(path, options) as case:
        nearest = case.trace(sentence, limit=limit)
        public = publish_case(case.load([n.claim for n in nearest])) if nearest else PublicCase()
    likeness = {n.claim: n.likeness for n in nearest}
    found = [n.claim for n in nearest if any(c.id == n.claim for c in public.claims)]
    if options.is_json:
        document = claim_json(public, found)
        for claim in document["claims"]:
            claim["likeness"] = round(likeness[claim["id"]], 2)
        print_json(document)
    if not found:
        say("No claim of this case is near that sentence.", options)
        return EXIT_NOTHING
    if options.is_json:
        return 0
    print_claim(public, found[0], options=options, is_markdown=is_markdown)
    if len(found) > 1:
        lines = list_claims(public, found[1:])
        is_plain = is_drawn(options, is_markdown=is_markdown)
        heading = ["", "Also near"] if is_plain else ["", "## Also near", ""]
        print_lines([*heading, *(line if is_plain else f"- {line}" for line in lines)], options)
    return 0
